"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .address import Address
    from .create_order_address import CreateOrderAddress
    from .create_order_customer import CreateOrderCustomer
    from .create_order_pickup import CreateOrderPickup
    from .create_order_product import CreateOrderProduct
    from .create_order_request import CreateOrderRequest
    from .customer import Customer
    from .dimension import Dimension
    from .dimension_request import DimensionRequest
    from .error import Error
    from .error_code import ErrorCode
    from .historic_status import HistoricStatus
    from .language import Language
    from .order import Order
    from .order_detail import OrderDetail
    from .order_progress import OrderProgress
    from .order_status import OrderStatus
    from .ordered_product import OrderedProduct
    from .pickup import Pickup
    from .quote import Quote
    from .quote_address import QuoteAddress
    from .quote_customer import QuoteCustomer
    from .quote_pickup import QuotePickup
    from .quote_request import QuoteRequest
    from .quote_request_address import QuoteRequestAddress
    from .quote_request_customer import QuoteRequestCustomer
    from .quote_request_pickup import QuoteRequestPickup
    from .quote_request_product import QuoteRequestProduct
    from .quoted_product import QuotedProduct
    from .tracking import Tracking

_MODULES = {
    "Address": ".address",
    "CreateOrderAddress": ".create_order_address",
    "CreateOrderCustomer": ".create_order_customer",
    "CreateOrderPickup": ".create_order_pickup",
    "CreateOrderProduct": ".create_order_product",
    "CreateOrderRequest": ".create_order_request",
    "Customer": ".customer",
    "Dimension": ".dimension",
    "DimensionRequest": ".dimension_request",
    "Error": ".error",
    "ErrorCode": ".error_code",
    "HistoricStatus": ".historic_status",
    "Language": ".language",
    "Order": ".order",
    "OrderDetail": ".order_detail",
    "OrderProgress": ".order_progress",
    "OrderStatus": ".order_status",
    "OrderedProduct": ".ordered_product",
    "Pickup": ".pickup",
    "Quote": ".quote",
    "QuoteAddress": ".quote_address",
    "QuoteCustomer": ".quote_customer",
    "QuotePickup": ".quote_pickup",
    "QuoteRequest": ".quote_request",
    "QuoteRequestAddress": ".quote_request_address",
    "QuoteRequestCustomer": ".quote_request_customer",
    "QuoteRequestPickup": ".quote_request_pickup",
    "QuoteRequestProduct": ".quote_request_product",
    "QuotedProduct": ".quoted_product",
    "Tracking": ".tracking",
}

__all__ = (
    "Address",
    "CreateOrderAddress",
    "CreateOrderCustomer",
    "CreateOrderPickup",
    "CreateOrderProduct",
    "CreateOrderRequest",
    "Customer",
    "Dimension",
    "DimensionRequest",
    "Error",
    "ErrorCode",
    "HistoricStatus",
    "Language",
    "Order",
    "OrderDetail",
    "OrderedProduct",
    "OrderProgress",
    "OrderStatus",
    "Pickup",
    "Quote",
    "QuoteAddress",
    "QuoteCustomer",
    "QuotedProduct",
    "QuotePickup",
    "QuoteRequest",
    "QuoteRequestAddress",
    "QuoteRequestCustomer",
    "QuoteRequestPickup",
    "QuoteRequestProduct",
    "Tracking",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
