"""One client in concurrent use, in one event loop: each caller gets its own response, error and language."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from fault_clients import Client, changed, plain
from fault_providers import CLIENTS
from orderkit import ApiError

USERS = 50


@pytest.fixture(params=CLIENTS, ids=lambda client: client.title)
def subject(request: pytest.FixtureRequest) -> Client:
    found: Client = request.param
    return found


@pytest.fixture
def mirror(subject: Client, server: Any, reply: Any) -> Any:
    """A server whose responses repeat the request: even numbers are found, odd ones are refused."""

    def respond(request: Any) -> bytes:
        if is_for_token(subject, request):
            return bytes(reply(200, subject.token and subject.token.response))
        number = int(re.findall(r"\d+", request.path)[-1])
        if number % 2:
            words = f"{number} in {language_in(request)}"
            return bytes(reply(subject.refusal.status, changed(subject.refusal.body, subject.words, words)))
        return bytes(reply(200, subject.read(number).response))

    server.always = respond
    return server


def is_for_token(subject: Client, request: Any) -> bool:
    return subject.token is not None and request.path == subject.token.path


def language_in(request: Any) -> str | None:
    _, _, locale = request.path.partition("locale=")
    return request.headers.get("x-lang") or locale or None


def language_of(subject: Client, number: int) -> dict[str, str]:
    """Return the language of a call, as its argument."""
    if subject.language is None:
        return {}
    name, languages = subject.language
    return {name: languages[number // 2 % len(languages)]}


def begin(subject: Client, caller: Any, number: int) -> Any:
    call = subject.read(number)
    return getattr(caller.client, call.name)(*call.arguments, **language_of(subject, number))


def check(subject: Client, number: int, outcome: Any) -> None:
    if not number % 2:
        call = subject.read(number)
        assert plain(outcome) == call.result_in(call.response)
        return
    language = next(iter(language_of(subject, number).values()), None)
    assert isinstance(outcome, ApiError)
    assert (outcome.message, outcome.language) == (f"{number} in {language}", language)


def test_one_client_serves_fifty_concurrent_calls(
    subject: Client, opened: Any, mirror: Any, at_once: Any
) -> None:
    caller = opened(subject)
    for start in (1, 1001):
        numbers = range(start, start + USERS)
        outcomes = at_once(caller, [partial(begin, subject, caller, number) for number in numbers])
        for number, outcome in zip(numbers, outcomes, strict=True):
            check(subject, number, outcome)
    tokens = [request for request in mirror.requests if is_for_token(subject, request)]
    assert len(mirror.requests) == 2 * USERS + len(tokens)
    assert getattr(caller.client, "language", None) is None


async def used(subject: Client, caller: Any) -> Any:
    return plain(await begin(subject, caller, 2))


ASYNC = pytest.mark.parametrize("mode", ["async"], indirect=True)
Use = Callable[[Client, Any], Any]


async def closed(subject: Client, caller: Any) -> None:
    await caller.client.close()


@ASYNC
@pytest.mark.parametrize("use", [used, closed])
def test_an_async_client_is_bound_to_the_loop_of_its_first_call(
    subject: Client, opened: Any, mirror: Any, use: Use
) -> None:
    caller = opened(subject)
    first = caller.run(used(subject, caller))
    with pytest.raises(RuntimeError, match=r"bound to another event loop.*make a client in each loop"):
        asyncio.run(use(subject, caller))
    assert caller.run(used(subject, caller)) == first


@ASYNC
def test_an_unused_async_client_may_be_used_in_any_loop(subject: Client, opened: Any, mirror: Any) -> None:
    caller = opened(subject)

    async def use_and_close() -> Any:
        async with caller.client:
            return await used(subject, caller)

    call = subject.read(2)
    assert asyncio.run(use_and_close()) == call.result_in(call.response)


def test_a_closed_client_refuses_calls(subject: Client, opened: Any, mirror: Any) -> None:
    caller = opened(subject)
    caller.run(begin(subject, caller, 2))
    caller.close()
    with pytest.raises(RuntimeError, match="this client is closed"):
        caller.run(begin(subject, caller, 2))


@ASYNC
def test_a_closed_async_client_refuses_calls_in_every_loop(subject: Client, opened: Any, mirror: Any) -> None:
    caller = opened(subject)
    caller.run(used(subject, caller))
    caller.close()
    asyncio.run(closed(subject, caller))
    with pytest.raises(RuntimeError, match="this client is closed"):
        asyncio.run(used(subject, caller))
