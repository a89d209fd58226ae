"""Hooks and oracles for Sendcloud: they let what is written be stored, and read what is right from the contract."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import schemathesis
from hooks import is_acceptable, read, sent_body, undeclared
from orderkit.contract import Contract
from orderkit.mock.engine.json_writer import write_json
from orderkit.mock.providers.sendcloud.orders import StoredOrder
from providers import before, check_of, held, is_of, number_of, read_after_changes
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response

PROVIDER = "sendcloud"
CONTRACT = Contract.load("sendcloud")
EXAMPLES = CONTRACT.document["components"]["examples"]
PARAMETERS = {parameter["name"]: parameter for parameter in CONTRACT.operation("listOrders").parameters}
STAYING = ("created_at", "order_id")
WRITING = {"createOrUpdateOrders", "updateOrder", "deleteOrder"}
INTEGRATIONS = (17, 41, 68, 419, 739283)  # those that the mock's settings give every account
CURSORS = ("p=9", "r=1&p=4", "o=3", "p=25&o=2", "r=1")

Stored = dict[tuple[str, int], list[str]]

_stored: dict[str, Stored] = {}
_saved_as: dict[str, int] = {}
"""The number that an `order_id` was last saved under: a link may lead to an order that was deleted meanwhile."""


@schemathesis.hook("before_call")
def mend_sendcloud(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Name integrations and orders that exist, and cursors that fit; what was made wrong on purpose stays wrong."""
    if not is_of(PROVIDER, case):
        return
    orders = stored(case)
    mend_link(case.path_parameters, orders)
    if is_acceptable(case):
        number = number_of(case.body, case.query, case.path_parameters)
        mend_query(case.query, number)
        mend_body(case, number)
        mend_path(case.path_parameters, sorted(pk for _, pk in orders), number)
    _stored["orders"] = orders


def mend_link(path: Any, orders: Stored) -> None:
    """Follow a link to the order that it means: schemathesis may take the shop's `order_id` for the `id`."""
    given = str(path["id"]) if path and "id" in path else ""
    if given and not given.isdigit():
        meant = [pk for (_, pk), kept in orders.items() if shown(kept)["order_id"] == given]
        path["id"] = meant[0] if meant else _saved_as.get(given, given)


def mend_path(path: Any, known: list[int], number: int) -> None:
    """Three of four unknown orders become known ones."""
    if path and "id" in path and path["id"] not in known and known and number % 4:
        path["id"] = known[number % len(known)]


def mend_query(query: Any, number: int) -> None:
    if query and query.get("integration"):
        query["integration"] = ",".join(map(str, INTEGRATIONS[: number % 5 + 1]))
    if query and query.get("cursor"):
        query["cursor"] = base64.b64encode(CURSORS[number % len(CURSORS)].encode()).decode()
        query.pop("sort", None)


def mend_body(case: Case, number: int) -> None:
    body: Any = case.body
    if body == []:  # it would be followed as if it had made an order
        body.append(copy.deepcopy(EXAMPLES["NewOrdersMinimal"]["value"][0]))
    orders = body if isinstance(body, list) else [body] if isinstance(body, dict) else []
    for place, order in enumerate(orders):
        integration = order.get("order_details", {}).get("integration")
        if integration:
            integration["id"] = INTEGRATIONS[(number + place) % len(INTEGRATIONS)]
        order.pop("id", None)
        if isinstance(body, dict):
            order.pop("order_id", None)
            order.get("order_details", {}).pop("order_items", None)


def operation_id(case: Case) -> str:
    return str(case.operation.definition.raw["operationId"])


@read_after_changes
def stored(case: Case) -> Stored:
    """Every stored order as it is kept, by its account and its number, without asking the API."""
    app: Any = case.operation.schema.app
    query = "SELECT owner, pk, document, created_at, modified_at FROM sendcloud_orders"
    with app._state.store.transaction() as connection:
        rows = connection.execute(query).fetchall()
    return {(owner, pk): kept for owner, pk, *kept in rows}


