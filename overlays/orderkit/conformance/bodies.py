"""Bodies that a server must accept: the spec's examples, with what must be fresh or exist on the server put in."""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Iterator, Mapping, MutableSequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final, cast

from ..contract import Contract, Operation, providers
from . import pointers
from .accounts import provider_data
from .made import PREFIX, Changeable
from .population import Population

_PLACEHOLDER: Final = re.compile(r"\{(\w+)(?:([+-]\d+)| (\w+) (/\S+?)(?: (/\S+)=(\S+?))?)?\}")
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class MissingValueError(Exception):
    """The server has no object that a body must refer to; the message names the listing."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that is refused.

    Attributes:
        at: JSON pointer of its place.
        value: The value.
        error: Name of the error in `x-errors`.
        always: False if some servers accept it.
    """

    at: str
    value: Any
    error: str
    always: bool


@dataclass(frozen=True)
class Recipe:
    """How a valid body of an operation is made.

    Attributes:
        operation: The operation.
        name: Name of the spec's example that it begins with.
        values: Values by JSON pointer, put into the example. In a text, `{unique}` is a reference that no other object
            has, `{today+3}` a date, `{now-1}` a time, both in days from now, `{receiver}` the URL of the run's receiver
            of webhooks. `{first LISTING POINTER}` is the value of the first item that has one, and `{named LISTING
            POINTER MEMBER=VALUE}` that of the first whose member has a value and which the run may change.
        without: JSON pointers of members that are left out.
        refused: Values that fit the schema and are refused by a rule that no schema can say.
    """

    operation: Operation
    name: str
    example: Any = field(repr=False)
    values: Mapping[str, Any] = field(repr=False)
    without: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def chosen(self) -> frozenset[str]:
        """Pointers of the values that are chosen for each body, such as ids of what exists."""
        return frozenset(
            pointer
            for pointer, template in self.values.items()
            if _placeholder(template) and "{unique}" not in template
        )


def _placeholder(template: Any) -> re.Match[str] | None:
    return _PLACEHOLDER.search(template) if isinstance(template, str) else None


def recipes_of(contract: Contract) -> Mapping[str, list[Recipe]]:
    """Return the recipes for a provider's contract, by operationId; none for a contract of nobody."""
    provider = next((name for name in providers() if Contract.load(name) is contract), "")
    if not provider:
        return {}
    found = dict[str, list[Recipe]]()
    for data in provider_data(provider).get("recipes", []):
        operation = contract.operation(data["operation"])
        found.setdefault(operation.id, []).append(
            Recipe(
                operation,
                data["example"],
                _example(contract, operation, data["example"]),
                data.get("values", {}),
                tuple(data.get("without", ())),
                tuple(
                    Refused(each["at"], each["value"], each["error"], each.get("always", True))
                    for each in data.get("refused", ())
                ),
            )
        )
    return found


class Bodies:
    """Makes valid bodies, each with references of its own."""

    def __init__(
        self, recipes: Mapping[str, list[Recipe]], population: Population, may_change: Changeable
    ) -> None:
        self.recipes = recipes
        self.receiver = ""
        self._may_change = may_change
        self._population = population
        self._numbers = count(1)
        self._run = _digits(time.time_ns() // 1_000_000)

    def unique(self) -> str:
        """Return a reference that no object has: a prefix that people know, the time of the run, and a number.

        It has letters of both cases, to show a server that changes them.
        """
        return f"{PREFIX}{self._run}-{next(self._numbers)}"

    def make(self, recipe: Recipe, account: int = 0) -> Any:
        """Return a valid body.

        Raises:
            MissingValueError: The server has nothing that the body must refer to.
        """
        body = copy.deepcopy(recipe.example)
        for pointer in recipe.without:
            removed(body, pointer)
        unique = self.unique()
        for pointer, template in recipe.values.items():
            value = self._filled(template, account, unique)
            if value is None:
                removed(body, pointer)
            else:
                replaced(body, pointer, value)
        return body

    def _filled(self, template: Any, account: int, unique: str) -> Any:
        match = _placeholder(template)
        if match is None:
            return template
        kind, offset, listing, pointer, member, wanted = match.groups()
        at = datetime.now(UTC) + timedelta(days=int(offset or 0))
        match kind:
            case "unique":
                value: Any = unique
            case "today":
                value = at.date().isoformat()
            case "now":
                value = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
            case "receiver":
                return self.receiver or None
            case _:
                return self._listed(kind == "named", listing, pointer, (member or pointer, wanted), account)
        return template.replace(match.group(), value)

    def _listed(
        self, named: bool, listing: str, pointer: str, condition: tuple[str, str | None], account: int
    ) -> Any:
        member, wanted = condition
        for item in self._population.walk(listing, account).items:
            value = pointers.first(item, pointer)
            suits = wanted is None or str(pointers.first(item, member)) == wanted
            if value is not None and suits and (not named or self._may_change.allows(str(value))):
                return value
        hint = "; --may-change names those that the run may change" if named else ""
        raise MissingValueError(f"{listing} lists nothing that a body can refer to{hint}")


def replaced(body: Any, pointer: str, value: Any) -> None:
    """Put a value at a JSON pointer of a body, in place; at the index after the last item it is added."""
    for holder, step in list(_holders(body, pointer)):
        if not isinstance(holder, list):
            holder[step] = value
            continue
        items = cast(MutableSequence[Any], holder)
        if int(step) == len(items):
            items.append(value)
        else:
            items[int(step)] = value


def with_value(body: Any, at: str, value: Any) -> Any:
    """Return a copy of a body with a value at a pointer; objects around it come into being."""
    if not at:
        return value
    changed = copy.deepcopy(body)
    steps = at.split("/")
    for depth in range(2, len(steps)):
        above = "/".join(steps[:depth])
        if not isinstance(pointers.first(changed, above), Mapping | list):
            replaced(changed, above, {})
    replaced(changed, at, value)
    return changed


def removed(body: Any, pointer: str) -> None:
    """Remove a member or an item of a body, in place."""
    for holder, step in list(_holders(body, pointer)):
        if isinstance(holder, list):
            del holder[int(step)]
        else:
            holder.pop(step, None)


def _holders(body: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    above, _, step = pointer.rpartition("/")
    for _, holder in pointers.found(body, above):
        if isinstance(holder, dict | list):
            yield cast(Any, holder), step.replace("~1", "/").replace("~0", "~")


def request_content(contract: Contract, operation: Operation) -> Mapping[str, Any]:
    """Return the media types of an operation's request body, with their schemas and examples."""
    node = contract.document["paths"][operation.path][operation.method.lower()]
    content: Mapping[str, Any] = contract.resolve(node.get("requestBody", {})).get("content", {})
    return content


def _example(contract: Contract, operation: Operation, name: str) -> Any:
    for media in request_content(contract, operation).values():
        if name in media.get("examples", {}):
            return contract.resolve(media["examples"][name])["value"]
    raise ValueError(f"the request of {operation.id} has no example {name!r}")


def _digits(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text
