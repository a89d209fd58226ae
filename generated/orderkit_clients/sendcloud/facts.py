"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {"live": "https://panel.sendcloud.sc/api/v3"}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "listOrders": ("GET", "/orders", "safe"),
    "createOrUpdateOrders": ("POST", "/orders", "upsert"),
    "retrieveOrder": ("GET", "/orders/{id}", "safe"),
    "deleteOrder": ("DELETE", "/orders/{id}", "never"),
    "updateOrder": ("PATCH", "/orders/{id}", "never"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {
    "listOrders": {
        "kind": "link-cursor",
        "key": "/id",
        "stop": ["no-next-link"],
        "inputs": {"cursor": "cursor", "size": "page_size"},
    }
}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset([])
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {"basic": "Authorization", "oauth2": "Authorization"}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {"oauth2": "https://account.sendcloud.com/oauth2/token"}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = [
    {"methods": ["GET"], "calls": 1000, "seconds": 60},
    {"methods": ["POST", "PATCH", "PUT", "DELETE"], "calls": 100, "seconds": 60},
    {"methods": ["POST", "PATCH", "PUT", "DELETE"], "calls": 15, "seconds": 1},
]
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
