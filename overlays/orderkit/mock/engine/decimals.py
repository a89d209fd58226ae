"""Keyword `x-decimals` of a schema: how many decimals a number may be written with.

JSON Schema has only `multipleOf` for it. Validators that divide binary fractions refuse one in nine amounts by that.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import KeywordValidator

KEYWORD = "x-decimals"


class Decimals:
    """Checks the decimals of numbers as they were written; other values are another keyword's business."""

    def __init__(self, parent_schema: Any, value: Any, schema_path: Any) -> None:
        self._step = Decimal(1).scaleb(-value)

    def validate(self, instance: Any) -> None:
        """Raise ValueError if a number has more decimals than are allowed."""
        if isinstance(instance, Decimal | float) and Decimal(str(instance)) % self._step:
            raise ValueError(f"is not a multiple of {self._step}")


KEYWORDS: dict[str, type[KeywordValidator]] = {KEYWORD: Decimals}
"""What a validator of requests knows beyond JSON Schema."""
