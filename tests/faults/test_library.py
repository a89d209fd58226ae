"""What the HTTP library reports, for every client: what surely never left is tried again, what may have left only if
it may be repeated."""

from __future__ import annotations

from typing import Any

import httpx
import orderkit
import pytest
from fault_clients import Call, Client
from fault_providers import CLIENTS
from orderkit import NotSentError, OutcomeUnknownError, TransportError

NEVER_SENT: tuple[type[httpx.RequestError], ...] = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
)
PERHAPS_SENT: tuple[type[httpx.RequestError], ...] = (
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.CloseError,
    httpx.RemoteProtocolError,
    httpx.LocalProtocolError,
    httpx.DecodingError,
)
OPERATIONS = [
    pytest.param(client, call, id=f"{client.title}.{name}")
    for client in CLIENTS
    for name, call in client.operations.items()
    if name != "create_order_once"  # makes several calls of its own
]


def opened_with(request: pytest.FixtureRequest, subject: Client, call: Call, *answers: Any) -> Any:
    """A client that gets these answers, after a token if the call needs one."""
    token = subject.token if subject.token and subject.token.always else None
    token = None if token and call.operation == token.operation else token
    before = [httpx.Response(200, json=token.answer)] if token else []
    return request.getfixturevalue(subject.fixture)(*before, *answers)


@pytest.mark.parametrize(("subject", "call"), OPERATIONS)
def test_a_failure_is_told_by_whether_a_byte_may_have_left(
    request: pytest.FixtureRequest, opener: Any, clock: Any, subject: Client, call: Call
) -> None:
    for failure in (*NEVER_SENT, *PERHAPS_SENT):
        clock.waits.clear()
        causes: list[httpx.RequestError] = [failure(f"this is {failure.__name__}") for _ in range(3)]
        caller = opened_with(request, subject, call, *causes)
        with pytest.raises(TransportError) as caught:
            call.made_by(caller)
        _, _, kind = type(caller.client).provider.operations[call.operation]
        fails_as_it_should(caught.value, causes, may_repeat=kind != "never")
        assert clock.waits == [0.5, 1.0][: caught.value.attempts - 1], failure


def fails_as_it_should(error: TransportError, causes: list[httpx.RequestError], *, may_repeat: bool) -> None:
    """The class, the attempts and the cause of an error fit a failure of the HTTP library."""
    failure = type(causes[0])
    never = failure in NEVER_SENT
    assert isinstance(error, NotSentError if never else OutcomeUnknownError), failure
    assert isinstance(error, orderkit.TimeoutError) == issubclass(failure, httpx.TimeoutException), failure
    assert error.attempts == (3 if never or may_repeat else 1), failure
    assert error.__cause__ is causes[error.attempts - 1], failure


@pytest.mark.parametrize(
    ("subject", "kind"),
    [(client, kind) for client in CLIENTS for kind in client.calls],
    ids=lambda value: getattr(value, "title", value),
)
def test_every_timeout_has_a_default(
    request: pytest.FixtureRequest, opener: Any, subject: Client, kind: str
) -> None:
    call = subject.calls[kind]
    content = {} if call.answer is None else {"json": call.answer}
    caller = opened_with(request, subject, call, httpx.Response(call.status, **content))
    call.made_by(caller)
    assert [sent.extensions["timeout"] for sent in caller.sent] == [
        {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 5.0}
    ] * len(caller.sent)
