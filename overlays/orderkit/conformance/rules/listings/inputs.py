"""Parameters of listings that are empty, missing or of a wrong form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, JsonObject, Place, expression_target
from ...asking import exchanges_of, keys_of, on_existing, settled
from ...errors import names_others
from ...filters import fits, input_places
from ...listing import Listing, Page, Walk
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ...sources import BODY, PARAMETER, inputs_named, names_each, parameters_named
from .pages import listings

if TYPE_CHECKING:
    from ...calls import Exchange
    from ...session import Session

_TEXTS: Final = ("2026-02-30", "yesterday", "-", "?!")
_MOST_WRONG: Final = 2


def _places(contract: Contract, listing: Listing) -> dict[str, Place]:
    """Return the places of the parameters of a listing outside its path, and of the members of its body."""
    places = input_places(contract, listing.operation)
    return {name: place for name, place in places.items() if place.node.get("in") in ("query", None)}


def _inputs(of: Callable[[Place], bool]) -> Callable[[Contract], Iterable[Subject]]:
    def found(contract: Contract) -> Iterable[Subject]:
        for listing in Listing.all(contract):
            for name, place in _places(contract, listing).items():
                if of(place):
                    yield Subject.at(place, listing.operation.id, name)

    return found


def _emptied(contract: Contract) -> Iterable[Subject]:
    allowing = {
        listing.operation.id
        for listing in Listing.all(contract)
        if any(place.node.get("allowEmptyValue") for place in _places(contract, listing).values())
    }
    return [subject for subject in listings(contract) if subject.operation in allowing]


@on_existing
def _check_empty(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    places = _places(session.contract, listing)
    names = [name for name, place in places.items() if place.node.get("allowEmptyValue")]
    outcome = settled(session, subject.operation, _as_absent(session, listing, names))
    if isinstance(outcome, Broken):
        single = [settled(session, subject.operation, _as_absent(session, listing, [name])) for name in names]
        broken = [each for each in single if isinstance(each, Broken)]
        yield from broken or [outcome]
    else:
        yield outcome


def _as_absent(session: Session, listing: Listing, names: list[str]) -> Callable[[Walk], Outcome]:
    def attempt(_: Walk) -> Outcome:
        required = session.population.required(listing.operation)
        first = _page(session, listing, required)
        empty = _page(session, listing, {**required, **dict.fromkeys(names, "")})
        if empty.items is None or keys_of(listing, empty.items) != keys_of(listing, first.items or []):
            message = "a parameter without a value must count as absent"
            return Broken(message, exchanges_of([first, empty]), ", ".join(names))
        return Held()

    return attempt


def _page(session: Session, listing: Listing, parameters: dict[str, Any]) -> Page:
    return listing.page(session.send(listing.call(parameters, size=None)))


@on_existing
def _check_required(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    required = session.population.required(listing.operation)
    call = listing.call(required, size=listing.max_size or 1, **listing.first_page())
    call = replace(
        call, parameters={name: each for name, each in call.parameters.items() if name != subject.name}
    )
    exchange = session.send(call)
    if 400 <= exchange.status < 500:
        yield Held()
    else:
        yield Broken("a call without a required parameter must be refused", (exchange,))


@on_existing
def _check_forms(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    places = _places(session.contract, listing)
    place = places[subject.name]
    schema = _schema_of(session.contract, place)
    wrong = list(_wrong_values(schema, in_body="in" not in place.node))
    if not wrong:
        yield NotReached("any text is allowed")
    # A parameter that another listing shares is tried there, too, and a form that another has is tried with that.
    for value in wrong[:1] if _is_tried_before(session.contract, listing, place) else wrong:
        exchange = _sent(session, listing, {subject.name: value})
        if not 400 <= exchange.status < 500:
            yield Broken("a value that the schema does not allow must be refused", (exchange,))
        elif _misnames(session.contract, exchange, subject.name, set(places)):
            yield Broken("the error must name the parameter that is wrong", (exchange,))
        else:
            yield Held()


def _is_tried_before(contract: Contract, listing: Listing, place: Place) -> bool:
    """Return whether a listing before this one has the parameter, or a text before it in this one has its form."""
    for each in Listing.all(contract):
        if each.operation.id == listing.operation.id:
            earlier = takewhile(lambda one: one.pointer != place.pointer, _places(contract, each).values())
            pattern = _schema_of(contract, place).get("pattern")
            return pattern in [_schema_of(contract, one).get("pattern", "") for one in earlier]
        if place.pointer in [shared.pointer for shared in _places(contract, each).values()]:
            return True
    return False


def _misnames(contract: Contract, exchange: Exchange, name: str, inputs: set[str]) -> bool:
    named = parameters_named(contract, exchange, PARAMETER)
    return name not in named if named else names_others(contract, exchange, [name], inputs)


def _defaulting(contract: Contract) -> Iterable[Subject]:
    """Find the parameters with a default. Those of pages and sorts have rules of their own."""
    for listing in Listing.all(contract):
        paging = {expression_target(each).removeprefix("/") for each in listing.declared["inputs"].values()}
        for name, place in _places(contract, listing).items():
            schema = _schema_of(contract, place)
            if "default" in schema and "x-sort" not in schema and name not in paging:
                yield Subject.at(place, listing.operation.id, name)


@on_existing
def _check_default(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    value = _schema_of(session.contract, _places(session.contract, listing)[subject.name])["default"]

    def attempt(_: Walk) -> Outcome:
        without, given = _sent(session, listing, {}), _sent(session, listing, {subject.name: value})
        if given.value == without.value:
            return Held()
        return Broken("a parameter with its default must be as without it", (without, given))

    yield settled(session, subject.operation, attempt)


def _naming_each(contract: Contract) -> Iterable[Subject]:
    naming = {
        listing.operation.id
        for listing in Listing.all(contract)
        if any(names_each(contract, listing.operation, of) for of in (PARAMETER, BODY))
    }
    return [subject for subject in listings(contract) if subject.operation in naming]


@on_existing
def _check_each(session: Session, subject: Subject) -> Iterator[Outcome]:
    contract, listing = session.contract, session.population.listings[subject.operation]
    wrong = dict[str, Any]()
    for name, place in _places(contract, listing).items():
        value = next(_wrong_values(_schema_of(contract, place), in_body="in" not in place.node), None)
        wrong |= {} if value is None else {name: value}
    together = _sent(session, listing, wrong)
    named = inputs_named(contract, together, wrong)
    for name in sorted(wrong.keys() - named):
        alone = _sent(session, listing, {name: wrong[name]})
        # What is refused in another way may be looked at before all others.
        if alone.status == together.status and name in inputs_named(contract, alone, wrong):
            message = "each fault of a request must have an error of its own"
            yield Broken(message, (alone, together), f"no error names {name}")
    if len(named) > 1:
        yield Held()
    else:
        yield NotReached("no response names two wrong parameters")


def _sent(session: Session, listing: Listing, inputs: Mapping[str, Any]) -> Exchange:
    """Ask for the first page with inputs as they are."""
    required = session.population.required(listing.operation)
    call = listing.call(required, size=1, **listing.first_page())
    if listing.operation.request_schema:
        return session.send(replace(call, body={**call.body, **inputs}))
    return session.send(replace(call, parameters={**call.parameters, **inputs}))


def _wrong_values(schema: JsonObject, *, in_body: bool) -> Iterator[Any]:
    """Yield values that a schema does not allow: of another form, and outside its bounds."""
    kind = schema.get("type")
    found = list[Any]()
    if kind == "integer":
        found += [
            schema[bound] + step for bound, step in (("minimum", -1), ("maximum", 1)) if bound in schema
        ]
        found += ["x", "1.5"]
    elif kind == "boolean":
        found += ["maybe"]
    else:
        found += [text for text in _TEXTS if not fits(schema, text)]
        if in_body:
            found.insert(0, 1)
    yield from found[:_MOST_WRONG]


def _schema_of(contract: Contract, place: Place) -> JsonObject:
    schema: JsonObject = place.node.get("schema", place.node)
    return {**contract.resolve(schema), **{name: value for name, value in schema.items() if name != "$ref"}}


EMPTY_INPUTS: Final = Rule(
    "empty-inputs", "A parameter without a value counts as absent", _emptied, _check_empty, calls=2
)
DEFAULT_INPUTS: Final = Rule(
    "default-inputs", "A parameter with its default is as without it", _defaulting, _check_default, calls=2
)
REQUIRED_INPUTS: Final = Rule(
    "required-inputs",
    "A listing without a required parameter is refused",
    _inputs(lambda place: bool(place.node.get("required")) and place.node.get("in") == "query"),
    _check_required,
    calls=1,
)
INPUTS_NAMED: Final = Rule(
    "inputs-named",
    "Of several wrong parameters each has an error of its own",
    _naming_each,
    _check_each,
    calls=4,
)
INPUT_FORMS: Final = Rule(
    "input-forms",
    "A parameter of a wrong form is refused",
    _inputs(lambda _: True),
    _check_forms,
    calls=_MOST_WRONG,
)
