from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NotificationProduct(OpenModel[Any]):
    """The product it is about. Amounts are text with two decimals in the notification's currency, empty if there is
    none.

        Attributes:
            id (int | str): Identification of the product, a text from Checkout and a number from Noventiq Payments.
            vendor_code (str | Unset): The vendor's code of the product.
            sku (str | Unset): The SKU of the product.
            business_segment (str | Unset): The business segment the product is meant for.
            name (str | Unset): Name of the product.
            price (str | Unset): Price of one unit in the notification's currency, with two decimals. Empty if there is
                none.
            quantity (Any | Unset): Number of units. No page that could be read says whether it is a number or a text.
            discount_percent (Any | Unset): Discount in percent. No page that could be read says whether it is a number or a
                text.
            discount_amount (str | Unset): Discount in the notification's currency, with two decimals. Empty if there is
                none.
            vat_amount (str | Unset): Value added tax in the notification's currency, with two decimals. Empty if there is
                none.
            amount (str | Unset): Amount of all units in the notification's currency, with two decimals. Empty if there is
                none.
            margin (str | Unset): The merchant's margin in the notification's currency, with two decimals. Empty if there is
                none.
    """

    id: int | str
    vendor_code: str | Unset = UNSET
    sku: str | Unset = UNSET
    business_segment: str | Unset = UNSET
    name: str | Unset = UNSET
    price: str | Unset = UNSET
    quantity: Any | Unset = UNSET
    discount_percent: Any | Unset = UNSET
    discount_amount: str | Unset = UNSET
    vat_amount: str | Unset = UNSET
    amount: str | Unset = UNSET
    margin: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        if not isinstance(self.vendor_code, Unset):
            field_dict["vendor_code"] = self.vendor_code
        if not isinstance(self.sku, Unset):
            field_dict["sku"] = self.sku
        if not isinstance(self.business_segment, Unset):
            field_dict["business_segment"] = self.business_segment
        if not isinstance(self.name, Unset):
            field_dict["name"] = self.name
        if not isinstance(self.price, Unset):
            field_dict["price"] = self.price
        if not isinstance(self.quantity, Unset):
            field_dict["quantity"] = self.quantity
        if not isinstance(self.discount_percent, Unset):
            field_dict["discount_percent"] = self.discount_percent
        if not isinstance(self.discount_amount, Unset):
            field_dict["discount_amount"] = self.discount_amount
        if not isinstance(self.vat_amount, Unset):
            field_dict["vat_amount"] = self.vat_amount
        if not isinstance(self.amount, Unset):
            field_dict["amount"] = self.amount
        if not isinstance(self.margin, Unset):
            field_dict["margin"] = self.margin
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 12
        model.id = value = src_dict["id"]
        if type(value) is not str and type(value) is not int:
            checked(value, "NotificationProduct.id", str, int)
        if "vendor_code" in src_dict:
            model.vendor_code = value = src_dict["vendor_code"]
            if type(value) is not str:
                checked(value, "NotificationProduct.vendor_code", str)
        else:
            model.vendor_code = UNSET
            known -= 1
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str:
                checked(value, "NotificationProduct.sku", str)
        else:
            model.sku = UNSET
            known -= 1
        if "business_segment" in src_dict:
            model.business_segment = value = src_dict["business_segment"]
            if type(value) is not str:
                checked(value, "NotificationProduct.business_segment", str)
        else:
            model.business_segment = UNSET
            known -= 1
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "NotificationProduct.name", str)
        else:
            model.name = UNSET
            known -= 1
        if "price" in src_dict:
            model.price = value = src_dict["price"]
            if type(value) is not str:
                checked(value, "NotificationProduct.price", str)
        else:
            model.price = UNSET
            known -= 1
        if "quantity" in src_dict:
            model.quantity = src_dict["quantity"]
        else:
            model.quantity = UNSET
            known -= 1
        if "discount_percent" in src_dict:
            model.discount_percent = src_dict["discount_percent"]
        else:
            model.discount_percent = UNSET
            known -= 1
        if "discount_amount" in src_dict:
            model.discount_amount = value = src_dict["discount_amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.discount_amount", str)
        else:
            model.discount_amount = UNSET
            known -= 1
        if "vat_amount" in src_dict:
            model.vat_amount = value = src_dict["vat_amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.vat_amount", str)
        else:
            model.vat_amount = UNSET
            known -= 1
        if "amount" in src_dict:
            model.amount = value = src_dict["amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.amount", str)
        else:
            model.amount = UNSET
            known -= 1
        if "margin" in src_dict:
            model.margin = value = src_dict["margin"]
            if type(value) is not str:
                checked(value, "NotificationProduct.margin", str)
        else:
            model.margin = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_notification_product = NotificationProduct.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "vendor_code",
        "sku",
        "business_segment",
        "name",
        "price",
        "quantity",
        "discount_percent",
        "discount_amount",
        "vat_amount",
        "amount",
        "margin",
    }
)
