"""The life of an order: its creation, changes of its status, requests that named it, and webhooks about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from ..engine.order_history import StatusChange, read_history, read_past
from ..engine.order_table import ListedOrder, OrderTable
from ..webhooks import outbox

Entry = dict[str, Any]


def make_timeline(
    connection: sqlite3.Connection,
    provider: str,
    table: OrderTable,
    order: ListedOrder,
    document: Any,
    requests: Sequence[Entry],
) -> list[Entry]:
    """Return what happened to an order, oldest first; at the same time, causes stand before effects."""
    entries = [
        *_requests(requests, provider, order.id, _ids_in(document)),
        *_statuses(connection, provider, table, order),
        *_attempts(connection, provider, order.id),
    ]
    return sorted(entries, key=lambda entry: datetime.fromisoformat(entry["time"]))


def _statuses(
    connection: sqlite3.Connection, provider: str, table: OrderTable, order: ListedOrder
) -> Iterator[Entry]:
    changes = read_history(connection, provider, table, order.id)
    created = next((change.after for change in changes if change.before is None), None)
    yield {"kind": "created", "time": order.created, "statuses": created}
    if created is None:
        yield from _past(connection, table, order, changes)
    for change in changes:
        if change.before is not None:
            yield {"kind": "status", "time": change.time, "before": change.before, "statuses": change.after}


def _past(
    connection: sqlite3.Connection, table: OrderTable, order: ListedOrder, changes: Sequence[StatusChange]
) -> Iterator[Entry]:
    """Yield what a seeded order tells about the time before its first recorded change."""
    begin = datetime.fromisoformat(order.created)
    # Providers record whole seconds, the history their fractions.
    end = datetime.fromisoformat(changes[0].time).replace(microsecond=0) if changes else None
    for past in read_past(connection, table, order.id):
        if begin < (time := datetime.fromisoformat(past.time)) and (end is None or time < end):
            yield {
                "kind": "past",
                "time": past.time,
                "statuses": [past.status],
                "description": past.description,
            }


def _attempts(connection: sqlite3.Connection, provider: str, order_id: str) -> Iterator[Entry]:
    for attempt in outbox.attempts_about(connection, provider, order_id):
        yield {"kind": "webhook", **attempt}


def _requests(
    requests: Sequence[Entry], provider: str, order_id: str, ids: frozenset[str]
) -> Iterator[Entry]:
    for request in requests:
        if request["provider"] == provider and (
            order_id in request["orders"] or not ids.isdisjoint(request["path"].split("/"))
        ):
            names = ("number", "time", "method", "path", "operationId", "status", "fault", "refusal")
            yield {"kind": "request", **{name: request[name] for name in names}}


def _ids_in(document: Any) -> frozenset[str]:
    """Return the ids by which paths name an order: those of the document itself, not of its parts."""
    members = cast(dict[str, Any], document)
    found = (members[name] for name in members if name == "id" or name.lower().endswith(("_id", "orderid")))
    return frozenset(str(value) for value in found if isinstance(value, (str, int)))
