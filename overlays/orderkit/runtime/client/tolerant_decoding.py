"""Builds models of JSON that differs from its contract: what fits is typed, the rest is kept as it came."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence
from decimal import Decimal
from typing import Any, cast

from orderkit_clients.runtime.kept import MISSING, KeptValue, keep
from orderkit_clients.runtime.models import Model

from ..protocol.raw_numbers import RawNumber
from .differences import Misfit


def with_kept(built: Any, misfit: Misfit) -> Any:
    """Put the JSON that came into a model, or a list, that was built of JSON that fits instead.

    Args:
        built: The model, which changes.
        misfit: Where the JSON that came differs.

    Returns:
        The model, or one of the same kind that writes what it holds as it came.
    """
    if isinstance(built, list):
        found = cast(MutableSequence[Any], built)
        for index, part in misfit.parts.items():
            found[cast(int, index)] = _held(found[cast(int, index)], part, plain)
        return found
    kept: dict[str, KeptValue] = {}
    for name, part in misfit.parts.items():
        slot = built.SLOTS.get(name, name)
        fitting = getattr(built, slot)
        # The slot of an amount keeps the digits that came.
        held = (
            _held(fitting, part, lambda json: json) if slot.startswith("_") else _held(fitting, part, plain)
        )
        setattr(built, slot, held)
        if part.is_raw or part.is_list_with_raw_items:
            json = MISSING if part.kind == "missing" else held
            # A model writes itself, and a list is written item by item.
            fits: Any = held if isinstance(held, Model) else [] if isinstance(fitting, list) else fitting
            kept[cast(str, name)] = KeptValue(slot, held, fits, json)
    came_as: Any = misfit.json if misfit.is_raw else MISSING
    return keep(built, kept, came_as) if kept or misfit.is_raw else built


def _held(fitting: Any, misfit: Misfit, converted: Callable[[Any], Any]) -> Any:
    """Return what a slot, or an item of a list, holds of a value."""
    if misfit.kind == "missing":
        return None
    if misfit.is_raw and not (misfit.kind == "array_for_object" and isinstance(fitting, Model)):
        return converted(misfit.json)
    return with_kept(fitting, misfit)


def plain(json: Any) -> Any:
    """Return JSON with floats in place of Decimals, wherever no digit is lost.

    An attribute that is no amount of money holds a float, so whatever else it holds should be as easy to use.
    """
    if isinstance(json, list):
        return [plain(item) for item in cast(Sequence[Any], json)]
    if isinstance(json, dict):
        return {name: plain(item) for name, item in cast(dict[str, Any], json).items()}
    if isinstance(json, Decimal) and not isinstance(json, RawNumber):
        number = float(json)
        return number if Decimal(repr(number)) == json else json
    return json
