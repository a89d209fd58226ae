"""What a stateful server of nocnoc's store API has to do."""

from __future__ import annotations

from itertools import count

from behaviour import INVALID, KEY, Api, Json, behaviour, example

ORDERS, PRODUCTS = "/api/v2/orders", "/api/v2/products"
CREDENTIALS = {"X-Api-Key": KEY}
_NUMBERS = count(1)


def page(api: Api, number: int, size: int, **filters: str) -> list[Json]:
    found: list[Json] = api.ok("GET", ORDERS, params={"page": number, "size": size, **filters})["orders"]
    return found


def walk(api: Api, size: int, **filters: str) -> list[Json]:
    """Read pages until one is empty; more than a thousand orders are no walk that ends."""
    orders: list[Json] = []
    number = 0
    while found := page(api, number, size, **filters):
        orders += found
        number += 1
        assert len(orders) < 1000, "the pages do not end"
    return orders


def product(**changes: Json) -> Json:
    return {**example("nocnoc_store", "CreateProductRequestLeast"), "sku": f"B-{next(_NUMBERS)}", **changes}


def waiting_order(api: Api) -> Json:
    return page(api, 0, 1, statuses="in_process")[0]


@behaviour("nocnoc_store", "A request with a known key is accepted, one without a key is 401.")
def missing_key(api: Api) -> None:
    query = {"page": 0, "size": 1}
    assert api.status("GET", ORDERS, params=query) == 200
    assert api.as_({}).status("GET", ORDERS, params=query) == 401


@behaviour("nocnoc_store", "An unknown path is 404.")
def unknown_path(api: Api) -> None:
    assert api.status("GET", ORDERS, params={"page": 0, "size": 1}) == 200
    assert api.status("GET", "/api/v2/nothing") == 404


@behaviour("nocnoc_store", "A query that breaks the document is refused.")
def query_validation(api: Api) -> None:
    assert api.status("GET", ORDERS, params={"page": 0, "size": 1}) == 200
    for query in ({"size": 1}, {"page": 0, "size": 0}, {"page": -1, "size": 1}, {"page": "x", "size": 1}):
        assert api.status("GET", ORDERS, params=query) in INVALID


@behaviour("nocnoc_store", "A body that breaks the document is refused.")
def body_validation(api: Api) -> None:
    assert api.status("POST", PRODUCTS, json=product()) == 201
    assert api.status("POST", PRODUCTS, json=product(price=-1)) in INVALID
    assert api.status("POST", PRODUCTS, json=product(currency_code=7)) in INVALID


@behaviour("nocnoc_store", "Pages of any size give every order once, in the same order.")
def paging(api: Api) -> None:
    whole = [order["tracking_id"] for order in walk(api, 50)]
    assert len(set(whole)) == len(whole) > 50
    assert [order["tracking_id"] for order in walk(api, 40)] == whole


@behaviour("nocnoc_store", "The filter by status divides the orders.")
def status_filter(api: Api) -> None:
    parts = {status: walk(api, 50, statuses=status) for status in ("in_process", "cancelled")}
    assert all(order["status"] == status for status, orders in parts.items() for order in orders)
    assert all(parts.values())
    assert sum(map(len, parts.values())) == len(walk(api, 50))


@behaviour("nocnoc_store", "The filter by date keeps the orders of its days, the last one included.")
def date_filter(api: Api) -> None:
    orders = walk(api, 50)
    day = orders[len(orders) // 2]["created_at"][:10]
    wanted = [order["tracking_id"] for order in orders if order["created_at"].startswith(day)]
    found = walk(api, 50, date_from=day, date_to=day)
    assert [order["tracking_id"] for order in found] == wanted


@behaviour("nocnoc_store", "A cancellation is taken once; a second request while it is open is refused.")
def cancellation(api: Api) -> None:
    path = f"{ORDERS}/{waiting_order(api)['tracking_id']}/cancellation"
    assert api.status("POST", path) == 201
    assert api.status("POST", path) == 400
    assert api.status("POST", f"{ORDERS}/NC1/cancellation") == 404


@behaviour("nocnoc_store", "An order whose cancellation is accepted is listed as cancelled.")
def cancelled(api: Api) -> None:
    order = waiting_order(api)["tracking_id"]
    api.ok("POST", f"{ORDERS}/{order}/cancellation")
    api.control("POST", f"/nocnoc-store/orders/{order}/advance", {"status": "cancelled"})
    assert page(api, 0, 5, order_id=order)[0]["status"] == "cancelled"
    assert order in [each["tracking_id"] for each in walk(api, 50, statuses="cancelled")]


@behaviour("nocnoc_store", "A created product is read back; its SKU cannot be used again.")
def products(api: Api) -> None:
    sent = product(price=12.5)
    assert api.status("POST", PRODUCTS, json=sent) == 201
    found = api.ok("GET", f"{PRODUCTS}/sku/{sent['sku']}")
    assert (found["sku"], found["price"], found["title"]) == (sent["sku"], 12.5, sent["title"])
    assert api.status("POST", PRODUCTS, json=sent) == 400
    assert api.status("GET", f"{PRODUCTS}/sku/NEVER-MADE") == 404


@behaviour("nocnoc_store", "A change of a product is read back and leaves the rest as it was.")
def product_update(api: Api) -> None:
    sent = product(price=12.5, available_quantity=3)
    api.ok("POST", PRODUCTS, json=sent)
    path = f"{PRODUCTS}/sku/{sent['sku']}"
    api.ok("PATCH", path, json={"available_quantity": 9})
    found = api.ok("GET", path)
    assert (found["available_quantity"], found["price"]) == (9, 12.5)


@behaviour("nocnoc_store", "A package holds goods of an order that there is, and a father only its sons.")
def packages(api: Api) -> None:
    order = waiting_order(api)
    son = example("nocnoc_store", "SonPackageRequest")
    son["order_reference_id"] = order["tracking_id"]
    son["items"] = [{"sku": order["products"][0]["sku"], "quantity": 1}]
    package = api.ok("POST", "/api/v2/packages", json=son)["package_id"]
    assert api.status("POST", "/api/v2/packages", json={**son, "order_reference_id": "NC1"}) == 404
    assert api.status("POST", "/api/v2/packages", json={"subpackages": [package]}) == 201
    assert api.status("POST", "/api/v2/packages", json={"subpackages": ["PK-NEVER-MADE"]}) == 400
