"""Hooks and oracles for the store: they let creation succeed, and read what is right from the contract."""

from __future__ import annotations

from typing import Any

import schemathesis
from hooks import is_acceptable, read, undeclared
from orderkit.contract import Contract
from providers import before, check_of, held, is_of, number_of
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response

PROVIDER = "nocnoc-store"
CONTRACT = Contract.load("nocnoc_store")
ERRORS = CONTRACT.schema("Error")["x-errors"]
WRITING = {"cancelOrder", "createProduct", "createProductFromAsin", "updateProduct", "createPackage"}


@schemathesis.hook("before_call")
def mend_store(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Give every acceptable product its own SKU and a price of two decimals, and every Son an order that exists."""
    if not (is_of(PROVIDER, case) and is_acceptable(case)):
        return
    pagination = CONTRACT.declared(operation_id(case), "x-pagination")
    if pagination is not None and "size" in (case.query or {}):
        # The schema knows no greatest size, but the mock does.
        case.query["size"] = min(int(case.query["size"]), pagination["max-size"]["items"])
    if operation_id(case) == "cancelOrder":
        number = number_of(case.path_parameters)
        case.path_parameters["order_id"] = f"NC22000{number % 40:02}"  # of which thirty exist
    elif isinstance(case.body, dict):
        mend(case, case.body, number_of(case.body))


def mend(case: Case, body: dict[str, Any], number: int) -> None:
    if "sku" in body:
        body["sku"] = f"F{number}"
    if "price" in body:
        body["price"] = round(number % 100_000 / 100, 2)
    if "order_reference_id" in body and "subpackages" not in body and number % 4:
        pack(case, body, number)


def pack(case: Case, body: dict[str, Any], number: int) -> None:
    """Three of four Sons have goods of an order that is in process."""
    app: Any = case.operation.schema.app
    query = (
        "SELECT tracking_id, json_extract(products, '$[0].sku') FROM nocnoc_store_orders "
        "WHERE status = 'in_process'"
    )
    with app._state.store.transaction() as connection:
        orders = connection.execute(query).fetchall()
    body["order_reference_id"], sku = orders[number % len(orders)]
    for item in body["items"]:
        item["sku"] = sku


def operation_id(case: Case) -> str:
    return str(case.operation.definition.raw["operationId"])


@check_of(PROVIDER)
def store_members_are_declared(ctx: CheckContext, response: Response, case: Case) -> None:
    """A successful response has no property that the spec does not know."""
    if 200 <= response.status_code < 300:
        schema = CONTRACT.operation(operation_id(case)).responses[str(response.status_code)]
        assert list(undeclared(read(response), schema, "", CONTRACT)) == []


@check_of(PROVIDER)
def store_errors_are_known(ctx: CheckContext, response: Response, case: Case) -> None:
    """Message, code and HTTP status are those of a known error, and faults are reported of bodies only."""
    if response.status_code < 400 or response.request.method == "HEAD":
        return
    body = read(response)
    known = [error for error in ERRORS if is_like(body["message"], error["message"]["en-US"])]
    assert [(error["code"], error["semantic_status"], error.get("has_list", False)) for error in known] == [
        (body.get("code"), response.status_code, "errors" in body)
    ]


def is_like(message: str, template: str) -> bool:
    start, _, end = template.partition("{order_id}")
    return message == template or (end != "" and message.startswith(start) and message.endswith(end))


@check_of(PROVIDER)
def store_acceptable_data_is_not_called_invalid(ctx: CheckContext, response: Response, case: Case) -> None:
    """Data that fits the schema is refused only for an order, a SKU or a Son that it names."""
    if not is_acceptable(case) or response.status_code != 400:
        return
    assert operation_id(case) == "createPackage"
    causes = ("order_reference_id: the order is", "items[", "subpackages[")
    assert all(text.startswith(causes) for text in read(response)["errors"])


@check_of(PROVIDER)
def a_store_refusal_changes_nothing(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that is refused leaves the mock as it was; so does one that only reads."""
    if response.status_code >= 400 or operation_id(case) not in WRITING:
        assert held(case) == before()


@check_of(PROVIDER)
def what_is_created_is_there(ctx: CheckContext, response: Response, case: Case) -> None:
    """A product that was created is counted, and so is a package and a request for a cancellation."""
    counted = {"createProduct": "products", "createProductFromAsin": "products"}
    name = counted.get(operation_id(case))
    if name and response.status_code < 300:
        assert held(case)[PROVIDER][name] == before()[PROVIDER][name] + 1
