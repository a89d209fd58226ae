from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class PaymentData(OpenModel[Any]):
    """The way in which an order is paid, and what paying costs.

    Attributes:
        payment_method (None | PaymentMethod): The payment method. Ours: null after updateOrder put a payment name of
            its own.
        transaction_id (None | str): Id of the payment at the payment provider.
        price (Price | None): An amount of money, for programs and for people.
        status (None | PaymentStatus): The fate of the payment, if it did not go through.
        taxes (list[Tax] | None): The tax on the costs, by tax class.
    """

    payment_method: None | PaymentMethod = None
    """The payment method. Ours: null after updateOrder put a payment name of its own."""
    transaction_id: None | str = None
    """Id of the payment at the payment provider."""
    price: Price | None = None
    """An amount of money, for programs and for people."""
    status: None | PaymentStatus = None
    """The fate of the payment, if it did not go through."""
    taxes: list[Tax] | None = None
    """The tax on the costs, by tax class."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"payment_method": 1, "transaction_id": 2, "status": 4, "taxes": 8}
    SLOTS: ClassVar[dict[str, str]] = {
        "paymentMethod": "payment_method",
        "transactionId": "transaction_id",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.payment_method is not None:
            field_dict["paymentMethod"] = (
                self.payment_method.to_dict()
                if isinstance(self.payment_method, PaymentMethod)
                else self.payment_method
            )
        elif self._present & 1:
            field_dict["paymentMethod"] = None
        if self.transaction_id is not None:
            field_dict["transactionId"] = self.transaction_id
        elif self._present & 2:
            field_dict["transactionId"] = None
        if self.price is not None:
            field_dict["price"] = self.price.to_dict()
        if self.status is not None:
            field_dict["status"] = (
                self.status.value if isinstance(self.status, PaymentStatus) else self.status
            )
        elif self._present & 4:
            field_dict["status"] = None
        if self.taxes is not None:
            field_dict["taxes"] = (
                [item.to_dict() for item in self.taxes] if isinstance(self.taxes, list) else self.taxes
            )
        elif self._present & 8:
            field_dict["taxes"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "PaymentData", Mapping)
        model = blank(cls)
        known = 5
        present = 15
        if "paymentMethod" in src_dict:
            value = src_dict["paymentMethod"]
            model.payment_method = None if value is None else read_payment_method(value)
        else:
            model.payment_method = None
            present -= 1
            known -= 1
        if "transactionId" in src_dict:
            model.transaction_id = value = src_dict["transactionId"]
            if type(value) is not str and value is not None:
                checked(value, "PaymentData.transactionId", str, None)
        else:
            model.transaction_id = None
            present -= 2
            known -= 1
        if "price" in src_dict:
            model.price = read_price(src_dict["price"])
        else:
            model.price = None
            known -= 1
        if "status" in src_dict:
            value = src_dict["status"]
            model.status = None if value is None else PAYMENT_STATUS[value]
        else:
            model.status = None
            present -= 4
            known -= 1
        if "taxes" in src_dict:
            value = src_dict["taxes"]
            model.taxes = None if value is None else list(map(read_tax, items(value, "PaymentData.taxes")))
        else:
            model.taxes = None
            present -= 8
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_payment_data = PaymentData.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "paymentMethod",
        "transactionId",
        "price",
        "status",
        "taxes",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.payment_method import PaymentMethod
from ..models.payment_status import PaymentStatus
from ..models.price import Price
from ..models.tax import Tax
from .payment_method import read_payment_method
from .payment_status import PAYMENT_STATUS
from .price import read_price
from .tax import read_tax
