from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Address(OpenModel[Any]):
    """An address.

    Attributes:
        name (str | None): Name of the person who lives there.
        address_line_1 (str | None): The street; some shops put the house number into it.
        postal_code (str | None): The postal code.
        city (str | None): The city.
        country_code (str | None): The country as an ISO 3166-1 alpha-2 code.
        company_name (str | None): Name of the company.
        house_number (None | str): The house number. Inferred: it is empty or null where it is written with the street.
        address_line_2 (str | None): Apartment, floor or building.
        po_box (None | str): The post office box.
        state_province_code (str | None): The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second
            part.
        email (str | None): The e-mail address. Inferred: it may be empty.
        phone_number (str | None): The phone number.
    """

    name: str | None = None
    """Name of the person who lives there."""
    address_line_1: str | None = None
    """The street; some shops put the house number into it."""
    postal_code: str | None = None
    """The postal code."""
    city: str | None = None
    """The city."""
    country_code: str | None = None
    """The country as an ISO 3166-1 alpha-2 code."""
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
        if self.name is not None:
            field_dict["name"] = self.name
        if self.address_line_1 is not None:
            field_dict["address_line_1"] = self.address_line_1
        if self.postal_code is not None:
            field_dict["postal_code"] = self.postal_code
        if self.city is not None:
            field_dict["city"] = self.city
        if self.country_code is not None:
            field_dict["country_code"] = self.country_code
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
            checked(src_dict, "Address", Mapping)
        model = blank(cls)
        known = 12
        present = 3
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "Address.name", str)
        else:
            model.name = None
            known -= 1
        if "address_line_1" in src_dict:
            model.address_line_1 = value = src_dict["address_line_1"]
            if type(value) is not str:
                checked(value, "Address.address_line_1", str)
        else:
            model.address_line_1 = None
            known -= 1
        if "postal_code" in src_dict:
            model.postal_code = value = src_dict["postal_code"]
            if type(value) is not str:
                checked(value, "Address.postal_code", str)
        else:
            model.postal_code = None
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str:
                checked(value, "Address.city", str)
        else:
            model.city = None
            known -= 1
        if "country_code" in src_dict:
            model.country_code = value = src_dict["country_code"]
            if type(value) is not str:
                checked(value, "Address.country_code", str)
        else:
            model.country_code = None
            known -= 1
        if "company_name" in src_dict:
            model.company_name = value = src_dict["company_name"]
            if type(value) is not str:
                checked(value, "Address.company_name", str)
        else:
            model.company_name = None
            known -= 1
        if "house_number" in src_dict:
            model.house_number = value = src_dict["house_number"]
            if type(value) is not str and value is not None:
                checked(value, "Address.house_number", str, None)
        else:
            model.house_number = None
            present -= 1
            known -= 1
        if "address_line_2" in src_dict:
            model.address_line_2 = value = src_dict["address_line_2"]
            if type(value) is not str:
                checked(value, "Address.address_line_2", str)
        else:
            model.address_line_2 = None
            known -= 1
        if "po_box" in src_dict:
            model.po_box = value = src_dict["po_box"]
            if type(value) is not str and value is not None:
                checked(value, "Address.po_box", str, None)
        else:
            model.po_box = None
            present -= 2
            known -= 1
        if "state_province_code" in src_dict:
            model.state_province_code = value = src_dict["state_province_code"]
            if type(value) is not str:
                checked(value, "Address.state_province_code", str)
        else:
            model.state_province_code = None
            known -= 1
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "Address.email", str)
        else:
            model.email = None
            known -= 1
        if "phone_number" in src_dict:
            model.phone_number = value = src_dict["phone_number"]
            if type(value) is not str:
                checked(value, "Address.phone_number", str)
        else:
            model.phone_number = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_address = Address.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "address_line_1",
        "postal_code",
        "city",
        "country_code",
        "company_name",
        "house_number",
        "address_line_2",
        "po_box",
        "state_province_code",
        "email",
        "phone_number",
    }
)
