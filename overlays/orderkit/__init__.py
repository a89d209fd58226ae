"""orderkit: typed clients of order APIs that are described only by web pages.

Names are imported when they are used, so that importing orderkit costs nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; importing it would take longer than all else here
if TYPE_CHECKING:
    from typing import Any

    from .batches import Batch, BatchPart
    from .endpoint import WebhookEndpoint
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
    from .inbox import Inbox, Notification
    from .limiter import RateLimiter
    from .listings import AsyncListing, Listing
    from .messages import Timeout
    from .providers.epages import AsyncEPages, EPages
    from .providers.nocnoc import AsyncNocnoc, Nocnoc
    from .providers.nocnoc_store import AsyncNocnocStore, NocnocStore
    from .providers.noventiq import AsyncNoventiq, Noventiq
    from .providers.sendcloud import AsyncSendcloud, Sendcloud
    from .rate_limits import RateLimit
    from .retries import Retry
    from .walks import Page, Progress

__version__ = "0.1.0"

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
    "AsyncEPages": ".providers.epages",
    "AsyncListing": ".listings",
    "AsyncNocnoc": ".providers.nocnoc",
    "AsyncNocnocStore": ".providers.nocnoc_store",
    "Batch": ".batches",
    "BatchPart": ".batches",
    "Inbox": ".inbox",
    "AsyncSendcloud": ".providers.sendcloud",
    "EPages": ".providers.epages",
    "Listing": ".listings",
    "Nocnoc": ".providers.nocnoc",
    "NocnocStore": ".providers.nocnoc_store",
    "Notification": ".inbox",
    "AsyncNoventiq": ".providers.noventiq",
    "Noventiq": ".providers.noventiq",
    "Page": ".walks",
    "Progress": ".walks",
    "RateLimiter": ".limiter",
    "RateLimit": ".rate_limits",
    "Retry": ".retries",
    "Sendcloud": ".providers.sendcloud",
    "Timeout": ".messages",
    "WebhookEndpoint": ".endpoint",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ROOMS.get(name, ".errors"), __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
