"""Fixtures of the export: a mock on a socket, and files of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from orderkit.mock import MockServer, MockSettings

ACCOUNTS = {
    "nocnoc_store": 'api_key = { env = "MERCHANT" }\nbase_url = "URL/nocnoc-store"',
    "sendcloud": 'public_key = { env = "MERCHANT" }\nsecret_key = { env = "SECRET" }\nbase_url = "URL/sendcloud"',
    "noventiq": 'username = { env = "MERCHANT" }\npassword = { env = "SECRET" }\nbase_url = "URL/noventiq"',
    "epages": 'shop_id = "DemoShop"\ntoken = { env = "MERCHANT" }\nbase_url = "URL/epages/rs/shops"',
}


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERCHANT", "merchant-one")
    monkeypatch.setenv("SECRET", "merchant-one-secret")


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=120)) as server:
        yield server


@pytest.fixture
def accounts(mock: MockServer, tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of accounts named `one`, of some providers or of all."""

    def write(*providers: str, more: str = "") -> Path:
        tables = [
            f'[[account]]\nname = "one"\nprovider = "{provider}"\n{ACCOUNTS[provider].replace("URL", mock.url)}\n{more}'
            for provider in providers or ACCOUNTS
        ]
        file = tmp_path / "accounts.toml"
        file.write_text("\n".join(tables), encoding="utf-8")
        return file

    return write
