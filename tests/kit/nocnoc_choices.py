"""Choices that nocnoc's ledger leaves open."""

from __future__ import annotations

from typing import Any

import httpx
from choices import Caller, Json, choice, example

ORDER: Json = example("nocnoc", "CreateOrderRequestTabletAndDrones")


def order_of(**changes: Any) -> Json:
    """Return the documented order without a date, with changes."""
    return {**{name: value for name, value in ORDER.items() if name != "expiration_date"}, **changes}


def quote(it: Caller, **changes: Any) -> httpx.Response:
    return it.nocnoc("POST", "/quote", json=order_of(**changes))


def create(it: Caller, **changes: Any) -> Json:
    created: Json = it.nocnoc("PUT", "", json=order_of(**changes)).json()
    return created


def customer(**changes: Any) -> Json:
    return {"customer": {**ORDER["customer"], **changes}}


def notify(it: Caller) -> int:
    """Place an order that notifies a receiver, which answers 202; return the number of attempts."""
    order = create(it, notification_url="http://127.0.0.1:9/")
    it.nocnoc("POST", f"/{order['id']}")
    return len(it.attempts())


@choice("nocnoc.tax_rates", [], default=False, other=True)
def taxes(it: Caller) -> bool:
    return all(
        each["tax_handling_usd"] == round(each["amount_usd"] / 2 + 1e-9, 2)
        for each in quote(it).json()["products"]
    )


@choice("nocnoc.shipping_usd", 20, default=16, other=20)
def shipping(it: Caller) -> Any:
    return quote(it).json()["shipping_usd"]


@choice("nocnoc.checks_argentine_tax_ids", False, default=400, other=200)
def wrong_cuit(it: Caller) -> int:
    return quote(it, **customer(tax_id="20-01234567-4")).status_code


@choice("nocnoc.checks_brazilian_tax_ids", True, default=200, other=400)
def wrong_cpf(it: Caller) -> int:
    return quote(it, **customer(tax_id="111", country="BR")).status_code


@choice("nocnoc.requires_native_description", True, default=200, other=400)
def no_native_description(it: Caller) -> int:
    return it.nocnoc("PUT", "", json=order_of()).status_code


@choice("nocnoc.arranged_origin", "US", default=400, other=200)
def goods_without_a_pickup(it: Caller) -> int:
    it.app.control.change_settings({"nocnoc": {"requires_native_description": True}})
    order = order_of()
    del order["pickup"]
    return it.nocnoc("PUT", "", json=order).status_code


@choice("nocnoc.sets_expiration_date", False, default="2026-11-24", other=None)
def usual_date(it: Caller) -> Any:
    return create(it).get("expiration_date")


@choice("nocnoc.days_until_expiry", 5, default="2026-11-24", other="2026-11-27")
def chosen_date(it: Caller) -> Any:
    return create(it)["expiration_date"]


@choice("nocnoc.label_url", "http://127.0.0.1/{id}", default="nocnocgroup.com", other="127.0.0.1")
def label(it: Caller) -> Any:
    return httpx.URL(create(it)["label_url"]).host


@choice("nocnoc.accepts_any_success", True, default=4, other=1)
def accepted_by_202(it: Caller) -> int:
    return notify(it)


@choice("webhooks.backoff", [], default=4, other=1)
def attempts(it: Caller) -> int:
    return notify(it)
