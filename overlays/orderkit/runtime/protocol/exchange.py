"""One call told once, without I/O: a generator that yields requests and pauses and is sent what came of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import define, field, validators

from ...errors import (
    ApiError,
    NotSentError,
    NotSentTimeoutError,
    OrderkitError,
    OutcomeUnknownError,
    OutcomeUnknownTimeoutError,
    TransportError,
    class_for,
)
from .clock import Clock
from .credentials import Credentials
from .messages import AuthHeaders, Flow, OperationInfo, Problem, Request, Response, Sleep, TransportFailure
from .observers import CallRecord
from .rate_limiter import RateLimiter
from .retry_policy import (
    Retry,
    may_resend_after_loss,
    may_resend_after_status,
    retry_after_of,
    wait_before_next,
)


@define(frozen=True, kw_only=True)
class Policy:
    """What holds for every call of a client."""

    retry: Retry = field(validator=validators.instance_of(Retry))
    credentials: Credentials = field(repr=False)
    read_problem: Callable[[Response], Problem]
    retry_after_of: Callable[[Mapping[str, str], float], float | None] = retry_after_of
    limiter: RateLimiter | None = None
    clock: Clock = field(factory=Clock)


def exchange(
    request: Request, info: OperationInfo, policy: Policy, record: CallRecord, language: str | None = None
) -> Flow[Response]:
    """Send until a successful answer comes or there is no use in sending again.

    Credentials that are refused and can be replaced are replaced once, which is no retry: nothing was taken.

    Raises:
        ApiError: The provider answered with an error; its subclass says which.
        TransportError: No complete answer came.
    """
    replaced = False
    if policy.limiter is not None:
        yield from _let_through(info, policy, policy.limiter)
    while True:
        auth = yield from policy.credentials.authenticate()
        outcome: Response | TransportFailure = yield request.with_auth(auth)
        record.tried(outcome)
        asked = _retry_after(outcome, policy)
        if isinstance(outcome, Response) and 200 <= outcome.status < 300:
            return outcome
        replaces = not replaced and _may_replace(auth, outcome, policy)
        wait = 0.0 if replaces else _next_wait(outcome, info, policy, record, asked, replaced)
        wait = _reserved(wait, info, policy, record)
        if wait is None:
            error = _error_of(outcome, info, policy, asked, language)
            error.belongs_to(info, record.attempts)
            raise error from (outcome.cause if isinstance(outcome, TransportFailure) else None)
        if replaces:
            replaced = True
        else:
            record.retried(outcome, wait)
        if wait or not replaces:
            yield Sleep(wait)


def _may_replace(auth: AuthHeaders, outcome: Response | TransportFailure, policy: Policy) -> bool:
    if isinstance(outcome, TransportFailure) or policy.read_problem(outcome).meaning != 401:
        return False
    return policy.credentials.replaces(auth)


def _let_through(info: OperationInfo, policy: Policy, limiter: RateLimiter) -> Flow[None]:
    """Wait until the limiter lets the first request through."""
    yield from policy.credentials.authenticate()  # the time that a new token takes must not pass after the booking
    longest = min(policy.retry.budget, policy.retry.ceiling)
    wait = limiter.reserve(info.method, policy.clock.monotonic(), longest)
    if wait is None:
        error = NotSentError(
            f"{info.operation} was not sent: its rate limit lets nothing through for {longest:g} s or longer"
        )
        error.belongs_to(info, 0)
        raise error
    if wait:
        yield Sleep(wait)


def _reserved(wait: float | None, info: OperationInfo, policy: Policy, record: CallRecord) -> float | None:
    """The wait for the next request, made longer where the limiter demands it; None if that is too long."""
    if wait is None or policy.limiter is None:
        return wait
    longest = min(policy.retry.budget - record.seconds, max(policy.retry.ceiling, wait))
    return policy.limiter.reserve(info.method, policy.clock.monotonic(), longest, least=wait)


def _retry_after(outcome: Response | TransportFailure, policy: Policy) -> float | None:
    """Seconds that an answer asks to wait, of which the limiter learns too."""
    if isinstance(outcome, TransportFailure) or (policy.limiter is None and 200 <= outcome.status < 300):
        return None
    asked = policy.retry_after_of(outcome.headers, policy.clock.now())
    if policy.limiter is not None:
        policy.limiter.observe_response(outcome, asked, policy.clock)
    return asked


def _next_wait(
    outcome: Response | TransportFailure,
    info: OperationInfo,
    policy: Policy,
    record: CallRecord,
    asked: float | None,
    replaced: bool,
) -> float | None:
    if not _may_resend(outcome, info, policy.retry):
        return None
    chance = policy.clock.chance()
    return wait_before_next(
        policy.retry, record.attempts - replaced, asked=asked, elapsed=record.seconds, chance=chance
    )


def _may_resend(outcome: Response | TransportFailure, info: OperationInfo, retry: Retry) -> bool:
    if isinstance(outcome, TransportFailure):
        return may_resend_after_loss(info.kind, sent=outcome.sent)
    return may_resend_after_status(retry, info.kind, outcome.status)


def _error_of(
    outcome: Response | TransportFailure,
    info: OperationInfo,
    policy: Policy,
    asked: float | None,
    language: str | None,
) -> OrderkitError:
    if isinstance(outcome, TransportFailure):
        return _loss(outcome, info)
    return _refusal(outcome, policy.read_problem(outcome), info, asked, language)


_LOSSES: dict[tuple[bool, bool], type[TransportError]] = {
    (False, False): NotSentError,
    (False, True): NotSentTimeoutError,
    (True, False): OutcomeUnknownError,
    (True, True): OutcomeUnknownTimeoutError,
}


def _loss(lost: TransportFailure, info: OperationInfo) -> TransportError:
    what = "timed out" if lost.timed_out else "failed"
    advice = "it was not sent; try again"
    if lost.sent:
        harmless = info.kind != "never"
        advice = "try again" if harmless else "it may have been done; look before you send it again"
    return _LOSSES[lost.sent, lost.timed_out](
        f"{info.operation} {what} ({type(lost.cause).__name__}): {advice}"
    )


def _refusal(
    answer: Response, problem: Problem, info: OperationInfo, asked: float | None, language: str | None
) -> ApiError:
    name = " ".join(str(part) for part in (problem.code, problem.key) if part is not None)
    error = class_for(429 if answer.status == 429 else problem.meaning)(
        f"{info.operation} was refused: {name}{': ' if name else ''}{problem.message} (HTTP {answer.status})"
    )
    error.status, error.code, error.key = answer.status, problem.code, problem.key
    error.message, error.details = problem.message, problem.details
    error.language, error.retry_after, error.response = language, asked, answer
    return error
