"""The third of the catalogue that is set aside before any tuning, drawn by a seed from every provider and class."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from .defect import KINDS, Defect

SEED = 14


LATER: Final = frozenset({"epages-currency-symbol", "nocnoc-pickup-country-lower-case"})
"""Defects that were added after the tuning began: they are tuned on, and the draw is that of the others."""


def draw(defects: Iterable[Defect]) -> list[str]:
    """Return the ids of every third defect, class by class, in an order that the seed mixes."""
    drawn = [each for each in defects if each.id not in LATER]
    ordered = sorted(drawn, key=lambda each: (each.provider, KINDS.index(each.kind), _mixed(each.id)))
    chosen: list[str] = []
    for provider in dict.fromkeys(defect.provider for defect in ordered):
        own = [defect.id for defect in ordered if defect.provider == provider]
        chosen += own[1::3]
    return sorted(chosen)


@cache
def held_out() -> frozenset[str]:
    """Return the ids of the defects that are set aside."""
    text = files("orderkit.conformance.power").joinpath("held_out.json").read_text(encoding="utf-8")
    return frozenset(json.loads(text))


def _mixed(text: str) -> str:
    return hashlib.sha256(f"{SEED}:{text}".encode()).hexdigest()
