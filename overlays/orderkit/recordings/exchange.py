"""A recorded exchange: one request and its response."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names in lower case with their values, in the order of the recording."""


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it was sent; `body` is empty if it had none."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class RecordedResponse:
    """A response, decompressed; `body` is None if the recording left it out."""

    status: int
    headers: Headers = ()
    body: bytes | None = b""

    @property
    def media_type(self) -> str:
        """The media type without parameters, in lower case; empty if there is none."""
        return header(self.headers, "content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response; `started` is the time in the recording, as it stands there."""

    request: RecordedRequest
    response: RecordedResponse
    started: str = ""


def header(headers: Headers, name: str) -> str:
    """Return the first value of a header, or an empty text."""
    return next((value for key, value in headers if key == name), "")
