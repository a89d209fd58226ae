"""Building blocks of defects of Noventiq in tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from ..accounts import KEYS, token_of
from ..listing import Listing
from ..messages import Handler, Middleware, Reply, Request
from ..pointers import value_at

_TOKEN = "authorizationjwt"  # noqa: S105 - the name of a header
_SEARCH = Listing("noventiq", "searchOrders")


def was_accepted(request: Request, accepted: set[str]) -> bool:
    """Return whether a token was accepted before."""
    return request.header(_TOKEN) in accepted


def accepting(when: Callable[[Request, set[str]], bool]) -> Middleware:
    """Serve requests in the name of the first account that are refused for their token."""

    def apply(handler: Handler) -> Handler:
        accepted: set[str] = set()

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            sent = request.header(_TOKEN)
            if reply.ok and sent:
                accepted.add(sent)
            if reply.status != 401 or not request.name or request.name == "createToken":
                return reply
            if not when(request, accepted):
                return reply
            token = await token_of(handler, KEYS[0], request)
            return await handler(request.with_header(_TOKEN, f"Bearer {token}"))

        return handle

    return apply


def _refused(code: int, message: str) -> Reply:
    return Reply.of(401, {"errors": [{"error": code, "message": message}]})


def replacing_tokens() -> Middleware:
    """Accept the newest token of each user only."""

    def apply(handler: Handler) -> Handler:
        newest: dict[Any, str] = {}
        ended: set[str] = set()

        async def handle(request: Request) -> Reply:
            if (request.header(_TOKEN) or "") in ended:
                return _refused(1007, "Your token is invalid.")
            reply = await handler(request)
            if request.name == "createToken" and reply.ok:
                user = value_at(request.document(), "/username")
                if user in newest:
                    ended.add(newest[user])
                newest[user] = f"Bearer {reply.document()['token']}"
            return reply

        return handle

    return apply


def worn_out_tokens(calls: int) -> Middleware:
    """Take a token as expired after some calls."""

    def apply(handler: Handler) -> Handler:
        used: Counter[str] = Counter()

        async def handle(request: Request) -> Reply:
            sent = request.header(_TOKEN)
            if sent and request.name != "createToken":
                used[sent] += 1
                if used[sent] > calls:
                    return _refused(1009, "Your token is expired.")
            return await handler(request)

        return handle

    return apply


def scheme_optional() -> Middleware:
    """Accept a token without the word before it."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            sent = request.header(_TOKEN)
            bare = sent is not None and " " not in sent.strip()
            return await handler(request.with_header(_TOKEN, f"Bearer {sent}") if bare else request)

        return handle

    return apply
