from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.searchable_status import SearchableStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="SearchRequest")


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
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        external_id = self.external_id

        create_date_from: str | Unset = UNSET
        if not isinstance(self.create_date_from, Unset):
            create_date_from = self.create_date_from.isoformat()

        create_date_to: str | Unset = UNSET
        if not isinstance(self.create_date_to, Unset):
            create_date_to = self.create_date_to.isoformat()

        pay_date_from: str | Unset = UNSET
        if not isinstance(self.pay_date_from, Unset):
            pay_date_from = self.pay_date_from.isoformat()

        pay_date_to: str | Unset = UNSET
        if not isinstance(self.pay_date_to, Unset):
            pay_date_to = self.pay_date_to.isoformat()

        currency = self.currency

        email = self.email

        payment_method = self.payment_method

        limit = self.limit

        offset = self.offset

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if create_date_from is not UNSET:
            field_dict["create_date_from"] = create_date_from
        if create_date_to is not UNSET:
            field_dict["create_date_to"] = create_date_to
        if pay_date_from is not UNSET:
            field_dict["pay_date_from"] = pay_date_from
        if pay_date_to is not UNSET:
            field_dict["pay_date_to"] = pay_date_to
        if currency is not UNSET:
            field_dict["currency"] = currency
        if email is not UNSET:
            field_dict["email"] = email
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if limit is not UNSET:
            field_dict["limit"] = limit
        if offset is not UNSET:
            field_dict["offset"] = offset

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _status = d.pop("status", UNSET)
        status: SearchableStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = SearchableStatus(_status)

        external_id = d.pop("external_id", UNSET)

        _create_date_from = d.pop("create_date_from", UNSET)
        create_date_from: datetime.datetime | Unset
        if isinstance(_create_date_from, Unset):
            create_date_from = UNSET
        else:
            create_date_from = datetime.datetime.fromisoformat(_create_date_from)

        _create_date_to = d.pop("create_date_to", UNSET)
        create_date_to: datetime.datetime | Unset
        if isinstance(_create_date_to, Unset):
            create_date_to = UNSET
        else:
            create_date_to = datetime.datetime.fromisoformat(_create_date_to)

        _pay_date_from = d.pop("pay_date_from", UNSET)
        pay_date_from: datetime.datetime | Unset
        if isinstance(_pay_date_from, Unset):
            pay_date_from = UNSET
        else:
            pay_date_from = datetime.datetime.fromisoformat(_pay_date_from)

        _pay_date_to = d.pop("pay_date_to", UNSET)
        pay_date_to: datetime.datetime | Unset
        if isinstance(_pay_date_to, Unset):
            pay_date_to = UNSET
        else:
            pay_date_to = datetime.datetime.fromisoformat(_pay_date_to)

        currency = d.pop("currency", UNSET)

        email = d.pop("email", UNSET)

        payment_method = d.pop("payment_method", UNSET)

        limit = d.pop("limit", UNSET)

        offset = d.pop("offset", UNSET)

        search_request = cls(
            status=status,
            external_id=external_id,
            create_date_from=create_date_from,
            create_date_to=create_date_to,
            pay_date_from=pay_date_from,
            pay_date_to=pay_date_to,
            currency=currency,
            email=email,
            payment_method=payment_method,
            limit=limit,
            offset=offset,
        )

        return search_request
