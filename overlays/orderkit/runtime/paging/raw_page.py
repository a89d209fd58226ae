"""`client.raw.<listing>`: one page of a listing, as an ApiResponse."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..client.calls import ApiResponse
from ..client.raw_response import RawMethod, RawOperations, over_client
from .listing import AsyncListing, Listing
from .paginator import Page

P = ParamSpec("P")
T = TypeVar("T")


def raw_page(method: Callable[Concatenate[Any, P], Listing[T]]) -> RawMethod[P, ApiResponse[Page[T]]]:
    """The raw form of a listing of a synchronous client: the first page, or the one at `cursor`."""
    return RawMethod(_first_page(method), f"ApiResponse[Page[{_item(method)}]]")


def raw_page_async(
    method: Callable[Concatenate[Any, P], AsyncListing[T]],
) -> RawMethod[P, Coroutine[Any, Any, ApiResponse[Page[T]]]]:
    """The raw form of a listing of an asynchronous client: the first page, or the one at `cursor`."""
    return RawMethod(_first_page(method), f"Coroutine[Any, Any, ApiResponse[Page[{_item(method)}]]]")


def _first_page(method: Callable[..., Any]) -> Callable[..., Any]:
    over = over_client(method)

    @functools.wraps(method)
    def perform(self: RawOperations, *args: Any, **kwargs: Any) -> Any:
        return over(self, *args, **kwargs).raw_page()

    return perform


def _item(method: Callable[..., Any]) -> str:
    """The annotation of an item, of a method that returns a `Listing[Item]` or an `AsyncListing[Item]`."""
    # A text, because the operations' modules have postponed annotations (PEP 563).
    listing: str = method.__annotations__["return"]
    return listing.partition("[")[2].removesuffix("]")
