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
from .models.order_status import OrderStatus
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
    amount_usd: Any
    shipping_usd: Any
    tax_handling_usd: Any
    total_amount_usd: Any
    total_weight: int = ABSENT
    total_volume: int = ABSENT
    address: QuoteAddressStruct = ABSENT
    pickup: QuotePickupStruct = ABSENT
    customer: QuoteCustomerStruct = ABSENT
    products: list[QuotedProductStruct] = ABSENT


def fill_quote(struct: QuoteStruct) -> Quote:
    model = blank(Quote)
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
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    value = struct.address
    model.address = None if value is None else fill_quote_address(value)
    value = struct.pickup
    model.pickup = None if value is None else fill_quote_pickup(value)
    value = struct.customer
    model.customer = None if value is None else fill_quote_customer(value)
    value = struct.products
    model.products = None if value is None else list(map(fill_quoted_product, value))
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    merchant_invoice_id: str
    tracking_id: str
    status: OrderStatus
    notification_url: str = ABSENT
    label_url: str = ABSENT
    created_at: str = ABSENT
    expiration_date: datetime.date = ABSENT
    estimated_time_arrival: datetime.date = ABSENT
    total_weight: int = ABSENT
    total_volume: int = ABSENT
    amount_usd: Any = MISSING
    shipping_usd: Any = MISSING
    tax_handling_usd: Any = MISSING
    total_amount_usd: Any = MISSING
    total_packages: int = ABSENT
    pickup: PickupStruct = ABSENT
    customer: CustomerStruct = ABSENT
    address: AddressStruct = ABSENT
    products: list[OrderedProductStruct] = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    model.id = struct.id
    model.merchant_invoice_id = struct.merchant_invoice_id
    model.tracking_id = struct.tracking_id
    model.status = struct.status
    model.notification_url = struct.notification_url
    model.label_url = struct.label_url
    model.created_at = struct.created_at
    model.expiration_date = struct.expiration_date
    model.estimated_time_arrival = struct.estimated_time_arrival
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    value = struct.amount_usd
    if value is MISSING:
        model._amount_usd = None
    else:
        model._amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Order.amount_usd", Decimal, int, float)
    value = struct.shipping_usd
    if value is MISSING:
        model._shipping_usd = None
    else:
        model._shipping_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Order.shipping_usd", Decimal, int, float)
    value = struct.tax_handling_usd
    if value is MISSING:
        model._tax_handling_usd = None
    else:
        model._tax_handling_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Order.tax_handling_usd", Decimal, int, float)
    value = struct.total_amount_usd
    if value is MISSING:
        model._total_amount_usd = None
    else:
        model._total_amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Order.total_amount_usd", Decimal, int, float)
    model.total_packages = struct.total_packages
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    value = struct.customer
    model.customer = None if value is None else fill_customer(value)
    value = struct.address
    model.address = None if value is None else fill_address(value)
    value = struct.products
    model.products = None if value is None else list(map(fill_ordered_product, value))
    model._extras = None
    return model


class OrderDetailStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    merchant_invoice_id: str
    tracking_id: str
    status: OrderStatus
    notification_url: str = ABSENT
    label_url: str = ABSENT
    created_at: str = ABSENT
    expiration_date: datetime.date = ABSENT
    estimated_time_arrival: datetime.date = ABSENT
    total_weight: int = ABSENT
    total_volume: int = ABSENT
    amount_usd: Any = MISSING
    shipping_usd: Any = MISSING
    tax_handling_usd: Any = MISSING
    total_amount_usd: Any = MISSING
    total_packages: int = ABSENT
    pickup: PickupStruct = ABSENT
    customer: CustomerStruct = ABSENT
    address: AddressStruct = ABSENT
    products: list[OrderedProductStruct] = ABSENT
    description: str = ABSENT
    date: datetime.date = ABSENT
    historic: list[HistoricStatusStruct] = ABSENT


