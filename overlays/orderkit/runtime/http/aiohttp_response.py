"""A response of aiohttp as `ResponseReader` reads it, without a response of httpx in between."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import aiohttp


class RawResponse:
    """The head of a response, and its body chunk by chunk, not decompressed.

    Args:
        response: The response, of which only the head has arrived.
    """

    is_closed = is_stream_consumed = False

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self.status_code, self.reason_phrase = response.status, response.reason or ""
        self.headers = _headers_of(response)

    @property
    def stream(self) -> AsyncIterator[bytes]:
        """The chunks as they arrive."""
        return self

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[bytes]:
        # aiohttp's own iterator would wait for the end of a body that has ended.
        if self._response.content.at_eof():
            raise StopAsyncIteration
        return self._response.content.readany()

    def close(self) -> None:
        """End the use of the connection."""
        end_use(self._response)


def end_use(response: aiohttp.ClientResponse) -> None:
    """Return the connection of a response to the pool, or close it if more is to come."""
    response.release() if response.content.at_eof() else response.close()


def _headers_of(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Return the headers by their names in lower case; the values of one that comes twice are joined, as httpx does."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.raw_headers:
        name, value = raw_name.decode("latin-1").lower(), _text(raw_value)
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
