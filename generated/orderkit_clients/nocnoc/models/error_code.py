from enum import IntEnum
from typing import Self


class ErrorCode(IntEnum):
    """Known values; one that is not known here is kept as itself."""

    INVALID_PARAM = 310
    INVALID_ORDER_STATUS_CHANGE = 311
    ORDER_NOT_FOUND = 312
    ORDER_ALREADY_EXISTS = 313
    ORDER_CANNOT_BE_PROCESSED = 314
    INVALID_REQUEST_HEADER = 315
    ORDER_AMOUNT_EXCEEDED = 316
    ORDER_WEIGHT_EXCEEDED = 317
    PRODUCT_QUANTITY_EXCEEDED = 318
    CUSTOMER_NOT_ALLOWED = 319
    INVALID_CUSTOMERS_TAX_ID = 320
    SUBCATEGORY_FORBIDDEN = 321
    ADDRESS_UNAVAILABLE = 322
    SKU_FORBIDDEN = 323
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    INTERNAL_ERROR = 500

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not int:
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)
