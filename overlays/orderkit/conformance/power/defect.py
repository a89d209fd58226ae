"""A defect of a server: one respect in which it breaks its contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from .messages import Middleware
from .notifying import Delivery

Kind = Literal[
    "pagination",
    "filters and sorts",
    "authorization",
    "lifecycle",
    "money",
    "refused calls",
    "duplicates",
    "localization",
    "errors",
    "webhooks",
    "tokens",
    "validation",
    "shape and protocol",
    "concurrency",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Need = Literal["reads", "writes", "two-accounts", "webhooks", "clock"]
"""Means without which a tester cannot see a defect. `reads` alone: by safe requests of one account."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect of a server for a provider's API.

    Attributes:
        id: Name, such as `epages-filter-createdafter-inclusive`.
        provider: Name of the contract.
        kind: Class of the defect.
        title: What the server does, in one sentence.
        declaration: Place in the spec that it breaks, such as `listOrders x-filter createdAfter`.
        needs: Means that a tester needs to see it.
        apply: Middleware before the mock; None if only notifications are wrong.
        deliver: Changes the notifications that the mock sends; None if they stay as they are.
        touches: Operations whose responses may differ; only that of the declaration if empty.
        derived: True if it was derived from the declaration by a rule, False if it was written by hand.
    """

    id: str
    provider: str
    kind: Kind
    title: str
    declaration: str
    apply: Middleware | None = None
    needs: tuple[Need, ...] = ("reads",)
    deliver: Callable[[], Delivery] | None = None
    touches: tuple[str, ...] = ()
    derived: bool = False

    @property
    def operations(self) -> tuple[str, ...]:
        """Return the operations whose responses may differ from those of a server without it."""
        return self.touches or (self.declaration.partition(" ")[0],)
