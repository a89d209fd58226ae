"""What a stateful server of nocnoc's Easy Logistic API has to do."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from behaviour import INVALID, KEY, UNKNOWN_KEY, Api, Json, allowed, behaviour, example, receiver, wait_for

_NUMBERS = count(1)


def keyed(key: str) -> dict[str, str]:
    return {"X-Api-Key": key}


def body(**changes: Json) -> Json:
    """Return an order with an invoice id that was not used before."""
    order = example("nocnoc", "CreateOrderRequestTabletAndDrones")
    order.pop("expiration_date")
    order.pop("notification_url")
    return {**order, "merchant_invoice_id": f"B-{next(_NUMBERS)}", **changes}


def created(api: Api, **changes: Json) -> Json:
    return api.ok("PUT", "/api/order", json=body(**changes))


@behaviour("nocnoc", "A request with a known key is accepted, one without a key is 401.")
def missing_key(api: Api) -> None:
    quote = example("nocnoc", "QuoteRequestTablet")
    assert api.status("POST", "/api/order/quote", json=quote) == 200
    assert api.as_({}).status("POST", "/api/order/quote", json=quote) == 401


@behaviour("nocnoc", "An unknown key is 401.")
def unknown_key(api: Api) -> None:
    quote = example("nocnoc", "QuoteRequestTablet")
    assert api.status("POST", "/api/order/quote", json=quote) == 200
    assert api.as_(keyed(UNKNOWN_KEY)).status("POST", "/api/order/quote", json=quote) == 401


@behaviour("nocnoc", "A wrong method is 405 with the allowed ones.")
def wrong_method(api: Api) -> None:
    wrong = api.send("GET", "/api/order")
    assert (wrong.status_code, allowed(wrong)) == (405, {"PUT"})


@behaviour("nocnoc", "A body that breaks the document is refused.")
def body_validation(api: Api) -> None:
    quote = example("nocnoc", "QuoteRequestTablet")
    assert api.status("POST", "/api/order/quote", json=quote) == 200
    quote["products"][0]["weight"] = 0
    assert api.status("POST", "/api/order/quote", json=quote) in INVALID


@behaviour("nocnoc", "A header that breaks the document is refused.")
def header_validation(api: Api) -> None:
    quote = example("nocnoc", "QuoteRequestTablet")
    for language, statuses in (("es-AR", (200,)), ("xx-XX", INVALID)):
        headers = {"X-Lang": language}
        assert api.status("POST", "/api/order/quote", json=quote, headers=headers) in statuses


@behaviour("nocnoc", "A created order is read back as it was sent; another id is 404.")
def read_back(api: Api) -> None:
    sent = body()
    order = api.ok("PUT", "/api/order", json=sent)
    found = api.ok("GET", f"/api/order/{order['id']}")
    assert found["merchant_invoice_id"] == sent["merchant_invoice_id"]
    assert [product["sku"] for product in found["products"]] == [
        product["sku"] for product in sent["products"]
    ]
    assert created(api)["id"] != order["id"]
    assert api.status("GET", f"/api/order/{order['id'] + 9}") == 404


@behaviour("nocnoc", "A merchant_invoice_id that was used is error 313.")
def duplicates(api: Api) -> None:
    order = body()
    assert api.status("PUT", "/api/order", json=order) == 200
    assert api.send("PUT", "/api/order", json=order).json()["code"] == 313


@behaviour("nocnoc", "A placed order is not placed again, a cancelled one not placed: error 311.")
def lifecycle(api: Api) -> None:
    path = f"/api/order/{created(api)['id']}"
    assert api.ok("POST", path)["status"] == "placed"
    assert api.send("POST", path).json()["code"] == 311
    assert api.ok("DELETE", path)["status"] == "cancelled"
    assert api.send("POST", path).json()["code"] == 311
    assert api.ok("GET", path)["status"] == "cancelled"


@behaviour("nocnoc", "Tracking shows the new status, and the earlier ones as its history.")
def tracking(api: Api) -> None:
    order = created(api)
    path = f"/api/order/tracking/{order['tracking_id']}"
    assert (api.ok("POST", path)["status"], api.ok("POST", path)["historic"]) == ("created", [])
    api.ok("POST", f"/api/order/{order['id']}")
    tracked = api.ok("POST", path)
    assert tracked["status"] == "placed"
    assert [step["status"] for step in tracked["historic"]] == ["created"]


@behaviour("nocnoc", "Amounts follow from what was sent, and add up.")
def sums(api: Api) -> None:
    sent = body()
    sent["products"][0]["quantity"] = 3  # other than in the documented example, which any mock could repeat
    order = api.ok("PUT", "/api/order", json=sent)
    parts = ("amount_usd", "shipping_usd", "tax_handling_usd")
    amounts = {name: Decimal(str(order[name])) for name in (*parts, "total_amount_usd")}
    goods = sum(Decimal(str(each["amount_usd"])) * each["quantity"] for each in sent["products"])
    assert amounts["amount_usd"] == goods
    assert amounts["total_amount_usd"] == sum(amounts[name] for name in parts)


@behaviour("nocnoc", "Errors come in the language of X-Lang.")
def language(api: Api) -> None:
    messages = {
        api.send("GET", "/api/order/999999", headers={"X-Lang": name}).json()["message"]
        for name in ("en-US", "es-AR", "pt-BR")
    }
    assert len(messages) == 3


@behaviour("nocnoc", "A change of status is posted to the notification_url of the order.")
def webhook(api: Api) -> None:
    with receiver() as (url, received):
        order = created(api, notification_url=url)
        api.ok("POST", f"/api/order/{order['id']}")
        api.control("POST", f"/nocnoc/orders/{order['id']}/advance")
        wait_for(lambda: any(order["id"] in posted.values() for _, posted in received))


CREDENTIALS = keyed(KEY)
