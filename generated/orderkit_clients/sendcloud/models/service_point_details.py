from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.service_point_details_extra_data import ServicePointDetailsExtraData


T = TypeVar("T", bound="ServicePointDetails")


@_attrs_define
class ServicePointDetails:
    """A service point. Sendcloud wants at least one of `id` and `carrier_service_point_id`; both may be there.

    Attributes:
        id (str | Unset): Sendcloud's identification of the service point.
        carrier_service_point_id (str | Unset): The carrier's identification of the service point.
        post_number (str | Unset): The customer's number at the service point.
        latitude (str | Unset): Latitude of the service point in degrees, as text.
        longitude (str | Unset): Longitude of the service point in degrees, as text.
        type_ (str | Unset): The kind of service point.
        extra_data (ServicePointDetailsExtraData | Unset): Anything else the carrier says of the service point.
    """

    id: str | Unset = UNSET
    carrier_service_point_id: str | Unset = UNSET
    post_number: str | Unset = UNSET
    latitude: str | Unset = UNSET
    longitude: str | Unset = UNSET
    type_: str | Unset = UNSET
    extra_data: ServicePointDetailsExtraData | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        carrier_service_point_id = self.carrier_service_point_id

        post_number = self.post_number

        latitude = self.latitude

        longitude = self.longitude

        type_ = self.type_

        extra_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.extra_data, Unset):
            extra_data = self.extra_data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if carrier_service_point_id is not UNSET:
            field_dict["carrier_service_point_id"] = carrier_service_point_id
        if post_number is not UNSET:
            field_dict["post_number"] = post_number
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if type_ is not UNSET:
            field_dict["type"] = type_
        if extra_data is not UNSET:
            field_dict["extra_data"] = extra_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_point_details_extra_data import ServicePointDetailsExtraData  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        carrier_service_point_id = d.pop("carrier_service_point_id", UNSET)

        post_number = d.pop("post_number", UNSET)

        latitude = d.pop("latitude", UNSET)

        longitude = d.pop("longitude", UNSET)

        type_ = d.pop("type", UNSET)

        _extra_data = d.pop("extra_data", UNSET)
        extra_data: ServicePointDetailsExtraData | Unset
        if isinstance(_extra_data, Unset):
            extra_data = UNSET
        else:
            extra_data = ServicePointDetailsExtraData.from_dict(_extra_data)

        service_point_details = cls(
            id=id,
            carrier_service_point_id=carrier_service_point_id,
            post_number=post_number,
            latitude=latitude,
            longitude=longitude,
            type_=type_,
            extra_data=extra_data,
        )

        service_point_details.additional_properties = d
        return service_point_details

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
