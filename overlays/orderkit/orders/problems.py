"""What could not be put into the common form."""

from __future__ import annotations

from attrs import define


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
