"""Negations of `x-filter`: each filter of an operation gets one, in turn, of those that fit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ....contract import Contract, JsonObject
from ..defect import Defect
from ..listing import Listing, relisted
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import input_of, parameter, with_input
from ..pointers import is_object, values_at
from ..times import UNITS, at_midnight, before_midnight, day_in, read_time, shift, without_zone
from .naming import derive

_LOCAL = timedelta(hours=-3)
"""Offset of the zone that a server wrongly uses; nocnoc's is that of Montevideo."""
_TOO_STRICT = {"at-least": 1, "at-most": -1}
_TOO_LAX = {"after": -1, "before": 1}


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of one operation."""

    provider: str
    operation: str
    name: str
    declared: JsonObject

    @property
    def test(self) -> str:
        """Return the test that an item passes."""
        found: str = self.declared["test"]
        return found

    def schema(self) -> JsonObject:
        """Return the schema of the parameter, or of the member of the body."""
        contract = Contract.load(self.provider)
        operation = contract.operation(self.operation)
        declared: JsonObject = {each["name"]: each["schema"] for each in operation.parameters}
        declared |= contract.members(operation.request_schema or JsonObject())
        return contract.resolve(declared[self.name])

    async def members(self, item: Any, request: Request, handler: Handler) -> list[Any]:
        """Return the values of an item that are compared, from the object itself if the list has ids only."""
        reader = self.declared.get("object")
        if reader is not None:
            operation = Contract.load(self.provider).operation(reader)
            key = str(item.get("orderId") if is_object(item) else item)
            item = (await handler(_read_one(operation, key, request))).document()
        return values_at(item, self.declared["member"])


Negation = tuple[str, str, Middleware]
"""Label, title without the filter's name, and what does it."""


def filter_defects(provider: str, operation: str) -> Iterator[Defect]:
    """Return one defect for each filter of an operation."""
    used: Counter[str] = Counter()
    for name, declared in Contract.load(provider).filters(operation).items():
        negations = list(_negations(Filter(provider, operation, name, declared)))
        # The kind that was used least, so that every kind occurs.
        label, title, apply = min(negations, key=lambda each: used[each[0]])
        used[label] += 1
        yield derive(
            provider,
            "filters and sorts",
            f"The filter {name} {title}.",
            f"{operation} x-filter {name}",
            apply,
            label=f"{name}-{label}",
        )


def _negations(chosen: Filter) -> Iterator[Negation]:
    if chosen.test == "is-set":
        yield from _of_presence(chosen)
    elif "unit" in chosen.declared:
        yield from _of_times(chosen)
    else:
        yield from _of_values(chosen)
    yield "ignored", "is ignored", _changed(chosen, lambda _: None)


def _of_presence(chosen: Filter) -> Iterator[Negation]:
    def invert(value: object) -> str:
        return "false" if value == "true" else "true"

    yield (
        "false-ignored",
        "with false keeps all items",
        _changed(chosen, lambda v: None if v == "false" else v),
    )
    yield "inverted", "keeps what it should leave out", _changed(chosen, invert)
    yield "false-as-true", "takes false for true", _changed(chosen, lambda _: "true")
    yield "true-ignored", "with true keeps all items", _changed(chosen, lambda v: None if v == "true" else v)


def _of_times(chosen: Filter) -> Iterator[Negation]:
    unit = UNITS[chosen.declared["unit"]]
    if chosen.test in _TOO_STRICT:
        by = unit * _TOO_STRICT[chosen.test]
        yield "exclusive", "leaves out what lies exactly on the bound", _changed(chosen, _shifted(by))
    if chosen.test in _TOO_LAX:
        by = unit * _TOO_LAX[chosen.test]
        yield "inclusive", "keeps what lies exactly on the bound", _changed(chosen, _shifted(by))
    has_member = "member" in chosen.declared and "object" not in chosen.declared
    if chosen.declared["unit"] == "day" and has_member:
        yield "local-day", "compares days of UTC-3 instead of UTC", _by_items(chosen, _compares_local_day)
    elif chosen.declared["unit"] != "day":
        if "[+-]" in chosen.schema().get("pattern", ""):
            yield "zone-ignored", "ignores the offset from UTC of its value", _changed(chosen, _zoneless)
        yield from _of_whole_days(chosen)
    if chosen.declared.get("absent") == "leaves-out" and "member" in chosen.declared:
        yield "absent-kept", "keeps items that have no such time", _absent_kept(chosen)


