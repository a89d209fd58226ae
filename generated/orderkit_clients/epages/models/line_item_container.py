from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class LineItemContainer(OpenModel[Any]):
    """The lines of an order and what they cost. Its totals have the names of the order's own and are price objects, with
    the amount as a number.

        Attributes:
            grand_total (Price): An amount of money, for programs and for people.
            product_line_items (list[ProductLineItem]): The products, one to a line.
            total_before_tax (Price | None): An amount of money, for programs and for people.
            total_tax (Price | None): An amount of money, for programs and for people.
            line_items_sub_total (Price | None): An amount of money, for programs and for people.
            shipping_price (None | Price): The costs of shipping.
            coupon_line_item (CouponLineItem | None): The coupon, if one was redeemed.
            deposits (list[DepositLineItem] | None): Deposits on bottles and the like.
            eco_participations (list[LineItem] | None): Fees for recycling.
            shipping_options (list[LineItem] | None): Costs of options of delivery, such as a greeting card.
            basket_discount (BasketDiscount | None): The discount on the whole basket, if there is one.
    """

    grand_total: Price
    """An amount of money, for programs and for people."""
    product_line_items: list[ProductLineItem]
    """The products, one to a line."""
    total_before_tax: Price | None = None
    """An amount of money, for programs and for people."""
    total_tax: Price | None = None
    """An amount of money, for programs and for people."""
    line_items_sub_total: Price | None = None
    """An amount of money, for programs and for people."""
    shipping_price: None | Price = None
    """The costs of shipping."""
    coupon_line_item: CouponLineItem | None = None
    """The coupon, if one was redeemed."""
    deposits: list[DepositLineItem] | None = None
    """Deposits on bottles and the like."""
    eco_participations: list[LineItem] | None = None
    """Fees for recycling."""
    shipping_options: list[LineItem] | None = None
    """Costs of options of delivery, such as a greeting card."""
    basket_discount: BasketDiscount | None = None
    """The discount on the whole basket, if there is one."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"shipping_price": 1, "coupon_line_item": 2, "basket_discount": 4}
    SLOTS: ClassVar[dict[str, str]] = {
        "grandTotal": "grand_total",
        "productLineItems": "product_line_items",
        "totalBeforeTax": "total_before_tax",
        "totalTax": "total_tax",
        "lineItemsSubTotal": "line_items_sub_total",
        "shippingPrice": "shipping_price",
        "couponLineItem": "coupon_line_item",
        "ecoParticipations": "eco_participations",
        "shippingOptions": "shipping_options",
        "basketDiscount": "basket_discount",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["grandTotal"] = self.grand_total.to_dict()
        field_dict["productLineItems"] = [item.to_dict() for item in self.product_line_items]
        if self.total_before_tax is not None:
            field_dict["totalBeforeTax"] = self.total_before_tax.to_dict()
        if self.total_tax is not None:
            field_dict["totalTax"] = self.total_tax.to_dict()
        if self.line_items_sub_total is not None:
            field_dict["lineItemsSubTotal"] = self.line_items_sub_total.to_dict()
        if self.shipping_price is not None:
            field_dict["shippingPrice"] = (
                self.shipping_price.to_dict()
                if isinstance(self.shipping_price, Price)
                else self.shipping_price
            )
        elif self._present & 1:
            field_dict["shippingPrice"] = None
        if self.coupon_line_item is not None:
            field_dict["couponLineItem"] = (
                self.coupon_line_item.to_dict()
                if isinstance(self.coupon_line_item, CouponLineItem)
                else self.coupon_line_item
            )
        elif self._present & 2:
            field_dict["couponLineItem"] = None
        if self.deposits is not None:
            field_dict["deposits"] = [item.to_dict() for item in self.deposits]
        if self.eco_participations is not None:
            field_dict["ecoParticipations"] = [item.to_dict() for item in self.eco_participations]
        if self.shipping_options is not None:
            field_dict["shippingOptions"] = [item.to_dict() for item in self.shipping_options]
        if self.basket_discount is not None:
            field_dict["basketDiscount"] = (
                self.basket_discount.to_dict()
                if isinstance(self.basket_discount, BasketDiscount)
                else self.basket_discount
            )
        elif self._present & 4:
            field_dict["basketDiscount"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 11
        present = 7
        model.grand_total = read_price(src_dict["grandTotal"])
        model.product_line_items = list(
            map(
                read_product_line_item,
                items(src_dict["productLineItems"], "LineItemContainer.productLineItems"),
            )
        )
        if "totalBeforeTax" in src_dict:
            model.total_before_tax = read_price(src_dict["totalBeforeTax"])
        else:
            model.total_before_tax = None
            known -= 1
        if "totalTax" in src_dict:
            model.total_tax = read_price(src_dict["totalTax"])
        else:
            model.total_tax = None
            known -= 1
        if "lineItemsSubTotal" in src_dict:
            model.line_items_sub_total = read_price(src_dict["lineItemsSubTotal"])
        else:
            model.line_items_sub_total = None
            known -= 1
        if "shippingPrice" in src_dict:
            value = src_dict["shippingPrice"]
            model.shipping_price = None if value is None else read_price(value)
        else:
            model.shipping_price = None
            present -= 1
            known -= 1
        if "couponLineItem" in src_dict:
            value = src_dict["couponLineItem"]
            model.coupon_line_item = None if value is None else read_coupon_line_item(value)
        else:
            model.coupon_line_item = None
            present -= 2
            known -= 1
        if "deposits" in src_dict:
            model.deposits = list(
                map(read_deposit_line_item, items(src_dict["deposits"], "LineItemContainer.deposits"))
            )
        else:
            model.deposits = None
            known -= 1
        if "ecoParticipations" in src_dict:
            model.eco_participations = list(
                map(
                    read_line_item,
                    items(src_dict["ecoParticipations"], "LineItemContainer.ecoParticipations"),
                )
            )
        else:
            model.eco_participations = None
            known -= 1
        if "shippingOptions" in src_dict:
            model.shipping_options = list(
                map(read_line_item, items(src_dict["shippingOptions"], "LineItemContainer.shippingOptions"))
            )
        else:
            model.shipping_options = None
            known -= 1
        if "basketDiscount" in src_dict:
            value = src_dict["basketDiscount"]
            model.basket_discount = None if value is None else read_basket_discount(value)
        else:
            model.basket_discount = None
            present -= 4
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_line_item_container = LineItemContainer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "grandTotal",
        "productLineItems",
        "totalBeforeTax",
        "totalTax",
        "lineItemsSubTotal",
        "shippingPrice",
        "couponLineItem",
        "deposits",
        "ecoParticipations",
        "shippingOptions",
        "basketDiscount",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.basket_discount import BasketDiscount
from ..models.coupon_line_item import CouponLineItem
from ..models.deposit_line_item import DepositLineItem
from ..models.line_item import LineItem
from ..models.price import Price
from ..models.product_line_item import ProductLineItem
from .basket_discount import read_basket_discount
from .coupon_line_item import read_coupon_line_item
from .deposit_line_item import read_deposit_line_item
from .line_item import read_line_item
from .price import read_price
from .product_line_item import read_product_line_item
