from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    time,
    time_json,
)
from orderkit_clients.runtime.models import Model
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class SearchRequest(Model):
    """The conditions of a search, and the part of the result that is wanted. Inferred: an order must meet all of them;
    a property that is unknown, null or of a wrong type is code 15010.

        Attributes:
            status (SearchableStatus | None): A status that orders can be searched by.
                `not paid`: created, and not paid yet or in vain.
                `paid`: paid, and not refunded as a whole.
                `deleted`: cancelled before it was paid, refunded as a whole, or replaced.
                Inferred: `terminated`, the fourth status of orders, is code 15010.
            external_id (str | None): The order has this id: of the buy link of a product with dynamic characteristics in
                Checkout, or of the
                payment on the merchant's side in Noventiq Payments. Ours: exactly this id, of at most 255 characters, in
                the same case; the empty text finds the orders without one.
            create_date_from (datetime.datetime | None): The order was created then or later, as `YYYY-MM-
                DDThh:mm:ss±hh:mm`. Inferred: no other form is taken, and
                times are compared as instants. Ours: years from 1000 to 2999.
            create_date_to (datetime.datetime | None): The order was created then or earlier, as `YYYY-MM-
                DDThh:mm:ss±hh:mm`. Inferred: no other form is taken,
                times are compared as instants, and a time before `create_date_from` finds nothing. Ours: years from 1000 to
                2999.
            pay_date_from (datetime.datetime | None): The order was paid then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`.
                Inferred: this is never true of an unpaid
                order, no other form is taken, and times are compared as instants. Ours: years from 1000 to 2999.
            pay_date_to (datetime.datetime | None): The order was paid then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`.
                Inferred: this is never true of an
                unpaid order, no other form is taken, times are compared as instants, and a time before `pay_date_from`
                finds nothing. Ours: years from 1000 to 2999.
            currency (str | None): The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values are
                those of Noventiq's
                reference guide. Inferred: the letters are upper-case. Ours: a currency that no order has finds nothing.
            email (str | None): The customer has this e-mail address. Ours: in whatever case its letters are; an address has
                exactly one `@`
                between two texts without blanks, and at most 254 characters.
            payment_method (str | None): The order is paid by this method, as a code of Noventiq's such as `CreditCard`. The
                values are those of
                Noventiq's reference guide. Ours: at most 100 characters; a method that no order has finds nothing.
            limit (int | None): Number of ids to return at most. If left out, it is the default of the account, which
                Noventiq's support can
                change; the response says which it was. Ours: from 1 to 1000.
            offset (int | None): Number of ids to skip. Inferred: it counts ids, not pages. Ours: 0 if left out, and not
                negative; past the
                end is no error.
    """

    status: SearchableStatus | None = None
    """A status that orders can be searched by.
    `not paid`: created, and not paid yet or in vain.
    `paid`: paid, and not refunded as a whole.
    `deleted`: cancelled before it was paid, refunded as a whole, or replaced.
    Inferred: `terminated`, the fourth status of orders, is code 15010."""
    external_id: str | None = None
    """The order has this id: of the buy link of a product with dynamic characteristics in Checkout, or of the
    payment on the merchant's side in Noventiq Payments. Ours: exactly this id, of at most 255 characters, in
    the same case; the empty text finds the orders without one."""
    _create_date_from: datetime.datetime | str | None = _attrs_field(default=None, alias="create_date_from")
    _create_date_to: datetime.datetime | str | None = _attrs_field(default=None, alias="create_date_to")
    _pay_date_from: datetime.datetime | str | None = _attrs_field(default=None, alias="pay_date_from")
    _pay_date_to: datetime.datetime | str | None = _attrs_field(default=None, alias="pay_date_to")
    currency: str | None = None
    """The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values are those of Noventiq's
    reference guide. Inferred: the letters are upper-case. Ours: a currency that no order has finds nothing."""
    email: str | None = None
    """The customer has this e-mail address. Ours: in whatever case its letters are; an address has exactly one `@`
    between two texts without blanks, and at most 254 characters."""
    payment_method: str | None = None
    """The order is paid by this method, as a code of Noventiq's such as `CreditCard`. The values are those of
    Noventiq's reference guide. Ours: at most 100 characters; a method that no order has finds nothing."""
    limit: int | None = None
    """Number of ids to return at most. If left out, it is the default of the account, which Noventiq's support can
    change; the response says which it was. Ours: from 1 to 1000."""
    offset: int | None = None
    """Number of ids to skip. Inferred: it counts ids, not pages. Ours: 0 if left out, and not negative; past the
    end is no error."""
    SLOTS: ClassVar[dict[str, str]] = {
        "create_date_from": "_create_date_from",
        "create_date_to": "_create_date_to",
        "pay_date_from": "_pay_date_from",
        "pay_date_to": "_pay_date_to",
    }

    @property
    def create_date_from(self) -> datetime.datetime | None:
        """The order was created then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: no other form is taken, and
        times are compared as instants. Ours: years from 1000 to 2999."""
        return (
            None
            if self._create_date_from is None
            else time(self._create_date_from, "SearchRequest.create_date_from")
        )

    @create_date_from.setter
    def create_date_from(self, value: datetime.datetime | str | None) -> None:
        self._create_date_from = value

    @property
    def create_date_to(self) -> datetime.datetime | None:
        """The order was created then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: no other form is taken,
        times are compared as instants, and a time before `create_date_from` finds nothing. Ours: years from 1000 to
        2999."""
        return (
            None
            if self._create_date_to is None
            else time(self._create_date_to, "SearchRequest.create_date_to")
        )

    @create_date_to.setter
    def create_date_to(self, value: datetime.datetime | str | None) -> None:
        self._create_date_to = value

    @property
    def pay_date_from(self) -> datetime.datetime | None:
        """The order was paid then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: this is never true of an unpaid
        order, no other form is taken, and times are compared as instants. Ours: years from 1000 to 2999."""
        return (
            None if self._pay_date_from is None else time(self._pay_date_from, "SearchRequest.pay_date_from")
        )

    @pay_date_from.setter
    def pay_date_from(self, value: datetime.datetime | str | None) -> None:
        self._pay_date_from = value

    @property
    def pay_date_to(self) -> datetime.datetime | None:
        """The order was paid then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: this is never true of an
        unpaid order, no other form is taken, times are compared as instants, and a time before `pay_date_from`
        finds nothing. Ours: years from 1000 to 2999."""
        return None if self._pay_date_to is None else time(self._pay_date_to, "SearchRequest.pay_date_to")

    @pay_date_to.setter
    def pay_date_to(self, value: datetime.datetime | str | None) -> None:
        self._pay_date_to = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = {}
        if self.status is not None:
            field_dict["status"] = self.status.value
        if self.external_id is not None:
            field_dict["external_id"] = self.external_id
        if self._create_date_from is not None:
            field_dict["create_date_from"] = time_json(
                self._create_date_from, "SearchRequest.create_date_from"
            )
        if self._create_date_to is not None:
            field_dict["create_date_to"] = time_json(self._create_date_to, "SearchRequest.create_date_to")
        if self._pay_date_from is not None:
            field_dict["pay_date_from"] = time_json(self._pay_date_from, "SearchRequest.pay_date_from")
        if self._pay_date_to is not None:
            field_dict["pay_date_to"] = time_json(self._pay_date_to, "SearchRequest.pay_date_to")
        if self.currency is not None:
            field_dict["currency"] = self.currency
        if self.email is not None:
            field_dict["email"] = self.email
        if self.payment_method is not None:
            field_dict["payment_method"] = self.payment_method
        if self.limit is not None:
            field_dict["limit"] = self.limit
        if self.offset is not None:
            field_dict["offset"] = self.offset
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "SearchRequest", Mapping)
        model = blank(cls)
        if "status" in src_dict:
            model.status = SEARCHABLE_STATUS[src_dict["status"]]
        else:
            model.status = None
        if "external_id" in src_dict:
            model.external_id = value = src_dict["external_id"]
            if type(value) is not str:
                checked(value, "SearchRequest.external_id", str)
        else:
            model.external_id = None
        if "create_date_from" in src_dict:
            model._create_date_from = value = src_dict["create_date_from"]
            if type(value) is not str:
                checked(value, "SearchRequest.create_date_from", str)
        else:
            model._create_date_from = None
        if "create_date_to" in src_dict:
            model._create_date_to = value = src_dict["create_date_to"]
            if type(value) is not str:
                checked(value, "SearchRequest.create_date_to", str)
        else:
            model._create_date_to = None
        if "pay_date_from" in src_dict:
            model._pay_date_from = value = src_dict["pay_date_from"]
            if type(value) is not str:
                checked(value, "SearchRequest.pay_date_from", str)
        else:
            model._pay_date_from = None
        if "pay_date_to" in src_dict:
            model._pay_date_to = value = src_dict["pay_date_to"]
            if type(value) is not str:
                checked(value, "SearchRequest.pay_date_to", str)
        else:
            model._pay_date_to = None
        if "currency" in src_dict:
            model.currency = value = src_dict["currency"]
            if type(value) is not str:
                checked(value, "SearchRequest.currency", str)
        else:
            model.currency = None
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "SearchRequest.email", str)
        else:
            model.email = None
        if "payment_method" in src_dict:
            model.payment_method = value = src_dict["payment_method"]
            if type(value) is not str:
                checked(value, "SearchRequest.payment_method", str)
        else:
            model.payment_method = None
        if "limit" in src_dict:
            model.limit = value = src_dict["limit"]
            if type(value) is not int:
                model.limit = number(value, "SearchRequest.limit", int)
        else:
            model.limit = None
        if "offset" in src_dict:
            model.offset = value = src_dict["offset"]
            if type(value) is not int:
                model.offset = number(value, "SearchRequest.offset", int)
        else:
            model.offset = None
        return model


read_search_request = SearchRequest.from_dict

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.searchable_status import SearchableStatus
from .searchable_status import SEARCHABLE_STATUS
