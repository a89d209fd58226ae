"""What a stateful server of Sendcloud's orders API has to do."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from itertools import count
from urllib.parse import urlsplit

from behaviour import INVALID, KEY, OTHER_KEY, Api, Json, behaviour, example

_NUMBERS = count(1)
HOUR = 3600


def basic(key: str, secret: str | None = None) -> dict[str, str]:
    pair = f"{key}:{secret or key + '-secret'}"
    return {"Authorization": "Basic " + b64encode(pair.encode()).decode()}


CREDENTIALS = basic(KEY)


def new_order(api: Api, **changes: Json) -> Json:
    """Return an order to save, of an integration that the account has."""
    integration = api.ok("GET", "/orders", params={"page_size": 1})["data"][0]["order_details"]["integration"]
    order = example("sendcloud", "NewOrdersMinimal")[0]
    order["order_details"]["integration"] = integration
    number = next(_NUMBERS)
    return {**order, "order_id": f"B{number}", "order_number": f"BEHAVIOUR-{number}", **changes}


def saved(api: Api, order: Json) -> str:
    return str(api.ok("POST", "/orders", json=[order])["data"][0]["id"])


def walk(api: Api, **query: str) -> list[Json]:
    """Follow the links to the next page until there is none."""
    orders: list[Json] = []
    path = "/orders"
    options: Json = {"params": query}
    while path:
        response = api.send("GET", path, **options)
        assert response.status_code == 200
        orders += response.json()["data"]
        assert len(orders) < 1000, "the pages do not end"
        following = urlsplit(response.links.get("next", {}).get("url", ""))
        path, options = (f"/orders?{following.query}", {}) if following.query else ("", {})
    return orders


@behaviour("sendcloud", "The right keys are accepted, a request without keys is 401.")
def missing_keys(api: Api) -> None:
    assert api.status("GET", "/orders") == 200
    assert api.as_({}).status("GET", "/orders") == 401


@behaviour("sendcloud", "A query that breaks the document is refused.")
def query_validation(api: Api) -> None:
    assert api.status("GET", "/orders", params={"page_size": 1}) == 200
    for wrong in ({"page_size": 0}, {"page_size": "x"}):
        assert api.status("GET", "/orders", params=wrong) in INVALID


@behaviour("sendcloud", "A token is issued for the keys, accepted, and refused after its hour.")
def token(api: Api) -> None:
    form = {"grant_type": "client_credentials", "scope": "api"}
    issued = api.ok("POST", "/oauth2/token", data=form)["access_token"]
    bearer = api.as_({"Authorization": f"Bearer {issued}"})
    assert bearer.status("GET", "/orders") == 200
    api.pass_seconds(HOUR + 1)
    assert bearer.status("GET", "/orders") == 401


@behaviour("sendcloud", "A saved order is retrieved as it was sent and found by its number; others are not.")
def read_back(api: Api) -> None:
    sent = new_order(api)
    found = api.ok("GET", f"/orders/{saved(api, sent)}")["data"]
    assert (found["order_id"], found["order_number"]) == (sent["order_id"], sent["order_number"])
    assert found["shipping_address"]["city"] == sent["shipping_address"]["city"]
    assert api.status("GET", "/orders/987654321") == 404
    for number, wanted in ((sent["order_number"], [sent["order_id"]]), ("NEVER-MADE", [])):
        listed = api.ok("GET", "/orders", params={"order_number": number})["data"]
        assert [order["order_id"] for order in listed] == wanted


@behaviour("sendcloud", "Saving the same order_id again changes the order and makes no second one.")
def upsert(api: Api) -> None:
    sent = new_order(api)
    first = saved(api, sent)
    sent["shipping_address"]["city"] = "Elsewhere"
    assert saved(api, sent) == first
    assert api.ok("GET", f"/orders/{first}")["data"]["shipping_address"]["city"] == "Elsewhere"
    assert len(api.ok("GET", "/orders", params={"order_id": sent["order_id"]})["data"]) == 1


@behaviour("sendcloud", "The links to next pages give every order once.")
def paging(api: Api) -> None:
    whole = [order["id"] for order in walk(api, page_size="100")]
    assert len(set(whole)) == len(whole) > 100
    assert [order["id"] for order in walk(api, page_size="37")] == whole


@behaviour("sendcloud", "A sort the other way round gives the reverse.")
def sort(api: Api) -> None:
    up, down = (walk(api, sort=f"{sign}order_created_at", page_size="100") for sign in ("", "-"))
    times = [_created(order) for order in up]
    assert len(set(times)) > 1
    assert times == sorted(times)
    assert [_created(order) for order in down] == times[::-1]


def _created(order: Json) -> datetime:
    return datetime.fromisoformat(order["order_details"]["order_created_at"])


@behaviour("sendcloud", "A change sets what is sent and leaves the rest as it was.")
def patch(api: Api) -> None:
    sent = new_order(api)
    path = f"/orders/{saved(api, sent)}"
    api.ok("PATCH", path, json={"shipping_address": {"address_line_1": "Vioolstraat"}})
    address = api.ok("GET", path)["data"]["shipping_address"]
    assert (address["address_line_1"], address["city"]) == ("Vioolstraat", sent["shipping_address"]["city"])


@behaviour("sendcloud", "A deleted order is gone, also for a second deletion.")
def delete(api: Api) -> None:
    path = f"/orders/{saved(api, new_order(api))}"
    assert api.status("DELETE", path) == 204
    assert api.status("GET", path) == 404
    assert api.status("DELETE", path) == 404


@behaviour("sendcloud", "One wrong order of several is named, and none of them is saved.")
def validation(api: Api) -> None:
    right, wrong = new_order(api), new_order(api)
    del wrong["order_number"]
    refused = api.send("POST", "/orders", json=[right, wrong])
    pointers = [error["source"]["pointer"] for error in refused.json()["errors"]]
    assert (refused.status_code, pointers) == (400, ["/data/attributes/[1]/order_number"])
    assert api.ok("GET", "/orders", params={"order_id": right["order_id"]})["data"] == []


@behaviour("sendcloud", "Writes beyond fifteen a second are 429.")
def rate_limit(api: Api) -> None:
    statuses = [api.status("DELETE", "/orders/987654321") for _ in range(40)]
    assert statuses[0] == 404
    assert 429 in statuses


@behaviour("sendcloud", "Another account does not see the order.")
def tenants(api: Api) -> None:
    path = f"/orders/{saved(api, new_order(api))}"
    assert api.status("GET", path) == 200
    assert api.as_(basic(OTHER_KEY)).status("GET", path) == 404
