"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {"live": "https://live.nocnocstore.com"}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "listOrders": ("GET", "/api/v2/orders", "safe"),
    "cancelOrder": ("POST", "/api/v2/orders/{order_id}/cancellation", "never"),
    "listProducts": ("GET", "/api/v2/products", "safe"),
    "createProduct": ("POST", "/api/v2/products", "never"),
    "createProductFromAsin": ("POST", "/api/v2/products/", "never"),
    "getProduct": ("GET", "/api/v2/products/sku/{sku}", "safe"),
    "updateProduct": ("PATCH", "/api/v2/products/sku/{sku}", "upsert"),
    "createPackage": ("POST", "/api/v2/packages", "never"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {401: 401, 404: 404, 405: 405, 415: 415, 500: 500}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {
    "Invalid Request Payload.": (400, 400),
    "{before}Sku already exists{after}": (400, 409),
    "Invalid query parameter format.": (400, 400),
    "{before}An order issue already exists{after}": (400, 409),
    "Unauthorized": (401, 401),
    "Order not found": (404, 404),
    "Sku not found": (404, 404),
    "Not Found": (404, 404),
    "Method Not Allowed": (405, 405),
    "Invalid Request": (409, 409),
    "Unsupported Media Type": (415, 415),
    "Internal Server Error": (500, 500),
}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {
    "listOrders": {
        "kind": "page",
        "first": 0,
        "key": "/tracking_id",
        "stop": ["empty-page"],
        "inputs": {"page": "page", "size": "size"},
    },
    "listProducts": {
        "kind": "page",
        "first": 0,
        "key": "/sku",
        "stop": ["empty-page"],
        "inputs": {"page": "page", "size": "size"},
    },
}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset([])
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {"apiKey": "X-Api-Key"}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = []
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
