"""Order lines and prices: lines, coupon and shipping add up to the total (EP-71)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice

from ....contract import Contract, JsonObject
from .ids import make_id
from .orders import StoredOrder
from .render_context import RenderContext
from .seeded_catalogue import (
    COLOUR,
    PIECES,
    PIECES_SHORT,
    PRODUCTS,
    SHIPPING_METHODS,
    STANDARD,
    Product,
    TaxClass,
)
from .seeded_variants import vary

# Prices have two decimals in every currency of the seeds.
_CENT = Decimal("0.01")
_NOT_NULL = ("images", "links")
# Properties of a line that ePages lists without a description; they are null (EP-114).
_UNKNOWN = ("minOrder", "intervalOrder", "priceQuantity", "quantityPrice", "isInWishlist")


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of an order in its currency; products, coupon and shipping include tax if the tax model is GROSS."""

    products: Decimal
    coupon: Decimal
    shipping: Decimal
    before_tax: Decimal
    tax: Decimal

    @property
    def grand(self) -> Decimal:
        """Amount that the customer pays."""
        return self.before_tax + self.tax


def add_up(order: StoredOrder) -> Totals:
    """Calculate the totals of an order."""
    lines = [(PRODUCTS[index], amount) for index, amount in order.lines]
    products = sum((product.price * amount for product, amount in lines), Decimal(0))
    coupon = -(products * order.coupon / 100).quantize(_CENT)
    shipping = Decimal(0) if order.shipping is None else SHIPPING_METHODS[order.shipping].price
    tax = tax_in(coupon, STANDARD, order.tax_model) + tax_in(shipping, STANDARD, order.tax_model)
    for product, amount in lines:
        tax += tax_in(product.price * amount, product.tax_class, order.tax_model)
    payload = products + coupon + shipping
    return Totals(products, coupon, shipping, payload - tax if order.tax_model == "GROSS" else payload, tax)


def tax_in(amount: Decimal, tax_class: TaxClass, tax_model: str) -> Decimal:
    """Calculate the tax that an amount includes, or that is added to it."""
    # A gross amount includes the tax, a net one does not.
    whole = 100 + tax_class.percentage if tax_model == "GROSS" else Decimal(100)
    return (amount * tax_class.percentage / whole).quantize(_CENT)


def render_container(order: StoredOrder, context: RenderContext) -> JsonObject:
    """Render the lines and totals of an order."""
    totals = add_up(order)
    return {
        **_render_totals(order, totals, context),
        **_render_shipping_price(order, totals, context),
        "productLineItems": [_render_line(order, index, context) for index in range(len(order.lines))],
        **_render_coupon(order, totals, context),
        **vary({"deposits": [], "ecoParticipations": [], "shippingOptions": []}, order.variant, nullable=()),
        **_render_basket_discount(order, context),
    }


def render_tax_class(tax_class: TaxClass, context: RenderContext) -> JsonObject:
    """Render a tax class."""
    return {
        "taxClassId": tax_class.id,
        "name": context.translate(tax_class.name),
        "percentage": tax_class.percentage,
    }


def _render_totals(order: StoredOrder, totals: Totals, context: RenderContext) -> JsonObject:
    amounts = {
        "grandTotal": (totals.grand, "GROSS"),
        "totalBeforeTax": (totals.before_tax, "NET"),
        "totalTax": (totals.tax, "NONE"),
        "lineItemsSubTotal": (totals.products, order.tax_model),
    }
    return {
        name: context.price(amount, order.currency, tax_type) for name, (amount, tax_type) in amounts.items()
    }


def _render_shipping_price(order: StoredOrder, totals: Totals, context: RenderContext) -> JsonObject:
    if order.shipping is None:
        return {"shippingPrice": None} if order.variant % 2 else {}
    return {"shippingPrice": context.price(totals.shipping, order.currency, order.tax_model)}


