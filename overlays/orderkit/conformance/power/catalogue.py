"""The whole catalogue of defects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from .by_hand import epages, nocnoc, nocnoc_store, noventiq, sendcloud
from .defect import Defect

PROVIDERS: Mapping[str, Callable[[], list[Defect]]] = {
    "nocnoc": nocnoc.defects,
    "nocnoc_store": nocnoc_store.defects,
    "sendcloud": sendcloud.defects,
    "noventiq": noventiq.defects,
    "epages": epages.defects,
}


@cache
def catalogue() -> tuple[Defect, ...]:
    """Return all defects, by provider."""
    return tuple(defect for make in PROVIDERS.values() for defect in make())


def find(defect_id: str) -> Defect:
    """Return a defect by its id; ValueError if there is none."""
    for defect in catalogue():
        if defect.id == defect_id:
            return defect
    raise ValueError(f"defect must be an id of the catalogue (got {defect_id})")


def of_provider(provider: str) -> tuple[Defect, ...]:
    """Return the defects of a provider."""
    return tuple(defect for defect in catalogue() if defect.provider == provider)
