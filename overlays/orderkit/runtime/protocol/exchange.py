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
from .messages import Answer, Facts, Lost, Pause, Problem, Proof, Request, Steps
from .observers import Watched
from .rate_limiter import RateLimiter
from .retry_policy import Retry, asked_wait, may_resend_after_loss, may_resend_after_status, wait_before_next


@define(frozen=True, kw_only=True)
class Policy:
    """What holds for every call of a client."""

    retry: Retry = field(validator=validators.instance_of(Retry))
    credentials: Credentials = field(repr=False)
    read_problem: Callable[[Answer], Problem]
    asked_wait: Callable[[Mapping[str, str], float], float | None] = asked_wait
    limiter: RateLimiter | None = None
    clock: Clock = field(factory=Clock)


def exchange(
    request: Request, facts: Facts, policy: Policy, watch: Watched, language: str | None = None
) -> Steps[Answer]:
    """Send until a successful answer comes or there is no use in sending again.

    Credentials that are refused and can be replaced are replaced once, which is no retry: nothing was taken.

    Raises:
        ApiError: The provider answered with an error; its subclass says which.
        TransportError: No complete answer came.
    """
    replaced = False
    if policy.limiter is not None:
        yield from _let_through(facts, policy, policy.limiter)
    while True:
        proof = yield from policy.credentials.prove()
        outcome: Answer | Lost = yield request.proved_by(proof)
        watch.tried(outcome)
        asked = _heeded(outcome, policy)
        if isinstance(outcome, Answer) and 200 <= outcome.status < 300:
            return outcome
        replaces = not replaced and _may_replace(proof, outcome, policy)
        wait = 0.0 if replaces else _next_wait(outcome, facts, policy, watch, asked, replaced)
        wait = _booked(wait, facts, policy, watch)
        if wait is None:
            error = _error_of(outcome, facts, policy, asked, language)
            error.belongs_to(facts, watch.attempts)
            raise error from (outcome.cause if isinstance(outcome, Lost) else None)
        if replaces:
            replaced = True
        else:
            watch.retried(outcome, wait)
        if wait or not replaces:
            yield Pause(wait)


def _may_replace(proof: Proof, outcome: Answer | Lost, policy: Policy) -> bool:
    if isinstance(outcome, Lost) or policy.read_problem(outcome).meaning != 401:
        return False
    return policy.credentials.replaces(proof)


def _let_through(facts: Facts, policy: Policy, limiter: RateLimiter) -> Steps[None]:
    """Wait until the limiter lets the first request through."""
    yield from policy.credentials.prove()  # the time that a new token takes must not pass after the booking
    longest = min(policy.retry.budget, policy.retry.ceiling)
    wait = limiter.reserve(facts.method, policy.clock.monotonic(), longest)
    if wait is None:
        error = NotSentError(
            f"{facts.operation} was not sent: its rate limit lets nothing through for {longest:g} s or longer"
        )
        error.belongs_to(facts, 0)
        raise error
    if wait:
        yield Pause(wait)


def _booked(wait: float | None, facts: Facts, policy: Policy, watch: Watched) -> float | None:
    """The wait for the next request, made longer where the limiter demands it; None if that is too long."""
    if wait is None or policy.limiter is None:
        return wait
    longest = min(policy.retry.budget - watch.seconds, max(policy.retry.ceiling, wait))
    return policy.limiter.reserve(facts.method, policy.clock.monotonic(), longest, least=wait)


def _heeded(outcome: Answer | Lost, policy: Policy) -> float | None:
    """Seconds that an answer asks to wait, of which the limiter learns too."""
    if isinstance(outcome, Lost) or (policy.limiter is None and 200 <= outcome.status < 300):
        return None
    asked = policy.asked_wait(outcome.headers, policy.clock.now())
    if policy.limiter is not None:
        policy.limiter.heed(outcome, asked, policy.clock)
    return asked


def _next_wait(
    outcome: Answer | Lost,
    facts: Facts,
    policy: Policy,
    watch: Watched,
    asked: float | None,
    replaced: bool,
) -> float | None:
    if not _may_resend(outcome, facts, policy.retry):
        return None
    chance = policy.clock.chance()
    return wait_before_next(
        policy.retry, watch.attempts - replaced, asked=asked, elapsed=watch.seconds, chance=chance
    )


def _may_resend(outcome: Answer | Lost, facts: Facts, retry: Retry) -> bool:
    if isinstance(outcome, Lost):
        return may_resend_after_loss(facts.kind, sent=outcome.sent)
    return may_resend_after_status(retry, facts.kind, outcome.status)


def _error_of(
    outcome: Answer | Lost, facts: Facts, policy: Policy, asked: float | None, language: str | None
) -> OrderkitError:
    if isinstance(outcome, Lost):
        return _loss(outcome, facts)
    return _refusal(outcome, policy.read_problem(outcome), facts, asked, language)


_LOSSES: dict[tuple[bool, bool], type[TransportError]] = {
    (False, False): NotSentError,
    (False, True): NotSentTimeoutError,
    (True, False): OutcomeUnknownError,
    (True, True): OutcomeUnknownTimeoutError,
}


def _loss(lost: Lost, facts: Facts) -> TransportError:
    what = "timed out" if lost.timed_out else "failed"
    advice = "it was not sent; try again"
    if lost.sent:
        harmless = facts.kind != "never"
        advice = "try again" if harmless else "it may have been done; look before you send it again"
    return _LOSSES[lost.sent, lost.timed_out](
        f"{facts.operation} {what} ({type(lost.cause).__name__}): {advice}"
    )


def _refusal(
    answer: Answer, problem: Problem, facts: Facts, asked: float | None, language: str | None
) -> ApiError:
    name = " ".join(str(part) for part in (problem.code, problem.key) if part is not None)
    error = class_for(429 if answer.status == 429 else problem.meaning)(
        f"{facts.operation} was refused: {name}{': ' if name else ''}{problem.message} (HTTP {answer.status})"
    )
    error.status, error.code, error.key = answer.status, problem.code, problem.key
    error.message, error.details = problem.message, problem.details
    error.language, error.retry_after, error.response = language, asked, answer
    return error
