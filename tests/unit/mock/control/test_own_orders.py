"""Orders that a test puts: found by every operation of their provider, and refused if no contract has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock.engine.own_orders import merge, unknown_properties
from orderkit.mock.settings import MockSettings
from orderkit.testing import MockSession, ProviderMock

START = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def session() -> Iterator[MockSession]:
    with MockSession(MockSettings(clock=START, orders=20)) as session:
        yield session


@dataclass(frozen=True)
class Caller:
    """Calls the provider of a mock without a socket."""

    mock: ProviderMock
    client: httpx.Client

    def get(self, path: str, **query: Any) -> Any:
        response = self.client.get(path, params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def send(self, method: str, path: str, body: Any, content_type: str = "application/json") -> Any:
        return self.client.request(
            method,
            path,
            content=httpx.Request(method, "/", json=body).content,
            headers={"Content-Type": content_type},
        )


Connect = Callable[[str], Caller]


@pytest.fixture
def connect(session: MockSession) -> Iterator[Connect]:
    session.reset()
    clients: list[httpx.Client] = []

    def make(provider: str) -> Caller:
        mock = session.provider(provider)
        client = httpx.Client(transport=mock.transport, base_url=f"http://mock/{provider}")
        clients.append(client)
        client.headers.update(headers_for(mock, client))
        return Caller(mock, client)

    yield make
    for client in clients:
        client.close()


def headers_for(mock: ProviderMock, client: httpx.Client) -> dict[str, str]:
    if mock.name == "sendcloud":
        client.auth = httpx.BasicAuth(mock.api_key, mock.secret)
    if mock.name == "epages":
        return {"Authorization": f"Bearer {mock.api_key}", "Accept": "application/vnd.epages.v1+json"}
    if mock.name == "noventiq":
        body = {"username": mock.api_key, "password": mock.secret}
        login = Contract.load("noventiq").operation("createToken").path
        return {"AuthorizationJWT": f"Bearer {client.post(login, json=body).json()['token']}"}
    return {"X-Api-Key": mock.api_key}


def test_an_order_of_nocnoc_has_any_status_and_history(connect: Connect) -> None:
    caller = connect("nocnoc")
    put = caller.mock.orders.put(tracking_id="NC77", status="delivered", merchant_invoice_id="INV-1")
    assert (put["id"], put["tracking_id"], put["merchant_invoice_id"]) == (77, "NC77", "INV-1")
    found = caller.get("/api/order/77")
    assert found == put
    statuses = [event["status"] for event in reversed(found["historic"])]
    assert (statuses[0], found["status"], found["date"]) == ("created", "delivered", "2026-11-22")


def test_a_history_of_nocnoc_is_as_given(connect: Connect) -> None:
    caller = connect("nocnoc")
    history = [
        {"status": "placed", "description": "late", "date": "2026-11-20"},
        {"status": "created", "description": "", "date": "2026-11-19"},
    ]
    caller.mock.orders.put(
        id=77, status="cancelled", description="by hand", date="2026-11-21", historic=history
    )
    found = caller.get("/api/order/77")
    assert (found["historic"], found["description"], found["date"]) == (history, "by hand", "2026-11-21")


def test_totals_of_nocnoc_follow_from_the_products_unless_they_are_given(connect: Connect) -> None:
    caller = connect("nocnoc")
    products = [{"sku": "A", "amount_usd": 12.5, "quantity": 3}, {"sku": "B", "amount_usd": 1, "quantity": 1}]
    order = caller.mock.orders.put(id=77, products=products)
    assert [product["sku"] for product in order["products"]] == ["A", "B"]
    assert (order["amount_usd"], order["total_packages"]) == (38.5, 4)
    assert caller.mock.orders.put(id=77, amount_usd=1000)["amount_usd"] == 1000


def test_an_order_of_nocnoc_goes_on_living(connect: Connect) -> None:
    caller = connect("nocnoc")
    caller.mock.orders.put(id=77, status="created", expiration_date="2026-12-24")
    assert caller.client.post("/api/order/77").json()["status"] == "placed"
    assert caller.mock.orders.advance(77)["status"] == "in_process"
    caller.mock.orders.put(id=10_000_050)
    assert caller.mock.orders.put()["id"] > 10_000_050


def test_an_order_of_the_store_is_listed_and_can_be_cancelled(connect: Connect) -> None:
    caller = connect("nocnoc-store")
    put = caller.mock.orders.put(
        tracking_id="NC777",
        created_at="2026-11-22 09:59:59",
        customer={"full_name": "Ana"},
        products=[{"sku": "X", "quantity": 2, "fob_price": "3.50"}],
        delivery_address={"city": "Lima"},
        label_url="https://labels.example.com/777",
    )
    listed = caller.get("/api/v2/orders", page=0, size=1, order_id="NC777")["orders"]
    assert listed == [put]
    assert (put["customer"]["full_name"], put["delivery_address"]["city"]) == ("Ana", "Lima")
    assert caller.get("/api/v2/orders", page=0, size=1)["orders"] == [put]
    assert caller.mock.orders.advance("NC777", "cancelled")["status"] == "cancelled"
    assert caller.mock.orders.put(tracking_id="NC777", status="in_process")["products"] == put["products"]


def test_an_order_of_sendcloud_has_an_id_and_times_of_its_own(connect: Connect) -> None:
    caller = connect("sendcloud")
    put = caller.mock.orders.put(
        id=900,
        order_id="my-order",
        order_number="A-1",
        created_at="2026-11-01T08:00:00.000000Z",
        order_details={"integration": {"id": 7}, "status": {"code": "teleported"}},
    )
    assert caller.get("/orders/900")["data"] == put
    listed = caller.get("/orders", order_number="A-1")["data"]
    assert [(order["id"], order["created_at"]) for order in listed] == [
        ("900", "2026-11-01T08:00:00.000000Z")
    ]
    assert caller.mock.orders.put(order_number="A-2")["id"] == "901"


def test_an_order_of_noventiq_is_found_by_what_it_was_given(connect: Connect) -> None:
    caller = connect("noventiq")
    put = caller.mock.orders.put(
        order_id=5,
        status="paid",
        create_date="2026-11-20T08:00:00Z",
        external_id="PAY-1",
        email="Ana@example.com",
        currency="EUR",
    )
    path = Contract.load("noventiq").operation("getOrder").path.replace("{order_id}", "5")
    assert caller.get(path) == put
    assert (put["order_name"], put["pay_date"]) == ("A0000000005", put["create_date"])
    search = Contract.load("noventiq").operation("searchOrders").path
    for condition in ({"email": "ana@example.com"}, {"external_id": "PAY-1"}):
        assert caller.client.post(search, json={**condition, "currency": "EUR"}).json()["ids"] == [5]


def test_an_order_of_epages_has_any_content_and_can_be_patched(connect: Connect) -> None:
    caller = connect("epages")
    put = caller.mock.orders.put(
        orderNumber="X-1",
        creationDate="2026-11-21T08:00:00+02:00",
        paidOn="2026-11-22",
        grandTotal="12.00",
        customerId="MY-CUSTOMER",
        lineItemContainer={"productLineItems": [{"name": "Shoe", "productId": "SHOE"}, {"name": "Lace"}]},
        billingAddress={"firstName": "Zoë"},
    )
    path = f"/DemoShop/orders/{put['orderId']}"
    found = caller.get(path)
    assert [line["name"] for line in found["lineItemContainer"]["productLineItems"]] == ["Shoe", "Lace"]
    assert (found["grandTotal"], found["paidOn"]) == ("12.00", "2026-11-22T00:00:00.000Z")
    assert found["creationDate"] == "2026-11-21T06:00:00.000Z"
    for query in ({"customerId": "MY-CUSTOMER"}, {"productId": "SHOE"}):
        assert [item["orderId"] for item in caller.get("/DemoShop/orders", **query)["items"]] == [
            put["orderId"]
        ]
    patch = [{"op": "add", "path": "/orderNumber", "value": "X-2"}, {"op": "remove", "path": "/paidOn"}]
    changed = caller.send("PATCH", path, patch, "application/json-patch+json").json()
    assert (changed["orderNumber"], changed["paidOn"], changed["grandTotal"]) == ("X-2", None, "12.00")


PROVIDERS = ("nocnoc", "nocnoc-store", "sendcloud", "noventiq", "epages")
BAD = {
    "nocnoc": [
        ({"statuss": "placed"}, "statuss must be a property of OrderDetail; did you mean status?"),
        ({"status": 7}, "status must be as OrderDetail describes it: it is not of type string"),
        ({"tracking_id": "77"}, "tracking_id must be NC and the id of the order"),
        ({"id": 78, "tracking_id": "NC77"}, "tracking_id must be NC and the id of the order"),
        ({"products": [{"wieght": 1}]}, "products[0].wieght must be a property of OrderDetail"),
    ],
    "nocnoc-store": [
        (
            {"customer": {"fullname": "A"}},
            "customer.fullname must be a property of Order; did you mean full_name?",
        ),
        ({"created_at": None}, "created_at must be as Order describes it"),
    ],
    "sendcloud": [
        ({"id": "x"}, "id must be a number > 0"),
        ({"order_details": {"status": "paid"}}, "order_details.status must be as Order describes it"),
    ],
    "noventiq": [
        ({"order_id": -1}, "order_id must be a number > 0"),
        ({"order_name": "A1"}, "order_name must be A and the ten digits of order_id"),
        ({"email": 7}, "email must be a text"),
        ({"create_date": "yesterday"}, "create_date must be"),
    ],
    "epages": [
        ({"creationDate": "yesterday"}, "creationDate must be a date or a time in ISO 8601"),
        (
            {"billingAddress": {"firstname": "Z"}},
            "billingAddress.firstname must be a property of OrderDetail",
        ),
    ],
}


@pytest.mark.parametrize(
    ("provider", "order", "message"),
    [(provider, order, message) for provider, cases in BAD.items() for order, message in cases],
)
def test_an_order_that_no_contract_has_is_refused_and_nothing_changes(
    session: MockSession, provider: str, order: Json, message: str
) -> None:
    before = stored(session)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
        session.provider(provider).orders.put(order)
    assert str(caught.value).startswith(message)
    assert stored(session) == before


def stored(session: MockSession) -> list[str]:
    with session.server.app._state.store.transaction() as connection:
        return list(connection.iterdump())


def test_what_identifies_an_order_cannot_belong_to_two(connect: Connect) -> None:
    nocnoc, sendcloud = connect("nocnoc").mock, connect("sendcloud").mock
    nocnoc.orders.put(id=77, merchant_invoice_id="INV-1")
    with pytest.raises(ValueError, match="order must differ from others in what identifies it"):
        nocnoc.orders.put(id=78, merchant_invoice_id="INV-1")
    details = {"integration": {"id": 7}}
    sendcloud.orders.put(id=900, order_id="same", order_details=details)
    with pytest.raises(ValueError, match="order must differ from others in what identifies it"):
        sendcloud.orders.put(id=901, order_id="same", order_details=details)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_order_is_put_over_http(session: MockSession, connect: Connect, provider: str) -> None:
    caller = connect(provider)
    url = f"http://mock/_mock/{provider}/orders"
    put = caller.client.put(url, json={"order": {}, "api_key": "merchant-two"})
    assert put.status_code == 200, put.text
    key = session.provider(provider).control._provider(provider).own_orders.key  # type: ignore[union-attr]
    again = caller.client.put(url, json={"order": {key: put.json()[key]}, "api_key": "merchant-two"})
    assert again.json() == put.json()
    bad: list[Json] = [{}, {"order": []}, {"order": {"unheard_of": 1}}, {"order": {}, "api_key": "nobody"}]
    for body in bad:
        assert caller.client.put(url, json=body).status_code == 400
    assert caller.client.put("http://mock/_mock/nobody/orders", json={"order": {}}).status_code == 404


def test_given_values_complete_a_base() -> None:
    base = {"a": 1, "b": {"c": 2, "d": [{"e": 3, "f": 4}]}, "g": [1]}
    given: Json = {"b": {"d": [{"e": 5}, {"f": 6}]}, "g": [], "h": None}
    assert merge(base, given) == {
        "a": 1,
        "b": {"c": 2, "d": [{"e": 5, "f": 4}, {"e": 3, "f": 6}]},
        "g": [],
        "h": None,
    }


def test_unknown_properties_are_found_at_any_depth() -> None:
    contract = Contract.load("nocnoc_store")
    order = {"tracking_id": "NC1", "products": [{"sku": "A"}, {"sku": "B", "size": "L"}], "x": 1}
    found = [path for path, _ in unknown_properties(contract, contract.schema("Order"), order)]
    assert found == [("products", 1, "size"), ("x",)]
