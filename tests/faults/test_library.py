"""Errors of the HTTP library, for every client: a request that was never sent is tried again, one that may have been
sent only if it is repeatable."""

from __future__ import annotations

from typing import Any

import httpx
import orderkit
import pytest
from fault_clients import Call, Client
from fault_providers import CLIENTS
from orderkit import NotSentError, OutcomeUnknownError, TransportError

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
MAYBE_SENT = (
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
@pytest.mark.parametrize("failure", [*NEVER_SENT, *MAYBE_SENT])
def test_the_class_of_a_failure_tells_whether_a_byte_may_have_been_sent(
    request: pytest.FixtureRequest,
    opener: Any,
    clock: Any,
    subject: Client,
    call: Call,
    failure: type[httpx.TransportError],
) -> None:
    causes = [failure("no") for _ in range(3)]
    caller = opened_with(request, subject, call, *causes)
    never = failure in NEVER_SENT
    with pytest.raises(TransportError) as caught:
        call.made_by(caller)
    _, _, kind = type(caller.client).provider.operations[call.operation]
    error = caught.value
    assert isinstance(error, NotSentError if never else OutcomeUnknownError)
    assert isinstance(error, orderkit.TimeoutError) == issubclass(failure, httpx.TimeoutException)
    assert error.attempts == (3 if never or kind != "never" else 1)
    assert error.__cause__ is causes[error.attempts - 1]
    assert clock.waits == [0.5, 1.0][: error.attempts - 1]


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
    caller = opened_with(request, subject, call, httpx.Response(call.status, **content))
    call.made_by(caller)
    assert [sent.extensions["timeout"] for sent in caller.sent] == [
        {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 5.0}
    ] * len(caller.sent)
