"""`orderkit doctor`: what it checks, and that it says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from command_line import Ran
from orderkit.cli import checks
from orderkit.contract import providers
from orderkit.mock import MockServer, MockSettings

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """A mock with the time of the machine."""
    with MockServer(MockSettings(orders=3)) as server:
        yield server


def states(ran: Ran) -> dict[str, str]:
    return {each["name"]: each["state"] for each in ran.json}


def test_the_mock_passes_every_check(call: Run) -> None:
    ran = call("doctor", "--json")
    assert ran.code == 0
    found = states(ran)
    for provider in providers():
        names = [f"{provider}/mock {name}" for name in ("keys", "call", "clock")]
        assert [found[name] for name in names] == ["ok", "ok", "ok"]


def test_the_installation_is_described(run: Run) -> None:
    ran = run("doctor", "--offline", "--json")
    assert ran.code == 0
    assert {"orderkit", "python", "accounts"} <= set(states(ran))


def test_what_is_not_installed_is_said_with_how_to_install_it_once(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_is_installed", lambda package: package not in ("dlt", "mcp"))
    ran = run("doctor", "--offline")
    assert "skipped  extra export: not installed: dlt\n" in ran.out
    assert "skipped  extra mcp: not installed: mcp\n" in ran.out
    assert ran.out.count("pip install") == 1
    monkeypatch.setattr(checks, "_is_installed", lambda package: True)
    assert "pip install" not in run("doctor", "--offline").out


def test_a_wrong_key_fails_without_being_shown(
    run: Run, mock: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOCNOC_API_KEY", "s3cret")
    monkeypatch.setenv("NOCNOC_BASE_URL", f"{mock.url}/nocnoc")
    ran = run("doctor", "--json")
    assert ran.code == 1
    assert states(ran)["nocnoc/environment call"] == "failed"
    assert "s3cret" not in ran.out + ran.err


def test_a_missing_key_and_an_unreachable_server_fail(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "accounts.toml"
    table = '[[account]]\nname = "NAME"\nprovider = "nocnoc"\nbase_url = "http://127.0.0.1:1"\n'
    with_key = table.replace("NAME", "b") + 'api_key = { env = "KEY_OF_B" }\n'
    file.write_text(table.replace("NAME", "a") + with_key, encoding="utf-8")
    monkeypatch.setenv("KEY_OF_B", "merchant-one")
    ran = run("doctor", "--accounts", str(file))
    assert ran.code == 1
    assert "failed   nocnoc/a keys: api_key of nocnoc must be given" in ran.out
    assert "failed   nocnoc/b call: getOrder failed" in ran.out


def test_an_account_can_be_chosen(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "accounts.toml"
    file.write_text('[[account]]\nname = "a"\nprovider = "nocnoc"\n', encoding="utf-8")
    ran = run("doctor", "--accounts", str(file), "--account", "b")
    assert ran.code == 1
    assert "--account must be one of" in ran.out


@pytest.mark.parametrize(("seconds", "state"), [(5, "ok"), (-90, "failed"), (3600, "failed")])
def test_a_clock_that_is_wrong_fails(
    call: Run, monkeypatch: pytest.MonkeyPatch, seconds: int, state: str
) -> None:
    late = SimpleNamespace(now=lambda zone: datetime.now(zone) + timedelta(seconds=seconds))
    monkeypatch.setattr(checks, "datetime", late)
    found = states(call("doctor", "--json"))
    assert found["nocnoc/mock clock"] == state


@pytest.mark.parametrize("provider", providers())
def test_the_call_of_a_check_changes_nothing(provider: str) -> None:
    assert not checks.probe(provider).writes
