"""Tokens that an operation of the API issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ....contract import Contract
from ...accounts import issuing_operation, scheme_place
from ...calls import Call
from ...connection import IssuedToken
from ...errors import refusal_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...samples import is_protected, reads, sample
from ...session import Session

_SECOND: Final = 1.1
_MINUTE: Final = 60


def _issued(contract: Contract) -> Iterable[Subject]:
    for name, scheme in contract.document["components"]["securitySchemes"].items():
        issuing = issuing_operation(contract, name)
        if issuing is not None and "replaces" in scheme["x-token"]:
            yield Subject.at(scheme_place(contract, name).child("x-token", "replaces"), issuing)


def _limited(contract: Contract) -> Iterable[Subject]:
    for name, scheme in contract.document["components"]["securitySchemes"].items():
        if scheme.get("x-token", {}).get("lives"):
            place = scheme_place(contract, name).child("x-token", "lives")
            yield Subject.at(place, issuing_operation(contract, name) or "", name)


def _check_renewed(session: Session, subject: Subject) -> Iterator[Outcome]:
    call = _protected_sample(session)
    if call is None:
        yield NotReached("no call is known that would succeed")
        return
    scheme = scheme_place(session.contract, session.connection.accounts[0].scheme)
    declared: Mapping[str, Any] = scheme.node["x-token"]
    before = session.connection.new_token(0)
    after = _another(session, before)
    renewed = session.send(_with(call, after.headers))
    earlier = session.send(_with(call, before.headers))
    is_same = before.headers == after.headers
    if not renewed.succeeded:
        yield Broken("a new token must be accepted", (renewed,), f"HTTP {renewed.status}")
    elif is_same or not declared["replaces"]:
        message = "a token must stay valid when another one is issued"
        yield Held() if earlier.succeeded else Broken(message, (renewed, earlier), f"HTTP {earlier.status}")
    else:
        refusal = refusal_of(session.contract, declared.get("withdrawn", declared["invalid"]))
        message = f"a token that another one replaced must be refused with {refusal}"
        is_held = refusal.is_in(session.contract, earlier)
        yield Held() if is_held else Broken(message, (renewed, earlier), f"HTTP {earlier.status}")
    repeated: Mapping[str, Any] = session.contract.declared(subject.operation, "x-repeat") or {}
    if repeated.get("effect") == "new":
        message = "the same request again must issue another token"
        yield Broken(message, (before.exchange, after.exchange)) if is_same else Held()


def _another(session: Session, before: IssuedToken) -> IssuedToken:
    """Obtain another token. One of the same second may be equal, if the time is all that makes it different."""
    after = session.connection.new_token(0)
    if after.headers == before.headers:
        session.connection.limits.sleep(_SECOND)
        after = session.connection.new_token(0)
    return after


def _check_expired(session: Session, subject: Subject) -> Iterator[Outcome]:
    control, call = session.control, _protected_sample(session)
    scheme = scheme_place(session.contract, subject.name)
    is_used = session.connection.accounts[0].scheme == subject.name
    if control is None or call is None or not is_used or not subject.operation:
        yield NotReached("no call is known that would succeed with a token of this kind")
        return
    lives: int = scheme.node["x-token"]["lives"]
    refusal = refusal_of(session.contract, scheme.node["x-token"]["expired"])
    token = session.connection.new_token(0)
    with control.restored_clock():
        control.advance_clock(lives - _MINUTE)
        before = session.send(_with(call, token.headers))
        control.advance_clock(2 * _MINUTE)
        after = session.send(_with(call, token.headers))
    if before.succeeded:
        yield Held()
    else:
        yield Broken("a token must be accepted as long as it lives", (before,), f"HTTP {before.status}")
    if refusal.is_in(session.contract, after):
        yield Held()
    else:
        message = f"a token that is over must be refused with {refusal}"
        yield Broken(message, (before, after), f"HTTP {after.status}")


def _protected_sample(session: Session) -> Call | None:
    """Return a reading call that needs credentials and would succeed; None if none is known."""
    operation = next(each for each in reads(session.contract) if is_protected(session.contract, each))
    return sample(session, operation)


def _with(call: Call, credentials: Mapping[str, str]) -> Call:
    return Call(call.operation, call.parameters, call.body, call.account, credentials)


TOKEN_RENEWED: Final = Rule(
    "token-renewed",
    "A new token ends those before it only where the spec says so",
    _issued,
    _check_renewed,
    calls=6,
)
TOKEN_EXPIRED: Final = Rule(
    "token-expired",
    "A token that is over is refused",
    _limited,
    _check_expired,
    frozenset({Need.WRITES, Need.CONTROL}),
    calls=4,
)
