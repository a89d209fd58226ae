from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class NotificationEvent(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    ORDER_CREATED = "order.created"
    ORDER_PAYMENT_FAILED = "order.payment.failed"
    ORDER_PAYMENT_SUCCEEDED = "order.payment.succeeded"
    PRODUCT_DELIVERED = "product.delivered"
    PRODUCT_RETURNED = "product.returned"
    SUBSCRIPTION_CANCELLED = "subscription.cancelled"
    SUBSCRIPTION_RENEWAL_OFFER_ORDER_ACCEPTED = "subscription.renewal_offer_order_accepted"
    SUBSCRIPTION_RENEWAL_OFFER_ORDER_CANCELLED = "subscription.renewal_offer_order_cancelled"
    SUBSCRIPTION_RESTORED = "subscription.restored"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


NOTIFICATION_EVENT: Final = Members(NotificationEvent)
