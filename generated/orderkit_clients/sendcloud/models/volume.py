from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Volume(OpenModel[Any]):
    """A volume.

    Attributes:
        value (float): The volume, in the unit named beside it.
        unit (str): The unit of the volume, such as `m3`, `cm3`, `l`, `ml` or `gal`.
    """

    value: float
    """The volume, in the unit named beside it."""
    unit: str
    """The unit of the volume, such as `m3`, `cm3`, `l`, `ml` or `gal`."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["value"] = self.value
        field_dict["unit"] = self.unit
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.value = value = src_dict["value"]
        if type(value) is not float and type(value) is not int:
            model.value = number(value, "Volume.value", float, int)
        model.unit = value = src_dict["unit"]
        if type(value) is not str:
            checked(value, "Volume.unit", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_volume = Volume.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "value",
        "unit",
    }
)
