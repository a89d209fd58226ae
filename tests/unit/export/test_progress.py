"""How far a run is, with the number of all orders where the provider reports it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from orderkit import EPages
from orderkit.export import AccountResult, ExportResult, export, read_accounts, reader
from orderkit.export.command import shown
from orderkit.mock import MockServer

Accounts = Callable[..., Path]


def test_a_listing_says_how_many_orders_are_left(mock: MockServer) -> None:
    with EPages(shop_id="DemoShop", token="merchant-one", base_url=f"{mock.url}/epages/rs/shops") as client:
        listing = client.list_orders(page_size=50)
        assert listing.progress.left is None
        left = [listing.progress.left for _ in listing.pages()]
        assert left == [70, 20, 0]
        pages = listing.pages()
        resumed = client.list_orders(page_size=50, cursor=next(pages).cursor)
        assert [resumed.progress.left for _ in resumed.pages()] == [20, 0]


def test_a_run_says_how_many_orders_are_left(
    accounts: Accounts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "BATCH", 50)
    seen = dict[str, list[tuple[int, int | None]]]()

    def on_progress(result: ExportResult) -> None:
        for key, each in result.accounts.items():
            if (each.orders, each.left) not in seen.setdefault(key, []):
                seen[key].append((each.orders, each.left))

    listed = accounts("epages", "nocnoc_store")
    export(listed, to=str(tmp_path / "orders.duckdb"), on_progress=on_progress)
    assert (100, 20) in seen["epages/one"]
    assert seen["epages/one"][-1] == (120, 0)
    assert {left for orders, left in seen["nocnoc_store/one"] if 0 < orders < 120} <= {None}


def test_the_terminal_shows_the_rate_and_the_number_of_all(accounts: Accounts) -> None:
    epages, store = read_accounts(accounts("epages", "nocnoc_store"))
    result = ExportResult(
        {epages.key: AccountResult(epages, orders=100, left=20), store.key: AccountResult(store, orders=50)}
    )
    assert shown(result, 2.0) == "150 orders, 75 a second: epages/one 100 of 120, nocnoc_store/one 50"
