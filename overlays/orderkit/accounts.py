"""Accounts to read orders from, as a TOML file lists them. Secrets come from the environment or the keyring."""

from __future__ import annotations

import inspect
import os
import sys
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

from attrs import define, evolve, field

from .contract import providers
from .errors import OrderkitError
from .orders import OrderMapping
from .runtime.client.base_client import AsyncClient, SyncClient
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

PATIENT: Final = Retry(budget=7200.0, ceiling=7200.0)
"""Retry settings of a job, which waits for a token's limits: the longest that a provider documents are an hour's."""
SECRETS: Final = frozenset({"api_key", "public_key", "secret_key", "password", "token"})
"""Arguments of clients that are secret."""
_NOT_FROM_A_FILE: Final = frozenset(
    {"self", "http_client", "limiter", "on_drift", "retry", "headers", "timeout"}
)
_OWN: Final = frozenset({"name", "provider", "since", "page_size", "concurrency", "details"})


class AccountsError(OrderkitError, ValueError):
    """The list of accounts, or one of its entries, cannot be used."""


@define(frozen=True, kw_only=True)
class Account:
    """An account at a provider.

    Attributes:
        name: Its name in the exported tables; with the provider it is unique.
        provider: The provider's name.
        since: Orders made before are not read; None for all.
        page_size: Orders on a page; None for the provider's usual size.
        concurrency: Calls that may be made at the same time.
        details: Whether each order is also read by itself, where the listing leaves something out.
        settings: Arguments of the client. A secret is `{"env": NAME}` or `{"keyring": "SERVICE/USER"}`.
    """

    name: str
    provider: str
    since: datetime | None = None
    page_size: int | None = None
    concurrency: int = 2
    details: bool = False
    settings: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)

    @property
    def key(self) -> str:
        """The account in one text: `sendcloud/berlin`."""
        return f"{self.provider}/{self.name}"

    def client(self, **options: Any) -> SyncClient:
        """Make a client, with the secrets as they are now.

        Raises:
            AccountsError: A secret is missing.
            TypeError: A setting is of a wrong type.
            ValueError: A setting is out of bounds, or missing.
        """
        client: SyncClient = client_class(self.provider)(**self._arguments(), **options)
        return client

    def async_client(self, **options: Any) -> AsyncClient:
        """Make an asynchronous client; otherwise as `client`."""
        client: AsyncClient = client_class(self.provider, "Async")(**self._arguments(), **options)
        return client

    def limiter(self, *, parts: int = 1) -> RateLimiter:
        """Make a limiter for the provider's documented limits, or for one of several equal parts of them."""
        limiter: RateLimiter = client_class(self.provider).limiter(parts=parts)
        return limiter

    def resolved(self) -> Account:
        """Return the account with its secrets in place, for another process.

        Raises:
            AccountsError: A secret is missing.
        """
        return evolve(self, settings={**_from_environment(self), **self._arguments()})

    def named_secrets(self) -> tuple[str, ...]:
        """Return what tells the token apart, without reading it: its settings as they are."""
        return tuple(str(self.settings[name]) for name in sorted(SECRETS & set(self.settings)))

    def secrets(self) -> tuple[str, ...]:
        """Return the secrets, which accounts of the same token share.

        Raises:
            AccountsError: A secret is missing.
        """
        return tuple(
            str(_value_of(self, name, self.settings[name])) for name in sorted(SECRETS & set(self.settings))
        )

    def _arguments(self) -> dict[str, Any]:
        return {name: _value_of(self, name, value) for name, value in self.settings.items()}


def read_accounts(path: str | os.PathLike[str], *, all_providers: bool = False) -> list[Account]:
    """Read the accounts of a TOML file.

    Args:
        path: The file.
        all_providers: Whether to return accounts of providers that list no orders too, such as nocnoc's.

    Raises:
        AccountsError: The file cannot be read, or an account is wrong; the message names the place.
    """
    file = Path(path)
    try:
        data = tomllib.loads(
            file.read_text(encoding="utf-8-sig")
        )  # Windows' Notepad may begin it with a mark
    except OSError as error:
        raise AccountsError(f"{file} must be a readable file ({error.strerror or error})") from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # also of a number, or of brackets, that are too long for Python
        raise AccountsError(f"{file} must be TOML in UTF-8 ({error})") from None
    unknown = sorted(set(data) - {"account"})
    tables: list[Any] | None = data.get("account")
    if unknown or not isinstance(tables, list) or not tables:
        found = f"unknown: {', '.join(unknown)}" if unknown else "none"
        raise AccountsError(
            f"{file} must list accounts as [[account]] tables, and nothing else (got {found})"
        )
    accounts = [_account(table, f"{file}, account {number}") for number, table in enumerate(tables, 1)]
    _check_names(accounts, file)
    return accounts if all_providers else listing_accounts(accounts, str(file))


def listing_accounts(accounts: Iterable[Account], place: str) -> list[Account]:
    """Return the accounts of providers that list orders.

    Raises:
        AccountsError: There is none of them.
    """
    chosen = [each for each in accounts if OrderMapping.load(each.provider).listing]
    if not chosen:
        raise AccountsError(f"{place} must list an account of a provider that lists orders (got none)")
    return chosen


def default_file() -> Path:
    """Return where the file of accounts is, unless a command names another: in the system's folder of settings."""
    system = {"win32": os.environ.get("APPDATA"), "darwin": "~/Library/Application Support"}
    folder = os.environ.get("XDG_CONFIG_HOME") or system.get(sys.platform) or "~/.config"
    return Path(folder).expanduser() / "orderkit" / "accounts.toml"


