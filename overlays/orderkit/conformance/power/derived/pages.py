"""Negations of `x-pagination`: pages that lose, repeat or miscount items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from ..defect import Defect
from ..listing import Listing, Window, items_changed, pages_changed
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import chain, parameter, replies, successes, unchanged
from ..pointers import put, value_at
from .naming import derive

Negation = tuple[str, str, Middleware]


def page_defects(provider: str, operation: str, *labels: str) -> Iterator[Defect]:
    """Return the chosen defects of a listing; ValueError if one does not fit it."""
    fitting = {label: (title, apply) for label, title, apply in _negations(Listing(provider, operation))}
    for label in labels:
        if label not in fitting:
            raise ValueError(f"label must be one of {', '.join(fitting)} (got {label})")
        title, apply = fitting[label]
        yield derive(
            provider, "pagination", f"{operation}: {title}.", f"{operation} x-pagination", apply, label=label
        )


def _negations(listing: Listing) -> Iterator[Negation]:
    yield (
        "last-page-lost",
        "the last page is empty unless it is full",
        chain(_counted(listing), _short_page_lost(listing)),
    )
    if listing.kind != "link-cursor":
        yield (
            "border-repeated",
            "each page but the first begins with the last item of the page before",
            (_moved(listing, -1)),
        )
        yield "border-lost", "the item after each page but the last is on no page", _moved(listing, 1)
    if listing.total is not None:
        yield "total-of-page", "the total counts the items of the page only", _total_of_page(listing)
        yield "total-capped", "the total counts no further than one item beyond the page", _capped(listing)
    yield "largest-clamped", "a page size beyond the largest is accepted and cut", _clamped(listing)
    if len(listing.order) > 1:
        yield (
            "ties-unstable",
            "items alike in the first key change their order with the page size",
            (_ties(listing)),
        )
    if listing.kind == "page":
        yield "size-fixed", "the page size is ignored where it exceeds ten", _size_fixed(listing)
        yield "beyond-repeats", "a page beyond the end repeats the last one", _beyond_repeats(listing)
    if listing.kind == "link-cursor":
        yield from _of_links(listing)
    yield (
        "reversed",
        "the list is in the opposite order",
        items_changed(listing, lambda items, _: items[::-1]),
    )


def _of_links(listing: Listing) -> Iterator[Negation]:
    def relinked(change: Callable[[Request, Window], tuple[Request, int] | None]) -> Middleware:
        return chain(_relinked(listing, change), _counted(listing))

    yield (
        "link-forgets-filters",
        "the link to the next page leaves out the filters",
        relinked(lambda request, window: (_unfiltered(listing, request), window.offset + window.size)),
    )
    yield (
        "link-forgets-size",
        "the link to the next page leaves out the page size",
        relinked(lambda request, w: (request.with_parameter(listing.size, None), w.offset + w.size)),
    )
    yield (
        "link-skips",
        "the link to the next page skips an item",
        relinked(lambda request, window: (request, window.offset + window.size + 1)),
    )
    yield (
        "link-repeats",
        "the link to the next page repeats the last item",
        relinked(lambda request, window: (request, window.offset + window.size - min(1, window.size - 1))),
    )
    yield "link-on-last", "the last page has a link to an empty page", _link_on_last(listing)
    yield (
        "link-missing",
        "with pages of fewer than ten items only the first has a link to the next",
        relinked(
            lambda request, w: None if w.size < 10 and w.offset else (request, w.offset + w.size),
        ),
    )


def _short_page_lost(listing: Listing) -> Middleware:
    def change(items: list[Any], window: Window, _: Request) -> list[Any]:
        return items if window.offset == 0 or len(items) == window.size else []

    return pages_changed(listing, change)


def _moved(listing: Listing, by: int) -> Middleware:
    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            window = listing.window(request)
            if request.name != listing.operation or not reply.ok or not window.offset:
                return reply
            # The shift grows with the page number, as with a wrong factor in the offset.
            steps = window.offset // window.size
            begin = max(0, window.offset + by * steps)
            whole = await listing.whole(handler, request)
            changed = whole[begin : begin + window.size]
            return reply.with_document(put(reply.document(), listing.results, changed))

        return handle

    return apply


def _total_of_page(listing: Listing) -> Middleware:
    def change(_: Request, document: Any) -> Any:
        return put(document, str(listing.total), len(value_at(document, listing.results)))

    return successes(change, listing.operation)


def _capped(listing: Listing) -> Middleware:
    def change(request: Request, document: Any) -> Any:
        window = listing.window(request)
        total = value_at(document, str(listing.total))
        return put(document, str(listing.total), min(total, window.offset + window.size + 1))

    return successes(change, listing.operation)


def _clamped(listing: Listing) -> Middleware:
    def change(value: Any) -> object:
        text = str(value)
        too_large = text.isdigit() and int(text) > listing.largest
        return (listing.largest if isinstance(value, int) else str(listing.largest)) if too_large else value

    return parameter(listing.size, change, listing.operation)


def _ties(listing: Listing) -> Middleware:
    first = listing.order[0]["by"]

    def change(items: list[Any], request: Request) -> list[Any]:
        runs = groupby(items, lambda item: str(value_at(item, first)))
        even = listing.window(request).size % 2 == 0
        return [item for _, run in runs for item in (reversed(list(run)) if even else run)]

    return items_changed(listing, change)


def _size_fixed(listing: Listing) -> Middleware:
    def change(value: Any) -> object:
        return "10" if str(value).isdigit() and 10 < int(value) <= listing.largest else value

    return parameter(listing.size, change, listing.operation)


def _beyond_repeats(listing: Listing) -> Middleware:
    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != listing.operation or not reply.ok or listing.items(reply):
                return reply
            count, window = len(await listing.whole(handler, request)), listing.window(request)
            if not count:
                return reply
            last = (count - 1) // window.size * window.size
            return await handler(listing.at(request, Window(last, window.size)))

        return handle

    return apply


def _unfiltered(listing: Listing, request: Request) -> Request:
    kept = tuple(pair for pair in request.query if pair[0] in (listing.size, "sort"))
    return replace(request, query=kept)


def _counted(listing: Listing) -> Middleware:
    """Link pages by counting items, so that the place of every page is known."""
    if listing.kind != "link-cursor":
        return unchanged
    return _relinked(listing, lambda request, window: (request, window.offset + window.size))


def _relinked(
    listing: Listing, choose: Callable[[Request, Window], tuple[Request, int] | None]
) -> Middleware:
    """Link the next page, where there is one, by another request and offset; None leaves it without a link."""

    def change(request: Request, reply: Reply) -> Reply:
        if 'rel="next"' not in (reply.header("link") or ""):
            return reply
        chosen = choose(request, listing.window(request))
        return reply.with_header("link", None if chosen is None else listing.link(*chosen, "next"))

    return replies(change, listing.operation)


def _link_on_last(listing: Listing) -> Middleware:
    def change(request: Request, reply: Reply) -> Reply:
        count = len(listing.items(reply))
        if not count or 'rel="next"' in (reply.header("link") or ""):
            return reply
        return reply.with_header(
            "link", listing.link(request, listing.window(request).offset + count, "next")
        )

    return chain(replies(change, listing.operation), _counted(listing))
