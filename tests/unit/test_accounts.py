"""Files of accounts: what is wrong with one is said in a sentence, and no secret is in the file."""

from __future__ import annotations

import sys
import types
from datetime import UTC, datetime
from pathlib import Path

import pytest
from account_files import SECRETS
from orderkit import EPages, Sendcloud
from orderkit.accounts import AccountsError, default_file, read_accounts

GOOD = """
[[account]]
name = "berlin"
provider = "sendcloud"
public_key = { env = "MERCHANT" }
secret_key = { env = "SECRET" }
base_url = "http://127.0.0.1:8787/sendcloud"
since = 2026-01-01
page_size = 200
concurrency = 3
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "accounts.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


def test_an_account_makes_its_client(tmp_path: Path) -> None:
    (account,) = read_accounts(written(tmp_path, GOOD))
    assert (account.key, account.page_size, account.concurrency) == ("sendcloud/berlin", 200, 3)
    assert account.since == datetime(2026, 1, 1, tzinfo=UTC)
    with account.client() as client:
        assert isinstance(client, Sendcloud)
        assert client.base_url == "http://127.0.0.1:8787/sendcloud"
    assert "merchant-one" not in repr(account)


def test_a_client_reads_the_environment_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPAGES_TOKEN", "merchant-one")
    text = '[[account]]\nname = "shop"\nprovider = "epages"\nshop_id = "DemoShop"\nbase_url = "http://127.0.0.1/shops"'
    (account,) = read_accounts(written(tmp_path, text))
    with account.client() as client:
        assert isinstance(client, EPages)


def test_a_secret_comes_from_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = types.ModuleType("keyring")
    entries = {("orderkit/berlin", "secret"): "merchant-one-secret"}
    keyring.get_password = lambda service, user: entries.get((service, user))  # type: ignore[attr-defined]
    keyring.errors = types.SimpleNamespace(KeyringError=OSError)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    text = GOOD.replace('{ env = "SECRET" }', '{ keyring = "orderkit/berlin/secret" }')
    (account,) = read_accounts(written(tmp_path, text))
    assert account.secrets() == ("merchant-one", "merchant-one-secret")
    entries.clear()
    with pytest.raises(AccountsError, match="must be in the keyring as orderkit/berlin/secret"):
        account.client()


@pytest.mark.parametrize(("value", "state"), [(None, "not set"), ("", "empty")])
def test_a_missing_secret_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None, state: str
) -> None:
    (account,) = read_accounts(written(tmp_path, GOOD))
    if value is None:
        monkeypatch.delenv("SECRET")
    else:
        monkeypatch.setenv("SECRET", value)
    wanted = rf"sendcloud/berlin: secret_key must be in the environment as SECRET \(it is {state}\)"
    with pytest.raises(AccountsError, match=wanted):
        account.client()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must list accounts as"),
        ("account = 3", "must list accounts as"),
        ("[[account]]\nname = 3", "account 1: name must be a text"),
        ('[[account]]\nname = "a"', "account 1: provider must be a text"),
        (
            '[[account]]\nname = "a"\nprovider = "nocnok"',
            "provider must be one of epages, nocnoc, nocnoc_store",
        ),
        ('[[account]]\nname = "a"\nprovider = "nocnoc"', "an account of a provider that lists orders"),
        ("not toml", "must be TOML"),
        ("a = " + "9" * 5_000, "must be TOML"),
        ("a = " + "[" * 20_000, "must be TOML"),
        (GOOD + "port = 3", "port must be one of"),
        (GOOD.replace('{ env = "SECRET" }', '"hunter2"'), "secret_key must not be in the file"),
        (GOOD.replace('{ env = "SECRET" }', "{ envv = 3 }"), "secret_key must be"),
        (GOOD.replace('"http://127.0.0.1:8787/sendcloud"', "3"), "base_url must be a text"),
        (GOOD.replace("2026-01-01", '"2026-01-01"'), "since must be a date or a time without quotes"),
        (
            GOOD.replace("2026-01-01", "0001-01-01T00:00:00+01:00"),
            r"since must be in the years 1 to 9999 in UTC \(got 0001-01-01 00:00:00\+01:00\)",
        ),
        (
            GOOD.replace("2026-01-01", "9999-12-31T23:00:00-02:00"),
            "since must be in the years 1 to 9999 in UTC",
        ),
        (GOOD.replace("2026-01-01", "9999-01-01"), r"since must not be in the future \(got 9999-01-01\)"),
        (
            GOOD.replace("2026-01-01", "9999-01-01T00:00:00"),
            r"since must not be in the future \(got 9999-01-01 00:00:00\)",
        ),
        (
            GOOD.replace('"berlin"', '"ber\\u001blin"'),
            r"name must be a text on one line \(got 'ber\\x1blin'\)",
        ),
        (GOOD.replace('"berlin"', '"ber\\nlin"'), "name must be a text on one line"),
        (GOOD.replace("200", "0"), "page_size must be a number of at least 1"),
        (GOOD + "details = 1", "details must be true or false"),
        (GOOD + GOOD, "a name of its own"),
        (GOOD + "[other]\nx = 1", "and nothing else"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AccountsError, match=message) as refused:
        read_accounts(written(tmp_path, text))
    assert "hunter2" not in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path))


def test_a_file_of_windows_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "accounts.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.lstrip().replace("\n", "\r\n").encode())
    (account,) = read_accounts(file)
    assert account.key == "sendcloud/berlin"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match=r"none\.toml must be a readable file"):
        read_accounts(tmp_path / "none.toml")


def test_accounts_of_providers_without_a_list_are_for_single_calls(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD + '[[account]]\nname = "shop"\nprovider = "nocnoc"\n')
    assert [account.name for account in read_accounts(file)] == ["berlin"]
    assert [account.name for account in read_accounts(file, all_providers=True)] == ["berlin", "shop"]


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/settings"}, "/settings"),
        ("linux", {"HOME": "/home-of-ana"}, "/home-of-ana/.config"),
        ("darwin", {"HOME": "/home-of-ana"}, "/home-of-ana/Library/Application Support"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming"),
    ],
)
def test_the_default_file_is_where_the_system_keeps_settings(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_file() == Path(folder) / "orderkit" / "accounts.toml"
