"""Paging strategies (page numbers, offsets, link cursors) as values and pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Protocol, cast
from urllib.parse import parse_qs, quote, urlsplit

from attrs import define, evolve

from ...errors import PaginationError
from ..protocol.messages import JsonBody, Request
from .cursors import Position
from .link_header import links_of
from .tally import Tally

# Characters of a cursor in a URL at most: httpx refuses URLs of 65,536. Providers send a few hundred.
_LONGEST_CURSOR: Final = 32_768


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

    counts_pages: ClassVar[bool]
    """Whether a position counts pages, and says where a page begins only if all pages are equally long."""

    @property
    def start(self) -> Position:
        """The position of the first page."""
        ...

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the parameters that select a page, named as in the contract; None leaves one out."""
        ...

    def next_position(self, position: Position, page: PageInfo, tally: Tally) -> Position:
        """Return the position of the page after this one; None after the last one.

        Args:
            position: The position of the page.
            page: The page.
            tally: What the pages up to this one, and with it, say about the list.

        Raises:
            PaginationError: The page does not tell.
        """
        ...

    def upcoming(self, position: Position, pages: int, tally: Tally) -> list[Position]:
        """Return the positions of this page and of those after it that can be predicted, at most `pages`.

        Args:
            position: The position of the next page.
            pages: The longest list wanted.
            tally: What the pages before it say about the list.
        """
        ...


@define(frozen=True, kw_only=True)
class NumberedPages:
    """Pages with numbers, of a size that is the provider's affair: it may give fewer items than were requested.

    Attributes:
        size: Items on a page, as requested.
        name: The parameter that has the number.
        start: The number of the first page.
        ends_short: Whether the contract says that the first page with fewer items than requested is the last one.
    """

    size: int
    name: str
    start: int = 0
    ends_short: bool = False
    counts_pages: ClassVar[bool] = True

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the page's number."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo, tally: Tally) -> Position:
        """Return the next number, unless the page is empty or certainly the last one."""
        # A short page alone proves nothing: the provider may give fewer items than were requested, on every page.
        if _is_last(page, tally, self.size):
            return None
        if self.ends_short and page.count < self.size and not tally.missing:
            return None
        return cast(int, position) + 1

    def upcoming(self, position: Position, pages: int, tally: Tally) -> list[Position]:
        """Return consecutive numbers. Without a total, some of their pages may turn out to be empty."""
        first = cast(int, position)
        left = None if tally.total is None else tally.total - tally.rows
        return [
            first + number
            for number in range(pages)
            if number == 0 or left is None or number * (tally.last or self.size) < left
        ]


@define(frozen=True, kw_only=True)
class Offset:
    """Pages that begin after a number of items."""

    size: int
    name: str
    start: int = 0
    counts_pages: ClassVar[bool] = False

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the number of items before the page."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo, tally: Tally) -> Position:
        """Return the offset plus the number of items, unless the page is empty or certainly the last one."""
        if _is_last(page, tally, self.size):
            return None
        return cast(int, position) + page.count

    def upcoming(self, position: Position, pages: int, tally: Tally) -> list[Position]:
        """Return offsets that are right if all pages are as long as the latest; only the first one without a total."""
        first = cast(int, position)
        step = tally.last or self.size
        offsets = range(first, first + pages * step, step)
        return [each for each in offsets if each == first or (tally.total is not None and each < tally.total)]


@define(frozen=True, kw_only=True)
class LinkedPages:
    """Pages that give the cursor of the next one in the header `Link`; its address is not followed."""

    name: str
    start: None = None
    counts_pages: ClassVar[bool] = False

    def params_for(self, position: Position) -> Mapping[str, Any]:
        """Return the cursor; None for the first page."""
        return {self.name: position}

    def next_position(self, position: Position, page: PageInfo, tally: Tally) -> Position:
        """Return the cursor of the next page, if one is linked."""
        # Only the cursor is taken: credentials are never sent to an address that a response names.
        return linked_cursor(page.link, self.name)

    def upcoming(self, position: Position, pages: int, tally: Tally) -> list[Position]:
        """Return the page itself: only its response names the next one."""
        return [position][:pages]


def _is_last(page: PageInfo, tally: Tally, size: int) -> bool:
    """Return whether a page is empty, or certainly the last one by the total that it reports."""
    return not page.count or (page.total is not None and tally.reaches(page.total, size))


def linked_cursor(header: str, name: str) -> str | None:
    """Return the parameter `name` in the address of the link `next` of a header `Link`; None without such a link.

    Raises:
        PaginationError: No address of the next page has that parameter, or it cannot be read.
    """
    if not header:
        return None
    try:
        onward = [link for link in links_of(header) if "next" in link.relations]
        # A link with an anchor leads from another resource than this page (RFC 8288, 3.2).
        queries = [parse_qs(urlsplit(link.target).query) for link in onward if not link.anchor]
    except ValueError as error:
        raise PaginationError(f"the link to the next page cannot be read ({error})") from None
    cursors = [query[name][0] for query in queries if name in query]
    if onward and not cursors:
        raise PaginationError(f"the link to the next page has no {name}")
    if cursors and len(quote(cursors[0])) > _LONGEST_CURSOR:
        raise PaginationError(
            f"the {name} of the next page must have at most {_LONGEST_CURSOR} characters in a URL"
        )
    return cursors[0] if cursors else None


def strategy_of(pagination: Mapping[str, Any], size: int) -> Strategy:
    """Return the strategy that the `x-pagination` of an operation describes, for a page size."""
    kind, inputs = pagination["kind"], pagination["inputs"]
    if kind == "page":
        ends_short = "short-page" in pagination.get("stop", ())
        return NumberedPages(size=size, name=inputs["page"], start=pagination["first"], ends_short=ends_short)
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
