"""Errors raised by a call, as one tree of exceptions under `OrderkitError`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from .runtime.protocol.printable import printable

if TYPE_CHECKING:
    from .runtime.protocol.messages import OperationInfo, Response

# A message may hold texts of a provider: this many characters are enough to read, and do not flood a log.
_LONGEST_MESSAGE = 2000


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

    def __str__(self) -> str:
        return printable(super().__str__(), _LONGEST_MESSAGE)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})" if self.args else f"{type(self).__name__}()"

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
        message: The provider's message, in the requested language. What is not printable is escaped, secrets of the
            client are masked, and at most 1,000 characters are kept.
        details: Further texts of the provider, for example one for each wrong field; as `message`.
        language: The requested language, where the provider has several.
        retry_after: Delay requested by the response, in seconds, if it did.
        response: The whole response, in which only secrets of the client are masked.
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
        raw: The JSON of the item at fault, where it is one item of a list: the list goes on behind it.
    """

    path: str = ""
    expected: str = ""
    response: Response
    raw: Any = None


class MismatchedResponseError(DecodeError):
    """A response answers another request: it names another object than the one that was asked for."""


class PaginationError(OrderkitError):
    """A listing cannot continue, or has ended without all of its items.

    Attributes:
        missing: Items that the provider reported and did not give; None if their number is not known.
    """

    missing: int | None = None


class WebhookError(OrderkitError):
    """A webhook is not a notification of the provider."""


class SignatureError(WebhookError):
    """The notification's signature is missing or wrong."""


class WebhookDecodeError(WebhookError):
    """A notification came from its provider and does not match the contract: keep its body, nothing else has it.

    Attributes:
        path: The place of the first difference, for example `customer.phone`; empty for the whole body.
        expected: The value that the contract requires there.
    """

    path: str = ""
    expected: str = ""


class InboxError(OrderkitError):
    """An inbox of webhooks cannot be opened, read or written; the message names the cause and what to do."""


_BY_STATUS: dict[int, type[ApiError]] = {
    status: cls for cls in ApiError.__subclasses__() for status in cls.meaning
}


def class_for(status: int) -> type[ApiError]:
    """Return the class of error for an HTTP status; `ApiError` itself for one without a class of its own."""
    return _BY_STATUS.get(status, ApiError)
