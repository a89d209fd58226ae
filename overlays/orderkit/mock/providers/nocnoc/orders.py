"""Stored orders: ids, histories, and notifications of each change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.order_table import SIMULATED_TIME, OrderTable
from ...engine.store import count_up
from ...engine.time_layouts import declared_time_format
from .settings import NocnocSettings

# Later than any time of the clock.
_NEVER = "9999-12-31"

# Eight digits, as the ids of the documented examples have.
FIRST_ID = 10000001

# The indexes serve the search for an invoice id (EL-56), that for expiring orders, and the history of an order.
TABLES = """
CREATE TABLE IF NOT EXISTS nocnoc_orders (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    merchant_invoice_id TEXT NOT NULL,
    status TEXT NOT NULL,
    expiration_date TEXT NOT NULL,
    estimated_time_arrival TEXT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS nocnoc_invoices ON nocnoc_orders (owner, merchant_invoice_id);
CREATE INDEX IF NOT EXISTS nocnoc_expiring ON nocnoc_orders (status, expiration_date);
CREATE TABLE IF NOT EXISTS nocnoc_events (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES nocnoc_orders (id),
    status TEXT NOT NULL,
    description TEXT NOT NULL,
    time TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS nocnoc_history ON nocnoc_events (order_id, id);
"""

_EXPIRED = (
    "SELECT replace(time, ' ', 'T') || '+00:00' FROM nocnoc_events "
    "WHERE order_id = NEW.id AND status = 'expired'"
)
# An order expires at the time of its date, not when the mock notices it; one that a test puts has no event yet.
_DUE = f"coalesce(({_EXPIRED}), NEW.expiration_date || 'T00:00:00+00:00')"
_CHANGED = f"iif(NEW.status = 'expired', {_DUE}, {SIMULATED_TIME})"

ORDER_TABLE = OrderTable(
    "nocnoc_orders",
    id="id",
    label="merchant_invoice_id",
    created="""
        (SELECT replace(time, ' ', 'T') || '+00:00' FROM nocnoc_events
         WHERE order_id = nocnoc_orders.id ORDER BY nocnoc_events.id LIMIT 1)
    """,
    past="""
        SELECT replace(time, ' ', 'T') || '+00:00', status, description FROM nocnoc_events
        WHERE order_id = ? ORDER BY id
    """,
    changed=_CHANGED,
)

_COLUMNS = "id, owner, status, estimated_time_arrival, document"


@dataclass(frozen=True, slots=True)
class Event:
    """A status change, with its time: `YYYY-MM-DD HH:MM:SS` in UTC (EL-50, EL-51)."""

    status: str
    description: str
    time: str


@dataclass(frozen=True, slots=True)
class StoredOrder:
    """A stored order: its unchanging properties as JSON, and its history, oldest event first."""

    id: int
    owner: str
    status: str
    estimated_time_arrival: str
    text: str
    events: tuple[Event, ...]

    @property
    def document(self) -> JsonObject:
        """The properties that never change."""
        document: JsonObject = json.loads(self.text, parse_float=Decimal)
        return document

    @property
    def tracking_id(self) -> str:
        """Tracking id (EL-81)."""
        return f"NC{self.id}"


@dataclass(frozen=True, slots=True)
class OrderRepository:
    """Orders, inside one transaction at one time; `notify` is called after every change but creation."""

    connection: sqlite3.Connection
    now: datetime
    settings: NocnocSettings
    notify: Callable[[sqlite3.Connection, StoredOrder], None]

    def exists(self, owner: str, merchant_invoice_id: str, *, besides: int = 0) -> bool:
        """Return whether a merchant has used an invoice id so that no order but one may have it (EL-56, EL-57)."""
        query = "SELECT 1 FROM nocnoc_orders WHERE owner = ? AND merchant_invoice_id = ? AND id <> ?"
        if self.settings.reuses_invoice_ids:
            query += " AND status NOT IN ('cancelled', 'expired')"
        return self.connection.execute(query, (owner, merchant_invoice_id, besides)).fetchone() is not None

    def add(self, owner: str, document: JsonObject) -> StoredOrder:
        """Store a new order as `created`, with its number, label and dates."""
        # A counter instead of the row id: ids are never used again, not even after a deletion.
        number = count_up(self.connection, "nocnoc order", FIRST_ID)
        usual = {"expiration_date": self._days_ahead(self.settings.days_until_expiry)}
        document = {
            **(usual if self.settings.sets_expiration_date else {}),
            **document,
            "label_url": self.settings.label_url.format(id=number),
            "created_at": self._time(),
        }
        arrival = self._days_ahead(self.settings.days_until_arrival)
        self.connection.execute(
            "INSERT INTO nocnoc_orders VALUES (?, ?, ?, 'created', ?, ?, ?)",
            (
                number,
                owner,
                document["merchant_invoice_id"],
                document.get("expiration_date", _NEVER),
                arrival,
                write_json(document),
            ),
        )
        self._record_event(number, Event("created", "", self._time()))
        return self._get("id = ?", number)

    def find(self, number: int, owner: str | None = None) -> StoredOrder:
        """Return an order by its id, of one owner or of any; UnknownError if there is none."""
        if owner is None:
            return self._get("id = ?", number)
        return self._get("id = ? AND owner = ?", number, owner)

    def find_tracked(self, tracking_id: str, owner: str) -> StoredOrder:
        """Return an order of an owner by its exact tracking id; UnknownError if there is none."""
        digits = tracking_id.removeprefix("NC")
        # NC010000001 is not the id of any order, although its number is.
        if digits.startswith("0"):
            raise UnknownError("there is no such order")
        return self._get("id = ? AND owner = ?", int(digits), owner)

    def change(self, order: StoredOrder, status: str, description: str = "") -> StoredOrder:
        """Change the status of an order and notify. The caller checks that the change is allowed."""
        # A clock that was set back must not put an event before the one it follows.
        time = max(self._time(), order.events[-1].time)
        days = self.settings.days_to_arrival.get(status)
        arrival = order.estimated_time_arrival if days is None else _day_after(time, days)
        # Before the status: the timeline of an order takes the time from here.
        self._record_event(order.id, Event(status, description, time))
        self.connection.execute(
            "UPDATE nocnoc_orders SET status = ?, estimated_time_arrival = ? WHERE id = ?",
            (status, arrival, order.id),
        )
        changed = self._get("id = ?", order.id)
        self.notify(self.connection, changed)
        return changed

    def expire(self) -> None:
        """Expire every order whose expiration date has begun, at midnight, or has ended (EL-52)."""
        extra = 1 if self.settings.expires_after_last_day else 0
        query = """
            SELECT id, expiration_date FROM nocnoc_orders
            WHERE status = 'created' AND expiration_date <= ? ORDER BY expiration_date, id
        """
        last = self.settings.day_of(self.now - timedelta(days=extra))
        for number, day in self.connection.execute(query, (last,)).fetchall():
            # The event gets the time at which it was due, not that at which the mock noticed it.
            midnight = datetime.fromisoformat(day).replace(tzinfo=self.now.tzinfo) + timedelta(days=extra)
            due = midnight - self.settings.utc_offset
            replace(self, now=due).change(self._get("id = ?", number), "expired")

    def record_events(self, number: int, events: Iterable[Event]) -> None:
        """Add events to the history of an order, oldest first."""
        for event in events:
            self._record_event(number, event)

    def _get(self, condition: str, *values: str | int) -> StoredOrder:
        query = f"SELECT {_COLUMNS} FROM nocnoc_orders WHERE {condition}"  # noqa: S608 - conditions are literals above
        row = self.connection.execute(query, values).fetchone()
        if row is None:
            raise UnknownError("there is no such order")
        number, owner, status, arrival, text = row
        return StoredOrder(number, owner, status, arrival, text, (*self._events(number),))

    def _events(self, number: int) -> Iterator[Event]:
        query = "SELECT status, description, time FROM nocnoc_events WHERE order_id = ? ORDER BY id"
        for row in self.connection.execute(query, (number,)):
            yield Event(*row)

    def _record_event(self, number: int, event: Event) -> None:
        self.connection.execute(
            "INSERT INTO nocnoc_events (order_id, status, description, time) VALUES (?, ?, ?, ?)",
            (number, event.status, event.description, event.time),
        )

    def _time(self) -> str:
        return self.now.strftime(declared_time_format("nocnoc", "Order", "created_at"))

    def _days_ahead(self, days: int) -> str:
        return self.settings.day_of(self.now + timedelta(days=days))


def count_by_status(connection: sqlite3.Connection) -> dict[str, int]:
    """Count orders by status."""
    query = "SELECT status, count(*) FROM nocnoc_orders GROUP BY status ORDER BY status"
    return dict(connection.execute(query).fetchall())


def _day_after(time: str, days: int) -> str:
    return (date.fromisoformat(time[: len("YYYY-MM-DD")]) + timedelta(days=days)).isoformat()
