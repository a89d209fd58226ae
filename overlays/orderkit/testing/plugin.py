"""Fixtures for pytest: a mock of each provider, reset for every test.

pytest loads this module in every run, so that it imports the mock only where a test uses a fixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from ..runtime.installing import how_to_install

if TYPE_CHECKING:
    from ..mock import MockSettings
    from .provider_mock import ProviderMock
    from .session import MockSession


@pytest.fixture(scope="session")
def orderkit_settings() -> MockSettings | None:
    """Settings of the mock; None for the defaults. Override this fixture to change them."""
    return None


@pytest.fixture(scope="session")
def orderkit_session(orderkit_settings: MockSettings | None) -> Iterator[MockSession]:
    """The mock of all providers that the tests of one process share; use `orderkit_mock` in tests."""
    try:
        from .session import MockSession
    except ModuleNotFoundError as error:
        raise pytest.UsageError(
            f"the fixtures of orderkit need {error.name}, which is not installed; {how_to_install('mock')}"
        ) from error
    with MockSession(orderkit_settings) as session:
        yield session


@pytest.fixture
def orderkit_mock(orderkit_session: MockSession) -> MockSession:
    """The mock of all providers, in its initial state."""
    orderkit_session.reset()
    return orderkit_session


@pytest.fixture
def nocnoc_mock(orderkit_mock: MockSession) -> ProviderMock:
    """The mock of nocnoc's Easy Logistic API."""
    return orderkit_mock.provider("nocnoc")


@pytest.fixture
def nocnoc_store_mock(orderkit_mock: MockSession) -> ProviderMock:
    """The mock of nocnoc's store API."""
    return orderkit_mock.provider("nocnoc-store")


@pytest.fixture
def sendcloud_mock(orderkit_mock: MockSession) -> ProviderMock:
    """The mock of Sendcloud."""
    return orderkit_mock.provider("sendcloud")


@pytest.fixture
def noventiq_mock(orderkit_mock: MockSession) -> ProviderMock:
    """The mock of Noventiq."""
    return orderkit_mock.provider("noventiq")


@pytest.fixture
def epages_mock(orderkit_mock: MockSession) -> ProviderMock:
    """The mock of ePages."""
    return orderkit_mock.provider("epages")
