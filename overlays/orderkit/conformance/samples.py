"""Calls that an operation answers with a success, and calls on objects that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from ..contract import Contract, JsonObject, Operation
from .bodies import MissingValueError
from .calls import ABSENT, Call
from .connection import only_reads
from .population import path_names
from .session import Session

SMALL_PAGE: Final = 5
"""Items per page where a rule needs a listing to answer and not its items."""
_DIGITS: Final = "0123456789"
_MOST_TRIES: Final = 20


def reads(contract: Contract) -> list[Operation]:
    """List the operations that only read."""
    return [operation for operation in contract.operations.values() if only_reads(contract, operation)]


def is_protected(contract: Contract, operation: Operation) -> bool:
    """Return whether an operation wants credentials."""
    node: JsonObject = contract.document["paths"][operation.path][operation.method.lower()]
    return bool(node.get("security", contract.document.get("security", [])))


def known_parameters(session: Session, operation: Operation, account: int = 0) -> Iterator[dict[str, Any]]:
    """Yield path parameters of objects that an operation acts on: those listed, else one that the run makes."""
    names = path_names(operation, session.connection.accounts[account].given)
    if not names:
        yield {}
        return
    found = False
    for parameters in session.population.parameters(operation, account):
        found = True
        yield parameters
    if not found:
        yield from made_parameters(session, operation, account)


def made_parameters(session: Session, operation: Operation, account: int = 0) -> Iterator[dict[str, Any]]:
    """Yield path parameters of objects that the run makes, if it may write."""
    names = path_names(operation, session.connection.accounts[account].given)
    if not session.allows_writes:
        return
    for recipe in session.targets.makers(operation.id):
        target = session.targets.shared(recipe, account)
        if target is not None and operation.id in target.parameters:
            yield {name: target.parameters[operation.id][name] for name in names}


def sample(session: Session, operation: Operation, account: int = 0) -> Call | None:
    """Return a call of a reading operation that must succeed; None if nothing is known to read."""
    return next(samples(session, operation, account, most=1), None)


def samples(session: Session, operation: Operation, account: int = 0, *, most: int) -> Iterator[Call]:
    """Yield calls of a reading operation that must succeed, each on another object."""
    listing = session.population.listings.get(operation.id)
    if listing is not None:
        question = session.population.required(operation, account)
        if question or not path_names(operation, session.connection.accounts[account].given):
            yield listing.call(question, size=SMALL_PAGE, account=account, **listing.first_page())
        return
    body: Any = ABSENT
    if operation.request_required:
        recipes = session.bodies.recipes.get(operation.id, ())
        if not recipes:
            return
        try:
            body = session.bodies.make(recipes[0], account)
        except MissingValueError:
            return
    for parameters in islice(known_parameters(session, operation, account), most):
        yield Call(operation, parameters, body, account)


def absent_call(session: Session, operation: Operation) -> Call | None:
    """Return a call on an object that does not exist, with an id of the right form; None if there is no id."""
    names = path_names(operation, session.connection.accounts[0].given)
    if not names:
        return None
    known = next(known_parameters(session, operation), dict[str, Any]())
    examples = {each["name"]: each.get("example") for each in operation.parameters}
    parameters = {name: absent_id(session, known.get(name, examples[name])) for name in names}
    listing = session.population.listings.get(operation.id)
    if listing is not None:
        return listing.call(parameters, size=SMALL_PAGE, **listing.first_page())
    return Call(operation, parameters)


def absent_id(session: Session, known: Any) -> str:
    """Return an id of the same form as another, which no object has: its digits are drawn."""
    text = f"{known}"
    for _ in range(_MOST_TRIES):
        drawn = "".join(_drawn(session, index, text) for index in range(len(text)))
        if drawn.casefold() != text.casefold():
            return drawn
    return text + _DIGITS[9]


def _drawn(session: Session, index: int, text: str) -> str:
    character = text[index]
    if character not in _DIGITS:
        return character
    # Ids are given out in order, so that those far above are free.
    begins = index == 0 or text[index - 1] not in _DIGITS
    return "9" if begins else session.random.choice(_DIGITS)
