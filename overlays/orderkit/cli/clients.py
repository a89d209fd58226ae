"""Makes the client of a command: of an account, of the environment, or for the local mock."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from ..accounts import Account, AccountsError, client_settings, default_file, read_accounts
from ..runtime.client.base_client import SyncClient
from .options import Values
from .overview import kebab
from .problems import UsageError

ACCOUNT_VARIABLE: Final = "ORDERKIT_ACCOUNT"
FILE_VARIABLE: Final = "ORDERKIT_ACCOUNTS"
MOCK_VARIABLE: Final = "ORDERKIT_MOCK_URL"
MOCK_URL: Final = "http://127.0.0.1:8787"
"""Where `orderkit mock` serves by default; a test compares the two."""
MOCK_KEY: Final = "merchant-one"
"""A key that the mock accepts by default; of a pair the secret is the key with `-secret` behind it."""
MOCK_SHOP: Final = "DemoShop"
"""The shop that the mock has by default."""

_HOW_IN_PYTHON: Final = re.compile(r"pass \w+=\.\.\. or set (\w+)")
_KEYS: Final = frozenset({"api_key", "public_key", "username", "token"})
_SECRETS: Final = frozenset({"secret_key", "password"})


def make_client(provider: str, values: Values) -> SyncClient:
    """Return the client that the options of a command ask for.

    Raises:
        UsageError: The account, a key or an option cannot be used.
    """
    try:
        return account_of(provider, values).client()
    except (AccountsError, TypeError, ValueError) as error:
        raise UsageError(spoken(str(error))) from None


def account_of(provider: str, values: Values) -> Account:
    """Return the account that options name, with what they say about the server.

    Raises:
        AccountsError: The file of accounts cannot be used.
        UsageError: It has no such account, or two options contradict each other.
    """
    account = _account(provider, values)
    return evolve(account, settings={**account.settings, **_overrides(provider, values)})


def accounts_file(values: Values) -> Path:
    """Return the file of accounts that the options, the environment or the system's convention name."""
    named = values.get("accounts") or os.environ.get(FILE_VARIABLE)
    return Path(named) if named else default_file()


def mock_url() -> str:
    """Return where the mock of this machine is."""
    return (os.environ.get(MOCK_VARIABLE) or MOCK_URL).rstrip("/")


def mock_account(provider: str) -> Account:
    """Return an account at the mock of this machine, with a key that it accepts."""
    names = client_settings(provider)
    settings = {
        **dict.fromkeys(_KEYS & names, MOCK_KEY),
        **dict.fromkeys(_SECRETS & names, f"{MOCK_KEY}-secret"),
        **({"shop_id": MOCK_SHOP} if "shop_id" in names else {}),
        "base_url": f"{mock_url()}/{kebab(provider)}",
    }
    return Account(name="mock", provider=provider, settings=settings)


def _account(provider: str, values: Values) -> Account:
    name = values.get("account") or os.environ.get(ACCOUNT_VARIABLE)
    if values.get("mock"):
        if values.get("account"):
            raise UsageError("--account must not be given together with --mock")
        return mock_account(provider)
    if not name:
        return Account(name="of the environment", provider=provider)
    file = accounts_file(values)
    known = [each for each in read_accounts(file, all_providers=True) if each.provider == provider]
    for account in known:
        if account.name == name:
            return account
    names = ", ".join(each.name for each in known) or "none"
    raise UsageError(f"--account must be one of {file} for {kebab(provider)}: {names} (got {name})")


def _overrides(provider: str, values: Values) -> dict[str, Any]:
    names = client_settings(provider)
    chosen = {name: values[name] for name in ("base_url", "timeout") if values.get(name) is not None}
    environment = values.get("environment")
    if environment is None:
        return chosen
    if values.get("mock"):
        raise UsageError("--environment must not be given together with --mock")
    if "environment" in names:
        return {**chosen, "environment": environment}
    # A client whose only environment is the live one may ask for a word before it is called.
    return {**chosen, **({environment: True} if environment in names else {})}


def spoken(message: str) -> str:
    """Return a message of a client with its arguments as options, where they have one."""
    text = _HOW_IN_PYTHON.sub(r"set \1, or choose an account by --account", message)
    return text.replace("base_url", "--base-url")
