from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NotificationPayment(OpenModel[Any]):
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

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["payment_method"] = self.payment_method
        if not isinstance(self.payment_system_name, Unset):
            field_dict["payment_system_name"] = self.payment_system_name
        if not isinstance(self.card_type, Unset):
            field_dict["card_type"] = self.card_type
        if not isinstance(self.card_last_4, Unset):
            field_dict["card_last_4"] = self.card_last_4
        if not isinstance(self.card_expiration_date, Unset):
            field_dict["card_expiration_date"] = self.card_expiration_date
        if not isinstance(self.is_card_expired, Unset):
            field_dict["is_card_expired"] = self.is_card_expired
        if not isinstance(self.is_installment_payment, Unset):
            field_dict["is_installment_payment"] = self.is_installment_payment
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        model.payment_method = value = src_dict["payment_method"]
        if type(value) is not str:
            checked(value, "NotificationPayment.payment_method", str)
        if "payment_system_name" in src_dict:
            model.payment_system_name = value = src_dict["payment_system_name"]
            if type(value) is not str:
                checked(value, "NotificationPayment.payment_system_name", str)
        else:
            model.payment_system_name = UNSET
            known -= 1
        if "card_type" in src_dict:
            model.card_type = value = src_dict["card_type"]
            if type(value) is not str:
                checked(value, "NotificationPayment.card_type", str)
        else:
            model.card_type = UNSET
            known -= 1
        if "card_last_4" in src_dict:
            model.card_last_4 = value = src_dict["card_last_4"]
            if type(value) is not str and value is not None:
                checked(value, "NotificationPayment.card_last_4", str, None)
        else:
            model.card_last_4 = UNSET
            known -= 1
        if "card_expiration_date" in src_dict:
            model.card_expiration_date = value = src_dict["card_expiration_date"]
            if type(value) is not str:
                checked(value, "NotificationPayment.card_expiration_date", str)
        else:
            model.card_expiration_date = UNSET
            known -= 1
        if "is_card_expired" in src_dict:
            model.is_card_expired = src_dict["is_card_expired"]
        else:
            model.is_card_expired = UNSET
            known -= 1
        if "is_installment_payment" in src_dict:
            model.is_installment_payment = src_dict["is_installment_payment"]
        else:
            model.is_installment_payment = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_notification_payment = NotificationPayment.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "payment_method",
        "payment_system_name",
        "card_type",
        "card_last_4",
        "card_expiration_date",
        "is_card_expired",
        "is_installment_payment",
    }
)
