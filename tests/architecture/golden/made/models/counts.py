from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Counts(OpenModel[int]):
    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Counts", Mapping)
        model = blank(cls)
        known = 0
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {
                name: number(extra, "Counts", int) for name, extra in src_dict.items() if name not in _KNOWN
            }
        return model


read_counts = Counts.from_dict

_KNOWN: Final[frozenset[str]] = frozenset({})
