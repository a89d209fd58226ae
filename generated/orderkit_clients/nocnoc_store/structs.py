"""Responses as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no property that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct
from msgspec import field as named
from orderkit_clients.runtime.reading import (
    as_int_if_whole,
    blank,
    checked,
)

from .models.attribute import Attribute
from .models.attribute_type import AttributeType
from .models.condition import Condition
from .models.created_package import CreatedPackage
from .models.created_product import CreatedProduct
from .models.currency import Currency
from .models.customer import Customer
from .models.delivery_address import DeliveryAddress
from .models.description_language import DescriptionLanguage
from .models.dimensions import Dimensions
from .models.image import Image
from .models.known_numbers import KnownNumbers
from .models.order import Order
from .models.order_list import OrderList
from .models.order_status import OrderStatus
from .models.ordered_product import OrderedProduct
from .models.product import Product
from .models.product_list import ProductList
from .models.product_offer import ProductOffer
from .models.size import Size
from .models.size_unit import SizeUnit
from .models.trade_numbers import TradeNumbers
from .models.weight import Weight
from .models.weight_unit import WeightUnit

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class OrderListStruct(Struct, gc=False, forbid_unknown_fields=True):
    orders: list[OrderStruct]


def fill_order_list(struct: OrderListStruct) -> OrderList:
    model = blank(OrderList)
    model.orders = list(map(fill_order, struct.orders))
    model._extras = None
    return model


class ProductListStruct(Struct, gc=False, forbid_unknown_fields=True):
    products: list[ProductStruct]


def fill_product_list(struct: ProductListStruct) -> ProductList:
    model = blank(ProductList)
    model.products = list(map(fill_product, struct.products))
    model._extras = None
    return model


class CreatedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    available_quantity: int
    price: Any
    brand: str = ABSENT
    currency_code: Currency = ABSENT
    title: str = ABSENT
    description: str = ABSENT
    description_language: DescriptionLanguage = ABSENT
    condition: Condition = ABSENT
    package_dimensions: DimensionsStruct = ABSENT
    product_dimensions: DimensionsStruct = ABSENT
    images: list[ImageStruct] = ABSENT
    international_ids: TradeNumbersStruct = ABSENT
    attributes: list[AttributeStruct] = ABSENT


def fill_created_product(struct: CreatedProductStruct) -> CreatedProduct:
    model = blank(CreatedProduct)
    model.sku = struct.sku
    model.available_quantity = struct.available_quantity
    model._price = value = struct.price
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "CreatedProduct.price", Decimal, int, float)
    model.brand = struct.brand
    model.currency_code = struct.currency_code
    model.title = struct.title
    model.description = struct.description
    model.description_language = struct.description_language
    model.condition = struct.condition
    value = struct.package_dimensions
    model.package_dimensions = None if value is None else fill_dimensions(value)
    value = struct.product_dimensions
    model.product_dimensions = None if value is None else fill_dimensions(value)
    value = struct.images
    model.images = None if value is None else list(map(fill_image, value))
    value = struct.international_ids
    model.international_ids = None if value is None else fill_trade_numbers(value)
    value = struct.attributes
    model.attributes = None if value is None else list(map(fill_attribute, value))
    model._extras = None
    return model


class ProductOfferStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    available_quantity: int
    price: Any
    title: str = ABSENT
    brand: str = ABSENT
    currency_code: Currency = ABSENT
    status: str = ABSENT


def fill_product_offer(struct: ProductOfferStruct) -> ProductOffer:
    model = blank(ProductOffer)
    model.sku = struct.sku
    model.available_quantity = struct.available_quantity
    model._price = value = struct.price
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "ProductOffer.price", Decimal, int, float)
    model.title = struct.title
    model.brand = struct.brand
    model.currency_code = struct.currency_code
    model.status = struct.status
    model._extras = None
    return model


class ProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    available_quantity: int
    price: Any
    brand: str = ABSENT
    currency_code: Currency = ABSENT
    title: str = ABSENT
    description: str = ABSENT
    description_html: str = ABSENT
    description_language: DescriptionLanguage = ABSENT
    condition: Condition = ABSENT
    package_dimensions: DimensionsStruct = ABSENT
    product_dimensions: DimensionsStruct = ABSENT
    images: list[ImageStruct] = ABSENT
    international_ids: KnownNumbersStruct = ABSENT
    attributes: list[AttributeStruct] = ABSENT
    status: str = ABSENT
    created_at: str = ABSENT
    updated_at: str = ABSENT


def fill_product(struct: ProductStruct) -> Product:
    model = blank(Product)
    model.sku = struct.sku
    model.available_quantity = struct.available_quantity
    model._price = value = struct.price
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Product.price", Decimal, int, float)
    model.brand = struct.brand
    model.currency_code = struct.currency_code
    model.title = struct.title
    model.description = struct.description
    model.description_html = struct.description_html
    model.description_language = struct.description_language
    model.condition = struct.condition
    value = struct.package_dimensions
    model.package_dimensions = None if value is None else fill_dimensions(value)
    value = struct.product_dimensions
    model.product_dimensions = None if value is None else fill_dimensions(value)
    value = struct.images
    model.images = None if value is None else list(map(fill_image, value))
    value = struct.international_ids
    model.international_ids = None if value is None else fill_known_numbers(value)
    value = struct.attributes
    model.attributes = None if value is None else list(map(fill_attribute, value))
    model.status = struct.status
    model.created_at = struct.created_at
    model.updated_at = struct.updated_at
    model._extras = None
    return model


class CreatedPackageStruct(Struct, gc=False, forbid_unknown_fields=True):
    package_id: str


def fill_created_package(struct: CreatedPackageStruct) -> CreatedPackage:
    model = blank(CreatedPackage)
    model.package_id = struct.package_id
    model._extras = None
    return model


class DimensionsStruct(Struct, gc=False, forbid_unknown_fields=True):
    size: SizeStruct = ABSENT
    weight: WeightStruct = ABSENT


def fill_dimensions(struct: DimensionsStruct) -> Dimensions:
    model = blank(Dimensions)
    value = struct.size
    model.size = None if value is None else fill_size(value)
    value = struct.weight
    model.weight = None if value is None else fill_weight(value)
    model._extras = None
    return model


class TradeNumbersStruct(Struct, gc=False, forbid_unknown_fields=True):
    gtin: list[str] = ABSENT


def fill_trade_numbers(struct: TradeNumbersStruct) -> TradeNumbers:
    model = blank(TradeNumbers)
    model.gtin = struct.gtin
    model._extras = None
    return model


class KnownNumbersStruct(Struct, gc=False, forbid_unknown_fields=True):
    asin: str = ABSENT
    gtin: list[str] = ABSENT


def fill_known_numbers(struct: KnownNumbersStruct) -> KnownNumbers:
    model = blank(KnownNumbers)
    model.asin = struct.asin
    model.gtin = struct.gtin
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    tracking_id: str
    status: OrderStatus
    products: list[OrderedProductStruct]
    label_url: str = ABSENT
    created_at: str = ABSENT
    status_date: str = ABSENT
    status_description: str | None = MISSING
    customer: CustomerStruct = ABSENT
    delivery_address: DeliveryAddressStruct = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    present = 1
    model.tracking_id = struct.tracking_id
    model.status = struct.status
    model.products = list(map(fill_ordered_product, struct.products))
    model.label_url = struct.label_url
    model.created_at = struct.created_at
    model.status_date = struct.status_date
    value = struct.status_description
    if value is MISSING:
        model.status_description = None
        present -= 1
    else:
        model.status_description = value
    value = struct.customer
    model.customer = None if value is None else fill_customer(value)
    value = struct.delivery_address
    model.delivery_address = None if value is None else fill_delivery_address(value)
    model._present = present
    model._extras = None
    return model


class SizeStruct(Struct, gc=False, forbid_unknown_fields=True):
    unit: SizeUnit = ABSENT
    length: float | int = ABSENT
    width: float | int = ABSENT
    height: float | int = ABSENT


def fill_size(struct: SizeStruct) -> Size:
    model = blank(Size)
    model.unit = struct.unit
    model.length = value = struct.length
    if type(value) is float:
        model.length = as_int_if_whole(value)
    model.width = value = struct.width
    if type(value) is float:
        model.width = as_int_if_whole(value)
    model.height = value = struct.height
    if type(value) is float:
        model.height = as_int_if_whole(value)
    model._extras = None
    return model


class WeightStruct(Struct, gc=False, forbid_unknown_fields=True):
    unit: WeightUnit = ABSENT
    value: float | int = ABSENT


def fill_weight(struct: WeightStruct) -> Weight:
    model = blank(Weight)
    model.unit = struct.unit
    model.value = value = struct.value
    if type(value) is float:
        model.value = as_int_if_whole(value)
    model._extras = None
    return model


class ImageStruct(Struct, gc=False, forbid_unknown_fields=True):
    source_url: str = ABSENT


def fill_image(struct: ImageStruct) -> Image:
    model = blank(Image)
    model.source_url = struct.source_url
    model._extras = None
    return model


class AttributeStruct(Struct, gc=False, forbid_unknown_fields=True):
    type_: AttributeType = named(default=ABSENT, name="type")
    value: str = ABSENT


def fill_attribute(struct: AttributeStruct) -> Attribute:
    model = blank(Attribute)
    model.type_ = struct.type_
    model.value = struct.value
    model._extras = None
    return model


class CustomerStruct(Struct, gc=False, forbid_unknown_fields=True):
    full_name: str = ABSENT
    tax_id: str = ABSENT


def fill_customer(struct: CustomerStruct) -> Customer:
    model = blank(Customer)
    model.full_name = struct.full_name
    model.tax_id = struct.tax_id
    model._extras = None
    return model


class DeliveryAddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    contact_name: str = ABSENT
    belongs_to: str = ABSENT
    contact_phone: str = ABSENT
    street: str = ABSENT
    street_2: str = ABSENT
    zipcode: str = ABSENT
    region: str = ABSENT
    city: str = ABSENT
    country: str = ABSENT
    deadline: datetime.date = ABSENT


def fill_delivery_address(struct: DeliveryAddressStruct) -> DeliveryAddress:
    model = blank(DeliveryAddress)
    model.contact_name = struct.contact_name
    model.belongs_to = struct.belongs_to
    model.contact_phone = struct.contact_phone
    model.street = struct.street
    model.street_2 = struct.street_2
    model.zipcode = struct.zipcode
    model.region = struct.region
    model.city = struct.city
    model.country = struct.country
    model.deadline = struct.deadline
    model._extras = None
    return model


class OrderedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    quantity: int
    fob_price: str = ABSENT


def fill_ordered_product(struct: OrderedProductStruct) -> OrderedProduct:
    model = blank(OrderedProduct)
    model.sku = struct.sku
    model.quantity = struct.quantity
    model._fob_price = struct.fob_price
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "list_orders": (OrderListStruct, fill_order_list),
    "list_products": (ProductListStruct, fill_product_list),
    "create_product": (CreatedProductStruct, fill_created_product),
    "create_product_from_asin": (ProductOfferStruct, fill_product_offer),
    "get_product": (ProductStruct, fill_product),
    "update_product": (ProductOfferStruct, fill_product_offer),
    "create_package": (CreatedPackageStruct, fill_created_package),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
