from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.basket_discount import BasketDiscount
    from ..models.coupon_line_item import CouponLineItem
    from ..models.price import Price
    from ..models.product_line_item import ProductLineItem


T = TypeVar("T", bound="LineItemContainer")


@_attrs_define
class LineItemContainer:
    """What was ordered and what it costs. Its totals have the names of the order's own and are price objects, with the
    amount as a number.

        Attributes:
            grand_total (Price): An amount of money, for programs and for people.
            total_before_tax (Price): An amount of money, for programs and for people.
            total_tax (Price): An amount of money, for programs and for people.
            line_items_sub_total (Price): An amount of money, for programs and for people.
            product_line_items (list[ProductLineItem]): The products, one to a line.
            shipping_price (None | Price | Unset): What shipping costs.
            coupon_line_item (CouponLineItem | None | Unset): The coupon, if one was redeemed.
            deposits (list[Any] | Unset): Deposits on bottles and the like. What they hold is not known.
            eco_participations (list[Any] | Unset): Contributions to recycling. What they hold is not known.
            shipping_options (list[Any] | Unset): Options of shipping. What they hold is not known.
            basket_discount (BasketDiscount | None | Unset): The discount on the whole basket, if there is one.
    """

    grand_total: Price
    total_before_tax: Price
    total_tax: Price
    line_items_sub_total: Price
    product_line_items: list[ProductLineItem]
    shipping_price: None | Price | Unset = UNSET
    coupon_line_item: CouponLineItem | None | Unset = UNSET
    deposits: list[Any] | Unset = UNSET
    eco_participations: list[Any] | Unset = UNSET
    shipping_options: list[Any] | Unset = UNSET
    basket_discount: BasketDiscount | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.basket_discount import BasketDiscount  # noqa: PLC0415
        from ..models.coupon_line_item import CouponLineItem  # noqa: PLC0415
        from ..models.price import Price  # noqa: PLC0415

        grand_total = self.grand_total.to_dict()

        total_before_tax = self.total_before_tax.to_dict()

        total_tax = self.total_tax.to_dict()

        line_items_sub_total = self.line_items_sub_total.to_dict()

        product_line_items = []
        for product_line_items_item_data in self.product_line_items:
            product_line_items_item = product_line_items_item_data.to_dict()
            product_line_items.append(product_line_items_item)

        shipping_price: dict[str, Any] | None | Unset
        if isinstance(self.shipping_price, Unset):
            shipping_price = UNSET
        elif isinstance(self.shipping_price, Price):
            shipping_price = self.shipping_price.to_dict()
        else:
            shipping_price = self.shipping_price

        coupon_line_item: dict[str, Any] | None | Unset
        if isinstance(self.coupon_line_item, Unset):
            coupon_line_item = UNSET
        elif isinstance(self.coupon_line_item, CouponLineItem):
            coupon_line_item = self.coupon_line_item.to_dict()
        else:
            coupon_line_item = self.coupon_line_item

        deposits: list[Any] | Unset = UNSET
        if not isinstance(self.deposits, Unset):
            deposits = self.deposits

        eco_participations: list[Any] | Unset = UNSET
        if not isinstance(self.eco_participations, Unset):
            eco_participations = self.eco_participations

        shipping_options: list[Any] | Unset = UNSET
        if not isinstance(self.shipping_options, Unset):
            shipping_options = self.shipping_options

        basket_discount: dict[str, Any] | None | Unset
        if isinstance(self.basket_discount, Unset):
            basket_discount = UNSET
        elif isinstance(self.basket_discount, BasketDiscount):
            basket_discount = self.basket_discount.to_dict()
        else:
            basket_discount = self.basket_discount

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grandTotal": grand_total,
                "totalBeforeTax": total_before_tax,
                "totalTax": total_tax,
                "lineItemsSubTotal": line_items_sub_total,
                "productLineItems": product_line_items,
            }
        )
        if shipping_price is not UNSET:
            field_dict["shippingPrice"] = shipping_price
        if coupon_line_item is not UNSET:
            field_dict["couponLineItem"] = coupon_line_item
        if deposits is not UNSET:
            field_dict["deposits"] = deposits
        if eco_participations is not UNSET:
            field_dict["ecoParticipations"] = eco_participations
        if shipping_options is not UNSET:
            field_dict["shippingOptions"] = shipping_options
        if basket_discount is not UNSET:
            field_dict["basketDiscount"] = basket_discount

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.basket_discount import BasketDiscount  # noqa: PLC0415
        from ..models.coupon_line_item import CouponLineItem  # noqa: PLC0415
        from ..models.price import Price  # noqa: PLC0415
        from ..models.product_line_item import ProductLineItem  # noqa: PLC0415

        d = dict(src_dict)
        grand_total = Price.from_dict(d.pop("grandTotal"))

        total_before_tax = Price.from_dict(d.pop("totalBeforeTax"))

        total_tax = Price.from_dict(d.pop("totalTax"))

        line_items_sub_total = Price.from_dict(d.pop("lineItemsSubTotal"))

        product_line_items = []
        _product_line_items = d.pop("productLineItems")
        for product_line_items_item_data in _product_line_items:
            product_line_items_item = ProductLineItem.from_dict(product_line_items_item_data)

            product_line_items.append(product_line_items_item)

        def _parse_shipping_price(data: object) -> None | Price | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                shipping_price_type_0 = Price.from_dict(data)

                return shipping_price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Price | Unset, data)

        shipping_price = _parse_shipping_price(d.pop("shippingPrice", UNSET))

        def _parse_coupon_line_item(data: object) -> CouponLineItem | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                coupon_line_item_type_0 = CouponLineItem.from_dict(data)

                return coupon_line_item_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CouponLineItem | None | Unset, data)

        coupon_line_item = _parse_coupon_line_item(d.pop("couponLineItem", UNSET))

        deposits = cast(list[Any], d.pop("deposits", UNSET))

        eco_participations = cast(list[Any], d.pop("ecoParticipations", UNSET))

        shipping_options = cast(list[Any], d.pop("shippingOptions", UNSET))

        def _parse_basket_discount(data: object) -> BasketDiscount | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                basket_discount_type_0 = BasketDiscount.from_dict(data)

                return basket_discount_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BasketDiscount | None | Unset, data)

        basket_discount = _parse_basket_discount(d.pop("basketDiscount", UNSET))

        line_item_container = cls(
            grand_total=grand_total,
            total_before_tax=total_before_tax,
            total_tax=total_tax,
            line_items_sub_total=line_items_sub_total,
            product_line_items=product_line_items,
            shipping_price=shipping_price,
            coupon_line_item=coupon_line_item,
            deposits=deposits,
            eco_participations=eco_participations,
            shipping_options=shipping_options,
            basket_discount=basket_discount,
        )

        line_item_container.additional_properties = d
        return line_item_container

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
