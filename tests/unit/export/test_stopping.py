"""An interrupt ends the reading after a page. What was not loaded is neither counted nor taken for read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit.export import Account, export, exporting, read_accounts
from orderkit.export.plan import State
from orderkit.export.reader import AccountReader
from orderkit.export.running import Readers
from orderkit.export.spool import Spool
from orderkit.mock import MockServer, MockSettings

NOW = datetime.now(UTC)
FIRST_RUN = State().next_run(NOW, since=None, until=None, has_updated=True, unit=timedelta(days=1))


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=12)) as server:
        yield server


@pytest.fixture
def listed(mock: MockServer, tmp_path: Path) -> Path:
    return with_small_pages(tmp_path, mock.url)


def with_small_pages(folder: Path, url: str) -> Path:
    """An account with four orders on a page."""
    return write_accounts(folder / "accounts.toml", url, "sendcloud", more="page_size = 4\nconcurrency = 1\n")


def reader_of(account: Account, folder: Path) -> AccountReader:
    spool = Spool(folder / "read")
    spool.clear()
    return AccountReader(account, FIRST_RUN, account.client(), NOW, spool)


def listings(mock: MockServer) -> int:
    return len(mock.control.requests())


@pytest.mark.parametrize("pages", [0, 1, 2])
def test_reading_ends_after_the_page(mock: MockServer, listed: Path, tmp_path: Path, pages: int) -> None:
    reader = reader_of(read_accounts(listed)[0], tmp_path)
    reader.stopped = lambda: listings(mock) >= pages
    with reader.client:
        assert list(reader.batches()) == []
    assert listings(mock) == pages
    assert (reader.state.read_until, len(reader.state.parts)) == (None, 1)


def test_a_reader_that_was_stopped_reports_no_end(
    server: AlteringServer, mock: MockServer, tmp_path: Path
) -> None:
    (account,) = read_accounts(with_small_pages(tmp_path, server.url))
    readers = Readers([account], lambda each: reader_of(each, tmp_path), 1)

    def stop(_: str, body: Any) -> Any:
        readers._stopped.set()
        return body

    server.change = stop
    readers.start()
    readers._threads[0].join()
    assert readers._queue.empty()
    assert listings(mock) == 1


def test_an_interrupted_run_has_no_row_and_the_next_reads_what_is_left(
    mock: MockServer, listed: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(exporting._Run, "_count", interrupt)
        with pytest.raises(KeyboardInterrupt):
            export(listed, to=str(file))
    assert not list(file.parent.glob(".*-export/read"))
    result = export(listed, to=str(file))
    assert (result.orders, result.failed) == (12, [])
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("select orders, error from orderkit.runs").fetchall() == [(12, None)]
        assert connection.execute("select count(*) from orderkit.orders").fetchall() == [(12,)]
