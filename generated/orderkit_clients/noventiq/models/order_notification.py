from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    date_time,
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class OrderNotification(OpenModel[Any]):
    """An event about one product of an order. Inferred: texts without a value are empty. Ours: required is what the
    signature needs, the status and the product. More properties may come.

        Attributes:
            event (NotificationEvent): The event.
                `order.created`: an order was created, not paid yet.
                `order.payment.succeeded`: it was paid.
                `order.payment.failed`: a payment failed; the order stays as it was.
                `product.delivered`: a product was delivered.
                `product.returned`: a product was refunded or replaced.
                `subscription.cancelled`: a subscription was cancelled.
                `subscription.restored`: a cancelled subscription goes on.
                `subscription.renewal_offer_order_accepted`: the order offered for a renewal was accepted.
                `subscription.renewal_offer_order_cancelled`: the order offered for a renewal was cancelled.
                Noventiq Payments knows the first three and `product.returned`. Inferred: other events may come.
            order_id (int): Id of the order. Signed.
            status (OrderStatus): The status of an order.
                `not paid`: created; it stays so when a payment fails.
                `paid`: paid; it stays so while at least one of its items is not refunded.
                `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
                or
                replaced.
                `terminated`: taken out of everything, as deleted test orders are. Inferred: final is `terminated`, no search
                finds
                it, and other statuses may come.
            create_date (datetime.datetime): When the order was created. Signed as written. Inferred: as `YYYY-MM-
                DDThh:mm:ss±hh:mm`, with any offset.
            currency (str): The currency of every amount in the notification, an ISO 4217 alpha-3 code. Signed.
            customer (NotificationCustomer): The customer. Inferred: texts without a value are empty.
            product (NotificationProduct): The product that the notification is about. Inferred: amounts are text with two
                decimals in the notification's
                currency, empty if there is none.
            payment (NotificationPayment): The payment of the order. Inferred: without a card its texts are empty.
            event_date (datetime.datetime | None): When it happened. The same as `create_date` for `order.created`, as
                `pay_date` for `order.payment.succeeded`.
                Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset.
            order_name (str | None): The id as the customer sees it, with a prefix. Inferred: `A` and ten digits.
            external_id (str | None): Id of the buy link of a product with dynamic characteristics in Checkout, or of the
                payment on the merchant's
                side in Noventiq Payments. Empty if the order has neither. Inferred: it may be absent.
            pay_date (str | None): When the order was paid. Empty if it was not. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`,
                with any offset.
            locale (str | None): The language the order was placed in, as a code.
            order_detail_url (str | None): Noventiq's URL of the order's details.
            document_part (str | None): The place of this notification among those of the order on this event and their
                number, such as `1-of-2`.
                Each is about one product.
    """

    event: NotificationEvent
    """The event.
    `order.created`: an order was created, not paid yet.
    `order.payment.succeeded`: it was paid.
    `order.payment.failed`: a payment failed; the order stays as it was.
    `product.delivered`: a product was delivered.
    `product.returned`: a product was refunded or replaced.
    `subscription.cancelled`: a subscription was cancelled.
    `subscription.restored`: a cancelled subscription goes on.
    `subscription.renewal_offer_order_accepted`: the order offered for a renewal was accepted.
    `subscription.renewal_offer_order_cancelled`: the order offered for a renewal was cancelled.
    Noventiq Payments knows the first three and `product.returned`. Inferred: other events may come."""
    order_id: int
    """Id of the order. Signed."""
    status: OrderStatus
    """The status of an order.
    `not paid`: created; it stays so when a payment fails.
    `paid`: paid; it stays so while at least one of its items is not refunded.
    `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
    or
    replaced.
    `terminated`: taken out of everything, as deleted test orders are. Inferred: final is `terminated`, no search
    finds
    it, and other statuses may come."""
    _create_date: datetime.datetime | str = _attrs_field(alias="create_date")
    currency: str
    """The currency of every amount in the notification, an ISO 4217 alpha-3 code. Signed."""
    customer: NotificationCustomer
    """The customer. Inferred: texts without a value are empty."""
    product: NotificationProduct
    """The product that the notification is about. Inferred: amounts are text with two decimals in the notification's
    currency, empty if there is none."""
    payment: NotificationPayment
    """The payment of the order. Inferred: without a card its texts are empty."""
    _event_date: datetime.datetime | str | None = _attrs_field(default=None, alias="event_date")
    order_name: str | None = None
    """The id as the customer sees it, with a prefix. Inferred: `A` and ten digits."""
    external_id: str | None = None
    """Id of the buy link of a product with dynamic characteristics in Checkout, or of the payment on the merchant's
    side in Noventiq Payments. Empty if the order has neither. Inferred: it may be absent."""
    pay_date: str | None = None
    """When the order was paid. Empty if it was not. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset."""
    locale: str | None = None
    """The language the order was placed in, as a code."""
    order_detail_url: str | None = None
    """Noventiq's URL of the order's details."""
    document_part: str | None = None
    """The place of this notification among those of the order on this event and their number, such as `1-of-2`.
    Each is about one product."""
    SLOTS: ClassVar[dict[str, str]] = {
        "create_date": "_create_date",
        "event_date": "_event_date",
    }

    @property
    def create_date(self) -> datetime.datetime:
        """When the order was created. Signed as written. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset."""
        return time(self._create_date, "OrderNotification.create_date")

    @create_date.setter
    def create_date(self, value: datetime.datetime | str) -> None:
        self._create_date = value

    @property
    def event_date(self) -> datetime.datetime | None:
        """When it happened. The same as `create_date` for `order.created`, as `pay_date` for
        `order.payment.succeeded`.
        Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset."""
        return None if self._event_date is None else time(self._event_date, "OrderNotification.event_date")

    @event_date.setter
    def event_date(self, value: datetime.datetime | str | None) -> None:
        self._event_date = value

    @property
    def pay_date_datetime(self) -> datetime.datetime | None:
        """`pay_date` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.pay_date
            else date_time(self.pay_date, "OrderNotification.pay_date", "YYYY-MM-DDThh:mm:ss±hh:mm")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["event"] = self.event.value
        field_dict["order_id"] = self.order_id
        field_dict["status"] = self.status.value
        field_dict["create_date"] = time_json(self._create_date, "OrderNotification.create_date")
        field_dict["currency"] = self.currency
        field_dict["customer"] = self.customer.to_dict()
        field_dict["product"] = self.product.to_dict()
        field_dict["payment"] = self.payment.to_dict()
        if self._event_date is not None:
            field_dict["event_date"] = time_json(self._event_date, "OrderNotification.event_date")
        if self.order_name is not None:
            field_dict["order_name"] = self.order_name
        if self.external_id is not None:
            field_dict["external_id"] = self.external_id
        if self.pay_date is not None:
            field_dict["pay_date"] = self.pay_date
        if self.locale is not None:
            field_dict["locale"] = self.locale
        if self.order_detail_url is not None:
            field_dict["order_detail_url"] = self.order_detail_url
        if self.document_part is not None:
            field_dict["document_part"] = self.document_part
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 15
        model.event = NOTIFICATION_EVENT[src_dict["event"]]
        model.order_id = value = src_dict["order_id"]
        if type(value) is not int:
            model.order_id = number(value, "OrderNotification.order_id", int)
        model.status = ORDER_STATUS[src_dict["status"]]
        model._create_date = value = src_dict["create_date"]
        if type(value) is not str:
            checked(value, "OrderNotification.create_date", str)
        model.currency = value = src_dict["currency"]
        if type(value) is not str:
            checked(value, "OrderNotification.currency", str)
        model.customer = read_notification_customer(src_dict["customer"])
        model.product = read_notification_product(src_dict["product"])
        model.payment = read_notification_payment(src_dict["payment"])
        if "event_date" in src_dict:
            model._event_date = value = src_dict["event_date"]
            if type(value) is not str:
                checked(value, "OrderNotification.event_date", str)
        else:
            model._event_date = None
            known -= 1
        if "order_name" in src_dict:
            model.order_name = value = src_dict["order_name"]
            if type(value) is not str:
                checked(value, "OrderNotification.order_name", str)
        else:
            model.order_name = None
            known -= 1
        if "external_id" in src_dict:
            model.external_id = value = src_dict["external_id"]
            if type(value) is not str:
                checked(value, "OrderNotification.external_id", str)
        else:
            model.external_id = None
            known -= 1
        if "pay_date" in src_dict:
            model.pay_date = value = src_dict["pay_date"]
            if type(value) is not str:
                checked(value, "OrderNotification.pay_date", str)
        else:
            model.pay_date = None
            known -= 1
        if "locale" in src_dict:
            model.locale = value = src_dict["locale"]
            if type(value) is not str:
                checked(value, "OrderNotification.locale", str)
        else:
            model.locale = None
            known -= 1
        if "order_detail_url" in src_dict:
            model.order_detail_url = value = src_dict["order_detail_url"]
            if type(value) is not str:
                checked(value, "OrderNotification.order_detail_url", str)
        else:
            model.order_detail_url = None
            known -= 1
        if "document_part" in src_dict:
            model.document_part = value = src_dict["document_part"]
            if type(value) is not str:
                checked(value, "OrderNotification.document_part", str)
        else:
            model.document_part = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_notification = OrderNotification.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "event",
        "order_id",
        "status",
        "create_date",
        "currency",
        "customer",
        "product",
        "payment",
        "event_date",
        "order_name",
        "external_id",
        "pay_date",
        "locale",
        "order_detail_url",
        "document_part",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.notification_customer import NotificationCustomer
from ..models.notification_event import NotificationEvent
from ..models.notification_payment import NotificationPayment
from ..models.notification_product import NotificationProduct
from ..models.order_status import OrderStatus
from .notification_customer import read_notification_customer
from .notification_event import NOTIFICATION_EVENT
from .notification_payment import read_notification_payment
from .notification_product import read_notification_product
from .order_status import ORDER_STATUS
