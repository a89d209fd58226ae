"""Batches on disk between the threads that read and the one that loads."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from account_files import write_accounts
from orderkit.errors import OrderkitError
from orderkit.export import export
from orderkit.export.spool import Spool, SpoolError
from orderkit.mock import MockServer

ROWS = pa.table({"id": ["1", "2"]})


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    spool = Spool(tmp_path / "read")
    spool.clear()
    return spool


def test_tables_are_taken_once(spool: Spool) -> None:
    kept = spool.keep({"orders": ROWS, "order_lines": ROWS.slice(0, 0)})
    assert kept.size == ROWS.nbytes
    assert len(list(spool.folder.iterdir())) == 1
    assert kept.take() == {"orders": ROWS}
    assert not list(spool.folder.iterdir())


def test_what_an_earlier_run_left_is_removed(spool: Spool) -> None:
    spool.keep({"orders": ROWS})
    spool.clear()
    assert not list(spool.folder.iterdir())


def test_a_folder_that_is_gone_is_an_error_of_the_disk(spool: Spool) -> None:
    spool.remove()
    with pytest.raises(SpoolError, match="No such file"):
        spool.keep({"orders": ROWS})


def test_a_disk_that_is_full_while_orders_are_read_ends_the_run_and_the_next_goes_on(
    mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts, file = write_accounts(tmp_path / "accounts.toml", mock.url, "sendcloud"), tmp_path / "x.duckdb"

    def full(self: Spool, tables: object) -> object:
        raise SpoolError(28, "No space left on device", str(self.folder))

    with monkeypatch.context() as patched:
        patched.setattr(Spool, "keep", full)
        with pytest.raises(OrderkitError, match=r"x\.duckdb must be usable: No space left on device"):
            export(accounts, to=str(file))
    assert not list(tmp_path.glob(".x.duckdb-export/read"))
    assert export(accounts, to=str(file)).orders == 120
