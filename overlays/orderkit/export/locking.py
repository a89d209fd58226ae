"""Keeps a destination to one run at a time: by a file beside it, and by a session of PostgreSQL that stays open."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from importlib import import_module
from typing import Any, Final

from attrs import define, field

from .destination import DATASET, Destination
from .errors import ExportError
from .loading import explained

_KEY: Final = int.from_bytes(sha256(f"orderkit export {DATASET}".encode()).digest()[:8], signed=True)
_SECONDS: Final = 15


@define(frozen=True)
class Lock:
    """The lock of a run on its destination.

    Attributes:
        destination: The destination.
    """

    destination: Destination
    _session: Any = field(repr=False)

    def check(self) -> None:
        """See that the lock is still held: PostgreSQL ends it with the session.

        Raises:
            ExportError: It is lost, so that another run may have begun.
        """
        if self._session is not None:
            with explained(self.destination, "must keep the connection that keeps other runs out"):
                _value_of(self._session, "select 1")


@contextmanager
def locked(destination: Destination) -> Generator[Lock]:
    """Keep other runs from the destination; its folders are made.

    Raises:
        ExportError: Another run is there, or the destination cannot be used.
    """
    destination.prepare()
    with _locked_file(destination):
        session = None if destination.url is None else _session(destination, destination.url)
        try:
            yield Lock(destination, session)
        finally:
            if session is not None:
                session.close()


def _locked_file(destination: Destination) -> AbstractContextManager[object]:
    import filelock

    file = destination.work / "lock"
    try:
        return filelock.FileLock(file).acquire(timeout=0)
    except filelock.Timeout:
        raise _taken(destination) from None
    except OSError as error:
        raise ExportError(f"{file} must be a file that can be written to ({error.strerror})") from None


def _session(destination: Destination, url: str) -> Any:
    """Open a session that has the lock: the folder of another machine, or of another place, has another file."""
    client: Any = import_module("psycopg2")  # it has no types
    parse: Any = import_module("psycopg2.extensions").parse_dsn
    with explained(destination):
        options = {"connect_timeout": _SECONDS, "keepalives_idle": _SECONDS, **parse(url)}
        session = client.connect(**options)
        session.autocommit = True
        if _value_of(session, "select pg_try_advisory_lock(%s)", _KEY):
            return session
    session.close()
    raise _taken(destination)


def _value_of(session: Any, query: str, *values: object) -> Any:
    with session.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def _taken(destination: Destination) -> ExportError:
    return ExportError(f"{destination} must be exported to by one run at a time (another one is running)")
