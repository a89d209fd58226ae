"""Bodies that cannot be read, or that a rule of the provider forbids: they are refused and leave nothing."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from jsonschema_rs import Draft202012Validator

from ....contract import Contract, Operation
from ....runtime.protocol.json_codec import dumps
from ...answer import place_of
from ...bodies import MissingValueError, recipes_of, replaced
from ...calls import Exchange
from ...errors import is_refusal, is_refused_as, known_errors
from ...misses import general_pointer
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...sources import HEADER, parameters_named
from .attempts import Attempts, begin
from .subjects import writing

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})
_NO_VALUE: Final = "okc"


def _with_bodies(contract: Contract) -> list[Operation]:
    return [operation for operation in writing(contract) if operation.request_schema is not None]


def _readable(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        for name in ("no JSON", "no body", "another type", "another media type"):
            if name != "another media type" or _refused_media_types(contract):
                yield Subject.at(place_of(contract, operation), operation.id, name)


def _refused_media_types(contract: Contract) -> list[str]:
    """Return the names of the errors that refuse a media type."""
    return [row["name"] for row in known_errors(contract) if row["semantic_status"] == 415]


def _check_readable(session: Session, subject: Subject) -> Iterator[Outcome]:
    attempts = begin(session, subject.operation)
    if attempts is None:
        yield NotReached(session.targets.reason)
        return
    body = attempts.first.body
    text = dumps(body)
    wrong: dict[str, list[tuple[Any, Mapping[str, str]]]] = {
        "no JSON": [(text[:-1], {}), (text + b",", {}), (b"okc", {})],
        "no body": [(b"", {})],
        "another type": [(None, {}), ("text", {}), ({} if isinstance(body, list) else [body], {})],
        "another media type": [
            (text, {"content-type": "text/plain"}),
            (text, {"content-type": "application/xml"}),
        ],
    }
    for sent, headers in wrong[subject.name]:
        exchange = attempts.send(sent, headers)
        if _is_refused(session.contract, exchange, bool(headers)):
            yield Held()
        else:
            yield Broken(
                f"a request with {subject.name} must be refused", (exchange,), f"HTTP {exchange.status}"
            )
    yield from attempts.end()


def _is_refused(contract: Contract, exchange: Exchange, for_media_type: bool) -> bool:
    """Return whether a request is refused, for its media type with the error of that."""
    if not for_media_type:
        return is_refusal(exchange)
    return any(is_refused_as(contract, exchange, name) for name in _refused_media_types(contract))


def _with_headers(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        for parameter in operation.parameters:
            # Languages have rules of their own.
            if parameter["in"] != "header" or "x-languages" in parameter:
                continue
            schema = contract.standalone(parameter["schema"])
            if not Draft202012Validator(schema, validate_formats=True).is_valid(_NO_VALUE):
                yield Subject.at(place_of(contract, operation), operation.id, parameter["name"])


def _check_headers(session: Session, subject: Subject) -> Iterator[Outcome]:
    attempts = begin(session, subject.operation)
    if attempts is None:
        yield NotReached(session.targets.reason)
        return
    exchange = attempts.send(attempts.first.body, {subject.name: _NO_VALUE})
    named = {name.lower() for name in parameters_named(session.contract, exchange, HEADER)}
    if not is_refusal(exchange):
        message = f"a header {subject.name} of a wrong form must be refused"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")
    elif named and subject.name.lower() not in named:
        yield Broken(f"the error must name the header {subject.name}", (exchange,), ", ".join(named))
    else:
        yield Held()
    yield from attempts.end()


def _by_rules(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        if any(recipe.refused for recipe in recipes_of(contract).get(operation.id, ())):
            yield Subject.at(place_of(contract, operation), operation.id, "rules")


def _check_rules(session: Session, subject: Subject) -> Iterator[Outcome]:
    recipes = session.bodies.recipes.get(subject.operation, [])
    wrong = [(recipe, refused) for recipe in recipes for refused in recipe.refused]
    for recipe, refused in wrong:
        try:
            attempts = Attempts(session, recipe)
        except MissingValueError as error:
            yield NotReached(str(error))
            return
        body = copy.deepcopy(attempts.first.body)
        replaced(body, refused.at, refused.value)
        exchange = attempts.send(body)
        if is_refused_as(session.contract, exchange, refused.error):
            yield Held()
        elif refused.always or not exchange.succeeded:
            message = f"{general_pointer(refused.at)} must be refused: {refused.error}"
            yield Broken(message, (exchange,), f"HTTP {exchange.status}")
        yield from attempts.end()


UNREADABLE: Final = Rule(
    "unreadable-refused",
    "A body that cannot be read is refused and leaves nothing",
    _readable,
    _check_readable,
    _WRITES,
    calls=8,
)
HEADERS_REFUSED: Final = Rule(
    "header-forms",
    "A header of a wrong form is refused and leaves nothing",
    _with_headers,
    _check_headers,
    _WRITES,
    calls=5,
)
RULES_REFUSED: Final = Rule(
    "rule-refused",
    "What a rule of the provider forbids is refused with its error and leaves nothing",
    _by_rules,
    _check_rules,
    _WRITES,
    calls=12,
)
