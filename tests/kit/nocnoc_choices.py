"""Choices that nocnoc's ledger leaves open."""

from __future__ import annotations

from typing import Any

import httpx
from choices import KEY, Caller, Json, choice, example

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


def cancel(it: Caller, number: int) -> httpx.Response:
    return it.nocnoc("DELETE", f"/{number}")


def placed(it: Caller) -> Json:
    order = create(it)
    it.nocnoc("POST", f"/{order['id']}")
    return order


def history(it: Caller) -> list[Json]:
    found: list[Json] = it.nocnoc("GET", f"/{placed(it)['id']}").json()["historic"]
    return found


def with_header(it: Caller, **headers: str) -> httpx.Response:
    return it.call("GET", "/nocnoc/api/order/7", headers={**KEY, **headers})


@choice("nocnoc.default_tax_rate", 0, default=False, other=True)
def goods_without_a_rate(it: Caller) -> bool:
    it.app.control.change_settings({"nocnoc": {"tax_rates": []}})
    return bool(quote(it).json()["tax_handling_usd"] == 0)


@choice("nocnoc.created_shipping_usd", 20, default=(16, 16), other=(16, 20))
def shipping_of_quote_and_order(it: Caller) -> tuple[Any, Any]:
    return quote(it).json()["shipping_usd"], create(it)["shipping_usd"]


@choice("nocnoc.requires_same_country", True, default=200, other=400)
def customer_from_abroad(it: Caller) -> int:
    return quote(it, **customer(country="CL")).status_code


@choice("nocnoc.expires_after_last_day", True, default="expired", other="created")
def on_the_last_day(it: Caller) -> Any:
    number = create(it, expiration_date="2026-11-23")["id"]
    it.app.control.advance_clock(24 * 3600)
    return it.nocnoc("GET", f"/{number}").json()["status"]


@choice("nocnoc.days_until_arrival", 7, default="2027-01-14", other="2026-11-29")
def arrival(it: Caller) -> Any:
    return create(it)["estimated_time_arrival"]


@choice("nocnoc.days_to_arrival", {"in_process": 7}, default="2027-01-06", other="2026-11-29")
def arrival_on_the_way(it: Caller) -> Any:
    number = placed(it)["id"]
    it.app.control.advance_order(number, "in_process")
    return it.nocnoc("GET", f"/{number}").json()["estimated_time_arrival"]


@choice("nocnoc.utc_offset", "-03:00", default="2026-11-22 10:00:00", other="2026-11-22 07:00:00")
def time_of_creation(it: Caller) -> Any:
    return create(it)["created_at"]


@choice("nocnoc.history_times", "times", default=10, other=19)
def length_of_a_date(it: Caller) -> int:
    return len(history(it)[0]["date"])


@choice("nocnoc.history_includes_current", True, default=["created"], other=["placed", "created"])
def statuses_of_a_history(it: Caller) -> list[str]:
    return [each["status"] for each in history(it)]


@choice("nocnoc.omits_empty_descriptions", True, default=True, other=False)
def empty_description(it: Caller) -> bool:
    return "description" in history(it)[0]


@choice("nocnoc.cancellable_statuses", ["created"], default=200, other=400)
def cancellation_of_a_placed_order(it: Caller) -> int:
    return cancel(it, placed(it)["id"]).status_code


@choice("nocnoc.cancels_again", True, default=400, other=200)
def second_cancellation(it: Caller) -> int:
    number = create(it)["id"]
    cancel(it, number)
    return cancel(it, number).status_code


@choice("nocnoc.reuses_invoice_ids", True, default=400, other=200)
def invoice_of_a_cancelled_order(it: Caller) -> int:
    cancel(it, create(it)["id"])
    return it.nocnoc("PUT", "", json=order_of()).status_code


@choice("nocnoc.unreadable_body_code", 310, default=400, other=310)
def no_json(it: Caller) -> Any:
    headers = {**KEY, "Content-Type": "application/json"}
    return it.call("PUT", "/nocnoc/api/order", content=b"{", headers=headers).json()["code"]


@choice("nocnoc.sends_error_keys", False, default=True, other=False)
def key_of_an_error(it: Caller) -> bool:
    return "key" in it.nocnoc("GET", "/7").json()


@choice("nocnoc.names_wrong_property", False, default=True, other=False)
def name_in_a_message(it: Caller) -> bool:
    message: str = quote(it, products=[]).json()["message"]
    return message.endswith("products")


@choice("nocnoc.refuses_unknown_languages", False, default=315, other=312)
def unknown_language(it: Caller) -> Any:
    return with_header(it, **{"x-lang": "de-DE"}).json()["code"]


@choice("nocnoc.reads_accept_language", True, default=True, other=False)
def message_in_english(it: Caller) -> bool:
    spanish = with_header(it, **{"Accept-Language": "de, es-AR;q=0.9"}).json()["message"]
    return bool(spanish == it.nocnoc("GET", "/7").json()["message"])


@choice("nocnoc.null_is_absent", True, default=400, other=200)
def null_for_an_optional_property(it: Caller) -> int:
    return it.nocnoc("PUT", "", json=order_of(notification_url=None)).status_code
