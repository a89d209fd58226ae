"""Files of accounts at a mock, and the environment that their secrets are read from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SECRETS: Final = {"MERCHANT": "merchant-one", "SECRET": "merchant-one-secret"}
_SETTINGS: Final = {
    "nocnoc_store": 'api_key = { env = "MERCHANT" }\nbase_url = "URL/nocnoc-store"',
    "sendcloud": 'public_key = { env = "MERCHANT" }\nsecret_key = { env = "SECRET" }\nbase_url = "URL/sendcloud"',
    "noventiq": 'username = { env = "MERCHANT" }\npassword = { env = "SECRET" }\nbase_url = "URL/noventiq"',
    "epages": 'shop_id = "DemoShop"\ntoken = { env = "MERCHANT" }\nbase_url = "URL/epages/rs/shops"',
}
WITH_LISTS: Final = ("nocnoc_store", "sendcloud", "epages")
"""Providers whose listings have whole orders."""


def write_accounts(file: Path, url: str, *providers: str, more: str = "") -> Path:
    """Write a file of accounts named `one` at the mock with this URL, of some providers or of all that list orders."""
    tables = [
        f'[[account]]\nname = "one"\nprovider = "{provider}"\n{_SETTINGS[provider].replace("URL", url)}\n{more}'
        for provider in providers or _SETTINGS
    ]
    file.write_text("\n".join(tables), encoding="utf-8")
    return file
