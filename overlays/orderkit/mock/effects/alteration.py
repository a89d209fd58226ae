"""Alterations of a response by a planned fault: pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from ..engine.json_writer import JsonTextError, read_json, write_json
from ..faults.planned import REMOVED, WITHOUT_CONTENT, PlannedFault

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class SentResponse:
    """A whole response, as it goes over the wire."""

    status: int
    headers: Headers
    body: bytes

    def with_body(self, body: bytes) -> SentResponse:
        """Return the response with another body, and its length."""
        headers = _without(self.headers, [b"content-length"])
        if self.status not in WITHOUT_CONTENT:
            headers = (*headers, (b"content-length", str(len(body)).encode("ascii")))
        return replace(self, headers=headers, body=body)

    def to_bytes(self) -> bytes:
        """Return the head and the body as HTTP/1.1."""
        return self.head_bytes() + self.body

    def head_bytes(self) -> bytes:
        """Return the status line and the headers as HTTP/1.1."""
        lines = [f"HTTP/1.1 {self.status} {_phrase(self.status)}".encode("ascii")]
        lines += [name + b": " + value for name, value in self.headers]
        return b"\r\n".join([*lines, b"", b""])


def alter(response: SentResponse, fault: PlannedFault) -> SentResponse:
    """Return a response as a fault changes it; kinds that end a connection change nothing here."""
    if fault.kind == "truncate":
        # Without its last bytes no document is valid JSON, however short it is.
        return response.with_body(response.body[: len(response.body) // 2])
    if fault.kind == "drift":
        return _drifted(response, fault)
    if fault.kind != "respond":
        return response
    return _replaced(response, fault)


def _replaced(response: SentResponse, fault: PlannedFault) -> SentResponse:
    body = fault.body
    # Errors were rendered by the provider; a code such as 313 has the HTTP status that carries it.
    if fault.status is not None and not fault.is_error:
        response = replace(response, status=fault.status)
        if body is None and not fault.has_effect:
            body = b""  # in place of the error that kept the call from taking effect
    if body is not None:
        response = response.with_body(body)
    if body == b"":
        response = replace(response, headers=_without(response.headers, [b"content-type"]))
    return with_headers(response, fault.all_headers.items())


def with_headers(response: SentResponse, headers: Iterable[tuple[str, str]]) -> SentResponse:
    """Return the response with headers in place of those of the same names."""
    added = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers]
    kept = _without(response.headers, [name for name, _ in added])
    return replace(response, headers=(*kept, *added))


def _drifted(response: SentResponse, fault: PlannedFault) -> SentResponse:
    try:
        document = read_json(response.body)
        _put(document, fault.steps, fault.value)
    except (JsonTextError, LookupError, TypeError):
        # An error, so that the test notices: with an unchanged response it would pass without the fault.
        message = f"the mock cannot change {fault.path}: the response to this call has no such place"
        failed = SentResponse(500, ((b"content-type", b"text/plain; charset=utf-8"),), b"")
        return failed.with_body(message.encode("utf-8"))
    return response.with_body(write_json(document).encode("utf-8"))


def _put(document: Any, steps: tuple[str | int, ...], value: Any) -> None:
    *outer, last = steps
    for step in outer:
        document = document[step]
    if value is REMOVED:
        del document[last]
    elif isinstance(last, str) and not isinstance(document, dict):
        raise TypeError("only an object has names")
    else:
        document[last] = value


def _without(headers: Headers, names: Iterable[bytes]) -> Headers:
    removed = frozenset(names)
    return tuple((name, value) for name, value in headers if name.lower() not in removed)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
