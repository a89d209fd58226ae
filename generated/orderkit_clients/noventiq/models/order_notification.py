from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.notification_event import NotificationEvent
from ..models.order_status import OrderStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.notification_customer import NotificationCustomer
    from ..models.notification_payment import NotificationPayment
    from ..models.notification_product import NotificationProduct


T = TypeVar("T", bound="OrderNotification")


@_attrs_define
class OrderNotification:
    """What happened to one product of an order. Required is what the signature needs and what names the order; texts
    without a value are empty. More members may come.

        Attributes:
            event (NotificationEvent): What happened.
                `order.created`: an order was created, not paid yet.
                `order.payment.succeeded`: it was paid.
                `order.payment.failed`: a payment failed; the order stays as it was.
                `product.delivered`: a product was delivered.
                `product.returned`: a product was refunded or replaced.
                `subscription.cancelled`: a subscription was cancelled.
                `subscription.restored`: a cancelled subscription goes on.
                `subscription.renewal_offer_order_accepted`: the order offered for a renewal was accepted.
                `subscription.renewal_offer_order_cancelled`: the order offered for a renewal was cancelled.
                Noventiq Payments knows the first three and `product.returned`.
            order_id (int): Identification of the order.
            order_name (str): The identification as the customer sees it, with a prefix. `A` and ten digits as far as seen.
            status (OrderStatus): Where an order is in its life.
                `not paid`: created; it stays so when a payment fails.
                `paid`: paid; it stays so while at least one of its items is not refunded.
                `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
                or
                replaced.
                `terminated`: taken out of everything, as deleted test orders are. No search finds it.
            create_date (datetime.datetime): When the order was created, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Signed as written.
            currency (str): The currency of every amount in the notification, an ISO 4217 alpha-3 code. Signed.
            customer (NotificationCustomer): Who bought. Texts without a value are empty.
            product (NotificationProduct): The product it is about. Amounts are text with two decimals in the notification's
                currency, empty if there is
                none.
            payment (NotificationPayment): How the order is paid.
            event_date (datetime.datetime | Unset): When it happened, as `YYYY-MM-DDThh:mm:ss±hh:mm`. The same as
                `create_date` for `order.created`, as
                `pay_date` for `order.payment.succeeded`.
            external_id (str | Unset): Identification of the buy link of a product with dynamic characteristics in Checkout,
                or of the payment on
                the merchant's side in Noventiq Payments. Empty if the order has neither.
            pay_date (str | Unset): When the order was paid, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Empty if it was not.
            locale (str | Unset): The language the order was placed in, as a code.
            order_detail_url (str | Unset): Noventiq's URL of the order's details.
            document_part (str | Unset): Which of the order's notifications on this event this one is and how many there
                are, such as `1-of-2`. Each
                tells of one product.
    """

    event: NotificationEvent
    order_id: int
    order_name: str
    status: OrderStatus
    create_date: datetime.datetime
    currency: str
    customer: NotificationCustomer
    product: NotificationProduct
    payment: NotificationPayment
    event_date: datetime.datetime | Unset = UNSET
    external_id: str | Unset = UNSET
    pay_date: str | Unset = UNSET
    locale: str | Unset = UNSET
    order_detail_url: str | Unset = UNSET
    document_part: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        event = self.event.value

        order_id = self.order_id

        order_name = self.order_name

        status = self.status.value

        create_date = self.create_date.isoformat()

        currency = self.currency

        customer = self.customer.to_dict()

        product = self.product.to_dict()

        payment = self.payment.to_dict()

        event_date: str | Unset = UNSET
        if not isinstance(self.event_date, Unset):
            event_date = self.event_date.isoformat()

        external_id = self.external_id

        pay_date = self.pay_date

        locale = self.locale

        order_detail_url = self.order_detail_url

        document_part = self.document_part

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "event": event,
                "order_id": order_id,
                "order_name": order_name,
                "status": status,
                "create_date": create_date,
                "currency": currency,
                "customer": customer,
                "product": product,
                "payment": payment,
            }
        )
        if event_date is not UNSET:
            field_dict["event_date"] = event_date
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if pay_date is not UNSET:
            field_dict["pay_date"] = pay_date
        if locale is not UNSET:
            field_dict["locale"] = locale
        if order_detail_url is not UNSET:
            field_dict["order_detail_url"] = order_detail_url
        if document_part is not UNSET:
            field_dict["document_part"] = document_part

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.notification_customer import NotificationCustomer  # noqa: PLC0415
        from ..models.notification_payment import NotificationPayment  # noqa: PLC0415
        from ..models.notification_product import NotificationProduct  # noqa: PLC0415

        d = dict(src_dict)
        event = NotificationEvent(d.pop("event"))

        order_id = d.pop("order_id")

        order_name = d.pop("order_name")

        status = OrderStatus(d.pop("status"))

        create_date = datetime.datetime.fromisoformat(d.pop("create_date"))

        currency = d.pop("currency")

        customer = NotificationCustomer.from_dict(d.pop("customer"))

        product = NotificationProduct.from_dict(d.pop("product"))

        payment = NotificationPayment.from_dict(d.pop("payment"))

        _event_date = d.pop("event_date", UNSET)
        event_date: datetime.datetime | Unset
        if isinstance(_event_date, Unset):
            event_date = UNSET
        else:
            event_date = datetime.datetime.fromisoformat(_event_date)

        external_id = d.pop("external_id", UNSET)

        pay_date = d.pop("pay_date", UNSET)

        locale = d.pop("locale", UNSET)

        order_detail_url = d.pop("order_detail_url", UNSET)

        document_part = d.pop("document_part", UNSET)

        order_notification = cls(
            event=event,
            order_id=order_id,
            order_name=order_name,
            status=status,
            create_date=create_date,
            currency=currency,
            customer=customer,
            product=product,
            payment=payment,
            event_date=event_date,
            external_id=external_id,
            pay_date=pay_date,
            locale=locale,
            order_detail_url=order_detail_url,
            document_part=document_part,
        )

        order_notification.additional_properties = d
        return order_notification

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
