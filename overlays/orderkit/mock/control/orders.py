"""Control of orders by a test: own and realistic ones, their lives, and tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine.capabilities import TokenRevocation
from ..engine.json_writer import read_json, write_json_bytes
from ..engine.messages import MAX_SEED, AdvanceRequest, SeedRequest
from .base import ControlBase


class OrderControl(ControlBase):
    """Creates and changes what providers keep."""

    def advance_order(
        self,
        order_id: int | str,
        status: str | None = None,
        description: str | None = None,
        *,
        provider: str = "nocnoc",
    ) -> Any:
        """Move an order to `status`, or to its usual next status if None, as the provider itself would.

        Returns:
            The order as the provider then shows it: its tracking for nocnoc.
        """
        request = AdvanceRequest(status, description, self.now())
        # The provider is checked before due events change anything.
        chosen = self._provider(provider)
        self._apply_due_events()
        with self._state.store.transaction() as connection:
            return chosen.advance_order(connection, str(order_id), request)

    def seed(
        self, orders: int, *, api_key: str | None = None, seed: int = 0, provider: str = "nocnoc"
    ) -> Any:
        """Create realistic orders, their statuses in turn; return their ids and the number of each status."""
        if orders < 1:
            raise ValueError(f"orders must be >= 1 (got {orders})")
        if not 0 <= seed <= MAX_SEED:
            raise ValueError(f"seed must be from 0 to {MAX_SEED} (got {seed})")
        request, chosen = SeedRequest(orders, api_key, seed, self.now()), self._provider(provider)
        # Seeded orders have a past that their documents tell, and one event stands for all of them.
        with self._state.changes.paused(), self._state.store.transaction() as connection:
            seeded = chosen.seed(connection, request)
        self._state.feed.publish("orders", {"provider": chosen.name})
        return seeded

    def put_order(
        self, order: Mapping[str, Any], *, provider: str = "nocnoc", api_key: str | None = None
    ) -> dict[str, Any]:
        """Store an order, complete or in part, in place of one with the same id.

        Args:
            order: Properties as the provider's responses show them; the others are those of the order that has the
                id, or of a realistic new one.
            provider: Name of the provider.
            api_key: The account; the first one if None.

        Returns:
            The order as responses show it.
        """
        chosen = self._provider(provider)
        # As a request would bring it: exact numbers, and nothing that JSON does not have.
        given = read_json(write_json_bytes(dict(order)))
        # As with seeded orders, one event stands for all rows that are written on the way.
        with self._state.changes.paused(), self._state.store.transaction() as connection:
            stored = chosen.put_order(connection, given, api_key, self.now())
        self._state.feed.publish("orders", {"provider": chosen.name})
        return stored

    def revoke_tokens(self, *, api_key: str | None = None, provider: str) -> int:
        """Revoke the tokens issued to an API key, to every key if None; return their number."""
        chosen = self._provider(provider)
        if isinstance(chosen, TokenRevocation):
            with self._state.store.transaction() as connection:
                return chosen.revoke_tokens(connection, api_key)
        raise ValueError(f"provider must be one that issues tokens (got {provider})")
