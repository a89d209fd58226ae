"""Errors raised by a call, as one tree of exceptions under `OrderkitError`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from .runtime.protocol.messages import OperationInfo, Response


def _rebuild(cls: type[OrderkitError], message: str, state: dict[str, Any]) -> OrderkitError:
    error = cls.__new__(cls)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class OrderkitError(Exception):
    """Root of all errors of orderkit.

    Attributes:
        operation: Name of the operation, as in the spec (`getOrder`), or an empty string outside a call.
        method: HTTP method of the operation.
        path_template: Its path as in the spec (`/api/order/{order_id}`), never filled in.
        attempts: How many times the request was sent or tried.
        may_have_succeeded: Whether a write may have succeeded despite the error: an attempt was lost on its way, the
            provider failed, or its response cannot be decoded. False is certain.
        cursor: Where to resume a listing that was interrupted; None for any other error.
    """

    operation: str = ""
    method: str = ""
    path_template: str = ""
    attempts: int = 0
    may_have_succeeded: bool = False
    cursor: str | None = None

    def belongs_to(self, info: OperationInfo, attempts: int) -> None:
        """Set the operation that the error belongs to, and how often its request was sent."""
        self.operation, self.method, self.path_template = info.operation, info.method, info.path_template
        self.attempts = attempts

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), self.__dict__)


class TimeoutError(OrderkitError):  # noqa: A001 - the word a reader of a traceback expects
    """Time ran out. Always also a `NotSentError` or an `OutcomeUnknownError`."""


class TransportError(OrderkitError):
    """No complete response arrived."""


class NotSentError(TransportError):
    """The request was never sent: sending it again is safe."""


class OutcomeUnknownError(TransportError):
    """The request was sent and no complete response arrived: a write may or may not have succeeded."""


class NotSentTimeoutError(NotSentError, TimeoutError):
    """No connection could be opened, none was free, or no token arrived, in time."""


class OutcomeUnknownTimeoutError(OutcomeUnknownError, TimeoutError):
    """The request was sent and its response did not arrive in time."""


class ApiError(OrderkitError):
    """The provider responded with an error.

    Attributes:
        status: HTTP status of the response.
        code: The provider's own error code, where it sent one.
        key: The provider's name of the error for programs, the same in every language, where it sent one.
        message: The provider's message, in the requested language.
        details: Further texts of the provider, for example one for each wrong field.
        language: The requested language, where the provider has several.
        retry_after: Delay requested by the response, in seconds, if it did.
        response: The whole response.
    """

    status: int
    code: int | str | None
    key: str | None
    message: str
    details: tuple[str, ...]
    language: str | None
    retry_after: float | None
    response: Response

    meaning: ClassVar[Iterable[int]] = ()
    """The HTTP statuses that this class represents."""


class BadRequestError(ApiError):
    """The request is not valid (400, 422)."""

    meaning = (400, 422)


class UnauthorizedError(ApiError):
    """The credentials are missing or not valid (401)."""

    meaning = (401,)


class ForbiddenError(ApiError):
    """The credentials do not allow this (403)."""

    meaning = (403,)


class NotFoundError(ApiError):
    """The resource does not exist, or is not yours (404)."""

    meaning = (404,)


class ConflictError(ApiError):
    """The resource exists already, or its state does not allow this (409)."""

    meaning = (409,)


class UnsupportedMediaTypeError(ApiError):
    """The content type is not accepted (415)."""

    meaning = (415,)


class RateLimitedError(ApiError):
    """Too many calls (429); `retry_after` is the delay to wait for, if the provider sent one."""

    meaning = (429,)


class ServerError(ApiError):
    """The provider failed (any 5xx)."""

    meaning = range(500, 600)


class DecodeError(OrderkitError):
    """A successful response does not match the contract.

    Attributes:
        path: The place of the first difference, for example `products[0].weight`; empty for the whole body.
        expected: The value that the contract requires there.
        response: The whole response.
    """

    path: str = ""
    expected: str = ""
    response: Response


class PaginationError(OrderkitError):
    """A listing cannot continue, because the provider gives no next page or repeats one."""


class WebhookError(OrderkitError):
    """A webhook is not a notification of the provider."""


class SignatureError(WebhookError):
    """The notification's signature is missing or wrong."""


_BY_STATUS: dict[int, type[ApiError]] = {
    status: cls for cls in ApiError.__subclasses__() for status in cls.meaning
}


def class_for(status: int) -> type[ApiError]:
    """Return the class of error for an HTTP status; `ApiError` itself for one without a class of its own."""
    return _BY_STATUS.get(status, ApiError)
