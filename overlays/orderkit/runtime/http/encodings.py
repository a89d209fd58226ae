"""Content encodings: those that are requested, and how a body in one of them is decompressed."""

from __future__ import annotations

import zlib
from typing import Any, Final

ACCEPTED_ENCODINGS: Final = "gzip, deflate"
"""The content encodings that are requested. A fixed list makes a request the same on every machine: httpx would add
others where the packages for them are installed, and their decoders do not bound what they return."""

_ENCODINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})

# Lets zlib find out by the header which of its formats is there: some servers call one by the name of the other.
_ANY_HEADER: Final = zlib.MAX_WBITS + 32
_GZIP: Final = b"\x1f\x8b"
# Members of a body in gzip at most: each of them costs time, even if it is empty.
_MOST_MEMBERS: Final = 1000


def is_readable(encodings: list[str]) -> bool:
    """Return whether a body in some encodings, one after the other, was requested and may be decompressed.

    One that is compressed more than once may not, because each layer can make it a thousand times as large.
    """
    return not encodings or (len(encodings) == 1 and encodings[0].lower() in _ENCODINGS)


def encodings_in(header: str) -> list[str]:
    """Return the encodings that `Content-Encoding` names, without those that change nothing."""
    names = header.split(",")
    return [name for each in names if (name := each.strip()).lower() not in ("", "identity")]


class Unpacker:
    """Decompresses a body chunk by chunk, each up to a limit.

    In gzip it may have several members, one behind the other (RFC 1952, 2.2). What follows them is ignored.
    """

    def __init__(self, encoding: str) -> None:
        self._inflater = zlib.decompressobj(_ANY_HEADER)
        # Some servers send `deflate` without the header of zlib: its first two bytes tell.
        self._head = b"" if encoding.lower() == "deflate" else None
        self._members, self._ended = 1, False

    def __call__(self, chunk: bytes, most: int) -> bytes:
        """Decompress a chunk, to that many bytes at most; zlib.error if it is damaged."""
        if self._head is not None:
            chunk = self._head + chunk
            if len(chunk) < 2:
                self._head = chunk
                return b""
            self._head = None
            if not _has_header(chunk):
                self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        return b"" if self._ended else self._members_of(chunk, most)

    def _members_of(self, chunk: bytes, most: int) -> bytes:
        content = self._inflater.decompress(chunk, most)
        while self._inflater.eof and len(content) < most and not self._ended:
            # The beginning of the next member may be in two chunks.
            rest = self._inflater.unused_data
            if rest[:2] != _GZIP[: len(rest)]:
                self._ended = True
            elif len(rest) < 2:
                break
            else:
                content += self._next_member().decompress(rest, most - len(content))
        return content

    def _next_member(self) -> Any:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise zlib.error(f"a body in gzip must have at most {_MOST_MEMBERS} members")
        self._inflater = zlib.decompressobj(_ANY_HEADER)
        return self._inflater


def _has_header(data: bytes) -> bool:
    return data[:2] == _GZIP or (data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0)
