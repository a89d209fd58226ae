"""Orders of all providers in one form: `orders` lists them, `order_of` converts a model that you have.

Each provider's own model stays in `Order.raw`. What a provider does not report is None; nothing is guessed. The
mappings are data, in `mappings/` beside this file.
"""

from .listing import AsyncOrderListing, OrderListing
from .mapping import OrderMapping, order_of
from .order import Address, Customer, Fulfilment, Order, OrderLine, OrderStatus
from .period import Period
from .problems import Problem
from .reading import orders
from .selection import Filters, filters_of

__all__ = [
    "Address",
    "AsyncOrderListing",
    "Customer",
    "Filters",
    "Fulfilment",
    "Order",
    "OrderLine",
    "OrderListing",
    "OrderMapping",
    "OrderStatus",
    "Period",
    "Problem",
    "filters_of",
    "order_of",
    "orders",
]
