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
    from .providers.epages import AsyncEPages, EPages
    from .providers.nocnoc import AsyncNocnoc, Nocnoc
    from .providers.nocnoc_store import AsyncNocnocStore, NocnocStore
    from .rate_limits import RateLimit
    from .retries import Retry
    from .walks import Page

__version__ = "0.1.0"

__all__ = (
    "ApiError",
    "AsyncEPages",
    "AsyncListing",
    "AsyncNocnoc",
    "AsyncNocnocStore",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "EPages",
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
    "RateLimit",
    "RateLimitedError",
    "Retry",
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
    "AsyncEPages": ".providers.epages",
    "AsyncListing": ".listings",
    "AsyncNocnoc": ".providers.nocnoc",
    "AsyncNocnocStore": ".providers.nocnoc_store",
    "EPages": ".providers.epages",
    "Listing": ".listings",
    "Nocnoc": ".providers.nocnoc",
    "NocnocStore": ".providers.nocnoc_store",
    "Page": ".walks",
    "RateLimit": ".rate_limits",
    "Retry": ".retries",
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
