"""Choices that Noventiq's ledger leaves open."""

from __future__ import annotations

from typing import Any

from choices import Caller, Json, choice

ENDPOINT = {"url": "http://127.0.0.1:9/", "secret_key": "s3cret"}


@choice("noventiq.accepts_authorization", True, default=401, other=200)
def authorization(it: Caller) -> int:
    return it.noventiq("search", {}, "Authorization").status_code


@choice("noventiq.default_limit", 2, default=8, other=2)
def usual_limit(it: Caller) -> int:
    return len(it.noventiq("search", {}).json()["ids"])


@choice("noventiq.unknown_order_status", 400, default=404, other=400)
def unknown_order(it: Caller) -> int:
    return it.noventiq("999999999").status_code


@choice("noventiq.unlisted_code", 7, default=0, other=7)
def unlisted_code(it: Caller) -> Any:
    return it.noventiq("999999999").json()["errors"][0]["error"]


@choice("noventiq.accepts_every_time", True, default=400, other=200)
def time_with_z(it: Caller) -> int:
    return it.noventiq("search", {"create_date_from": "2026-01-01T00:00:00Z"}).status_code


@choice("noventiq.payment_methods", ["card"], default=200, other=400)
def payment_method(it: Caller) -> int:
    return it.noventiq("search", {"payment_method": "cash"}).status_code


@choice("noventiq.token_seconds", 60, default=200, other=401)
def token_after_two_minutes(it: Caller) -> int:
    header = {"AuthorizationJWT": f"Bearer {it.token()}"}
    it.app.control.advance_clock(120)
    return it.call("POST", "/noventiq/v1/order/search", json={}, headers=header).status_code


@choice("noventiq.days_until_deletion", 1, default=True, other=False)
def some_are_unpaid_after_a_week(it: Caller) -> bool:
    it.app.control.advance_clock(7 * 24 * 3600)
    return bool(it.noventiq("search", {"status": "not paid"}).json()["ids"])


@choice("noventiq.utc_offset", "-02:00", default="+03:00", other="-02:00")
def offset(it: Caller) -> Any:
    first = it.noventiq("search", {}).json()["ids"][0]
    return it.noventiq(str(first)).json()["create_date"][-6:]


@choice("noventiq.endpoints", {"order.payment.succeeded": ENDPOINT}, default=0, other=1)
def notified(it: Caller) -> int:
    unpaid = it.noventiq("search", {"status": "not paid"}).json()["ids"][0]
    it.app.control.advance_order(unpaid, "paid", provider="noventiq")
    return len({each["url"] for each in it.app.control.webhooks()["notifications"]})


def search(it: Caller, **conditions: Any) -> list[int]:
    found: list[int] = it.noventiq("search", conditions).json()["ids"]
    return found


def put(it: Caller, **properties: Any) -> int:
    """Put an order with some properties into the mock; return its id."""
    number: int = it.app.control.put_order({"order_id": 77, **properties}, provider="noventiq")["order_id"]
    return number


def pay_all(it: Caller) -> list[int]:
    """Pay all orders, some of several products, with notifications; return their ids."""
    it.app.control.seed(60, provider="noventiq")
    it.app.control.change_settings({"noventiq": {"endpoints": {"order.payment.succeeded": ENDPOINT}}})
    numbers = search(it, status="not paid")
    for number in numbers:
        it.app.control.advance_order(number, "paid", provider="noventiq")
    return numbers


def notifications(it: Caller) -> list[Json]:
    found: list[Json] = it.app.control.webhooks()["notifications"]
    return found


@choice("noventiq.largest_limit", 2, default=200, other=400)
def limit_of_three(it: Caller) -> int:
    return it.noventiq("search", {"limit": 3}).status_code


@choice("noventiq.clamp_limit", True, default=None, other=2)
def clamped_limit(it: Caller) -> Any:
    it.app.control.change_settings({"noventiq": {"largest_limit": 2}})
    return it.noventiq("search", {"limit": 3}).json().get("limit")


@choice("noventiq.newest_first", True, default=True, other=False)
def order_of_ids(it: Caller) -> bool:
    ids = search(it)
    return ids == sorted(ids)


@choice("noventiq.not_found_errors", "all", default=(False, True), other=(True, True))
def errors_of_404(it: Caller) -> tuple[bool, bool]:
    return "errors" in it.noventiq("0/nothing").json(), "errors" in it.noventiq("999999999").json()


@choice("noventiq.currencies", ["EUR"], default=200, other=400)
def currency(it: Caller) -> int:
    return it.noventiq("search", {"currency": "ISK"}).status_code


@choice("noventiq.finds_terminated_orders", True, default=1, other=0)
def terminated(it: Caller) -> int:
    number = search(it, status="not paid")[0]
    it.app.control.advance_order(number, "terminated", provider="noventiq")
    return int(number not in search(it))


@choice("noventiq.email_case_matters", True, default=1, other=0)
def email_in_capitals(it: Caller) -> int:
    put(it, email="ana@example.com")
    return len(search(it, email="ANA@example.com"))


@choice("noventiq.matches_parts", True, default=[], other=[77])
def part_of_an_external_id(it: Caller) -> list[int]:
    put(it, external_id="one of its own")
    return search(it, external_id="of its")


@choice("noventiq.strict_content_type", True, default=200, other=400)
def charset(it: Caller) -> int:
    headers = {"AuthorizationJWT": f"Bearer {it.token()}", "Content-Type": "application/json; charset=utf-8"}
    return it.call("POST", "/noventiq/v1/order/search", content=b"{}", headers=headers).status_code


@choice("noventiq.deletes_at_first_refund", True, default={"paid", "deleted"}, other={"deleted"})
def after_the_first_refund(it: Caller) -> set[str]:
    numbers = pay_all(it)
    for number in numbers:
        it.app.control.advance_order(number, "product.returned", provider="noventiq")
    return {it.noventiq(str(number)).json()["status"] for number in numbers}


@choice("noventiq.notifies_each_product", False, default=True, other=False)
def more_notifications_than_orders(it: Caller) -> bool:
    return len(pay_all(it)) < len(notifications(it))


@choice("noventiq.uppercase_signatures", True, default=True, other=False)
def signature(it: Caller) -> bool:
    pay_all(it)
    return bool(notifications(it)[0]["headers"]["signature"].islower())
