"""Choices that Noventiq's ledger leaves open."""

from __future__ import annotations

from typing import Any

from choices import Caller, choice

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
