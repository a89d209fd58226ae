"""Arguments of an inbox as its statements take them; what could harm it later is refused at once."""

from __future__ import annotations

import json
from collections.abc import Collection
from hashlib import blake2b
from typing import Final, cast

from ..runtime.protocol.json_codec import loads_exact

# The largest number that the databases can hold.
_LARGEST: Final = 2**63 - 1
# Longer ones are kept as a digest: an index of PostgreSQL takes 2,700 bytes at most, and a stranger may choose the text
# of a webhook that is not signed.
_LONGEST_TEXT: Final = 200


def check_source(source: str) -> None:
    """Raise ValueError for a name that no sender may have."""
    if not (source.isascii() and source.isprintable() and 0 < len(source) <= 100):
        raise ValueError(f"source must be 1 to 100 printable characters of ASCII (got {source!r})")


def check_sources(sources: object) -> None:
    """Raise TypeError for one name in place of several, whose letters would be taken for names."""
    if isinstance(sources, str):
        raise TypeError(f"sources must be several names (got {sources!r}); put it into a list")


def body_bytes(body: object) -> bytes:
    """Return the bytes of a body. A text would be stored as well, and could not be read back."""
    if not isinstance(body, bytes | bytearray | memoryview):
        raise TypeError(f"body must be bytes (got {type(body).__name__}); pass the body as it arrived")
    return bytes(cast(bytes, body))


def key_bytes(key: object, body: bytes) -> bytes:
    """Return what a webhook is known by: the sender's id of it, or a digest of its body where there is none.

    An empty id is none: otherwise all webhooks of a sender that leaves it empty would be one.
    """
    if key is None or key == "":
        return _digest(body)
    if not isinstance(key, str | int):
        raise TypeError(f"key must be str or None (got {type(key).__name__})")
    return text_bytes(str(key))


def text_bytes(text: str) -> bytes:
    """Return the bytes of a text; a digest of one that is long."""
    content = text.encode("utf-8", "surrogatepass")
    if len(content) <= _LONGEST_TEXT:
        return content
    return b"digest:" + blake2b(content, digest_size=32).hexdigest().encode()


def in_range(number: int) -> int:
    """Return a number, or the nearest one that a database can hold: no webhook has one beyond."""
    return max(-_LARGEST, min(number, _LARGEST))


def known_numbers(numbers: Collection[int] | None) -> list[int] | None:
    """Return those of some numbers that a webhook may have."""
    return None if numbers is None else [number for number in numbers if number == in_range(number)]


def error_text(error: BaseException | str) -> str:
    """Return the kind and the text of an error; the kind alone if its text cannot be had."""
    if isinstance(error, str):
        return error
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 - whatever it is, the webhook has failed, and other webhooks go on
        return type(error).__name__


def _digest(body: bytes) -> bytes:
    """Digest the JSON of a body, so that notations of equal JSON agree; of any other body, its bytes."""
    try:
        # A number with a fraction is its digits: two that differ in the last must not be one.
        plain = json.dumps(
            loads_exact(body), sort_keys=True, separators=(",", ":"), default=lambda number: [str(number)]
        ).encode()
    except (ValueError, RecursionError):
        plain = body
    # A digest of 32 bytes instead of the body keeps the index small; an accidental collision is out of reach.
    return blake2b(plain, digest_size=32).digest()
