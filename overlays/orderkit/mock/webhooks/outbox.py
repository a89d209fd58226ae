"""Queue of notifications, written in the transaction of the change they report, and the delivery attempts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ..engine.errors import UnknownError

State = Literal["pending", "delivered", "failed", "refused"]

TABLES = """
CREATE TABLE IF NOT EXISTS notifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider TEXT NOT NULL,
    order_id TEXT NOT NULL,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    headers TEXT NOT NULL DEFAULT '{}',
    any_success INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0,
    due REAL NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS pending_notifications ON notifications (state, provider, order_id, id);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    notification_id INTEGER NOT NULL REFERENCES notifications (id),
    number INTEGER NOT NULL,
    time TEXT NOT NULL,
    status INTEGER,
    error TEXT
);
"""

# Oldest pending notification of each order: later ones wait for it.
_NEXT_NOTIFICATIONS = """
SELECT id, provider, order_id, url, body, headers, any_success, attempts, due FROM notifications
WHERE id IN (SELECT min(id) FROM notifications WHERE state = 'pending' GROUP BY provider, order_id)
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Notification:
    """A queued notification, with the headers that its provider adds, such as a signature.

    A receiver accepts it by exactly 200, or by any 2xx if `any_success`. `attempts` counts those made; the
    next one is due at `due`, in seconds of the system's time.
    """

    id: int
    provider: str
    order_id: str
    url: str
    body: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    any_success: bool = False
    attempts: int = 0
    due: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of an attempt: the receiver's HTTP status, or the error."""

    status: int | None = None
    error: str | None = None
    refused: bool = False

    def is_received(self, any_success: bool) -> bool:
        """Return whether the receiver accepted the notification: by exactly 200, or by any 2xx."""
        status = self.status or 0
        return 200 <= status < 300 if any_success else status == 200


def enqueue(
    connection: sqlite3.Connection,
    *,
    provider: str,
    order_id: str,
    url: str,
    body: str,
    headers: Mapping[str, str] | None = None,
    any_success: bool = False,
) -> None:
    """Append a notification to its order's queue; see Notification."""
    connection.execute(
        # Inside the transaction of the change: a change that is rolled back queues nothing.
        "INSERT INTO notifications (provider, order_id, url, body, headers, any_success) VALUES (?, ?, ?, ?, ?, ?)",
        (provider, order_id, url, body, json.dumps(headers or {}), any_success),
    )


def next_notifications(connection: sqlite3.Connection) -> list[Notification]:
    """Return the notifications to deliver next: the oldest pending one of each order."""
    return [_read_notification(*row) for row in connection.execute(_NEXT_NOTIFICATIONS)]


def record_attempt(
    connection: sqlite3.Connection,
    notification: Notification,
    outcome: Outcome,
    *,
    time: str,
    retry_at: float | None,
) -> None:
    """Store an attempt, and finish or reschedule its notification.

    A notification that a reset removed meanwhile is ignored.
    """
    number = notification.attempts + 1
    changed = connection.execute(
        # The condition on the state ignores notifications that a reset has removed.
        "UPDATE notifications SET state = ?, attempts = ?, due = ? WHERE id = ? AND state = 'pending'",
        (_next_state(notification, outcome, retry_at), number, retry_at or 0, notification.id),
    )
    if changed.rowcount:
        connection.execute(
            "INSERT INTO attempts (notification_id, number, time, status, error) VALUES (?, ?, ?, ?, ?)",
            (notification.id, number, time, outcome.status, outcome.error),
        )


def send_again(connection: sqlite3.Connection, number: int) -> None:
    """Make a notification due at once, whatever became of it; UnknownError if there is none of that number."""
    changed = connection.execute(
        "UPDATE notifications SET state = 'pending', due = 0 WHERE id = ?", (number,)
    )
    if not changed.rowcount:
        raise UnknownError(f"webhook must be the id of a notification (got {number})")


def list_notifications(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return all notifications with their states, oldest first."""
    names = ("id", "provider", "order_id", "url", "body", "headers", "state", "attempts")
    query = f"SELECT {', '.join(names)} FROM notifications ORDER BY id"  # noqa: S608 - names are literals above
    listed = _read(connection, query, names)
    return [{**item, "headers": json.loads(item["headers"])} for item in listed]


def list_attempts(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return all attempts with their requests and results, oldest first."""
    query = """
        SELECT notification_id, provider, order_id, number, url, body, status, error, time
        FROM attempts JOIN notifications ON notifications.id = notification_id ORDER BY attempts.id
    """
    names = ("notification_id", "provider", "order_id", "number", "url", "body", "status", "error", "time")
    return _read(connection, query, names)


def attempts_about(connection: sqlite3.Connection, provider: str, order_id: str) -> list[dict[str, Any]]:
    """Return the attempts to send notifications about an order, oldest first."""
    query = """
        SELECT notification_id, number, url, status, error, time FROM attempts
        JOIN notifications ON notifications.id = notification_id
        WHERE provider = ? AND order_id = ? ORDER BY attempts.id
    """
    names = ("notification_id", "number", "url", "status", "error", "time")
    return _read(connection, query, names, (provider, order_id))


def _read_notification(
    number: int, provider: str, order_id: str, url: str, body: str, headers: str, any_success: int, *when: Any
) -> Notification:
    return Notification(number, provider, order_id, url, body, json.loads(headers), bool(any_success), *when)


def _read(
    connection: sqlite3.Connection, query: str, names: Sequence[str], values: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query, values)]


def _next_state(notification: Notification, outcome: Outcome, retry_at: float | None) -> State:
    if outcome.is_received(notification.any_success):
        return "delivered"
    # A host that may not be called will not be allowed later either, so there is no retry.
    if outcome.refused:
        return "refused"
    return "failed" if retry_at is None else "pending"


def count_by_state(connection: sqlite3.Connection) -> dict[str, int]:
    """Count notifications by state."""
    return dict(
        connection.execute(
            "SELECT state, count(*) FROM notifications GROUP BY state ORDER BY state"
        ).fetchall()
    )
