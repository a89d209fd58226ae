"""Slips that no mutator makes, written by hand, and those that the gate cannot see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from checks.document import Document
from checks.links import split_pointer
from slips import SPECS, Slip, reword

UNSEEN = SPECS / "checks" / "unseen.yaml"
HAND = Path(__file__).parents[1] / "data" / "slips_by_hand.yaml"


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(HAND.read_text(encoding="utf-8"))
    return rows


def by_hand(provider: str, document: Document) -> Iterator[Slip]:
    """Yield the slips of a document that are written by hand: a new value, or one text for another."""
    for row in _rows():
        if row["provider"] != provider:
            continue
        places = tuple(tuple(split_pointer(at)) for at in row["at"])
        if "words" in row:
            yield reword(provider, row["kind"], places, row["words"][0], row["words"][1], row["what"])
        else:
            changes = tuple((place, json.dumps(row["value"])) for place in places)
            yield Slip(provider, row["kind"], row["what"], changes)


@cache
def unseen() -> list[dict[str, Any]]:
    """Return the kinds of slip that the gate cannot see, each with the reason."""
    rows: list[dict[str, Any]] = yaml.safe_load(UNSEEN.read_text(encoding="utf-8"))
    return rows


def is_unseen(slip: Slip) -> bool:
    """Return whether a slip is among those that the gate cannot see."""
    known = [each for row in unseen() for each in row.get("slips", [])]
    return any(
        each["provider"] == slip.provider and each["kind"] == slip.kind and each["what"] in slip.what
        for each in known
    )