def fill_order_detail(struct: OrderDetailStruct) -> OrderDetail:
    model = blank(OrderDetail)
    model.id = struct.id
    model.merchant_invoice_id = struct.merchant_invoice_id
    model.tracking_id = struct.tracking_id
    model.status = struct.status
    model.notification_url = struct.notification_url
    model.label_url = struct.label_url
    model.created_at = struct.created_at
    model.expiration_date = struct.expiration_date
    model.estimated_time_arrival = struct.estimated_time_arrival
    model.total_weight = struct.total_weight
    model.total_volume = struct.total_volume
    value = struct.amount_usd
    if value is MISSING:
        model._amount_usd = None
    else:
        model._amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.amount_usd", Decimal, int, float)
    value = struct.shipping_usd
    if value is MISSING:
        model._shipping_usd = None
    else:
        model._shipping_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.shipping_usd", Decimal, int, float)
    value = struct.tax_handling_usd
    if value is MISSING:
        model._tax_handling_usd = None
    else:
        model._tax_handling_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.tax_handling_usd", Decimal, int, float)
    value = struct.total_amount_usd
    if value is MISSING:
        model._total_amount_usd = None
    else:
        model._total_amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.total_amount_usd", Decimal, int, float)
    model.total_packages = struct.total_packages
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    value = struct.customer
    model.customer = None if value is None else fill_customer(value)
    value = struct.address
    model.address = None if value is None else fill_address(value)
    value = struct.products
    model.products = None if value is None else list(map(fill_ordered_product, value))
    model.description = struct.description
    model.date = struct.date
    value = struct.historic
    model.historic = None if value is None else list(map(fill_historic_status, value))
    model._extras = None
    return model


class TrackingStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    tracking_id: str
    status: OrderStatus
    estimated_time_arrival: datetime.date = ABSENT
    description: str = ABSENT
    date: datetime.date = ABSENT
    historic: list[HistoricStatusStruct] = ABSENT


def fill_tracking(struct: TrackingStruct) -> Tracking:
    model = blank(Tracking)
    model.id = struct.id
    model.tracking_id = struct.tracking_id
    model.status = struct.status
    model.estimated_time_arrival = struct.estimated_time_arrival
    model.description = struct.description
    model.date = struct.date
    value = struct.historic
    model.historic = None if value is None else list(map(fill_historic_status, value))
    model._extras = None
    return model


class QuoteAddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    zipcode: str = ABSENT
    country: str = ABSENT


def fill_quote_address(struct: QuoteAddressStruct) -> QuoteAddress:
    model = blank(QuoteAddress)
    model.zipcode = struct.zipcode
    model.country = struct.country
    model._extras = None
    return model


class QuotePickupStruct(Struct, gc=False, forbid_unknown_fields=True):
    country: str = ABSENT


def fill_quote_pickup(struct: QuotePickupStruct) -> QuotePickup:
    model = blank(QuotePickup)
    model.country = struct.country
    model._extras = None
    return model


class QuoteCustomerStruct(Struct, gc=False, forbid_unknown_fields=True):
    full_name: str = ABSENT
    country: str = ABSENT
    tax_id: str = ABSENT


def fill_quote_customer(struct: QuoteCustomerStruct) -> QuoteCustomer:
    model = blank(QuoteCustomer)
    model.full_name = struct.full_name
    model.country = struct.country
    model.tax_id = struct.tax_id
    model._extras = None
    return model


class PickupStruct(Struct, gc=False, forbid_unknown_fields=True):
    date: datetime.date = ABSENT
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
    model.date = struct.date
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


class CustomerStruct(Struct, gc=False, forbid_unknown_fields=True):
    full_name: str = ABSENT
    country: str = ABSENT
    email: str = ABSENT
    tax_id: str = ABSENT
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
    recipient_name: str = ABSENT
    phone: str = ABSENT
    street: str = ABSENT
    street_2: str = ABSENT
    zipcode: str = ABSENT
    region: str = ABSENT
    city: str = ABSENT
    country: str = ABSENT


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    model.recipient_name = struct.recipient_name
    model.phone = struct.phone
    model.street = struct.street
    model.street_2 = struct.street_2
    model.zipcode = struct.zipcode
    model.region = struct.region
    model.city = struct.city
    model.country = struct.country
    model._extras = None
    return model


class QuotedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    quantity: int
    name: str = ABSENT
    description: str = ABSENT
    hs_code: str = ABSENT
    subcategory_id: int = ABSENT
    subcategory_name: str = ABSENT
    weight: int = ABSENT
    dimension: DimensionStruct = ABSENT
    amount_usd: Any = MISSING
    tax_handling_usd: Any = MISSING
    total_amount_usd: Any = MISSING


def fill_quoted_product(struct: QuotedProductStruct) -> QuotedProduct:
    model = blank(QuotedProduct)
    model.sku = struct.sku
    model.quantity = struct.quantity
    model.name = struct.name
    model.description = struct.description
    model.hs_code = struct.hs_code
    model.subcategory_id = struct.subcategory_id
    model.subcategory_name = struct.subcategory_name
    model.weight = struct.weight
    value = struct.dimension
    model.dimension = None if value is None else fill_dimension(value)
    value = struct.amount_usd
    if value is MISSING:
        model._amount_usd = None
    else:
        model._amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "QuotedProduct.amount_usd", Decimal, int, float)
    value = struct.tax_handling_usd
    if value is MISSING:
        model._tax_handling_usd = None
    else:
        model._tax_handling_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "QuotedProduct.tax_handling_usd", Decimal, int, float)
    value = struct.total_amount_usd
    if value is MISSING:
        model._total_amount_usd = None
    else:
        model._total_amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "QuotedProduct.total_amount_usd", Decimal, int, float)
    model._extras = None
    return model


class OrderedProductStruct(Struct, gc=False, forbid_unknown_fields=True):
    sku: str
    quantity: int
    name: str = ABSENT
    description: str = ABSENT
    hs_code: str = ABSENT
    subcategory_id: int = ABSENT
    subcategory_name: str = ABSENT
    weight: int = ABSENT
    dimension: DimensionStruct = ABSENT
    amount_usd: Any = MISSING
    tax_handling_usd: Any = MISSING
    total_amount_usd: Any = MISSING
    native_description: str = ABSENT
    pickup: PickupStruct = ABSENT


def fill_ordered_product(struct: OrderedProductStruct) -> OrderedProduct:
    model = blank(OrderedProduct)
    model.sku = struct.sku
    model.quantity = struct.quantity
    model.name = struct.name
    model.description = struct.description
    model.hs_code = struct.hs_code
    model.subcategory_id = struct.subcategory_id
    model.subcategory_name = struct.subcategory_name
    model.weight = struct.weight
    value = struct.dimension
    model.dimension = None if value is None else fill_dimension(value)
    value = struct.amount_usd
    if value is MISSING:
        model._amount_usd = None
    else:
        model._amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderedProduct.amount_usd", Decimal, int, float)
    value = struct.tax_handling_usd
    if value is MISSING:
        model._tax_handling_usd = None
    else:
        model._tax_handling_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderedProduct.tax_handling_usd", Decimal, int, float)
    value = struct.total_amount_usd
    if value is MISSING:
        model._total_amount_usd = None
    else:
        model._total_amount_usd = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderedProduct.total_amount_usd", Decimal, int, float)
    model.native_description = struct.native_description
    value = struct.pickup
    model.pickup = None if value is None else fill_pickup(value)
    model._extras = None
    return model


class HistoricStatusStruct(Struct, gc=False, forbid_unknown_fields=True):
    status: OrderStatus
    description: str = ABSENT
    date: str = ABSENT


def fill_historic_status(struct: HistoricStatusStruct) -> HistoricStatus:
    model = blank(HistoricStatus)
    model.status = struct.status
    model.description = struct.description
    model.date = struct.date
    model._extras = None
    return model


class DimensionStruct(Struct, gc=False, forbid_unknown_fields=True):
    height: int = ABSENT
    length: int = ABSENT
    width: int = ABSENT


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
