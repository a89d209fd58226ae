"""One call, sans-I/O: a generator that yields requests and pauses, is sent their outcomes, and returns the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Generic, TypeVar, cast

from attrs import define, evolve, field

from ...errors import ApiError, DecodeError, NotSentError, OrderkitError, ServerError
from .call_errors import ErrorInsteadOfResult, api_error, belongs_to_call, transport_error
from .clock import Clock
from .credentials import Credentials
from .header_times import ServerClock
from .masking import clean_error, clean_problem, masked, masked_headers, secrets_of
from .messages import (
    AuthHeaders,
    Flow,
    OperationInfo,
    Problem,
    Request,
    Response,
    Sleep,
    Timeout,
    TransportFailure,
)
from .observers import REQUEST_IDS, CallSummary, observers, request_id
from .rate_limiter import RateLimiter
from .retry_policy import (
    Retry,
    may_resend_after_loss,
    may_resend_after_status,
    retry_after_of,
    wait_before_next,
)

T = TypeVar("T")

# Of the statuses from 300 to 499.
_MAYBE_DONE: Final = frozenset({301, 302, 303, 408})


def _is_retry(policy: object, attribute: object, value: Retry) -> None:
    if not isinstance(cast(object, value), Retry):
        raise TypeError(f"retry must be a Retry (got {type(value).__name__})")


@define(frozen=True, kw_only=True)
class Policy:
    """Settings shared by all calls of a client."""

    retry: Retry = field(validator=_is_retry)
    credentials: Credentials = field(repr=False)
    read_problem: Callable[[Response], Problem]
    retry_after_of: Callable[[Mapping[str, str], float], float | None] = retry_after_of
    limiter: RateLimiter | None = None
    clock: Clock = field(factory=Clock)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What no error and no line of a log may show, besides what the headers of a request carry."""
    server_clock: ServerClock = field(factory=ServerClock)


@define
class Completed(Generic[T]):
    """A call that succeeded.

    Attributes:
        value: The decoded response. It may hold a token or a customer's data, so it is not in the repr.
        response: The response itself.
        attempts: How many times the request was sent or tried.
        elapsed: Seconds from the beginning of the first attempt to the end, waits included.
        find_request_id: Returns the id that the provider gave the request, without secrets; None if no header has it.
    """

    value: T = field(repr=False)
    response: Response
    attempts: int
    elapsed: float
    find_request_id: Callable[[], str | None] | None = field(default=None, repr=False, eq=False)


def exchange(
    request: Request,
    info: OperationInfo,
    policy: Policy,
    decode: Callable[[Response], T],
    *,
    retry: Retry | None = None,
    language: str | None = None,
) -> Flow[Completed[T]]:
    """Send a request, again where the retry settings allow it, and decode its successful response.

    Refused credentials that can be replaced are replaced once. That is no retry: the request was not accepted.

    Args:
        request: The request without its authentication headers.
        info: The operation that is called.
        policy: The client's settings.
        decode: Makes the result from a successful response.
        retry: Replaces the client's retry settings for this call.
        language: The language of error messages, noted in an ApiError.

    Raises:
        ApiError: The provider responded with an error, perhaps with a status of success; the subclass tells which.
        TransportError: No complete response arrived.
        DecodeError: The response does not match the contract.
    """
    call = _OpenCall(info, policy, request.timeout, retry or policy.retry, language)
    try:
        if policy.limiter is not None:
            yield from call.wait_for_limiter(policy.limiter)
        while True:
            auth = yield from policy.credentials.authenticate(call)
            outcome: Response | TransportFailure = yield request.with_auth(auth)
            call.record(outcome, auth)
            if isinstance(outcome, Response) and 200 <= outcome.status < 300:
                break
            wait = call.wait_before_resending(outcome, auth)
            if wait is not None:
                yield Sleep(wait)
        # Within the `try`: a response that cannot be decoded is the end of a call too, and observers hear of it.
        value = call.decoded(outcome, decode)
    # BaseException, because a cancelled or interrupted call must end its span and its line of the log as well.
    except BaseException as error:
        call.end(error)
        raise
    return Completed(value, outcome, call.attempts, call.end(), call.request_id_finder(outcome))


