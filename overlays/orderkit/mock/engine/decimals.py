"""Keyword `x-decimals` of a schema: how many digits an amount may have behind the point.

JSON Schema has only `multipleOf` for it. Validators that divide binary fractions refuse one in nine amounts by that.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import KeywordValidator


class _Decimals:
    """Looks at the decimal digits of an amount; what else is wrong with a text is for its pattern."""

    def __init__(self, parent_schema: Any, value: Any, schema_path: Any) -> None:
        self._limit: int = value

    def validate(self, instance: Any) -> None:
        """Raise ValueError for a number of more decimals, or the text of one; zeros at the end do not count."""
        if len(_digits(instance).partition(".")[2].rstrip("0")) > self._limit:
            raise ValueError(f"has more than {self._limit} decimals")


def _digits(value: Any) -> str:
    if isinstance(value, Decimal | float):
        # The text of a float has the digits that were written; its exact value has up to fifty more.
        return format(Decimal(str(value)), "f")
    return value if isinstance(value, str) else ""


KEYWORDS: dict[str, type[KeywordValidator]] = {"x-decimals": _Decimals}
"""What a validator of requests knows beyond JSON Schema."""
