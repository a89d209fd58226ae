"""Contains some shared types for properties"""

from collections.abc import Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import IO, Any, BinaryIO, Generic, Literal, TypeVar

from attrs import define, field, fields


class Unset:
    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

V = TypeVar("V")


@define(eq=False, repr=False)
class OpenModel(Generic[V]):
    """A model that keeps the members which its schema does not name"""

    _extras: dict[str, V] | None = field(init=False, default=None)
    """None until there are any: most models never need a dict of their own"""

    @property
    def additional_properties(self) -> dict[str, V]:
        """The members that the schema does not name"""
        if self._extras is None:
            self._extras = {}
        return self._extras

    @additional_properties.setter
    def additional_properties(self, extras: dict[str, V]) -> None:
        self._extras = extras

    @property
    def additional_keys(self) -> list[str]:
        return list(self._extras or ())

    def __getitem__(self, key: str) -> V:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return self._extras is not None and key in self._extras

    def _members(self) -> dict[str, Any]:
        # A traceback may show a model that is only half read.
        members = {slot.name: getattr(self, slot.name, UNSET) for slot in fields(self.__class__)}
        members["_extras"] = members["_extras"] or {}
        return members

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OpenModel) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._members() == other._members()

    def __repr__(self) -> str:
        members = self._members()
        members["additional_properties"] = members.pop("_extras")
        shown = ", ".join(f"{name}={value!r}" for name, value in members.items())
        return f"{self.__class__.__qualname__}({shown})"


blank = object.__new__
"""Makes a model with nothing in its slots"""


def checked(value: Any, place: str, *kinds: type | None) -> Any:
    """A value that is of one of the kinds; true and false are no numbers"""
    for kind in kinds:
        if (
            value is None
            if kind is None
            else isinstance(value, kind) and (kind is bool or type(value) is not bool)
        ):
            return value
    raise TypeError(f"{place}: a {type(value).__name__} is not what the schema says")


def constant(value: Any, place: str, wanted: Any) -> Any:
    """A value that is the one the schema names"""
    if value != wanted:
        raise ValueError(f"{place} must match const {wanted!r}, got {value!r}")
    return value


def items(value: Any, place: str) -> list[Any]:
    """A list, or a tuple from those who make models by hand"""
    found: list[Any] = value if type(value) is list else checked(value, place, list, tuple)
    return found


def first_that_fits(value: Any, place: str, *readings: Callable[[Any], Any]) -> Any:
    """What the first reading that does not fail makes of a value"""
    for reading in readings:
        try:
            return reading(value)
        except (TypeError, ValueError, AttributeError, KeyError):
            continue
    raise TypeError(f"{place}: the value fits none of the forms that the schema names")


# The types that `httpx.Client(files=)` can accept, copied from that library.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (filename, file (or bytes), content_type)
    tuple[str | None, FileContent, str | None]
    # (filename, file (or bytes), content_type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """Contains information for file uploads"""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return a tuple representation that httpx will accept for multipart/form-data"""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """A response from an endpoint"""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


__all__ = [
    "UNSET",
    "File",
    "FileTypes",
    "OpenModel",
    "RequestFiles",
    "Response",
    "Unset",
    "blank",
    "checked",
    "constant",
    "first_that_fits",
    "items",
]
