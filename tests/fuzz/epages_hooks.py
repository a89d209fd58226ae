"""Hooks and oracles for ePages: they name a shop and orders that exist, and read what is right from the contract."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import schemathesis
from hooks import is_acceptable, read, sent_body, undeclared
from orderkit.contract import Contract
from providers import check_of, is_of, number_of, read_after_changes
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response

PROVIDER = "epages"
CONTRACT = Contract.load("epages")
STATUSES = [path[1:] for path in CONTRACT.schema("StatusPath")["enum"]]
REASONS = {
    example["value"]["status"]: example["value"]["message"].partition(",")[0].partition(":")[0]
    for name, example in CONTRACT.document["components"]["examples"].items()
    if name.startswith("Error") and isinstance(example["value"], dict)
}
BEGIN = datetime(2017, 4, 8, 10, tzinfo=UTC)

_before: dict[str, Any] = {}


@schemathesis.hook("before_call")
def mend_epages(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Let acceptable requests name the token's shop and, most of them, one of its orders; and a window of a year."""
    if not is_of(PROVIDER, case):
        return
    if is_acceptable(case):
        number = number_of(case.path_parameters, case.query)
        mend(case, number)
    _before["stored"] = stored(case)


def mend(case: Case, number: int) -> None:
    case.path_parameters["shopId"] = "DemoShop"
    order = known_orders(case)[number % 30]
    if "orderId" in case.path_parameters and number % 8 and case.path_parameters["orderId"] not in _ids(case):
        case.path_parameters["orderId"] = order["id"]
    if isinstance(case.body, list):
        mend_birthdays(case.body)
    query = case.query or {}
    drop_most_filters(query, number)
    for name, days in (("createdAfter", 300 + number % 400), ("createdBefore", number % 300)):
        if query.get(name):
            query[name] = f"{BEGIN - timedelta(days=days):%Y-%m-%dT%H:%M:%S.000Z}"
    if {"createdAfter", "createdBefore"} <= query.keys() and query["createdAfter"]:
        shift_window(query)
    if query.get("customerId") and number % 2:
        query["customerId"] = order["customer"].lower()
    if query.get("productId") and number % 2:
        query["productId"] = order["product"]


def drop_most_filters(query: dict[str, Any], number: int) -> None:
    """Of many filters keep two or three, or hardly an order would pass them all."""
    names = sorted(query.keys() - {"page", "resultsPerPage", "locale"})
    for place, name in enumerate(names):
        if len(names) > 4 and (number >> place) % 4:
            del query[name]


def mend_birthdays(operations: list[Any]) -> None:
    """An empty text is made for a date that may be null, and is none."""
    for operation in operations:
        value = operation.get("value") if isinstance(operation, dict) else None
        if isinstance(value, dict) and value.get("birthday") == "":
            value["birthday"] = "1975-11-08"


def shift_window(query: dict[str, Any]) -> None:
    """Let a window begin at most 365 days before it ends."""
    if query["createdBefore"]:
        ends = datetime.fromisoformat(query["createdBefore"])
        earliest = f"{ends - timedelta(days=365):%Y-%m-%dT%H:%M:%S.000Z}"
        query["createdAfter"] = max(query["createdAfter"], earliest)


@read_after_changes
def known_orders(case: Case) -> list[dict[str, str]]:
    app: Any = case.operation.schema.app
    query = (
        "SELECT order_id, customer_id, (SELECT product_id FROM epages_ordered WHERE order_id = o.order_id) "
        "FROM epages_orders o ORDER BY order_id"
    )
    with app._state.store.transaction() as connection:
        rows = connection.execute(query).fetchall()
    return [{"id": row[0], "customer": row[1], "product": row[2]} for row in rows]


def _ids(case: Case) -> set[str]:
    return {order["id"] for order in known_orders(case)}


@read_after_changes
def stored(case: Case) -> list[Any]:
    """Everything that the mock keeps of orders and documents."""
    app: Any = case.operation.schema.app
    with app._state.store.transaction() as connection:
        return [
            connection.execute(f"SELECT * FROM epages_{table} ORDER BY 1, 2").fetchall()
            for table in ("orders", "documents", "ordered")
        ]


def operation_id(case: Case) -> str:
    return str(case.operation.definition.raw["operationId"])


def sent_query(response: Response) -> dict[str, str]:
    """The parameters as they were sent, without those that are empty."""
    found = parse_qs(urlsplit(str(response.request.url)).query)
    return {name: values[0] for name, values in found.items()}


@check_of(PROVIDER)
def epages_members_are_declared(ctx: CheckContext, response: Response, case: Case) -> None:
    """A successful response has no property that the spec does not know."""
    if response.status_code == 200:
        schema = CONTRACT.operation(operation_id(case)).responses["200"]
        unknown = [
            path for path in undeclared(read(response), schema, "", CONTRACT) if "additionalData" not in path
        ]
        assert unknown == []


@check_of(PROVIDER)
def epages_errors_are_worded_as_documented(ctx: CheckContext, response: Response, case: Case) -> None:
    """An error tells its reason, the request and its status, and nothing else."""
    if response.status_code < 400 or response.request.method == "HEAD":
        return
    body = read(response)
    method, path = response.request.method, urlsplit(str(response.request.url)).path
    told, _, asked = body["message"].rpartition(", Request: ")
    assert set(body) == {"message", "status"}
    assert body["status"] == str(response.status_code)
    assert told.partition(": ")[0] == REASONS[body["status"]]
    assert body["status"] != "400" or told.partition(": ")[2]  # it names what is wrong
    assert asked.split(" ")[0] == method
    assert asked.split(" ")[1].count("/") == path.count("/")


