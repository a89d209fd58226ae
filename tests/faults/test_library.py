"""Errors of the HTTP library, for every client.

A request that was never sent is tried again, one that may have been sent only if it is repeatable.
"""

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
MAYBE_SENT: tuple[type[httpx.RequestError], ...] = (
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


def opened_with(request: pytest.FixtureRequest, subject: Client, call: Call, *responses: Any) -> Any:
    """Open a client that gets these responses, after a token if the call needs one."""
    token = subject.token if subject.token and subject.token.always else None
    token = None if token and call.operation == token.operation else token
    before = [httpx.Response(200, json=token.response)] if token else []
    return request.getfixturevalue(subject.fixture)(*before, *responses)


@pytest.mark.parametrize(("subject", "call"), OPERATIONS)
def test_the_class_of_a_failure_tells_whether_a_byte_may_have_been_sent(
    request: pytest.FixtureRequest, opener: Any, clock: Any, subject: Client, call: Call
) -> None:
    for failure in (*NEVER_SENT, *MAYBE_SENT):
        clock.waits.clear()
        causes: list[httpx.RequestError] = [failure(f"this is {failure.__name__}") for _ in range(3)]
        caller = opened_with(request, subject, call, *causes)
        with pytest.raises(TransportError) as caught:
            call.made_by(caller)
        _, _, kind = type(caller.client)._provider.operations[call.operation]
        check_error(caught.value, causes, may_repeat=kind != "never")
        assert clock.waits == [0.5, 1.0][: caught.value.attempts - 1], failure


def check_error(error: TransportError, causes: list[httpx.RequestError], *, may_repeat: bool) -> None:
    """Check the class, the attempts and the cause of an error against a failure of the HTTP library."""
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
    content = {} if call.response is None else {"json": call.response}
    end = [] if call.end is None else [httpx.Response(200, json=call.end)]
    caller = opened_with(request, subject, call, httpx.Response(call.status, **content), *end)
    call.made_by(caller)
    assert [sent.extensions["timeout"] for sent in caller.sent] == [
        {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 5.0}
    ] * len(caller.sent)
