from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DangerousGoods(OpenModel[Any]):
    """Facts for carriers about dangerous goods. Every property is text.

    Attributes:
        chemical_record_identifier (None | str): Identifier of the chemical record.
        regulation_set (None | str): The rules that apply: `IATA` or `ADR`.
        packaging_type_quantity (None | str): How many packagings there are.
        packaging_type (None | str): The kind of packaging.
        packaging_instruction_code (None | str): Code of the packing instruction.
        id_number (None | str): Identification number of the goods, such as a UN number.
        class_division_number (None | str): Class or division of the hazard.
        quantity (None | str): How much there is, in the unit of measurement.
        unit_of_measurement (None | str): The unit of the quantity: kilogram (`KG`), gram (`G`), litre (`L`) or
            millilitre (`ML`).
        proper_shipping_name (None | str): Proper shipping name of the goods.
        commodity_regulated_level_code (None | str): Level of the rules: limited (`LQ`) or excepted (`EQ`) quantities.
        transportation_mode (None | str): How the goods may travel: `Highway`, `Ground`, `PAX` or `CAO`.
        emergency_contact_name (None | str): Name of the person to ask in an emergency.
        emergency_contact_phone (None | str): Phone number of the person to ask in an emergency.
        adr_packing_group_letter (None | str): Packing group by ADR: `I`, `II` or `III`.
        local_proper_shipping_name (None | str): Proper shipping name of the goods in the local language.
        transport_category (None | str): Transport category by ADR.
        tunnel_restriction_code (None | str): Tunnel restriction code by ADR.
        weight_type (None | str): The kind of weight: `Net` or `Gross`.
    """

    chemical_record_identifier: None | str = None
    """Identifier of the chemical record."""
    regulation_set: None | str = None
    """The rules that apply: `IATA` or `ADR`."""
    packaging_type_quantity: None | str = None
    """How many packagings there are."""
    packaging_type: None | str = None
    """The kind of packaging."""
    packaging_instruction_code: None | str = None
    """Code of the packing instruction."""
    id_number: None | str = None
    """Identification number of the goods, such as a UN number."""
    class_division_number: None | str = None
    """Class or division of the hazard."""
    quantity: None | str = None
    """How much there is, in the unit of measurement."""
    unit_of_measurement: None | str = None
    """The unit of the quantity: kilogram (`KG`), gram (`G`), litre (`L`) or millilitre (`ML`)."""
    proper_shipping_name: None | str = None
    """Proper shipping name of the goods."""
    commodity_regulated_level_code: None | str = None
    """Level of the rules: limited (`LQ`) or excepted (`EQ`) quantities."""
    transportation_mode: None | str = None
    """How the goods may travel: `Highway`, `Ground`, `PAX` or `CAO`."""
    emergency_contact_name: None | str = None
    """Name of the person to ask in an emergency."""
    emergency_contact_phone: None | str = None
    """Phone number of the person to ask in an emergency."""
    adr_packing_group_letter: None | str = None
    """Packing group by ADR: `I`, `II` or `III`."""
    local_proper_shipping_name: None | str = None
    """Proper shipping name of the goods in the local language."""
    transport_category: None | str = None
    """Transport category by ADR."""
    tunnel_restriction_code: None | str = None
    """Tunnel restriction code by ADR."""
    weight_type: None | str = None
    """The kind of weight: `Net` or `Gross`."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "chemical_record_identifier": 1,
        "regulation_set": 2,
        "packaging_type_quantity": 4,
        "packaging_type": 8,
        "packaging_instruction_code": 16,
        "id_number": 32,
        "class_division_number": 64,
        "quantity": 128,
        "unit_of_measurement": 256,
        "proper_shipping_name": 512,
        "commodity_regulated_level_code": 1024,
        "transportation_mode": 2048,
        "emergency_contact_name": 4096,
        "emergency_contact_phone": 8192,
        "adr_packing_group_letter": 16384,
        "local_proper_shipping_name": 32768,
        "transport_category": 65536,
        "tunnel_restriction_code": 131072,
        "weight_type": 262144,
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.chemical_record_identifier is not None:
            field_dict["chemical_record_identifier"] = self.chemical_record_identifier
        elif self._present & 1:
            field_dict["chemical_record_identifier"] = None
        if self.regulation_set is not None:
            field_dict["regulation_set"] = self.regulation_set
        elif self._present & 2:
            field_dict["regulation_set"] = None
        if self.packaging_type_quantity is not None:
            field_dict["packaging_type_quantity"] = self.packaging_type_quantity
        elif self._present & 4:
            field_dict["packaging_type_quantity"] = None
        if self.packaging_type is not None:
            field_dict["packaging_type"] = self.packaging_type
        elif self._present & 8:
            field_dict["packaging_type"] = None
        if self.packaging_instruction_code is not None:
            field_dict["packaging_instruction_code"] = self.packaging_instruction_code
        elif self._present & 16:
            field_dict["packaging_instruction_code"] = None
        if self.id_number is not None:
            field_dict["id_number"] = self.id_number
        elif self._present & 32:
            field_dict["id_number"] = None
        if self.class_division_number is not None:
            field_dict["class_division_number"] = self.class_division_number
        elif self._present & 64:
            field_dict["class_division_number"] = None
        if self.quantity is not None:
            field_dict["quantity"] = self.quantity
        elif self._present & 128:
            field_dict["quantity"] = None
        if self.unit_of_measurement is not None:
            field_dict["unit_of_measurement"] = self.unit_of_measurement
        elif self._present & 256:
            field_dict["unit_of_measurement"] = None
        if self.proper_shipping_name is not None:
            field_dict["proper_shipping_name"] = self.proper_shipping_name
        elif self._present & 512:
            field_dict["proper_shipping_name"] = None
        if self.commodity_regulated_level_code is not None:
            field_dict["commodity_regulated_level_code"] = self.commodity_regulated_level_code
        elif self._present & 1024:
            field_dict["commodity_regulated_level_code"] = None
        if self.transportation_mode is not None:
            field_dict["transportation_mode"] = self.transportation_mode
        elif self._present & 2048:
            field_dict["transportation_mode"] = None
        if self.emergency_contact_name is not None:
            field_dict["emergency_contact_name"] = self.emergency_contact_name
        elif self._present & 4096:
            field_dict["emergency_contact_name"] = None
        if self.emergency_contact_phone is not None:
            field_dict["emergency_contact_phone"] = self.emergency_contact_phone
        elif self._present & 8192:
            field_dict["emergency_contact_phone"] = None
        if self.adr_packing_group_letter is not None:
            field_dict["adr_packing_group_letter"] = self.adr_packing_group_letter
        elif self._present & 16384:
            field_dict["adr_packing_group_letter"] = None
        if self.local_proper_shipping_name is not None:
            field_dict["local_proper_shipping_name"] = self.local_proper_shipping_name
        elif self._present & 32768:
            field_dict["local_proper_shipping_name"] = None
        if self.transport_category is not None:
            field_dict["transport_category"] = self.transport_category
        elif self._present & 65536:
            field_dict["transport_category"] = None
        if self.tunnel_restriction_code is not None:
            field_dict["tunnel_restriction_code"] = self.tunnel_restriction_code
        elif self._present & 131072:
            field_dict["tunnel_restriction_code"] = None
        if self.weight_type is not None:
            field_dict["weight_type"] = self.weight_type
        elif self._present & 262144:
            field_dict["weight_type"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "DangerousGoods", Mapping)
        model = blank(cls)
        known = 19
        present = 524287
        if "chemical_record_identifier" in src_dict:
            model.chemical_record_identifier = value = src_dict["chemical_record_identifier"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.chemical_record_identifier", str, None)
        else:
            model.chemical_record_identifier = None
            present -= 1
            known -= 1
        if "regulation_set" in src_dict:
            model.regulation_set = value = src_dict["regulation_set"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.regulation_set", str, None)
        else:
            model.regulation_set = None
            present -= 2
            known -= 1
        if "packaging_type_quantity" in src_dict:
            model.packaging_type_quantity = value = src_dict["packaging_type_quantity"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_type_quantity", str, None)
        else:
            model.packaging_type_quantity = None
            present -= 4
            known -= 1
        if "packaging_type" in src_dict:
            model.packaging_type = value = src_dict["packaging_type"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_type", str, None)
        else:
            model.packaging_type = None
            present -= 8
            known -= 1
        if "packaging_instruction_code" in src_dict:
            model.packaging_instruction_code = value = src_dict["packaging_instruction_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.packaging_instruction_code", str, None)
        else:
            model.packaging_instruction_code = None
            present -= 16
            known -= 1
        if "id_number" in src_dict:
            model.id_number = value = src_dict["id_number"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.id_number", str, None)
        else:
            model.id_number = None
            present -= 32
            known -= 1
        if "class_division_number" in src_dict:
            model.class_division_number = value = src_dict["class_division_number"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.class_division_number", str, None)
        else:
            model.class_division_number = None
            present -= 64
            known -= 1
        if "quantity" in src_dict:
            model.quantity = value = src_dict["quantity"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.quantity", str, None)
        else:
            model.quantity = None
            present -= 128
            known -= 1
        if "unit_of_measurement" in src_dict:
            model.unit_of_measurement = value = src_dict["unit_of_measurement"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.unit_of_measurement", str, None)
        else:
            model.unit_of_measurement = None
            present -= 256
            known -= 1
        if "proper_shipping_name" in src_dict:
            model.proper_shipping_name = value = src_dict["proper_shipping_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.proper_shipping_name", str, None)
        else:
            model.proper_shipping_name = None
            present -= 512
            known -= 1
        if "commodity_regulated_level_code" in src_dict:
            model.commodity_regulated_level_code = value = src_dict["commodity_regulated_level_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.commodity_regulated_level_code", str, None)
        else:
            model.commodity_regulated_level_code = None
            present -= 1024
            known -= 1
        if "transportation_mode" in src_dict:
            model.transportation_mode = value = src_dict["transportation_mode"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.transportation_mode", str, None)
        else:
            model.transportation_mode = None
            present -= 2048
            known -= 1
        if "emergency_contact_name" in src_dict:
            model.emergency_contact_name = value = src_dict["emergency_contact_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.emergency_contact_name", str, None)
        else:
            model.emergency_contact_name = None
            present -= 4096
            known -= 1
        if "emergency_contact_phone" in src_dict:
            model.emergency_contact_phone = value = src_dict["emergency_contact_phone"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.emergency_contact_phone", str, None)
        else:
            model.emergency_contact_phone = None
            present -= 8192
            known -= 1
        if "adr_packing_group_letter" in src_dict:
            model.adr_packing_group_letter = value = src_dict["adr_packing_group_letter"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.adr_packing_group_letter", str, None)
        else:
            model.adr_packing_group_letter = None
            present -= 16384
            known -= 1
        if "local_proper_shipping_name" in src_dict:
            model.local_proper_shipping_name = value = src_dict["local_proper_shipping_name"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.local_proper_shipping_name", str, None)
        else:
            model.local_proper_shipping_name = None
            present -= 32768
            known -= 1
        if "transport_category" in src_dict:
            model.transport_category = value = src_dict["transport_category"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.transport_category", str, None)
        else:
            model.transport_category = None
            present -= 65536
            known -= 1
        if "tunnel_restriction_code" in src_dict:
            model.tunnel_restriction_code = value = src_dict["tunnel_restriction_code"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.tunnel_restriction_code", str, None)
        else:
            model.tunnel_restriction_code = None
            present -= 131072
            known -= 1
        if "weight_type" in src_dict:
            model.weight_type = value = src_dict["weight_type"]
            if type(value) is not str and value is not None:
                checked(value, "DangerousGoods.weight_type", str, None)
        else:
            model.weight_type = None
            present -= 262144
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
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
