"""Responses that show the same, as `x-same-as` declares it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..contract import Contract
from . import pointers
from .calls import Exchange
from .values import differing

Difference = tuple[str, Any, Any]
"""The pointer of a place and both values."""


def differences(one: Exchange, other: Exchange, entry: Mapping[str, Any]) -> list[Difference]:
    """List where two responses differ among the members of an entry of `x-same-as`."""
    members: list[str] = entry.get("members", [""])
    return [
        each
        for member in members
        for each in differing(pointers.first(one.value, member), pointers.first(other.value, member), member)
    ]


def disagreeing(
    contract: Contract, reads: Mapping[str, Exchange]
) -> Iterator[tuple[Exchange, Exchange, list[Difference]]]:
    """Yield each two reads of an object of which one must show the same as the other, with what differs."""
    for operation, read in reads.items():
        for entry in contract.declared(operation, "x-same-as") or ():
            other = reads.get(entry["operation"])
            if other is not None and read.succeeded and other.succeeded:
                yield read, other, differences(read, other, entry)
