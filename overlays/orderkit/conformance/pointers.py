"""Values at JSON pointers in which `*` stands for every item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from ..runtime.protocol.raw_numbers import Place

_MISSING: Final = object()


def found(value: Any, pointer: str) -> Iterator[tuple[Place, Any]]:
    """Yield each place that a pointer leads to, with its value; nothing for what is absent."""
    steps = pointer.split("/")[1:]
    yield from _found(value, steps, ())


def values(value: Any, pointer: str) -> list[Any]:
    """List the values that a pointer leads to."""
    return [item for _, item in found(value, pointer)]


def first(value: Any, pointer: str) -> Any:
    """Return the first value that a pointer leads to; None if there is none."""
    return next((item for _, item in found(value, pointer)), None)


def first_list(value: Any, pointer: str) -> list[Any] | None:
    """Return the first value that a pointer leads to if it is a list."""
    item = first(value, pointer)
    return list(cast(Sequence[Any], item)) if isinstance(item, list) else None


def _found(value: Any, steps: list[str], place: Place) -> Iterator[tuple[Place, Any]]:
    if not steps:
        yield place, value
        return
    step = steps[0].replace("~1", "/").replace("~0", "~")
    if isinstance(value, list):
        items = cast(Sequence[Any], value)
        if step == "*":
            for index, item in enumerate(items):
                yield from _found(item, steps[1:], (*place, index))
        elif step.isdigit() and int(step) < len(items):
            yield from _found(items[int(step)], steps[1:], (*place, int(step)))
    elif isinstance(value, Mapping):
        below = cast(Mapping[str, Any], value).get(step, _MISSING)
        if below is not _MISSING:
            yield from _found(below, steps[1:], (*place, step))
