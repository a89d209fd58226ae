from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class PaymentMethod(OpenModel[Any]):
    """A way of paying that the shop offers.

    Attributes:
        id (str): Id of the payment method.
        name (str | None): Name of the payment method.
        provider_name (None | str): Name of the payment provider.
        additional_data (AdditionalData | None): Data that the payment provider adds.
    """

    id: str
    """Id of the payment method."""
    name: str | None = None
    """Name of the payment method."""
    provider_name: None | str = None
    """Name of the payment provider."""
    additional_data: AdditionalData | None = None
    """Data that the payment provider adds."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"provider_name": 1, "additional_data": 2}
    SLOTS: ClassVar[dict[str, str]] = {
        "providerName": "provider_name",
        "additionalData": "additional_data",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        if self.name is not None:
            field_dict["name"] = self.name
        if self.provider_name is not None:
            field_dict["providerName"] = self.provider_name
        elif self._present & 1:
            field_dict["providerName"] = None
        if self.additional_data is not None:
            field_dict["additionalData"] = (
                self.additional_data.to_dict()
                if isinstance(self.additional_data, AdditionalData)
                else self.additional_data
            )
        elif self._present & 2:
            field_dict["additionalData"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        present = 3
        model.id = value = src_dict["id"]
        if type(value) is not str:
            checked(value, "PaymentMethod.id", str)
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "PaymentMethod.name", str)
        else:
            model.name = None
            known -= 1
        if "providerName" in src_dict:
            model.provider_name = value = src_dict["providerName"]
            if type(value) is not str and value is not None:
                checked(value, "PaymentMethod.providerName", str, None)
        else:
            model.provider_name = None
            present -= 1
            known -= 1
        if "additionalData" in src_dict:
            value = src_dict["additionalData"]
            model.additional_data = None if value is None else read_additional_data(value)
        else:
            model.additional_data = None
            present -= 2
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_payment_method = PaymentMethod.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "name",
        "providerName",
        "additionalData",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.additional_data import AdditionalData
from .additional_data import read_additional_data
