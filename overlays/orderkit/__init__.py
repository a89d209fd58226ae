"""orderkit: typed clients for order APIs that are documented only by web pages.

Each name is imported when it is first used, so that `import orderkit` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; importing it would take longer than all else here
if TYPE_CHECKING:
    from typing import Any

    from .epages import AsyncEPages, EPages
    from .errors import (
        ApiError,
        BadRequestError,
        ConflictError,
        DecodeError,
        ForbiddenError,
        InboxError,
        MismatchedResponseError,
        NotFoundError,
        NotSentError,
        OrderkitError,
        OutcomeUnknownError,
        PaginationError,
        RateLimitedError,
        ServerError,
        SignatureError,
        TimeoutError,  # noqa: A004 - the word a reader of a traceback expects
        TransportError,
        UnauthorizedError,
        UnsupportedMediaTypeError,
        WebhookDecodeError,
        WebhookError,
    )
    from .nocnoc import AsyncNocnoc, Nocnoc
    from .nocnoc_store import AsyncNocnocStore, NocnocStore
    from .noventiq import AsyncNoventiq, Noventiq
    from .runtime.client.calls import ApiResponse
    from .runtime.http.aiohttp_transport import AiohttpTransport as AiohttpTransport
    from .runtime.paging.listing import AsyncListing, Listing
    from .runtime.paging.paginator import Page, Progress
    from .runtime.protocol.batches import Batch, BatchPart
    from .runtime.protocol.idempotent_create import CreatedOnce
    from .runtime.protocol.json_codec import to_json
    from .runtime.protocol.messages import Timeout
    from .runtime.protocol.rate_limit_headers import RateLimit
    from .runtime.protocol.rate_limiter import RateLimiter
    from .runtime.protocol.retry_policy import Retry
    from .runtime.telemetry import instrument as instrument
    from .runtime.version import __version__
    from .sendcloud import AsyncSendcloud, Sendcloud
    from .webhooks.asgi import WebhookEndpoint
    from .webhooks.inbox import Inbox
    from .webhooks.notifications import Notification, Redelivery
    from .webhooks.wsgi import WsgiWebhookEndpoint

__all__ = (
    "ApiError",
    "ApiResponse",
    "AsyncEPages",
    "AsyncListing",
    "AsyncNocnoc",
    "AsyncNocnocStore",
    "AsyncNoventiq",
    "AsyncSendcloud",
    "BadRequestError",
    "Batch",
    "BatchPart",
    "ConflictError",
    "CreatedOnce",
    "DecodeError",
    "EPages",
    "ForbiddenError",
    "Inbox",
    "InboxError",
    "Listing",
    "MismatchedResponseError",
    "Nocnoc",
    "NocnocStore",
    "NotFoundError",
    "NotSentError",
    "Notification",
    "Noventiq",
    "OrderkitError",
    "OutcomeUnknownError",
    "Page",
    "PaginationError",
    "Progress",
    "RateLimit",
    "RateLimitedError",
    "RateLimiter",
    "Redelivery",
    "Retry",
    "Sendcloud",
    "ServerError",
    "SignatureError",
    "Timeout",
    "TimeoutError",
    "TransportError",
    "UnauthorizedError",
    "UnsupportedMediaTypeError",
    "WebhookDecodeError",
    "WebhookEndpoint",
    "WebhookError",
    "WsgiWebhookEndpoint",
    "__version__",
    "to_json",
)

_MODULES = {
    "AiohttpTransport": ".runtime.http.aiohttp_transport",
    "ApiResponse": ".runtime.client.calls",
    "AsyncEPages": ".epages",
    "AsyncListing": ".runtime.paging.listing",
    "AsyncNocnoc": ".nocnoc",
    "AsyncNocnocStore": ".nocnoc_store",
    "AsyncNoventiq": ".noventiq",
    "AsyncSendcloud": ".sendcloud",
    "Batch": ".runtime.protocol.batches",
    "BatchPart": ".runtime.protocol.batches",
    "CreatedOnce": ".runtime.protocol.idempotent_create",
    "EPages": ".epages",
    "Inbox": ".webhooks.inbox",
    "Listing": ".runtime.paging.listing",
    "Nocnoc": ".nocnoc",
    "NocnocStore": ".nocnoc_store",
    "Notification": ".webhooks.notifications",
    "Noventiq": ".noventiq",
    "Page": ".runtime.paging.paginator",
    "Progress": ".runtime.paging.paginator",
    "RateLimit": ".runtime.protocol.rate_limit_headers",
    "RateLimiter": ".runtime.protocol.rate_limiter",
    "Redelivery": ".webhooks.notifications",
    "Retry": ".runtime.protocol.retry_policy",
    "Sendcloud": ".sendcloud",
    "Timeout": ".runtime.protocol.messages",
    "WebhookEndpoint": ".webhooks.asgi",
    "WsgiWebhookEndpoint": ".webhooks.wsgi",
    "__version__": ".runtime.version",
    "instrument": ".runtime.telemetry",
    "to_json": ".runtime.protocol.json_codec",
}
"""The module of each public name; the errors are in `.errors`."""

_EXTRAS = {"AiohttpTransport": "aiohttp", "instrument": "otel"}
"""Names that need an extra. `from orderkit import *` and `help` leave them out: both work without extras."""


def __getattr__(name: str) -> Any:
    if name not in __all__ and name not in _EXTRAS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = import_module(_MODULES.get(name, ".errors"), __name__)
    except ModuleNotFoundError as error:
        if name in _EXTRAS:
            from .runtime.installing import how_to_install

            error.add_note(f"{name} needs an extra; {how_to_install(_EXTRAS[name])}")
        raise
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
