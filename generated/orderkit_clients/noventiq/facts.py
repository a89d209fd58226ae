"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {
    "production": "https://api.ecommerce.noventiq.com",
    "test": "https://api.ecommerce.noventiq.com.demonqweb.com",
}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "createToken": ("POST", "/v1/login_check", "safe"),
    "searchOrders": ("POST", "/v1/order/search", "safe"),
    "getOrder": ("GET", "/v1/order/{order_id}", "safe"),
    "createRefund": ("POST", "/v1/order/{order_id}/refund", "never"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {
    110: 400,
    111: 415,
    15000: 403,
    15010: 400,
    1007: 401,
    1008: 401,
    1009: 401,
}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {
    "JSON is not valid.": (400, 400),
    "Invalid data format (Content-type).": (400, 415),
    "Unable to identify your configuration for accessing this API. Please contact technical support.": (
        400,
        403,
    ),
    "Invalid field value: {parameter}": (400, 400),
    "Your token is invalid.": (401, 401),
    "Missing token.": (401, 401),
    "Your token is expired.": (401, 401),
}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {
    "searchOrders": {
        "kind": "offset",
        "first": 0,
        "key": "",
        "stop": ["total-reached", "empty-page"],
        "inputs": {"offset": "/offset", "size": "/limit"},
        "total": "/count_all",
    }
}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset(["createToken"])
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {"tokenAuth": "AuthorizationJWT"}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = []
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
