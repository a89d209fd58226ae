"""Requests in a form in which equal ones are equal: order of the query and of members does not matter."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast
from urllib.parse import parse_qsl

from ...contract import Contract, Operation
from ...recordings.personal import CLOSED, PUBLIC, PersonalData

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RequestForm:
    """A request of an operation; `body` is JSON, a sorted form, or a text."""

    operation: str
    segments: tuple[str, ...]
    query: Query
    body: Any

    @property
    def key(self) -> tuple[str, tuple[str, ...], Query, str]:
        """A key that equal requests share; members of the body have no order, and 1.0 is 1."""
        return self.operation, self.segments, self.query, json.dumps(_plain(self.body), sort_keys=True)

    def differences(self, other: RequestForm) -> tuple[str, ...]:
        """Name the parts in which another request differs, without their values."""
        pairs = zip(self.segments, other.segments, strict=False)
        path = ("path",) if any(one != two for one, two in pairs) else ()
        query = sorted({name for name, _ in set(self.query) ^ set(other.query)})
        body = dict.fromkeys(_body_differences(_plain(self.body), _plain(other.body), "body"))
        return (*path, *(f"query {name}" for name in query), *body)


class FormReader:
    """Reads requests of one provider."""

    def __init__(self, provider: str, contract: Contract, ignored: Collection[str] = ()) -> None:
        self._personal = PersonalData(provider, contract)
        self._ignored = frozenset(ignored)

    def read(self, operation: Operation, segments: tuple[str, ...], query: str, body: bytes) -> RequestForm:
        """Return the exact form of a request, without the members that are ignored."""
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = tuple(sorted((name, text) for name, text in pairs if name not in self._ignored))
        return RequestForm(operation.id, segments, kept, self._without_ignored(_read_body(body)))

    def loose(self, operation: Operation, form: RequestForm) -> RequestForm:
        """Return a form without what a cleaned recording has replaced: personal data, and what no spec declares."""
        names = {each["name"] for each in operation.parameters if each["in"] == "query"}
        query = tuple((name, text if name in names else "") for name, text in form.query)
        body = self._personal.replace_body(operation.request_schema, form.body, _keep_public)
        return RequestForm(form.operation, form.segments, query, body)

    def _without_ignored(self, value: Any) -> Any:
        if isinstance(value, dict):
            members = cast(Mapping[str, Any], value).items()
            return {name: self._without_ignored(item) for name, item in members if name not in self._ignored}
        if isinstance(value, list):
            return [self._without_ignored(item) for item in cast(Sequence[Any], value)]
        return value


def _keep_public(kind: str, value: Any) -> Any:
    return value if kind in (PUBLIC, CLOSED) else None


def _read_body(body: bytes) -> Any:
    if not body.strip():
        return None
    try:
        return json.loads(body, parse_float=Decimal)
    except (ValueError, RecursionError):
        text = body.decode("utf-8", "replace")
        return sorted(parse_qsl(text)) or text


def _plain(value: Any) -> Any:
    """Return JSON in which a number has one form, whether it was written as 1, 1.0 or 1e0."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in cast(Mapping[str, Any], value).items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast(Iterable[Any], value)]
    if isinstance(value, Decimal):
        return (
            int(value)
            if value == value.to_integral_value() and abs(value) < 2**63
            else str(value.normalize())
        )
    return value


def _size(items: Any) -> int:
    return len(items)


def _body_differences(one: Any, two: Any, place: str) -> Iterator[str]:
    if one == two:
        return
    if isinstance(one, dict) and isinstance(two, dict):
        first, second = cast(Mapping[str, Any], one), cast(Mapping[str, Any], two)
        for name in sorted({*first, *second}):
            yield from _body_differences(first.get(name), second.get(name), f"{place}.{name}")
    elif isinstance(one, list) and isinstance(two, list) and _size(one) == _size(two):
        for first, second in zip(cast(Sequence[Any], one), cast(Sequence[Any], two), strict=True):
            yield from _body_differences(first, second, f"{place}[]")
    else:
        yield place
