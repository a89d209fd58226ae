"""One client used by many at once: nobody gets another's answer, error or language."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from orderkit import AsyncNocnoc, ConflictError, Nocnoc

USERS = 50
LANGUAGES = ("en-US", "es-AR", "pt-BR", "es-PE")


@pytest.fixture
def mirror(server: Any, reply: Any, named: Any) -> Any:
    """A server whose answers say what was asked: even numbers are found, odd ones are refused."""
    order = named("get_order").answer

    def answer(request: Any) -> bytes:
        number = int(request.path.rpartition("/")[2])
        if number % 2:
            message = f"{number} {request.headers['x-lang']}"
            return bytes(reply(400, {"code": 313, "message": message, "key": "order_already_exists"}))
        return bytes(reply(200, {**order, "id": number}))

    server.always = answer
    return server


def check(number: int, outcome: Any) -> None:
    language = LANGUAGES[number % 4]
    if number % 2:
        assert isinstance(outcome, ConflictError)
        assert (outcome.message, outcome.language) == (f"{number} {language}", language)
    else:
        assert outcome.id == number


def in_threads(client: Nocnoc, numbers: range) -> list[Any]:
    at_once = threading.Barrier(len(numbers))

    def use(number: int) -> Any:
        at_once.wait(10)
        try:
            return client.get_order(number, language=LANGUAGES[number % 4])
        except ConflictError as error:
            return error

    with ThreadPoolExecutor(len(numbers)) as pool:
        return list(pool.map(use, numbers))


async def in_tasks(client: AsyncNocnoc, numbers: range) -> list[Any]:
    calls = (client.get_order(number, language=LANGUAGES[number % 4]) for number in numbers)
    return await asyncio.gather(*calls, return_exceptions=True)


MANY: dict[str, Callable[..., Any]] = {"sync": in_threads, "async": in_tasks}


def test_one_client_serves_fifty_at_once(client: Any, colour: str, mirror: Any) -> None:
    caller = client(base_url=mirror.url)
    for start in (1, 1001):
        numbers = range(start, start + USERS)
        outcomes = caller.run(MANY[colour](caller.client, numbers))
        for number, outcome in zip(numbers, outcomes, strict=True):
            check(number, outcome)
    assert len(mirror.requests) == 2 * USERS
    assert caller.client.language is None
