from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        company: None | str | Unset
        if isinstance(self.company, Unset):
            company = UNSET
        else:
            company = self.company

        salutation: None | str | Unset
        if isinstance(self.salutation, Unset):
            salutation = UNSET
        else:
            salutation = self.salutation

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        first_name: None | str | Unset
        if isinstance(self.first_name, Unset):
            first_name = UNSET
        else:
            first_name = self.first_name

        last_name: None | str | Unset
        if isinstance(self.last_name, Unset):
            last_name = UNSET
        else:
            last_name = self.last_name

        street: None | str | Unset
        if isinstance(self.street, Unset):
            street = UNSET
        else:
            street = self.street

        street_details: None | str | Unset
        if isinstance(self.street_details, Unset):
            street_details = UNSET
        else:
            street_details = self.street_details

        zip_code: None | str | Unset
        if isinstance(self.zip_code, Unset):
            zip_code = UNSET
        else:
            zip_code = self.zip_code

        city: None | str | Unset
        if isinstance(self.city, Unset):
            city = UNSET
        else:
            city = self.city

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        else:
            state = self.state

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        else:
            country = self.country

        vat_id: None | str | Unset
        if isinstance(self.vat_id, Unset):
            vat_id = UNSET
        else:
            vat_id = self.vat_id

        birthday: None | str | Unset
        if isinstance(self.birthday, Unset):
            birthday = UNSET
        elif isinstance(self.birthday, datetime.date):
            birthday = self.birthday.isoformat()
        else:
            birthday = self.birthday

        email_address: None | str | Unset
        if isinstance(self.email_address, Unset):
            email_address = UNSET
        else:
            email_address = self.email_address

        address_extension: None | str | Unset
        if isinstance(self.address_extension, Unset):
            address_extension = UNSET
        else:
            address_extension = self.address_extension

        bank_account_holder: None | str | Unset
        if isinstance(self.bank_account_holder, Unset):
            bank_account_holder = UNSET
        else:
            bank_account_holder = self.bank_account_holder

        bank_account_number: None | str | Unset
        if isinstance(self.bank_account_number, Unset):
            bank_account_number = UNSET
        else:
            bank_account_number = self.bank_account_number

        bank_name: None | str | Unset
        if isinstance(self.bank_name, Unset):
            bank_name = UNSET
        else:
            bank_name = self.bank_name

        bank_sort_code: None | str | Unset
        if isinstance(self.bank_sort_code, Unset):
            bank_sort_code = UNSET
        else:
            bank_sort_code = self.bank_sort_code

        business_email_address: None | str | Unset
        if isinstance(self.business_email_address, Unset):
            business_email_address = UNSET
        else:
            business_email_address = self.business_email_address

        business_phone_number: None | str | Unset
        if isinstance(self.business_phone_number, Unset):
            business_phone_number = UNSET
        else:
            business_phone_number = self.business_phone_number

        department: None | str | Unset
        if isinstance(self.department, Unset):
            department = UNSET
        else:
            department = self.department

        display_name: None | str | Unset
        if isinstance(self.display_name, Unset):
            display_name = UNSET
        else:
            display_name = self.display_name

        door_code: None | str | Unset
        if isinstance(self.door_code, Unset):
            door_code = UNSET
        else:
            door_code = self.door_code

        fax_number: None | str | Unset
        if isinstance(self.fax_number, Unset):
            fax_number = UNSET
        else:
            fax_number = self.fax_number

        fiscal_code: None | str | Unset
        if isinstance(self.fiscal_code, Unset):
            fiscal_code = UNSET
        else:
            fiscal_code = self.fiscal_code

        gender: None | str | Unset
        if isinstance(self.gender, Unset):
            gender = UNSET
        else:
            gender = self.gender

        job_title: None | str | Unset
        if isinstance(self.job_title, Unset):
            job_title = UNSET
        else:
            job_title = self.job_title

        middle_name: None | str | Unset
        if isinstance(self.middle_name, Unset):
            middle_name = UNSET
        else:
            middle_name = self.middle_name

        mobile_phone_number: None | str | Unset
        if isinstance(self.mobile_phone_number, Unset):
            mobile_phone_number = UNSET
        else:
            mobile_phone_number = self.mobile_phone_number

        phone_number: None | str | Unset
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        private_email_address: None | str | Unset
        if isinstance(self.private_email_address, Unset):
            private_email_address = UNSET
        else:
            private_email_address = self.private_email_address

        private_phone_number: None | str | Unset
        if isinstance(self.private_phone_number, Unset):
            private_phone_number = UNSET
        else:
            private_phone_number = self.private_phone_number

        website_url: None | str | Unset
        if isinstance(self.website_url, Unset):
            website_url = UNSET
        else:
            website_url = self.website_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if company is not UNSET:
            field_dict["company"] = company
        if salutation is not UNSET:
            field_dict["salutation"] = salutation
        if title is not UNSET:
            field_dict["title"] = title
        if first_name is not UNSET:
            field_dict["firstName"] = first_name
        if last_name is not UNSET:
            field_dict["lastName"] = last_name
        if street is not UNSET:
            field_dict["street"] = street
        if street_details is not UNSET:
            field_dict["streetDetails"] = street_details
        if zip_code is not UNSET:
            field_dict["zipCode"] = zip_code
        if city is not UNSET:
            field_dict["city"] = city
        if state is not UNSET:
            field_dict["state"] = state
        if country is not UNSET:
            field_dict["country"] = country
        if vat_id is not UNSET:
            field_dict["vatId"] = vat_id
        if birthday is not UNSET:
            field_dict["birthday"] = birthday
        if email_address is not UNSET:
            field_dict["emailAddress"] = email_address
        if address_extension is not UNSET:
            field_dict["addressExtension"] = address_extension
        if bank_account_holder is not UNSET:
            field_dict["bankAccountHolder"] = bank_account_holder
        if bank_account_number is not UNSET:
            field_dict["bankAccountNumber"] = bank_account_number
        if bank_name is not UNSET:
            field_dict["bankName"] = bank_name
        if bank_sort_code is not UNSET:
            field_dict["bankSortCode"] = bank_sort_code
        if business_email_address is not UNSET:
            field_dict["businessEmailAddress"] = business_email_address
        if business_phone_number is not UNSET:
            field_dict["businessPhoneNumber"] = business_phone_number
        if department is not UNSET:
            field_dict["department"] = department
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if door_code is not UNSET:
            field_dict["doorCode"] = door_code
        if fax_number is not UNSET:
            field_dict["faxNumber"] = fax_number
        if fiscal_code is not UNSET:
            field_dict["fiscalCode"] = fiscal_code
        if gender is not UNSET:
            field_dict["gender"] = gender
        if job_title is not UNSET:
            field_dict["jobTitle"] = job_title
        if middle_name is not UNSET:
            field_dict["middleName"] = middle_name
        if mobile_phone_number is not UNSET:
            field_dict["mobilePhoneNumber"] = mobile_phone_number
        if phone_number is not UNSET:
            field_dict["phoneNumber"] = phone_number
        if private_email_address is not UNSET:
            field_dict["privateEmailAddress"] = private_email_address
        if private_phone_number is not UNSET:
            field_dict["privatePhoneNumber"] = private_phone_number
        if website_url is not UNSET:
            field_dict["websiteUrl"] = website_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_company(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        company = _parse_company(d.pop("company", UNSET))

        def _parse_salutation(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        salutation = _parse_salutation(d.pop("salutation", UNSET))

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_first_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        first_name = _parse_first_name(d.pop("firstName", UNSET))

        def _parse_last_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        last_name = _parse_last_name(d.pop("lastName", UNSET))

        def _parse_street(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        street = _parse_street(d.pop("street", UNSET))

        def _parse_street_details(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        street_details = _parse_street_details(d.pop("streetDetails", UNSET))

        def _parse_zip_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        zip_code = _parse_zip_code(d.pop("zipCode", UNSET))

        def _parse_city(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        city = _parse_city(d.pop("city", UNSET))

        def _parse_state(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_country(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        def _parse_vat_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        vat_id = _parse_vat_id(d.pop("vatId", UNSET))

        def _parse_birthday(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birthday_type_0 = datetime.date.fromisoformat(data)

                return birthday_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        birthday = _parse_birthday(d.pop("birthday", UNSET))

        def _parse_email_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email_address = _parse_email_address(d.pop("emailAddress", UNSET))

        def _parse_address_extension(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address_extension = _parse_address_extension(d.pop("addressExtension", UNSET))

        def _parse_bank_account_holder(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        bank_account_holder = _parse_bank_account_holder(d.pop("bankAccountHolder", UNSET))

        def _parse_bank_account_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        bank_account_number = _parse_bank_account_number(d.pop("bankAccountNumber", UNSET))

        def _parse_bank_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        bank_name = _parse_bank_name(d.pop("bankName", UNSET))

        def _parse_bank_sort_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        bank_sort_code = _parse_bank_sort_code(d.pop("bankSortCode", UNSET))

        def _parse_business_email_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        business_email_address = _parse_business_email_address(d.pop("businessEmailAddress", UNSET))

        def _parse_business_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        business_phone_number = _parse_business_phone_number(d.pop("businessPhoneNumber", UNSET))

        def _parse_department(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        department = _parse_department(d.pop("department", UNSET))

        def _parse_display_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        display_name = _parse_display_name(d.pop("displayName", UNSET))

        def _parse_door_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        door_code = _parse_door_code(d.pop("doorCode", UNSET))

        def _parse_fax_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        fax_number = _parse_fax_number(d.pop("faxNumber", UNSET))

        def _parse_fiscal_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        fiscal_code = _parse_fiscal_code(d.pop("fiscalCode", UNSET))

        def _parse_gender(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        gender = _parse_gender(d.pop("gender", UNSET))

        def _parse_job_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        job_title = _parse_job_title(d.pop("jobTitle", UNSET))

        def _parse_middle_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        middle_name = _parse_middle_name(d.pop("middleName", UNSET))

        def _parse_mobile_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mobile_phone_number = _parse_mobile_phone_number(d.pop("mobilePhoneNumber", UNSET))

        def _parse_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone_number = _parse_phone_number(d.pop("phoneNumber", UNSET))

        def _parse_private_email_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        private_email_address = _parse_private_email_address(d.pop("privateEmailAddress", UNSET))

        def _parse_private_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        private_phone_number = _parse_private_phone_number(d.pop("privatePhoneNumber", UNSET))

        def _parse_website_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website_url = _parse_website_url(d.pop("websiteUrl", UNSET))

        address = cls(
            company=company,
            salutation=salutation,
            title=title,
            first_name=first_name,
            last_name=last_name,
            street=street,
            street_details=street_details,
            zip_code=zip_code,
            city=city,
            state=state,
            country=country,
            vat_id=vat_id,
            birthday=birthday,
            email_address=email_address,
            address_extension=address_extension,
            bank_account_holder=bank_account_holder,
            bank_account_number=bank_account_number,
            bank_name=bank_name,
            bank_sort_code=bank_sort_code,
            business_email_address=business_email_address,
            business_phone_number=business_phone_number,
            department=department,
            display_name=display_name,
            door_code=door_code,
            fax_number=fax_number,
            fiscal_code=fiscal_code,
            gender=gender,
            job_title=job_title,
            middle_name=middle_name,
            mobile_phone_number=mobile_phone_number,
            phone_number=phone_number,
            private_email_address=private_email_address,
            private_phone_number=private_phone_number,
            website_url=website_url,
        )

        address.additional_properties = d
        return address

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
