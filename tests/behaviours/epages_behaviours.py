"""What a stateful server of ePages' orders API has to do."""

from __future__ import annotations

from behaviour import INVALID, KEY, OTHER_KEY, UNKNOWN_KEY, Api, Json, allowed, behaviour

ORDERS = "/DemoShop/orders"
JSON_PATCH = {"Content-Type": "application/json-patch+json"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


CREDENTIALS = bearer(KEY)


def page(api: Api, **query: Json) -> Json:
    return api.ok("GET", ORDERS, params=query)


def walk(api: Api, **query: Json) -> list[Json]:
    """Read pages until all results were there."""
    first = page(api, page=1, **query)
    orders, number = first["items"], 2
    while len(orders) < first["results"]:
        items = page(api, page=number, **query)["items"]
        assert items, "a page before the end is empty"
        orders, number = orders + items, number + 1
    return list(orders)


def patched(api: Api, order: str, *operations: Json) -> int:
    return api.status("PATCH", f"{ORDERS}/{order}", json=list(operations), headers=JSON_PATCH)


def any_order(api: Api) -> str:
    """Return the id of an order that may be changed."""
    for order in page(api, resultsPerPage=20)["items"]:
        operation = {"op": "add", "path": "/internalNote", "value": "looked at"}
        if patched(api, order["orderId"], operation) == 200:
            return str(order["orderId"])
    raise AssertionError("no order can be changed")


@behaviour("epages", "A known token is accepted, a request without one is refused.")
def missing_token(api: Api) -> None:
    assert api.status("GET", ORDERS) == 200
    assert api.as_({}).status("GET", ORDERS) in (401, 403)


@behaviour("epages", "An unknown token is refused.")
def unknown_token(api: Api) -> None:
    assert api.status("GET", ORDERS) == 200
    assert api.as_(bearer(UNKNOWN_KEY)).status("GET", ORDERS) in (401, 403)


@behaviour("epages", "A wrong method is 405 with the allowed ones.")
def wrong_method(api: Api) -> None:
    wrong = api.send("DELETE", ORDERS)
    assert (wrong.status_code, allowed(wrong)) == (405, {"GET"})


@behaviour("epages", "A query that breaks the document is refused.")
def query_validation(api: Api) -> None:
    assert api.status("GET", ORDERS, params={"page": 1, "resultsPerPage": 5}) == 200
    for wrong in ({"page": 0}, {"resultsPerPage": 1000}, {"paidOn": "perhaps"}):
        assert api.status("GET", ORDERS, params=wrong) in INVALID


@behaviour("epages", "A token opens its own shop only, and each shop has orders of its own.")
def tenants(api: Api) -> None:
    order = page(api)["items"][0]["orderId"]
    assert api.status("GET", f"{ORDERS}/{order}") == 200
    assert api.as_(bearer(OTHER_KEY)).status("GET", f"{ORDERS}/{order}") in (401, 403, 404)


@behaviour("epages", "Pages of any size give every order once, newest first.")
def paging(api: Api) -> None:
    whole = walk(api, resultsPerPage=100)
    ids = [order["orderId"] for order in whole]
    times = [order["creationDate"] for order in whole]
    assert len(set(ids)) == len(ids) > 100
    assert times == sorted(times, reverse=True)
    assert [order["orderId"] for order in walk(api, resultsPerPage=37)] == ids


@behaviour("epages", "A filter by a status divides the orders.")
def flag(api: Api) -> None:
    paid, unpaid = (walk(api, resultsPerPage=100, paidOn=each) for each in ("true", "false"))
    assert paid
    assert unpaid
    assert all(order["paidOn"] for order in paid)
    assert not any(order["paidOn"] for order in unpaid)
    assert len(paid) + len(unpaid) == page(api)["results"]


@behaviour("epages", "A window of creation keeps the orders within it.")
def window(api: Api) -> None:
    orders = walk(api, resultsPerPage=100)
    start, end = orders[60]["creationDate"], orders[10]["creationDate"]
    wanted = [order["orderId"] for order in orders if start < order["creationDate"] < end]
    found = walk(api, resultsPerPage=100, createdAfter=start, createdBefore=end)
    assert [order["orderId"] for order in found] == wanted
    assert wanted


@behaviour("epages", "A patch with one wrong operation changes nothing.")
def atomic(api: Api) -> None:
    order = any_order(api)
    before = api.ok("GET", f"{ORDERS}/{order}")
    right = {"op": "add", "path": "/customerComment", "value": "kept alone"}
    wrong = {"op": "add", "path": "/grandTotal", "value": "1"}
    assert patched(api, order, right, wrong) in INVALID
    assert api.ok("GET", f"{ORDERS}/{order}") == before
    assert patched(api, order, right) == 200
    assert api.ok("GET", f"{ORDERS}/{order}")["customerComment"] == right["value"]


@behaviour("epages", "A status that is set is read back and found by its filter, until it is unset.")
def status(api: Api) -> None:
    order = any_order(api)
    set_it = {"op": "add", "path": "/returnedOn", "value": "2024-07-08T09:30:00.000Z"}
    assert patched(api, order, set_it) == 200
    assert api.ok("GET", f"{ORDERS}/{order}")["returnedOn"] == set_it["value"]
    assert order in [each["orderId"] for each in walk(api, resultsPerPage=100, returnedOn="true")]
    assert patched(api, order, {"op": "remove", "path": "/returnedOn"}) == 200
    assert order not in [each["orderId"] for each in walk(api, resultsPerPage=100, returnedOn="true")]


@behaviour("epages", "A media type that the API does not speak is 406.")
def media_type(api: Api) -> None:
    assert api.status("GET", ORDERS) == 200
    assert api.status("GET", ORDERS, headers={"Accept": "text/csv"}) == 406


@behaviour("epages", "The calls that are left in the hour count down in the headers.")
def call_limit(api: Api) -> None:
    left = [int(api.send("GET", ORDERS).headers["X-RateLimit-Remaining"]) for _ in range(3)]
    assert left == [left[0], left[0] - 1, left[0] - 2]
