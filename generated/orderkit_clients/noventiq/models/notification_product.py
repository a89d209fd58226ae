from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    text_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class NotificationProduct(OpenModel[Any]):
    """The product that the notification is about. Inferred: amounts are text with two decimals in the notification's
    currency, empty if there is none.

        Attributes:
            id (int | str): Id of the product, a text from Checkout and a number from Noventiq Payments.
            vendor_code (str | None): The vendor's code of the product.
            sku (str | None): The SKU of the product.
            business_segment (str | None): The business segment the product is meant for.
            name (str | None): Name of the product.
            price (Decimal | None): Price of one unit in the notification's currency, with two decimals. Empty if there is
                none.
            quantity (Any): Number of units. No page that could be read says whether it is a number or a text.
            discount_percent (Any): Discount in percent. No page that could be read says whether it is a number or a text.
            discount_amount (Decimal | None): Discount in the notification's currency, with two decimals. Empty if there is
                none.
            vat_amount (Decimal | None): Value added tax in the notification's currency, with two decimals. Empty if there
                is none.
            amount (Decimal | None): Amount of all units in the notification's currency, with two decimals. Empty if there
                is none.
            margin (Decimal | None): The merchant's margin in the notification's currency, with two decimals. Empty if there
                is none.
    """

    id: int | str
    """Id of the product, a text from Checkout and a number from Noventiq Payments."""
    vendor_code: str | None = None
    """The vendor's code of the product."""
    sku: str | None = None
    """The SKU of the product."""
    business_segment: str | None = None
    """The business segment the product is meant for."""
    name: str | None = None
    """Name of the product."""
    _price: Decimal | int | float | str | None = _attrs_field(default=None, alias="price")
    quantity: Any = None
    """Number of units. No page that could be read says whether it is a number or a text."""
    discount_percent: Any = None
    """Discount in percent. No page that could be read says whether it is a number or a text."""
    _discount_amount: Decimal | int | float | str | None = _attrs_field(default=None, alias="discount_amount")
    _vat_amount: Decimal | int | float | str | None = _attrs_field(default=None, alias="vat_amount")
    _amount: Decimal | int | float | str | None = _attrs_field(default=None, alias="amount")
    _margin: Decimal | int | float | str | None = _attrs_field(default=None, alias="margin")
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"quantity": 1, "discount_percent": 2}
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
        "discount_amount": "_discount_amount",
        "vat_amount": "_vat_amount",
        "amount": "_amount",
        "margin": "_margin",
    }

    @property
    def price(self) -> Decimal | None:
        """Price of one unit in the notification's currency, with two decimals. Empty if there is none."""
        return amount_or_none(self._price, "NotificationProduct.price")

    @price.setter
    def price(self, value: Decimal | int | float | str | None) -> None:
        self._price = value

    @property
    def discount_amount(self) -> Decimal | None:
        """Discount in the notification's currency, with two decimals. Empty if there is none."""
        return amount_or_none(self._discount_amount, "NotificationProduct.discount_amount")

    @discount_amount.setter
    def discount_amount(self, value: Decimal | int | float | str | None) -> None:
        self._discount_amount = value

    @property
    def vat_amount(self) -> Decimal | None:
        """Value added tax in the notification's currency, with two decimals. Empty if there is none."""
        return amount_or_none(self._vat_amount, "NotificationProduct.vat_amount")

    @vat_amount.setter
    def vat_amount(self, value: Decimal | int | float | str | None) -> None:
        self._vat_amount = value

    @property
    def amount(self) -> Decimal | None:
        """Amount of all units in the notification's currency, with two decimals. Empty if there is none."""
        return amount_or_none(self._amount, "NotificationProduct.amount")

    @amount.setter
    def amount(self, value: Decimal | int | float | str | None) -> None:
        self._amount = value

    @property
    def margin(self) -> Decimal | None:
        """The merchant's margin in the notification's currency, with two decimals. Empty if there is none."""
        return amount_or_none(self._margin, "NotificationProduct.margin")

    @margin.setter
    def margin(self, value: Decimal | int | float | str | None) -> None:
        self._margin = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        if self.vendor_code is not None:
            field_dict["vendor_code"] = self.vendor_code
        if self.sku is not None:
            field_dict["sku"] = self.sku
        if self.business_segment is not None:
            field_dict["business_segment"] = self.business_segment
        if self.name is not None:
            field_dict["name"] = self.name
        if self._price is not None:
            field_dict["price"] = text_json(self._price, "NotificationProduct.price")
        if self.quantity is not None:
            field_dict["quantity"] = self.quantity
        elif self._present & 1:
            field_dict["quantity"] = None
        if self.discount_percent is not None:
            field_dict["discount_percent"] = self.discount_percent
        elif self._present & 2:
            field_dict["discount_percent"] = None
        if self._discount_amount is not None:
            field_dict["discount_amount"] = text_json(
                self._discount_amount, "NotificationProduct.discount_amount"
            )
        if self._vat_amount is not None:
            field_dict["vat_amount"] = text_json(self._vat_amount, "NotificationProduct.vat_amount")
        if self._amount is not None:
            field_dict["amount"] = text_json(self._amount, "NotificationProduct.amount")
        if self._margin is not None:
            field_dict["margin"] = text_json(self._margin, "NotificationProduct.margin")
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 12
        present = 3
        model.id = value = src_dict["id"]
        if type(value) is not str and type(value) is not int:
            model.id = number(value, "NotificationProduct.id", str, int)
        if "vendor_code" in src_dict:
            model.vendor_code = value = src_dict["vendor_code"]
            if type(value) is not str:
                checked(value, "NotificationProduct.vendor_code", str)
        else:
            model.vendor_code = None
            known -= 1
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str:
                checked(value, "NotificationProduct.sku", str)
        else:
            model.sku = None
            known -= 1
        if "business_segment" in src_dict:
            model.business_segment = value = src_dict["business_segment"]
            if type(value) is not str:
                checked(value, "NotificationProduct.business_segment", str)
        else:
            model.business_segment = None
            known -= 1
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "NotificationProduct.name", str)
        else:
            model.name = None
            known -= 1
        if "price" in src_dict:
            model._price = value = src_dict["price"]
            if type(value) is not str:
                checked(value, "NotificationProduct.price", str)
        else:
            model._price = None
            known -= 1
        if "quantity" in src_dict:
            model.quantity = src_dict["quantity"]
        else:
            model.quantity = None
            present -= 1
            known -= 1
        if "discount_percent" in src_dict:
            model.discount_percent = src_dict["discount_percent"]
        else:
            model.discount_percent = None
            present -= 2
            known -= 1
        if "discount_amount" in src_dict:
            model._discount_amount = value = src_dict["discount_amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.discount_amount", str)
        else:
            model._discount_amount = None
            known -= 1
        if "vat_amount" in src_dict:
            model._vat_amount = value = src_dict["vat_amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.vat_amount", str)
        else:
            model._vat_amount = None
            known -= 1
        if "amount" in src_dict:
            model._amount = value = src_dict["amount"]
            if type(value) is not str:
                checked(value, "NotificationProduct.amount", str)
        else:
            model._amount = None
            known -= 1
        if "margin" in src_dict:
            model._margin = value = src_dict["margin"]
            if type(value) is not str:
                checked(value, "NotificationProduct.margin", str)
        else:
            model._margin = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
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
