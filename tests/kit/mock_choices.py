"""Choices of the mock itself."""

from __future__ import annotations

from choices import Caller, choice
from nocnoc_choices import ORDER, quote


@choice("http_status", "semantic", default=400, other=422)
def unserved_address(it: Caller) -> int:
    return quote(it, address={**ORDER["address"], "country": "US"}).status_code


@choice("strict", True, default=200, other=400)
def unknown_parameter(it: Caller) -> int:
    return it.store("?page=0&size=1&statusses=cancelled").status_code


@choice("only_required", True, default=True, other=False)
def optional_property(it: Caller) -> bool:
    (order,) = it.store("?page=0&size=1").json()["orders"]
    return "created_at" in order


@choice("refuse_reversed_ranges", True, default={200}, other={400})
def reversed_ranges(it: Caller) -> set[int]:
    times = {"create_date_from": "2026-01-02T00:00:00+02:00", "create_date_to": "2026-01-01T21:59:59+00:00"}
    return {
        it.store("?page=0&size=1&date_from=2026-01-02&date_to=2026-01-01").status_code,
        it.sendcloud("?order_created_at_min=2026-01-02&order_created_at_max=2026-01-01").status_code,
        it.noventiq("search", times).status_code,
        it.epages(
            "?updatedFrom=2026-01-01&createdAfter=2026-01-01T23:00:00Z&createdBefore=2026-01-02T00:00:00%2B02:00"
        ).status_code,
    }
