"""Fast decoding of responses by msgspec, where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from ..protocol.json_codec import exact_reader

T = TypeVar("T")


@cache
def fast_decoder(parse: Callable[[Any], T]) -> Callable[[bytes], T] | None:
    """Return a function that does the work of `loads_exact` and of a generated `parse_success` in one step.

    It raises ValueError or TypeError for bodies that only those two can read, such as one with a property that no
    schema names. None if there is no such function, or no msgspec.
    """
    # Only generated functions have structs; they are found by the place of their module.
    package, inside, endpoint = getattr(parse, "__module__", "").partition(".api.")
    if not inside or exact_reader(Any) is None:
        return None
    form, fill = import_module(f"{package}.structs").RESPONSES.get(endpoint.rpartition(".")[2], (None, None))
    read = exact_reader(form)
    return None if fill is None or read is None else lambda body: fill(read(body))
