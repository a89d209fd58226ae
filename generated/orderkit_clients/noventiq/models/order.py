from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """An order or payment. Six members are known; what else an answer holds is kept as it comes.

    Attributes:
        order_id (int): Identification of the order.
        order_name (str): The identification as the customer sees it, with a prefix. `A` and ten digits as far as seen.
        status (OrderStatus): Where an order is in its life.
            `not paid`: created; it stays so when a payment fails.
            `paid`: paid; it stays so while at least one of its items is not refunded.
            `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
            or
            replaced.
            `terminated`: taken out of everything, as deleted test orders are. No search finds it.
        create_date (datetime.datetime): When the order was created, as `YYYY-MM-DDThh:mm:ss±hh:mm`.
        external_id (str | Unset): Identification of the buy link of a product with dynamic characteristics in Checkout,
            or of the payment on
            the merchant's side in Noventiq Payments. Empty if the order has neither.
        pay_date (str | Unset): When the order was paid, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Empty if it was not.
    """

    order_id: int
    order_name: str
    status: OrderStatus
    create_date: datetime.datetime
    external_id: str | Unset = UNSET
    pay_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order_id = self.order_id

        order_name = self.order_name

        status = self.status.value

        create_date = self.create_date.isoformat()

        external_id = self.external_id

        pay_date = self.pay_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order_id": order_id,
                "order_name": order_name,
                "status": status,
                "create_date": create_date,
            }
        )
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if pay_date is not UNSET:
            field_dict["pay_date"] = pay_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        order_id = d.pop("order_id")

        order_name = d.pop("order_name")

        status = OrderStatus(d.pop("status"))

        create_date = datetime.datetime.fromisoformat(d.pop("create_date"))

        external_id = d.pop("external_id", UNSET)

        pay_date = d.pop("pay_date", UNSET)

        order = cls(
            order_id=order_id,
            order_name=order_name,
            status=status,
            create_date=create_date,
            external_id=external_id,
            pay_date=pay_date,
        )

        order.additional_properties = d
        return order

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
