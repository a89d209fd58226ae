"""A request for a list: the call for its first page, and how many items are wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from attrs import define, evolve

from ..client.attribute_names import attribute_name
from ..client.calls import Call
from .windows import Windows

T = TypeVar("T")
PageT = TypeVar("PageT")


@define(frozen=True)
class ListOptions:
    """How much of a list is wanted, and how it is fetched.

    Attributes:
        page_size: Items per page.
        limit: Items in all; None for all there are.
        cursor: Where to resume; None for the beginning.
        concurrency: Pages that may be fetched at the same time.
    """

    page_size: int
    limit: int | None
    cursor: str | None
    concurrency: int = 1


@define(frozen=True)
class ListRequest(Generic[T]):
    """A request for a list, not sent yet.

    Attributes:
        call: The call for the first page.
        items: Returns the items of a decoded page.
        options: How much is wanted.
        total: Returns the number of items on all pages; None if the operation does not report it.
        windows: The time windows that the list is split into, if it is.
    """

    call: Call[Any]
    items: Callable[[Any], Sequence[T]]
    options: ListOptions
    total: Callable[[Any], int | None] | None = None
    windows: Windows | None = None


def list_request(
    call: Call[PageT],
    items: Callable[[PageT], Sequence[T]] | str,
    options: ListOptions,
    *,
    total: Callable[[PageT], int | None] | str | None = None,
    windows: Windows | None = None,
) -> ListRequest[T]:
    """Build a request for a list.

    Args:
        call: The call for the first page.
        items: Returns the items of a decoded page, or names their property as `x-pagination` does, such as `/orders`.
        options: How much is wanted.
        total: Likewise for the number of items on all pages, where the provider reports it.
        windows: The time windows that the list is split into.
    """
    if isinstance(items, str):
        # So that one item that cannot be read is an error of its own, and not of its page.
        call = evolve(call, items_at=tuple(items[1:].split("/")))
    return ListRequest(
        call,
        page_getter(items) if isinstance(items, str) else items,
        options,
        page_getter(total) if isinstance(total, str) else total,
        windows,
    )


@cache
def page_getter(pointer: str) -> Callable[[Any], Any]:
    """Return a function that reads a property of a page's model, named by a JSON pointer.

    Models name their attributes in snake_case: `/countAll` is read from `count_all`, `/page/items` from `page.items`.
    """
    # A part of RFC 6901 is enough: pages are objects, so no index, and no name has a `~` or a slash to be escaped.
    if not re.fullmatch(r"(/[A-Za-z]\w*)+", pointer):
        raise ValueError(f"a property of a page must be named like /orders (got {pointer!r})")
    return attrgetter(attribute_name(pointer[1:].replace("/", ".")))


@cache
def item_key(pointer: str | None) -> Callable[[Any], Any] | None:
    """Return a function that reads what identifies an item, named as `x-pagination` does; None without a name.

    An empty pointer names the item itself, which is then a number or a text.
    """
    if pointer is None:
        return None
    return page_getter(pointer) if pointer else _id_itself


def _id_itself(item: Any) -> str | None:
    # An item that drifted may be anything, or an error in place of the item.
    return str(item) if isinstance(item, int | str) else None
