"""Settings and fixtures of all tests: property tests draw alike each time, and none fails on a slow machine."""

import asyncio
import copy
import inspect
from collections.abc import Iterator
from typing import Any

import httpx
import live_report
import pytest
from documented_responses import check, recording
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from orderkit.contract import Contract

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("anew", deadline=None, derandomize=False, database=None, print_blob=True)
settings.load_profile("repeatable")  # `make fuzz` asks for the other by --hypothesis-profile


def pytest_configure(config: pytest.Config) -> None:
    live_report.register(config)
    wait_for_a_slow_machine()
    if config.getoption("--hypothesis-profile") != "anew":
        draw_nothing_from_source_code()


def wait_for_a_slow_machine() -> None:
    """Have requests that tests make over httpx itself wait for a minute instead of its default of five seconds."""
    default: httpx.Timeout = inspect.signature(httpx.Client).parameters["timeout"].default
    default.connect = default.read = default.write = default.pool = 60.0


def draw_nothing_from_source_code() -> None:
    """Keep hypothesis from drawing constants of modules that happen to be imported.

    Otherwise a test draws other examples when it runs alone, and when any other test changes.
    """
    providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def examples(contract: Contract) -> dict[str, Any]:
    """The examples of the contract at hand, free to be changed."""
    documented = contract.document["components"]["examples"]
    return {name: copy.deepcopy(documented[name]["value"]) for name in documented}


@pytest.fixture(scope="session")
def undocumented() -> Iterator[list[str]]:
    """What differs between the responses of mocks and their documents; empty, or the test fails."""
    with recording() as found:
        yield found


@pytest.fixture(autouse=True)
def every_response_is_documented(request: pytest.FixtureRequest, undocumented: list[str]) -> Iterator[None]:
    """Fail a test in which a mock sends a response that its document does not have, unless it is marked to do so."""
    yield
    is_marked = request.node.get_closest_marker("undocumented_responses") is not None
    check(undocumented, is_marked=is_marked)
