"""Fixtures of the tester's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession


@pytest.fixture(scope="module")
def running_mock() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=30)) as session:
        yield session


@pytest.fixture
def mock(running_mock: MockSession) -> MockSession:
    """A mock with thirty orders, as new."""
    running_mock.reset()
    return running_mock
