"""Remembers which objects the responses of a server offered to which operation."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..grammar import is_array, is_object
from .declarations import Declarations, JsonObject, Link

_MOST = 500
_MISSING = object()


@dataclass(frozen=True)
class Offer:
    """An object that an operation can be called with.

    Attributes:
        parameters: The values of parameters, by place and name, such as `path.id`.
        body: The part of the body that names it; None if there is none.
        status: Its status when it was seen; None if it is not known.
    """

    parameters: dict[str, Any]
    body: Any
    status: str | None

    @property
    def place(self) -> frozenset[str]:
        """The path parameters, as `_named` writes them."""
        return frozenset(
            f"{name}={value}" for name, value in self.parameters.items() if name.startswith("path.")
        )

    @property
    def key(self) -> str:
        """A text by which the same object is recognized."""
        return json.dumps([self.parameters, self.body], sort_keys=True, default=str)


class Offers:
    """The offers of each operation. Statuses are those that were seen last."""

    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations
        self._offers: dict[str, dict[str, Offer]] = {}
        self._next: dict[str, deque[str]] = {}
        self._tried: set[tuple[str, frozenset[str]]] = set()

    def learn(self, operation: str, status: int, case: Any, value: Any) -> None:
        """Keep what a successful response offers by its links."""
        for link in self._declarations.operations[operation].links.get(str(status), ()):
            target = self._declarations.operations.get(link.target)
            if target is not None:
                for offer in _offers_of(link, case, value, target.statuses):
                    self._keep(link.target, offer)

    def _keep(self, target: str, offer: Offer) -> None:
        known = self._offers.setdefault(target, {})
        queue = self._next.setdefault(target, deque())
        before = known.get(offer.key)
        if before is None:
            queue.append(offer.key)
        elif offer.status is None:
            return
        known[offer.key] = offer
        if len(queue) > _MOST:
            known.pop(queue.popleft(), None)

    def is_usable(self, target: str, path: dict[str, Any]) -> bool:
        """Return whether path parameters name an object that was offered, and that the operation can still change."""
        wanted = _named(path)
        found = [offer for offer in self._offers.get(target, {}).values() if offer.place == wanted]
        allowed = self._declarations.operations[target].allowed
        if not allowed:
            return bool(found)
        return (target, wanted) not in self._tried and any(offer.status in allowed for offer in found)

    def take(self, target: str) -> Offer | None:
        """The next offer, in turn; where a lifecycle says so, one whose status allows the operation's move."""
        allowed = self._declarations.operations[target].allowed
        known = self._offers.get(target, {})
        turn = [key for key in self._next.get(target, ()) if (target, known[key].place) not in self._tried]
        certain = [key for key in turn if known[key].status in allowed] if allowed else turn
        for key in certain or [key for key in turn if known[key].status is None]:
            self._next[target].remove(key)
            self._next[target].append(key)
            return known[key]
        return None

    def spend(self, target: str, path: dict[str, Any]) -> None:
        """Note that an operation was called for an object, which it can change once at most."""
        if self._declarations.operations[target].allowed:
            self._tried.add((target, _named(path)))


def _named(values: dict[str, Any]) -> frozenset[str]:
    return frozenset(f"path.{name}={value}" for name, value in values.items())


def _offers_of(
    link: Link, case: Any, value: Any, statuses: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Offer]:
    """One offer for each item of the first list that the link's expressions point into."""
    first = next((each for each in _expressions(link) if _list_of(each, value) is not None), None)
    count = 1 if first is None else len(_list_of(first, value) or ())
    for index in range(count):
        item = value if first is None else (_list_of(first, value) or [])[index]
        if any(not is_object(item) or item.get(name) != wanted for name, wanted in link.only.items()):
            continue
        parameters = {name: _value(each, index, case, value) for name, each in link.parameters.items()}
        if any(each is _MISSING or each is None for each in parameters.values()):
            continue
        body = None if link.body is None else _filled(link.body, index, case, value)
        yield Offer(parameters, body, _status_of(item, statuses))


def _status_of(item: Any, statuses: tuple[frozenset[str], frozenset[str]]) -> str | None:
    names, known = statuses
    found = [item[name] for name in sorted(names) if is_object(item) and name in item]
    return next((each for each in found if each in known), None)


def _expressions(link: Link) -> Iterator[str]:
    pending = [*link.parameters.values(), link.body]
    while pending:
        each = pending.pop()
        if isinstance(each, str) and each.startswith("$response.body#/"):
            yield each
        elif is_object(each):
            pending += each.values()
        elif is_array(each):
            pending += each


def _list_of(expression: str, value: Any) -> list[Any] | None:
    """The list that an expression takes an item of."""
    for name in expression.partition("#/")[2].split("/"):
        if is_array(value):
            return value
        value = value.get(name) if is_object(value) else None
    return None


def _filled(template: Any, index: int, case: Any, value: Any) -> Any:
    if is_object(template):
        return {name: _filled(each, index, case, value) for name, each in template.items()}
    if is_array(template):
        return [_filled(each, index, case, value) for each in template]
    return _value(template, index, case, value)


def _value(expression: Any, index: int, case: Any, value: Any) -> Any:
    """The value of an expression, at an index of the first list that it points into."""
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    if expression.startswith("$request.path."):
        path: JsonObject = case.path_parameters or {}
        return path.get(expression.rpartition(".")[2], _MISSING)
    source = value if expression.startswith("$response.body#/") else case.body
    is_first = source is value
    for name in expression.partition("#/")[2].split("/"):
        if is_array(source):
            place = index if is_first else int(name)
            source, is_first = (source[place] if place < len(source) else _MISSING), False
        else:
            source = source.get(name, _MISSING) if is_object(source) else _MISSING
    return source
