from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class SizeUnitRequest(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    CM = "cm"
    INCH = "inch"
    INCHES = "inches"
    MM = "mm"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


SIZE_UNIT_REQUEST: Final = Members(SizeUnitRequest)
