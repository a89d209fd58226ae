"""Languages of responses: which members they change, and the messages of errors."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ...contract import Contract, Operation
from ..bodies import removed
from ..calls import Call, Exchange
from ..connection import only_reads
from ..errors import ErrorEntry, error_entries, message_fits, refusal_of
from ..languages import LanguageParameter
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import absent_call, sample
from ..schema_places import documented_name

if TYPE_CHECKING:
    from ..session import Session

_OTHERS: Final = ("de_DE", "fr_FR")
"""Languages to ask for where the provider decides which there are."""
_NOTHING: Final = "no call is known that would succeed; --given names an object"


def _reading(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        parameter = LanguageParameter.of(contract, operation)
        if parameter is not None and only_reads(contract, operation):
            yield Subject.at(parameter.place, operation.id, parameter.name)


def _with_errors(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        parameter = LanguageParameter.of(contract, operation)
        if parameter is not None and "errors" in parameter.declared["varies"]:
            yield Subject.at(parameter.place, operation.id, parameter.name)


def _check_members(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation, parameter = _declared(session, subject)
    call = sample(session, operation)
    if call is None:
        yield NotReached(_NOTHING)
        return
    plain = session.send(call)
    if not plain.succeeded:
        yield NotReached(_NOTHING)
        return
    answers = [(language, session.send(_in(call, parameter, language))) for language in _languages(parameter)]
    again = session.send(call)
    if _fixed(plain, parameter) != _fixed(again, parameter):
        yield NotReached("the object changes while it is read")
        return
    if again.value != plain.value:
        message = "a language must not last longer than its request"
        yield Broken(message, (plain, answers[-1][1], again), answers[-1][0])
    for language, asked in answers:
        if not asked.succeeded:
            yield Broken(
                "a declared language must be accepted", (asked,), f"HTTP {asked.status} for {language}"
            )
        elif _fixed(asked, parameter) != _fixed(plain, parameter):
            yield Broken("only the declared members may differ by language", (plain, asked), language)
        else:
            yield Held()


def _check_default(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation, parameter = _declared(session, subject)
    call = sample(session, operation)
    if parameter.default is None or call is None:
        yield NotReached("the spec declares no default" if call else _NOTHING)
        return
    plain, asked = session.send(call), session.send(_in(call, parameter, parameter.default))
    if plain.value == asked.value:
        yield Held()
    else:
        yield Broken("no language must be the same as the default one", (plain, asked))


def _check_unknown(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation, parameter = _declared(session, subject)
    call = sample(session, operation)
    unknown = _unknown(session.contract, operation, parameter)
    if call is None:
        yield NotReached(_NOTHING)
        return
    match parameter.declared["unknown"]:
        case "refused":
            refusal = refusal_of(session.contract, parameter.declared.get("error", 400))
            for language in unknown:
                exchange = session.send(_in(call, parameter, language))
                is_held = refusal.is_in(session.contract, exchange)
                message = f"an unknown language must be refused with {refusal}"
                yield Held() if is_held else Broken(message, (exchange,), f"HTTP {exchange.status}")
        case "default":
            plain = session.send(call)
            for language in unknown:
                exchange = session.send(_in(call, parameter, language))
                is_held = exchange.value == plain.value or session.send(call).value != plain.value
                message = "an unknown language must be answered in the default one"
                yield Held() if is_held else Broken(message, (plain, exchange), f"HTTP {exchange.status}")
        case _:
            yield NotReached("the spec does not say what an unknown language does")


def _check_errors(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation, parameter = _declared(session, subject)
    if not only_reads(session.contract, operation) and not session.allows_writes:
        yield NotReached("needs --allow-writes")
        return
    call = _refused_call(session, operation)
    seen = dict[str, set[str]]()
    # Each language follows another one, so that one that lasts is seen.
    for language in ("", *parameter.values, *reversed(parameter.values), ""):
        exchange = session.send(_in(call, parameter, language) if language else call)
        entry = _known_entry(session, exchange)
        if entry is None:
            yield NotReached("the refusal has no listed error")
            return
        wanted = language or parameter.default or parameter.values[0]
        seen.setdefault(wanted, set()).update(entry.texts)
        said = any(
            message_fits(row, text, wanted)
            for row in entry.known
            for text in entry.texts
            if row["http_status"] == exchange.status or row["semantic_status"] == exchange.status
        )
        message = "the message must be in the language that was asked for"
        yield Held() if said else Broken(message, (exchange,), f"{entry.texts} for {wanted}")


def _known_entry(session: Session, exchange: Exchange) -> ErrorEntry | None:
    name = documented_name(session.contract, exchange.call.operation, exchange.status)
    if name is None or exchange.succeeded:
        return None
    entries = error_entries(session.contract, exchange.call.operation, name, exchange.value)
    return next((entry for entry in entries if entry.known and entry.texts), None)


def _declared(session: Session, subject: Subject) -> tuple[Operation, LanguageParameter]:
    operation = session.contract.operation(subject.operation)
    parameter = LanguageParameter.of(session.contract, operation)
    if parameter is None:
        raise ValueError(f"{operation.id} must declare x-languages")
    return operation, parameter


def _languages(parameter: LanguageParameter) -> list[str]:
    more = _OTHERS if parameter.declared.get("open") else ()
    return [*parameter.values, *(each for each in more if each not in parameter.values)]


def _unknown(contract: Contract, operation: Operation, parameter: LanguageParameter) -> list[str]:
    """Return languages that no provider offers, in the form of those that are known."""
    schema = contract.parameter(operation.id, parameter.name)
    drawn = [re.sub("[A-Z]", "Q", re.sub("[a-z]", "q", language)) for language in parameter.values]
    pattern: str = schema.get("pattern", "")
    return [each for each in dict.fromkeys((*drawn, "tlh")) if not pattern or re.search(pattern, each)]


def _refused_call(session: Session, operation: Operation) -> Call:
    """Return a call that is refused: on an object that does not exist, for too long a page, or without a body."""
    absent = absent_call(session, operation)
    listing = session.population.listings.get(operation.id)
    if absent is not None or listing is None:
        return absent or Call(operation, body={})
    too_many = (listing.max_size or 0) + 1
    return listing.call({}, size=too_many, **listing.first_page())


def _in(call: Call, parameter: LanguageParameter, language: str) -> Call:
    return Call(call.operation, {**call.parameters, parameter.name: language}, call.body, call.account)


def _fixed(exchange: Exchange, parameter: LanguageParameter) -> Any:
    """Return a body without the members that may differ by language."""
    value = copy.deepcopy(exchange.value)
    for pointer in parameter.varies(exchange.call.operation.id):
        removed(value, pointer)
    return value


LANGUAGE_MEMBERS: Final = Rule(
    "language-members",
    "A language changes the declared members only, and its own request only",
    _reading,
    _check_members,
    calls=6,
)
LANGUAGE_DEFAULT: Final = Rule(
    "language-default",
    "A request without a language is answered in the default one",
    _reading,
    _check_default,
    calls=2,
)
LANGUAGE_UNKNOWN: Final = Rule(
    "language-unknown",
    "An unknown language is answered as declared",
    _reading,
    _check_unknown,
    calls=3,
)
LANGUAGE_ERRORS: Final = Rule(
    "language-errors",
    "Messages of errors are in the language that was asked for",
    _with_errors,
    _check_errors,
    calls=10,
)

LANGUAGE_RULES: Final[tuple[Rule, ...]] = (
    LANGUAGE_MEMBERS,
    LANGUAGE_DEFAULT,
    LANGUAGE_UNKNOWN,
    LANGUAGE_ERRORS,
)
"""In the order in which they are tried."""
