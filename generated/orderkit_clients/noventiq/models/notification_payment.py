from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NotificationPayment(OpenModel[Any]):
    """The payment of the order. Inferred: without a card its texts are empty.

    Attributes:
        payment_method (str): The method of payment, as a code of Noventiq's such as `CreditCard`. Signed.
        payment_system_name (str | None): Name of the payment system.
        card_type (str | None): Type of the bank card. Empty without a card.
        card_last_4 (None | str): The last four digits of the bank card. Null without a card.
        card_expiration_date (str | None): When the bank card expires. Empty without a card.
        is_card_expired (Any): Whether the bank card is expired. No page that could be read gives its type.
        is_installment_payment (Any): Whether the order is paid in instalments. No page that could be read gives its
            type.
    """

    payment_method: str
    """The method of payment, as a code of Noventiq's such as `CreditCard`. Signed."""
    payment_system_name: str | None = None
    """Name of the payment system."""
    card_type: str | None = None
    """Type of the bank card. Empty without a card."""
    card_last_4: None | str = None
    """The last four digits of the bank card. Null without a card."""
    card_expiration_date: str | None = None
    """When the bank card expires. Empty without a card."""
    is_card_expired: Any = None
    """Whether the bank card is expired. No page that could be read gives its type."""
    is_installment_payment: Any = None
    """Whether the order is paid in instalments. No page that could be read gives its type."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"card_last_4": 1, "is_card_expired": 2, "is_installment_payment": 4}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["payment_method"] = self.payment_method
        if self.payment_system_name is not None:
            field_dict["payment_system_name"] = self.payment_system_name
        if self.card_type is not None:
            field_dict["card_type"] = self.card_type
        if self.card_last_4 is not None:
            field_dict["card_last_4"] = self.card_last_4
        elif self._present & 1:
            field_dict["card_last_4"] = None
        if self.card_expiration_date is not None:
            field_dict["card_expiration_date"] = self.card_expiration_date
        if self.is_card_expired is not None:
            field_dict["is_card_expired"] = self.is_card_expired
        elif self._present & 2:
            field_dict["is_card_expired"] = None
        if self.is_installment_payment is not None:
            field_dict["is_installment_payment"] = self.is_installment_payment
        elif self._present & 4:
            field_dict["is_installment_payment"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        present = 7
        model.payment_method = value = src_dict["payment_method"]
        if type(value) is not str:
            checked(value, "NotificationPayment.payment_method", str)
        if "payment_system_name" in src_dict:
            model.payment_system_name = value = src_dict["payment_system_name"]
            if type(value) is not str:
                checked(value, "NotificationPayment.payment_system_name", str)
        else:
            model.payment_system_name = None
            known -= 1
        if "card_type" in src_dict:
            model.card_type = value = src_dict["card_type"]
            if type(value) is not str:
                checked(value, "NotificationPayment.card_type", str)
        else:
            model.card_type = None
            known -= 1
        if "card_last_4" in src_dict:
            model.card_last_4 = value = src_dict["card_last_4"]
            if type(value) is not str and value is not None:
                checked(value, "NotificationPayment.card_last_4", str, None)
        else:
            model.card_last_4 = None
            present -= 1
            known -= 1
        if "card_expiration_date" in src_dict:
            model.card_expiration_date = value = src_dict["card_expiration_date"]
            if type(value) is not str:
                checked(value, "NotificationPayment.card_expiration_date", str)
        else:
            model.card_expiration_date = None
            known -= 1
        if "is_card_expired" in src_dict:
            model.is_card_expired = src_dict["is_card_expired"]
        else:
            model.is_card_expired = None
            present -= 2
            known -= 1
        if "is_installment_payment" in src_dict:
            model.is_installment_payment = src_dict["is_installment_payment"]
        else:
            model.is_installment_payment = None
            present -= 4
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
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
