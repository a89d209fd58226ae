"""A dry run writes nothing, and reads what others read too."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killed_export import kill_after
from orderkit import cli
from orderkit.export import export
from orderkit.mock import MockServer, MockSettings
from postgresql_server import PostgresqlServer

Accounts = Callable[..., Path]
FROM_BEGINNING = "from the beginning"
READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
print(flush=True)
sys.stdin.read()
"""


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=20)) as server:
        yield server


def contents(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        each: (each.stat().st_mtime_ns, each.read_bytes() if each.is_file() else b"")
        for each in (folder, *folder.rglob("*"))
    }


def plan(accounts: Path, to: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert cli.main(["export", str(accounts), "--to", to, "--dry-run"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("to", ["orders.duckdb", "parquet:files"])
def test_it_writes_nothing_beside_a_file(
    accounts: Accounts,
    tmp_path: Path,
    to: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    listed = accounts("sendcloud")
    before = contents(tmp_path)
    assert FROM_BEGINNING in plan(listed, to, capsys)
    assert contents(tmp_path) == before
    export(listed, to=to)
    if not to.startswith("parquet"):
        for left in (tmp_path / ".orders.duckdb-export").iterdir():
            left.rename(tmp_path / f"moved-{left.name}")
        (tmp_path / ".orders.duckdb-export").rmdir()
    before = contents(tmp_path)
    assert FROM_BEGINNING not in plan(listed, to, capsys)
    assert contents(tmp_path) == before


@pytest.mark.slow
def test_it_writes_nothing_for_postgresql(
    accounts: Accounts,
    postgresql: PostgresqlServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    database, listed = postgresql.new_database(), accounts("sendcloud")
    monkeypatch.chdir(tmp_path / "here")
    assert FROM_BEGINNING in plan(listed, database, capsys)
    assert not list((tmp_path / "here").iterdir())
    monkeypatch.chdir(tmp_path / "there")
    export(listed, to=database)
    monkeypatch.chdir(tmp_path / "here")
    assert FROM_BEGINNING not in plan(listed, database, capsys)
    assert not list((tmp_path / "here").iterdir())


def test_it_knows_what_a_run_that_was_cut_off_had_read(
    accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = accounts("sendcloud")
    assert kill_after(listed, str(file), "load") == -signal.SIGKILL
    before = contents(file.parent)
    assert FROM_BEGINNING not in plan(listed, str(file), capsys)
    assert contents(file.parent) == before


def test_it_works_while_another_program_reads(
    accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    with subprocess.Popen([sys.executable, "-c", READER, str(file)], stdin=-1, stdout=-1) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert FROM_BEGINNING not in plan(listed, str(file), capsys)
        other.communicate()