def _of_whole_days(chosen: Filter) -> Iterator[Negation]:
    to = at_midnight if chosen.test in ("at-least", "after") else before_midnight
    yield "whole-days", "compares whole days only", _changed(chosen, lambda value: to(str(value)))


def _of_values(chosen: Filter) -> Iterator[Negation]:
    separator: str = chosen.declared.get("separator", ",")
    if chosen.test == "one-of":
        yield "first-only", "reads the first of several values only", _changed(chosen, _part(separator, 0))
        yield "last-only", "reads the last of several values only", _changed(chosen, _part(separator, -1))
    if "hidden" not in chosen.declared:
        if chosen.declared.get("case") == "insensitive":
            yield "case-sensitive", "distinguishes capital letters", _by_items(chosen, _equals_exactly)
        # Listed values are refused in another case.
        is_listed = "enum" in chosen.schema()
        if chosen.declared.get("case") == "sensitive" and not is_listed:
            yield (
                "case-insensitive",
                "does not distinguish capital letters",
                _by_items(chosen, _equals_loosely),
            )
        if not is_listed:
            yield "prefix", "keeps all that begin with its value", _by_items(chosen, _begins)


def _changed(chosen: Filter, change: Callable[[Any], object | None]) -> Middleware:
    return parameter(chosen.name, change, chosen.operation)


def _shifted(by: timedelta) -> Callable[[Any], object]:
    return lambda value: shift(str(value), by)


def _zoneless(value: Any) -> object:
    return without_zone(str(value))


def _part(separator: str, index: int) -> Callable[[Any], object]:
    return lambda value: str(value).split(separator)[index]


Compare = Callable[[Filter, Any, str], bool]


def _compares_local_day(chosen: Filter, member: Any, value: str) -> bool:
    found, wanted = day_in(member, _LOCAL), read_time(value)
    if found is None or wanted is None:
        return False
    match chosen.test:
        case "equals":
            return found == wanted.date()
        case "at-least":
            return found >= wanted.date()
        case _:
            return found <= wanted.date()


def _equals_exactly(_: Filter, member: Any, value: str) -> bool:
    return bool(str(member) == value)


def _equals_loosely(chosen: Filter, member: Any, value: str) -> bool:
    wanted = value.casefold().split(chosen.declared.get("separator", "\0"))
    return str(member).casefold() in wanted


def _begins(_: Filter, member: Any, value: str) -> bool:
    return str(member).casefold().startswith(value.casefold())


def _by_items(chosen: Filter, compare: Compare) -> Middleware:
    """Compare the items one by one, after the other filters have chosen them."""
    listing = Listing(chosen.provider, chosen.operation)

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            value = input_of(request, chosen.name)
            if request.name != chosen.operation or not reply.ok or value is None:
                return reply
            kept = await _kept(chosen, compare, request, handler)
            before = await listing.whole(handler, request)
            return reply if kept == before else listing.page(reply, request, kept)

        return handle

    return apply


async def _kept(chosen: Filter, compare: Compare, request: Request, handler: Handler) -> list[Any]:
    listing, value = Listing(chosen.provider, chosen.operation), str(input_of(request, chosen.name))
    rest = with_input(request, chosen.name, lambda _: None)
    return [
        item
        for item in await listing.whole(handler, rest)
        if any(compare(chosen, member, value) for member in await chosen.members(item, request, handler))
    ]


def _absent_kept(chosen: Filter) -> Middleware:
    listing = Listing(chosen.provider, chosen.operation)

    async def change(items: list[Any], request: Request, handler: Handler) -> list[Any]:
        if input_of(request, chosen.name) is None:
            return items
        kept = [listing.key_of(item) for item in items]
        rest = with_input(request, chosen.name, lambda _: None)
        return [
            item
            for item in await listing.whole(handler, rest)
            if listing.key_of(item) in kept or not any(await chosen.members(item, request, handler))
        ]

    return relisted(listing, change)


def _read_one(operation: Any, key: str, like: Request) -> Request:
    path = like.path
    for step in reversed(like.operation.path.split("/")[1:] if like.operation else []):
        path = path.removesuffix("/" + (like.ids.get(step[1:-1], step) if step[:1] == "{" else step))
    filled = "".join(
        f"/{like.ids.get(step[1:-1], key) if step[:1] == '{' else step}"
        for step in operation.path.split("/")[1:]
    )
    headers = tuple(pair for pair in like.headers if pair[0] not in ("content-type", "content-length"))
    return Request("GET", f"{path}{filled}", headers=headers, operation=operation)
