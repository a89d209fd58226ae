"""Very many orders at the start: rows are stored without indexes, which are there again whatever happens."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from orderkit.mock import MockSettings, create_app
from orderkit.mock.app import MockApplication
from orderkit.mock.engine.store import Store

EIGHTH_OF_APRIL = datetime(2017, 4, 8, 10, tzinfo=UTC)
TABLES = """
CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, status TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_status ON orders (status, id DESC);
CREATE UNIQUE INDEX IF NOT EXISTS open_order ON orders (status) WHERE status = 'open';
CREATE TABLE IF NOT EXISTS lines (order_id INTEGER NOT NULL REFERENCES orders (id));
"""
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store(None, [TABLES])
    yield opened
    opened.close()


def indexes(store: Store) -> list[tuple[str, str]]:
    with store.transaction() as connection:
        return connection.execute(INDEXES).fetchall()


def test_indexes_are_missing_inside_and_the_same_after_it(store: Store) -> None:
    before = indexes(store)
    with store.bulk_transaction() as connection:
        assert connection.execute(INDEXES).fetchall() == []
        connection.executemany("INSERT INTO orders VALUES (?, 'done')", ((number,) for number in range(9)))
    assert [name for name, _ in before] == ["by_status", "open_order"]
    assert indexes(store) == before
    with store.transaction() as connection:
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT id FROM orders WHERE status = 'done'").fetchall()
    assert "by_status" in plan[0][3]


def test_rows_that_an_index_forbids_undo_everything(store: Store) -> None:
    before = indexes(store)
    with pytest.raises(sqlite3.IntegrityError), store.bulk_transaction() as connection:
        connection.executemany("INSERT INTO orders VALUES (?, 'open')", ((number,) for number in range(2)))
    assert indexes(store) == before
    with store.transaction() as connection:
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (0,)


def test_references_are_checked_again_after_it(store: Store) -> None:
    with pytest.raises(KeyError), store.bulk_transaction():
        raise KeyError
    with pytest.raises(sqlite3.IntegrityError), store.transaction() as connection:
        connection.execute("INSERT INTO lines VALUES (7)")


@pytest.mark.parametrize("is_collecting", [True, False])
def test_garbage_is_collected_as_before(store: Store, is_collecting: bool) -> None:
    was_collecting = gc.isenabled()
    try:
        (gc.enable if is_collecting else gc.disable)()
        with store.bulk_transaction():
            assert not gc.isenabled()
        assert gc.isenabled() == is_collecting
    finally:
        (gc.enable if was_collecting else gc.disable)()


def tables(app: MockApplication) -> dict[str, list[tuple[object, ...]]]:
    with app.control._state.store.transaction() as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


def test_many_orders_are_the_same_as_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = MockSettings(orders=1200, clock=EIGHTH_OF_APRIL)
    stored = []
    for least in (1000, 2000):
        monkeypatch.setattr("orderkit.mock.state._MANY_ORDERS", least)
        app = create_app(settings)
        stored.append(tables(app))
        app.close()
    assert stored[0] == stored[1]
    assert len(stored[0]["epages_orders"]) == 1200
