"""Content encodings: those that are requested, and how a body in one of them is decompressed."""

from __future__ import annotations

import zlib
from typing import Final

ACCEPTED_ENCODINGS: Final = "gzip, deflate"
"""The content encodings that are requested. A fixed list makes a request the same on every machine: httpx would add
others where the packages for them are installed, and their decoders do not bound what they return."""

_ENCODINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})

# Lets zlib find out by the header which of its formats is there: some servers call one by the name of the other.
_ANY_HEADER: Final = zlib.MAX_WBITS + 32


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
    """Decompresses a body chunk by chunk, each up to a limit."""

    def __init__(self, encoding: str) -> None:
        self._inflater = zlib.decompressobj(_ANY_HEADER)
        # Some servers send `deflate` without the header of zlib: its first two bytes tell.
        self._head = b"" if encoding.lower() == "deflate" else None

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
        return self._inflater.decompress(chunk, most)


def _has_header(data: bytes) -> bool:
    return data[:2] == b"\x1f\x8b" or (data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0)
