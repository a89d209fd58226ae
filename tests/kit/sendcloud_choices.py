"""Choices that Sendcloud's ledger leaves open."""

from __future__ import annotations

import re
from typing import Any

import httpx
from choices import BASIC, Caller, Json, choice, example

UPSERT: Any = example("sendcloud", "NewOrdersMinimal")
ORDER: Json = UPSERT[0]


@choice("sendcloud.clamp_page_size", True, default=400, other=200)
def large_page(it: Caller) -> int:
    return it.sendcloud("?page_size=999").status_code


@choice("sendcloud.seconds_until_visible", 60, default=1, other=0)
def new_order(it: Caller) -> int:
    it.sendcloud("", "POST", json=UPSERT)
    return len(it.sendcloud(f"?order_number={UPSERT[0]['order_number']}").json()["data"])


@choice("sendcloud.partners", [], default=True, other=False)
def partner(it: Caller) -> bool:
    headers = {"Sendcloud-Partner-Id": "5b1c5f5e-9a3b-4c8e-8f67-3a1d2f2b7c11"}
    return it.sendcloud("", "POST", json=UPSERT, headers=headers).is_success


@choice("sendcloud.token_seconds", 60, default=3600, other=60)
def lifetime(it: Caller) -> Any:
    form = {"grant_type": "client_credentials"}
    return it.call("POST", "/sendcloud/oauth2/token", data=form, auth=BASIC).json()["expires_in"]


@choice("sendcloud.rate_limits", {"reads_a_minute": 1}, default=200, other=429)
def second_read(it: Caller) -> int:
    it.sendcloud("")
    return it.sendcloud("").status_code


def save(it: Caller, *orders: Json) -> httpx.Response:
    return it.sendcloud("", "POST", json=list(orders))


def saved(it: Caller, order: Json = ORDER) -> int:
    number: int = save(it, order).json()["data"][0]["id"]
    return number


def order_of(it: Caller, number: int) -> Json:
    found: Json = it.sendcloud(f"/{number}").json()["data"]
    return found


def with_details(**details: Any) -> Json:
    return {**ORDER, "order_details": {**ORDER["order_details"], **details}}


def count(it: Caller, query: str) -> int:
    return len(it.sendcloud(f"?{query}").json()["data"])


@choice("sendcloud.cursor_padding", "plain", default=(True, False), other=(False, True))
def padding(it: Caller) -> tuple[bool, bool]:
    links = [it.sendcloud(f"?sort=order_number&page_size={size}").headers["link"] for size in (1, 2, 3, 4)]
    return any("%3D>" in link for link in links), any("=>" in link for link in links)


@choice("sendcloud.prev_first", True, default=["next", "prev"], other=["prev", "next"])
def links(it: Caller) -> list[str]:
    second = it.sendcloud("?page_size=1").links["next"]["url"]
    return re.findall(r'rel="(\w+)"', it.call("GET", second, auth=BASIC).headers["link"])


@choice("sendcloud.utc_offset", "+02:00", default=0, other=1)
def late_in_the_evening(it: Caller) -> int:
    saved(it, with_details(order_created_at="2026-03-01T23:00:00Z"))
    return count(it, "order_created_at=2026-03-02")


@choice("sendcloud.max_includes_day", False, default=2, other=1)
def day_of_a_maximum(it: Caller) -> int:
    for number, hour in enumerate(("00", "12")):
        saved(it, {**with_details(order_created_at=f"2001-03-01T{hour}:00:00Z"), "order_id": str(number)})
    return count(it, "order_created_at_max=2001-03-01")


@choice("sendcloud.filters_own_dates", True, default=1, other=0)
def date_of_the_shop(it: Caller) -> int:
    saved(it, with_details(order_created_at="2001-03-01T12:00:00Z"))
    return count(it, "order_created_at=2001-03-01")