def shown(kept: list[str]) -> dict[str, Any]:
    """Return the visible part of a stored order."""
    text, created_at, modified_at = kept
    # A seeded order has floats until it is written.
    document = write_json(StoredOrder(0, "", created_at, modified_at, 0, text).document)
    return {**json.loads(document, parse_float=Decimal), "created_at": created_at, "modified_at": modified_at}


def of_number(orders: Stored, pk: int) -> list[dict[str, Any]]:
    """The order of a number, if there is one."""
    return [shown(kept) for (_, known), kept in orders.items() if known == pk]


@check_of(PROVIDER)
def sendcloud_members_are_declared(ctx: CheckContext, response: Response, case: Case) -> None:
    """A successful response has no property that the spec does not know."""
    if response.status_code in (200, 201):
        schema = CONTRACT.operation(operation_id(case)).responses[str(response.status_code)]
        assert list(undeclared_but_free(read(response), schema)) == []


def undeclared_but_free(value: Any, schema: Any) -> Iterator[str]:
    """Undeclared properties, those of objects that may have any excepted."""
    for path in undeclared(value, schema, "", FREE):
        if ".properties." not in path and ".extra_data." not in path:
            yield path


class Choosing(Contract):
    """The contract, with the first of several forms in the place of a choice: the others are null or plain."""

    def resolve(self, node: Any) -> Any:
        resolved = super().resolve(node)
        for choice in ("anyOf", "oneOf"):
            resolved = super().resolve(resolved.get(choice, [resolved])[0])
        return resolved


FREE = Choosing(CONTRACT.document)


@check_of(PROVIDER)
def sendcloud_errors_are_known(ctx: CheckContext, response: Response, case: Case) -> None:
    """Every entry has the status of the response and a code and title that an example of that status has."""
    if response.status_code < 400 or response.request.method == "HEAD":
        return
    known = {
        (error["status"], error["code"], error.get("title"), frozenset(error.get("source", {})))
        for name in EXAMPLES
        if name.startswith("Error")
        for error in EXAMPLES[name]["value"]["errors"]
    }
    for error in read(response)["errors"]:
        assert error["status"] == str(response.status_code)
        found = error["status"], error["code"], error.get("title"), frozenset(error.get("source", {}))
        assert found in known


@check_of(PROVIDER)
def sendcloud_acceptable_data_is_not_refused(ctx: CheckContext, response: Response, case: Case) -> None:
    """Data that fits the schema, its integrations mended, is refused only for what an order would lack or share."""
    if is_acceptable(case) and response.status_code == 400:
        assert operation_id(case) == "updateOrder"
        details = {error["detail"] for error in read(response)["errors"]}
        taken = {
            detail
            for detail in details
            if re.fullmatch(r"Order id .* is taken in integration \d+", detail, re.DOTALL)
        }
        assert details - taken <= {"Field required", "Dictionary should have at most 100 items"}


def asked(response: Response) -> Any:
    """The query as it was sent: of repeated parameters the last, without empty ones."""
    url = str(response.request.url)
    pairs = parse_qsl(url.partition("?")[2].partition("#")[0], keep_blank_values=True)
    return {name: value for name, value in dict(pairs).items() if value}


