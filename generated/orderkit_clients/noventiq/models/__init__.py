"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .credentials import Credentials
    from .error import Error
    from .error_code import ErrorCode
    from .error_item import ErrorItem
    from .notification_customer import NotificationCustomer
    from .notification_event import NotificationEvent
    from .notification_payment import NotificationPayment
    from .notification_product import NotificationProduct
    from .order import Order
    from .order_ids import OrderIds
    from .order_notification import OrderNotification
    from .order_status import OrderStatus
    from .refund_request import RefundRequest
    from .search_request import SearchRequest
    from .searchable_status import SearchableStatus
    from .token import Token
    from .unlisted_error import UnlistedError
    from .unlisted_error_item import UnlistedErrorItem

_MODULES = {
    "Credentials": ".credentials",
    "Error": ".error",
    "ErrorCode": ".error_code",
    "ErrorItem": ".error_item",
    "NotificationCustomer": ".notification_customer",
    "NotificationEvent": ".notification_event",
    "NotificationPayment": ".notification_payment",
    "NotificationProduct": ".notification_product",
    "Order": ".order",
    "OrderIds": ".order_ids",
    "OrderNotification": ".order_notification",
    "OrderStatus": ".order_status",
    "RefundRequest": ".refund_request",
    "SearchRequest": ".search_request",
    "SearchableStatus": ".searchable_status",
    "Token": ".token",
    "UnlistedError": ".unlisted_error",
    "UnlistedErrorItem": ".unlisted_error_item",
}

__all__ = (
    "Credentials",
    "Error",
    "ErrorCode",
    "ErrorItem",
    "NotificationCustomer",
    "NotificationEvent",
    "NotificationPayment",
    "NotificationProduct",
    "Order",
    "OrderIds",
    "OrderNotification",
    "OrderStatus",
    "RefundRequest",
    "SearchableStatus",
    "SearchRequest",
    "Token",
    "UnlistedError",
    "UnlistedErrorItem",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
