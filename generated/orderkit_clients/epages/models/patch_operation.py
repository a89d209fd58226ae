from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, first_that_fits


@_attrs_define(eq=False, repr=False)
class PatchOperation(OpenModel[Any]):
    """One change of an order. `add` takes a `value`: a text of 1 to 4000 characters for `/orderNumber`,
    `/customerComment`, `/internalNote` and `/payment`; a time in ISO 8601 for a status, such as `/paidOn`; some
    properties of an address for `/billingAddress` and `/shippingAddress`. `remove` takes none, and only a comment, a
    note or a status can be removed. The conditions of `allOf` say the same for validators.

        Attributes:
            op (PatchOp): An operation of JSON Patch. `add`: sets or replaces. `remove`: unsets.
            path (PatchPath): A place in an order that can be changed.
            value (AddressInput | str | None): The new value: a text, a time or properties of an address, as `path` asks
                for.
    """

    op: PatchOp
    """An operation of JSON Patch. `add`: sets or replaces. `remove`: unsets."""
    path: PatchPath
    """A place in an order that can be changed."""
    value: AddressInput | str | None = None
    """The new value: a text, a time or properties of an address, as `path` asks for."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["op"] = self.op.value
        field_dict["path"] = self.path.value
        if self.value is not None:
            field_dict["value"] = self.value.to_dict() if isinstance(self.value, AddressInput) else self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.op = PATCH_OP[src_dict["op"]]
        model.path = PATCH_PATH[src_dict["path"]]
        if "value" in src_dict:
            value = src_dict["value"]
            model.value = first_that_fits(
                value,
                "PatchOperation.value",
                lambda given: read_address_input(given),
                lambda given: checked(given, "PatchOperation.value", str),
            )
        else:
            model.value = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_patch_operation = PatchOperation.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "op",
        "path",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address_input import AddressInput
from ..models.patch_op import PatchOp
from ..models.patch_path import PatchPath
from .address_input import read_address_input
from .patch_op import PATCH_OP
from .patch_path import PATCH_PATH
