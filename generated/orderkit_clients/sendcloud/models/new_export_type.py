from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class NewExportType(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    COMMERCIAL_B2B = "commercial_b2b"
    COMMERCIAL_B2C = "commercial_b2c"
    PRIVATE = "private"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


NEW_EXPORT_TYPE: Final = Members(NewExportType)
