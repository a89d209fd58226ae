"""Items of a listing against the objects that another operation reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from ....contract import Contract
from ... import pointers
from ...answer import place_of
from ...asking import settled
from ...listing import Listing, Walk
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from .pages import page_with

if TYPE_CHECKING:
    from ...session import Session

_MOST_READ: Final = 6


def _subjects(contract: Contract) -> Iterable[Subject]:
    listing = {each.operation.id for each in Listing.all(contract)}
    for operation in contract.operations.values():
        place = place_of(contract, operation)
        for index, declared in enumerate(contract.declared(operation.id, "x-same-as") or ()):
            if declared["operation"] in listing:
                yield Subject.at(place.child("x-same-as", index), operation.id, declared["operation"])


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.name]
    declared = next(
        each
        for each in session.contract.declared(subject.operation, "x-same-as")
        if each["operation"] == subject.name
    )
    count = len(session.population.walk(subject.name).items)
    chosen = {0, count - 1, *session.random.sample(range(count), min(count, _MOST_READ - 2))}

    for index in sorted(chosen):

        def attempt(whole: Walk, index: int = index) -> Outcome:
            if index >= len(whole.items):
                return NotReached("the listing has become shorter")
            return _same(session, subject, listing, whole, index, declared.get("members"))

        yield settled(session, subject.name, attempt)


def _same(
    session: Session,
    subject: Subject,
    listing: Listing,
    whole: Walk,
    index: int,
    members: list[str] | None,
) -> Outcome:
    item = whole.items[index]
    exchange = session.population.read_item(listing, item, subject.operation)
    if exchange is None:
        return NotReached("no link of the listing leads to the operation")
    found, inside = _object(exchange.value, listing, listing.key_of(item))
    shown = (page_with(whole, index).exchange, exchange)
    if found is None:
        return Broken("an object that is listed must be readable by its id", shown)
    for path in [each.removeprefix(inside) for each in members or [""]]:
        for one, other in zip(pointers.values(item, path), pointers.values(found, path), strict=False):
            different = next(_differences(one, other, path), None)
            if different is not None:
                return Broken(f"{different} must be the same in the listing and by itself", shown)
    return Held()


def _object(value: Any, listing: Listing, key: Any) -> tuple[Any, str]:
    """Find the object in a response, and where it stands: the response itself, or the member that has the key."""
    places: list[tuple[str, Any]] = [("", value)]
    if isinstance(value, Mapping):
        places += [(f"/{name}", each) for name, each in cast(Mapping[str, Any], value).items()]
    found: list[tuple[Any, str]] = [
        (each, path) for path, each in places if str(listing.key_of(each)) == str(key)
    ]
    return found[0] if found else (None, "")


def _differences(one: Any, other: Any, path: str) -> Iterator[str]:
    """Yield the paths of members that both have, but not alike."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        left, right = cast(Mapping[str, Any], one), cast(Mapping[str, Any], other)
        for name in left.keys() & right.keys():
            yield from _differences(left[name], right[name], f"{path}/{name}")
    elif isinstance(one, list) and isinstance(other, list):
        items, others = cast(Sequence[Any], one), cast(Sequence[Any], other)
        if len(items) != len(others):
            yield path
        for item, compared in zip(items, others, strict=False):
            yield from _differences(item, compared, f"{path}/*")
    elif one != other:
        yield path or "/"


LISTED_AS_READ: Final = Rule(
    "listed-as-read",
    "An item of a listing is the same when it is read by itself",
    _subjects,
    _check,
    calls=_MOST_READ,
)
