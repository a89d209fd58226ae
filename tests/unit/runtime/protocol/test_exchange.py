"""One call without a network: attempts, time, outcome and errors belong to the exchange; observers only listen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from orderkit import (
    ApiError,
    DecodeError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    RateLimiter,
    Retry,
)
from orderkit.errors import ServerError, UnauthorizedError
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.credentials import NO_CREDENTIALS
from orderkit.runtime.protocol.exchange import Completed, Policy, exchange
from orderkit.runtime.protocol.messages import (
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
from orderkit.runtime.protocol.observers import CallSummary, observers

Outcome = Response | TransportFailure

REQUEST = Request(method="PUT", base_url="https://p.test", path="/orders", timeout=Timeout())
OK = Response(status=200, content=b"{}")
UNAVAILABLE = Response(status=503)
REFUSED = TransportFailure(sent=False, timed_out=False, cause=OSError("refused"))
LOST = TransportFailure(sent=True, timed_out=False, cause=OSError("lost"))


def info(kind: Any = "safe") -> OperationInfo:
    return OperationInfo(operation="putOrder", method="PUT", path_template="/orders", kind=kind)


@dataclass
class Numbered:
    """Credentials that are replaced each time they are refused."""

    number: int = 1

    def authenticate(self, call: object) -> Flow[AuthHeaders]:
        yield from ()
        return AuthHeaders({"authorization": f"t{self.number}"})

    def replaces(self, refused: AuthHeaders) -> bool:
        self.number += 1
        return True

    def secrets(self) -> tuple[str, ...]:
        return ()


@dataclass
class Recorder:
    """An observer that keeps its events."""

    retries: list[tuple[int, Outcome, float]] = field(default_factory=list)
    summaries: list[CallSummary] = field(default_factory=list)

    def retried(self, attempt: int, outcome: Outcome, wait: float) -> None:
        self.retries.append((attempt, outcome, wait))

    def ended(self, summary: CallSummary) -> None:
        self.summaries.append(summary)


@dataclass
class Network:
    """Runs an exchange: each request takes two seconds and has the next outcome."""

    outcomes: Sequence[Outcome]
    time: float = 1_700_000_000.0
    sent: list[Request] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def policy(self, **settings: Any) -> Policy:
        clock = Clock(now=lambda: self.time, monotonic=lambda: self.time, chance=lambda: 1.0)
        defaults: dict[str, Any] = {"retry": Retry(), "credentials": NO_CREDENTIALS, "clock": clock}
        return Policy(read_problem=problem_of, **{**defaults, **settings})

    def run(self, flow: Flow[Completed[Any]]) -> Completed[Any]:
        outcome: Outcome | None = None
        while True:
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                completed: Completed[Any] = done.value
                return completed
            if isinstance(step, Sleep):
                self.waits.append(step.seconds)
                self.time += step.seconds
                outcome = None
            else:
                assert isinstance(step, Request)
                self.sent.append(step)
                self.time += 2.0
                outcome = self.outcomes[len(self.sent) - 1]

    def call(self, kind: Any = "safe", *, retry: Retry | None = None, **settings: Any) -> Completed[Any]:
        flow = exchange(
            REQUEST, info(kind), self.policy(**settings), Response.json, retry=retry, language="pt"
        )
        return self.run(flow)


def problem_of(response: Response) -> Problem:
    return Problem(meaning=response.status, message="no")


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    recorder = Recorder()
    observers.append(lambda _: recorder)
    yield recorder
    observers.pop()


def test_a_success_has_its_value_response_attempts_and_elapsed_time() -> None:
    network = Network([UNAVAILABLE, LOST, OK])
    completed = network.call()
    assert completed == Completed(value={}, response=OK, attempts=3, elapsed=2.0 + 0.5 + 2.0 + 1.0 + 2.0)
    assert network.waits == [0.5, 1.0]


def test_the_value_is_not_in_the_repr() -> None:
    assert "secret" not in repr(Completed("secret", OK, 1, 0.0))


def test_the_retry_of_a_call_replaces_the_clients() -> None:
    network = Network([UNAVAILABLE, OK])
    with pytest.raises(ServerError) as caught:
        network.call(retry=Retry.off())
    assert (caught.value.attempts, network.waits) == (1, [])


def test_the_clients_retry_applies_to_a_call_without_one_of_its_own() -> None:
    network = Network([UNAVAILABLE])
    with pytest.raises(ServerError) as caught:
        network.run(exchange(REQUEST, info(), network.policy(retry=Retry.off()), Response.json))
    assert caught.value.attempts == 1


def test_an_error_names_the_operation_the_language_and_the_requested_delay() -> None:
    busy = Response(status=429, headers={"retry-after": "300"})
    with pytest.raises(ApiError) as caught:
        Network([busy]).call("never")
    error = caught.value
    assert (error.operation, error.method, error.path_template) == ("putOrder", "PUT", "/orders")
    assert (error.attempts, error.language, error.retry_after, error.response) == (1, "pt", 300.0, busy)


def test_a_transport_error_has_the_librarys_error_as_its_cause() -> None:
    with pytest.raises(OutcomeUnknownError) as caught:
        Network([LOST]).call("never")
    assert caught.value.__cause__ is LOST.cause


def test_a_decode_error_names_the_operation_and_the_attempts() -> None:
    with pytest.raises(DecodeError, match=r"^putOrder: response must be XML$") as caught:
        run_undecodable(Network([UNAVAILABLE, OK]), "upsert")
    assert (caught.value.operation, caught.value.attempts) == ("putOrder", 2)


def run_undecodable(network: Network, kind: str) -> None:
    def decode(_: Response) -> Any:
        raise DecodeError("response must be XML")

    network.run(exchange(REQUEST, info(kind), network.policy(), decode))


@pytest.mark.parametrize(
    ("outcome", "may"),
    [
        (REFUSED, False),
        (LOST, True),
        (Response(status=301), True),
        (Response(status=302), True),
        (Response(status=303), True),
        (Response(status=304), False),
        (Response(status=307), False),
        (Response(status=308), False),
        (Response(status=400), False),
        (Response(status=408), True),
        (Response(status=429), False),
        (Response(status=500), True),
        (Response(status=520), True),
    ],
    ids=lambda value: str(getattr(value, "status", value)),
)
def test_a_write_may_have_succeeded_unless_its_outcome_proves_otherwise(outcome: Outcome, may: bool) -> None:
    for kind in ("never", "upsert"):
        with pytest.raises(OrderkitError) as caught:
            Network([outcome]).call(kind, retry=Retry.off())
        assert caught.value.may_have_succeeded is may
    with pytest.raises(OrderkitError) as caught:
        Network([outcome]).call("safe", retry=Retry.off())
    assert caught.value.may_have_succeeded is False


def test_an_earlier_attempt_may_have_succeeded_too() -> None:
    with pytest.raises(ApiError) as caught:
        Network([LOST, Response(status=409)]).call("upsert")
    assert caught.value.may_have_succeeded


def test_a_write_whose_response_cannot_be_decoded_may_have_succeeded() -> None:
    with pytest.raises(DecodeError) as caught:
        run_undecodable(Network([OK]), "never")
    assert caught.value.may_have_succeeded


def test_refused_credentials_are_replaced_once_and_at_once() -> None:
    network = Network([Response(status=401), OK])
    assert network.call("never", credentials=Numbered()).attempts == 2
    assert [sent.auth.headers["authorization"] for sent in network.sent] == ["t1", "t2"]
    assert network.waits == []


def test_credentials_that_are_refused_twice_end_the_call() -> None:
    with pytest.raises(UnauthorizedError) as caught:
        Network([Response(status=401)] * 2).call("never", credentials=Numbered())
    assert caught.value.attempts == 2


def test_new_credentials_do_not_use_up_an_attempt() -> None:
    network = Network([Response(status=401), UNAVAILABLE, UNAVAILABLE, UNAVAILABLE])
    with pytest.raises(ServerError) as caught:
        network.call(credentials=Numbered())
    assert (caught.value.attempts, network.waits) == (4, [0.5, 1.0])


def test_a_request_that_the_limiter_does_not_admit_is_not_sent() -> None:
    limiter = RateLimiter([{"methods": ["PUT"], "calls": 1, "seconds": 60}], margin=0)
    network = Network([OK, OK])
    network.call(limiter=limiter)
    with pytest.raises(NotSentError, match="admits no request within 10 s") as caught:
        network.call(limiter=limiter, retry=Retry(budget=10))
    assert (caught.value.attempts, len(network.sent)) == (0, 1)


def test_the_limiter_delays_the_first_request_and_each_retry() -> None:
    limiter = RateLimiter([{"methods": ["PUT"], "calls": 1, "seconds": 10}], margin=0)
    network = Network([OK, UNAVAILABLE, OK])
    for _ in range(2):
        network.call(limiter=limiter)
    assert network.waits == [8.0, 8.0]


def test_observers_get_each_retry_and_the_summary(recorder: Recorder) -> None:
    Network([UNAVAILABLE, LOST, OK]).call()
    assert recorder.retries == [(1, UNAVAILABLE, 0.5), (2, LOST, 1.0)]
    assert recorder.summaries == [CallSummary(attempts=3, elapsed=7.5, response=OK, error=None)]


def test_observers_get_the_error_that_the_caller_gets(recorder: Recorder) -> None:
    with pytest.raises(OutcomeUnknownError) as caught:
        Network([LOST]).call("never")
    assert recorder.summaries == [CallSummary(attempts=1, elapsed=2.0, response=None, error=caught.value)]


def test_new_credentials_are_no_retry_for_observers(recorder: Recorder) -> None:
    Network([Response(status=401), OK]).call(credentials=Numbered())
    assert recorder.retries == []


def test_a_call_that_is_given_up_ends_for_observers(recorder: Recorder) -> None:
    flow = exchange(REQUEST, info(), Network([]).policy(), Response.json)
    next(flow)
    flow.close()
    (summary,) = recorder.summaries
    assert (summary.attempts, type(summary.error)) == (0, GeneratorExit)


def test_an_observer_may_ignore_a_call() -> None:
    observers.append(lambda _: None)
    try:
        assert Network([OK]).call().value == {}
    finally:
        observers.pop()
