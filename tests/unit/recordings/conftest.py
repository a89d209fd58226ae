"""Recorded traffic of all providers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from orderkit.recordings.exchange import Exchange
from recorded import Recorder


@pytest.fixture(scope="package")
def traffic(runner: asyncio.Runner) -> Iterator[list[Exchange]]:
    recorder = Recorder(runner).tour()
    yield recorder.exchanges
    recorder.close()
