"""Ids that do not exist, that have a wrong form, or that are written in another case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ...contract import Contract, JsonObject, Operation
from ..answer import place_of
from ..calls import Call, Exchange
from ..population import path_names
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import absent_call, known_parameters, samples
from .protocol import protected_reads

if TYPE_CHECKING:
    from ..session import Session

_MOST_SAMPLES: Final = 100
_CASE: Final = "an id in another case must lead to the same object or to none"
_CASE_COUNTS: Final = "the case of letters in an id must count"


def _object_reads(contract: Contract) -> Iterable[Subject]:
    for subject in protected_reads(contract):
        if any(each["in"] == "path" for each in contract.operation(subject.operation).parameters):
            yield subject


def _cased(contract: Contract) -> Iterable[Subject]:
    for subject in _object_reads(contract):
        operation = contract.operation(subject.operation)
        place = place_of(contract, operation)
        for index, echo in enumerate(place.node.get("x-echoes", ())):
            if "case" in echo and echo["sent"].startswith("$request.path."):
                name = echo["sent"].rpartition(".")[2]
                yield Subject.at(place.child("x-echoes", index, "case"), operation.id, name)


def _check_unknown_id(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    call = absent_call(session, operation)
    if call is None:
        yield NotReached("the path has no id of an object")
        return
    yield _judged(operation, session.send(call))
    known = list(known_parameters(session, operation))
    ids = {str(value).casefold() for parameters in known for value in parameters.values()}
    for parameters in known[:1]:
        for name, value in parameters.items():
            for near in (f"{value}0", f"{value}"[:-1]):
                if near and near.casefold() not in ids:
                    asked = {**call.parameters, **parameters, name: near}
                    yield _judged(operation, session.send(Call(operation, asked, call.body)), near=True)


def _judged(operation: Operation, exchange: Exchange, *, near: bool = False) -> Outcome:
    """Judge a read of what does not exist; an id that is near another one may also be of a wrong form."""
    wanted = 404 if "404" in operation.responses and not near else None
    if exchange.status == wanted or (wanted is None and 400 <= exchange.status < 500):
        return Held()
    expected = "HTTP 404" if wanted else "a documented 4xx"
    message = f"an id that does not exist must be answered with {expected}"
    return Broken(message, (exchange,), f"HTTP {exchange.status}")


def _check_wrong_id(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    call = absent_call(session, operation)
    if call is None:
        yield NotReached("the path has no id of an object")
        return
    tried = False
    for name in path_names(operation, session.connection.accounts[0].given):
        for wrong in _wrong_ids(session.contract.parameter(operation.id, name)):
            tried = True
            exchange = session.send(Call(operation, {**call.parameters, name: wrong}, call.body))
            if 400 <= exchange.status < 500:
                yield Held()
            else:
                message = f"{name} of a wrong form must be refused with a documented 4xx"
                yield Broken(message, (exchange,), f"HTTP {exchange.status} for {wrong}")
    if not tried:
        yield NotReached("every text can be an id")


def _wrong_ids(schema: JsonObject) -> list[str]:
    """Return texts that a schema of an id does not allow."""
    if schema.get("type") == "integer":
        return ["okc", "0", "-1", "1.5", "9" * 40]
    return ["okc no id"] if {"pattern", "format"} & schema.keys() else []


def _check_case(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    echoes: list[JsonObject] = session.contract.declared(operation.id, "x-echoes")
    case = next(each["case"] for each in echoes if each["sent"].endswith(f".{subject.name}"))
    schema = session.contract.parameter(operation.id, subject.name)
    found = samples(session, operation, most=_MOST_SAMPLES)
    call = next((each for each in found if _swapped(each, subject.name, schema)), None)
    if call is None:
        yield NotReached("no object is known whose id may be written in another case; --given names one")
        return
    read = session.send(call)
    asked = session.send(Call(operation, _swapped(call, subject.name, schema), call.body, call.account))
    if not asked.succeeded:
        yield Held() if 400 <= asked.status < 500 else Broken(_CASE, (asked,), f"HTTP {asked.status}")
    elif case == "sensitive" or asked.value != read.value:
        yield Broken(_CASE if case != "sensitive" else _CASE_COUNTS, (read, asked), f"HTTP {asked.status}")
    else:
        yield Held()


def _swapped(call: Call, name: str, schema: JsonObject) -> dict[str, Any]:
    """Return the parameters of a call with an id in another case; empty if its form does not allow that."""
    text = str(call.parameters[name])
    swapped = text.swapcase()
    fits = re.search(schema.get("pattern", ""), swapped) is not None
    return {**call.parameters, name: swapped} if fits and swapped != text else {}


UNKNOWN_ID: Final = Rule(
    "unknown-id", "An object that does not exist is not found", _object_reads, _check_unknown_id, calls=3
)
WRONG_ID: Final = Rule(
    "wrong-id", "An id of a wrong form is refused", _object_reads, _check_wrong_id, calls=5
)
ID_CASE: Final = Rule(
    "id-case", "An id in another case leads to no other object", _cased, _check_case, calls=2
)

ID_RULES: Final[tuple[Rule, ...]] = (UNKNOWN_ID, WRONG_ID, ID_CASE)
"""In the order in which they are tried."""
