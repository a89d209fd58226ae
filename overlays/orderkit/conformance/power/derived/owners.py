"""Negations of `x-owner`: one account sees or changes what belongs to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ....contract import Contract
from ..accounts import KEYS, as_others, authorized
from ..defect import Defect, Need
from ..listing import Listing, relisted
from ..messages import Handler, Middleware, Reply, Request
from .naming import derive

_READS = ("GET", "HEAD")


def owner_defects(provider: str, operations: Iterable[str]) -> Iterator[Defect]:
    """Return one defect for each operation that declares whose objects it sees."""
    written = 0
    for name in operations:
        contract = Contract.load(provider)
        operation = contract.operation(name)
        reads = operation.method in _READS or contract.declared(name, "x-reads")
        if _is_list(contract, name):
            yield _defect(provider, name, "lists-all", "lists the objects of all accounts", _lists_all, ())
        elif reads:
            yield _defect(provider, name, "served", "shows the object of another account", _served, ())
        else:
            written += 1
            touches = tuple(contract.operations)
            if written % 2:
                title = "changes the object of another account"
                yield _defect(provider, name, "obeys-stranger", title, _served, touches)
            else:
                title = "refuses another account, and changes its object all the same"
                yield _defect(provider, name, "done-anyway", title, _done_anyway, touches)


def _defect(provider: str, name: str, label: str, title: str, make: Any, touches: tuple[str, ...]) -> Defect:
    needs: tuple[Need, ...] = ("two-accounts", "writes") if touches else ("two-accounts",)
    return derive(
        provider,
        "authorization",
        f"{name} {title}.",
        f"{name} x-owner",
        make(provider, name),
        label=label,
        needs=needs,
        touches=touches,
    )


def _is_list(contract: Contract, name: str) -> bool:
    """Return whether an operation lists objects of the account, and not parts of one object."""
    ids = contract.operation(name).path.replace("{shopId}", "")
    return contract.declared(name, "x-pagination") is not None and "{" not in ids


def _is_strangers(reply: Reply) -> bool:
    return reply.status in (400, 403, 404)


def _served(provider: str, operation: str) -> Middleware:
    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != operation or not _is_strangers(reply) or not _is_known(provider, request):
                return reply
            return await as_others(provider, request, handler) or reply

        return handle

    return apply


def _done_anyway(provider: str, operation: str) -> Middleware:
    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name == operation and reply.status in (403, 404) and _is_known(provider, request):
                await as_others(provider, request, handler)
            return reply

        return handle

    return apply


def _lists_all(provider: str, operation: str) -> Middleware:
    listing = Listing(provider, operation)

    async def change(items: list[Any], request: Request, handler: Handler) -> list[Any]:
        known = [listing.key_of(item) for item in items]
        for key in KEYS:
            other = await authorized(provider, request, handler, key)
            items += [
                item for item in await listing.whole(handler, other) if listing.key_of(item) not in known
            ]
        return items

    return relisted(listing, change)


def _is_known(provider: str, request: Request) -> bool:
    """Return whether a request has the credentials of an account, right or wrong: none is no stranger."""
    name = {"noventiq": "authorizationjwt", "nocnoc": "x-api-key", "nocnoc_store": "x-api-key"}
    sent = request.header(name.get(provider, "authorization")) or ""
    if provider == "epages":
        return sent.removeprefix("Bearer ") in KEYS
    return bool(sent)


def revealing(provider: str, operation: str, status: int) -> Middleware:
    """Refuse strangers with another status than unknown objects, which tells them that the object exists."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != operation or not _is_strangers(reply):
                return reply
            exists = await as_others(provider, request, handler)
            return replace(reply, status=status) if exists else reply

        return handle

    return apply
