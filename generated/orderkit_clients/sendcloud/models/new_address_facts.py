from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewAddressFacts(OpenModel[Any]):
    """Parts of an address beside those that every address has.

    Attributes:
        company_name (str | None): Name of the company.
        house_number (None | str): The house number. Inferred: it is empty or null where it is written with the street.
        address_line_2 (str | None): Apartment, floor or building.
        po_box (None | str): The post office box.
        state_province_code (str | None): The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second
            part.
        email (str | None): The e-mail address. Inferred: it may be empty.
        phone_number (str | None): The phone number.
    """

    company_name: str | None = None
    """Name of the company."""
    house_number: None | str = None
    """The house number. Inferred: it is empty or null where it is written with the street."""
    address_line_2: str | None = None
    """Apartment, floor or building."""
    po_box: None | str = None
    """The post office box."""
    state_province_code: str | None = None
    """The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second part."""
    email: str | None = None
    """The e-mail address. Inferred: it may be empty."""
    phone_number: str | None = None
    """The phone number."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"house_number": 1, "po_box": 2}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.company_name is not None:
            field_dict["company_name"] = self.company_name
        if self.house_number is not None:
            field_dict["house_number"] = self.house_number
        elif self._present & 1:
            field_dict["house_number"] = None
        if self.address_line_2 is not None:
            field_dict["address_line_2"] = self.address_line_2
        if self.po_box is not None:
            field_dict["po_box"] = self.po_box
        elif self._present & 2:
            field_dict["po_box"] = None
        if self.state_province_code is not None:
            field_dict["state_province_code"] = self.state_province_code
        if self.email is not None:
            field_dict["email"] = self.email
        if self.phone_number is not None:
            field_dict["phone_number"] = self.phone_number
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewAddressFacts", Mapping)
        model = blank(cls)
        known = 7
        present = 3
        if "company_name" in src_dict:
            model.company_name = value = src_dict["company_name"]
            if type(value) is not str:
                checked(value, "NewAddressFacts.company_name", str)
        else:
            model.company_name = None
            known -= 1
        if "house_number" in src_dict:
            model.house_number = value = src_dict["house_number"]
            if type(value) is not str and value is not None:
                checked(value, "NewAddressFacts.house_number", str, None)
        else:
            model.house_number = None
            present -= 1
            known -= 1
        if "address_line_2" in src_dict:
            model.address_line_2 = value = src_dict["address_line_2"]
            if type(value) is not str:
                checked(value, "NewAddressFacts.address_line_2", str)
        else:
            model.address_line_2 = None
            known -= 1
        if "po_box" in src_dict:
            model.po_box = value = src_dict["po_box"]
            if type(value) is not str and value is not None:
                checked(value, "NewAddressFacts.po_box", str, None)
        else:
            model.po_box = None
            present -= 2
            known -= 1
        if "state_province_code" in src_dict:
            model.state_province_code = value = src_dict["state_province_code"]
            if type(value) is not str:
                checked(value, "NewAddressFacts.state_province_code", str)
        else:
            model.state_province_code = None
            known -= 1
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "NewAddressFacts.email", str)
        else:
            model.email = None
            known -= 1
        if "phone_number" in src_dict:
            model.phone_number = value = src_dict["phone_number"]
            if type(value) is not str:
                checked(value, "NewAddressFacts.phone_number", str)
        else:
            model.phone_number = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_address_facts = NewAddressFacts.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "company_name",
        "house_number",
        "address_line_2",
        "po_box",
        "state_province_code",
        "email",
        "phone_number",
    }
)
