"""Fixtures of the tests of rules of listings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession


@pytest.fixture(scope="session")
def listed() -> Iterator[MockSession]:
    """Start a mock with a few orders, which no test changes."""
    with MockSession(MockSettings(orders=60, clock=datetime(2026, 11, 30, 12, tzinfo=UTC))) as session:
        yield session
