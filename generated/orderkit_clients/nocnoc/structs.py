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
from orderkit_clients.runtime.reading import (
    blank,
    checked,
)

from .models.address import Address
from .models.customer import Customer
from .models.dimension import Dimension
from .models.historic_status import HistoricStatus
from .models.order import Order
from .models.order_detail import OrderDetail
from .models.order_status import ORDER_STATUS
from .models.ordered_product import OrderedProduct
from .models.pickup import Pickup
from .models.quote import Quote
from .models.quote_address import QuoteAddress
from .models.quote_customer import QuoteCustomer
from .models.quote_pickup import QuotePickup
from .models.quoted_product import QuotedProduct
from .models.tracking import Tracking

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class QuoteStruct(Struct, gc=False, forbid_unknown_fields=True):
    total_weight: int
    total_volume: int
    amount_usd: Any
    shipping_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    address: QuoteAddressStruct
    customer: QuoteCustomerStruct
    products: list[QuotedProductStruct]
    pickup: QuotePickupStruct = ABSENT


def fill_quote(struct: QuoteStruct) -> Quote:
    model = blank(Quote)
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    model._amount_usd = value = struct.amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Quote.amount_usd", Decimal, int, float)
    model._shipping_usd = value = struct.shipping_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Quote.shipping_usd", Decimal, int, float)
    model._tax_handling_usd = value = struct.tax_handling_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Quote.tax_handling_usd", Decimal, int, float)
    model._total_amount_usd = value = struct.total_amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Quote.total_amount_usd", Decimal, int, float)
    model.address = fill_quote_address(struct.address)
    model.customer = fill_quote_customer(struct.customer)
    model.products = list(map(fill_quoted_product, struct.products))
    value = struct.pickup
    model.pickup = None if value is None else fill_quote_pickup(value)
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    merchant_invoice_id: str
    tracking_id: str
    label_url: str
    created_at: str
    expiration_date: str
    status: str
    estimated_time_arrival: str
    total_weight: int
    total_volume: int
    amount_usd: Any
    shipping_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    total_packages: int
    customer: CustomerStruct
    address: AddressStruct
    products: list[OrderedProductStruct]
    notification_url: str = ABSENT
    pickup: PickupStruct = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    model.id = struct.id
    model.merchant_invoice_id = struct.merchant_invoice_id
    model.tracking_id = struct.tracking_id
    model.label_url = struct.label_url
    model.created_at = struct.created_at
    model.expiration_date = datetime.date.fromisoformat(struct.expiration_date)
    model.status = ORDER_STATUS[struct.status]
    model.estimated_time_arrival = datetime.date.fromisoformat(struct.estimated_time_arrival)
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    model._amount_usd = value = struct.amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Order.amount_usd", Decimal, int, float)
    model._shipping_usd = value = struct.shipping_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Order.shipping_usd", Decimal, int, float)
    model._tax_handling_usd = value = struct.tax_handling_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Order.tax_handling_usd", Decimal, int, float)
    model._total_amount_usd = value = struct.total_amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Order.total_amount_usd", Decimal, int, float)
    model.total_packages = struct.total_packages
    model.customer = fill_customer(struct.customer)
    model.address = fill_address(struct.address)
    model.products = list(map(fill_ordered_product, struct.products))
    model.notification_url = struct.notification_url
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    model._extras = None
    return model


class OrderDetailStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    merchant_invoice_id: str
    tracking_id: str
    label_url: str
    created_at: str
    expiration_date: str
    status: str
    estimated_time_arrival: str
    total_weight: int
    total_volume: int
    amount_usd: Any
    shipping_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    total_packages: int
    customer: CustomerStruct
    address: AddressStruct
    products: list[OrderedProductStruct]
    description: str
    date: str
    historic: list[HistoricStatusStruct]
    notification_url: str = ABSENT
    pickup: PickupStruct = ABSENT


