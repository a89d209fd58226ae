"""What a spec documents about the response of an operation, and where it wants secrets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..contract import Contract, JsonObject, Operation


def response_node(contract: Contract, operation: Operation, status: int) -> tuple[str, JsonObject] | None:
    """Return the documented response of a status with its name in the document: `200`, `4XX` or `default`."""
    item: JsonObject = contract.document["paths"][operation.path][operation.method.lower()]
    responses: Mapping[str, JsonObject] = item["responses"]
    for name in (str(status), f"{status // 100}XX", "default"):
        if name in responses:
            return name, contract.resolve(responses[name])
    return None


def response_schema(contract: Contract, operation: Operation, status: int) -> JsonObject | None:
    """Return the schema of a response's JSON body, or None if there is none."""
    found = response_node(contract, operation, status)
    return None if found is None else operation.responses[found[0]]


def documented_headers(contract: Contract, operation: Operation) -> frozenset[str]:
    """Return the names, in lower case, of the headers that an operation's requests and responses have."""
    item: JsonObject = contract.document["paths"][operation.path][operation.method.lower()]
    sent = {each["name"].lower() for each in operation.parameters if each["in"] == "header"}
    nodes = [contract.resolve(node) for node in item["responses"].values()]
    return frozenset(sent | {name.lower() for node in nodes for name in node.get("headers", {})})


def security_headers(contract: Contract) -> frozenset[str]:
    """Return the names, in lower case, of the headers that carry credentials."""
    keys = {scheme["name"].lower() for scheme in _schemes(contract) if scheme.get("in") == "header"}
    return frozenset(keys | {"authorization", "proxy-authorization", "cookie", "set-cookie"})


def security_queries(contract: Contract) -> frozenset[str]:
    """Return the names of the query parameters that carry credentials."""
    return frozenset(scheme["name"] for scheme in _schemes(contract) if scheme.get("in") == "query")


def _schemes(contract: Contract) -> list[Any]:
    schemes: Mapping[str, Any] = contract.document["components"].get("securitySchemes", {})
    return list(schemes.values())
