from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ShippingDetails(OpenModel[Any]):
    """How an order is to be shipped.

    Attributes:
        is_local_pickup (bool | None): Whether the customer fetches the order from the shop.
        delivery_indicator (str | None): How the order is to be delivered, in the words the customer chose at checkout.
        measurement (Measurement | None): Weight and size.
        ship_with (ShipWith | None): The shipping option of an order.
    """

    is_local_pickup: bool | None = None
    """Whether the customer fetches the order from the shop."""
    delivery_indicator: str | None = None
    """How the order is to be delivered, in the words the customer chose at checkout."""
    measurement: Measurement | None = None
    """Weight and size."""
    ship_with: ShipWith | None = None
    """The shipping option of an order."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"is_local_pickup": 1}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.is_local_pickup is not None:
            field_dict["is_local_pickup"] = self.is_local_pickup
        elif self._present & 1:
            field_dict["is_local_pickup"] = None
        if self.delivery_indicator is not None:
            field_dict["delivery_indicator"] = self.delivery_indicator
        if self.measurement is not None:
            field_dict["measurement"] = self.measurement.to_dict()
        if self.ship_with is not None:
            field_dict["ship_with"] = self.ship_with.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "ShippingDetails", Mapping)
        model = blank(cls)
        known = 4
        present = 1
        if "is_local_pickup" in src_dict:
            model.is_local_pickup = value = src_dict["is_local_pickup"]
            if type(value) is not bool and value is not None:
                checked(value, "ShippingDetails.is_local_pickup", bool, None)
        else:
            model.is_local_pickup = None
            present -= 1
            known -= 1
        if "delivery_indicator" in src_dict:
            model.delivery_indicator = value = src_dict["delivery_indicator"]
            if type(value) is not str:
                checked(value, "ShippingDetails.delivery_indicator", str)
        else:
            model.delivery_indicator = None
            known -= 1
        if "measurement" in src_dict:
            model.measurement = read_measurement(src_dict["measurement"])
        else:
            model.measurement = None
            known -= 1
        if "ship_with" in src_dict:
            model.ship_with = read_ship_with(src_dict["ship_with"])
        else:
            model.ship_with = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_shipping_details = ShippingDetails.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "is_local_pickup",
        "delivery_indicator",
        "measurement",
        "ship_with",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.measurement import Measurement
from ..models.ship_with import ShipWith
from .measurement import read_measurement
from .ship_with import read_ship_with
