from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class AddressInput(OpenModel[Any]):
    """The properties of an address to change; the others stay as they are. Ours: null empties one.

    Attributes:
        company (None | str): Company.
        salutation (None | str): Salutation, such as Mr or Mrs.
        title (None | str): Academic title, such as PhD.
        first_name (None | str): First name.
        last_name (None | str): Last name.
        street (None | str): Street with the number of the house.
        street_details (None | str): More about the street.
        zip_code (None | str): Postal code.
        city (None | str): City.
        state (None | str): State or province: its name in the provider's table, a code in its examples.
        country (None | str): Country: its name in the provider's table, two letters of ISO 3166-1 in its examples.
        vat_id (None | str): VAT identification number.
        birthday (datetime.date | None): Date of birth.
        email_address (None | str): Primary e-mail address, by which the merchant writes to a customer without an
            account.
        address_extension (None | str): Addition to the address, such as the floor.
        bank_account_holder (None | str): Holder of the bank account.
        bank_account_number (None | str): Number of the bank account, or IBAN.
        bank_name (None | str): Name of the bank.
        bank_sort_code (None | str): Sort code of the bank, or BIC.
        business_email_address (None | str): E-mail address at work.
        business_phone_number (None | str): Phone number at work.
        department (None | str): Department of the company.
        display_name (None | str): Name to show for the customer.
        door_code (None | str): Code of the door.
        fax_number (None | str): Fax number.
        fiscal_code (None | str): Fiscal code.
        gender (None | str): Gender: MALE or FEMALE in the provider's table, in upper or lower case in its examples.
        job_title (None | str): Job title.
        middle_name (None | str): Middle name.
        mobile_phone_number (None | str): Mobile phone number.
        phone_number (None | str): Phone number at home.
        private_email_address (None | str): Private e-mail address.
        private_phone_number (None | str): Private phone number.
        website_url (None | str): Address of a website.
    """

    company: None | str = None
    """Company."""
    salutation: None | str = None
    """Salutation, such as Mr or Mrs."""
    title: None | str = None
    """Academic title, such as PhD."""
    first_name: None | str = None
    """First name."""
    last_name: None | str = None
    """Last name."""
    street: None | str = None
    """Street with the number of the house."""
    street_details: None | str = None
    """More about the street."""
    zip_code: None | str = None
    """Postal code."""
    city: None | str = None
    """City."""
    state: None | str = None
    """State or province: its name in the provider's table, a code in its examples."""
    country: None | str = None
    """Country: its name in the provider's table, two letters of ISO 3166-1 in its examples."""
    vat_id: None | str = None
    """VAT identification number."""
    birthday: datetime.date | None = None
    """Date of birth."""
    email_address: None | str = None
    """Primary e-mail address, by which the merchant writes to a customer without an account."""
    address_extension: None | str = None
    """Addition to the address, such as the floor."""
    bank_account_holder: None | str = None
    """Holder of the bank account."""
    bank_account_number: None | str = None
    """Number of the bank account, or IBAN."""
    bank_name: None | str = None
    """Name of the bank."""
    bank_sort_code: None | str = None
    """Sort code of the bank, or BIC."""
    business_email_address: None | str = None
    """E-mail address at work."""
    business_phone_number: None | str = None
    """Phone number at work."""
    department: None | str = None
    """Department of the company."""
    display_name: None | str = None
    """Name to show for the customer."""
    door_code: None | str = None
    """Code of the door."""
    fax_number: None | str = None
    """Fax number."""
    fiscal_code: None | str = None
    """Fiscal code."""
    gender: None | str = None
    """Gender: MALE or FEMALE in the provider's table, in upper or lower case in its examples."""
    job_title: None | str = None
    """Job title."""
    middle_name: None | str = None
    """Middle name."""
    mobile_phone_number: None | str = None
    """Mobile phone number."""
    phone_number: None | str = None
    """Phone number at home."""
    private_email_address: None | str = None
    """Private e-mail address."""
    private_phone_number: None | str = None
    """Private phone number."""
    website_url: None | str = None
    """Address of a website."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "company": 1,
        "salutation": 2,
        "title": 4,
        "first_name": 8,
        "last_name": 16,
        "street": 32,
        "street_details": 64,
        "zip_code": 128,
        "city": 256,
        "state": 512,
        "country": 1024,
        "vat_id": 2048,
        "birthday": 4096,
        "email_address": 8192,
        "address_extension": 16384,
        "bank_account_holder": 32768,
        "bank_account_number": 65536,
        "bank_name": 131072,
        "bank_sort_code": 262144,
        "business_email_address": 524288,
        "business_phone_number": 1048576,
        "department": 2097152,
        "display_name": 4194304,
        "door_code": 8388608,
        "fax_number": 16777216,
        "fiscal_code": 33554432,
        "gender": 67108864,
        "job_title": 134217728,
        "middle_name": 268435456,
        "mobile_phone_number": 536870912,
        "phone_number": 1073741824,
        "private_email_address": 2147483648,
        "private_phone_number": 4294967296,
        "website_url": 8589934592,
    }
    SLOTS: ClassVar[dict[str, str]] = {
        "firstName": "first_name",
        "lastName": "last_name",
        "streetDetails": "street_details",
        "zipCode": "zip_code",
        "vatId": "vat_id",
        "emailAddress": "email_address",
        "addressExtension": "address_extension",
        "bankAccountHolder": "bank_account_holder",
        "bankAccountNumber": "bank_account_number",
        "bankName": "bank_name",
        "bankSortCode": "bank_sort_code",
        "businessEmailAddress": "business_email_address",
        "businessPhoneNumber": "business_phone_number",
        "displayName": "display_name",
        "doorCode": "door_code",
        "faxNumber": "fax_number",
        "fiscalCode": "fiscal_code",
        "jobTitle": "job_title",
        "middleName": "middle_name",
        "mobilePhoneNumber": "mobile_phone_number",
        "phoneNumber": "phone_number",
        "privateEmailAddress": "private_email_address",
        "privatePhoneNumber": "private_phone_number",
        "websiteUrl": "website_url",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.company is not None:
            field_dict["company"] = self.company
        elif self._present & 1:
            field_dict["company"] = None
        if self.salutation is not None:
            field_dict["salutation"] = self.salutation
        elif self._present & 2:
            field_dict["salutation"] = None
        if self.title is not None:
            field_dict["title"] = self.title
        elif self._present & 4:
            field_dict["title"] = None
        if self.first_name is not None:
            field_dict["firstName"] = self.first_name
        elif self._present & 8:
            field_dict["firstName"] = None
        if self.last_name is not None:
            field_dict["lastName"] = self.last_name
        elif self._present & 16:
            field_dict["lastName"] = None
        if self.street is not None:
            field_dict["street"] = self.street
        elif self._present & 32:
            field_dict["street"] = None
        if self.street_details is not None:
            field_dict["streetDetails"] = self.street_details
        elif self._present & 64:
            field_dict["streetDetails"] = None
        if self.zip_code is not None:
            field_dict["zipCode"] = self.zip_code
        elif self._present & 128:
            field_dict["zipCode"] = None
        if self.city is not None:
            field_dict["city"] = self.city
        elif self._present & 256:
            field_dict["city"] = None
        if self.state is not None:
            field_dict["state"] = self.state
        elif self._present & 512:
            field_dict["state"] = None
        if self.country is not None:
            field_dict["country"] = self.country
        elif self._present & 1024:
            field_dict["country"] = None
        if self.vat_id is not None:
            field_dict["vatId"] = self.vat_id
        elif self._present & 2048:
            field_dict["vatId"] = None
        if self.birthday is not None:
            field_dict["birthday"] = (
                day_json(self.birthday, "AddressInput.birthday")
                if isinstance(self.birthday, datetime.date)
                else self.birthday
            )
        elif self._present & 4096:
            field_dict["birthday"] = None
        if self.email_address is not None:
            field_dict["emailAddress"] = self.email_address
        elif self._present & 8192:
            field_dict["emailAddress"] = None
        if self.address_extension is not None:
            field_dict["addressExtension"] = self.address_extension
        elif self._present & 16384:
            field_dict["addressExtension"] = None
        if self.bank_account_holder is not None:
            field_dict["bankAccountHolder"] = self.bank_account_holder
        elif self._present & 32768:
            field_dict["bankAccountHolder"] = None
        if self.bank_account_number is not None:
            field_dict["bankAccountNumber"] = self.bank_account_number
        elif self._present & 65536:
            field_dict["bankAccountNumber"] = None
        if self.bank_name is not None:
            field_dict["bankName"] = self.bank_name
        elif self._present & 131072:
            field_dict["bankName"] = None
        if self.bank_sort_code is not None:
            field_dict["bankSortCode"] = self.bank_sort_code
        elif self._present & 262144:
            field_dict["bankSortCode"] = None
        if self.business_email_address is not None:
            field_dict["businessEmailAddress"] = self.business_email_address
        elif self._present & 524288:
            field_dict["businessEmailAddress"] = None
        if self.business_phone_number is not None:
            field_dict["businessPhoneNumber"] = self.business_phone_number
        elif self._present & 1048576:
            field_dict["businessPhoneNumber"] = None
        if self.department is not None:
            field_dict["department"] = self.department
        elif self._present & 2097152:
            field_dict["department"] = None
        if self.display_name is not None:
            field_dict["displayName"] = self.display_name
        elif self._present & 4194304:
            field_dict["displayName"] = None
        if self.door_code is not None:
            field_dict["doorCode"] = self.door_code
        elif self._present & 8388608:
            field_dict["doorCode"] = None
        if self.fax_number is not None:
            field_dict["faxNumber"] = self.fax_number
        elif self._present & 16777216:
            field_dict["faxNumber"] = None
        if self.fiscal_code is not None:
            field_dict["fiscalCode"] = self.fiscal_code
        elif self._present & 33554432:
            field_dict["fiscalCode"] = None
        if self.gender is not None:
            field_dict["gender"] = self.gender
        elif self._present & 67108864:
            field_dict["gender"] = None
        if self.job_title is not None:
            field_dict["jobTitle"] = self.job_title
        elif self._present & 134217728:
            field_dict["jobTitle"] = None
        if self.middle_name is not None:
            field_dict["middleName"] = self.middle_name
        elif self._present & 268435456:
            field_dict["middleName"] = None
        if self.mobile_phone_number is not None:
            field_dict["mobilePhoneNumber"] = self.mobile_phone_number
        elif self._present & 536870912:
            field_dict["mobilePhoneNumber"] = None
        if self.phone_number is not None:
            field_dict["phoneNumber"] = self.phone_number
        elif self._present & 1073741824:
            field_dict["phoneNumber"] = None
        if self.private_email_address is not None:
            field_dict["privateEmailAddress"] = self.private_email_address
        elif self._present & 2147483648:
            field_dict["privateEmailAddress"] = None
        if self.private_phone_number is not None:
            field_dict["privatePhoneNumber"] = self.private_phone_number
        elif self._present & 4294967296:
            field_dict["privatePhoneNumber"] = None
        if self.website_url is not None:
            field_dict["websiteUrl"] = self.website_url
        elif self._present & 8589934592:
            field_dict["websiteUrl"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "AddressInput", Mapping)
        model = blank(cls)
        known = 34
        present = 17179869183
        if "company" in src_dict:
            model.company = value = src_dict["company"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.company", str, None)
        else:
            model.company = None
            present -= 1
            known -= 1
        if "salutation" in src_dict:
            model.salutation = value = src_dict["salutation"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.salutation", str, None)
        else:
            model.salutation = None
            present -= 2
            known -= 1
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.title", str, None)
        else:
            model.title = None
            present -= 4
            known -= 1
        if "firstName" in src_dict:
            model.first_name = value = src_dict["firstName"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.firstName", str, None)
        else:
            model.first_name = None
            present -= 8
            known -= 1
        if "lastName" in src_dict:
            model.last_name = value = src_dict["lastName"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.lastName", str, None)
        else:
            model.last_name = None
            present -= 16
            known -= 1
        if "street" in src_dict:
            model.street = value = src_dict["street"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.street", str, None)
        else:
            model.street = None
            present -= 32
            known -= 1
        if "streetDetails" in src_dict:
            model.street_details = value = src_dict["streetDetails"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.streetDetails", str, None)
        else:
            model.street_details = None
            present -= 64
            known -= 1
        if "zipCode" in src_dict:
            model.zip_code = value = src_dict["zipCode"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.zipCode", str, None)
        else:
            model.zip_code = None
            present -= 128
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.city", str, None)
        else:
            model.city = None
            present -= 256
            known -= 1
        if "state" in src_dict:
            model.state = value = src_dict["state"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.state", str, None)
        else:
            model.state = None
            present -= 512
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.country", str, None)
        else:
            model.country = None
            present -= 1024
            known -= 1
        if "vatId" in src_dict:
            model.vat_id = value = src_dict["vatId"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.vatId", str, None)
        else:
            model.vat_id = None
            present -= 2048
            known -= 1
        if "birthday" in src_dict:
            value = src_dict["birthday"]
            model.birthday = None if value is None else datetime.date.fromisoformat(value)
        else:
            model.birthday = None
            present -= 4096
            known -= 1
        if "emailAddress" in src_dict:
            model.email_address = value = src_dict["emailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.emailAddress", str, None)
        else:
            model.email_address = None
            present -= 8192
            known -= 1
        if "addressExtension" in src_dict:
            model.address_extension = value = src_dict["addressExtension"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.addressExtension", str, None)
        else:
            model.address_extension = None
            present -= 16384
            known -= 1
        if "bankAccountHolder" in src_dict:
            model.bank_account_holder = value = src_dict["bankAccountHolder"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.bankAccountHolder", str, None)
        else:
            model.bank_account_holder = None
            present -= 32768
            known -= 1
        if "bankAccountNumber" in src_dict:
            model.bank_account_number = value = src_dict["bankAccountNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.bankAccountNumber", str, None)
        else:
            model.bank_account_number = None
            present -= 65536
            known -= 1
        if "bankName" in src_dict:
            model.bank_name = value = src_dict["bankName"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.bankName", str, None)
        else:
            model.bank_name = None
            present -= 131072
            known -= 1
        if "bankSortCode" in src_dict:
            model.bank_sort_code = value = src_dict["bankSortCode"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.bankSortCode", str, None)
        else:
            model.bank_sort_code = None
            present -= 262144
            known -= 1
        if "businessEmailAddress" in src_dict:
            model.business_email_address = value = src_dict["businessEmailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.businessEmailAddress", str, None)
        else:
            model.business_email_address = None
            present -= 524288
            known -= 1
        if "businessPhoneNumber" in src_dict:
            model.business_phone_number = value = src_dict["businessPhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.businessPhoneNumber", str, None)
        else:
            model.business_phone_number = None
            present -= 1048576
            known -= 1
        if "department" in src_dict:
            model.department = value = src_dict["department"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.department", str, None)
        else:
            model.department = None
            present -= 2097152
            known -= 1
        if "displayName" in src_dict:
            model.display_name = value = src_dict["displayName"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.displayName", str, None)
        else:
            model.display_name = None
            present -= 4194304
            known -= 1
        if "doorCode" in src_dict:
            model.door_code = value = src_dict["doorCode"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.doorCode", str, None)
        else:
            model.door_code = None
            present -= 8388608
            known -= 1
        if "faxNumber" in src_dict:
            model.fax_number = value = src_dict["faxNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.faxNumber", str, None)
        else:
            model.fax_number = None
            present -= 16777216
            known -= 1
        if "fiscalCode" in src_dict:
            model.fiscal_code = value = src_dict["fiscalCode"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.fiscalCode", str, None)
        else:
            model.fiscal_code = None
            present -= 33554432
            known -= 1
        if "gender" in src_dict:
            model.gender = value = src_dict["gender"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.gender", str, None)
        else:
            model.gender = None
            present -= 67108864
            known -= 1
        if "jobTitle" in src_dict:
            model.job_title = value = src_dict["jobTitle"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.jobTitle", str, None)
        else:
            model.job_title = None
            present -= 134217728
            known -= 1
        if "middleName" in src_dict:
            model.middle_name = value = src_dict["middleName"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.middleName", str, None)
        else:
            model.middle_name = None
            present -= 268435456
            known -= 1
        if "mobilePhoneNumber" in src_dict:
            model.mobile_phone_number = value = src_dict["mobilePhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.mobilePhoneNumber", str, None)
        else:
            model.mobile_phone_number = None
            present -= 536870912
            known -= 1
        if "phoneNumber" in src_dict:
            model.phone_number = value = src_dict["phoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.phoneNumber", str, None)
        else:
            model.phone_number = None
            present -= 1073741824
            known -= 1
        if "privateEmailAddress" in src_dict:
            model.private_email_address = value = src_dict["privateEmailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.privateEmailAddress", str, None)
        else:
            model.private_email_address = None
            present -= 2147483648
            known -= 1
        if "privatePhoneNumber" in src_dict:
            model.private_phone_number = value = src_dict["privatePhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.privatePhoneNumber", str, None)
        else:
            model.private_phone_number = None
            present -= 4294967296
            known -= 1
        if "websiteUrl" in src_dict:
            model.website_url = value = src_dict["websiteUrl"]
            if type(value) is not str and value is not None:
                checked(value, "AddressInput.websiteUrl", str, None)
        else:
            model.website_url = None
            present -= 8589934592
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_address_input = AddressInput.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "company",
        "salutation",
        "title",
        "firstName",
        "lastName",
        "street",
        "streetDetails",
        "zipCode",
        "city",
        "state",
        "country",
        "vatId",
        "birthday",
        "emailAddress",
        "addressExtension",
        "bankAccountHolder",
        "bankAccountNumber",
        "bankName",
        "bankSortCode",
        "businessEmailAddress",
        "businessPhoneNumber",
        "department",
        "displayName",
        "doorCode",
        "faxNumber",
        "fiscalCode",
        "gender",
        "jobTitle",
        "middleName",
        "mobilePhoneNumber",
        "phoneNumber",
        "privateEmailAddress",
        "privatePhoneNumber",
        "websiteUrl",
    }
)
