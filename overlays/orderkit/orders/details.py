"""Orders read one by one, where a listing has only their ids or leaves something out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from ..errors import DecodeError, NotFoundError
from ..runtime.client.attribute_names import attribute_name
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.protocol.messages import Flow, Spawn, Task, WaitAny


def detail_calls(core: ClientCore, operation: str) -> Callable[[Any], Call[Any] | None]:
    """Return a function that builds the call for one order; None for an id that cannot be sent."""
    operations = import_module(f"orderkit.operations.{core.provider.name}")
    build = getattr(operations, f"build_{attribute_name(operation)}")

    def call_for(order_id: Any) -> Call[Any] | None:
        try:
            call: Call[Any] = build(core, order_id)
        except (TypeError, ValueError):
            return None
        return call

    return call_for


def read_each(core: ClientCore, calls: Sequence[Call[Any] | None], concurrency: int) -> Flow[list[Any]]:
    """Make several calls, some at a time.

    Returns:
        The results in the order of the calls; None for a call that is None. A NotFoundError or a DecodeError stands in
        the place of its result: it is about one order, and says nothing about the others.
    """
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
    except (NotFoundError, DecodeError) as error:
        return error
