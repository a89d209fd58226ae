"""The command `orderkit export`: what it prints, its exit codes, and its page of HTML."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from orderkit import cli

Accounts = Callable[..., Path]


def test_it_says_what_it_did(accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, page = tmp_path / "orders.duckdb", tmp_path / "orders.html"
    code = cli.main(["export", str(accounts()), "--to", str(file), "--report", str(page)])
    out = capsys.readouterr().out
    assert code == 0
    assert "sendcloud/one" in out
    assert f"into {file}" in out
    shown = page.read_text(encoding="utf-8")
    assert "<svg" in shown
    assert "epages" in shown
    assert "http://" not in shown
    assert "<script" not in shown


def test_an_account_that_failed_is_1_and_on_the_page(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, page = accounts("nocnoc_store"), tmp_path / "orders.html"
    listed.write_text(listed.read_text(encoding="utf-8").replace('"MERCHANT"', '"SECRET"'), encoding="utf-8")
    code = cli.main(["export", str(listed), "--to", str(tmp_path / "o.duckdb"), "--json"])
    (account,) = json.loads(capsys.readouterr().out)["accounts"]
    assert code == 1
    assert "401" in account["error"]
    assert not page.exists()


def test_a_page_shows_no_markup_of_the_data(accounts: Accounts, tmp_path: Path) -> None:
    listed, page = accounts("nocnoc_store"), tmp_path / "orders.html"
    listed.write_text(
        listed.read_text(encoding="utf-8").replace('"one"', '"<script>alert(1)</script>"'), encoding="utf-8"
    )
    assert cli.main(["export", str(listed), "--to", str(tmp_path / "o.duckdb"), "--report", str(page)]) == 0
    assert "<script>" not in page.read_text(encoding="utf-8")


def test_a_dry_run_makes_no_call_and_no_file(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MERCHANT")
    file = tmp_path / "orders.duckdb"
    assert cli.main(["export", str(accounts("sendcloud")), "--to", str(file), "--dry-run"]) == 0
    assert "orders placed from the beginning" in capsys.readouterr().out
    assert not file.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["none.toml"], "none.toml must be a readable file"),
        (["FILE", "--to", "orders.txt"], "the destination must be"),
        (["FILE", "--since", "yesterday"], "--since must be a day or a time"),
        (["FILE", "--provider", "nocnoc"], "--provider must be one of"),
        (["FILE", "--account", "two"], "--account must be one of one"),
        (
            ["FILE", "--report", "/none/report.html"],
            "/none/report.html must be a file that can be written to",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    given = [str(accounts("nocnoc_store")) if option == "FILE" else option for option in options]
    more = [] if "--to" in given else ["--to", str(tmp_path / "orders.duckdb")]
    assert cli.main(["export", *given, *more]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
