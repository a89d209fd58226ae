"""Models that hold values which their schemas do not allow: each is kept as it came, and written back so."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, cast

from attrs import define, fields
from orderkit_clients.runtime.models import Model

MISSING: Final[Any] = object()
"""Stands for the JSON of a required property that is missing."""


@define(eq=False)
class KeptValue:
    """A property whose JSON does not fit its schema.

    Attributes:
        slot: The slot that holds it.
        held: What the slot holds: the JSON itself; None for a missing property; or a model or a list that came as
            something else, or of which an item did.
        fitting: A value that fits the slot. The model is written with it, and then the JSON is put in its place.
        json: The JSON that came, or MISSING.
    """

    slot: str
    held: Any
    fitting: Any
    json: Any

    def to_json(self) -> Any:
        """Return the JSON of the property; MISSING if it has none."""
        held: object = self.held
        return written(cast("object", held)) if isinstance(held, Model | list) else self.json


class _KeepsValues:  # noqa: PLW1641 - a model can change, so it has no hash
    """What a model that holds such values does differently. A slot that is set anew is written as in any model."""

    __slots__ = ()

    _kept: dict[str, KeptValue]
    """By the property's name in JSON."""
    _came_as: Any
    """The JSON that an empty model stands for, such as an empty array; MISSING if it came as an object."""

    def to_dict(self) -> dict[str, Any]:
        plain_class: Any = type(self).__bases__[1]
        plain = object.__new__(plain_class)
        for slot in _slots_of(plain_class):
            setattr(plain, slot, getattr(self, slot))
        kept = _still_held(self)
        for each in kept.values():
            setattr(plain, each.slot, each.fitting)
        found: dict[str, Any] = plain.to_dict()
        for name, each in kept.items():
            found[name] = each.to_json()
        return {name: value for name, value in found.items() if value is not MISSING}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    def __reduce__(self) -> tuple[Any, ...]:
        # The class has no name that pickle could find.
        plain_class: Any = type(self).__bases__[1]
        values = {slot: getattr(self, slot) for slot in _slots_of(plain_class)}
        came_as = () if self._came_as is MISSING else (self._came_as,)
        return _restored, (plain_class, values, _still_held(self), *came_as)


def keep(model: Model, kept: dict[str, KeptValue], came_as: Any = MISSING) -> Any:
    """Return a model of the same class that writes some properties as they came, or an empty one as `came_as`."""
    plain_class: Any = type(model)
    values = {slot: getattr(model, slot) for slot in _slots_of(plain_class)}
    return _restored(plain_class, values, kept, came_as)


def written(value: Any) -> Any:
    """Return the JSON of a value in which models, enums and dates may stand beside JSON."""
    if isinstance(value, list):
        return [written(item) for item in cast("list[object]", value)]
    if isinstance(value, Model):
        found = cast("Any", value).to_dict()
        # A property that was set on the empty object has to be written.
        came_as = getattr(value, "_came_as", MISSING)
        return found if found or came_as is MISSING else came_as
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _restored(
    plain_class: Any, values: dict[str, Any], kept: dict[str, KeptValue], came_as: Any = MISSING
) -> Any:
    model: Any = object.__new__(_keeping(plain_class))
    for slot, value in values.items():
        setattr(model, slot, value)
    for each in kept.values():
        each.held = values[each.slot]  # unpickled numbers and texts may be equal ones
    model._kept, model._came_as = kept, came_as
    return model


def _still_held(model: Any) -> dict[str, KeptValue]:
    kept: dict[str, KeptValue] = model._kept
    return {name: each for name, each in kept.items() if getattr(model, each.slot) is each.held}


@cache
def _slots_of(plain_class: Any) -> tuple[str, ...]:
    return tuple(slot.name for slot in fields(plain_class))


@cache
def _keeping(plain_class: Any) -> type[Any]:
    """Return the subclass of a model's class whose instances hold such values. The class itself costs nothing more."""

    def from_dict(_: type[Any], src_dict: Mapping[str, Any]) -> Any:
        return plain_class.from_dict(src_dict)

    members: dict[str, Any] = {
        slot[1:]: _tolerant(getattr(plain_class, slot[1:]), slot)
        for slot in _slots_of(plain_class)
        if isinstance(getattr(plain_class, slot[1:], None), property)
    }
    members |= {
        "__slots__": ("_kept", "_came_as"),
        "__module__": plain_class.__module__,
        "__doc__": plain_class.__doc__,
    }
    members |= {"__qualname__": plain_class.__qualname__, "from_dict": classmethod(from_dict)}
    return type(plain_class.__name__, (_KeepsValues, plain_class), members)


def _tolerant(attribute: property, slot: str) -> property:
    """Return an attribute that reads an amount or a time, or else returns the value that was kept."""
    getter: Any = attribute.fget

    def read(self: Any) -> Any:
        try:
            return getter(self)
        except (ValueError, TypeError):
            if any(each.slot == slot for each in _still_held(self).values()):
                return getattr(self, slot)
            raise

    return property(read, attribute.fset, doc=attribute.__doc__)
