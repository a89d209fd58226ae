"""Fixtures of the tests of rules of listings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession


@pytest.fixture(scope="session")
def listed() -> Iterator[MockSession]:
    """A mock with a few orders, which no test changes."""
    with MockSession(MockSettings(orders=60)) as session:
        yield session