@check_of(PROVIDER)
def epages_tells_what_is_left(ctx: CheckContext, response: Response, case: Case) -> None:
    """Every response names the media type and counts the token's calls down."""
    headers = {name: values[0] for name, values in response.headers.items()}
    assert headers["x-epages-media-type"] == CONTRACT.document["x-accept"]
    left = int(headers["x-ratelimit-remaining"])
    sent = {name.lower(): value for name, value in response.request.headers.items()}.get("authorization", "")
    token = sent.decode("latin-1") if isinstance(sent, bytes) else sent
    known = token in ("Bearer merchant-one", "Bearer merchant-two")
    limit = int(headers["x-ratelimit-limit"])
    assert (left < limit) if known else (left == limit)


@check_of(PROVIDER)
def epages_acceptable_data_is_not_refused(ctx: CheckContext, response: Response, case: Case) -> None:
    """A body that fits the schema and was mended is refused for nothing but its token or an order that there is not."""
    if is_acceptable(case) and response.status_code >= 400:
        assert response.status_code in (403, 404)


@check_of(PROVIDER)
def epages_totals_count_everything(ctx: CheckContext, response: Response, case: Case) -> None:
    """Without a filter every order of the shop is counted, whatever the page."""
    if operation_id(case) == "listOrders" and response.status_code == 200:
        filters = sent_query(response).keys() & PARAMETERS - {
            "page",
            "resultsPerPage",
            "locale",
            "lastUpdated",
        }
        assert filters or read(response)["results"] == len(_before["stored"][0])


PARAMETERS = {parameter["name"] for parameter in CONTRACT.operation("listOrders").parameters}


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


@check_of(PROVIDER)
def epages_documents_come_page_by_page(ctx: CheckContext, response: Response, case: Case) -> None:
    """A page of documents is as asked for, newest first, with PDFs only if they are wanted."""
    if operation_id(case) != "listOrderDocuments" or response.status_code != 200:
        return
    body, query = read(response), sent_query(response)
    size, number = int(query.get("resultsPerPage", 10)), int(query.get("page", 1))
    keys = [(document["creationDate"], document["documentNumber"]) for document in body["items"]]
    assert len(keys) == max(0, min(size, body["results"] - (number - 1) * size))
    assert keys == sorted(set(keys), reverse=True)
    wanted = query.get("includePdf", "false").lower() == "true"
    assert all(("documentPdf" in document) == wanted for document in body["items"])


@check_of(PROVIDER)
def epages_reads_and_refusals_change_nothing(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that is refused leaves everything as it was; so does one that only reads."""
    if response.status_code >= 400 or operation_id(case) != "updateOrder":
        assert stored(case) == _before["stored"]


@check_of(PROVIDER)
def epages_keeps_what_is_written(ctx: CheckContext, response: Response, case: Case) -> None:
    """An order shows what the last operation on each path says, and its fixed properties stay as they were."""
    if operation_id(case) != "updateOrder" or response.status_code != 200:
        return
    order = read(response)
    assert "links" not in order
    for operation in last_operations(json.loads(sent_body(response))):
        shows(order, operation["path"][1:], operation)


@check_of(PROVIDER)
def epages_tells_edits_alone(ctx: CheckContext, response: Response, case: Case) -> None:
    """A patch of texts and statuses leaves the time of the last edit as it was (EP-21)."""
    if operation_id(case) != "updateOrder" or response.status_code != 200:
        return
    paths = {operation["path"] for operation in json.loads(sent_body(response))}
    if paths.isdisjoint({"/billingAddress", "/shippingAddress", "/payment"}):
        order = read(response)
        facts = next(json.loads(row[-1]) for row in _before["stored"][0] if row[0] == order["orderId"])
        assert order.get("lastUpdatedOnDate") == facts.get("last_edit")


@check_of(PROVIDER)
def epages_reads_back_what_was_written(ctx: CheckContext, response: Response, case: Case) -> None:
    """An order that was changed is read as it was returned, with links besides."""
    if operation_id(case) == "updateOrder" and response.status_code == 200:
        answered = read(response)
        order = asyncio.run(get_order(case.operation.schema.app, response, answered["orderId"]))
        assert {name: order[name] for name in order if name != "links"} == answered


async def get_order(app: Any, response: Response, order_id: str) -> dict[str, Any]:
    """The order as the same token reads it, in the language in which it was returned."""
    transport = httpx.ASGITransport(app)
    url, query = "http://testserver/epages/DemoShop/orders", sent_query(response)
    language = {"locale": query["locale"]} if "locale" in query else {}
    async with httpx.AsyncClient(transport=transport) as client:
        headers = {"Authorization": "Bearer merchant-one"}
        read_back = await client.get(f"{url}/{order_id}", headers=headers, params=language)
    return dict(json.loads(read_back.content, parse_float=Decimal))


def last_operations(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({operation["path"]: operation for operation in sent}.values())


def shows(order: dict[str, Any], name: str, operation: dict[str, Any]) -> None:
    value = operation.get("value")
    if operation["op"] == "remove":
        assert order[name] is None
    elif name in STATUSES:
        wanted = moment(str(value)).astimezone(UTC)
        assert moment(order[name]) == wanted.replace(microsecond=wanted.microsecond // 1000 * 1000)
    elif name == "payment":
        assert order["paymentData"]["paymentMethod"] is None
    elif isinstance(value, dict):
        members = CONTRACT.members(CONTRACT.schema("AddressInput"))
        kept = {member: value[member] for member in value if member in members}
        assert kept.items() <= order[name].items()
    else:
        assert order[name] == value
