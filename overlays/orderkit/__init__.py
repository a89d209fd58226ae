"""orderkit: typed clients of order APIs that are described only by web pages.

Names are imported when they are used, so that importing orderkit costs nothing.
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
        WebhookError,
    )
    from .nocnoc import AsyncNocnoc, Nocnoc
    from .nocnoc_store import AsyncNocnocStore, NocnocStore
    from .noventiq import AsyncNoventiq, Noventiq
    from .runtime.paging.listing import AsyncListing, Listing
    from .runtime.paging.paginator import Page, Progress
    from .runtime.protocol.batches import Batch, BatchPart
    from .runtime.protocol.messages import Timeout
    from .runtime.protocol.rate_limit_headers import RateLimit
    from .runtime.protocol.rate_limiter import RateLimiter
    from .runtime.protocol.retry_policy import Retry
    from .runtime.version import __version__
    from .sendcloud import AsyncSendcloud, Sendcloud
    from .webhooks.asgi import WebhookEndpoint
    from .webhooks.inbox import Inbox, Notification

__all__ = (
    "ApiError",
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
    "DecodeError",
    "EPages",
    "ForbiddenError",
    "Inbox",
    "Listing",
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
    "Retry",
    "Sendcloud",
    "ServerError",
    "SignatureError",
    "Timeout",
    "TimeoutError",
    "TransportError",
    "UnauthorizedError",
    "UnsupportedMediaTypeError",
    "WebhookEndpoint",
    "WebhookError",
    "__version__",
)

_ROOMS = {
    "__version__": ".runtime.version",
    "AsyncEPages": ".epages",
    "AsyncListing": ".runtime.paging.listing",
    "AsyncNocnoc": ".nocnoc",
    "AsyncNocnocStore": ".nocnoc_store",
    "Batch": ".runtime.protocol.batches",
    "BatchPart": ".runtime.protocol.batches",
    "Inbox": ".webhooks.inbox",
    "AsyncSendcloud": ".sendcloud",
    "EPages": ".epages",
    "Listing": ".runtime.paging.listing",
    "Nocnoc": ".nocnoc",
    "NocnocStore": ".nocnoc_store",
    "Notification": ".webhooks.inbox",
    "AsyncNoventiq": ".noventiq",
    "Noventiq": ".noventiq",
    "Page": ".runtime.paging.paginator",
    "Progress": ".runtime.paging.paginator",
    "RateLimiter": ".runtime.protocol.rate_limiter",
    "RateLimit": ".runtime.protocol.rate_limit_headers",
    "Retry": ".runtime.protocol.retry_policy",
    "Sendcloud": ".sendcloud",
    "Timeout": ".runtime.protocol.messages",
    "WebhookEndpoint": ".webhooks.asgi",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ROOMS.get(name, ".errors"), __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
