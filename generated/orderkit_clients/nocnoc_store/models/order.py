from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus

if TYPE_CHECKING:
    from ..models.customer import Customer
    from ..models.delivery_address import DeliveryAddress
    from ..models.ordered_product import OrderedProduct


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """An order whose goods the seller sends to nocnoc.

    Attributes:
        tracking_id (str): Identification of the order, the only one there is. It is also what filters and cancellations
            call `order_id` and packages call `order_reference_id`.
        label_url (str): Where the label of the order can be fetched. It may lie on another host than the API.
        created_at (str): When the order was created, as `YYYY-MM-DD HH:MM:SS` in UTC.
        status (OrderStatus): Where an order is.
            `in_process`: waiting for the seller to send its goods to nocnoc.
            `cancelled`: cancelled; nothing is to be sent.
        status_date (str): When the order got its current status, as `YYYY-MM-DD HH:MM:SS` in UTC.
        status_description (None | str): More about the current status, for people. Null if there is nothing to add.
        customer (Customer): Who bought the goods. The customer's address is not told; nocnoc delivers.
        products (list[OrderedProduct]): The ordered goods, at least one.
        delivery_address (DeliveryAddress): Where the seller sends the goods, a warehouse of nocnoc. It is not the
            customer's address.
    """

    tracking_id: str
    label_url: str
    created_at: str
    status: OrderStatus
    status_date: str
    status_description: None | str
    customer: Customer
    products: list[OrderedProduct]
    delivery_address: DeliveryAddress
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tracking_id = self.tracking_id

        label_url = self.label_url

        created_at = self.created_at

        status = self.status.value

        status_date = self.status_date

        status_description: None | str
        status_description = self.status_description

        customer = self.customer.to_dict()

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        delivery_address = self.delivery_address.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "tracking_id": tracking_id,
                "label_url": label_url,
                "created_at": created_at,
                "status": status,
                "status_date": status_date,
                "status_description": status_description,
                "customer": customer,
                "products": products,
                "delivery_address": delivery_address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer import Customer  # noqa: PLC0415
        from ..models.delivery_address import DeliveryAddress  # noqa: PLC0415
        from ..models.ordered_product import OrderedProduct  # noqa: PLC0415

        d = dict(src_dict)
        tracking_id = d.pop("tracking_id")

        label_url = d.pop("label_url")

        created_at = d.pop("created_at")

        status = OrderStatus(d.pop("status"))

        status_date = d.pop("status_date")

        def _parse_status_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_description = _parse_status_description(d.pop("status_description"))

        customer = Customer.from_dict(d.pop("customer"))

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = OrderedProduct.from_dict(products_item_data)

            products.append(products_item)

        delivery_address = DeliveryAddress.from_dict(d.pop("delivery_address"))

        order = cls(
            tracking_id=tracking_id,
            label_url=label_url,
            created_at=created_at,
            status=status,
            status_date=status_date,
            status_description=status_description,
            customer=customer,
            products=products,
            delivery_address=delivery_address,
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