@check_of(PROVIDER)
def sendcloud_links_lead_on(ctx: CheckContext, response: Response, case: Case) -> None:
    """A link is the request with another cursor, and it is there exactly if there is more."""
    text = ",".join(response.headers.get("link", []))
    links = {rel: url for url, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', text)}
    if operation_id(case) != "listOrders" or response.status_code != 200:
        assert links == {}
        return
    for url in links.values():
        sent = dict(parse_qsl(str(response.request.url).partition("?")[2], keep_blank_values=True))
        led = dict(parse_qsl(url.partition("?")[2], keep_blank_values=True))
        assert re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", led.pop("cursor"))
        sent.pop("cursor", None)
        assert led == sent
    query, orders = asked(response), read(response)["data"]
    if set(query) <= {"page_size", "sort"}:
        mine = len({pk for owner, pk in _stored["orders"] if owner == owner_of(orders)})
        assert ("next" in links, "prev" in links) == (mine > len(orders) > 0, False)


def owner_of(orders: list[dict[str, Any]]) -> str | None:
    pk = int(orders[0]["id"]) if orders else None
    return next((owner for owner, known in _stored["orders"] if known == pk), None)


@check_of(PROVIDER)
def a_sendcloud_refusal_changes_nothing(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that is refused leaves every order as it was; so does one that only reads."""
    if response.status_code >= 400 or operation_id(case) not in WRITING:
        assert stored(case) == _stored["orders"]
        assert held(case) == before()


@check_of(PROVIDER)
def what_is_sent_is_stored(ctx: CheckContext, response: Response, case: Case) -> None:
    """Every order that was sent is kept as it was sent, and no other order changes."""
    if operation_id(case) != "createOrUpdateOrders" or response.status_code != 201:
        return
    sent, answered = json.loads(sent_body(response), parse_float=Decimal), read(response)["data"]
    assert [(order["order_id"], order["order_number"]) for order in answered] == [
        (order["order_id"], order["order_number"]) for order in sent
    ]
    _saved_as.update((order["order_id"], order["id"]) for order in answered)
    now, members = stored(case), CONTRACT.members(CONTRACT.schema("NewOrder")).keys() - {"id"}
    latest = {answer["id"]: order for answer, order in zip(answered, sent, strict=True)}
    for pk, order in latest.items():
        (kept,) = of_number(now, pk)
        del kept["created_at"], kept["modified_at"]
        assert kept.keys() == order.keys() & members
        assert list(lost(order, kept)) == [], list(lost(order, kept))
    untouched = {key: order for key, order in _stored["orders"].items() if key[1] not in latest}
    assert {key: now.get(key) for key in untouched} == untouched
    assert len(now) == len({*(pk for _, pk in _stored["orders"]), *latest})


def lost(sent: Any, kept: Any, path: str = "") -> Iterator[str]:
    """List where the stored value differs from what was sent, except for properties that are not described."""
    if isinstance(kept, dict) and isinstance(sent, dict) and kept.keys() <= sent.keys():
        for name in kept:
            yield from lost(sent[name], kept[name], f"{path}.{name}")
    elif isinstance(kept, list) and isinstance(sent, list) and len(kept) == len(sent):
        for one, other in zip(sent, kept, strict=True):
            yield from lost(one, other, f"{path}[]")
    elif sent != kept:
        yield f"{path}: {sent!r} is kept as {kept!r}"


@check_of(PROVIDER)
def a_change_reaches_one_order(ctx: CheckContext, response: Response, case: Case) -> None:
    """A change and a deletion touch the order that they name and no other; `created_at` and `order_id` stay."""
    if operation_id(case) not in ("updateOrder", "deleteOrder") or response.status_code >= 300:
        return
    was, now = _stored["orders"], stored(case)
    pk = int(str(response.request.url).partition("?")[0].rstrip("/").rpartition("/")[2])
    assert {key: order for key, order in was.items() if key[1] != pk} == {
        key: order for key, order in now.items() if key[1] != pk
    }
    (old,), new = of_number(was, pk), of_number(now, pk)
    if operation_id(case) == "deleteOrder":
        assert new == []
        return
    sent = json.loads(sent_body(response), parse_float=Decimal)
    assert [old[name] for name in STAYING] == [new[0][name] for name in STAYING]
    assert new[0]["order_number"] == sent.get("order_number", old["order_number"])
    untouched = old.keys() - sent.keys() - {"modified_at"}
    assert {name: new[0].get(name) for name in untouched} == {name: old[name] for name in untouched}


@check_of(PROVIDER)
def an_order_is_shown_as_it_is_kept(ctx: CheckContext, response: Response, case: Case) -> None:
    """A retrieved order is the stored one."""
    if operation_id(case) == "retrieveOrder" and response.status_code == 200:
        order = read(response)["data"]
        pk = int(order.pop("id"))
        assert [order] == of_number(_stored["orders"], pk)