def account_from(settings: Mapping[str, Any]) -> Account:
    """Make an account from the members of its table in a file.

    Raises:
        AccountsError: One is missing, unknown or wrong.
    """
    return _account(dict(settings), "the account")


def _account(table: Any, place: str) -> Account:
    if not isinstance(table, dict):
        raise AccountsError(f"{place} must be a table")
    given = cast(dict[str, Any], table)
    name, provider = (_text(given, key, place) for key in ("name", "provider"))
    if not name.isprintable():
        raise AccountsError(f"{place}: name must be a text on one line (got {name!r})")
    place = f"{place} ({name})"
    if provider not in providers():
        raise AccountsError(f"{place}: provider must be one of {', '.join(providers())} (got {provider})")
    settings = {key: value for key, value in given.items() if key not in _OWN}
    allowed = client_settings(provider)
    for key, value in settings.items():
        if key not in allowed:
            raise AccountsError(f"{place}: {key} must be one of {', '.join(sorted({*allowed, *_OWN}))}")
        _check_setting(key, value, place)
    return Account(
        name=name,
        provider=provider,
        since=_since(given.get("since"), place),
        page_size=_number(given, "page_size", place, None),
        concurrency=_number(given, "concurrency", place, 2) or 2,
        details=_flag(given, "details", place),
        settings=settings,
    )


def _check_names(accounts: Iterable[Account], file: Path) -> None:
    seen = set[str]()
    for account in accounts:
        if account.key in seen:
            raise AccountsError(
                f"{file}: each account of a provider must have a name of its own (got {account.key} twice)"
            )
        seen.add(account.key)


def client_settings(provider: str) -> frozenset[str]:
    """Return the names of the settings that an account of a provider may have: arguments of its client."""
    return frozenset(inspect.signature(client_class(provider)).parameters) - _NOT_FROM_A_FILE


def _check_setting(name: str, value: Any, place: str) -> None:
    match value:
        case {"env": str(), **rest} | {"keyring": str(), **rest} if not rest:
            return
        case dict():
            raise AccountsError(
                f'{place}: {name} must be {{ env = "NAME" }} or {{ keyring = "SERVICE/USER" }}'
            )
        case _ if name in SECRETS:
            raise AccountsError(
                f"{place}: {name} must not be in the file: name a variable of the environment, "
                f'{name} = {{ env = "NAME" }}, or an entry of the keyring, {name} = {{ keyring = "SERVICE/USER" }}'
            )
        case str() | bool():
            return
        case _:
            raise AccountsError(f"{place}: {name} must be a text, true or false (got {type(value).__name__})")


def _from_environment(account: Account) -> dict[str, str]:
    """Return what the client would read from the environment by itself."""
    variables = {name: f"{account.provider}_{name}".upper() for name in client_settings(account.provider)}
    return {name: os.environ[variable] for name, variable in variables.items() if os.environ.get(variable)}


def _value_of(account: Account, name: str, value: Any) -> Any:
    match value:
        case {"env": variable}:
            found = os.environ.get(variable)
            if not found:
                state = "not set" if found is None else "empty"
                raise AccountsError(
                    f"{account.key}: {name} must be in the environment as {variable} (it is {state})"
                )
            return found
        case {"keyring": entry}:
            return _from_keyring(account, name, entry)
        case _:
            return value


def _from_keyring(account: Account, name: str, entry: str) -> str:
    service, _, user = entry.rpartition("/")
    try:
        keyring = import_module("keyring")
    except ModuleNotFoundError:
        raise AccountsError(
            f"{account.key}: {name} is in the keyring, which needs a package: pip install keyring"
        ) from None
    try:
        found: str | None = keyring.get_password(service or "orderkit", user)
    except keyring.errors.KeyringError as error:
        raise AccountsError(f"{account.key}: {name} must be readable from the keyring ({error})") from None
    if not found:
        raise AccountsError(
            f"{account.key}: {name} must be in the keyring as {entry} (there is no such entry)"
        )
    return found


def client_class(provider: str, prefix: str = "") -> Any:
    """Return the client class of a provider; with the prefix `Async`, the asynchronous one."""
    module = import_module(f"orderkit.{provider}")
    base = AsyncClient if prefix else SyncClient
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__
    )


def _text(table: Mapping[str, Any], key: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise AccountsError(f"{place}: {key} must be a text (got {value!r})")
    return value


def _number(table: Mapping[str, Any], key: str, place: str, default: int | None) -> int | None:
    value = table.get(key, default)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise AccountsError(f"{place}: {key} must be a number of at least 1 (got {value!r})")
    return value


def _flag(table: Mapping[str, Any], key: str, place: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise AccountsError(f"{place}: {key} must be true or false (got {value!r})")
    return value


def _since(value: Any, place: str) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, date):  # a datetime is one too
        raise AccountsError(f"{place}: since must be a date or a time without quotes (got {value!r})")
    try:
        found = _in_utc(value)
    except OverflowError:
        raise AccountsError(f"{place}: since must be in the years 1 to 9999 in UTC (got {value})") from None
    if found > datetime.now(UTC):
        raise AccountsError(f"{place}: since must not be in the future (got {value})")
    return found


def _in_utc(value: date) -> datetime:
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
