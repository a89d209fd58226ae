from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class OrderStatus(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    ADDRESS_DELIVERY = "address_delivery"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    CLEARED_BY_CUSTOMS = "cleared_by_customs"
    CREATED = "created"
    DELIVERED = "delivered"
    DELIVERY_FAILURE = "delivery_failure"
    EXPIRED = "expired"
    IN_PROCESS = "in_process"
    IN_WAREHOUSE = "in_warehouse"
    PICKED_UP = "picked_up"
    PLACED = "placed"
    SHIPPED = "shipped"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


ORDER_STATUS: Final = Members(OrderStatus)
