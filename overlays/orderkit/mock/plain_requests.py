"""Plain requests: whole in one piece of data, with nothing in their framing that only few requests have."""

from __future__ import annotations

import re
from typing import NamedTuple

# A subset of what h11 accepts: all that is left out here is left to h11, which also decides what is no HTTP.
_HEAD = re.compile(
    rb"(GET|PUT|POST|PATCH|DELETE) (/[!-~]*+) HTTP/1\.1\r\n"
    rb"((?:[-!#$%&'*+.^_`|~0-9A-Za-z]++:[ -~]*+\r\n)++)\r\n"
)
_LINE = re.compile(rb"([^:]+): *([ -~]*)\r\n")
_FRAMING = frozenset((b"connection", b"content-length", b"expect", b"transfer-encoding", b"upgrade"))
# Of more digits are only lengths that no data has.
_MAX_LENGTH_DIGITS = 10


class PlainRequest(NamedTuple):
    """A request with its body; the names of its headers are in lower case."""

    method: str
    target: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes


def read_plain(data: bytes) -> PlainRequest | None:
    """Read data that is one plain request; None if it is anything else."""
    head = _HEAD.match(data)
    if head is None:
        return None
    method, target, lines = head.groups()
    headers = [(name.lower(), value.rstrip(b" ")) for name, value in _LINE.findall(lines)]
    length = _length(headers)
    if length is None or head.end() + length != len(data):
        return None
    return PlainRequest(method.decode("ascii"), target, headers, data[head.end() :])


def _length(headers: list[tuple[bytes, bytes]]) -> int | None:
    """Return the length of a body that has no other framing; None unless there is one Host."""
    hosts, lengths = 0, list[bytes]()
    for name, value in headers:
        if name == b"host":
            hosts += 1
        elif name == b"content-length":
            lengths.append(value)
        elif name in _FRAMING and (name != b"connection" or value.lower() != b"keep-alive"):
            return None
    if hosts != 1 or len(lengths) > 1:
        return None
    text = lengths[0] if lengths else b"0"
    return int(text) if text.isdigit() and len(text) <= _MAX_LENGTH_DIGITS else None
