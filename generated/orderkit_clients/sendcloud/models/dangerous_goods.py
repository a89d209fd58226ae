from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DangerousGoods(OpenModel[Any]):
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

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.chemical_record_identifier, Unset):
            field_dict["chemical_record_identifier"] = self.chemical_record_identifier
        if not isinstance(self.regulation_set, Unset):
            field_dict["regulation_set"] = self.regulation_set
        if not isinstance(self.packaging_type_quantity, Unset):
            field_dict["packaging_type_quantity"] = self.packaging_type_quantity
        if not isinstance(self.packaging_type, Unset):
            field_dict["packaging_type"] = self.packaging_type
        if not isinstance(self.packaging_instruction_code, Unset):
            field_dict["packaging_instruction_code"] = self.packaging_instruction_code
        if not isinstance(self.id_number, Unset):
            field_dict["id_number"] = self.id_number
        if not isinstance(self.class_division_number, Unset):
            field_dict["class_division_number"] = self.class_division_number
        if not isinstance(self.quantity, Unset):
            field_dict["quantity"] = self.quantity
        if not isinstance(self.unit_of_measurement, Unset):
            field_dict["unit_of_measurement"] = self.unit_of_measurement
        if not isinstance(self.proper_shipping_name, Unset):
            field_dict["proper_shipping_name"] = self.proper_shipping_name
        if not isinstance(self.commodity_regulated_level_code, Unset):
            field_dict["commodity_regulated_level_code"] = self.commodity_regulated_level_code
        if not isinstance(self.transportation_mode, Unset):
            field_dict["transportation_mode"] = self.transportation_mode
        if not isinstance(self.emergency_contact_name, Unset):
            field_dict["emergency_contact_name"] = self.emergency_contact_name
        if not isinstance(self.emergency_contact_phone, Unset):
            field_dict["emergency_contact_phone"] = self.emergency_contact_phone
        if not isinstance(self.adr_packing_group_letter, Unset):
            field_dict["adr_packing_group_letter"] = self.adr_packing_group_letter
        if not isinstance(self.local_proper_shipping_name, Unset):
            field_dict["local_proper_shipping_name"] = self.local_proper_shipping_name
        if not isinstance(self.transport_category, Unset):
            field_dict["transport_category"] = self.transport_category
        if not isinstance(self.tunnel_restriction_code, Unset):
            field_dict["tunnel_restriction_code"] = self.tunnel_restriction_code
        if not isinstance(self.weight_type, Unset):
            field_dict["weight_type"] = self.weight_type
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "DangerousGoods", Mapping)
        model = blank(cls)
        known = 19
        if "chemical_record_identifier" in src_dict:
            model.chemical_record_identifier = value = src_dict["chemical_record_identifier"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.chemical_record_identifier", str, None)
        else:
            model.chemical_record_identifier = UNSET
            known -= 1
        if "regulation_set" in src_dict:
            model.regulation_set = value = src_dict["regulation_set"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.regulation_set", str, None)
        else:
            model.regulation_set = UNSET
            known -= 1
        if "packaging_type_quantity" in src_dict:
            model.packaging_type_quantity = value = src_dict["packaging_type_quantity"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_type_quantity", str, None)
        else:
            model.packaging_type_quantity = UNSET
            known -= 1
        if "packaging_type" in src_dict:
            model.packaging_type = value = src_dict["packaging_type"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_type", str, None)
        else:
            model.packaging_type = UNSET
            known -= 1
        if "packaging_instruction_code" in src_dict:
            model.packaging_instruction_code = value = src_dict["packaging_instruction_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_instruction_code", str, None)
        else:
            model.packaging_instruction_code = UNSET
            known -= 1
        if "id_number" in src_dict:
            model.id_number = value = src_dict["id_number"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.id_number", str, None)
        else:
            model.id_number = UNSET
            known -= 1
        if "class_division_number" in src_dict:
            model.class_division_number = value = src_dict["class_division_number"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.class_division_number", str, None)
        else:
            model.class_division_number = UNSET
            known -= 1
        if "quantity" in src_dict:
            model.quantity = value = src_dict["quantity"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.quantity", str, None)
        else:
            model.quantity = UNSET
            known -= 1
        if "unit_of_measurement" in src_dict:
            model.unit_of_measurement = value = src_dict["unit_of_measurement"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.unit_of_measurement", str, None)
        else:
            model.unit_of_measurement = UNSET
            known -= 1
        if "proper_shipping_name" in src_dict:
            model.proper_shipping_name = value = src_dict["proper_shipping_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.proper_shipping_name", str, None)
        else:
            model.proper_shipping_name = UNSET
            known -= 1
        if "commodity_regulated_level_code" in src_dict:
            model.commodity_regulated_level_code = value = src_dict["commodity_regulated_level_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.commodity_regulated_level_code", str, None)
        else:
            model.commodity_regulated_level_code = UNSET
            known -= 1
        if "transportation_mode" in src_dict:
            model.transportation_mode = value = src_dict["transportation_mode"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.transportation_mode", str, None)
        else:
            model.transportation_mode = UNSET
            known -= 1
        if "emergency_contact_name" in src_dict:
            model.emergency_contact_name = value = src_dict["emergency_contact_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.emergency_contact_name", str, None)
        else:
            model.emergency_contact_name = UNSET
            known -= 1
        if "emergency_contact_phone" in src_dict:
            model.emergency_contact_phone = value = src_dict["emergency_contact_phone"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.emergency_contact_phone", str, None)
        else:
            model.emergency_contact_phone = UNSET
            known -= 1
        if "adr_packing_group_letter" in src_dict:
            model.adr_packing_group_letter = value = src_dict["adr_packing_group_letter"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.adr_packing_group_letter", str, None)
        else:
            model.adr_packing_group_letter = UNSET
            known -= 1
        if "local_proper_shipping_name" in src_dict:
            model.local_proper_shipping_name = value = src_dict["local_proper_shipping_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.local_proper_shipping_name", str, None)
        else:
            model.local_proper_shipping_name = UNSET
            known -= 1
        if "transport_category" in src_dict:
            model.transport_category = value = src_dict["transport_category"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.transport_category", str, None)
        else:
            model.transport_category = UNSET
            known -= 1
        if "tunnel_restriction_code" in src_dict:
            model.tunnel_restriction_code = value = src_dict["tunnel_restriction_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.tunnel_restriction_code", str, None)
        else:
            model.tunnel_restriction_code = UNSET
            known -= 1
        if "weight_type" in src_dict:
            model.weight_type = value = src_dict["weight_type"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.weight_type", str, None)
        else:
            model.weight_type = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dangerous_goods = DangerousGoods.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "chemical_record_identifier",
        "regulation_set",
        "packaging_type_quantity",
        "packaging_type",
        "packaging_instruction_code",
        "id_number",
        "class_division_number",
        "quantity",
        "unit_of_measurement",
        "proper_shipping_name",
        "commodity_regulated_level_code",
        "transportation_mode",
        "emergency_contact_name",
        "emergency_contact_phone",
        "adr_packing_group_letter",
        "local_proper_shipping_name",
        "transport_category",
        "tunnel_restriction_code",
        "weight_type",
    }
)
