"""Changes of the database as events: orders, webhooks and the clock, noticed by temporary triggers."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from typing import Any

from ..engine.clock import Clock
from ..engine.order_history import creation_trigger, recording_trigger
from ..engine.order_table import SIMULATED_TIME, OrderTable
from ..engine.request_log import CHANGED_ORDERS
from ..engine.store import Change, Store
from .feed import EventFeed

_WEBHOOK_COLUMNS: tuple[str, ...] = ("id", "provider", "order_id", "state", "attempts")


class ChangeWatcher:
    """Publishes the committed changes of a store, and records the history of orders.

    Triggers see every change, whichever code makes it. While paused there are none, so that seeding costs nothing.
    """

    def __init__(self, store: Store, clock: Clock, feed: EventFeed, tables: Mapping[str, OrderTable]) -> None:
        self._store = store
        self._clock = clock
        self._feed = feed
        self._tables = tables
        self._triggers = dict(_triggers(tables))
        store.define(SIMULATED_TIME.partition("(")[0], lambda: clock.now().isoformat())
        store.on_commit = self._publish

    def start(self) -> None:
        """Begin to watch."""
        with self._store.transaction() as connection:
            for sql in self._triggers.values():
                connection.execute(sql)

    def stop(self) -> None:
        """Watch no longer."""
        with self._store.transaction() as connection:
            for name in self._triggers:
                connection.execute(f"DROP TRIGGER IF EXISTS temp.{name}")

    @contextmanager
    def paused(self) -> Generator[None, None, None]:
        """Watch nothing inside the block."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def _publish(self, changes: Iterable[Change]) -> None:
        # Of several changes of one thing in a transaction, the last one says all.
        latest = {change[:3]: change for change in changes}
        for kind, provider, key, *details in latest.values():
            if kind == "order":
                self._publish_order(str(provider), str(key), *details)
            elif kind == "webhook":
                facts = (key, provider, *details)
                self._feed.publish(kind, {**dict(zip(_WEBHOOK_COLUMNS, facts, strict=True))})
            else:
                self._feed.publish(kind, self._clock.to_json())

    def _publish_order(self, provider: str, order_id: str, change: str, status: str) -> None:
        statuses = self._tables[provider].split(status)
        self._feed.publish(
            "order", {"provider": provider, "id": order_id, "change": change, "statuses": statuses}
        )
        changed = CHANGED_ORDERS.get()
        if changed is not None:
            changed.append((provider, order_id))


def _triggers(tables: Mapping[str, OrderTable]) -> Iterable[tuple[str, str]]:
    for provider, table in tables.items():
        yield f"{table.name}_creation", creation_trigger(provider, table)
        yield f"{table.name}_history", recording_trigger(provider, table)
        for event, row, change in (
            ("INSERT", "NEW", "created"),
            ("UPDATE", "NEW", "changed"),
            ("DELETE", "OLD", "deleted"),
        ):
            values = (
                "'order'",
                f"'{provider}'",
                f"{row}.{table.id}",
                f"'{change}'",
                table.statuses(f"{row}."),
            )
            yield _trigger(f"{table.name}_{change}", event, table.name, values)
    for event in ("INSERT", "UPDATE"):
        columns = [f"NEW.{name}" for name in ("provider", "id", *_WEBHOOK_COLUMNS[2:])]
        yield _trigger(f"notifications_{event.lower()}", event, "notifications", ("'webhook'", *columns))
    is_clock = "WHEN NEW.name = 'clock'"
    yield _trigger("clock_change", "INSERT", "saved", ("'clock'", "''", "''"), is_clock)


def _trigger(
    name: str, event: str, table: str, values: Iterable[Any], condition: str = ""
) -> tuple[str, str]:
    return name, (
        f"CREATE TEMP TRIGGER IF NOT EXISTS {name} AFTER {event} ON main.{table} {condition} "
        f"BEGIN SELECT note_change({', '.join(values)}); END"
    )