class _OpenCall:
    """The state of a call: its attempts, its time and its last outcome. Observers receive events and change nothing."""

    def __init__(
        self, info: OperationInfo, policy: Policy, timeout: Timeout, retry: Retry, language: str | None
    ) -> None:
        self.info, self.timeout, self.retry = info, timeout, retry
        self._policy, self._language = policy, language
        # Chosen once for a call: one that nobody observes, as most are, costs no summary at its end.
        self._observers = [found for observe in observers if (found := observe(info)) is not None]
        self._began = policy.clock.monotonic()
        self._outcome: Response | TransportFailure | None = None
        self._may_have_succeeded = self._had_succeeded = self._renewed = False
        self._auths: list[AuthHeaders] = []
        self.attempts = 0

    @property
    def elapsed(self) -> float:
        """Seconds since the call began, waits included."""
        return self._policy.clock.monotonic() - self._began

    def wait_for_limiter(self, limiter: RateLimiter) -> Flow[None]:
        """Wait until the limiter admits the first request.

        Raises:
            NotSentError: It does not within the budget and the ceiling of the retry settings.
        """
        # A token is fetched before the reservation, so that the request follows the reservation without delay.
        yield from self._policy.credentials.authenticate(self)
        longest = min(self.retry.budget, self.retry.ceiling)
        wait = limiter.reserve(self.info.method, self._policy.clock.monotonic(), longest)
        if wait is None:
            error = NotSentError(
                f"{self.info.operation} was not sent: the rate limiter admits no request within {longest:g} s; "
                "try again later, or raise the budget and the ceiling of Retry"
            )
            error.belongs_to(self.info, 0)
            raise error
        if wait:
            yield Sleep(wait)

    def record(self, outcome: Response | TransportFailure, auth: AuthHeaders) -> None:
        """Count an attempt and learn from its outcome."""
        # First, so that an error that is raised from here on has the number of requests that were sent.
        self.attempts, self._outcome = self.attempts + 1, outcome
        if auth not in self._auths:
            self._auths.append(auth)
        self._had_succeeded = self._may_have_succeeded
        # A read changes nothing, whatever became of it.
        if self.info.kind != "safe" and _may_have_succeeded(outcome):
            self._may_have_succeeded = True
        if not isinstance(outcome, Response):
            return
        policy = self._policy
        policy.server_clock.seen = outcome.headers.get("date"), policy.clock.now()
        if policy.limiter is not None:
            policy.limiter.observe_response(outcome, self._retry_after(outcome), policy.clock)

    def wait_before_resending(self, outcome: Response | TransportFailure, auth: AuthHeaders) -> float | None:
        """Return the seconds to wait before the request is sent again; None to send it at once, with new credentials.

        Raises:
            ApiError: The provider responded with an error, and the request must not be sent again.
            TransportError: No complete response arrived, and the request must not be sent again.
        """
        retry_after = self._retry_after(outcome)
        renews = not self._renewed and self._can_replace(auth, outcome)
        wait = self._reserved(0.0 if renews else self._backoff(outcome, retry_after))
        if wait is None:
            error = self._error_of(outcome, retry_after)
            error.belongs_to(self.info, self.attempts)
            raise error from (outcome.cause if isinstance(outcome, TransportFailure) else None)
        if renews:
            self._renewed = True
            # A renewal waits for the limiter only. None sends at once: a `Sleep(0)` would give up the turn in a loop.
            return wait or None
        for observer in self._observers:
            observer.retried(self.attempts, outcome, wait)
        return wait

    def decoded(self, response: Response, decode: Callable[[Response], T]) -> T:
        """Decode a response; an error gets the operation's name and the attempts."""
        try:
            return decode(response)
        except ErrorInsteadOfResult:
            wrong = self._error_of(response, None)
            wrong.belongs_to(self.info, self.attempts)
            # An error below 500 proves that nothing was done.
            if not isinstance(wrong, ServerError) and type(wrong) is not ApiError:
                self._may_have_succeeded = self._had_succeeded
        except DecodeError as error:
            # Without its frames, whose locals hold the body.
            belongs_to_call(error, self.info, self.attempts)
            wrong = error.with_traceback(None)
        raise wrong

    def request_id_finder(self, response: Response) -> Callable[[], str | None] | None:
        """Return a function that finds the provider's id of the request; None if no header has it."""
        # Few callers want it, and hiding secrets in it takes a tenth of a call.
        return (
            None if response.headers.keys().isdisjoint(REQUEST_IDS) else partial(self._request_id, response)
        )

    def _request_id(self, response: Response) -> str | None:
        found = request_id(response)
        return found and masked(found, self._secrets())

    def end(self, error: BaseException | None = None) -> float:
        """Send the summary to the observers, and return the elapsed seconds."""
        if isinstance(error, OrderkitError):
            # Set here rather than where the error is made, because an earlier attempt may have succeeded.
            error.may_have_succeeded = self._may_have_succeeded
            clean_error(error, self._secrets())
        elapsed = self.elapsed
        if self._observers:
            response = self._outcome if isinstance(self._outcome, Response) else None
            if response is not None:
                response = evolve(response, headers=masked_headers(response.headers, self._secrets()))
            summary = CallSummary(attempts=self.attempts, elapsed=elapsed, response=response, error=error)
            for observer in self._observers:
                observer.ended(summary)
        return elapsed

    def _secrets(self) -> frozenset[str]:
        sent = (secret for auth in self._auths for secret in secrets_of(auth))
        return frozenset((*self._policy.secrets, *sent))

    def _retry_after(self, outcome: Response | TransportFailure) -> float | None:
        """Return the delay requested by the response, in seconds."""
        if isinstance(outcome, TransportFailure):
            return None
        return self._policy.retry_after_of(outcome.headers, self._policy.clock.now())

    def _can_replace(self, auth: AuthHeaders, outcome: Response | TransportFailure) -> bool:
        if isinstance(outcome, TransportFailure) or self._policy.read_problem(outcome).meaning != 401:
            return False
        return self._policy.credentials.replaces(auth)

    def _backoff(self, outcome: Response | TransportFailure, retry_after: float | None) -> float | None:
        """Return the seconds to wait before the next attempt; None if the retry settings allow no other."""
        if not self._may_resend(outcome):
            return None
        return wait_before_next(
            self.retry,
            # The attempt whose credentials were refused does not count: nothing of it was accepted.
            self.attempts - self._renewed,
            retry_after=retry_after,
            elapsed=self.elapsed,
            chance=self._policy.clock.chance(),
        )

    def _may_resend(self, outcome: Response | TransportFailure) -> bool:
        if isinstance(outcome, TransportFailure):
            return may_resend_after_loss(self.info.kind, sent=outcome.sent)
        return may_resend_after_status(self.retry, self.info.kind, outcome.status)

    def _reserved(self, wait: float | None) -> float | None:
        """Return the wait, extended where the limiter requires it; None if that is too long."""
        limiter, clock = self._policy.limiter, self._policy.clock
        if wait is None or limiter is None:
            return wait
        # A backoff may exceed the ceiling, which bounds requested delays only; the limiter must admit it all the same.
        longest = min(self.retry.budget - self.elapsed, max(self.retry.ceiling, wait))
        return limiter.reserve(self.info.method, clock.monotonic(), longest, least=wait)

    def _error_of(self, outcome: Response | TransportFailure, retry_after: float | None) -> OrderkitError:
        if isinstance(outcome, TransportFailure):
            return transport_error(outcome, self.info)
        problem = clean_problem(self._policy.read_problem(outcome), self._secrets())
        language = self._language
        return api_error(outcome, problem, self.info, language=language, retry_after=retry_after)


def _may_have_succeeded(outcome: Response | TransportFailure) -> bool:
    """Return whether the provider may have done the write."""
    # An error below 500 proves that it did not, except 408: a gateway also sends it for a request that it passed on. So
    # do redirects that ask for the same request elsewhere. Others may lead to the page about what was done.
    if isinstance(outcome, TransportFailure):
        return outcome.sent
    return outcome.status < 300 or outcome.status in _MAYBE_DONE or outcome.status >= 500
