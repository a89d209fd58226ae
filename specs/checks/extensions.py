"""Rules for our own extensions: where a fact comes from, its ledger entries, paging, limits, amounts and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .finding import Fault, Rule, is_mapping, mapping, sequence, text

STATUSES = frozenset({"documented", "seen", "inferred", "public"})
LEDGER_ENTRY = re.compile(r"(EL|ST|NV|SC|EP)-\d{2,3}")
PAGINATION_KEYS = ("kind", "inputs", "results", "stop")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
AMOUNTS = ("calls", "seconds")
LAYOUTS = {
    "YYYY-MM-DD": False,
    "YYYY-MM-DD hh:mm:ss": False,
    "YYYY-MM-DDThh:mm:ss±hh:mm": True,
    "RFC 3339": True,
}
"""The forms of a time that `x-time` knows, and whether each has an offset."""


def provenance(document: Document) -> Iterator[Fault]:
    """Report `x-provenance` without a known status or without a source."""
    for place, value in _extensions(document, "x-provenance"):
        status = text(mapping(value).get("status")) or text(value)
        if status.partition(" ")[0].strip(".,;:") not in STATUSES:
            yield place, f"status is not one of {', '.join(sorted(STATUSES))}: choose one"
        elif is_mapping(value) and not text(value.get("source")):
            yield place, "no source: name the page, or where and when it was seen"


def ledger(document: Document) -> Iterator[Fault]:
    """Report `x-ledger` that is not a list of ledger ids."""
    for place, value in _extensions(document, "x-ledger"):
        entries = sequence(value) or [None]
        if not all(LEDGER_ENTRY.fullmatch(text(entry)) for entry in entries):
            yield place, "not a list of ledger ids such as EL-01: mend it"


def pagination(document: Document) -> Iterator[Fault]:
    """Report `x-pagination` that leaves out a part."""
    for place, value in _extensions(document, "x-pagination"):
        missing = [key for key in PAGINATION_KEYS if mapping(value).get(key) in (None, "", [], {})]
        if missing:
            yield place, f"no {', '.join(missing)}: paging is declared, never guessed"


def rate_limits(document: Document) -> Iterator[Fault]:
    """Report `x-rate-limits` that stand elsewhere than at the root or lack a part."""
    for place, value in _extensions(document, "x-rate-limits"):
        limits = sequence(value)
        if place != ("x-rate-limits",) or not limits or not all(_is_rate_limit(limit) for limit in limits):
            yield place, "not a list, at the root, of methods with calls and seconds of at least 1: mend it"


def amounts(document: Document) -> Iterator[Fault]:
    """Report `x-decimals` that is no number of digits or stands beside another format than decimal."""
    for place, value in _extensions(document, "x-decimals"):
        holder = mapping(document.at(place[:-1]))
        if type(value) is not int or value < 0 or holder.get("format") != "decimal":
            yield place, "not a number of digits beside format: decimal: mend it"


def times(document: Document) -> Iterator[Fault]:
    """Report `x-time` with another layout than the known ones, or without the zone that a layout lacks."""
    for place, value in _extensions(document, "x-time"):
        layout, zone = mapping(value).get("layout"), mapping(value).get("zone")
        layouts = [text(each) for each in ([layout] if text(layout) else sequence(layout))]
        if not layouts or not set(layouts) <= LAYOUTS.keys():
            yield place, f"layout is not one of {', '.join(LAYOUTS)}, nor a list of them: choose"
        elif zone != "UTC" and not all(LAYOUTS[each] for each in layouts):
            yield place, "no zone: UTC, although a layout has no offset: say it as the ledger decides"


def _is_rate_limit(limit: Any) -> bool:
    """Return whether a value names known methods, calls and seconds."""
    methods = sequence(mapping(limit).get("methods"))
    amounts = [mapping(limit).get(key) for key in AMOUNTS]
    known = methods != [] and all(text(method) in METHODS for method in methods)
    return known and all(type(amount) is int and amount > 0 for amount in amounts)


def _extensions(document: Document, name: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield place and value of every use of an extension."""
    for node in document.nodes:
        if name in mapping(node.value):
            yield (*node.place, name), node.value[name]


RULES: dict[str, Rule] = {
    "provenance": provenance,
    "ledger": ledger,
    "pagination": pagination,
    "rate-limits": rate_limits,
    "amounts": amounts,
    "times": times,
}
