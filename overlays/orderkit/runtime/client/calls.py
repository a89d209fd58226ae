"""Calls that were not made yet, and the responses of those that succeeded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from attrs import define, field

from ..protocol.exchange import Completed
from ..protocol.messages import OperationInfo, Request
from ..protocol.retry_policy import Retry
from .decoding import identity

T = TypeVar("T")
U = TypeVar("U")


@define(frozen=True)
class Call(Generic[T]):
    """One call that has not been made yet.

    Attributes:
        info: Facts of its operation.
        request: The request to send.
        build: Makes a model of the JSON of a successful response.
        language: Language that error messages are asked for in, where the provider has several.
        retry: Replaces the client's Retry for this call; None keeps it.
        finish: Makes of the model the result of the call.
        items_at: The names that lead to the list that is asked for; none if it is no list.
        keeps_drift: Whether drift is kept whatever the client's setting, because the result is all that matters.
    """

    info: OperationInfo
    request: Request
    build: Callable[[Any], Any]
    language: str | None = None
    retry: Retry | None = None
    finish: Callable[[Any], T] = identity
    items_at: tuple[str, ...] = ()
    keeps_drift: bool = False

    def then(self, change: Callable[[T], U]) -> Call[U]:
        """The same call with a function applied to its result."""
        # Not attrs' `evolve`: for type checkers it keeps the type of the result, and it takes twice as long.
        finish = self.finish
        return Call(
            self.info,
            self.request,
            self.build,
            self.language,
            self.retry,
            lambda model: change(finish(model)),
            self.items_at,
            self.keeps_drift,
        )


@define(frozen=True)
class ApiResponse(Generic[T]):
    """A successful response: the decoded result and what came with it.

    Attributes:
        result: The decoded result, as the operation returns it.
        status: HTTP status.
        headers: The headers; names are in lower case.
        request_id: The provider's id of the request, where a header has it.
        attempts: How many times the request was sent.
        elapsed: Seconds from the first attempt to the response, waits included.
    """

    result: T = field(repr=False)
    status: int
    headers: Mapping[str, str] = field(repr=False)
    request_id: str | None
    attempts: int
    elapsed: float


def api_response(completed: Completed[Any], result: T) -> ApiResponse[T]:
    """Build the response of a completed call, with a result."""
    response, find_request_id = completed.response, completed.find_request_id
    return ApiResponse(
        result,
        response.status,
        response.headers,
        None if find_request_id is None else find_request_id(),
        completed.attempts,
        completed.elapsed,
    )
