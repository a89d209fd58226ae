from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class TextPath(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    CUSTOMER_COMMENT = "/customerComment"
    INTERNAL_NOTE = "/internalNote"
    ORDER_NUMBER = "/orderNumber"
    PAYMENT = "/payment"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


TEXT_PATH: Final = Members(TextPath)
