"""Keys, passwords and tokens of every client: sent where they belong and shown nowhere, in any failure."""

from __future__ import annotations

import asyncio
import base64
import copy
import json
import logging
import math
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fault_clients import Call, Client
from fault_providers import CLIENTS
from orderkit import DecodeError, OrderkitError, Retry, Timeout
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
    "of another shape": lambda reply: reply(200, [{"id": "ten"}]),
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
ECHOES: dict[str, Callable[[Any, str], Any]] = {
    "a message": lambda reply, text: reply(401, {"code": 401, "message": f"unknown key {text}", "key": text}),
    "every kind of message": lambda reply, text: reply(
        400,
        {
            "message": text,
            "errors": [
                {"error": text, "message": text, "code": text, "detail": text, "source": {"pointer": text}}
            ],
            "error": text,
            "error_description": text,
        },
    ),
    "headers": lambda reply, text: reply(
        503, x_request_id=f"id-{one_line(text)}", set_cookie=f"key={one_line(text)}", location=one_line(text)
    ),
    "a reason": lambda _, text: f"HTTP/1.1 400 {one_line(text)}\r\nContent-Length: 0\r\n\r\n".encode(
        "latin-1"
    ),
    "a page": lambda reply, text: reply(502, f"<html>{text}".encode(), content_type="text/html"),
    "a page for a success": lambda reply, text: reply(200, f"<html>{text}".encode()),
    "a success of another shape": lambda reply, text: reply(
        200, {"id": text, text: text}, request_id=one_line(text)
    ),
    "a success that is not text": lambda reply, text: reply(200, b"\xff" + text.encode()),
    "an encoding": lambda reply, text: reply(200, b"x", content_encoding=one_line(text)),
    "no HTTP": lambda _, text: f"{one_line(text)}\r\n\r\n".encode("latin-1"),
    "a wrong header": lambda _, text: f"HTTP/1.1 200 OK\r\n{one_line(text)} : a\r\n\r\n".encode("latin-1"),
}
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in a URL": lambda text: quote(text, safe=""),
    "in base64": lambda text: base64.b64encode(text.encode()).decode(),
    "in JSON": json.dumps,
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


def one_line(text: str) -> str:
    """Make a header of a text, as a provider would that repeats it in one."""
    return text.replace("\n", "")


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

    def own_secrets_with(self, key: str) -> list[str]:
        """Return the secrets that a call sends, and those by which its token is got."""
        token = self.client.token
        others = {
            "Sendcloud": [base64.b64encode(f"public-key-0123456789:{key}".encode()).decode()],
            "Noventiq": ["merchant@example.com"],
        }
        tokens = [token.response[token.field_name]] if token and self.renewing else []
        return [key, *others.get(self.client.title, []), *tokens]


def holders() -> Iterator[Holder]:
    for client in CLIENTS:
        if client.token is None or not client.token.always:
            yield Holder(client, renewing=False)
        if client.token:
            yield Holder(client, renewing=True)


HOLDERS = list(holders())
RENEWING = [holder for holder in HOLDERS if holder.renewing]
LISTING = [holder for holder in HOLDERS if "listing" in holder.client.calls]


class Watch:
    """Searches for the secrets of a client in errors, logs and representations."""

    def __init__(
        self, secrets: list[str], own: list[str], renderings: Any, log_renderings: Any, caplog: Any
    ) -> None:
        self._secrets, self._renderings, self._log_renderings = secrets, renderings, log_renderings
        self._own, self._caplog = own, caplog

    def __repr__(self) -> str:
        return "Watch()"

    def own_secrets(self) -> Iterator[str]:
        yield from self._own

    def renderings(self, error: BaseException) -> Iterator[str]:
        yield from self._renderings(error)

    def finds_in(self, texts: Iterable[str]) -> bool:
        return any(secret in text for text in texts for secret in self._secrets)

    def finds_in_error(self, error: BaseException) -> bool:
        return self.finds_in(self._renderings(error))

    def finds_in_own_log(self) -> bool:
        """Search the log of orderkit alone: httpcore logs every header of a response at DEBUG."""
        return self.finds_in(
            self._log_renderings([each for each in self._caplog.records if each.name == "orderkit"])
        )

    def finds_in_logs(self) -> bool:
        assert "httpcore" in {record.name.partition(".")[0] for record in self._caplog.records}
        return self.finds_in(self._log_renderings(self._caplog.records))


