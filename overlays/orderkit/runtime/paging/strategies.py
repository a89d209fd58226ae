"""Paging strategies (page numbers, offsets, link cursors) as values and pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol, cast
from urllib.parse import parse_qs, urlsplit

from attrs import define, evolve

from ...errors import PaginationError
from ..protocol.messages import JsonBody, Request
from .cursors import Position


@define(frozen=True, kw_only=True)
class PageInfo:
    """The part of a page that tells where the next one begins.

    Attributes:
        count: Number of items on the page.
        total: Number of items on all pages, where the provider reports it.
        link: The header `Link`.
    """

    count: int
    total: int | None = None
    link: str = ""


class Strategy(Protocol):
    """How a provider splits a list into pages."""

    @property
    def start(self) -> Position:
        """The position of the first page."""
        ...

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the parameters that select a page, named as in the contract; None leaves one out."""
        ...

    def next_position(self, position: Position, page: PageInfo) -> Position:
        """Return the position of the page after this one; None after the last one.

        Raises:
            PaginationError: The page does not tell.
        """
        ...

    def upcoming(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Return the positions of this page and of those after it that can be predicted, at most `pages`.

        Args:
            position: The position of the next page.
            pages: The longest list wanted.
            total: Number of items on all pages, if known.
        """
        ...


@define(frozen=True, kw_only=True)
class NumberedPages:
    """Pages with numbers. Without a total, the first page that is not full is the last one."""

    size: int
    name: str
    start: int = 0
    counted: bool = False

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the page's number."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo) -> Position:
        """Return the next number, unless the page is short (or, with a total: is empty or reaches the total)."""
        number = cast(int, position) + 1
        # The total is that of this page: items may be created or deleted while the list is read. An empty page ends the
        # list below the total too, or a wrong total would cost a request for every page that it promises.
        if self.counted:
            is_more = (number - self.start) * self.size < _total_of(page)
            return number if page.count and is_more else None
        return number if page.count >= self.size else None

    def upcoming(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Return consecutive numbers. Without a total, some of their pages may turn out to be empty."""
        first = cast(int, position)
        numbers = range(first, first + pages)
        return [
            each
            for each in numbers
            if total is None or each == first or (each - self.start) * self.size < total
        ]


@define(frozen=True, kw_only=True)
class Offset:
    """Pages that begin after a number of items, up to a total."""

    size: int
    name: str
    start: int = 0

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the number of items before the page."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo) -> Position:
        """Return the offset plus the number of items, unless the page is empty or reaches the total."""
        offset = cast(int, position) + page.count
        return offset if page.count and offset < _total_of(page) else None

    def upcoming(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Return offsets that are right if every page is full; only the first one if no total is known."""
        first = cast(int, position)
        offsets = range(first, first + pages * self.size, self.size)
        return [each for each in offsets if each == first or (total is not None and each < total)]


@define(frozen=True, kw_only=True)
class LinkedPages:
    """Pages that give the cursor of the next one in the header `Link`; its address is not followed."""

    name: str
    start: None = None

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the cursor; None for the first page."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo) -> Position:
        """Return the cursor of the next page, if one is linked."""
        # Only the cursor is taken: credentials are never sent to an address that a response names.
        return linked_cursor(page.link, self.name)

    def upcoming(self, position: Position, pages: int, total: int | None) -> list[Position]:
        """Return the page itself: only its response names the next one."""
        return [position][:pages]


def _total_of(page: PageInfo) -> int:
    if page.total is None:
        raise PaginationError("a page must report how many items there are in all (got no total)")
    return page.total


# One link of the header (RFC 8288): `<address>` and its parameters, each `; name=value`, where the value is a quoted
# string or a token. Commas separate links, but may also stand in an address or in quotes, so the header is not split.
_LINK: Final = re.compile(r"<([^>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:\"[^\"]*\"|[^\s\",;]+))*)")
# The relation types among a link's parameters: `rel="last next"` (several, separated by spaces) or `rel=next`.
_RELATION: Final = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))", re.IGNORECASE)


def linked_cursor(header: str, name: str) -> str | None:
    """Return the parameter `name` in the address of the link `next` of a header `Link`; None without such a link.

    Raises:
        PaginationError: The address of the next page lacks that parameter.
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
    """Return the strategy that the `x-pagination` of an operation describes, for a page size."""
    kind, inputs = pagination["kind"], pagination["inputs"]
    if kind == "page":
        return NumberedPages(
            size=size, name=inputs["page"], start=pagination["first"], counted="total" in pagination
        )
    if kind == "offset":
        return Offset(size=size, name=inputs["offset"], start=pagination["first"])
    if kind == "link-cursor":
        return LinkedPages(name=inputs["cursor"])
    raise ValueError(f"x-pagination: kind must be page, offset or link-cursor (got {kind!r})")


def param(request: Request, name: str) -> Any:
    """Return a parameter of a request, named as in `with_params`; None if it is absent."""
    if not name.startswith("/"):
        return request.params.get(name)
    return None if request.json is None else request.json.get(name[1:])


def with_params(request: Request, changes: Mapping[str, Any]) -> Request:
    """Return a request with other parameters.

    Args:
        request: The request to copy.
        changes: New values; None removes one. A name with a slash in front is a property of the body, any other is a
            query parameter.
    """
    in_body = {name[1:]: value for name, value in changes.items() if name.startswith("/")}
    if not in_body:
        return evolve(request, params=_changed(request.params, changes))
    in_query = {name: value for name, value in changes.items() if not name.startswith("/")}
    request = evolve(request, params=_changed(request.params, in_query))
    return (
        request if request.json is None else evolve(request, body=JsonBody(_changed(request.json, in_body)))
    )


def _changed(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    removed = {name for name, value in changes.items() if value is None}
    return {name: value for name, value in {**values, **changes}.items() if name not in removed}
