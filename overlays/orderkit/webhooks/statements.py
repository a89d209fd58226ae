"""The SQL of an inbox, the same for every database but for a few words, and the rows that it returns.

Each statement is a transaction of its own: wherever a process is interrupted, no transaction stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, Protocol

from attrs import define, field

from .notifications import Notification

# Raised when the tables change, so that an older version refuses them instead of damaging them.
VERSION: Final = 2

Row = Sequence[Any]
Values = Mapping[str, Any]


@define(frozen=True)
class Location:
    """Where a database is; it shows nothing, because a traceback may show the locals of a frame."""

    text: str = field(repr=False)


class Database(Protocol):
    """A database that holds an inbox. Statements name values as `:name`, and the time as `{now}`."""

    def read(self, statement: str, values: Values) -> list[Row]:
        """Return the rows of a query, without waiting for anything that writes."""
        ...

    def write(self, statement: str, values: Values) -> int:
        """Execute one statement durably, and return how many rows it changed."""
        ...

    def close(self) -> None:
        """Close every connection of this process."""
        ...


# `due_at` is one column for both, the end of a delay and the end of a lease: so one short index finds all that can be
# claimed, however many webhooks are done. Text that a stranger chooses is kept as bytes, because PostgreSQL takes no
# NUL in a text, and a database in Latin-1 no other letters.
TABLES: Final = """
CREATE TABLE IF NOT EXISTS orderkit_notifications (
    number {serial},
    source TEXT NOT NULL,
    key {bytes} NOT NULL,
    body {bytes} NOT NULL,
    arrived_at DOUBLE PRECISION NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    order_key {bytes},
    attempts INTEGER NOT NULL DEFAULT 0,
    expired_leases INTEGER NOT NULL DEFAULT 0,
    due_at DOUBLE PRECISION,
    ended_at DOUBLE PRECISION,
    error {bytes},
    claim TEXT NOT NULL DEFAULT '',
    UNIQUE (source, key)
);
CREATE INDEX IF NOT EXISTS orderkit_notifications_due ON orderkit_notifications (due_at, number)
    WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS orderkit_notifications_order ON orderkit_notifications (order_key, number)
    WHERE due_at IS NOT NULL AND order_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS orderkit_notifications_claim ON orderkit_notifications (claim) WHERE claim <> '';
"""

_COLUMNS: Final = (
    "number, source, body, arrived_at, state, order_key, "
    "attempts, expired_leases, due_at, ended_at, error, claim"
)

# Webhooks about the same order get their numbers in the order in which they are committed: otherwise one that arrives
# while an earlier one is being stored could be processed before it.
ACCEPT: Final = """
INSERT INTO orderkit_notifications (source, key, body, order_key, arrived_at, due_at)
SELECT :source, :key, :body, :order_key, {now}, {now} {one_at_a_time} ON CONFLICT (source, key) DO NOTHING
"""

# One of several about the same order can be claimed only while no earlier one is open: pending, even if it waits for
# its next attempt, or claimed. A dead one does not hold up the others; if it is put back while a later one is
# processed, it waits for that one's end.
_CLAIMABLE: Final = """
SELECT number FROM orderkit_notifications AS candidate
WHERE due_at <= {now} AND {sources} AND (order_key IS NULL OR NOT EXISTS (
    SELECT 1 FROM orderkit_notifications AS other
    WHERE other.due_at IS NOT NULL AND other.order_key IS NOT NULL
        AND other.order_key = candidate.order_key AND other.source = candidate.source
        AND (other.number < candidate.number
            OR other.number > candidate.number AND other.state = 'claimed' AND other.due_at > {now})
))
ORDER BY due_at, number LIMIT :most
"""

# A worker that died in the middle of its last attempt cannot say so. The next claim, which finds its lease over, does.
_GIVEN_UP: Final = "state = 'claimed' AND attempts >= :max_attempts"
CLAIM: Final = f"""
WITH due AS ({_CLAIMABLE} {{lock}})
UPDATE orderkit_notifications SET
    claim = CASE WHEN {_GIVEN_UP} THEN '' ELSE :claim END,
    attempts = CASE WHEN {_GIVEN_UP} THEN attempts ELSE attempts + 1 END,
    due_at = CASE WHEN {_GIVEN_UP} THEN NULL ELSE {{now}} + :lease END,
    ended_at = CASE WHEN {_GIVEN_UP} THEN {{now}} ELSE NULL END,
    error = CASE WHEN state = 'claimed' THEN :expired ELSE error END,
    expired_leases = CASE WHEN state = 'claimed' THEN expired_leases + 1 ELSE expired_leases END,
    state = CASE WHEN {_GIVEN_UP} THEN 'dead' ELSE 'claimed' END
