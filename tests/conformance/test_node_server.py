"""A server of Sendcloud's orders API that is not the mock keeps to the document, and each of its defects is seen."""

from __future__ import annotations

import copy
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from node_server import (
    FIRST_OF_SOUTH,
    INTEGRATIONS,
    NORTH,
    ORDERS,
    SERVER,
    SOUTH,
    defects,
    node,
    node_server,
)
from orderkit import BadRequestError, NotFoundError, UnauthorizedError
from orderkit.contract import Contract
from orderkit.recordings.comparing import compare
from orderkit.recordings.exchange import Exchange, RecordedRequest, RecordedResponse

pytestmark = pytest.mark.slow

Json = dict[str, Any]

CONTRACT = Contract.load("sendcloud")
EXAMPLES = CONTRACT.document["components"]["examples"]
LIVE = CONTRACT.document["servers"][0]["url"]
TEXT = {"Content-Type": "text/plain"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def url() -> Iterator[str]:
    with node_server() as address:
        yield address


@pytest.fixture
def north(url: str) -> Iterator[httpx.Client]:
    with opened(url, NORTH) as client:
        yield client


@pytest.fixture
def client(sendcloud: Callable[..., Any], url: str) -> Any:
    return sendcloud(base_url=url, public_key=NORTH[0], secret_key=NORTH[1])


def opened(url: str, keys: tuple[str, str] | None) -> httpx.Client:
    return httpx.Client(base_url=url, auth=keys, trust_env=False)


def new_order(order_id: str = "W-1", **members: Any) -> Json:
    order: Json = copy.deepcopy(EXAMPLES["NewOrdersMinimal"]["value"][0])
    order["order_details"]["integration"]["id"] = INTEGRATIONS[NORTH][0]
    return {**order, "order_id": order_id, **members}


def walk(client: httpx.Client, **query: Any) -> list[Json]:
    """All orders of a listing, page by page along the links."""
    response = client.get("/orders", params=query)
    found: list[Json] = response.json()["data"]
    while "next" in response.links:
        response = client.get(response.links["next"]["url"])
        found += response.json()["data"]
    return found


def code_of(response: httpx.Response) -> tuple[int, str, Json]:
    error = response.json()["errors"][0]
    return response.status_code, error["code"], error.get("source", {})


def recorded(response: httpx.Response) -> Exchange:
    """An exchange as if it had been made with the provider's own server."""
    request = response.request
    parts = urlsplit(str(request.url))
    url = f"{LIVE}{parts.path.removeprefix(urlsplit(LIVE).path)}"
    headers = tuple((name.lower(), value) for name, value in response.headers.multi_items())
    return Exchange(
        RecordedRequest(request.method, f"{url}?{parts.query}", (), request.content),
        RecordedResponse(response.status_code, headers, response.content),
    )


def every_kind_of_call(client: httpx.Client) -> None:
    """Call every operation, each with every response that can be had from outside."""
    client.get("/orders")
    for name, value in {
        "page_size": "7",
        "integration": "3101,3102",
        "order_updated_at_min": "2024-04-02",
        "sort": "-order_number",
        "cursor": "!",
        "order_created_at": "tomorrow",
        "status": "on_hold",
    }.items():
        client.get("/orders", params={name: value})
    client.get("/orders", params={"integration": "4201"})
    client.get("/orders", params={"page_size": "0"})
    client.get("/orders", auth=("nobody", "nothing"))
    client.get("/orders/1")
    complete = copy.deepcopy(EXAMPLES["NewOrdersComplete"]["value"])
    for order in complete:
        order.pop("id", None)
        order["order_details"]["integration"]["id"] = INTEGRATIONS[NORTH][1]
    saved = client.post("/orders", json=complete)
    assert saved.status_code == 201, saved.text
    key = saved.json()["data"][0]["id"]
    client.get(f"/orders/{key}")
    client.patch(f"/orders/{key}", json={"order_number": "N-1"})
    client.patch(f"/orders/{key}", json={"order_number": ""})
    client.patch("/orders/1", json={})
    client.delete(f"/orders/{key}")
    client.delete(f"/orders/{key}")
    client.post("/orders", json={})
    client.post("/orders", json=[{}, new_order(id=7)])
    client.post("/orders", content=b"{", headers=JSON)
    client.post("/orders", content=b"[]", headers=TEXT)
    client.post("/orders", json=[], headers={"Sendcloud-Partner-Id": "we"})


def test_every_response_is_as_the_document_says(url: str) -> None:
    exchanges: list[Exchange] = []

    def keep(response: httpx.Response) -> None:
        response.read()
        exchanges.append(recorded(response))

    with httpx.Client(base_url=url, auth=NORTH, trust_env=False, event_hooks={"response": [keep]}) as client:
        every_kind_of_call(client)
    result = compare(exchanges)
    # Every shop may have status codes of its own.
    assert [finding for finding in result.findings if finding.kind != "new_value"] == []
    assert {operation for _, operation in result.compared} == set(CONTRACT.operations)
    assert {each.response.status for each in exchanges} == {200, 201, 204, 400, 401, 404, 415}


@pytest.mark.parametrize("size", [1, 3, 43, 200])
def test_pages_of_any_size_hold_every_order_once(north: httpx.Client, size: int) -> None:
    keys = [int(order["id"]) for order in walk(north, page_size=size)]
    assert len(keys) == ORDERS[NORTH]
    assert keys == sorted(set(keys), reverse=True)


@pytest.mark.parametrize(
    "sort", ["order_number", "-order_updated_at", "integration,-order_created_at", "x", "'pk'"]
)
def test_pages_of_a_sort_hold_what_one_page_holds(north: httpx.Client, sort: str) -> None:
    assert walk(north, sort=sort, page_size=4) == walk(north, sort=sort)


def test_the_previous_page_is_found_from_the_next(north: httpx.Client) -> None:
    first = north.get("/orders", params={"page_size": 5})
    second = north.get(first.links["next"]["url"])
    assert north.get(second.links["prev"]["url"]).json() == first.json()


def test_the_client_walks_filters_and_sorts(client: Any) -> None:
    listed = client.gather(client.client.list_orders(page_size=10, sort="order_updated_at"))
    assert len(listed) == ORDERS[NORTH]
    day = date(2024, 4, 2)
    since = client.gather(client.client.list_orders(order_updated_at_min=day, page_size=10))
    until = client.gather(client.client.list_orders(order_updated_at_max=day, page_size=10))
    on = client.gather(client.client.list_orders(order_updated_at=day, page_size=10))
    updated = [order for order in listed if order.order_details.order_updated_at]
    assert len(since) + len(until) - len(on) == len(updated)
    assert len(on) > 0


def test_the_client_creates_changes_and_deletes_an_order(client: Any) -> None:
    (saved,) = client.call("create_or_update_orders", [new_order()])
    assert client.call("create_or_update_orders", [new_order()]) == [saved]
    changed = {"order_details": {"order_items": [{"name": "Cylinder candle", "quantity": 5}], "notes": None}}
    client.call("update_order", saved.id, changed)
    kept = client.call("retrieve_order", saved.id)
    assert kept.order_details.order_items[0].quantity == 5
    assert kept.order_details.notes is None
    client.call("delete_order", saved.id)
    with pytest.raises(NotFoundError):
        client.call("retrieve_order", saved.id)


def test_the_client_reads_refusals(client: Any, sendcloud: Callable[..., Any], url: str) -> None:
    with pytest.raises(BadRequestError, match="does not exist"):
        client.call(
            "create_or_update_orders",
            [new_order(order_details=EXAMPLES["NewOrdersMinimal"]["value"][0]["order_details"])],
        )
    with pytest.raises(NotFoundError):
        client.call("update_order", FIRST_OF_SOUTH, {"order_number": "N-1"})
    with pytest.raises(UnauthorizedError):
        sendcloud(base_url=url, public_key="nobody", secret_key="nothing").call("retrieve_order", 5001)


def test_a_token_stands_for_the_keys(sendcloud: Callable[..., Any], url: str) -> None:
    token_url = f"{url.removesuffix('/api/v3')}/oauth2/token"
    caller = sendcloud(
        base_url=url, auth="oauth2", token_url=token_url, public_key=SOUTH[0], secret_key=SOUTH[1]
    )
    assert len(caller.gather(caller.client.list_orders())) == ORDERS[SOUTH]


def test_one_wrong_order_refuses_the_whole_list(north: httpx.Client) -> None:
    wrong = new_order("W-2", order_number="")
    assert code_of(north.post("/orders", json=[new_order(), wrong])) == (
        400,
        "invalid",
        {"pointer": "/data/attributes/[1]/order_number"},
    )
    assert walk(north, order_id="W-1") == []


def test_limits_of_writes_are_those_of_the_document() -> None:
    with node_server("--limits") as url, opened(url, NORTH) as client:
        found = [client.delete("/orders/1") for _ in range(16)]
    assert [response.status_code for response in found[:15]] == [404] * 15
    assert found[15].status_code in (404, 429)  # the sixteenth may fall into the next second
    if found[15].status_code == 429:
        assert found[15].headers["Retry-After"] == "1"


def test_an_unknown_defect_is_refused() -> None:
    command = [node(), str(SERVER / "main.mjs"), "--defect", "none-such"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "--defect must be one of page-border, " in done.stderr


def loses_none(client: httpx.Client) -> bool:
    return len(walk(client, page_size=7)) == ORDERS[NORTH]


def keeps_the_border(client: httpx.Client) -> bool:
    day = "2024-04-03"
    same = {order["id"] for order in walk(client, order_updated_at=day)}
    return same <= {order["id"] for order in walk(client, order_updated_at_min=day)}


def breaks_ties_downwards(client: httpx.Client) -> bool:
    keys = [(order["order_number"], -int(order["id"])) for order in walk(client, sort="order_number")]
    return keys == sorted(keys)


def protects_others(client: httpx.Client) -> bool:
    return client.patch(f"/orders/{FIRST_OF_SOUTH}", json={"order_number": "N-1"}).status_code == 404


def keeps_what_was(client: httpx.Client) -> bool:
    before = client.get("/orders/5001").json()
    changes = {"order_number": "N-1", "order_details": {"notes": 7}}
    assert client.patch("/orders/5001", json=changes).status_code == 400
    return bool(client.get("/orders/5001").json() == before)


def names_the_cause(client: httpx.Client) -> bool:
    refused = client.post("/orders", json=[new_order(payment_details={})])
    pointer: str = code_of(refused)[2]["pointer"]
    return pointer.startswith("/data/attributes/[0]/payment_details/")


SIGNS: dict[str, Callable[[httpx.Client], bool]] = {
    "page-border": loses_none,
    "filter-border": keeps_the_border,
    "sort-ties": breaks_ties_downwards,
    "foreign-patch": protects_others,
    "half-written": keeps_what_was,
    "wrong-cause": names_the_cause,
}


def test_every_defect_has_a_sign() -> None:
    assert list(SIGNS) == defects()


@pytest.mark.parametrize("defect", SIGNS)
def test_a_defect_breaks_its_rule_and_no_other(defect: str) -> None:
    with node_server("--defect", defect) as url, opened(url, NORTH) as client:
        broken = [name for name, holds in SIGNS.items() if not holds(client)]
    assert broken == [defect]


def test_without_a_defect_every_rule_holds(north: httpx.Client) -> None:
    assert [name for name, holds in SIGNS.items() if not holds(north)] == []
