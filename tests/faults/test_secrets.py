"""Keys, passwords and tokens of every client: sent where they belong and shown nowhere, in any failure."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fault_clients import Call, Client
from fault_providers import CLIENTS
from orderkit import OrderkitError, Retry, Timeout
from orderkit.runtime.auth.token_credentials import Token
from orderkit.runtime.protocol.credentials import FixedCredentials

ANYWHERE: dict[str, Callable[[Any], Any]] = {
    "unauthorized": lambda reply: reply(401, {"code": 401, "message": "m", "key": "k"}),
    "refused": lambda reply: reply(400, {"code": 310, "message": "m", "key": "k"}),
    "limited": lambda reply: reply(429, retry_after="300"),
    "failed": lambda reply: reply(500, b"<html>", content_type="text/html"),
    "redirected": lambda reply: reply(302, location="https://elsewhere.example/"),
    "dropped": lambda _: "drop",
    "reset": lambda _: "reset",
    "closed unread": lambda _: "drop unread",
    "cut off in its head": lambda _: (b"HTTP/1.1 200 OK\r\nContent", "drop"),
    "cut off in its body": lambda _: (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "drop"),
    "no HTTP": lambda _: b"220 mail.example ESMTP\r\n\r\n",
    "stalled": lambda _: "hang",
    "not JSON": lambda reply: reply(200, b"<html>"),
    "of another shape": lambda reply: reply(200, {"id": "ten"}),
    "wrongly compressed": lambda reply: reply(200, b"no gzip", content_encoding="gzip"),
}
IN_A_TOKEN: dict[str, Callable[[Any, Any], Any]] = {
    "a token, cut off": lambda reply, token: (reply(200, token.response)[:-1], "drop"),
    "a token that is not JSON": lambda reply, token: reply(200, json.dumps(token.response)[:-1].encode()),
    "a token elsewhere": lambda reply, token: reply(
        200, {"x": [token.response], **token.response, token.field_name: None}
    ),
    "a token alone": lambda reply, token: reply(200, [token.response[token.field_name]]),
    "a token as an error": lambda reply, token: reply(400, token.response),
    "a token that no header can carry": lambda reply, token: reply(
        200, {**token.response, token.field_name: f"{token.response[token.field_name]}\n"}
    ),
}
OF_THE_LIBRARY = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.LocalProtocolError,
    httpx.RemoteProtocolError,
    httpx.DecodingError,
)


@dataclass(frozen=True)
class Holder:
    """A client with one of its kinds of credentials."""

    client: Client
    renewing: bool

    def __str__(self) -> str:
        return f"{self.client.title} {'with a token' if self.renewing else 'with its key'}"

    def has_token_for(self, call: Call) -> bool:
        """Return whether a token is fetched before a call."""
        token = self.client.token
        return self.renewing and token is not None and call.operation != token.operation

    def secrets_with(self, key: str) -> list[str]:
        """Return every secret, and every form in which a secret is sent."""
        token = self.client.token
        pair = base64.b64encode(f"public-key-0123456789:{key}".encode()).decode()
        tokens = [text for text in token.response.values() if len(str(text)) > 9] if token else []
        return [key, pair, "merchant@example.com", *tokens]


def holders() -> Iterator[Holder]:
    for client in CLIENTS:
        if client.token is None or not client.token.always:
            yield Holder(client, renewing=False)
        if client.token:
            yield Holder(client, renewing=True)


HOLDERS = list(holders())
RENEWING = [holder for holder in HOLDERS if holder.renewing]


class Watch:
    """Searches for the secrets of a client in errors, logs and representations."""

    def __init__(self, secrets: list[str], renderings: Any, log_renderings: Any, caplog: Any) -> None:
        self._secrets, self._renderings, self._log_renderings = secrets, renderings, log_renderings
        self._caplog = caplog

    def __repr__(self) -> str:
        return "Watch()"

    def finds_in(self, texts: Iterable[str]) -> bool:
        return any(secret in text for text in texts for secret in self._secrets)

    def finds_in_error(self, error: BaseException) -> bool:
        return self.finds_in(self._renderings(error))

    def finds_in_logs(self) -> bool:
        assert "httpcore" in {record.name.partition(".")[0] for record in self._caplog.records}
        return self.finds_in(self._log_renderings(self._caplog.records))


@pytest.fixture
def watch(
    holder: Holder, api_key: str, renderings: Any, log_renderings: Any, caplog: pytest.LogCaptureFixture
) -> Watch:
    caplog.set_level(logging.DEBUG)
    return Watch(holder.secrets_with(api_key), renderings, log_renderings, caplog)


def options_for(failure: str) -> dict[str, Any]:
    """Two attempts; a short timeout only for a server that stalls, so that a slow machine changes nothing."""
    return {"timeout": Timeout(read=0.02 if failure == "stalled" else 30), "retry": Retry(attempts=2)}


def error_of(call: Call, caller: Any) -> OrderkitError | None:
    try:
        call.made_by(caller)
    except OrderkitError as error:
        return error
    return None


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
@pytest.mark.parametrize("failure", ANYWHERE)
def test_no_operation_that_fails_shows_a_secret(
    holder: Holder, failure: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    step, errors = ANYWHERE[failure](reply), []
    for call in holder.client.operations.values():
        token = holder.client.token
        if token and holder.has_token_for(call):
            server.play(reply(200, token.response))
        server.always = step
        if failure == "closed unread" and not holder.renewing:
            server.play(step, step)
        errors.append(error_of(call, opened(holder.client, renewing=holder.renewing, **options_for(failure))))
    raised = [error for error in errors if error is not None]
    assert len(raised) >= len(errors) - 2, "only a response without a body accepts any content"
    assert not any(watch.finds_in_error(error) for error in raised)
    assert not watch.finds_in_logs()
    assert all(watch.finds_in([request.raw.decode()]) for request in server.requests)


@pytest.mark.parametrize("holder", RENEWING, ids=str)
@pytest.mark.parametrize("failure", [*ANYWHERE, *IN_A_TOKEN])
def test_no_failed_token_request_shows_a_secret(
    holder: Holder, failure: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    token = holder.client.token
    anywhere, in_a_token = ANYWHERE.get(failure), IN_A_TOKEN.get(failure)
    server.always = anywhere(reply) if anywhere else in_a_token and in_a_token(reply, token)
    for call in holder.client.operations.values():
        error = error_of(call, opened(holder.client, renewing=True, **options_for(failure)))
        assert error is not None or call.operation == "createToken"
        assert error is None or not watch.finds_in_error(error)
    assert not watch.finds_in_logs()


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_a_refused_connection_shows_no_secret(
    holder: Holder, opened: Any, closed_server: Any, watch: Watch
) -> None:
    for call in holder.client.operations.values():
        error = error_of(call, opened(holder.client, renewing=holder.renewing))
        assert error is not None
        assert not watch.finds_in_error(error)
    assert not watch.finds_in_logs()


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
@pytest.mark.parametrize("failure", OF_THE_LIBRARY)
def test_the_frames_and_causes_of_the_http_library_are_not_shown(
    holder: Holder,
    failure: type[httpx.TransportError],
    opener: Any,
    request: pytest.FixtureRequest,
    watch: Watch,
) -> None:
    def fail(sent: httpx.Request) -> httpx.Response:
        head = repr((sent.headers.raw, sent.content))
        raise failure("no") from OSError(head)

    token = holder.client.token
    options = {**token.options, "token_url": "https://tokens.test/"} if token and token.options else {}
    for call in holder.client.operations.values():
        before = [httpx.Response(200, json=token.response)] if token and holder.has_token_for(call) else []
        extra = options if holder.renewing else {}
        caller = request.getfixturevalue(holder.client.fixture)(*before, fail, retry=Retry.off(), **extra)
        error = error_of(call, caller)
        assert error is not None
        assert not watch.finds_in_error(error)


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_a_success_and_its_client_show_no_secret(
    holder: Holder, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    for call in holder.client.calls.values():
        if holder.client.token and holder.renewing:
            server.play(reply(200, holder.client.token.response))
        server.play(reply(call.status, b"" if call.response is None else call.response))
        caller = opened(holder.client, renewing=holder.renewing)
        call.made_by(caller)
        made = caller.client
        parts = (
            made,
            made._core.transport,
            made._core.policy,
            made._core.policy.credentials,
            getattr(made, call.name),
        )
        shown = [repr(part) for part in parts] + [repr(vars(part)) for part in (made, made._core.transport)]
        assert not watch.finds_in([*shown, str(made), f"{made}"])
    assert not watch.finds_in_logs()


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_misuse_shows_no_secret(holder: Holder, opened: Any, server: Any, watch: Watch) -> None:
    caller = opened(holder.client, renewing=holder.renewing)
    for name, call in holder.client.operations.items():
        wrong = (object(), *call.arguments[1:]) if call.arguments else ()
        with pytest.raises((TypeError, ValueError)) as caught:
            caller.call(name, *wrong, **({} if wrong else {"timeout": -1}))
        assert not watch.finds_in_error(caught.value)


def test_credentials_and_tokens_have_no_secret_in_their_repr(api_key: str) -> None:
    credentials = FixedCredentials.of({"X-Api-Key": api_key})
    assert repr(credentials) == str(credentials) == "FixedCredentials(auth=AuthHeaders())"
    assert repr(Token.lasting(api_key, 100, 0)) == "Token(ends_at=90.0)"


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_the_search_finds_a_secret_that_is_there(holder: Holder, api_key: str, watch: Watch) -> None:
    for secret in holder.secrets_with(api_key):
        assert watch.finds_in_error(OrderkitError(f"a secret: {secret}"))
