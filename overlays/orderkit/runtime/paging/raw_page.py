"""`client.raw.<listing>`: one page of a listing, as an ApiResponse."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..client.core import ApiResponse
from ..client.raw_response import RawMethod, RawOperations
from .listing import AsyncListing, Listing
from .paginator import Page

P = ParamSpec("P")
T = TypeVar("T")


def raw_page(method: Callable[Concatenate[Any, P], Listing[T]]) -> RawMethod[P, ApiResponse[Page[T]]]:
    """The raw form of a listing of a synchronous client: the first page, or the one at `cursor`."""

    def perform(self: RawOperations, *args: P.args, **kwargs: P.kwargs) -> Any:
        return method(self.client, *args, **kwargs).raw_page()

    return RawMethod(method, perform, _returns(method))


def raw_page_async(
    method: Callable[Concatenate[Any, P], AsyncListing[T]],
) -> RawMethod[P, Coroutine[Any, Any, ApiResponse[Page[T]]]]:
    """The raw form of a listing of an asynchronous client: the first page, or the one at `cursor`."""

    async def perform(self: RawOperations, *args: P.args, **kwargs: P.kwargs) -> Any:
        return await method(self.client, *args, **kwargs).raw_page()

    return RawMethod(method, perform, _returns(method))


def _returns(method: Callable[..., Any]) -> str:
    """The annotation `ApiResponse[Page[T]]` for a method that returns a `Listing[T]` or an `AsyncListing[T]`."""
    listing: str = method.__annotations__["return"]
    return f"ApiResponse[Page[{listing.partition('[')[2].removesuffix(']')}]]"