def fill_order_detail(struct: OrderDetailStruct) -> OrderDetail:
    model = blank(OrderDetail)
    model.id = struct.id
    model.merchant_invoice_id = struct.merchant_invoice_id
    model.tracking_id = struct.tracking_id
    model.label_url = struct.label_url
    model.created_at = struct.created_at
    model.expiration_date = datetime.date.fromisoformat(struct.expiration_date)
    model.status = ORDER_STATUS[struct.status]
    model.estimated_time_arrival = datetime.date.fromisoformat(struct.estimated_time_arrival)
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    model._amount_usd = value = struct.amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderDetail.amount_usd", Decimal, int, float)
    model._shipping_usd = value = struct.shipping_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderDetail.shipping_usd", Decimal, int, float)
    model._tax_handling_usd = value = struct.tax_handling_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderDetail.tax_handling_usd", Decimal, int, float)
    model._total_amount_usd = value = struct.total_amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderDetail.total_amount_usd", Decimal, int, float)
    model.total_packages = struct.total_packages
    model.customer = fill_customer(struct.customer)
    model.address = fill_address(struct.address)
    model.products = list(map(fill_ordered_product, struct.products))
    model.description = struct.description
    model.date = datetime.date.fromisoformat(struct.date)
    model.historic = list(map(fill_historic_status, struct.historic))
    model.notification_url = struct.notification_url
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    model._extras = None
    return model


class TrackingStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    tracking_id: str
    estimated_time_arrival: str
    status: str
    description: str
    date: str
    historic: list[HistoricStatusStruct]


def fill_tracking(struct: TrackingStruct) -> Tracking:
    model = blank(Tracking)
    model.id = struct.id
    model.tracking_id = struct.tracking_id
    model.estimated_time_arrival = datetime.date.fromisoformat(struct.estimated_time_arrival)
    model.status = ORDER_STATUS[struct.status]
    model.description = struct.description
    model.date = datetime.date.fromisoformat(struct.date)
    model.historic = list(map(fill_historic_status, struct.historic))
    model._extras = None
    return model


class QuoteAddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    zipcode: str
    country: str


def fill_quote_address(struct: QuoteAddressStruct) -> QuoteAddress:
    model = blank(QuoteAddress)
    model.zipcode = struct.zipcode
    model.country = struct.country
    model._extras = None
    return model


class QuoteCustomerStruct(Struct, gc=False, forbid_unknown_fields=True):
    full_name: str
    country: str
    tax_id: str


def fill_quote_customer(struct: QuoteCustomerStruct) -> QuoteCustomer:
    model = blank(QuoteCustomer)
    model.full_name = struct.full_name
    model.country = struct.country
    model.tax_id = struct.tax_id
    model._extras = None
    return model


class QuotePickupStruct(Struct, gc=False, forbid_unknown_fields=True):
    country: str = ABSENT


def fill_quote_pickup(struct: QuotePickupStruct) -> QuotePickup:
    model = blank(QuotePickup)
    model.country = struct.country
    model._extras = None
    return model


class CustomerStruct(Struct, gc=False, forbid_unknown_fields=True):
    full_name: str
    country: str
    email: str
    tax_id: str
    personal_id: str = ABSENT


def fill_customer(struct: CustomerStruct) -> Customer:
    model = blank(Customer)
    model.full_name = struct.full_name
    model.country = struct.country
    model.email = struct.email
    model.tax_id = struct.tax_id
    model.personal_id = struct.personal_id
    model._extras = None
    return model


class AddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    recipient_name: str
    phone: str
    street: str
    zipcode: str
    city: str
    country: str
    street_2: str = ABSENT
    region: str = ABSENT


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    model.recipient_name = struct.recipient_name
    model.phone = struct.phone
    model.street = struct.street
    model.zipcode = struct.zipcode
    model.city = struct.city
    model.country = struct.country
    model.street_2 = struct.street_2
    model.region = struct.region
    model._extras = None
    return model


