"""orderkit: typed clients of order APIs that are described only by web pages.

Names are imported when they are used, so that importing orderkit costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from .listings import AsyncListing, Listing
    from .messages import Timeout
    from .providers.nocnoc import AsyncNocnoc, Nocnoc
    from .providers.nocnoc_store import AsyncNocnocStore, NocnocStore
    from .providers.sendcloud import AsyncSendcloud, Sendcloud
    from .retries import Retry
    from .walks import Page

__version__ = "0.1.0"

__all__ = (
    "ApiError",
    "AsyncListing",
    "AsyncNocnoc",
    "AsyncNocnocStore",
    "AsyncSendcloud",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "ForbiddenError",
    "Listing",
    "Nocnoc",
    "NocnocStore",
    "NotFoundError",
    "NotSentError",
    "OrderkitError",
    "OutcomeUnknownError",
    "Page",
    "PaginationError",
    "RateLimitedError",
    "Retry",
    "Sendcloud",
    "ServerError",
    "SignatureError",
    "Timeout",
    "TimeoutError",
    "TransportError",
    "UnauthorizedError",
    "UnsupportedMediaTypeError",
    "WebhookError",
    "__version__",
)

_ROOMS = {
    "AsyncListing": ".listings",
    "AsyncNocnoc": ".providers.nocnoc",
    "AsyncNocnocStore": ".providers.nocnoc_store",
    "AsyncSendcloud": ".providers.sendcloud",
    "Listing": ".listings",
    "Nocnoc": ".providers.nocnoc",
    "NocnocStore": ".providers.nocnoc_store",
    "Page": ".walks",
    "Retry": ".retries",
    "Sendcloud": ".providers.sendcloud",
    "Timeout": ".messages",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ROOMS.get(name, ".errors"), __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
