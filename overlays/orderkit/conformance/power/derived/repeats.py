"""Negations of `x-repeat`: a request that is sent again has another effect than the contract says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ....contract import Contract
from ..defect import Defect, Need
from ..messages import Handler, Middleware, Reply, Request
from .naming import derive

Identity = tuple[str, str, bytes, str]


def repeat_defects(provider: str, operations: Iterable[str]) -> Iterator[Defect]:
    """Return one defect for each operation that declares the effect of a repetition."""
    for name in operations:
        contract = Contract.load(provider)
        effect: str = contract.declared(name, "x-repeat")["effect"]
        needs: tuple[Need, ...] = ("reads",) if contract.declared(name, "x-reads") else ("writes",)
        label, title, apply = _NEGATIONS[effect](name)
        yield derive(
            provider, "duplicates", f"{name} {title}.", f"{name} x-repeat", apply, label=label, needs=needs
        )


def _accepted(operation: str) -> tuple[str, str, Middleware]:
    title = "succeeds again when the same request comes a second time"
    return "repeat-accepted", title, _remembering(operation, lambda first, now: now if now.ok else first)


def _cached(operation: str) -> tuple[str, str, Middleware]:
    title = "repeats its first reply when the same request comes a second time"
    return "repeat-cached", title, _remembering(operation, lambda first, _: first)


def _refused(operation: str) -> tuple[str, str, Middleware]:
    title = "refuses the same request when it comes a second time"
    return (
        "repeat-refused",
        title,
        _remembering(operation, lambda _, __: Reply.of(409, {"message": "Conflict"})),
    )


_NEGATIONS = {"error": _accepted, "new": _cached, "same": _refused}


Choose = Callable[[Reply, Reply], Reply]
"""Makes a reply from the first one and the present one."""


def _remembering(operation: str, choose: Choose) -> Middleware:
    def apply(handler: Handler) -> Handler:
        first: dict[Identity, Reply] = {}

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != operation:
                return reply
            known = first.get(_identity(request))
            if known is not None:
                return choose(known, reply)
            if reply.ok:
                first[_identity(request)] = reply
            return reply

        return handle

    return apply


def _identity(request: Request) -> Identity:
    sent = (request.header(name) for name in ("x-api-key", "authorization", "authorizationjwt"))
    return request.method, request.target, request.body, next((each for each in sent if each), "")