@choice("sendcloud.matches_parts", True, default=0, other=1)
def part_of_a_number(it: Caller) -> int:
    saved(it, {**ORDER, "order_number": "Invoice 77"})
    return count(it, "order_number=77")


@choice("sendcloud.skips_unsupported_keys", True, default=True, other=False)
def sort_by_an_unknown_key(it: Caller) -> bool:
    numbers = [int(order["id"]) for order in it.sendcloud("?sort=weight,pk").json()["data"]]
    return numbers[0] > numbers[-1]


@choice("sendcloud.lists_fulfilled_orders", False, default=True, other=False)
def fulfilled(it: Caller) -> bool:
    return count(it, "status=fulfilled") > 0


@choice("sendcloud.days_listed", 1, default=9, other=0)
def after_a_week(it: Caller) -> int:
    it.app.control.advance_clock(7 * 24 * 3600)
    return count(it, "page_size=200")


@choice("sendcloud.millisecond_times", True, default="+00:00", other="Z")
def own_time(it: Caller) -> str:
    written: str = order_of(it, saved(it))["created_at"]
    return written[23 if written.endswith("Z") else 26 :]


@choice("sendcloud.null_for_absent", True, default=False, other=True)
def absent_property(it: Caller) -> bool:
    return "customs_details" in order_of(it, saved(it))


@choice(
    "sendcloud.created_status",
    200,
    default=201,
    other=200,
    undocumented="the document has the status of the published description only",
)
def created(it: Caller) -> int:
    response = save(it, ORDER)
    assert response.json()["data"][0]["order_id"] == ORDER["order_id"]
    return response.status_code


@choice("sendcloud.refuses_repeated_orders", True, default=201, other=400)
def twice_in_one_list(it: Caller) -> int:
    return save(it, ORDER, ORDER).status_code


@choice("sendcloud.merges_existing_orders", True, default=False, other=True)
def address_after_an_order_without_one(it: Caller) -> bool:
    saved(it)
    number = saved(it, {name: ORDER[name] for name in ORDER if name != "shipping_address"})
    return "shipping_address" in order_of(it, number)


@choice("sendcloud.merge_depth", 1, default=200, other=400)
def part_of_an_address(it: Caller) -> int:
    path = f"/{saved(it)}"
    return it.sendcloud(path, "PATCH", json={"shipping_address": {"city": "Delft"}}).status_code


@choice("sendcloud.deletes_again", True, default=404, other=204)
def second_deletion(it: Caller) -> int:
    path = f"/{saved(it)}"
    it.sendcloud(path, "DELETE")
    return it.sendcloud(path, "DELETE").status_code


@choice(
    "sendcloud.errors_as_object",
    True,
    default=list,
    other=dict,
    undocumented="the document has the list, which all but one of the published pages show",
)
def form_of_errors(it: Caller) -> type:
    return type(it.sendcloud("/1234567").json()["errors"])


@choice(
    "sendcloud.numeric_error_status",
    True,
    default="404",
    other=404,
    undocumented="the document has the text that the published description shows",
)
def status_in_an_error(it: Caller) -> Any:
    return it.sendcloud("/1234567").json()["errors"][0]["status"]


@choice("sendcloud.sends_retry_after", False, default=True, other=False)
def time_to_wait(it: Caller) -> bool:
    it.app.control.change_settings({"sendcloud": {"rate_limits": {"reads_a_minute": 1}}})
    it.sendcloud("")
    return "retry-after" in it.sendcloud("").headers


@choice("sendcloud.limits_accounts", True, default=200, other=429)
def read_with_a_token(it: Caller) -> int:
    it.app.control.change_settings({"sendcloud": {"rate_limits": {"reads_a_minute": 1}}})
    form = {"grant_type": "client_credentials"}
    token = it.call("POST", "/sendcloud/oauth2/token", data=form, auth=BASIC).json()["access_token"]
    it.sendcloud("")
    return it.call("GET", "/sendcloud/orders", headers={"Authorization": f"Bearer {token}"}).status_code
