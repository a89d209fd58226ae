from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ServicePointDetails(OpenModel[Any]):
    """A service point, named by Sendcloud's id, by the carrier's id or by both.

    Attributes:
        id (str | None): Sendcloud's id of the service point.
        carrier_service_point_id (str | None): The carrier's id of the service point.
        post_number (str | None): The customer's number at the service point.
        latitude (str | None): Latitude of the service point in degrees, as text.
        longitude (str | None): Longitude of the service point in degrees, as text.
        type_ (str | None): The kind of service point.
        extra_data (ServicePointDetailsExtraData | None): Anything else that the carrier knows about the service point.
    """

    id: str | None = None
    """Sendcloud's id of the service point."""
    carrier_service_point_id: str | None = None
    """The carrier's id of the service point."""
    post_number: str | None = None
    """The customer's number at the service point."""
    latitude: str | None = None
    """Latitude of the service point in degrees, as text."""
    longitude: str | None = None
    """Longitude of the service point in degrees, as text."""
    type_: str | None = None
    """The kind of service point."""
    extra_data: ServicePointDetailsExtraData | None = None
    """Anything else that the carrier knows about the service point."""
    SLOTS: ClassVar[dict[str, str]] = {
        "type": "type_",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.id is not None:
            field_dict["id"] = self.id
        if self.carrier_service_point_id is not None:
            field_dict["carrier_service_point_id"] = self.carrier_service_point_id
        if self.post_number is not None:
            field_dict["post_number"] = self.post_number
        if self.latitude is not None:
            field_dict["latitude"] = self.latitude
        if self.longitude is not None:
            field_dict["longitude"] = self.longitude
        if self.type_ is not None:
            field_dict["type"] = self.type_
        if self.extra_data is not None:
            field_dict["extra_data"] = self.extra_data.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "ServicePointDetails", Mapping)
        model = blank(cls)
        known = 7
        if "id" in src_dict:
            model.id = value = src_dict["id"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.id", str)
        else:
            model.id = None
            known -= 1
        if "carrier_service_point_id" in src_dict:
            model.carrier_service_point_id = value = src_dict["carrier_service_point_id"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.carrier_service_point_id", str)
        else:
            model.carrier_service_point_id = None
            known -= 1
        if "post_number" in src_dict:
            model.post_number = value = src_dict["post_number"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.post_number", str)
        else:
            model.post_number = None
            known -= 1
        if "latitude" in src_dict:
            model.latitude = value = src_dict["latitude"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.latitude", str)
        else:
            model.latitude = None
            known -= 1
        if "longitude" in src_dict:
            model.longitude = value = src_dict["longitude"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.longitude", str)
        else:
            model.longitude = None
            known -= 1
        if "type" in src_dict:
            model.type_ = value = src_dict["type"]
            if type(value) is not str:
                checked(value, "ServicePointDetails.type", str)
        else:
            model.type_ = None
            known -= 1
        if "extra_data" in src_dict:
            model.extra_data = read_service_point_details_extra_data(src_dict["extra_data"])
        else:
            model.extra_data = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_service_point_details = ServicePointDetails.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "carrier_service_point_id",
        "post_number",
        "latitude",
        "longitude",
        "type",
        "extra_data",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.service_point_details_extra_data import ServicePointDetailsExtraData
from .service_point_details_extra_data import read_service_point_details_extra_data
