"""How listings are paged, as values and pure functions: where a page begins, what asks for it, what comes after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol, cast
from urllib.parse import parse_qs, urlsplit

from attrs import define, evolve

from ...errors import PaginationError
from ..protocol.messages import JsonBody, Request
from .cursors import Position, ResumePoint


@define(frozen=True, kw_only=True)
class Received:
    """What a page tells about those after it.

    Attributes:
        count: Number of items on it.
        total: Number of items in all, where the provider says it.
        link: The header `Link`.
    """

    count: int
    total: int | None = None
    link: str = ""


class Strategy(Protocol):
    """A provider's way of paging."""

    @property
    def start(self) -> Position:
        """Where the first page begins."""
        ...

    def inputs(self, position: Position) -> Mapping[str, Any]:
        """What asks for the page that begins there, by the names of the contract; None leaves an input out."""
        ...

    def after(self, position: Position, received: Received) -> ResumePoint | None:
        """Where the next page begins; None after the last one."""
        ...

    def run(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Where the page at a position and those after it begin, at most so many and as far as can be foreseen.

        Args:
            total: The number of items in all, if that is known.
        """
        ...


@define(frozen=True, kw_only=True)
class NumberedPages:
    """Pages with numbers. Without a total the first page that is not full is the last one."""

    size: int
    name: str
    start: int = 0
    counted: bool = False

    def inputs(self, position: Position) -> Mapping[str, Any]:
        """The page's number."""
        return {self.name: position}

    def after(self, position: Position, received: Received) -> ResumePoint | None:
        """The next number, unless the page was short; with a total, unless it held nothing or the total is reached."""
        number = cast(int, position) + 1
        if self.counted:
            is_more = (number - self.start) * self.size < _known(received)
            return ResumePoint(number) if received.count and is_more else None
        return ResumePoint(number) if received.count >= self.size else None

    def run(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Numbers one after the other, whose pages may turn out to be empty where there is no total."""
        first = cast(int, position)
        numbers = range(first, first + pages)
        return [
            each
            for each in numbers
            if total is None or each == first or (each - self.start) * self.size < total
        ]


@define(frozen=True, kw_only=True)
class Offset:
    """Pages that begin after a number of items, until their total."""

    size: int
    name: str
    start: int = 0

    def inputs(self, position: Position) -> Mapping[str, Any]:
        """The number of items before the page."""
        return {self.name: position}

    def after(self, position: Position, received: Received) -> ResumePoint | None:
        """As many items further as the page held, unless it held none or the total is reached."""
        offset = cast(int, position) + received.count
        return ResumePoint(offset) if received.count and offset < _known(received) else None

    def run(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Offsets that are right if every page holds what was asked for; none beyond the first without a total."""
        first = cast(int, position)
        offsets = range(first, first + pages * self.size, self.size)
        return [each for each in offsets if each == first or (total is not None and each < total)]


@define(frozen=True, kw_only=True)
class LinkedPages:
    """Pages that name the cursor of the next one in the header `Link`; its address is not followed."""

    name: str
    start: None = None

    def inputs(self, position: Position) -> Mapping[str, Any]:
        """The cursor; none for the first page."""
        return {self.name: position}

    def after(self, position: Position, received: Received) -> ResumePoint | None:
        """The cursor of the next page, if one is linked."""
        cursor = linked_cursor(received.link, self.name)
        return None if cursor is None else ResumePoint(cursor)

    def run(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """The page itself: only it knows the next one."""
        return [position][:pages]


def _known(received: Received) -> int:
    if received.total is None:
        raise PaginationError("a page does not say how many items there are in all")
    return received.total


_LINK: Final = re.compile(r"<([^>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:\"[^\"]*\"|[^\s\",;]+))*)")
_RELATION: Final = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))", re.IGNORECASE)


def linked_cursor(header: str, name: str) -> str | None:
    """The parameter `name` of the address that a header `Link` calls `next`; None if it calls none so.

    Raises:
        PaginationError: The next page has an address without that parameter.
    """
    for address, parameters in _LINK.findall(header):
        relations = " ".join(" ".join(found) for found in _RELATION.findall(parameters))
        if "next" in relations.lower().split():
            values = parse_qs(urlsplit(str(address)).query).get(name)
            if not values:
                raise PaginationError(f"the link to the next page has no {name}")
            return values[0]
    return None


def strategy_of(pagination: Mapping[str, Any], size: int) -> Strategy:
    """The strategy that a contract's `x-pagination` describes, for pages of a size."""
    kind, inputs = pagination["kind"], pagination["inputs"]
    if kind == "page":
        return NumberedPages(
            size=size, name=inputs["page"], start=pagination["first"], counted="total" in pagination
        )
    if kind == "offset":
        return Offset(size=size, name=inputs["offset"], start=pagination["first"])
    if kind == "link-cursor":
        return LinkedPages(name=inputs["cursor"])
    raise ValueError(f"there is no way of paging named {kind!r}")


def asked(request: Request, name: str) -> Any:
    """What a request says under a name, as `asking` knows names; None if nothing."""
    if not name.startswith("/"):
        return request.params.get(name)
    return None if request.json is None else request.json.get(name[1:])


def asking(request: Request, inputs: Mapping[str, Any]) -> Request:
    """The request with other inputs: a name that begins with a slash is a member of the body, any other a parameter
    of the query; None leaves it out."""
    in_query = {name: value for name, value in inputs.items() if not name.startswith("/")}
    in_body = {name[1:]: value for name, value in inputs.items() if name.startswith("/")}
    request = evolve(request, params=_changed(request.params, in_query))
    if request.json is None or not in_body:
        return request
    return evolve(request, body=JsonBody(_changed(request.json, in_body)))


def _changed(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The values with changes; a change to None leaves a value out."""
    left_out = {name for name, value in changes.items() if value is None}
    return {name: value for name, value in {**values, **changes}.items() if name not in left_out}
