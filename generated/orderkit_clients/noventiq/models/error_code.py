from enum import IntEnum
from typing import Self


class ErrorCode(IntEnum):
    """Known values; one that is not known here is kept as itself."""

    INVALID_JSON = 110
    INVALID_CONTENT_TYPE = 111
    UNKNOWN_CONFIGURATION = 15000
    INVALID_FIELD_VALUE = 15010
    INVALID_TOKEN = 1007
    MISSING_TOKEN = 1008
    EXPIRED_TOKEN = 1009

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
