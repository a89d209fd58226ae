"""Base class of generated models, and the sign of an absent property."""

from typing import Any, Generic, Literal, TypeVar

from attrs import define, field, fields


class Unset:
    """The class of `UNSET`, which stands for a property that is absent; it is false."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # Copies and pickles give the same object, so that `is UNSET` holds for them.
        return "UNSET"


UNSET: Unset = Unset()

V = TypeVar("V")


@define(eq=False, repr=False)
class OpenModel(Generic[V]):  # noqa: PLW1641 - a model can change, so it has no hash
    """A model that keeps the properties that its schema does not name."""

    # None until there are any: most models never need a dict of their own.
    _extras: dict[str, V] | None = field(init=False, default=None)

    @property
    def additional_properties(self) -> dict[str, V]:
        """The properties that the schema does not name."""
        if self._extras is None:
            self._extras = {}
        return self._extras

    @additional_properties.setter
    def additional_properties(self, extras: dict[str, V]) -> None:
        self._extras = extras

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the schema does not name."""
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
        if not isinstance(other, type(self)) or type(other) is not type(self):
            return NotImplemented
        return self._members() == other._members()

    def __repr__(self) -> str:
        members = self._members()
        members["additional_properties"] = members.pop("_extras")
        shown = ", ".join(f"{name}={value!r}" for name, value in members.items())
        return f"{self.__class__.__qualname__}({shown})"