def _render_line(order: StoredOrder, index: int, context: RenderContext) -> JsonObject:
    product, amount = PRODUCTS[order.lines[index][0]], order.lines[index][1]
    optional = {
        "sku": f"{product.sku}-{index}" if index else product.sku,
        **_render_discount(order, index, context),
        "images": _render_images(order, product),
        "links": [
            {**context.link("product", "products", product.id), "title": context.translate(product.name)},
            context.link("taxClass", "tax-classes", product.tax_class.id),
        ],
        "taxClass": render_tax_class(product.tax_class, context),
        "deliveryWeight": {"amount": product.weight, "unit": "kg"},
        **_describe(order, product, context),
    }
    # Lists are empty rather than null in the documented examples.
    nullable = optional.keys() - set(_NOT_NULL)
    return {
        "lineItemId": make_id(f"line {order.order_id}", index),
        "productId": product.id,
        "name": context.translate(product.name),
        "quantity": {"amount": amount, "unit": context.translate(PIECES)},
        "lineItemPrice": context.price(product.price * amount, order.currency, order.tax_model),
        "singleItemPrice": context.price(product.price, order.currency, order.tax_model),
        **vary(optional, order.variant + index, nullable=nullable),
    }


def _describe(order: StoredOrder, product: Product, context: RenderContext) -> JsonObject:
    return {
        "variationString": context.translate(COLOUR),
        "essentialFeatures": f"{context.translate(product.name)}, {product.weight} kg",
        "additionalInformation": {
            "bulkPriceInfo": [
                {
                    "quantity": {"amount": 10, "unit": context.translate(PIECES)},
                    "price": context.price(product.price, order.currency, order.tax_model),
                }
            ]
        },
        "energyLabelsString": "A-G: B",
        "energyLabelsMaxEfficiencyString": "A",
        "energyLabelSourceFile": f"{product.sku}-label.pdf",
        "productDataSheetSourceFile": f"{product.sku}-sheet.pdf",
        "orderUnit": context.translate(PIECES),
        "orderUnitShort": context.translate(PIECES_SHORT),
        **dict.fromkeys(_UNKNOWN),
    }


def _render_images(order: StoredOrder, product: Product) -> list[JsonObject]:
    classifiers = islice(cycle(_values("ImageClassifier")), order.variant % 7, order.variant % 7 + 2)
    return [
        {
            "url": f"https://images.example.com/{product.sku}-{classifier}.jpg",
            **vary(
                {
                    "isZoomEnabled": classifier == "Large",
                    "classifier": classifier,
                    "width": 640,
                    "height": 480,
                    "fileSize": 0,
                },
                order.variant + number,
                nullable=("isZoomEnabled",),
            ),
        }
        for number, classifier in enumerate(classifiers)
    ]


def _render_discount(order: StoredOrder, index: int, context: RenderContext) -> JsonObject:
    """Render the coupon discount of a line; the first line carries all of it (EP-74)."""
    if order.coupon and index == 0:
        amount = add_up(order).coupon
        return {"lineItemCouponDiscount": context.price(amount, order.currency, order.tax_model)}
    return {"lineItemCouponDiscount": None}


def _render_coupon(order: StoredOrder, totals: Totals, context: RenderContext) -> JsonObject:
    if not order.coupon:
        return {"couponLineItem": None} if order.variant % 2 else {}
    return {
        "couponLineItem": {
            "couponLineItemId": make_id("coupon line", order.variant),
            "couponCampaignId": make_id("coupon campaign", order.coupon),
            "lineItemPrice": context.price(totals.coupon, order.currency, order.tax_model),
            **vary(
                {"validationErrors": [_values("CouponValidationError")[order.variant % 7]]},
                order.variant // 2,
            ),
        }
    }


def _values(schema: str) -> tuple[str, ...]:
    return Contract.load("epages").values(schema)


def _render_basket_discount(order: StoredOrder, context: RenderContext) -> JsonObject:
    links = [context.link("coupon", "coupon-campaigns", make_id("coupon campaign", order.coupon))]
    return vary({"basketDiscount": {"links": links} if order.variant % 3 else {}}, order.variant)
