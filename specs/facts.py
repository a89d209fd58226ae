"""Renders `facts.py` of a provider: the facts of its spec that a client needs before it reads a model."""

from __future__ import annotations

from typing import Any

from orderkit.contract import expression_target
from spec_files import operations


def known_errors(document: dict[str, Any]) -> list[dict[str, Any]]:
    """List the errors of the provider, whichever schema lists them in its `x-errors`."""
    return [
        error for schema in document["components"]["schemas"].values() for error in schema.get("x-errors", ())
    ]


def _errors_to_map(document: dict[str, Any]) -> list[dict[str, Any]]:
    # Codes that are words come with the HTTP status that decides; only numbers, or none, leave it open.
    return [error for error in known_errors(document) if not isinstance(error["code"], str)]


def status_of_code(document: dict[str, Any]) -> dict[int, int]:
    """Map each error code that is a number to the HTTP status that it means, where it means one only."""
    meanings: dict[int, set[int]] = {}
    for error in _errors_to_map(document):
        if error["code"] is not None:
            meanings.setdefault(error["code"], set()).add(error["semantic_status"])
    return {code: min(statuses) for code, statuses in meanings.items() if len(statuses) == 1}


def status_of_message(document: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Map a message to the HTTP status that carries it and the one that it means.

    A `{word}` in a message stands for any text. Of an error with `known_by` only that part must be there.
    """
    return {
        text: (error["http_status"], error["semantic_status"])
        for error in _errors_to_map(document)
        for text in (
            [f"{{before}}{error['known_by']}{{after}}"] if "known_by" in error else error["message"].values()
        )
    }


def paginations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Describe how each listing is paged; an input or a total that begins with a slash is a field of a body."""
    return {
        operation["operationId"]: _pagination(operation["x-pagination"])
        for _, _, operation in operations(document)
        if "x-pagination" in operation
    }


def _pagination(declared: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {key: declared[key] for key in ("kind", "first", "key", "stop") if key in declared}
    inputs = {role: expression_target(expression) for role, expression in declared["inputs"].items()}
    total = {"total": expression_target(declared["total"])} if "total" in declared else {}
    return {**kept, "inputs": inputs, **total}


def open_operations(document: dict[str, Any]) -> list[str]:
    """List the operations that take no credentials."""
    return [
        operation["operationId"]
        for _, _, operation in operations(document)
        if operation.get("security") == []
    ]


def token_urls(document: dict[str, Any]) -> dict[str, str]:
    """Map the name of each security scheme with client credentials to the URL of its tokens."""
    schemes = document["components"]["securitySchemes"]
    return {
        name: scheme["flows"]["clientCredentials"]["tokenUrl"]
        for name, scheme in schemes.items()
        if "clientCredentials" in scheme.get("flows", {})
    }


def credential_headers(document: dict[str, Any]) -> dict[str, str]:
    """The header that carries the credentials of each security scheme, by the scheme's name."""
    schemes = document["components"].get("securitySchemes", {})
    return {
        name: scheme["name"] if scheme["type"] == "apiKey" else "Authorization"
        for name, scheme in schemes.items()
        if scheme["type"] != "apiKey" or scheme["in"] == "header"
    }


def rate_limits(document: dict[str, Any]) -> list[dict[str, Any]]:
    """List how many calls of some methods are allowed in how many seconds, as the provider documents it."""
    return [
        {key: limit[key] for key in ("methods", "calls", "seconds")}
        for limit in document.get("x-rate-limits", ())
    ]


def render_facts(document: dict[str, Any]) -> str:
    """Render the module of facts: servers, operations, what errors mean, how listings are paged, and so on."""
    servers = {server["x-environment"]: server["url"] for server in document["servers"]}
    facts = {
        operation["operationId"]: (method.upper(), path, operation["x-retry"])
        for path, method, operation in operations(document)
    }
    return f'''"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {servers!r}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {facts!r}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {status_of_code(document)!r}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {status_of_message(document)!r}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {paginations(document)!r}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = {document.get("x-accept", "application/json")!r}
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset({open_operations(document)!r})
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {credential_headers(document)!r}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {token_urls(document)!r}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = {rate_limits(document)!r}
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
'''
