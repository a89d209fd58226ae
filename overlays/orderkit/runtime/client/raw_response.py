"""`client.raw.<operation>`: the operations of a client, returning ApiResponses."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Coroutine
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from .calls import ApiResponse

P = ParamSpec("P")
T = TypeVar("T")


class RawOperations:
    """Operations of a client, each returning an ApiResponse with the result, the status and the headers."""

    def __init__(self, client: Any) -> None:
        self._client = client


class RawMethod(Generic[P, T]):
    """A method with the arguments of an operation and another result."""

    def __init__(self, perform: Callable[..., Any], returns: str) -> None:
        self._perform = perform
        # A new dict: `functools.wraps` may have given `perform` the very dict of the operation, whose type is another.
        perform.__annotations__ = {**perform.__annotations__, "return": returns}
        # Without a signature of its own, inspect follows `__wrapped__` and shows the operation's return type.
        signature = inspect.signature(perform)
        perform.__signature__ = signature.replace(return_annotation=returns)  # type: ignore[attr-defined]

    def __get__(self, instance: RawOperations | None, owner: type) -> Callable[P, T]:
        found: Any = self._perform if instance is None else MethodType(self._perform, instance)
        method: Callable[P, T] = found
        return method


def raw(method: Callable[Concatenate[Any, P], T]) -> RawMethod[P, ApiResponse[T]]:
    """The raw form of an operation of a synchronous client."""
    return RawMethod(over_client(method), f"ApiResponse[{method.__annotations__['return']}]")


def raw_async(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]],
) -> RawMethod[P, Coroutine[Any, Any, ApiResponse[T]]]:
    """The raw form of an operation of an asynchronous client."""
    result = method.__annotations__["return"].removeprefix("Coroutine[Any, Any, ").removesuffix("]")
    return RawMethod(over_client(method), f"Coroutine[Any, Any, ApiResponse[{result}]]")


def over_client(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that calls another one of the client that it belongs to."""

    @functools.wraps(method)
    def perform(self: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self._client, *args, **kwargs)

    return perform
