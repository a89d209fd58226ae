from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_or_moment,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, constant


@_attrs_define(eq=False, repr=False)
class StatusPatch(OpenModel[Any]):
    """Sets a status of an order, or changes when it was set.

    Attributes:
        op (Literal['add']): The operation.
        path (StatusPath): A status of an order.
        value (str): When the status was set, in ISO 8601: a date, which is its midnight in UTC, or a date and time with
            `Z` or an offset. Milliseconds are kept, finer digits cut.
    """

    op: Literal["add"]
    """The operation."""
    path: StatusPath
    """A status of an order."""
    value: str
    """When the status was set, in ISO 8601: a date, which is its midnight in UTC, or a date and time with `Z` or an
    offset. Milliseconds are kept, finer digits cut."""

    @property
    def value_datetime(self) -> datetime.datetime | datetime.date:
        """`value` as an aware datetime, or as a date if it is only a day. Raises ValueError if it is something else."""
        return day_or_moment(self.value, "StatusPatch.value", "RFC 3339")

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["op"] = self.op
        field_dict["path"] = self.path.value
        field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.op = constant(src_dict["op"], "StatusPatch.op", "add")
        model.path = STATUS_PATH[src_dict["path"]]
        model.value = value = src_dict["value"]
        if type(value) is not str:
            checked(value, "StatusPatch.value", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_status_patch = StatusPatch.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "op",
        "path",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.status_path import StatusPath
from .status_path import STATUS_PATH
