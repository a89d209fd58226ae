"""What a listing is, described by its operation: its first page, and how much of it is wanted, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from attrs import define

from ..client.core import Call
from .windows import Windows

T = TypeVar("T")
PageT = TypeVar("PageT")


@define(frozen=True)
class ListOptions:
    """How much of a listing is wanted, and how much of it at once.

    Attributes:
        page_size: Items asked for in one page.
        limit: Items in all; None for as many as there are.
        cursor: Where to resume; None for the beginning.
        concurrency: Pages that may be under way at once.
    """

    page_size: int
    limit: int | None
    cursor: str | None
    concurrency: int = 1

    @property
    def tasks(self) -> int:
        """Pages that may be fetched meanwhile; none if each is waited for as it is asked for."""
        return self.concurrency if self.concurrency > 1 else 0


@define(frozen=True)
class ListRequest(Generic[T]):
    """A listing, described: nothing of it has been asked for yet."""

    call: Call[Any]
    items: Callable[[Any], Sequence[T]]
    options: ListOptions
    total: Callable[[Any], int | None] | None = None
    windows: Windows | None = None


def list_request(
    call: Call[PageT],
    items: Callable[[PageT], Sequence[T]],
    options: ListOptions,
    *,
    total: Callable[[PageT], int | None] | None = None,
    windows: Windows | None = None,
) -> ListRequest[T]:
    """Describe a listing by the call for its first page, by what of a page the items are and, where it says it, how
    many there are in all, and by the windows that it is split into."""
    return ListRequest(call, items, options, total, windows)
