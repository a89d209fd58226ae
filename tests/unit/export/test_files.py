"""Files of an export: their values are those of the provider to the digit."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit.export import export

LONG = "12345678901234567890.123456789"
ODD = 'a "quoted"\n, é'


def test_json_lines_keep_each_digit_of_raw(server: AlteringServer, tmp_path: Path) -> None:
    def change(_: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("data"):
            body["data"][0]["payment_details"]["total_price"]["value"] = "LONG"
            body["data"][0]["more"] = ["FRACTION", ODD]
        return json.dumps(body).replace('"LONG"', LONG).replace('"FRACTION"', "1.10").encode()

    server.change = change
    folder = tmp_path / "files"
    listed = write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud")
    assert not export(listed, to=f"jsonl:{folder}").failed
    lines = (folder / "orders.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 120
    orders = [json.loads(line, parse_float=Decimal) for line in lines]
    changed = [order for order in orders if "more" in order["raw"]]
    assert changed
    for order in changed:
        assert order["total"] == order["raw"]["payment_details"]["total_price"]["value"] == Decimal(LONG)
        assert [str(order["raw"]["more"][0]), order["raw"]["more"][1]] == ["1.10", ODD]
    with duckdb.connect(str(folder / ".orderkit-export" / "orders.duckdb"), read_only=True) as connection:
        rows = connection.execute("select * from orderkit.orders")
        names = [each[0] for each in rows.description or () if not each[0].startswith("_")]
    assert list(orders[0]) == names


def test_json_lines_of_the_other_tables_are_objects(server: AlteringServer, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    listed = write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud")
    for file in export(listed, to=f"jsonl:{folder}").files:
        for line in file.read_text(encoding="utf-8").splitlines():
            assert json.loads(line)["provider"] == "sendcloud"
