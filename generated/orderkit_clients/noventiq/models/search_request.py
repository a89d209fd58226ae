from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define
class SearchRequest:
    """The conditions an order must meet, all of them, and which part of the answer is wanted.

    Attributes:
        status (SearchableStatus | Unset): A status that orders can be searched by.
            `not paid`: created, and not paid yet or in vain.
            `paid`: paid, and not refunded as a whole.
            `deleted`: cancelled before it was paid, refunded as a whole, or replaced.
        external_id (str | Unset): The order has exactly this identification: of the buy link of a product with dynamic
            characteristics in
            Checkout, or of the payment on the merchant's side in Noventiq Payments.
        create_date_from (datetime.datetime | Unset): The order was created then or later, as `YYYY-MM-
            DDThh:mm:ss±hh:mm`.
        create_date_to (datetime.datetime | Unset): The order was created then or earlier, as `YYYY-MM-
            DDThh:mm:ss±hh:mm`.
        pay_date_from (datetime.datetime | Unset): The order was paid then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`.
            Never true of an unpaid order.
        pay_date_to (datetime.datetime | Unset): The order was paid then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`.
            Never true of an unpaid order.
        currency (str | Unset): The order is in this currency, an ISO 4217 alpha-3 code.
        email (str | Unset): The customer has this e-mail address, in whatever case its letters are.
        payment_method (str | Unset): The order is paid by this method, as a code of Noventiq's such as `CreditCard`.
        limit (int | Unset): Number of ids to answer at most. 100 if left out, unless Noventiq's support set another
            default.
        offset (int | Unset): Number of ids to skip, not of pages. 0 if left out.
    """

    status: SearchableStatus | Unset = UNSET
    external_id: str | Unset = UNSET
    create_date_from: datetime.datetime | Unset = UNSET
    create_date_to: datetime.datetime | Unset = UNSET
    pay_date_from: datetime.datetime | Unset = UNSET
    pay_date_to: datetime.datetime | Unset = UNSET
    currency: str | Unset = UNSET
    email: str | Unset = UNSET
    payment_method: str | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = {}
        if not isinstance(self.status, Unset):
            field_dict["status"] = self.status.value
        if not isinstance(self.external_id, Unset):
            field_dict["external_id"] = self.external_id
        if not isinstance(self.create_date_from, Unset):
            field_dict["create_date_from"] = self.create_date_from.isoformat()
        if not isinstance(self.create_date_to, Unset):
            field_dict["create_date_to"] = self.create_date_to.isoformat()
        if not isinstance(self.pay_date_from, Unset):
            field_dict["pay_date_from"] = self.pay_date_from.isoformat()
        if not isinstance(self.pay_date_to, Unset):
            field_dict["pay_date_to"] = self.pay_date_to.isoformat()
        if not isinstance(self.currency, Unset):
            field_dict["currency"] = self.currency
        if not isinstance(self.email, Unset):
            field_dict["email"] = self.email
        if not isinstance(self.payment_method, Unset):
            field_dict["payment_method"] = self.payment_method
        if not isinstance(self.limit, Unset):
            field_dict["limit"] = self.limit
        if not isinstance(self.offset, Unset):
            field_dict["offset"] = self.offset
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "SearchRequest", Mapping)
        model = blank(cls)
        if "status" in src_dict:
            value = src_dict["status"]
            model.status = SEARCHABLE_STATUS.get(value) or SearchableStatus(value)
        else:
            model.status = UNSET
        if "external_id" in src_dict:
            model.external_id = value = src_dict["external_id"]
            if type(value) is not str:
                checked(value, "SearchRequest.external_id", str)
        else:
            model.external_id = UNSET
        if "create_date_from" in src_dict:
            model.create_date_from = datetime.datetime.fromisoformat(src_dict["create_date_from"])
        else:
            model.create_date_from = UNSET
        if "create_date_to" in src_dict:
            model.create_date_to = datetime.datetime.fromisoformat(src_dict["create_date_to"])
        else:
            model.create_date_to = UNSET
        if "pay_date_from" in src_dict:
            model.pay_date_from = datetime.datetime.fromisoformat(src_dict["pay_date_from"])
        else:
            model.pay_date_from = UNSET
        if "pay_date_to" in src_dict:
            model.pay_date_to = datetime.datetime.fromisoformat(src_dict["pay_date_to"])
        else:
            model.pay_date_to = UNSET
        if "currency" in src_dict:
            model.currency = value = src_dict["currency"]
            if type(value) is not str:
                checked(value, "SearchRequest.currency", str)
        else:
            model.currency = UNSET
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "SearchRequest.email", str)
        else:
            model.email = UNSET
        if "payment_method" in src_dict:
            model.payment_method = value = src_dict["payment_method"]
            if type(value) is not str:
                checked(value, "SearchRequest.payment_method", str)
        else:
            model.payment_method = UNSET
        if "limit" in src_dict:
            model.limit = value = src_dict["limit"]
            if type(value) is not int:
                checked(value, "SearchRequest.limit", int)
        else:
            model.limit = UNSET
        if "offset" in src_dict:
            model.offset = value = src_dict["offset"]
            if type(value) is not int:
                checked(value, "SearchRequest.offset", int)
        else:
            model.offset = UNSET
        return model


read_search_request = SearchRequest.from_dict

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.searchable_status import SearchableStatus
from .searchable_status import SEARCHABLE_STATUS
