"""Rules for our own extensions: where a fact comes from, its ledger entries, how a list is paged, how often to call."""

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
}
