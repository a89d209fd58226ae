"""Links of the spec: which operations act on what a response shows, and with which parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..contract import Contract, Operation, expression_target
from . import pointers
from .calls import Exchange

Parameters = Mapping[str, Mapping[str, Any]]
"""Parameters by the operationId that they are for."""


def linked(contract: Contract, exchange: Exchange, results: str = "", index: int = 0) -> Parameters:
    """Return the parameters of every operation that the response of an exchange links to.

    Args:
        contract: The contract.
        exchange: The exchange.
        results: Pointer to the list in the response whose items the links are about; empty if there is none.
        index: Position of the item in that list.
    """
    found = dict[str, Mapping[str, Any]]()
    for link in links_of(contract, exchange.call.operation, exchange.status):
        texts: Mapping[str, str] = link.get("parameters", {})
        if "operationId" not in link or not texts:
            continue
        # A name may say where the parameter stands: `path.orderId`.
        values = {
            name.rpartition(".")[2]: _value(exchange, str(text), results, index)
            for name, text in texts.items()
        }
        known = {name: value for name, value in values.items() if value is not None}
        operation = contract.operation(link["operationId"])
        given = {name for name, text in texts.items() if "$request.path" in str(text)}
        missing = {name.rpartition(".")[2] for name in texts.keys() - given} - known.keys()
        if not missing:
            found.setdefault(operation.id, known)
    return found


def links_of(contract: Contract, operation: Operation, status: int) -> list[Mapping[str, Any]]:
    """List the links of the response with a status; of another success for one that is not documented."""
    node = contract.document["paths"][operation.path][operation.method.lower()]
    successes = [name for name in node["responses"] if name.startswith("2") and 200 <= status < 300]
    response = node["responses"].get(str(status), node["responses"].get(next(iter(successes), "")))
    if response is None:
        return []
    return [contract.resolve(link) for link in contract.resolve(response).get("links", {}).values()]


def linked_list(contract: Contract, exchange: Exchange) -> str:
    """Return the pointer to the list whose first item the links of a response are about; empty if there is none."""
    for link in links_of(contract, exchange.call.operation, exchange.status):
        for text in map(str, link.get("parameters", {}).values()):
            results, _, member = expression_target(text).partition("/0/") if "#" in text else ("", "", "")
            if member and text.startswith("$response.body"):
                return results
    return ""


def linked_operations(contract: Contract, operation: Operation) -> set[str]:
    """Return the operations that a success of an operation links to."""
    return {
        link["operationId"]
        for status in operation.responses
        if status.startswith("2")
        for link in links_of(contract, operation, int(status))
        if "operationId" in link
    }


def value_at(exchange: Exchange, expression: str) -> Any:
    """Return what a runtime expression of an operation stands for in an exchange; None if it is absent."""
    return _value(exchange, expression, "", 0)


def _value(exchange: Exchange, expression: str, results: str, index: int) -> Any:
    if not expression.startswith("$"):
        return expression
    target = expression_target(expression)
    if results and target.startswith(f"{results}/0"):
        target = f"{results}/{index}" + target.removeprefix(f"{results}/0")
    if expression.startswith("$response.body"):
        return pointers.first(exchange.value, target) if target else exchange.value
    if expression.startswith("$request.body"):
        return pointers.first(exchange.call.body, target) if target else exchange.call.body
    return exchange.call.parameters.get(target)
