"""Members of the common form: where each is read in a model, and how it is converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, cast

from attrs import define
from orderkit_clients.runtime.kept import MISSING
from orderkit_clients.runtime.models import Model

from ..runtime.client.attribute_names import attribute_name
from .values import CONVERSIONS, TEXT

Getter = Callable[[Any], Any]
Report = Callable[[str, str], object]
"""Takes the member of `Order` that could not be converted, and the reason."""
AN_OBJECT: Final = "must be in an object"
_UNREADABLE: Final = object()


@define(frozen=True)
class Member:
    """A member: how to read it from a model, and how to convert it.

    Attributes:
        name: Its name in the object that it belongs to.
        label: Its name in problems, such as `customer.name`.
        read: Reads it; None if it is missing.
        convert: Converts what was read; None if that has no such form.
        wanted: What it must be; empty if another value is no fault.
        apart: Pointers that lead through other objects than those of the members beside it.
    """

    name: str
    label: str
    read: Getter
    convert: Callable[[Any], Any]
    wanted: str
    apart: Sequence[str]

    @classmethod
    def of(cls, name: str, declared: Any, within: str = "", holder: str = "") -> Member:
        """Make a member from what a mapping says of it, and the pointer of the object with those beside it."""
        convert, wanted = CONVERSIONS.get(name, TEXT)
        pointers = pointers_of(declared)
        apart = [pointer for pointer in pointers if _holder_of(pointer) not in ("", holder)]
        return cls(name, f"{within}{name}", _getter(declared, pointers), convert, wanted, apart)

    def value(self, model: Any, report: Report) -> Any:
        """Return the value of a model, or None."""
        found = self.read(model)
        if found is None or found == "":
            if self.apart and any(_is_cut_off(model, pointer) for pointer in self.apart):
                report(self.label, AN_OBJECT)
            return None
        converted = self.convert(found)
        if converted is None and self.wanted:
            report(self.label, self.wanted)
        return converted


@define(frozen=True)
class Group:
    """Several members that make an object of their own, which is None if all of them are.

    Attributes:
        label: Its name in problems.
        make: The class of the object.
        members: The members.
        holder: Pointer of the object in the model with most of them; empty if that is the model.
    """

    label: str
    make: Callable[..., Any]
    members: Sequence[Member]
    holder: str

    @classmethod
    def of(cls, label: str, make: Callable[..., Any], declared: Mapping[str, Any]) -> Group:
        """Make a group from what a mapping says of its members."""
        holders = Counter(
            _holder_of(pointer) for value in declared.values() for pointer in pointers_of(value)
        )
        ((holder, _),) = holders.most_common(1)
        members = [Member.of(name, value, f"{label}.", holder) for name, value in declared.items()]
        return cls(label, make, members, holder)

    def value(self, model: Any, report: Report) -> Any:
        """Return the object of a model, or None."""
        found = {}
        for member in self.members:
            value = member.value(model, report)
            if value is not None:
                found[member.name] = value
        if found:
            return self.make(**found)
        if self.holder and _is_cut_off(model, f"{self.holder}/"):
            report(self.label, "must be an object")
        return None


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


def pointer_getter(pointer: str) -> Getter:
    """Return a function that follows a pointer through models; what is missing on the way is None."""
    whole = attrgetter(".".join(_names(pointer)))

    def read(model: Any) -> Any:
        try:
            found = whole(model)
        except AttributeError:  # there is no object on the way, or something else in its place
            return None
        except (
            TypeError,
            ValueError,
        ):  # an amount or a time that is none, in a model that no client has read
            return _UNREADABLE
        return None if callable(found) else found

    return read


def _getter(declared: Any, pointers: Sequence[str]) -> Getter:
    if not pointers:
        return lambda model: declared["constant"]
    getters = [pointer_getter(pointer) for pointer in pointers]
    if "join" in declared:
        return _join(getters)
    return _any(getters) if len(getters) > 1 else getters[0]


def _any(getters: Sequence[Getter]) -> Getter:
    return lambda model: next((found for read in getters if (found := read(model)) not in (None, "")), None)


def _join(getters: Sequence[Getter]) -> Getter:
    def read(model: Any) -> Any:
        found = [value for getter in getters if (value := getter(model)) not in (None, "")]
        if all(isinstance(value, str) for value in found):
            return " ".join(found)
        return found  # which is no text

    return read


def _names(pointer: str) -> list[str]:
    return attribute_name(pointer.removeprefix("/")).split("/")


def _holder_of(pointer: str) -> str:
    return pointer.rpartition("/")[0]


def _is_cut_off(model: Any, pointer: str) -> bool:
    """Return whether something else stands in the place of an object on the way to where a pointer leads."""
    for name in _names(pointer)[:-1]:
        model = getattr(model, name, None)
        if model is None:
            return False
        if not is_object(model):
            return True
    return False


def is_object(model: Any) -> bool:
    """Return whether a value came as an object: an empty model may stand for an empty array."""
    return isinstance(model, Model) and getattr(model, "_came_as", MISSING) is MISSING
