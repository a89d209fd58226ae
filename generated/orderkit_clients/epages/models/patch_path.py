from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class PatchPath(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    ARCHIVED_ON = "/archivedOn"
    BILLING_ADDRESS = "/billingAddress"
    CLOSED_ON = "/closedOn"
    CUSTOMER_COMMENT = "/customerComment"
    DELIVERED_ON = "/deliveredOn"
    DISPATCHED_ON = "/dispatchedOn"
    INTERNAL_NOTE = "/internalNote"
    INVOICED_ON = "/invoicedOn"
    IN_PROCESS_ON = "/inProcessOn"
    ORDER_NUMBER = "/orderNumber"
    PAID_ON = "/paidOn"
    PARTIALLY_DISPATCHED_ON = "/partiallyDispatchedOn"
    PARTIALLY_INVOICED_ON = "/partiallyInvoicedOn"
    PARTIALLY_PAID_ON = "/partiallyPaidOn"
    PAYMENT = "/payment"
    PENDING_ON = "/pendingOn"
    READY_FOR_DISPATCH_ON = "/readyForDispatchOn"
    REJECTED_ON = "/rejectedOn"
    RETURNED_ON = "/returnedOn"
    SHIPPING_ADDRESS = "/shippingAddress"
    VIEWED_ON = "/viewedOn"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


PATCH_PATH: Final = Members(PatchPath)
