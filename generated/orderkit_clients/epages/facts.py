"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {"shop": "https://{shopHost}/rs/shops"}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "listOrders": ("GET", "/{shopId}/orders", "safe"),
    "getOrder": ("GET", "/{shopId}/orders/{orderId}", "safe"),
    "updateOrder": ("PATCH", "/{shopId}/orders/{orderId}", "upsert"),
    "listOrderDocuments": ("GET", "/{shopId}/orders/{orderId}/documents", "safe"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {
    "Bad Request: {what}, Request: {method} {path}": (400, 400),
    "Unauthorized, Request: {method} {path}": (401, 401),
    "Forbidden, Request: {method} {path}": (403, 403),
    "Forbidden: {what}, Request: {method} {path}": (403, 403),
    "Not Found, Request: {method} {path}": (404, 404),
    "Method Not Allowed, Request: {method} {path}": (405, 405),
    "Not Acceptable, Request: {method} {path}": (406, 406),
    "Conflict, Request: {method} {path}": (409, 409),
    "Too Many Requests, Request: {method} {path}": (429, 429),
    "Internal Server Error, Request: {method} {path}": (500, 500),
    "Bad Gateway": (502, 502),
    "Service Unavailable": (503, 503),
}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {
    "listOrders": {
        "kind": "page",
        "first": 1,
        "key": "/orderId",
        "stop": ["total-reached", "empty-page"],
        "inputs": {"page": "page", "size": "resultsPerPage"},
        "total": "/results",
    },
    "listOrderDocuments": {
        "kind": "page",
        "first": 1,
        "key": "/documentNumber",
        "stop": ["total-reached", "empty-page"],
        "inputs": {"page": "page", "size": "resultsPerPage"},
        "total": "/results",
    },
}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/vnd.epages.v1+json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset([])
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {"oauth2": "Authorization"}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = [
    {"methods": ["GET", "POST", "PATCH", "PUT", "DELETE"], "calls": 6000, "seconds": 3600}
]
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