WHERE number IN (SELECT number FROM due)
"""  # noqa: S608 - parts of our own
ANY_DUE: Final = _CLAIMABLE
CLAIMED: Final = (
    f"SELECT {_COLUMNS} FROM orderkit_notifications WHERE claim = :claim AND claim <> '' ORDER BY number"  # noqa: S608
)

_HELD: Final = "WHERE number = :number AND claim = :claim AND state IN ('pending', 'claimed')"
DONE: Final = f"""
UPDATE orderkit_notifications SET state = 'done', due_at = NULL, ended_at = {{now}}, claim = '', error = NULL {_HELD}
"""  # noqa: S608
FAIL: Final = f"""
UPDATE orderkit_notifications SET state = 'pending', due_at = {{now}} + :delay, claim = '', error = :error {_HELD}
"""  # noqa: S608
BURY: Final = f"""
UPDATE orderkit_notifications SET state = 'dead', due_at = NULL, ended_at = {{now}}, claim = '', error = :error {_HELD}
"""  # noqa: S608
RELEASE: Final = f"""
UPDATE orderkit_notifications SET state = 'pending', due_at = {{now}}, claim = '', attempts = attempts - 1 {_HELD}
"""  # noqa: S608
RENEW: Final = f"UPDATE orderkit_notifications SET due_at = {{now}} + :lease {_HELD} AND state = 'claimed'"  # noqa: S608

_MATCHES: Final = "{states} AND {sources} AND {orders} AND {numbers}"
LIST: Final = f"""
SELECT {_COLUMNS} FROM orderkit_notifications WHERE {_MATCHES} AND number > :after ORDER BY number LIMIT :most
"""  # noqa: S608
REPLAY: Final = f"""
UPDATE orderkit_notifications SET state = 'pending', due_at = {{now}}, ended_at = NULL, attempts = 0, claim = ''
WHERE {_MATCHES} AND state IN ('dead', 'done')
"""  # noqa: S608
FORGET: Final = f"DELETE FROM orderkit_notifications WHERE {_MATCHES} AND ended_at < {{now}} - :older_than"  # noqa: S608
COUNT: Final = "SELECT state, count(*), sum(expired_leases) FROM orderkit_notifications GROUP BY state"


def choose(statement: str, **choices: Collection[object] | None) -> tuple[str, dict[str, Any]]:
    """Fill in the conditions of a statement: each column must have one of the given values; None is any.

    Returns:
        The statement, and the values that it names.
    """
    values: dict[str, Any] = {}
    for name, column in _CHOICES.items():
        if "{" + name + "}" not in statement:
            continue
        chosen = choices.get(name)
        if chosen is None:
            condition = "1 = 1"
        else:
            names = [f"{name}_{index}" for index in range(len(chosen))]
            values.update(zip(names, chosen, strict=True))
            condition = f"{column} IN ({', '.join(':' + each for each in names)})" if names else "1 = 0"
        statement = statement.replace("{" + name + "}", condition)
    return statement, values


_CHOICES: Final = {"states": "state", "sources": "source", "orders": "order_key", "numbers": "number"}


def notification(row: Row) -> Notification:
    """Make a notification of a row of `LIST` or `CLAIMED`."""
    number, source, body, arrived_at, state, order, attempts, expired, due_at, ended_at, error, claim = row
    return Notification(
        number,
        source,
        bytes(body),
        arrived_at,
        state,
        _text(order),
        attempts,
        expired,
        due_at,
        ended_at,
        _text(error),
        claim,
    )


def _text(kept: bytes | None) -> str | None:
    return None if kept is None else bytes(kept).decode("utf-8", "replace")