@pytest.fixture
def watch(
    holder: Holder, api_key: str, renderings: Any, log_renderings: Any, caplog: pytest.LogCaptureFixture
) -> Watch:
    caplog.set_level(logging.DEBUG)
    own = holder.own_secrets_with(api_key)
    return Watch(holder.secrets_with(api_key), own, renderings, log_renderings, caplog)


def options_for(failure: str) -> dict[str, Any]:
    """Two attempts; a short timeout only for a server that stalls, so that a slow machine changes nothing.

    A success of another shape is an error only where drift is raised.
    """
    timeout = Timeout(read=0.02 if failure == "stalled" else 30)
    on_drift = "raise" if "of another shape" in failure else "keep"
    return {"timeout": timeout, "retry": Retry(attempts=2), "on_drift": on_drift}


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
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ECHOES)
def test_a_secret_that_the_provider_repeats_is_not_shown(
    holder: Holder, place: str, form: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    call, token = next(iter(holder.client.calls.values())), holder.client.token
    for secret in watch.own_secrets():
        repeated = FORMS[form](secret)
        if token and holder.has_token_for(call):
            server.play(reply(200, token.response))
        server.always = ECHOES[place](reply, repeated)
        error = error_of(call, opened(holder.client, renewing=holder.renewing, **options_for(place)))
        assert error is not None
        assert not watch.finds_in_error(error)
        assert [text for text in watch.renderings(error) if repeated in text] == []
    assert not watch.finds_in_own_log()


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_a_secret_in_a_name_that_drifts_is_not_shown(
    holder: Holder, form: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    call = next(each for each in holder.client.calls.values() if isinstance(each.response, dict))
    token = holder.client.token
    for secret in watch.own_secrets():
        repeated = FORMS[form](secret)
        if token and holder.has_token_for(call):
            server.play(reply(200, token.response))
        body = json.dumps({**call.response, repeated: math.nan}).encode()
        server.always = reply(call.status, body)
        caller = opened(holder.client, renewing=holder.renewing)
        caller.call(call.name, *call.arguments)
        places = [place.path for place in caller.client.drift]
        assert places
        assert not watch.finds_in(places)
        assert not any(repeated in place for place in places)
    assert not watch.finds_in_own_log()


@pytest.mark.parametrize("holder", LISTING, ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_a_secret_in_an_item_of_a_list_that_drifts_is_not_shown(
    holder: Holder, form: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    call, token = holder.client.calls["listing"], holder.client.token
    for secret in watch.own_secrets():
        repeated = FORMS[form](secret)
        if token and holder.has_token_for(call):
            server.play(reply(200, token.response))
        body: dict[str, Any] = copy.deepcopy(call.response)
        items = next(value for value in body.values() if isinstance(value, list))
        whole = items[0] if isinstance(items[0], dict) else {}
        items[0] = {**whole, repeated: math.nan}
        server.always = reply(call.status, json.dumps(body).encode())
        error = error_of(call, opened(holder.client, renewing=holder.renewing, on_drift="raise"))
        assert isinstance(error, DecodeError)
        assert error.raw is not None
        error.raw = None  # it is the item as it came
        assert not watch.finds_in_error(error)
        assert [text for text in watch.renderings(error) if repeated in text] == []
        assert repeated.encode() not in error.response.content


@pytest.mark.parametrize("holder", RENEWING, ids=str)
@pytest.mark.parametrize("place", ECHOES)
def test_a_secret_that_the_token_url_repeats_is_not_shown(
    holder: Holder, place: str, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    call, token = next(iter(holder.client.calls.values())), holder.client.token
    issued = token and token.response[token.field_name]
    for secret in set(watch.own_secrets()) - {issued}:
        server.always = ECHOES[place](reply, secret)
        error = error_of(call, opened(holder.client, renewing=True, **options_for(place)))
        assert error is not None
        assert not watch.finds_in_error(error)
    assert not watch.finds_in_own_log()


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_a_secret_in_the_id_of_a_request_is_not_shown(
    holder: Holder, opened: Any, server: Any, reply: Any, watch: Watch
) -> None:
    token = holder.client.token
    for call in holder.client.calls.values():
        if token and holder.has_token_for(call):
            server.play(reply(200, token.response))
        content = b"" if call.response is None else call.response
        server.always = reply(call.status, content, x_request_id=f"id-{next(watch.own_secrets())}")
        caller = opened(holder.client, renewing=holder.renewing)
        response = caller.run(getattr(caller.client.raw, call.name)(*call.arguments))
        assert response.request_id == "id-***"
        assert not watch.finds_in([repr(response)])
    assert not watch.finds_in_own_log()


def interrupt(_: Any) -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def cancel_in(loop: asyncio.Runner) -> Callable[[Any], object]:
    running = loop.get_loop()

    def cancel_all() -> None:
        for task in asyncio.all_tasks(running):
            task.cancel()

    return lambda _: running.call_soon_threadsafe(cancel_all) and None


CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"
"""A response that has begun: a call may end while it waits for the head, or for the rest of the body."""
ENDS: dict[str, tuple[type[BaseException], Callable[[Any], Any], Timeout]] = {
    "interrupted": (KeyboardInterrupt, lambda _: interrupt, Timeout()),
    "cancelled": (asyncio.CancelledError, cancel_in, Timeout()),
    "timed out": (OrderkitError, lambda _: lambda _: None, Timeout(read=0.02)),
    "over its deadline": (OrderkitError, lambda _: lambda _: None, Timeout(total=0.05)),
}


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
@pytest.mark.parametrize("begun", [b"", CUT], ids=["before its head", "in its body"])
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("wire", ["ours", "httpx client", "aiohttp"], indirect=True)
def test_no_frame_of_a_call_that_ends_early_shows_a_secret(
    holder: Holder,
    end: str,
    begun: bytes,
    wire: str,
    mode: str,
    loop: Any,
    opened: Any,
    http_over: Any,
    server: Any,
    reply: Any,
    watch: Watch,
) -> None:
    if mode == "sync" and (wire == "aiohttp" or end == "cancelled"):
        pytest.skip("only asynchronous calls go over aiohttp and are cancelled")
    kind, act, timeout = ENDS[end]
    http = http_over(wire)
    caller = opened(
        holder.client, renewing=holder.renewing, http_client=http, retry=Retry.off(), timeout=timeout
    )
    caller.http_client = http
    call, token = next(iter(holder.client.calls.values())), holder.client.token
    server.always = (begun, act(loop), "hang")
    # Once in the request for a token, and once in the call itself.
    for step in [(), (reply(200, token.response),)] if token and holder.has_token_for(call) else [()]:
        server.play(*step)
        with pytest.raises(kind) as caught:
            call.made_by(caller)
        assert not watch.finds_in_error(caught.value)


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
        if call.end is not None:
            server.play(reply(200, call.end))
        caller = opened(holder.client, renewing=holder.renewing)
        call.made_by(caller)
        made = caller.client
        parts = (
            made,
            made._transport,
            made._core.policy,
            made._core.policy.credentials,
            getattr(made, call.name),
        )
        shown = [repr(part) for part in parts] + [repr(vars(part)) for part in (made, made._transport)]
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
