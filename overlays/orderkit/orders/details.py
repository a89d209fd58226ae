"""Orders read one by one, where a listing has only their ids or leaves something out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from ..errors import (
    ApiError,
    DecodeError,
    NotFoundError,
    OrderkitError,
    RateLimitedError,
    UnauthorizedError,
)
from ..runtime.client.attribute_names import attribute_name
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.protocol.messages import Flow, Spawn, Task, WaitAny


def detail_calls(core: ClientCore, operation: str) -> Callable[[Any], Call[Any] | None]:
    """Return a function that builds the call for one order; None for an id that cannot be sent."""
    operations = import_module(f"orderkit.operations.{core.provider.name}")
    build = getattr(operations, f"build_{attribute_name(operation)}")

    def call_for(order_id: Any) -> Call[Any] | None:
        given = [order_id]
        if isinstance(order_id, str) and order_id.isascii() and order_id.isdecimal():
            given.append(int(order_id))  # the id of an `Order` is a text, and an operation may want a number
        for each in given:
            try:
                call: Call[Any] = build(core, each)
            except (TypeError, ValueError):
                continue
            return call
        return None

    return call_for


def read_each(core: ClientCore, calls: Sequence[Call[Any] | None], concurrency: int) -> Flow[list[Any]]:
    """Make the calls for the orders of a page, some at a time.

    A call that failed is made once more after the others, and then one that had succeeded: only where that succeeds
    again are the errors those of single orders, and not of the account.

    Returns:
        The results in the order of the calls; None for a call that is None. An error that is about one order, and says
        nothing about the others, stands in the place of its result.

    Raises:
        OrderkitError: The error is the account's: its token or its limits, no connection, or several orders and none of
            them could be read.
    """
    found = yield from _some_at_a_time(core, calls, concurrency)
    failed = [number for number, each in enumerate(found) if _is_asked_again(core, each)]
    if not failed:
        return found
    read = [
        number
        for number, each in enumerate(found)
        if each is not None and not isinstance(each, OrderkitError)
    ]
    if not read and len(failed) > 1:
        raise found[failed[0]]
    again = yield from _some_at_a_time(core, [calls[number] for number in failed], concurrency)
    for number, result in zip(failed, again, strict=True):
        found[number] = result
    still_failed = any(isinstance(each, OrderkitError) for each in again)
    if still_failed and read and (proof := calls[read[-1]]) is not None:
        yield from core.flow_of(proof)
    return found


def _some_at_a_time(core: ClientCore, calls: Sequence[Call[Any] | None], concurrency: int) -> Flow[list[Any]]:
    if concurrency == 1:
        found = list[Any]()
        for call in calls:
            found.append((yield from _one(core, call)))
        return found
    tasks = list[Task]()
    try:
        for call in calls:
            running = [task for task in tasks if not task.done()]
            if len(running) >= concurrency:
                yield WaitAny(running)
            tasks.append((yield Spawn(_one(core, call))))
        for task in tasks:
            if not task.done():
                yield WaitAny([task])
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()


def _one(core: ClientCore, call: Call[Any] | None) -> Flow[Any]:
    if call is None:
        return None
    try:
        return (yield from core.flow_of(call))
    except (RateLimitedError, UnauthorizedError):
        raise  # whichever order is asked for
    except (ApiError, DecodeError) as error:
        if isinstance(error, ApiError) and error.retry_after is not None:
            raise  # a provider that asks for a delay means every call
        return error


def _is_asked_again(core: ClientCore, result: Any) -> bool:
    """Return whether a result is an error that may be gone, or may be that of every order."""
    if isinstance(result, NotFoundError) or (isinstance(result, DecodeError) and core.on_drift == "raise"):
        return False
    return isinstance(result, OrderkitError)
