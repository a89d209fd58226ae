from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Address(OpenModel[Any]):
    """A person or company and where to find them. Every member may be missing or null.

    Attributes:
        company (None | str | Unset): Company.
        salutation (None | str | Unset): Salutation, such as Mrs.
        title (None | str | Unset): Title, such as PhD.
        first_name (None | str | Unset): First name.
        last_name (None | str | Unset): Last name.
        street (None | str | Unset): Street with the number of the house.
        street_details (None | str | Unset): More about the street.
        zip_code (None | str | Unset): Postal code.
        city (None | str | Unset): City.
        state (None | str | Unset): State or province; a code such as GA in what was seen.
        country (None | str | Unset): Country; the two letters of ISO 3166-1 in what was seen.
        vat_id (None | str | Unset): VAT identification number.
        birthday (datetime.date | None | Unset): Date of birth, YYYY-MM-DD.
        email_address (None | str | Unset): E-mail address. Empty in the page's example.
        address_extension (None | str | Unset): Addition to the address, such as the floor.
        bank_account_holder (None | str | Unset): Holder of the bank account.
        bank_account_number (None | str | Unset): Number of the bank account, or IBAN.
        bank_name (None | str | Unset): Name of the bank.
        bank_sort_code (None | str | Unset): Sort code of the bank, or BIC.
        business_email_address (None | str | Unset): E-mail address at work.
        business_phone_number (None | str | Unset): Phone number at work.
        department (None | str | Unset): Department.
        display_name (None | str | Unset): Name to show.
        door_code (None | str | Unset): Code of the door.
        fax_number (None | str | Unset): Fax number.
        fiscal_code (None | str | Unset): Fiscal code.
        gender (None | str | Unset): Gender: MALE or FEMALE in the provider's table, in any case of letters in what was
            seen.
        job_title (None | str | Unset): Job title.
        middle_name (None | str | Unset): Middle name.
        mobile_phone_number (None | str | Unset): Mobile phone number.
        phone_number (None | str | Unset): Phone number.
        private_email_address (None | str | Unset): Private e-mail address.
        private_phone_number (None | str | Unset): Private phone number.
        website_url (None | str | Unset): Address of a website.
    """

    company: None | str | Unset = UNSET
    salutation: None | str | Unset = UNSET
    title: None | str | Unset = UNSET
    first_name: None | str | Unset = UNSET
    last_name: None | str | Unset = UNSET
    street: None | str | Unset = UNSET
    street_details: None | str | Unset = UNSET
    zip_code: None | str | Unset = UNSET
    city: None | str | Unset = UNSET
    state: None | str | Unset = UNSET
    country: None | str | Unset = UNSET
    vat_id: None | str | Unset = UNSET
    birthday: datetime.date | None | Unset = UNSET
    email_address: None | str | Unset = UNSET
    address_extension: None | str | Unset = UNSET
    bank_account_holder: None | str | Unset = UNSET
    bank_account_number: None | str | Unset = UNSET
    bank_name: None | str | Unset = UNSET
    bank_sort_code: None | str | Unset = UNSET
    business_email_address: None | str | Unset = UNSET
    business_phone_number: None | str | Unset = UNSET
    department: None | str | Unset = UNSET
    display_name: None | str | Unset = UNSET
    door_code: None | str | Unset = UNSET
    fax_number: None | str | Unset = UNSET
    fiscal_code: None | str | Unset = UNSET
    gender: None | str | Unset = UNSET
    job_title: None | str | Unset = UNSET
    middle_name: None | str | Unset = UNSET
    mobile_phone_number: None | str | Unset = UNSET
    phone_number: None | str | Unset = UNSET
    private_email_address: None | str | Unset = UNSET
    private_phone_number: None | str | Unset = UNSET
    website_url: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.company, Unset):
            field_dict["company"] = self.company
        if not isinstance(self.salutation, Unset):
            field_dict["salutation"] = self.salutation
        if not isinstance(self.title, Unset):
            field_dict["title"] = self.title
        if not isinstance(self.first_name, Unset):
            field_dict["firstName"] = self.first_name
        if not isinstance(self.last_name, Unset):
            field_dict["lastName"] = self.last_name
        if not isinstance(self.street, Unset):
            field_dict["street"] = self.street
        if not isinstance(self.street_details, Unset):
            field_dict["streetDetails"] = self.street_details
        if not isinstance(self.zip_code, Unset):
            field_dict["zipCode"] = self.zip_code
        if not isinstance(self.city, Unset):
            field_dict["city"] = self.city
        if not isinstance(self.state, Unset):
            field_dict["state"] = self.state
        if not isinstance(self.country, Unset):
            field_dict["country"] = self.country
        if not isinstance(self.vat_id, Unset):
            field_dict["vatId"] = self.vat_id
        if not isinstance(self.birthday, Unset):
            field_dict["birthday"] = (
                self.birthday.isoformat() if isinstance(self.birthday, datetime.date) else self.birthday
            )
        if not isinstance(self.email_address, Unset):
            field_dict["emailAddress"] = self.email_address
        if not isinstance(self.address_extension, Unset):
            field_dict["addressExtension"] = self.address_extension
        if not isinstance(self.bank_account_holder, Unset):
            field_dict["bankAccountHolder"] = self.bank_account_holder
        if not isinstance(self.bank_account_number, Unset):
            field_dict["bankAccountNumber"] = self.bank_account_number
        if not isinstance(self.bank_name, Unset):
            field_dict["bankName"] = self.bank_name
        if not isinstance(self.bank_sort_code, Unset):
            field_dict["bankSortCode"] = self.bank_sort_code
        if not isinstance(self.business_email_address, Unset):
            field_dict["businessEmailAddress"] = self.business_email_address
        if not isinstance(self.business_phone_number, Unset):
            field_dict["businessPhoneNumber"] = self.business_phone_number
        if not isinstance(self.department, Unset):
            field_dict["department"] = self.department
        if not isinstance(self.display_name, Unset):
            field_dict["displayName"] = self.display_name
        if not isinstance(self.door_code, Unset):
            field_dict["doorCode"] = self.door_code
        if not isinstance(self.fax_number, Unset):
            field_dict["faxNumber"] = self.fax_number
        if not isinstance(self.fiscal_code, Unset):
            field_dict["fiscalCode"] = self.fiscal_code
        if not isinstance(self.gender, Unset):
            field_dict["gender"] = self.gender
        if not isinstance(self.job_title, Unset):
            field_dict["jobTitle"] = self.job_title
        if not isinstance(self.middle_name, Unset):
            field_dict["middleName"] = self.middle_name
        if not isinstance(self.mobile_phone_number, Unset):
            field_dict["mobilePhoneNumber"] = self.mobile_phone_number
        if not isinstance(self.phone_number, Unset):
            field_dict["phoneNumber"] = self.phone_number
        if not isinstance(self.private_email_address, Unset):
            field_dict["privateEmailAddress"] = self.private_email_address
        if not isinstance(self.private_phone_number, Unset):
            field_dict["privatePhoneNumber"] = self.private_phone_number
        if not isinstance(self.website_url, Unset):
            field_dict["websiteUrl"] = self.website_url
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Address", Mapping)
        model = blank(cls)
        known = 34
        if "company" in src_dict:
            model.company = value = src_dict["company"]
            if type(value) is not str and value is not None:
                checked(value, "Address.company", str, None)
        else:
            model.company = UNSET
            known -= 1
        if "salutation" in src_dict:
            model.salutation = value = src_dict["salutation"]
            if type(value) is not str and value is not None:
                checked(value, "Address.salutation", str, None)
        else:
            model.salutation = UNSET
            known -= 1
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str and value is not None:
                checked(value, "Address.title", str, None)
        else:
            model.title = UNSET
            known -= 1
        if "firstName" in src_dict:
            model.first_name = value = src_dict["firstName"]
            if type(value) is not str and value is not None:
                checked(value, "Address.firstName", str, None)
        else:
            model.first_name = UNSET
            known -= 1
        if "lastName" in src_dict:
            model.last_name = value = src_dict["lastName"]
            if type(value) is not str and value is not None:
                checked(value, "Address.lastName", str, None)
        else:
            model.last_name = UNSET
            known -= 1
        if "street" in src_dict:
            model.street = value = src_dict["street"]
            if type(value) is not str and value is not None:
                checked(value, "Address.street", str, None)
        else:
            model.street = UNSET
            known -= 1
        if "streetDetails" in src_dict:
            model.street_details = value = src_dict["streetDetails"]
            if type(value) is not str and value is not None:
                checked(value, "Address.streetDetails", str, None)
        else:
            model.street_details = UNSET
            known -= 1
        if "zipCode" in src_dict:
            model.zip_code = value = src_dict["zipCode"]
            if type(value) is not str and value is not None:
                checked(value, "Address.zipCode", str, None)
        else:
            model.zip_code = UNSET
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str and value is not None:
                checked(value, "Address.city", str, None)
        else:
            model.city = UNSET
            known -= 1
        if "state" in src_dict:
            model.state = value = src_dict["state"]
            if type(value) is not str and value is not None:
                checked(value, "Address.state", str, None)
        else:
            model.state = UNSET
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str and value is not None:
                checked(value, "Address.country", str, None)
        else:
            model.country = UNSET
            known -= 1
        if "vatId" in src_dict:
            model.vat_id = value = src_dict["vatId"]
            if type(value) is not str and value is not None:
                checked(value, "Address.vatId", str, None)
        else:
            model.vat_id = UNSET
            known -= 1
        if "birthday" in src_dict:
            value = src_dict["birthday"]
            model.birthday = None if value is None else datetime.date.fromisoformat(value)
        else:
            model.birthday = UNSET
            known -= 1
        if "emailAddress" in src_dict:
            model.email_address = value = src_dict["emailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "Address.emailAddress", str, None)
        else:
            model.email_address = UNSET
            known -= 1
        if "addressExtension" in src_dict:
            model.address_extension = value = src_dict["addressExtension"]
            if type(value) is not str and value is not None:
                checked(value, "Address.addressExtension", str, None)
        else:
            model.address_extension = UNSET
            known -= 1
        if "bankAccountHolder" in src_dict:
            model.bank_account_holder = value = src_dict["bankAccountHolder"]
            if type(value) is not str and value is not None:
                checked(value, "Address.bankAccountHolder", str, None)
        else:
            model.bank_account_holder = UNSET
            known -= 1
        if "bankAccountNumber" in src_dict:
            model.bank_account_number = value = src_dict["bankAccountNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.bankAccountNumber", str, None)
        else:
            model.bank_account_number = UNSET
            known -= 1
        if "bankName" in src_dict:
            model.bank_name = value = src_dict["bankName"]
            if type(value) is not str and value is not None:
                checked(value, "Address.bankName", str, None)
        else:
            model.bank_name = UNSET
            known -= 1
        if "bankSortCode" in src_dict:
            model.bank_sort_code = value = src_dict["bankSortCode"]
            if type(value) is not str and value is not None:
                checked(value, "Address.bankSortCode", str, None)
        else:
            model.bank_sort_code = UNSET
            known -= 1
        if "businessEmailAddress" in src_dict:
            model.business_email_address = value = src_dict["businessEmailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "Address.businessEmailAddress", str, None)
        else:
            model.business_email_address = UNSET
            known -= 1
        if "businessPhoneNumber" in src_dict:
            model.business_phone_number = value = src_dict["businessPhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.businessPhoneNumber", str, None)
        else:
            model.business_phone_number = UNSET
            known -= 1
        if "department" in src_dict:
            model.department = value = src_dict["department"]
            if type(value) is not str and value is not None:
                checked(value, "Address.department", str, None)
        else:
            model.department = UNSET
            known -= 1
        if "displayName" in src_dict:
            model.display_name = value = src_dict["displayName"]
            if type(value) is not str and value is not None:
                checked(value, "Address.displayName", str, None)
        else:
            model.display_name = UNSET
            known -= 1
        if "doorCode" in src_dict:
            model.door_code = value = src_dict["doorCode"]
            if type(value) is not str and value is not None:
                checked(value, "Address.doorCode", str, None)
        else:
            model.door_code = UNSET
            known -= 1
        if "faxNumber" in src_dict:
            model.fax_number = value = src_dict["faxNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.faxNumber", str, None)
        else:
            model.fax_number = UNSET
            known -= 1
        if "fiscalCode" in src_dict:
            model.fiscal_code = value = src_dict["fiscalCode"]
            if type(value) is not str and value is not None:
                checked(value, "Address.fiscalCode", str, None)
        else:
            model.fiscal_code = UNSET
            known -= 1
        if "gender" in src_dict:
            model.gender = value = src_dict["gender"]
            if type(value) is not str and value is not None:
                checked(value, "Address.gender", str, None)
        else:
            model.gender = UNSET
            known -= 1
        if "jobTitle" in src_dict:
            model.job_title = value = src_dict["jobTitle"]
            if type(value) is not str and value is not None:
                checked(value, "Address.jobTitle", str, None)
        else:
            model.job_title = UNSET
            known -= 1
        if "middleName" in src_dict:
            model.middle_name = value = src_dict["middleName"]
            if type(value) is not str and value is not None:
                checked(value, "Address.middleName", str, None)
        else:
            model.middle_name = UNSET
            known -= 1
        if "mobilePhoneNumber" in src_dict:
            model.mobile_phone_number = value = src_dict["mobilePhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.mobilePhoneNumber", str, None)
        else:
            model.mobile_phone_number = UNSET
            known -= 1
        if "phoneNumber" in src_dict:
            model.phone_number = value = src_dict["phoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.phoneNumber", str, None)
        else:
            model.phone_number = UNSET
            known -= 1
        if "privateEmailAddress" in src_dict:
            model.private_email_address = value = src_dict["privateEmailAddress"]
            if type(value) is not str and value is not None:
                checked(value, "Address.privateEmailAddress", str, None)
        else:
            model.private_email_address = UNSET
            known -= 1
        if "privatePhoneNumber" in src_dict:
            model.private_phone_number = value = src_dict["privatePhoneNumber"]
            if type(value) is not str and value is not None:
                checked(value, "Address.privatePhoneNumber", str, None)
        else:
            model.private_phone_number = UNSET
            known -= 1
        if "websiteUrl" in src_dict:
            model.website_url = value = src_dict["websiteUrl"]
            if type(value) is not str and value is not None:
                checked(value, "Address.websiteUrl", str, None)
        else:
            model.website_url = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_address = Address.from_dict

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
