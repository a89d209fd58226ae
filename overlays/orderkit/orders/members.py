"""Members of the common form: where each is read in a model, and how it is converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from attrs import define
from orderkit_clients.runtime.kept import MISSING
from orderkit_clients.runtime.models import Model

from ..runtime.client.attribute_names import attribute_name
from .values import CONVERSIONS, TEXT, as_text

Report = Callable[[str, str], object]
"""Takes the member of `Order` that could not be converted, and the reason."""
Getter = Callable[[Any, str, Any], Any]
Reader = Callable[[Sequence[Any], Getter], Any]
"""Takes the objects that hold members, and what reads an attribute."""
_UNREADABLE: Final = object()
_PLAIN: Final = set[Any]()
"""Classes of models that came as objects."""


class _Holder(NamedTuple):
    """An object in the model that holds members. Each is read once, however many members it has.

    Attributes:
        parent: The number of the object that it is in.
        attribute: Its attribute there.
        lost: The problems if something else stands in its place: the members that are lost, and the reasons.
    """

    parent: int
    attribute: str
    lost: Sequence[tuple[str, str]] = ()


class _Member(NamedTuple):
    """A member: where it is read, and how it is converted.

    Attributes:
        name: Its name in the object that it belongs to.
        label: Its name in problems, such as `customer.name`.
        holder: The number of the object that holds it.
        attribute: Its attribute there; empty if it is read otherwise.
        read: Reads it from all objects, if it is not one attribute.
        convert: Converts what was read; None if that has no such form.
        wanted: What it must be; empty if another value is no fault.
    """

    name: str
    label: str
    holder: int
    attribute: str
    read: Reader | None
    convert: Callable[[Any], Any]
    wanted: str


@define(frozen=True)
class Members:
    """Members of one object of the common form, read from a model of a provider."""

    _holders: Sequence[_Holder]
    _members: Sequence[_Member]
    _constants: Mapping[str, Any]

    @classmethod
    def of(cls, declared: Mapping[str, Any], label: str = "") -> Members:
        """Make them from what a mapping says; `label` is the object's name in problems."""
        plan = _Plan(label, _main_holder(declared) if label else "")
        read = {name: value for name, value in declared.items() if pointers_of(value)}
        members = [plan.member(name, value) for name, value in read.items()]
        constants = {name: value["constant"] for name, value in declared.items() if name not in read}
        return cls(plan.holders, members, constants)

    def values(self, model: Any, report: Report) -> dict[str, Any]:
        """Return the values of a model by name, without those that are None."""
        try:
            values, problems = self._read(model, getattr)
        except (TypeError, ValueError):
            # Once in a thousand orders, so the others do without a function around `getattr`.
            values, problems = self._read(model, read_attribute)
        for label, reason in problems:
            report(label, reason)
        return values

    def _read(self, model: Any, get: Getter) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """Return the values of a model, and its problems as member and reason."""
        problems = list[tuple[str, str]]()
        holders = self._read_holders(model, get, problems)
        values = dict(self._constants)
        for name, label, number, attribute, read, convert, wanted in self._members:
            holder = holders[number]
            if holder is None:
                continue
            found = get(holder, attribute, None) if read is None else read(holders, get)
            if found is None:
                continue
            # Most are texts, and stay as they are.
            if type(found) is str and (convert is as_text or not found):
                if found:
                    values[name] = found
            elif (converted := convert(found)) is not None:
                values[name] = converted
            elif wanted:
                problems.append((label, wanted))
        return values, problems

    def _read_holders(self, model: Any, get: Getter, problems: list[tuple[str, str]]) -> list[Any]:
        """Return the model and the objects in it, with None for what is missing or is no object."""
        holders = [model]
        for parent, attribute, lost in self._holders:
            holder = holders[parent]
            found = None if holder is None else get(holder, attribute, None)
            if found is not None and not is_object(found):
                problems += lost
                found = None
            holders.append(found)
        return holders


class _Plan:
    """Numbers the objects of a model from which members are read; the model itself is 0."""

    def __init__(self, label: str, main: str) -> None:
        self.holders: list[_Holder] = []
        self._label, self._main = label, main
        self._numbers = {"": 0}

    def member(self, name: str, declared: Any) -> _Member:
        label = f"{self._label}.{name}" if self._label else name
        places = [self._place(pointer, label) for pointer in pointers_of(declared)]
        convert, wanted = CONVERSIONS.get(name, TEXT)
        if len(places) == 1:
            return _Member(name, label, *places[0], None, convert, wanted)
        return _Member(name, label, 0, "", _reader(declared, places), convert, wanted)

    def _place(self, pointer: str, label: str) -> tuple[int, str]:
        path, _, name = pointer.rpartition("/")
        return self._number(path, label), attribute_name(name)

    def _number(self, path: str, label: str) -> int:
        """Return the number of an object, and note that a member is lost with it."""
        if not path:
            return 0
        parent, _, name = path.rpartition("/")
        number = self._number(parent, label)
        if path not in self._numbers:
            self.holders.append(_Holder(number, attribute_name(name)))
            self._numbers[path] = len(self.holders)
        holder = self.holders[self._numbers[path] - 1]
        # Most members of a group are in one object, which is named instead of each of them.
        lost = (self._label, "must be an object") if path == self._main else (label, "must be in an object")
        if lost not in holder.lost:
            self.holders[self._numbers[path] - 1] = holder._replace(lost=(*holder.lost, lost))
        return self._numbers[path]


def pointers_of(declared: Any) -> Sequence[str]:
    """Return the pointers by which a member is read; none if it is a constant."""
    match declared:
        case str():
            return (declared,)
        case {"constant": _}:
            return ()
        case {"pointer": pointer}:
            return (str(pointer),)
        case {"any": pointers} | {"join": pointers}:
            return tuple(cast("Sequence[str]", pointers))
        case _:
            raise ValueError(
                f"a member must be a pointer or have constant, pointer, any or join (got {declared})"
            )


def read_attribute(model: Any, name: str, default: Any = None) -> Any:
    """Return an attribute of a model, or the default if it has none."""
    try:
        return getattr(model, name, default)
    except (TypeError, ValueError):  # an amount or a time that is none, in a model that no client has read
        return _UNREADABLE


def is_object(value: Any) -> bool:
    """Return whether a value came as an object: an empty model may stand for an empty array."""
    kind: Any = value.__class__
    if kind in _PLAIN:
        return True
    if not issubclass(kind, Model):
        return False
    if not hasattr(kind, "_came_as"):
        _PLAIN.add(kind)
        return True
    return bool(value._came_as is MISSING)


def _main_holder(declared: Mapping[str, Any]) -> str:
    """Return the path of the object with most members of a group."""
    pointers = [pointer for value in declared.values() for pointer in pointers_of(value)]
    paths = Counter(pointer.rpartition("/")[0] for pointer in pointers)
    return max(paths, key=lambda path: paths[path], default="")


def _reader(declared: Mapping[str, Any], places: Sequence[tuple[int, str]]) -> Reader:
    is_joined = "join" in declared

    def read(holders: Sequence[Any], get: Getter) -> Any:
        found = list[Any]()
        for number, name in places:
            value = get(holders[number], name, None)
            if value is not None and value != "":
                if not is_joined:
                    return value
                found.append(value)
        if not found:
            return None
        return " ".join(found) if all(isinstance(value, str) for value in found) else _UNREADABLE

    return read
