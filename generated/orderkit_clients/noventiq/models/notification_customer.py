from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NotificationCustomer(OpenModel[Any]):
    """The customer. Inferred: texts without a value are empty.

    Attributes:
        email (str): The customer's e-mail address. Signed.
        country (str | None): The customer's country.
        type_ (str | None): The type of the customer, such as a person or a company.
        first_name (str | None): The customer's first name.
        last_name (str | None): The customer's last name.
        phone (str | None): The customer's phone.
        vat_number (str | None): The company's number for value added tax.
        company_name (str | None): Name of the company.
        company_billing_address (str | None): The address that bills of the company go to.
        company_delivery_address (str | None): The address that deliveries to the company go to.
    """

    email: str
    """The customer's e-mail address. Signed."""
    country: str | None = None
    """The customer's country."""
    type_: str | None = None
    """The type of the customer, such as a person or a company."""
    first_name: str | None = None
    """The customer's first name."""
    last_name: str | None = None
    """The customer's last name."""
    phone: str | None = None
    """The customer's phone."""
    vat_number: str | None = None
    """The company's number for value added tax."""
    company_name: str | None = None
    """Name of the company."""
    company_billing_address: str | None = None
    """The address that bills of the company go to."""
    company_delivery_address: str | None = None
    """The address that deliveries to the company go to."""
    SLOTS: ClassVar[dict[str, str]] = {
        "type": "type_",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["email"] = self.email
        if self.country is not None:
            field_dict["country"] = self.country
        if self.type_ is not None:
            field_dict["type"] = self.type_
        if self.first_name is not None:
            field_dict["first_name"] = self.first_name
        if self.last_name is not None:
            field_dict["last_name"] = self.last_name
        if self.phone is not None:
            field_dict["phone"] = self.phone
        if self.vat_number is not None:
            field_dict["vat_number"] = self.vat_number
        if self.company_name is not None:
            field_dict["company_name"] = self.company_name
        if self.company_billing_address is not None:
            field_dict["company_billing_address"] = self.company_billing_address
        if self.company_delivery_address is not None:
            field_dict["company_delivery_address"] = self.company_delivery_address
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 10
        model.email = value = src_dict["email"]
        if type(value) is not str:
            checked(value, "NotificationCustomer.email", str)
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.country", str)
        else:
            model.country = None
            known -= 1
        if "type" in src_dict:
            model.type_ = value = src_dict["type"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.type", str)
        else:
            model.type_ = None
            known -= 1
        if "first_name" in src_dict:
            model.first_name = value = src_dict["first_name"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.first_name", str)
        else:
            model.first_name = None
            known -= 1
        if "last_name" in src_dict:
            model.last_name = value = src_dict["last_name"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.last_name", str)
        else:
            model.last_name = None
            known -= 1
        if "phone" in src_dict:
            model.phone = value = src_dict["phone"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.phone", str)
        else:
            model.phone = None
            known -= 1
        if "vat_number" in src_dict:
            model.vat_number = value = src_dict["vat_number"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.vat_number", str)
        else:
            model.vat_number = None
            known -= 1
        if "company_name" in src_dict:
            model.company_name = value = src_dict["company_name"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.company_name", str)
        else:
            model.company_name = None
            known -= 1
        if "company_billing_address" in src_dict:
            model.company_billing_address = value = src_dict["company_billing_address"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.company_billing_address", str)
        else:
            model.company_billing_address = None
            known -= 1
        if "company_delivery_address" in src_dict:
            model.company_delivery_address = value = src_dict["company_delivery_address"]
            if type(value) is not str:
                checked(value, "NotificationCustomer.company_delivery_address", str)
        else:
            model.company_delivery_address = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_notification_customer = NotificationCustomer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "email",
        "country",
        "type",
        "first_name",
        "last_name",
        "phone",
        "vat_number",
        "company_name",
        "company_billing_address",
        "company_delivery_address",
    }
)
