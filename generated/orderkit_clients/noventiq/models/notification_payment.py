from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NotificationPayment")


@_attrs_define
class NotificationPayment:
    """How the order is paid.

    Attributes:
        payment_method (str): The method of payment, as a code of Noventiq's such as `CreditCard`. Signed.
        payment_system_name (str | Unset): Name of the payment system.
        card_type (str | Unset): Type of the bank card. Empty without a card.
        card_last_4 (None | str | Unset): The last four digits of the bank card. Null without a card.
        card_expiration_date (str | Unset): When the bank card expires. Empty without a card.
        is_card_expired (Any | Unset): Whether the bank card is expired. No page that could be read gives its type.
        is_installment_payment (Any | Unset): Whether the order is paid in instalments. No page that could be read gives
            its type.
    """

    payment_method: str
    payment_system_name: str | Unset = UNSET
    card_type: str | Unset = UNSET
    card_last_4: None | str | Unset = UNSET
    card_expiration_date: str | Unset = UNSET
    is_card_expired: Any | Unset = UNSET
    is_installment_payment: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payment_method = self.payment_method

        payment_system_name = self.payment_system_name

        card_type = self.card_type

        card_last_4: None | str | Unset
        if isinstance(self.card_last_4, Unset):
            card_last_4 = UNSET
        else:
            card_last_4 = self.card_last_4

        card_expiration_date = self.card_expiration_date

        is_card_expired = self.is_card_expired

        is_installment_payment = self.is_installment_payment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "payment_method": payment_method,
            }
        )
        if payment_system_name is not UNSET:
            field_dict["payment_system_name"] = payment_system_name
        if card_type is not UNSET:
            field_dict["card_type"] = card_type
        if card_last_4 is not UNSET:
            field_dict["card_last_4"] = card_last_4
        if card_expiration_date is not UNSET:
            field_dict["card_expiration_date"] = card_expiration_date
        if is_card_expired is not UNSET:
            field_dict["is_card_expired"] = is_card_expired
        if is_installment_payment is not UNSET:
            field_dict["is_installment_payment"] = is_installment_payment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payment_method = d.pop("payment_method")

        payment_system_name = d.pop("payment_system_name", UNSET)

        card_type = d.pop("card_type", UNSET)

        def _parse_card_last_4(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        card_last_4 = _parse_card_last_4(d.pop("card_last_4", UNSET))

        card_expiration_date = d.pop("card_expiration_date", UNSET)

        is_card_expired = d.pop("is_card_expired", UNSET)

        is_installment_payment = d.pop("is_installment_payment", UNSET)

        notification_payment = cls(
            payment_method=payment_method,
            payment_system_name=payment_system_name,
            card_type=card_type,
            card_last_4=card_last_4,
            card_expiration_date=card_expiration_date,
            is_card_expired=is_card_expired,
            is_installment_payment=is_installment_payment,
        )

        notification_payment.additional_properties = d
        return notification_payment

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
