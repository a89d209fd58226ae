"""Base classes of generated models."""

from typing import Any, ClassVar, Generic, TypeVar, cast

from attrs import NOTHING, define, field, fields

# A repr is for people: a page of orders takes several hundred thousand characters, a screen shows about this many.
REPR_LENGTH = 1000
# Models are nested a few levels deep. What a provider sends may be nested deeper than functions can go.
_DEEPEST = 50

V = TypeVar("V")


@define(eq=False, repr=False)
class Model:  # noqa: PLW1641 - a model can change, so it has no hash
    """A model: an absent property reads as None, and a null that was read is written back as null."""

    NULLABLE: ClassVar[dict[str, int]] = {}
    """By attribute that may be absent or null: its bit in `_present`, which is set if the JSON had the property.

    None stands for null where the bit is set, and else for absent. To look for what is absent costs less than to look
    for what is null, so the bits start set and are cleared.
    """
    SLOTS: ClassVar[dict[str, str]] = {}
    """The slots whose names are not those of JSON: by the name in JSON."""
    SECRETS: ClassVar[frozenset[str]] = frozenset()
    """Attributes whose values no repr shows: those of the format `password`."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)) or type(other) is not type(self):
            return NotImplemented
        return _state_of(self) == _state_of(other)

    def __repr__(self) -> str:
        text = shown(self)
        hidden = len(text) - REPR_LENGTH
        return text if hidden <= 0 else f"{text[:REPR_LENGTH]}... ({hidden} more characters)"


def _state_of(model: Model) -> tuple[dict[str, Any], set[str], dict[str, Any]]:
    """Return the values of all attributes, the names of those that are null, and the additional properties."""
    # A traceback may show a model that is only half read, so any slot may be empty.
    held: dict[str, Any] = {slot.name: getattr(model, slot.name, None) for slot in fields(type(model))}
    extras: dict[str, Any] = held.pop("_extras", None) or {}
    present: int = held.pop("_present", None) or 0
    nulls = {
        name.removeprefix("_") for name, bit in model.NULLABLE.items() if present & bit and held[name] is None
    }
    values = {name.removeprefix("_"): _read(model, name, value) for name, value in held.items()}
    return values, nulls, extras


def _read(model: Model, slot: str, held: Any) -> Any:
    """Return the value of an attribute. Of an amount or a time that cannot be read it is what its slot holds."""
    if held is None or not slot.startswith("_"):
        return held
    try:
        return getattr(model, slot[1:]) or held
    except ValueError:
        return held


def shown(value: Any, depth: int = 0) -> str:
    """Return the repr of a value, in which models show what is set and no secrets."""
    if depth > _DEEPEST:
        return "..."
    if isinstance(value, Model):
        attributes = ", ".join(f"{name}={text}" for name, text in _shown_attributes(value, depth + 1))
        return f"{type(value).__qualname__}({attributes})"
    kind = cast("type[object]", type(value))
    if kind is list:
        return f"[{', '.join([shown(item, depth + 1) for item in value])}]"
    if kind is dict:
        return f"{{{', '.join(f'{name!r}: {shown(item, depth + 1)}' for name, item in value.items())}}}"
    return repr(value)


def _shown_attributes(model: Model, depth: int) -> list[tuple[str, str]]:
    values, nulls, extras = _state_of(model)
    nulls |= {slot.name.removeprefix("_") for slot in fields(type(model)) if slot.default is NOTHING}
    found = {name: value for name, value in values.items() if value is not None or name in nulls}
    if extras:
        found["additional_properties"] = extras
    return [
        (name, "'***'" if name in model.SECRETS else shown(value, depth)) for name, value in found.items()
    ]


@define(eq=False, repr=False)
class OpenModel(Model, Generic[V]):
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
