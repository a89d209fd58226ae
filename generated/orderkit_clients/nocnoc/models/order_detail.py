from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    moment,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class OrderDetail(OpenModel[Any]):
    """An order with the day of its current status and the statuses before it, as getOrder returns it.

    Attributes:
        id (int): Id of the order.
        merchant_invoice_id (str): The merchant's own id of the order.
        tracking_id (str): Id for tracking the order.
        label_url (str): nocnoc's URL of the labels of the order's packages.
        created_at (str): When the order was created, as `YYYY-MM-DD HH:MM:SS` in UTC.
        expiration_date (datetime.date): The day the order expires, at 00:00 UTC, if it is not placed before.
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
        estimated_time_arrival (datetime.date): The day, in UTC, the order is expected to arrive. It may change on the
            way.
        total_weight (int): Weight of the whole order in grams (g), the sum over the products of weight times quantity.
        total_volume (int): Volume of the whole order in cubic centimetres (cm3), the sum over the products of volume
            times quantity.
        amount_usd (Decimal): Price of the whole order in USD with at most two decimals.
        shipping_usd (Decimal): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (Decimal): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (Decimal): Price, shipping, tax and handling of the whole order in USD with at most two
            decimals.
        total_packages (int): Number of packages of the order.
        customer (Customer): Who buys the products.
        address (Address): Where the order is delivered.
        products (list[OrderedProduct]): The ordered products, in the order of the request.
        description (str): More about the current status, for example the place or why a delivery failed. Empty if there
            is nothing to add.
        date (datetime.date): The day, in UTC, the order got its current status.
        historic (list[HistoricStatus]): The statuses before the current one, newest first. Empty right after creation.
        notification_url (str | None): The merchant's URL that is notified of every change of status. Absent if none was
            given.
        pickup (Pickup | None): When and where packages are picked up. Without an address the one arranged with nocnoc
            is used; an address needs its contact name, street, zip code, city and country together.
    """

    id: int
    """Id of the order."""
    merchant_invoice_id: str
    """The merchant's own id of the order."""
    tracking_id: str
    """Id for tracking the order."""
    label_url: str
    """nocnoc's URL of the labels of the order's packages."""
    created_at: str
    """When the order was created, as `YYYY-MM-DD HH:MM:SS` in UTC."""
    expiration_date: datetime.date
    """The day the order expires, at 00:00 UTC, if it is not placed before."""
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
    `expired`: not placed before its expiration date came."""
    estimated_time_arrival: datetime.date
    """The day, in UTC, the order is expected to arrive. It may change on the way."""
    total_weight: int
    """Weight of the whole order in grams (g), the sum over the products of weight times quantity."""
    total_volume: int
    """Volume of the whole order in cubic centimetres (cm3), the sum over the products of volume times quantity."""
    _amount_usd: Decimal | int | float | str = _attrs_field(alias="amount_usd")
    _shipping_usd: Decimal | int | float | str = _attrs_field(alias="shipping_usd")
    _tax_handling_usd: Decimal | int | float | str = _attrs_field(alias="tax_handling_usd")
    _total_amount_usd: Decimal | int | float | str = _attrs_field(alias="total_amount_usd")
    total_packages: int
    """Number of packages of the order."""
    customer: Customer
    """Who buys the products."""
    address: Address
    """Where the order is delivered."""
    products: list[OrderedProduct]
    """The ordered products, in the order of the request."""
    description: str
    """More about the current status, for example the place or why a delivery failed. Empty if there is nothing to add."""
    date: datetime.date
    """The day, in UTC, the order got its current status."""
    historic: list[HistoricStatus]
    """The statuses before the current one, newest first. Empty right after creation."""
    notification_url: str | None = None
    """The merchant's URL that is notified of every change of status. Absent if none was given."""
    pickup: Pickup | None = None
    """When and where packages are picked up. Without an address the one arranged with nocnoc is used; an address needs
    its contact name, street, zip code, city and country together."""

    @property
    def amount_usd(self) -> Decimal:
        """Price of the whole order in USD with at most two decimals."""
        return amount(self._amount_usd, "OrderDetail.amount_usd")

    @amount_usd.setter
    def amount_usd(self, value: Decimal | int | float | str) -> None:
        self._amount_usd = value

    @property
    def shipping_usd(self) -> Decimal:
        """Shipping cost of the whole order in USD with at most two decimals."""
        return amount(self._shipping_usd, "OrderDetail.shipping_usd")

    @shipping_usd.setter
    def shipping_usd(self, value: Decimal | int | float | str) -> None:
        self._shipping_usd = value

    @property
    def tax_handling_usd(self) -> Decimal:
        """Tax and handling of the whole order in USD with at most two decimals."""
        return amount(self._tax_handling_usd, "OrderDetail.tax_handling_usd")

    @tax_handling_usd.setter
    def tax_handling_usd(self, value: Decimal | int | float | str) -> None:
        self._tax_handling_usd = value

    @property
    def total_amount_usd(self) -> Decimal:
        """Price, shipping, tax and handling of the whole order in USD with at most two decimals."""
        return amount(self._total_amount_usd, "OrderDetail.total_amount_usd")

    @total_amount_usd.setter
    def total_amount_usd(self, value: Decimal | int | float | str) -> None:
        self._total_amount_usd = value

    @property
    def created_at_datetime(self) -> datetime.datetime:
        """`created_at` as an aware datetime. Raises ValueError if it is something else."""
        return moment(self.created_at, "OrderDetail.created_at", "YYYY-MM-DD hh:mm:ss")

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["merchant_invoice_id"] = self.merchant_invoice_id
        field_dict["tracking_id"] = self.tracking_id
        field_dict["label_url"] = self.label_url
        field_dict["created_at"] = self.created_at
        field_dict["expiration_date"] = self.expiration_date.isoformat()
        field_dict["status"] = self.status.value
        field_dict["estimated_time_arrival"] = self.estimated_time_arrival.isoformat()
        field_dict["total_weight"] = self.total_weight
        field_dict["total_volume"] = self.total_volume
        field_dict["amount_usd"] = number_json(self._amount_usd, "OrderDetail.amount_usd")
        field_dict["shipping_usd"] = number_json(self._shipping_usd, "OrderDetail.shipping_usd")
        field_dict["tax_handling_usd"] = number_json(self._tax_handling_usd, "OrderDetail.tax_handling_usd")
        field_dict["total_amount_usd"] = number_json(self._total_amount_usd, "OrderDetail.total_amount_usd")
        field_dict["total_packages"] = self.total_packages
        field_dict["customer"] = self.customer.to_dict()
        field_dict["address"] = self.address.to_dict()
        field_dict["products"] = [item.to_dict() for item in self.products]
        field_dict["description"] = self.description
        field_dict["date"] = self.date.isoformat()
        field_dict["historic"] = [item.to_dict() for item in self.historic]
        if self.notification_url is not None:
            field_dict["notification_url"] = self.notification_url
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 23
        model.id = value = src_dict["id"]
        if type(value) is not int:
            model.id = number(value, "OrderDetail.id", int)
        model.merchant_invoice_id = value = src_dict["merchant_invoice_id"]
        if type(value) is not str:
            checked(value, "OrderDetail.merchant_invoice_id", str)
        model.tracking_id = value = src_dict["tracking_id"]
        if type(value) is not str:
            checked(value, "OrderDetail.tracking_id", str)
        model.label_url = value = src_dict["label_url"]
        if type(value) is not str:
            checked(value, "OrderDetail.label_url", str)
        model.created_at = value = src_dict["created_at"]
        if type(value) is not str:
            checked(value, "OrderDetail.created_at", str)
        model.expiration_date = datetime.date.fromisoformat(src_dict["expiration_date"])
        model.status = ORDER_STATUS[src_dict["status"]]
        model.estimated_time_arrival = datetime.date.fromisoformat(src_dict["estimated_time_arrival"])
        model.total_weight = value = src_dict["total_weight"]
        if type(value) is not int:
            model.total_weight = number(value, "OrderDetail.total_weight", int)
        model.total_volume = value = src_dict["total_volume"]
        if type(value) is not int:
            model.total_volume = number(value, "OrderDetail.total_volume", int)
        model._amount_usd = value = src_dict["amount_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.amount_usd", Decimal, int, float)
        model._shipping_usd = value = src_dict["shipping_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.shipping_usd", Decimal, int, float)
        model._tax_handling_usd = value = src_dict["tax_handling_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.tax_handling_usd", Decimal, int, float)
        model._total_amount_usd = value = src_dict["total_amount_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "OrderDetail.total_amount_usd", Decimal, int, float)
        model.total_packages = value = src_dict["total_packages"]
        if type(value) is not int:
            model.total_packages = number(value, "OrderDetail.total_packages", int)
        model.customer = read_customer(src_dict["customer"])
        model.address = read_address(src_dict["address"])
        model.products = list(map(read_ordered_product, items(src_dict["products"], "OrderDetail.products")))
        model.description = value = src_dict["description"]
        if type(value) is not str:
            checked(value, "OrderDetail.description", str)
        model.date = datetime.date.fromisoformat(src_dict["date"])
        model.historic = list(map(read_historic_status, items(src_dict["historic"], "OrderDetail.historic")))
        if "notification_url" in src_dict:
            model.notification_url = value = src_dict["notification_url"]
            if type(value) is not str:
                checked(value, "OrderDetail.notification_url", str)
        else:
            model.notification_url = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_detail = OrderDetail.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "merchant_invoice_id",
        "tracking_id",
        "label_url",
        "created_at",
        "expiration_date",
        "status",
        "estimated_time_arrival",
        "total_weight",
        "total_volume",
        "amount_usd",
        "shipping_usd",
        "tax_handling_usd",
        "total_amount_usd",
        "total_packages",
        "customer",
        "address",
        "products",
        "description",
        "date",
        "historic",
        "notification_url",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.customer import Customer
from ..models.historic_status import HistoricStatus
from ..models.order_status import OrderStatus
from ..models.ordered_product import OrderedProduct
from ..models.pickup import Pickup
from .address import read_address
from .customer import read_customer
from .historic_status import read_historic_status
from .order_status import ORDER_STATUS
from .ordered_product import read_ordered_product
from .pickup import read_pickup
