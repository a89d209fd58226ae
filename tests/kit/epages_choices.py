"""Choices that ePages' ledger leaves open."""

from __future__ import annotations

from typing import Any

import httpx
from choices import BEARER, Caller, Json, choice, is_sorted

NOW = "2026-11-22T10:00:00Z"
AGES_AGO = "2001-01-01T00:00:00Z"


@choice("epages.scopes", {"merchant-one": []}, default=200, other=403)
def scope(it: Caller) -> int:
    return it.epages().status_code


@choice("epages.calls_an_hour", 1, default=200, other=429)
def second_call(it: Caller) -> int:
    it.epages()
    return it.epages().status_code


@choice("epages.other_spelling", True, default=False, other=True)
def spelling(it: Caller) -> bool:
    return "X-Rate-Limit-Limit" in it.epages().headers


@choice("epages.html_errors", True, default="application/json", other="text/html")
def error_body(it: Caller) -> str:
    return it.epages("?page=0").headers["content-type"].split(";")[0]


@choice("epages.needs_user_agent", True, default=200, other=400)
def no_user_agent(it: Caller) -> int:
    return it.epages(**{"User-Agent": ""}).status_code


@choice("epages.newest_first", False, default=True, other=False)
def order_of_epages(it: Caller) -> bool:
    return is_sorted(it.epages(), "creationDate")


@choice("epages.unauthenticated_status", 401, default=403, other=401)
def no_token(it: Caller) -> int:
    return it.call("GET", "/epages/DemoShop/orders").status_code


@choice("epages.vendor_type_only", True, default=200, other=406)
def plain_json(it: Caller) -> int:
    return it.epages(Accept="application/json").status_code


def first(it: Caller) -> Json:
    order: Json = it.epages("?resultsPerPage=1").json()["items"][0]
    return order


def count(it: Caller, query: str) -> int:
    found: int = it.epages(f"?{query}").json()["results"]
    return found


def patch(it: Caller, order: Json, **added: Any) -> httpx.Response:
    operations = [{"op": "add", "path": f"/{name}", "value": value} for name, value in added.items()]
    headers = {**BEARER, "Content-Type": "application/json-patch+json"}
    path = f"/epages/DemoShop/orders/{order['orderId']}"
    return it.call("PATCH", path, json=operations, headers=headers)


def remove(it: Caller, order: Json, name: str) -> int:
    headers = {**BEARER, "Content-Type": "application/json-patch+json"}
    operations = [{"op": "remove", "path": f"/{name}"}]
    path = f"/epages/DemoShop/orders/{order['orderId']}"
    return it.call("PATCH", path, json=operations, headers=headers).status_code


def documents(it: Caller, *kinds: str) -> list[Json]:
    """Finalise documents of an order that has none of these kinds, a day apart; return all of its documents."""
    order_id = first(it)["orderId"]
    for kind in kinds:
        it.app.control.advance_order(order_id, kind, provider="epages")
        it.app.control.advance_clock(24 * 3600)
    found: list[Json] = it.epages(f"/{order_id}/documents").json()["items"]
    return found


@choice("epages.false_filters", False, default=False, other=True)
def false(it: Caller) -> bool:
    return count(it, "viewedOn=false") == 9


@choice("epages.created_bounds_inclusive", True, default=False, other=True)
def created_at_the_bound(it: Caller) -> bool:
    order = first(it)
    found = it.epages(f"?createdAfter={order['creationDate']}").json()["items"]
    return order["orderId"] in [each["orderId"] for each in found]


@choice("epages.beyond_a_year", "cut", default=400, other=200)
def two_years(it: Caller) -> int:
    return it.epages("?createdAfter=2024-01-01&createdBefore=2026-01-01").status_code


@choice("epages.updated_from_inclusive", False, default=1, other=0)
def updated_at_the_bound(it: Caller) -> int:
    patch(it, first(it), internalNote="x")
    return count(it, f"updatedFrom={NOW}")


@choice("epages.creation_is_update", True, default=False, other=True)
def never_changed(it: Caller) -> bool:
    return count(it, f"updatedFrom={AGES_AGO}") == 9


@choice("epages.one_update_time", True, default=False, other=True)
def time_of_a_note(it: Caller) -> bool:
    changed = patch(it, first(it), internalNote="x").json()
    return bool(changed.get("lastUpdatedOnDate") == NOW.replace("Z", ".000Z"))


