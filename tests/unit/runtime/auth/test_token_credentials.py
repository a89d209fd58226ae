"""Tokens: fetched on demand, once for all callers that wait, renewed before they expire, and never in an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from orderkit import (
    DecodeError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    RateLimitedError,
    ServerError,
)
from orderkit.errors import NotSentTimeoutError, OutcomeUnknownTimeoutError, UnauthorizedError
from orderkit.runtime.auth.token_credentials import Token, TokenCredentials, without_response_bodies
from orderkit.runtime.protocol.messages import (
    LONGEST_TIMEOUT,
    AcquireLock,
    AuthHeaders,
    Flow,
    OperationInfo,
    Response,
    Sleep,
    Timeout,
)
from orderkit.runtime.protocol.retry_policy import Retry

NOW = 1_700_000_000.0


INFO = OperationInfo(operation="getOrder", method="GET", path_template="/o", kind="safe")


@dataclass(frozen=True)
class Call:
    """A call that needs a token, and its options."""

    info: OperationInfo = INFO
    timeout: Timeout = field(default_factory=Timeout)
    retry: Retry = field(default_factory=Retry)
    attempts: int = 0
    elapsed: float = 0.0


HURRIED = Call(timeout=Timeout.of(0.5), retry=Retry.off())


@dataclass
class Issuer:
    """Fetches numbered tokens of an hour, or raises the next error."""

    now: float = NOW
    fetched: int = 0
    errors: list[OrderkitError] = field(default_factory=list)
    options: list[tuple[Timeout, Retry]] = field(default_factory=list)

    def fetch(self, timeout: Timeout, retry: Retry) -> Flow[Token]:
        yield Sleep(0)
        self.fetched += 1
        self.options.append((timeout, retry))
        if self.errors:
            raise self.errors.pop(0)
        return Token.lasting(f"t{self.fetched}", 3600, self.now)

    def credentials(self) -> TokenCredentials:
        return TokenCredentials("Authorization", self.fetch, lambda: self.now)


def run(flow: Flow[AuthHeaders], release: Callable[[], object] = lambda: None, *, at: object = None) -> str:
    """Run a flow to its header, from a step whose outcome is `at`; the lock is free."""
    outcome: object = at
    while True:
        try:
            step = flow.send(outcome)
        except StopIteration as done:
            return str(done.value.headers["Authorization"])
        outcome = release if isinstance(step, AcquireLock) else None


def error(kind: type[OrderkitError], **attributes: Any) -> OrderkitError:
    made = kind("no")
    vars(made).update(attributes)
    return made


@pytest.mark.parametrize(("lifetime", "renewed_after"), [(3600, 3540), (600, 540), (100, 90), (0, 0)])
def test_a_token_is_renewed_a_minute_or_a_tenth_of_its_life_early(
    lifetime: float, renewed_after: float
) -> None:
    assert Token.lasting("t", lifetime, NOW).ends_at == NOW + renewed_after


@pytest.mark.parametrize("text", ["", "two words", "line\n", "clé"])
def test_a_token_that_a_header_cannot_carry_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(ValueError, match="token must be printable ASCII without spaces") as caught:
        Token(text, NOW)
    assert not text or text not in str(caught.value)


def test_no_token_is_in_a_repr() -> None:
    credentials = Issuer().credentials()
    assert run(credentials.authenticate(Call())) == "Bearer t1"
    assert "t1" not in repr(Token("t1", NOW)) + repr(credentials)


def test_a_token_is_fetched_on_demand_and_used_until_it_is_renewed() -> None:
    issuer = Issuer()
    credentials = issuer.credentials()
    assert [run(credentials.authenticate(Call())) for _ in range(2)] == ["Bearer t1", "Bearer t1"]
    issuer.now += 3540
    assert run(credentials.authenticate(Call())) == "Bearer t2"


OAUTH = {"auth": "oauth2", "token_url": "https://tokens.test/"}
LIVES: tuple[tuple[str, dict[str, Any], dict[str, Any], int], ...] = (
    ("noventiq", {}, {"token": "t", "refresh_token": "r"}, 86_400),
    ("sendcloud", OAUTH, {"access_token": "t", "token_type": "bearer", "expires_in": 100}, 100),
)


@pytest.mark.parametrize(("fixture", "options", "issued", "life"), LIVES)
@pytest.mark.parametrize("set_back", [0, 3600, 10**6, -3600])
def test_a_clock_that_is_set_does_not_change_the_life_of_a_token(
    fixture: str, options: Any, issued: Any, life: float, set_back: float, mode: str, request: Any, clock: Any
) -> None:
    token, done = httpx.Response(200, json=issued), httpx.Response(404, json={})
    caller = request.getfixturevalue(fixture)(token, done, done, token, done, **options)
    read = "get_order" if fixture == "noventiq" else "retrieve_order"
    for pause in (0, life / 2, life):
        clock.time += pause
        clock.set_back = set_back if pause else 0
        with pytest.raises(NotFoundError):
            caller.call(read, 1)
    assert [sent.method for sent in caller.sent] == ["POST", "GET", "GET", "POST", "GET"]


def test_callers_that_wait_for_the_lock_share_the_token_that_was_fetched_meanwhile() -> None:
    issuer = Issuer()
    credentials = issuer.credentials()
    waiting = credentials.authenticate(Call())
    assert isinstance(next(waiting), AcquireLock)
    assert run(credentials.authenticate(Call())) == "Bearer t1"
    with pytest.raises(StopIteration) as done:
        waiting.send(lambda: None)
    assert done.value.value.headers == {"Authorization": "Bearer t1"}
    assert issuer.fetched == 1


def test_callers_that_wait_for_the_lock_share_the_error_too() -> None:
    issuer = Issuer(errors=[error(UnauthorizedError, status=401, response=Response(status=401))])
    credentials = issuer.credentials()
    waiting = credentials.authenticate(Call())
    next(waiting)
    with pytest.raises(UnauthorizedError) as first:
        run(credentials.authenticate(Call()))
    with pytest.raises(UnauthorizedError) as second:
        waiting.send(lambda: None)
    assert first.value is not second.value
    assert issuer.fetched == 1


def outcome_after(error: OrderkitError, waiting: Call, fetching: Call = HURRIED) -> str:
    """The header of a call that waited while the request of another one failed."""
    credentials = Issuer(errors=[error]).credentials()
    flow = credentials.authenticate(waiting)
    next(flow)
    with pytest.raises(type(error)):
        run(credentials.authenticate(fetching))
    return run(flow, at=lambda: None)


@pytest.mark.parametrize(
    "failure",
    [
        error(NotSentTimeoutError),
        error(ServerError, status=503, response=Response(status=503)),
        error(RateLimitedError, status=429, response=Response(status=429)),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_the_failure_of_a_call_in_a_hurry_is_not_that_of_a_call_with_more_time(
    failure: OrderkitError,
) -> None:
    assert outcome_after(failure, Call()) == "Bearer t2"


@pytest.mark.parametrize(
    ("failure", "waiting"),
    [
        (error(NotSentTimeoutError), HURRIED),
        (error(NotSentTimeoutError), Call(timeout=Timeout.of(0.5), retry=Retry.off(), elapsed=0.2)),
        (error(UnauthorizedError, status=401, response=Response(status=401)), Call()),
        (
            error(ServerError, status=503, response=Response(status=503)),
            Call(retry=Retry(statuses=frozenset())),
        ),
        (error(DecodeError, response=Response(status=200)), Call()),
    ],
    ids=["same options", "same options, begun earlier", "refused", "not retried by the other", "unreadable"],
)
def test_a_failure_that_more_time_would_not_change_is_that_of_all_that_waited(
    failure: OrderkitError, waiting: Call
) -> None:
    with pytest.raises(type(failure)):
        outcome_after(failure, waiting)


def test_a_token_is_requested_with_the_options_of_the_call_and_the_rest_of_its_budget() -> None:
    issuer = Issuer()
    call = Call(timeout=Timeout.of(2), retry=Retry(attempts=2, budget=10), attempts=1, elapsed=4)
    run(issuer.credentials().authenticate(call))
    assert issuer.options == [(Timeout.of(2), Retry(attempts=2, budget=6))]


def test_a_call_whose_budget_is_used_up_requests_a_token_once() -> None:
    issuer = Issuer()
    run(issuer.credentials().authenticate(Call(retry=Retry(budget=1), attempts=1, elapsed=3)))
    assert [retry.budget for _, retry in issuer.options] == [0]


@pytest.mark.parametrize(
    ("call", "seconds"),
    [
        (Call(timeout=Timeout.of(2), retry=Retry.off()), 2),
        (Call(timeout=Timeout.of(2), retry=Retry(attempts=3)), 3 * 2 + 2 * 1),
        (Call(), 60),
        (Call(elapsed=50), 30),
        (Call(timeout=Timeout.of(90), retry=Retry(attempts=10**9, budget=float("inf"))), LONGEST_TIMEOUT),
    ],
)
def test_a_call_waits_for_the_request_of_another_as_long_as_its_own_could_take(
    call: Call, seconds: float
) -> None:
    assert next(Issuer().credentials().authenticate(call)) == AcquireLock(seconds)


def test_a_call_that_waited_too_long_for_the_request_of_another_was_not_sent() -> None:
    issuer = Issuer()
    flow = issuer.credentials().authenticate(HURRIED)
    next(flow)
    with pytest.raises(NotSentTimeoutError, match=r"getOrder was not sent: it waited 0\.5 s") as caught:
        flow.send(None)
    assert (caught.value.operation, caught.value.attempts, issuer.fetched) == ("getOrder", 0, 0)


def test_the_call_after_an_error_fetches_again() -> None:
    issuer = Issuer(errors=[error(NotSentError)])
    credentials = issuer.credentials()
    with pytest.raises(NotSentError):
        run(credentials.authenticate(Call()))
    assert run(credentials.authenticate(Call())) == "Bearer t2"


def test_the_lock_is_released_after_an_error_too() -> None:
    released: list[None] = []
    issuer = Issuer(errors=[error(NotSentError)])
    with pytest.raises(NotSentError):
        run(issuer.credentials().authenticate(Call()), lambda: released.append(None))
    assert released == [None]


def test_a_refused_token_is_replaced() -> None:
    credentials = Issuer().credentials()
    assert run(credentials.authenticate(Call())) == "Bearer t1"
    assert credentials.replaces(AuthHeaders({"Authorization": "Bearer t1"}))
    assert run(credentials.authenticate(Call())) == "Bearer t2"


def test_a_token_that_was_renewed_since_is_not_dropped() -> None:
    issuer = Issuer()
    credentials = issuer.credentials()
    run(credentials.authenticate(Call()))
    assert credentials.replaces(AuthHeaders({"Authorization": "Bearer t0"}))
    assert run(credentials.authenticate(Call())) == "Bearer t1"
    assert issuer.fetched == 1


@pytest.mark.parametrize(
    ("kind", "raised"),
    [
        (OutcomeUnknownError, NotSentError),
        (OutcomeUnknownTimeoutError, NotSentTimeoutError),
        (NotSentError, NotSentError),
        (NotSentTimeoutError, NotSentTimeoutError),
    ],
)
def test_a_call_without_a_token_was_not_sent(kind: type[OrderkitError], raised: type[OrderkitError]) -> None:
    issuer = Issuer(errors=[error(kind, operation="requestToken", attempts=3)])
    with pytest.raises(raised) as caught:
        run(issuer.credentials().authenticate(Call()))
    assert type(caught.value) is raised
    assert (caught.value.operation, caught.value.attempts) == ("requestToken", 3)


@pytest.mark.parametrize("kind", [UnauthorizedError, DecodeError])
def test_an_error_of_a_token_request_has_no_response_body_and_no_frames(kind: type[OrderkitError]) -> None:
    def failing() -> Flow[None]:
        yield Sleep(0)
        raise error(kind, response=Response(status=200, content=b"token")) from ValueError("token")

    flow = without_response_bodies(failing())
    next(flow)
    with pytest.raises(kind) as caught:
        flow.send(None)
    assert vars(caught.value)["response"] == Response(status=200)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert "failing" not in [entry.name for entry in caught.traceback]


def test_a_flow_without_an_error_has_its_result() -> None:
    def succeeding() -> Flow[str]:
        yield Sleep(0)
        return "result"

    flow = without_response_bodies(succeeding())
    next(flow)
    with pytest.raises(StopIteration) as done:
        flow.send(None)
    assert done.value.value == "result"
