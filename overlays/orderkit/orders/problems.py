"""What could not be put into the common form."""

from __future__ import annotations

from typing import Final

from attrs import define

NO_ID: Final = "the order must have an id"
NOT_FOUND: Final = "the provider lists the order and does not find it"


@define(frozen=True)
class Problem:
    """A value of an order that could not be converted, or an order that had to be left out.

    Attributes:
        order_id: The order's id; None if that is what is missing.
        member: The member of `Order`, such as `total` or `lines.quantity`; empty if the whole order was left out.
        reason: What was wrong, without the value. Of an order that could not be read by itself, the kind and the
            sentence of the error.
    """

    order_id: str | None
    member: str
    reason: str

    @property
    def is_unreadable(self) -> bool:
        """Whether the order was left out because it could not be read by itself."""
        return not self.member and self.order_id is not None and self.reason != NO_ID
