"""Building blocks of defects that remember: stale values, moves that are not stored, calls at the same time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .messages import Handler, Middleware, Reply, Request
from .pointers import put, value_at, values_at

Shown = Mapping[str, str]
"""Operations that show an object, each with the pointer to it, or to all of them, in its response."""
Learn = Callable[[Request, Reply], tuple[Any, Mapping[str, Any]] | None]
"""Returns the key of an object and the values, by pointer, that it shows from now on."""

_WINDOW_SECONDS = 0.15


def stale(shown: Shown, key: str, pointer: str, *, seen_by: Shown | None = None) -> Middleware:
    """Show the value that an object had when it was first shown, for ever.

    Args:
        shown: Operations that show it.
        key: Pointer to the key of an object.
        pointer: Pointer to the value.
        seen_by: Operations whose replies are remembered; those of `shown` if None.
    """
    learning = seen_by or shown

    def apply(handler: Handler) -> Handler:
        first: dict[Any, Any] = {}

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            document = reply.document() if reply.ok else None
            if document is None or request.name not in {*shown, *learning}:
                return reply
            for value in values_at(document, learning.get(request.name, "/-")):
                first.setdefault(value_at(value, key), value_at(value, pointer))
            if request.name not in shown:
                return reply
            for value in values_at(document, shown[request.name]):
                if value_at(value, key) in first:
                    put(value, pointer, first[value_at(value, key)])
            return reply if document == reply.document() else reply.with_document(document)

        return handle

    return apply


def overriding(
    shown: Shown,
    key: str,
    learn: Learn,
    respond: Callable[[Request, Reply], Reply] = lambda _, reply: reply,
) -> Middleware:
    """Show other values of an object after something happened.

    Args:
        shown: Operations that show the object.
        key: Pointer to the key of an object.
        learn: Reads a call and the mock's reply to it.
        respond: Changes the reply from which something was learned.
    """

    def apply(handler: Handler) -> Handler:
        known: dict[str, dict[str, Any]] = {}

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            learned = learn(request, reply)
            if learned is not None:
                known.setdefault(str(learned[0]), {}).update(learned[1])
                reply = respond(request, reply)
            return _with_known(request, reply, known)

        def _with_known(request: Request, reply: Reply, values: dict[str, dict[str, Any]]) -> Reply:
            document = reply.document() if reply.ok and request.name in shown and values else None
            if document is None:
                return reply
            for value in values_at(document, shown[request.name]):
                for pointer, other in values.get(str(value_at(value, key)), {}).items():
                    put(value, pointer, other)
            return reply if document == reply.document() else reply.with_document(document)

        return handle

    return apply


def once_seen(
    operation: str, identity: Callable[[Request], Any], change: Callable[[Request, Reply, Reply], Reply]
) -> Middleware:
    """Change the later replies to requests that are alike: gets the request, the first reply and this one."""

    def apply(handler: Handler) -> Handler:
        first: dict[Any, Reply] = {}

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != operation:
                return reply
            key = identity(request)
            if key in first:
                return change(request, first[key], reply)
            if reply.ok:
                first[key] = reply
            return reply

        return handle

    return apply


def sticking(header: Callable[[Request], str | None], give: Callable[[Request, str], Request]) -> Middleware:
    """Keep a choice of one request for the later ones that make none, of any account."""

    def apply(handler: Handler) -> Handler:
        last: list[str] = []

        async def handle(request: Request) -> Reply:
            chosen = header(request)
            if chosen is None:
                return await handler(give(request, last[-1]) if last and request.name else request)
            reply = await handler(request)
            if reply.ok or reply.status in (403, 404):
                last.append(chosen)
            return reply

        return handle

    return apply


Accept = Callable[[Request, Reply, Handler], Any]


def racing(operation: str, identity: Callable[[Request], Any], accept: Accept) -> Middleware:
    """Lose the check when two like requests are under way at once; `accept` makes the later reply."""

    def apply(handler: Handler) -> Handler:
        under_way: Counter[str] = Counter()
        raced: set[str] = set()

        async def handle(request: Request) -> Reply:
            if request.name != operation:
                return await handler(request)
            key = repr(identity(request))  # a wrong body may have a list there
            under_way[key] += 1
            if under_way[key] > 1:
                raced.add(key)
            try:
                # The time between the check and the write, in which a careless server lets others in.
                await asyncio.sleep(_WINDOW_SECONDS)
                reply = await handler(request)
                if key in raced:
                    made: Reply = await accept(request, reply, handler)
                    return made
                return reply
            finally:
                under_way[key] -= 1
                if not under_way[key]:
                    raced.discard(key)

        return handle

    return apply


def always_done(operation: str, change: Callable[[Request], Request | None], codes: set[int]) -> Middleware:
    """Refuse a call, and do part of it all the same: the changed request is sent after the refusal."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name == operation and reply.status in codes:
                changed = change(request)
                if changed is not None:
                    await handler(changed)
            return reply

        return handle

    return apply
