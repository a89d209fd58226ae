"""Identifications as ePages writes them: five groups of upper-case digits, no UUID (EP-34)."""

from __future__ import annotations

from hashlib import blake2b


def make_id(kind: str, number: int) -> str:
    """The identification of the thing of a kind that has a number; the same one every time."""
    digits = blake2b(f"{kind} {number}".encode(), digest_size=16).hexdigest().upper()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