@choice("epages.currency_filters", False, default=0, other=9)
def currency_of_no_order(it: Caller) -> int:
    return count(it, "currency=ISK")


@choice("epages.locale_filters", True, default=9, other=0)
def locale_of_no_order(it: Caller) -> int:
    return count(it, "locale=is_is")


@choice("epages.clamp_page_size", True, default=400, other=200)
def large_page(it: Caller) -> int:
    return it.epages("?resultsPerPage=9999").status_code


@choice("epages.status_beyond_last_page", 404, default=200, other=404)
def page_beyond_the_last(it: Caller) -> int:
    return it.epages("?page=99").status_code


@choice("epages.counts_returned_orders", True, default=50, other=9)
def size_of_a_page(it: Caller) -> Any:
    return it.epages("?resultsPerPage=50").json()["resultsPerPage"]


@choice("epages.address_names", True, default=True, other=False)
def country(it: Caller) -> bool:
    found = it.epages("?resultsPerPage=9").json()["items"]
    names = [each["billingAddress"].get("country") or "" for each in found]
    return max(map(len, names)) == 2


@choice("epages.image_sizes_as_text", True, default={int}, other={str})
def size_of_an_image(it: Caller) -> set[type]:
    found = it.epages(f"/{first(it)['orderId']}").json()["lineItemContainer"]["productLineItems"]
    images = [image for line in found for image in line.get("images", ())]
    return {type(image["width"]) for image in images if "width" in image}


@choice("epages.clock_hours", True, default=":59:00.000Z", other=":00:00.000Z")
def end_of_the_hour(it: Caller) -> Any:
    it.app.control.advance_clock(59 * 60)
    return it.epages().headers["X-RateLimit-Reset"][-11:]


@choice(
    "epages.sends_retry_after",
    True,
    default=None,
    other="3600",
    undocumented="the document has no Retry-After, because the provider's pages have none",
)
def time_to_wait(it: Caller) -> Any:
    it.app.control.change_settings({"epages": {"calls_an_hour": 1}})
    it.epages()
    return it.epages().headers.get("retry-after")


@choice(
    "epages.vendor_content_type",
    True,
    default="application/json",
    other="application/vnd.epages.v1+json",
    undocumented="the document has the media type with which the provider labels its responses",
)
def content_type(it: Caller) -> str:
    return it.epages().headers["content-type"].split(";")[0]


@choice("epages.unsupported_type_status", 415, default=400, other=415)
def patch_as_json(it: Caller) -> int:
    path = f"/epages/DemoShop/orders/{first(it)['orderId']}"
    return it.call("PATCH", path, json=[], headers=BEARER).status_code


@choice("epages.replaces_addresses", True, default=True, other=False)
def rest_of_an_address(it: Caller) -> bool:
    return len(patch(it, first(it), billingAddress={"city": "Jena"}).json()["billingAddress"]) > 1


@choice("epages.refuses_unset_removal", True, default=(200, 200), other=(200, 400))
def removals_of_a_note(it: Caller) -> tuple[int, int]:
    order = first(it)
    assert patch(it, order, internalNote="x").status_code == 200
    return remove(it, order, "internalNote"), remove(it, order, "internalNote")


@choice("epages.includes_pdf", True, default=False, other=True)
def pdf(it: Caller) -> bool:
    return "documentPdf" in documents(it, "Invoice")[0]


@choice("epages.negative_credit_notes", True, default=(True, True), other=(False, True))
def signs(it: Caller) -> tuple[bool, bool]:
    made = {
        each["documentType"]: each["lineItemContainer"] for each in documents(it, "CreditNote", "Invoice")
    }
    credit, line = made["CreditNote"], made["CreditNote"]["productLineItems"][0]
    return credit["grandTotal"]["amount"] > 0, line["quantity"]["amount"] > 0


@choice("epages.default_locale", "de_DE", default=False, other=True)
def decimal_comma(it: Caller) -> bool:
    return "," in first(it)["paymentData"]["price"]["formatted"]


@choice(
    "epages.next_default",
    {"locale": "de_DE", "since": "2026-11-22T11:00:00Z"},
    default=(False, False),
    other=(False, True),
)
def decimal_comma_an_hour_later(it: Caller) -> tuple[bool, bool]:
    before = decimal_comma(it)
    it.app.control.advance_clock(3600)
    return before, decimal_comma(it)