class PickupStruct(Struct, gc=False, forbid_unknown_fields=True):
    date: str = ABSENT
    contact_name: str = ABSENT
    contact_phone: str = ABSENT
    street: str = ABSENT
    street_2: str = ABSENT
    zipcode: str = ABSENT
    region: str = ABSENT
    city: str = ABSENT
    country: str = ABSENT
    packages: int = ABSENT


def fill_pickup(struct: PickupStruct) -> Pickup:
    model = blank(Pickup)
    value = struct.date
    model.date = None if value is None else datetime.date.fromisoformat(value)
    model.contact_name = struct.contact_name
    model.contact_phone = struct.contact_phone
    model.street = struct.street
    model.street_2 = struct.street_2
    model.zipcode = struct.zipcode
    model.region = struct.region
    model.city = struct.city
    model.country = struct.country
    model.packages = struct.packages
    model._extras = None
    return model


class QuotedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str
    description: str
    subcategory_id: int
    subcategory_name: str
    sku: str
    weight: int
    dimension: DimensionStruct
    amount_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    quantity: int
    hs_code: str = ABSENT


def fill_quoted_product(struct: QuotedProductStruct) -> QuotedProduct:
    model = blank(QuotedProduct)
    model.name = struct.name
    model.description = struct.description
    model.subcategory_id = struct.subcategory_id
    model.subcategory_name = struct.subcategory_name
    model.sku = struct.sku
    model.weight = struct.weight
    model.dimension = fill_dimension(struct.dimension)
    model._amount_usd = value = struct.amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "QuotedProduct.amount_usd", Decimal, int, float)
    model._tax_handling_usd = value = struct.tax_handling_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "QuotedProduct.tax_handling_usd", Decimal, int, float)
    model._total_amount_usd = value = struct.total_amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "QuotedProduct.total_amount_usd", Decimal, int, float)
    model.quantity = struct.quantity
    model.hs_code = struct.hs_code
    model._extras = None
    return model


class OrderedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str
    description: str
    subcategory_id: int
    subcategory_name: str
    sku: str
    weight: int
    dimension: DimensionStruct
    amount_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    quantity: int
    hs_code: str = ABSENT
    native_description: str = ABSENT
    pickup: PickupStruct = ABSENT


def fill_ordered_product(struct: OrderedProductStruct) -> OrderedProduct:
    model = blank(OrderedProduct)
    model.name = struct.name
    model.description = struct.description
    model.subcategory_id = struct.subcategory_id
    model.subcategory_name = struct.subcategory_name
    model.sku = struct.sku
    model.weight = struct.weight
    model.dimension = fill_dimension(struct.dimension)
    model._amount_usd = value = struct.amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderedProduct.amount_usd", Decimal, int, float)
    model._tax_handling_usd = value = struct.tax_handling_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderedProduct.tax_handling_usd", Decimal, int, float)
    model._total_amount_usd = value = struct.total_amount_usd
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "OrderedProduct.total_amount_usd", Decimal, int, float)
    model.quantity = struct.quantity
    model.hs_code = struct.hs_code
    model.native_description = struct.native_description
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    model._extras = None
    return model


class HistoricStatusStruct(Struct, gc=False, forbid_unknown_fields=True):
    status: str
    description: str
    date: str


def fill_historic_status(struct: HistoricStatusStruct) -> HistoricStatus:
    model = blank(HistoricStatus)
    model.status = ORDER_STATUS[struct.status]
    model.description = struct.description
    model.date = struct.date
    model._extras = None
    return model


class DimensionStruct(Struct, gc=False, forbid_unknown_fields=True):
    height: int
    length: int
    width: int


def fill_dimension(struct: DimensionStruct) -> Dimension:
    model = blank(Dimension)
    model.height = struct.height
    model.length = struct.length
    model.width = struct.width
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "quote_order": (QuoteStruct, fill_quote),
    "create_order": (OrderStruct, fill_order),
    "get_order": (OrderDetailStruct, fill_order_detail),
    "place_order": (OrderStruct, fill_order),
    "cancel_order": (OrderStruct, fill_order),
    "track_order": (TrackingStruct, fill_tracking),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
