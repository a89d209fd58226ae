"""Ids in ePages' form: five groups of upper-case hexadecimal digits, not RFC 9562 UUIDs (EP-34)."""

from __future__ import annotations

from hashlib import blake2b


def make_id(kind: str, number: int) -> str:
    """Make the id of a numbered thing of a kind, equal for equal arguments."""
    # A hash, so that ids look random and repeated runs have the same ones.
    digits = blake2b(f"{kind} {number}".encode(), digest_size=16).hexdigest().upper()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
