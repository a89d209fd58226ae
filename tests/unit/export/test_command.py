"""The command `orderkit export`: what it prints, its exit codes, and its page of HTML."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from orderkit import cli
from orderkit.export import Account, AccountResult, ExportResult, command

Accounts = Callable[..., Path]


def test_it_says_what_it_did(accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, page = tmp_path / "orders.duckdb", tmp_path / "orders.html"
    code = cli.main(["export", str(accounts()), "--to", str(file), "--report", str(page)])
    out = capsys.readouterr().out
    assert code == 0
    assert "sendcloud/one" in out
    assert f"into {file}" in out
    assert f"wrote {page}" in out
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
    to = ["--to", str(tmp_path / "o.duckdb"), "--report", str(page)]
    code = cli.main(["export", str(listed), *to, "--json"])
    (account,) = json.loads(capsys.readouterr().out)["accounts"]
    assert code == 1
    assert "401" in account["error"]
    assert account["error"] in page.read_text(encoding="utf-8")


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


def test_a_plan_can_be_read_by_programs(accounts: Accounts, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--dry-run", "--json", "--since", "2026-01-01", "--until", "2026-02-01"]
    assert cli.main(["export", str(accounts("sendcloud")), "--to", "none.duckdb", *options]) == 0
    bounds = ["placed", "2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00", None, None, None]
    assert json.loads(capsys.readouterr().out) == [
        {"provider": "sendcloud", "account": "one", "parts": [bounds], "left_out": []}
    ]


def test_since_until_and_account_choose_orders_together(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, file = str(accounts("sendcloud", "nocnoc_store")), str(tmp_path / "orders.duckdb")
    today = datetime.now(UTC).date()
    bounds = [str(today - timedelta(days=days)) for days in (20, 5)]
    options = ["--since", bounds[0], "--until", bounds[1], "--account", "sendcloud/one"]
    assert cli.main(["export", listed, "--to", file, *options]) == 0
    with duckdb.connect(file, read_only=True) as connection:
        query = "select distinct provider, placed_at::date between $1 and $2::date - 1 from orderkit.orders"
        assert connection.execute(query, bounds).fetchall() == [("sendcloud", True)]
    capsys.readouterr()
    assert cli.main(["export", listed, "--to", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["accounts"][0]["orders"] > 0
    with duckdb.connect(file, read_only=True) as connection:
        assert connection.execute("select count(*) from orderkit.orders").fetchall() == [(240,)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["none.toml"], "none.toml must be a readable file"),
        (["FILE", "--to", "orders.txt"], "the destination must be"),
        (["FILE", "--to", ""], "the destination must be"),
        (["FILE", "--since", "yesterday"], "--since must be a day or a time"),
        (["FILE", "--since", "0001-01-01"], "--since must be a day or a time from 1970 on"),
        (["FILE", "--since", "0001-01-01T00:00+14:00"], "--since must be a day or a time from 1970 on"),
        (["FILE", "--since", "9999-01-01"], "--since must not be in the future"),
        (["FILE", "--until", "2026-02-30"], "--until must be a day or a time"),
        (["FILE", "--since", "2026-02-02", "--until", "2026-02-02"], "--until must be later than --since"),
        (["FILE", "--reread", "soon"], "--reread must be a number from 0 to 36500 (got soon)"),
        (["FILE", "--reread", "nan"], "--reread must be a number"),
        (["FILE", "--reread", "-1"], "--reread must be a number"),
        (["FILE", "--reread", "1e9"], "--reread must be a number"),
        (["FILE", "--workers", "0"], "--workers must be a whole number from 1 to 1000 (got 0)"),
        (["FILE", "--workers", "1.5"], "--workers must be a whole number"),
        (
            ["FILE", "--provider", "nocnoc"],
            "--provider must be one of nocnoc_store (got nocnoc; did you mean",
        ),
        (["FILE", "--account", "two"], "--account must be one of one (got two)"),
        (["FILE", "--account", "onne"], "--account must be one of one (got onne; did you mean one?)"),
        (["FILE", "--account", "nocnoc/one"], "did you mean nocnoc_store/one?"),
        (["FILE", "--report", "/none/report.html"], "--report must be in a folder that exists"),
        (["FILE", "--report", "page.html", "--dry-run"], "--report must be left out with --dry-run"),
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


@pytest.mark.parametrize("taken", ["accounts.toml", "orders.duckdb", "link.html"])
def test_a_report_overwrites_neither_the_accounts_nor_the_orders(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str
) -> None:
    listed, file = accounts("nocnoc_store"), tmp_path / "orders.duckdb"
    command = ["export", str(listed), "--to", str(file)]
    assert cli.main(command) == 0
    (tmp_path / "link.html").symlink_to(listed)
    before = [each.read_bytes() for each in (listed, file)]
    assert cli.main([*command, "--report", f"{tmp_path}/./{taken}"]) == 2
    assert "--report must be a file of its own (got " in capsys.readouterr().err
    assert [each.read_bytes() for each in (listed, file)] == before


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_report_is_none_of_the_files_of_a_folder(
    accounts: Accounts, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    command = ["export", str(accounts("nocnoc_store")), "--to", f"{form}:{tmp_path}/files"]
    assert cli.main(command) == 0
    page, orders = tmp_path / "files" / "page.html", tmp_path / "files" / f"orders.{form}"
    before = orders.read_bytes()
    assert cli.main([*command, "--report", str(orders)]) == 2
    assert f"--report must be a file of its own (got {orders})" in capsys.readouterr().err
    assert orders.read_bytes() == before
    assert cli.main([*command, "--report", str(page)]) == 0


@pytest.mark.parametrize(
    "to",
    [
        "postgresql+psycopg2://user:hidden@host/orders",
        "postgresql://user@host?password = hidden",
        "postgresql://host/orders?password=hidden",
        "postgres.x://user:hidden@host/orders",
    ],
)
def test_a_password_is_in_no_error_of_a_destination(
    accounts: Accounts, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    assert cli.main(["export", str(accounts("nocnoc_store")), "--to", to]) == 2
    shown = capsys.readouterr()
    assert "the destination must be" in shown.err
    assert "hidden" not in shown.err + shown.out


def test_the_line_of_progress_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((60, 24)))
    accounts = [Account(name=f"shop-{number}", provider="sendcloud") for number in range(100)]
    results = {each.key: AccountResult(each, orders=12_345) for each in accounts}
    command._Progress(shown=True)(ExportResult(results))
    written = capsys.readouterr().err
    assert written.startswith("\r\033[K")
    assert 30 < len(written.removeprefix("\r\033[K")) < 60


@pytest.fixture
def thresholds() -> Iterator[None]:
    """Give the collector its own settings back: mypy, which other tests run, leaves those it changed."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("thresholds")
@pytest.mark.parametrize(("before", "tuned"), [(700, command._OBJECTS), (200_000, 200_000), (0, 0)])
def test_a_tuned_process_collects_less_often_and_gets_its_settings_back(before: int, tuned: int) -> None:
    gc.set_threshold(before, 11, 12)
    with command.tuned_process():
        assert gc.get_threshold() == (tuned, 11, 12)
    assert gc.get_threshold() == (before, 11, 12)
