"""What holds for all tests: none fails because the machine was slow; and what every mock in process needs."""

import asyncio
import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from orderkit.contract import Contract

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def examples(contract: Contract) -> dict[str, Any]:
    """The examples of the contract at hand, free to be changed."""
    documented = contract.document["components"]["examples"]
    return {name: copy.deepcopy(documented[name]["value"]) for name in documented}
