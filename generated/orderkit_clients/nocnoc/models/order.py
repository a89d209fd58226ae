from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.customer import Customer
    from ..models.ordered_product import OrderedProduct
    from ..models.pickup import Pickup


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """An order, as createOrder, placeOrder and cancelOrder return it.

    Attributes:
        id (int): Identification of the order.
        merchant_invoice_id (str): The merchant's own identification of the order.
        tracking_id (str): Identification for tracking the order.
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
        amount_usd (float): Price of the whole order in USD with at most two decimals.
        shipping_usd (float): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (float): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (float): Price, shipping, tax and handling of the whole order in USD with at most two decimals.
        total_packages (int): Number of packages of the order.
        customer (Customer): Who buys the products.
        address (Address): Where the order is delivered.
        products (list[OrderedProduct]): The ordered products, in the order of the request.
        notification_url (str | Unset): The merchant's URL that is told of every change of status. Absent if none was
            given.
        pickup (Pickup | Unset): When and where packages are picked up. Without an address the one arranged with nocnoc
            is used; an address needs its contact name, street, zip code, city and country together.
    """

    id: int
    merchant_invoice_id: str
    tracking_id: str
    label_url: str
    created_at: str
    expiration_date: datetime.date
    status: OrderStatus
    estimated_time_arrival: datetime.date
    total_weight: int
    total_volume: int
    amount_usd: float
    shipping_usd: float
    tax_handling_usd: float
    total_amount_usd: float
    total_packages: int
    customer: Customer
    address: Address
    products: list[OrderedProduct]
    notification_url: str | Unset = UNSET
    pickup: Pickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        merchant_invoice_id = self.merchant_invoice_id

        tracking_id = self.tracking_id

        label_url = self.label_url

        created_at = self.created_at

        expiration_date = self.expiration_date.isoformat()

        status = self.status.value

        estimated_time_arrival = self.estimated_time_arrival.isoformat()

        total_weight = self.total_weight

        total_volume = self.total_volume

        amount_usd = self.amount_usd

        shipping_usd = self.shipping_usd

        tax_handling_usd = self.tax_handling_usd

        total_amount_usd = self.total_amount_usd

        total_packages = self.total_packages

        customer = self.customer.to_dict()

        address = self.address.to_dict()

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        notification_url = self.notification_url

        pickup: dict[str, Any] | Unset = UNSET
        if not isinstance(self.pickup, Unset):
            pickup = self.pickup.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "merchant_invoice_id": merchant_invoice_id,
                "tracking_id": tracking_id,
                "label_url": label_url,
                "created_at": created_at,
                "expiration_date": expiration_date,
                "status": status,
                "estimated_time_arrival": estimated_time_arrival,
                "total_weight": total_weight,
                "total_volume": total_volume,
                "amount_usd": amount_usd,
                "shipping_usd": shipping_usd,
                "tax_handling_usd": tax_handling_usd,
                "total_amount_usd": total_amount_usd,
                "total_packages": total_packages,
                "customer": customer,
                "address": address,
                "products": products,
            }
        )
        if notification_url is not UNSET:
            field_dict["notification_url"] = notification_url
        if pickup is not UNSET:
            field_dict["pickup"] = pickup

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.customer import Customer  # noqa: PLC0415
        from ..models.ordered_product import OrderedProduct  # noqa: PLC0415
        from ..models.pickup import Pickup  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        merchant_invoice_id = d.pop("merchant_invoice_id")

        tracking_id = d.pop("tracking_id")

        label_url = d.pop("label_url")

        created_at = d.pop("created_at")

        expiration_date = datetime.date.fromisoformat(d.pop("expiration_date"))

        status = OrderStatus(d.pop("status"))

        estimated_time_arrival = datetime.date.fromisoformat(d.pop("estimated_time_arrival"))

        total_weight = d.pop("total_weight")

        total_volume = d.pop("total_volume")

        amount_usd = d.pop("amount_usd")

        shipping_usd = d.pop("shipping_usd")

        tax_handling_usd = d.pop("tax_handling_usd")

        total_amount_usd = d.pop("total_amount_usd")

        total_packages = d.pop("total_packages")

        customer = Customer.from_dict(d.pop("customer"))

        address = Address.from_dict(d.pop("address"))

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = OrderedProduct.from_dict(products_item_data)

            products.append(products_item)

        notification_url = d.pop("notification_url", UNSET)

        _pickup = d.pop("pickup", UNSET)
        pickup: Pickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = Pickup.from_dict(_pickup)

        order = cls(
            id=id,
            merchant_invoice_id=merchant_invoice_id,
            tracking_id=tracking_id,
            label_url=label_url,
            created_at=created_at,
            expiration_date=expiration_date,
            status=status,
            estimated_time_arrival=estimated_time_arrival,
            total_weight=total_weight,
            total_volume=total_volume,
            amount_usd=amount_usd,
            shipping_usd=shipping_usd,
            tax_handling_usd=tax_handling_usd,
            total_amount_usd=total_amount_usd,
            total_packages=total_packages,
            customer=customer,
            address=address,
            products=products,
            notification_url=notification_url,
            pickup=pickup,
        )

        order.additional_properties = d
        return order

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
