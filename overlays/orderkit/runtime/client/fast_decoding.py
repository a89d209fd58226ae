"""The quick way from the bytes of an answer to its model, where msgspec is installed (`orderkit[speed]`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from ..protocol.json_codec import quick_reader

T = TypeVar("T")


@cache
def fast_decoder(parse: Callable[[Any], T]) -> Callable[[bytes], T] | None:
    """What does the work of `read_json` and of a generated `parse_success` in one go; None if there is no such.

    It raises a ValueError or a TypeError for whatever they might read otherwise, such as a member that no schema names:
    that is theirs to read.
    """
    package, inside, endpoint = getattr(parse, "__module__", "").partition(".api.")
    if not inside or quick_reader() is None:
        return None
    form, fill = import_module(f"{package}.structs").ANSWERS.get(endpoint.rpartition(".")[2], (None, None))
    read = quick_reader(form)
    return None if fill is None or read is None else lambda body: fill(read(body))
