from enum import IntEnum
from typing import Self


class Level(IntEnum):
    """Known values; one that is not known here is kept as itself."""

    VALUE_1 = 1
    VALUE_2 = 2

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
