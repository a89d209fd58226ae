from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DangerousGoods")


@_attrs_define
class DangerousGoods:
    """What carriers need to know of dangerous goods. Every member is text.

    Attributes:
        chemical_record_identifier (None | str | Unset): Identifier of the chemical record.
        regulation_set (None | str | Unset): The rules that apply: `IATA` or `ADR`.
        packaging_type_quantity (None | str | Unset): How many packagings there are.
        packaging_type (None | str | Unset): The kind of packaging.
        packaging_instruction_code (None | str | Unset): Code of the packing instruction.
        id_number (None | str | Unset): Identification number of the goods, such as a UN number.
        class_division_number (None | str | Unset): Class or division of the hazard.
        quantity (None | str | Unset): How much there is, in the unit of measurement.
        unit_of_measurement (None | str | Unset): The unit of the quantity: kilogram (`KG`), gram (`G`), litre (`L`) or
            millilitre (`ML`).
        proper_shipping_name (None | str | Unset): Proper shipping name of the goods.
        commodity_regulated_level_code (None | str | Unset): Level of the rules: limited (`LQ`) or excepted (`EQ`)
            quantities.
        transportation_mode (None | str | Unset): How the goods may travel: `Highway`, `Ground`, `PAX` or `CAO`.
        emergency_contact_name (None | str | Unset): Whom to ask in an emergency.
        emergency_contact_phone (None | str | Unset): Phone number of whom to ask in an emergency.
        adr_packing_group_letter (None | str | Unset): Packing group by ADR: `I`, `II` or `III`.
        local_proper_shipping_name (None | str | Unset): Proper shipping name of the goods in the local language.
        transport_category (None | str | Unset): Transport category by ADR.
        tunnel_restriction_code (None | str | Unset): Tunnel restriction code by ADR.
        weight_type (None | str | Unset): Which weight is meant: `Net` or `Gross`.
    """

    chemical_record_identifier: None | str | Unset = UNSET
    regulation_set: None | str | Unset = UNSET
    packaging_type_quantity: None | str | Unset = UNSET
    packaging_type: None | str | Unset = UNSET
    packaging_instruction_code: None | str | Unset = UNSET
    id_number: None | str | Unset = UNSET
    class_division_number: None | str | Unset = UNSET
    quantity: None | str | Unset = UNSET
    unit_of_measurement: None | str | Unset = UNSET
    proper_shipping_name: None | str | Unset = UNSET
    commodity_regulated_level_code: None | str | Unset = UNSET
    transportation_mode: None | str | Unset = UNSET
    emergency_contact_name: None | str | Unset = UNSET
    emergency_contact_phone: None | str | Unset = UNSET
    adr_packing_group_letter: None | str | Unset = UNSET
    local_proper_shipping_name: None | str | Unset = UNSET
    transport_category: None | str | Unset = UNSET
    tunnel_restriction_code: None | str | Unset = UNSET
    weight_type: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        chemical_record_identifier: None | str | Unset
        if isinstance(self.chemical_record_identifier, Unset):
            chemical_record_identifier = UNSET
        else:
            chemical_record_identifier = self.chemical_record_identifier

        regulation_set: None | str | Unset
        if isinstance(self.regulation_set, Unset):
            regulation_set = UNSET
        else:
            regulation_set = self.regulation_set

        packaging_type_quantity: None | str | Unset
        if isinstance(self.packaging_type_quantity, Unset):
            packaging_type_quantity = UNSET
        else:
            packaging_type_quantity = self.packaging_type_quantity

        packaging_type: None | str | Unset
        if isinstance(self.packaging_type, Unset):
            packaging_type = UNSET
        else:
            packaging_type = self.packaging_type

        packaging_instruction_code: None | str | Unset
        if isinstance(self.packaging_instruction_code, Unset):
            packaging_instruction_code = UNSET
        else:
            packaging_instruction_code = self.packaging_instruction_code

        id_number: None | str | Unset
        if isinstance(self.id_number, Unset):
            id_number = UNSET
        else:
            id_number = self.id_number

        class_division_number: None | str | Unset
        if isinstance(self.class_division_number, Unset):
            class_division_number = UNSET
        else:
            class_division_number = self.class_division_number

        quantity: None | str | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        else:
            quantity = self.quantity

        unit_of_measurement: None | str | Unset
        if isinstance(self.unit_of_measurement, Unset):
            unit_of_measurement = UNSET
        else:
            unit_of_measurement = self.unit_of_measurement

        proper_shipping_name: None | str | Unset
        if isinstance(self.proper_shipping_name, Unset):
            proper_shipping_name = UNSET
        else:
            proper_shipping_name = self.proper_shipping_name

        commodity_regulated_level_code: None | str | Unset
        if isinstance(self.commodity_regulated_level_code, Unset):
            commodity_regulated_level_code = UNSET
        else:
            commodity_regulated_level_code = self.commodity_regulated_level_code

        transportation_mode: None | str | Unset
        if isinstance(self.transportation_mode, Unset):
            transportation_mode = UNSET
        else:
            transportation_mode = self.transportation_mode

        emergency_contact_name: None | str | Unset
        if isinstance(self.emergency_contact_name, Unset):
            emergency_contact_name = UNSET
        else:
            emergency_contact_name = self.emergency_contact_name

        emergency_contact_phone: None | str | Unset
        if isinstance(self.emergency_contact_phone, Unset):
            emergency_contact_phone = UNSET
        else:
            emergency_contact_phone = self.emergency_contact_phone

        adr_packing_group_letter: None | str | Unset
        if isinstance(self.adr_packing_group_letter, Unset):
            adr_packing_group_letter = UNSET
        else:
            adr_packing_group_letter = self.adr_packing_group_letter

        local_proper_shipping_name: None | str | Unset
        if isinstance(self.local_proper_shipping_name, Unset):
            local_proper_shipping_name = UNSET
        else:
            local_proper_shipping_name = self.local_proper_shipping_name

        transport_category: None | str | Unset
        if isinstance(self.transport_category, Unset):
            transport_category = UNSET
        else:
            transport_category = self.transport_category

        tunnel_restriction_code: None | str | Unset
        if isinstance(self.tunnel_restriction_code, Unset):
            tunnel_restriction_code = UNSET
        else:
            tunnel_restriction_code = self.tunnel_restriction_code

        weight_type: None | str | Unset
        if isinstance(self.weight_type, Unset):
            weight_type = UNSET
        else:
            weight_type = self.weight_type

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if chemical_record_identifier is not UNSET:
            field_dict["chemical_record_identifier"] = chemical_record_identifier
        if regulation_set is not UNSET:
            field_dict["regulation_set"] = regulation_set
        if packaging_type_quantity is not UNSET:
            field_dict["packaging_type_quantity"] = packaging_type_quantity
        if packaging_type is not UNSET:
            field_dict["packaging_type"] = packaging_type
        if packaging_instruction_code is not UNSET:
            field_dict["packaging_instruction_code"] = packaging_instruction_code
        if id_number is not UNSET:
            field_dict["id_number"] = id_number
        if class_division_number is not UNSET:
            field_dict["class_division_number"] = class_division_number
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if unit_of_measurement is not UNSET:
            field_dict["unit_of_measurement"] = unit_of_measurement
        if proper_shipping_name is not UNSET:
            field_dict["proper_shipping_name"] = proper_shipping_name
        if commodity_regulated_level_code is not UNSET:
            field_dict["commodity_regulated_level_code"] = commodity_regulated_level_code
        if transportation_mode is not UNSET:
            field_dict["transportation_mode"] = transportation_mode
        if emergency_contact_name is not UNSET:
            field_dict["emergency_contact_name"] = emergency_contact_name
        if emergency_contact_phone is not UNSET:
            field_dict["emergency_contact_phone"] = emergency_contact_phone
        if adr_packing_group_letter is not UNSET:
            field_dict["adr_packing_group_letter"] = adr_packing_group_letter
        if local_proper_shipping_name is not UNSET:
            field_dict["local_proper_shipping_name"] = local_proper_shipping_name
        if transport_category is not UNSET:
            field_dict["transport_category"] = transport_category
        if tunnel_restriction_code is not UNSET:
            field_dict["tunnel_restriction_code"] = tunnel_restriction_code
        if weight_type is not UNSET:
            field_dict["weight_type"] = weight_type

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_chemical_record_identifier(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        chemical_record_identifier = _parse_chemical_record_identifier(
            d.pop("chemical_record_identifier", UNSET)
        )

        def _parse_regulation_set(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        regulation_set = _parse_regulation_set(d.pop("regulation_set", UNSET))

        def _parse_packaging_type_quantity(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        packaging_type_quantity = _parse_packaging_type_quantity(d.pop("packaging_type_quantity", UNSET))

        def _parse_packaging_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        packaging_type = _parse_packaging_type(d.pop("packaging_type", UNSET))

        def _parse_packaging_instruction_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        packaging_instruction_code = _parse_packaging_instruction_code(
            d.pop("packaging_instruction_code", UNSET)
        )

        def _parse_id_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        id_number = _parse_id_number(d.pop("id_number", UNSET))

        def _parse_class_division_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        class_division_number = _parse_class_division_number(d.pop("class_division_number", UNSET))

        def _parse_quantity(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

        def _parse_unit_of_measurement(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit_of_measurement = _parse_unit_of_measurement(d.pop("unit_of_measurement", UNSET))

        def _parse_proper_shipping_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        proper_shipping_name = _parse_proper_shipping_name(d.pop("proper_shipping_name", UNSET))

        def _parse_commodity_regulated_level_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        commodity_regulated_level_code = _parse_commodity_regulated_level_code(
            d.pop("commodity_regulated_level_code", UNSET)
        )

        def _parse_transportation_mode(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        transportation_mode = _parse_transportation_mode(d.pop("transportation_mode", UNSET))

        def _parse_emergency_contact_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        emergency_contact_name = _parse_emergency_contact_name(d.pop("emergency_contact_name", UNSET))

        def _parse_emergency_contact_phone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        emergency_contact_phone = _parse_emergency_contact_phone(d.pop("emergency_contact_phone", UNSET))

        def _parse_adr_packing_group_letter(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adr_packing_group_letter = _parse_adr_packing_group_letter(d.pop("adr_packing_group_letter", UNSET))

        def _parse_local_proper_shipping_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        local_proper_shipping_name = _parse_local_proper_shipping_name(
            d.pop("local_proper_shipping_name", UNSET)
        )

        def _parse_transport_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        transport_category = _parse_transport_category(d.pop("transport_category", UNSET))

        def _parse_tunnel_restriction_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tunnel_restriction_code = _parse_tunnel_restriction_code(d.pop("tunnel_restriction_code", UNSET))

        def _parse_weight_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        weight_type = _parse_weight_type(d.pop("weight_type", UNSET))

        dangerous_goods = cls(
            chemical_record_identifier=chemical_record_identifier,
            regulation_set=regulation_set,
            packaging_type_quantity=packaging_type_quantity,
            packaging_type=packaging_type,
            packaging_instruction_code=packaging_instruction_code,
            id_number=id_number,
            class_division_number=class_division_number,
            quantity=quantity,
            unit_of_measurement=unit_of_measurement,
            proper_shipping_name=proper_shipping_name,
            commodity_regulated_level_code=commodity_regulated_level_code,
            transportation_mode=transportation_mode,
            emergency_contact_name=emergency_contact_name,
            emergency_contact_phone=emergency_contact_phone,
            adr_packing_group_letter=adr_packing_group_letter,
            local_proper_shipping_name=local_proper_shipping_name,
            transport_category=transport_category,
            tunnel_restriction_code=tunnel_restriction_code,
            weight_type=weight_type,
        )

        dangerous_goods.additional_properties = d
        return dangerous_goods

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
