from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    date_time,
    day_json,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order, as createOrder, placeOrder and cancelOrder return it.

    Attributes:
        id (int): Id of the order.
        merchant_invoice_id (str): The merchant's own id of the order.
        tracking_id (str): Id for tracking the order.
        status (OrderStatus): Where an order is in its life.
            `created`: created and quoted, to be placed before it ships.
            `placed`: placed; the pick up process starts.
            `in_process`: being processed before it can be picked up.
            `picked_up`: picked up by nocnoc.
            `in_warehouse`: in nocnoc's warehouse before departure.
            `shipped`: on its way from an origin to a destination.
            `arrived`: at the destination.
            `cleared_by_customs`: cleared by customs.
            `address_delivery`: being delivered to the final destination.
            `delivery_failure`: delivery failed, for the reason in the description.
            `delivered`: received by the customer.
            `cancelled`: cancelled.
            `expired`: not placed before its expiration date came.
            Final are `delivered`, `cancelled` and `expired`.
        notification_url (str | None): The merchant's URL that is notified of changes of status. Ours: absent if none
            was given.
        label_url (str | None): nocnoc's URL of the labels of the order's packages.
        created_at (str | None): When the order was created, as `YYYY-MM-DD HH:MM:SS`. Ours: in UTC.
        expiration_date (datetime.date | None): The day the order expires if it is not placed before. Ours: at 00:00
            UTC.
        estimated_time_arrival (datetime.date | None): The day the order is expected to arrive. Inferred: it may change
            on the way. Ours: in UTC.
        total_weight (int | None): Weight of the whole order. Inferred: in grams (g), the sum over the products of
            weight times quantity.
        total_volume (int | None): Volume of the whole order. Inferred: in cubic centimetres (cm3), the sum over the
            products of volume times quantity.
        amount_usd (Decimal | None): Price of the whole order in USD with at most two decimals.
        shipping_usd (Decimal | None): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (Decimal | None): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (Decimal | None): Price, shipping, tax and handling of the whole order in USD with at most two
            decimals.
        total_packages (int | None): Number of packages of the order.
        pickup (Pickup | None): When and where packages are picked up. Inferred: the response to createOrder has one for
            the order, without `packages`; later responses have one for each product. Ours: it is absent if none was sent.
        customer (Customer | None): The buyer of the products.
        address (Address | None): Where the order is delivered.
        products (list[OrderedProduct] | None): The ordered products. Inferred: in the order of the request.
    """

    id: int
    """Id of the order."""
    merchant_invoice_id: str
    """The merchant's own id of the order."""
    tracking_id: str
    """Id for tracking the order."""
    status: OrderStatus
    """Where an order is in its life.
    `created`: created and quoted, to be placed before it ships.
    `placed`: placed; the pick up process starts.
    `in_process`: being processed before it can be picked up.
    `picked_up`: picked up by nocnoc.
    `in_warehouse`: in nocnoc's warehouse before departure.
    `shipped`: on its way from an origin to a destination.
    `arrived`: at the destination.
    `cleared_by_customs`: cleared by customs.
    `address_delivery`: being delivered to the final destination.
    `delivery_failure`: delivery failed, for the reason in the description.
    `delivered`: received by the customer.
    `cancelled`: cancelled.
    `expired`: not placed before its expiration date came.
    Final are `delivered`, `cancelled` and `expired`."""
    notification_url: str | None = None
    """The merchant's URL that is notified of changes of status. Ours: absent if none was given."""
    label_url: str | None = None
    """nocnoc's URL of the labels of the order's packages."""
    created_at: str | None = None
    """When the order was created, as `YYYY-MM-DD HH:MM:SS`. Ours: in UTC."""
    expiration_date: datetime.date | None = None
    """The day the order expires if it is not placed before. Ours: at 00:00 UTC."""
    estimated_time_arrival: datetime.date | None = None
    """The day the order is expected to arrive. Inferred: it may change on the way. Ours: in UTC."""
    total_weight: int | None = None
    """Weight of the whole order. Inferred: in grams (g), the sum over the products of weight times quantity."""
    total_volume: int | None = None
    """Volume of the whole order. Inferred: in cubic centimetres (cm3), the sum over the products of volume times
    quantity."""
    _amount_usd: Decimal | int | float | str | None = _attrs_field(default=None, alias="amount_usd")
    _shipping_usd: Decimal | int | float | str | None = _attrs_field(default=None, alias="shipping_usd")
    _tax_handling_usd: Decimal | int | float | str | None = _attrs_field(
        default=None, alias="tax_handling_usd"
    )
    _total_amount_usd: Decimal | int | float | str | None = _attrs_field(
        default=None, alias="total_amount_usd"
    )
    total_packages: int | None = None
    """Number of packages of the order."""
    pickup: Pickup | None = None
    """When and where packages are picked up. Inferred: the response to createOrder has one for the order, without
    `packages`; later responses have one for each product. Ours: it is absent if none was sent."""
    customer: Customer | None = None
    """The buyer of the products."""
    address: Address | None = None
    """Where the order is delivered."""
    products: list[OrderedProduct] | None = None
    """The ordered products. Inferred: in the order of the request."""
    SLOTS: ClassVar[dict[str, str]] = {
        "amount_usd": "_amount_usd",
        "shipping_usd": "_shipping_usd",
        "tax_handling_usd": "_tax_handling_usd",
        "total_amount_usd": "_total_amount_usd",
    }

    @property
    def amount_usd(self) -> Decimal | None:
        """Price of the whole order in USD with at most two decimals."""
        return amount_or_none(self._amount_usd, "Order.amount_usd")

    @amount_usd.setter
    def amount_usd(self, value: Decimal | int | float | str | None) -> None:
        self._amount_usd = value

    @property
    def shipping_usd(self) -> Decimal | None:
        """Shipping cost of the whole order in USD with at most two decimals."""
        return amount_or_none(self._shipping_usd, "Order.shipping_usd")

    @shipping_usd.setter
    def shipping_usd(self, value: Decimal | int | float | str | None) -> None:
        self._shipping_usd = value

    @property
    def tax_handling_usd(self) -> Decimal | None:
        """Tax and handling of the whole order in USD with at most two decimals."""
        return amount_or_none(self._tax_handling_usd, "Order.tax_handling_usd")

    @tax_handling_usd.setter
    def tax_handling_usd(self, value: Decimal | int | float | str | None) -> None:
        self._tax_handling_usd = value

    @property
    def total_amount_usd(self) -> Decimal | None:
        """Price, shipping, tax and handling of the whole order in USD with at most two decimals."""
        return amount_or_none(self._total_amount_usd, "Order.total_amount_usd")

    @total_amount_usd.setter
    def total_amount_usd(self, value: Decimal | int | float | str | None) -> None:
        self._total_amount_usd = value

    @property
    def created_at_datetime(self) -> datetime.datetime | None:
        """`created_at` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.created_at
            else date_time(self.created_at, "Order.created_at", "YYYY-MM-DD hh:mm:ss")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["merchant_invoice_id"] = self.merchant_invoice_id
        field_dict["tracking_id"] = self.tracking_id
        field_dict["status"] = self.status.value
        if self.notification_url is not None:
            field_dict["notification_url"] = self.notification_url
        if self.label_url is not None:
            field_dict["label_url"] = self.label_url
        if self.created_at is not None:
            field_dict["created_at"] = self.created_at
        if self.expiration_date is not None:
            field_dict["expiration_date"] = day_json(self.expiration_date, "Order.expiration_date")
        if self.estimated_time_arrival is not None:
            field_dict["estimated_time_arrival"] = day_json(
                self.estimated_time_arrival, "Order.estimated_time_arrival"
            )
        if self.total_weight is not None:
            field_dict["total_weight"] = self.total_weight
        if self.total_volume is not None:
            field_dict["total_volume"] = self.total_volume
        if self._amount_usd is not None:
            field_dict["amount_usd"] = number_json(self._amount_usd, "Order.amount_usd")
        if self._shipping_usd is not None:
            field_dict["shipping_usd"] = number_json(self._shipping_usd, "Order.shipping_usd")
        if self._tax_handling_usd is not None:
            field_dict["tax_handling_usd"] = number_json(self._tax_handling_usd, "Order.tax_handling_usd")
        if self._total_amount_usd is not None:
            field_dict["total_amount_usd"] = number_json(self._total_amount_usd, "Order.total_amount_usd")
        if self.total_packages is not None:
            field_dict["total_packages"] = self.total_packages
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        if self.customer is not None:
            field_dict["customer"] = self.customer.to_dict()
        if self.address is not None:
            field_dict["address"] = self.address.to_dict()
        if self.products is not None:
            field_dict["products"] = [item.to_dict() for item in self.products]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 20
        model.id = value = src_dict["id"]
        if type(value) is not int:
            model.id = number(value, "Order.id", int)
        model.merchant_invoice_id = value = src_dict["merchant_invoice_id"]
        if type(value) is not str:
            checked(value, "Order.merchant_invoice_id", str)
        model.tracking_id = value = src_dict["tracking_id"]
        if type(value) is not str:
            checked(value, "Order.tracking_id", str)
        model.status = ORDER_STATUS[src_dict["status"]]
        if "notification_url" in src_dict:
            model.notification_url = value = src_dict["notification_url"]
            if type(value) is not str:
                checked(value, "Order.notification_url", str)
        else:
            model.notification_url = None
            known -= 1
        if "label_url" in src_dict:
            model.label_url = value = src_dict["label_url"]
            if type(value) is not str:
                checked(value, "Order.label_url", str)
        else:
            model.label_url = None
            known -= 1
        if "created_at" in src_dict:
            model.created_at = value = src_dict["created_at"]
            if type(value) is not str:
                checked(value, "Order.created_at", str)
        else:
            model.created_at = None
            known -= 1
        if "expiration_date" in src_dict:
            model.expiration_date = datetime.date.fromisoformat(src_dict["expiration_date"])
        else:
            model.expiration_date = None
            known -= 1
        if "estimated_time_arrival" in src_dict:
            model.estimated_time_arrival = datetime.date.fromisoformat(src_dict["estimated_time_arrival"])
        else:
            model.estimated_time_arrival = None
            known -= 1
        if "total_weight" in src_dict:
            model.total_weight = value = src_dict["total_weight"]
            if type(value) is not int:
                model.total_weight = number(value, "Order.total_weight", int)
        else:
            model.total_weight = None
            known -= 1
        if "total_volume" in src_dict:
            model.total_volume = value = src_dict["total_volume"]
            if type(value) is not int:
                model.total_volume = number(value, "Order.total_volume", int)
        else:
            model.total_volume = None
            known -= 1
        if "amount_usd" in src_dict:
            model._amount_usd = value = src_dict["amount_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "Order.amount_usd", Decimal, int, float)
        else:
            model._amount_usd = None
            known -= 1
        if "shipping_usd" in src_dict:
            model._shipping_usd = value = src_dict["shipping_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "Order.shipping_usd", Decimal, int, float)
        else:
            model._shipping_usd = None
            known -= 1
        if "tax_handling_usd" in src_dict:
            model._tax_handling_usd = value = src_dict["tax_handling_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "Order.tax_handling_usd", Decimal, int, float)
        else:
            model._tax_handling_usd = None
            known -= 1
        if "total_amount_usd" in src_dict:
            model._total_amount_usd = value = src_dict["total_amount_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "Order.total_amount_usd", Decimal, int, float)
        else:
            model._total_amount_usd = None
            known -= 1
        if "total_packages" in src_dict:
            model.total_packages = value = src_dict["total_packages"]
            if type(value) is not int:
                model.total_packages = number(value, "Order.total_packages", int)
        else:
            model.total_packages = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if "customer" in src_dict:
            model.customer = read_customer(src_dict["customer"])
        else:
            model.customer = None
            known -= 1
        if "address" in src_dict:
            model.address = read_address(src_dict["address"])
        else:
            model.address = None
            known -= 1
        if "products" in src_dict:
            model.products = list(map(read_ordered_product, items(src_dict["products"], "Order.products")))
        else:
            model.products = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order = Order.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "merchant_invoice_id",
        "tracking_id",
        "status",
        "notification_url",
        "label_url",
        "created_at",
        "expiration_date",
        "estimated_time_arrival",
        "total_weight",
        "total_volume",
        "amount_usd",
        "shipping_usd",
        "tax_handling_usd",
        "total_amount_usd",
        "total_packages",
        "pickup",
        "customer",
        "address",
        "products",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.customer import Customer
from ..models.order_status import OrderStatus
from ..models.ordered_product import OrderedProduct
from ..models.pickup import Pickup
from .address import read_address
from .customer import read_customer
from .order_status import ORDER_STATUS
from .ordered_product import read_ordered_product
from .pickup import read_pickup
