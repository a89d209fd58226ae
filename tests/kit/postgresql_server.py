"""A PostgreSQL server of the tests' own: started in a folder of its own, on loopback only, and stopped afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

PLACES = (Path("/usr/local/bin"), Path("/usr/bin"), Path("/opt/homebrew/bin"), Path("/usr/local/pgsql/bin"))
PASSWORD = "top-secret"
START_SECONDS = 60


def binaries() -> Path | None:
    """The folder that has `initdb` and `postgres`, or None."""
    found = shutil.which("initdb")
    newest_first = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name)
    )
    places = [*([Path(found).parent] if found else []), *newest_first, *PLACES]
    return next(
        (each for each in places if (each / "initdb").exists() and (each / "postgres").exists()), None
    )


def user() -> str | None:
    """The user to run the server as: it refuses to run as root."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


@dataclass
class PostgresqlServer:
    """A server; `url` leads to a schema of it."""

    folder: Path
    port: int
    postgres: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    def url(self, schema: str = "public") -> str:
        options = quote(f"-csearch_path={schema}")
        return f"postgresql://tester:{PASSWORD}@127.0.0.1:{self.port}/postgres?options={options}"

    def new_schema(self) -> str:
        """Make a schema, and return its URL."""
        name = f"test_{secrets.token_hex(8)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return self.url(name)

    def new_database(self) -> str:
        """Make a database, and return its URL."""
        name = f"test_{secrets.token_hex(8)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://tester:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command: list[str | Path] = [self.postgres, "-D", self.folder / "data", "-p", str(self.port)]
        settings = (
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
            "max_connections=100",
        )
        for setting in settings:
            command += ["-c", setting]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, user=user(), stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
            time.sleep(0.05)

    def stop(self) -> None:
        """End it without waiting for clients, as `pg_ctl stop -m fast` does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(START_SECONDS)
            self.process = None


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """Make and start a server."""
    place = binaries()
    assert place is not None, "there is no PostgreSQL here"
    # Not pytest's folder: another user must be able to reach it, and the name of a socket must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if name := user():
            shutil.chown(folder, name)
        (folder / "password").write_text(PASSWORD, encoding="ascii")
        (folder / "password").chmod(0o644)
        command: list[str | Path] = [
            place / "initdb",
            "-D",
            folder / "data",
            "-U",
            "tester",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
        ]
        command += ["--no-sync", "--no-locale", f"--pwfile={folder / 'password'}"]
        subprocess.run(command, cwd=folder, user=user(), check=True, capture_output=True)
        server = PostgresqlServer(folder, _free_port(), place / "postgres")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def why_missing() -> str | None:
    """Why no server can be started here, or None."""
    if binaries() is None:
        return "PostgreSQL is not installed here (initdb and postgres are missing)"
    if os.name != "nt" and os.geteuid() == 0 and user() is None:
        return "PostgreSQL refuses to run as root, and there is no user postgres or nobody"
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
