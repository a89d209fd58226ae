"""Options of the data source, and the partitions that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from attrs import define, field

from ..accounts import SECRETS, Account, account_from, listing_accounts, read_accounts
from ..orders import OrderStatus, Period, filters_of
from ..orders.period import time_of
from .partitions import OrderPartition, Window, split

_FILE: Final = ("accounts", "path")
_OTHERS: Final = frozenset({"since", "until", "partitions", "secrets", "delay"})
_PARTITIONS: Final = 4
_DELAY: Final = 600


@define
class Options:
    """What the options ask for.

    Attributes:
        accounts: The accounts, with their secrets unless the executors read them.
        since: Where the orders begin; None for each account's own beginning.
        until: Where they end; None for the time of the query.
        partitions: Windows of time for each account.
        delay: Seconds by which a stream stays behind.
    """

    accounts: Sequence[Account] = field(repr=False)
    since: datetime | None
    until: datetime | None
    partitions: int
    delay: int

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Options:
        """Read the options.

        Raises:
            AccountsError: The file of accounts, or an account, cannot be used.
            ValueError: An option is unknown, or has a value that it cannot have.
        """
        given = dict(options)
        since, until = (_time(name, given.get(name)) for name in ("since", "until"))
        if since is not None and until is not None and since >= until:
            raise ValueError(f"since must be before until (got {given['since']} and {given['until']})")
        secrets = given.get("secrets", "driver")
        if secrets not in {"driver", "executors"}:
            raise ValueError(f"secrets must be driver or executors (got {secrets})")
        accounts = _accounts(given)
        if secrets == "driver":
            accounts = [account.resolved() for account in accounts]
        partitions = _number("partitions", given.get("partitions"), _PARTITIONS, least=1)
        return cls(accounts, since, until, partitions, _number("delay", given.get("delay"), _DELAY, least=0))

    def since_of(self, account: Account) -> datetime | None:
        """Return where the orders of an account begin."""
        return self.since or account.since

    def partitions_of(self, period: Period, statuses: Sequence[OrderStatus]) -> list[OrderPartition]:
        """Return the partitions of a query for orders made in a period."""
        found = list[OrderPartition]()
        for account in self.accounts:
            begin = max((time for time in (self.since_of(account), period.start) if time), default=None)
            unit = filters_of(account.provider).unit
            windows = split(Period(begin, period.end), self.partitions, unit)
            found += (OrderPartition(account, [Window("placed", each)], statuses) for each in windows)
        return shared(found)


def shared(partitions: list[OrderPartition]) -> list[OrderPartition]:
    """Divide the limits of a token among all partitions that use it, whichever account they are of."""
    counts: dict[object, int] = {}
    for each in partitions:
        counts[_token(each.account)] = counts.get(_token(each.account), 0) + 1
    for each in partitions:
        each.parts = counts[_token(each.account)]
    return partitions


def _token(account: Account) -> object:
    secrets = account.named_secrets()
    return (account.provider, *secrets) if secrets else account.key


def _accounts(given: Mapping[str, str]) -> list[Account]:
    files = [given[name] for name in _FILE if name in given]
    if not files:
        return [_only_account({name: value for name, value in given.items() if name not in _OTHERS})]
    if len(files) > 1:
        raise ValueError(f"accounts must be one file (got {' and '.join(files)})")
    _refuse_others(set(given) - _OTHERS - {*_FILE})
    return read_accounts(files[0])


def _refuse_others(names: Iterable[str]) -> None:
    found = sorted(names)
    if found:
        raise ValueError(
            f"the options beside accounts must be of {', '.join(sorted(_OTHERS))} (got {', '.join(found)}); "
            "choose accounts by filters of the columns provider and account"
        )


def _only_account(given: Mapping[str, str]) -> Account:
    if "provider" not in given:
        raise ValueError(
            "the options must have accounts, a TOML file, or provider with the arguments of its client"
        )
    for name in sorted(SECRETS & set(given)):
        raise ValueError(
            f"{name} must not be an option, which Spark shows in its plans: set "
            f"{given['provider'].upper()}_{name.upper()} in the environment"
        )
    account = account_from({"name": "default", **{name: _typed(value) for name, value in given.items()}})
    return listing_accounts([account], "the options")[0]


def _typed(text: str) -> str | int | bool:
    """Return an option, which Spark has as a text only, as TOML would have it."""
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.isdecimal() else text


def _time(name: str, text: str | None) -> datetime | None:
    try:
        return None if text is None else time_of(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{name} must be a day or a time in ISO 8601 (got {text!r})") from None


def _number(name: str, text: str | None, default: int, *, least: int) -> int:
    if text is None:
        return default
    if not text.isdecimal() or int(text) < least:
        raise ValueError(f"{name} must be a number of at least {least} (got {text!r})")
    return int(text)
