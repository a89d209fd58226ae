"""Everything that the outside world can do to a call, as one tree of exceptions under `OrderkitError`."""

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
        may_have_succeeded: Whether a write may have been done all the same: an attempt was lost on its way, the
            provider failed at it, or its response cannot be read. False is certain.
        cursor: Where to resume a listing that could not go on; None of any other error.
    """

    operation: str = ""
    method: str = ""
    path_template: str = ""
    attempts: int = 0
    may_have_succeeded: bool = False
    cursor: str | None = None

    def belongs_to(self, info: OperationInfo, attempts: int) -> None:
        """Set the operation that the error belongs to and how often its request was sent."""
        self.operation, self.method, self.path_template = info.operation, info.method, info.path_template
        self.attempts = attempts

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), self.__dict__)


class TimeoutError(OrderkitError):  # noqa: A001 - the word a reader of a traceback expects
    """Time ran out. Always also a `NotSentError` or an `OutcomeUnknownError`."""


class TransportError(OrderkitError):
    """No complete answer arrived."""


class NotSentError(TransportError):
    """The request never left: sending it again is safe."""


class OutcomeUnknownError(TransportError):
    """The request left and no complete answer came: a write may or may not have been done."""


class NotSentTimeoutError(NotSentError, TimeoutError):
    """No connection could be made, or none was free, in time."""


class OutcomeUnknownTimeoutError(OutcomeUnknownError, TimeoutError):
    """The request left and the answer did not come in time."""


class ApiError(OrderkitError):
    """The provider answered with an error.

    Attributes:
        status: HTTP status of the answer.
        code: The provider's own error code, where it sent one.
        key: The provider's name of the error for programs, the same in every language, where it sent one.
        message: The provider's message, in the language asked for.
        details: What else the provider said, for example one text for each wrong field.
        language: The language asked for, where the provider has several.
        retry_after: Seconds the provider asked to wait, if it did.
        response: The whole answer.
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
    """The HTTP statuses that this class stands for."""


class BadRequestError(ApiError):
    """The request is not acceptable as it is (400, 422)."""

    meaning = (400, 422)


class UnauthorizedError(ApiError):
    """The credentials are missing or not valid (401)."""

    meaning = (401,)


class ForbiddenError(ApiError):
    """The credentials do not allow this (403)."""

    meaning = (403,)


class NotFoundError(ApiError):
    """There is no such thing, or it is not yours (404)."""

    meaning = (404,)


class ConflictError(ApiError):
    """The thing exists already, or its state does not allow this (409)."""

    meaning = (409,)


class UnsupportedMediaTypeError(ApiError):
    """The content type is not accepted (415)."""

    meaning = (415,)


class RateLimitedError(ApiError):
    """Too many calls; `retry_after` says how long to wait, if the provider said so (429)."""

    meaning = (429,)


class ServerError(ApiError):
    """The provider failed (any 5xx)."""

    meaning = range(500, 600)


class DecodeError(OrderkitError):
    """A successful answer does not hold what the contract says.

    Attributes:
        path: Where the first difference is, for example `products[0].weight`; empty for the whole body.
        expected: What the contract says should be there.
        response: The whole answer.
    """

    path: str = ""
    expected: str = ""
    response: Response


class PaginationError(OrderkitError):
    """A listing cannot go on, because the provider leads nowhere or in a circle."""


class WebhookError(OrderkitError):
    """What arrived is not a notification of the provider."""


class SignatureError(WebhookError):
    """The notification's signature is missing or wrong."""


_BY_STATUS: dict[int, type[ApiError]] = {
    status: cls for cls in ApiError.__subclasses__() for status in cls.meaning
}


def class_for(status: int) -> type[ApiError]:
    """The class of error that an HTTP status means; `ApiError` itself where it has no class of its own."""
    return _BY_STATUS.get(status, ApiError)
