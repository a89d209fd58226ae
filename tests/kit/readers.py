"""The two readers of responses: msgspec's, and the standard library's where msgspec is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from orderkit.runtime.client.fast_decoding import fast_decoder
from orderkit.runtime.protocol import json_codec


@pytest.fixture(params=["msgspec", "the standard library"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of the reader that the test runs with."""
    forget()
    if request.param != "msgspec":
        monkeypatch.setitem(sys.modules, "msgspec", None)
    yield str(request.param)
    forget()


def forget() -> None:
    """Drop the decoders that were made, so that the next ones are made by the reader at hand."""
    json_codec.quick_reader.cache_clear()
    fast_decoder.cache_clear()
