"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {
    "sandbox": "https://sandbox.nocnocgroup.com",
    "live": "https://live.nocnocgroup.com",
}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "quoteOrder": ("POST", "/api/order/quote", "safe"),
    "createOrder": ("PUT", "/api/order", "never"),
    "getOrder": ("GET", "/api/order/{order_id}", "safe"),
    "placeOrder": ("POST", "/api/order/{order_id}", "never"),
    "cancelOrder": ("DELETE", "/api/order/{order_id}", "never"),
    "trackOrder": ("POST", "/api/order/tracking/{tracking_id}", "safe"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {
    310: 400,
    311: 409,
    312: 404,
    313: 409,
    314: 422,
    315: 400,
    316: 422,
    317: 422,
    318: 422,
    319: 422,
    320: 422,
    321: 422,
    322: 422,
    323: 422,
    400: 400,
    401: 401,
    404: 404,
    405: 405,
    500: 500,
}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, int]] = {}
"""The HTTP status that a message means, where the code is not enough; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset([])
"""The operations that take no credentials."""

TOKEN_URLS: Final[dict[str, str]] = {}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = []
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
