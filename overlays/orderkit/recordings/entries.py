"""Reads one entry of a recording: the form of HAR 1.2 in its dialects, and a plainer one for NDJSON."""

from __future__ import annotations

import binascii
import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, cast
from urllib.parse import urlencode, urlsplit

from .exchange import Exchange, Headers, RecordedRequest, RecordedResponse, header

MAX_BODY_BYTES: Final = 32 * 1024 * 1024
"""A body that is larger is no response about orders; it is also the limit that stops a decompression bomb."""

_CHARSET: Final = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)
_WITHOUT_BODY: Final = frozenset({204, 205, 304})


class UnusableEntryError(ValueError):
    """An entry that is no exchange; its message is the reason, without any content of the entry."""


def read_entry(entry: Any) -> Exchange:
    """Read an entry; UnusableEntryError if it has no complete request or response."""
    if not isinstance(entry, Mapping):
        raise UnusableEntryError("the entry is no object")
    fields = cast(Mapping[str, Any], entry)
    request, response = fields.get("request"), fields.get("response")
    if not isinstance(request, Mapping) or not isinstance(response, Mapping):
        raise UnusableEntryError("the entry has no request or no response")
    started = fields.get("startedDateTime")
    return Exchange(
        _read_request(cast(Mapping[str, Any], request)),
        _read_response(cast(Mapping[str, Any], response)),
        started if isinstance(started, str) else "",
    )


def _read_request(fields: Mapping[str, Any]) -> RecordedRequest:
    method, url = fields.get("method"), fields.get("url")
    if not isinstance(method, str) or not isinstance(url, str) or not _has_host(url):
        raise UnusableEntryError("the request has no method or no URL with a host")
    posted = fields.get("postData")
    body = _posted(cast(Mapping[str, Any], posted)) if isinstance(posted, Mapping) else _plain_body(fields)
    return RecordedRequest(method.upper(), url, _read_headers(fields.get("headers")), body or b"")


def _has_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its ValueError
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _posted(fields: Mapping[str, Any]) -> bytes:
    text, parameters = fields.get("text"), fields.get("params")
    if isinstance(text, str) and text:
        return _decode(text, fields.get("encoding"))
    # Some browsers list the fields of a form and leave its text out.
    pairs = cast(Sequence[Any], parameters) if isinstance(parameters, list) else ()
    named = [cast(Mapping[str, Any], pair) for pair in pairs if isinstance(pair, Mapping)]
    return urlencode([(str(pair.get("name", "")), str(pair.get("value") or "")) for pair in named]).encode()


def _read_response(fields: Mapping[str, Any]) -> RecordedResponse:
    status = fields.get("status")
    if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 999:
        raise UnusableEntryError("the response has no status: the request failed, was blocked or still runs")
    headers = _read_headers(fields.get("headers"))
    content = fields.get("content")
    if not isinstance(content, Mapping):
        return RecordedResponse(status, _declared_utf8(headers), _plain_body(fields))
    found = cast(Mapping[str, Any], content)
    kind = found.get("mimeType")
    if not header(headers, "content-type") and isinstance(kind, str) and kind not in ("", "x-unknown"):
        headers = (*headers, ("content-type", kind))
    body = _content(found, headers, status)
    return RecordedResponse(status, _declared_utf8(headers), body)


def _content(content: Mapping[str, Any], headers: Headers, status: int) -> bytes | None:
    text, size = content.get("text"), content.get("size")
    if not isinstance(text, str):
        is_empty = status in _WITHOUT_BODY or (isinstance(size, int) and size == 0)
        return b"" if is_empty else None
    return _decompressed(_decode(text, content.get("encoding")), header(headers, "content-encoding"))


def _plain_body(fields: Mapping[str, Any]) -> bytes | None:
    """Read `body`: a text, or any other JSON value; `body_base64` holds bytes."""
    if isinstance(packed := fields.get("body_base64"), str):
        return _decode(packed, "base64")
    if "body" not in fields:
        return b""
    body = fields["body"]
    if body is None or isinstance(body, str):
        return body if body is None else _decode(body, None)
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _decode(text: str, encoding: Any) -> bytes:
    if len(text) > MAX_BODY_BYTES * 4 // 3:
        raise UnusableEntryError("the body is too large")
    if encoding != "base64":
        return text.encode("utf-8", "replace")
    try:
        return b64decode(text)
    except (binascii.Error, ValueError):
        raise UnusableEntryError("the body is no base64") from None


def _decompressed(body: bytes, encoding: str) -> bytes:
    """Decompress a body that a tool recorded as it was on the wire; most tools record it decompressed."""
    if encoding.strip().lower() not in ("gzip", "x-gzip") or not body.startswith(b"\x1f\x8b"):
        return body
    decompressor = zlib.decompressobj(wbits=31)
    try:
        whole = decompressor.decompress(body, MAX_BODY_BYTES)
    except zlib.error:
        raise UnusableEntryError("the body cannot be decompressed") from None
    if decompressor.unconsumed_tail:
        raise UnusableEntryError("the body is too large")
    if not decompressor.eof:
        raise UnusableEntryError("the body cannot be decompressed")
    return whole


def _read_headers(value: Any) -> Headers:
    """Read headers: a list of names and values as HAR has it, a list of pairs, or an object."""
    pairs: Iterable[tuple[Any, Any]]
    if isinstance(value, Mapping):
        pairs = cast(Mapping[str, Any], value).items()
    else:
        listed = cast(Sequence[Any], value) if isinstance(value, list) else ()
        pairs = map(_read_pair, listed)
    # Names such as `:authority` are HTTP/2's request line in the form of headers.
    return tuple(
        (name.lower(), content)
        for name, content in pairs
        if isinstance(name, str) and isinstance(content, str) and name and not name.startswith(":")
    )


def _read_pair(item: Any) -> tuple[Any, Any]:
    if isinstance(item, Mapping):
        fields = cast(Mapping[str, Any], item)
        return fields.get("name"), fields.get("value")
    pair: Sequence[Any] = cast(Sequence[Any], item) if isinstance(item, list) else ()
    return (pair[0], pair[1]) if len(pair) == 2 else (None, None)


def _declared_utf8(headers: Headers) -> Headers:
    """Return headers whose content type has no charset: the text of a recording is Unicode whatever it was before."""
    return tuple((name, _CHARSET.sub("", text) if name == "content-type" else text) for name, text in headers)
