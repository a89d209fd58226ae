"""An inbox in a PostgreSQL database, for workers on several machines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict

from ..errors import InboxError
from .connections import Connections
from .statements import TABLES, VERSION, Location, Row, Values

T = TypeVar("T")
Connection = psycopg.Connection[tuple[Any, ...]]

# A statement that gets neither a result nor an error would hold up a webhook's sender and a worker for ever.
_DEFAULTS: Final[Mapping[str, Any]] = {
    "application_name": "orderkit",
    "connect_timeout": 10,
    "tcp_user_timeout": 30_000,  # milliseconds
}
# Makes processes that create the tables wait for each other; any number that no other program is likely to use.
_LOCK: Final = 0x6F72_6465_726B_6974
# A name behind a colon, but not the type behind two.
_NAMED: Final = re.compile(r"(?<!:):([a-z_]\w*)")
_WORDS: Final = {
    "{serial}": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "{bytes}": "BYTEA",
    "{now}": "COALESCE(:now::float8, extract(epoch FROM statement_timestamp())::float8)",
    # The lock ends with the statement's transaction. Without an order there is none: the function returns NULL.
    "{one_at_a_time}": (
        "FROM (SELECT pg_advisory_xact_lock(hashtextextended(encode(:order_key::bytea, 'hex'), 0))) AS locked"
    ),
    "{lock}": "FOR UPDATE OF candidate SKIP LOCKED",
}
_CAUSES: Final[Mapping[str, str]] = {
    "08": "there is no connection; check the inbox's URL, and that the server runs",
    "25006": "the server or the role is read-only; use the primary server",
    "28": "the server refuses the user or the password; check the inbox's URL",
    "3D": "the database does not exist; create it",
    "42501": "the role lacks a privilege on the table orderkit_notifications or its schema; grant it",
    "53": "the server has no room left: disk, memory or connections",
    "57": "the server is shutting down, starting, or cancelled the statement; try again",
}
_MADE_BY: Final = f"version {VERSION} of orderkit-inbox"
_SECRETS: Final = ("password", "sslpassword")


class PostgresqlDatabase:
    """A database on a PostgreSQL server, reached by connections that are opened again after they are lost.

    Each statement commits by itself. One whose connection is lost is executed again, once: each has the same effect
    twice as once. Times are the server's, so that leases mean the same on every machine.
    """

    def __init__(self, location: Location, now: Callable[[], float] | None) -> None:
        self._options = _read_url(location)
        self._now = now
        self._connections: Connections[Connection] = Connections(self._connect)
        self._execute(_prepare)

    def read(self, statement: str, values: Values) -> list[Row]:
        """Return the rows of a query."""
        translated, given = translate(statement).encode(), self._given(values)
        return self._execute(lambda connection: [*connection.execute(translated, given).fetchall()])

    def write(self, statement: str, values: Values) -> int:
        """Execute one statement; when this returns, the server has committed its changes."""
        translated, given = translate(statement).encode(), self._given(values)
        return self._execute(lambda connection: connection.execute(translated, given).rowcount)

    def close(self) -> None:
        """Close the connections of this process."""
        self._connections.closed = True
        self._connections.close()

    @property
    def _place(self) -> str:
        named = {name: self._options.get(name, "") for name in ("host", "port", "dbname")}
        return "postgresql://{host}:{port}/{dbname}".format(**named)

    def _given(self, values: Values) -> dict[str, Any]:
        return {**values, "now": self._now and self._now()}

    def _connect(self) -> Connection:
        # Without prepared statements, which poolers between us and the server may not keep.
        return psycopg.connect(**self._options, autocommit=True, prepare_threshold=None)

    def _execute(self, work: Callable[[Connection], T]) -> T:
        """Do some work with a connection; once more with a new one if it was lost."""
        if self._connections.closed:
            raise InboxError("inbox must be open (it was closed); make another Inbox")
        used: list[Connection] = []

        def noted(connection: Connection) -> T:
            used.append(connection)
            return work(connection)

        for is_last in (False, True):
            try:
                return self._connections.use(noted)
            except psycopg.OperationalError as error:
                failure = _failure(self._place, self._options, error)
                is_lost = bool(used) and not is_last
            except psycopg.Error as error:
                failure, is_lost = _failure(self._place, self._options, error), False
            # Raised outside of the block: psycopg's error is no context of ours, for its frames hold the password.
            if not is_lost:
                raise failure
            # The others were lost with it, as when the server is started again.
            self._connections.close()
        raise AssertionError("the second try returns or raises")


@cache
def translate(statement: str) -> str:
    """Write a statement with PostgreSQL's words, and the names of its values as psycopg reads them."""
    for word, ours in _WORDS.items():
        statement = statement.replace(word, ours)
    return _NAMED.sub(r"%(\1)s", statement.replace("%", "%%"))


def _read_url(location: Location) -> dict[str, Any]:
    with suppress(psycopg.Error):
        return {**_DEFAULTS, **conninfo_to_dict(location.text)}
    # Without psycopg's own words: they repeat the URL.
    raise InboxError(
        "cannot open the inbox: its URL must be of the form postgresql://user:password@host:port/database"
    )


def _prepare(connection: Connection) -> None:
    """Make the tables where there are none, and refuse those of another version."""
    query = (
        "SELECT to_regclass('orderkit_notifications') IS NULL, "
        "obj_description(to_regclass('orderkit_notifications'), 'pg_class')"
    )
    (is_new, made_by) = connection.execute(query).fetchone() or (True, None)
    if is_new:
        tables = translate(TABLES).replace("%%", "%")
        # Several statements at once, without values, are one transaction.
        script = (
            f"SELECT pg_advisory_xact_lock({_LOCK}); {tables} "
            f"COMMENT ON TABLE orderkit_notifications IS '{_MADE_BY}'"
        )
        connection.execute(script.encode())
    elif made_by != _MADE_BY:
        raise InboxError(
            f"cannot open the inbox: its table orderkit_notifications was made by {made_by or 'another program'}, "
            f"not by {_MADE_BY}; use that version, or another database or schema"
        )


def _failure(place: str, options: Mapping[str, Any], error: psycopg.Error) -> InboxError:
    code = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else "")
    cause = next((text for start, text in _CAUSES.items() if code.startswith(start)), None)
    words = str(error)
    for secret in filter(None, map(options.get, _SECRETS)):
        words = words.replace(secret, "***")
    words = " ".join(words.split())
    return InboxError(f"cannot use the inbox {place}: {f'{cause} ({words})' if cause else words}")
