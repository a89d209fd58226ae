"""What a web page shows of a mock: orders, the life of one of them, single requests, and events as they come."""

from __future__ import annotations

from typing import Any, Final

from ..engine.errors import UnknownError
from ..engine.order_table import OrderFilter, count_statuses, find_order, list_orders, to_json
from ..live.stream import EventStream
from ..state import MockState
from .timeline import make_timeline

MAX_LISTED: Final = 200
"""Orders on one page of a listing."""


class Views:
    """Reads the state of a mock. An unknown provider, order or request raises UnknownError (a LookupError)."""

    def __init__(self, state: MockState) -> None:
        self._state = state

    def providers(self) -> list[dict[str, Any]]:
        """Return the providers with their operationIds."""
        return [
            {"name": name, "operations": list(provider.contract.operations)}
            for name, provider in self._state.providers.items()
        ]

    def orders(
        self,
        provider: str,
        *,
        status: str | None = None,
        search: str | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> dict[str, Any]:
        """Return orders of all API keys, the last stored one first, and the number of orders in each status.

        Args:
            provider: Name of the provider.
            status: A status of the orders.
            search: Part of the id or the label of the orders.
            before: `next` of the page before.
            limit: Number of orders, at most 200.
        """
        if not 1 <= limit <= MAX_LISTED:
            raise ValueError(f"limit must be from 1 to {MAX_LISTED} (got {limit})")
        chosen = self._state.provider(provider)
        if chosen.order_table is None:
            return {"orders": [], "next": None, "statuses": {}}
        self._state.apply_due_events()
        with self._state.store.transaction() as connection:
            wanted = OrderFilter(status, search, before, limit)
            found = list_orders(connection, chosen.order_table, wanted)
            counts = count_statuses(connection, chosen.order_table)
        following = found[-1].position if len(found) == limit else None
        orders = [to_json(order, chosen.name, chosen.accounts) for order in found]
        return {"orders": orders, "next": following, "statuses": counts}

    def order(self, provider: str, order_id: str) -> dict[str, Any]:
        """Return an order: its document, what `advance_order` accepts for it, and what happened to it."""
        chosen = self._state.provider(provider)
        table = chosen.order_table
        if table is None:
            raise UnknownError("there is no such order")
        self._state.apply_due_events()
        now, requests = self._state.clock.now(), self._state.request_log.lines()
        with self._state.store.transaction() as connection:
            order = find_order(connection, table, order_id)
            document = chosen.show_order(connection, order.id, now)
            following = list(chosen.next_statuses(connection, order.id, now))
            timeline = make_timeline(connection, chosen.name, table, order, document, requests)
        shown = to_json(order, chosen.name, chosen.accounts)
        return {**shown, "next": following, "timeline": timeline, "document": document}

    def requests(self) -> list[dict[str, Any]]:
        """Return the last 1,000 requests, oldest first, without queries, headers and bodies."""
        return self._state.request_log.lines()

    def request(self, number: int) -> dict[str, Any]:
        """Return a request with its query, headers and body, with masked secrets."""
        return self._state.request_log.show(number)

    def events(self, last_event_id: str | None = None) -> EventStream:
        """Return the events after one, as a stream of server-sent events."""
        return EventStream(self._state.feed, last_event_id)
