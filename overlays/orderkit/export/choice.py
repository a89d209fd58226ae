"""The options of `orderkit export`, checked before anything is read."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from attrs import define

from ..accounts import Account, read_accounts
from ..orders.period import time_of
from .destination import Destination
from .errors import ExportError
from .page_file import PageFile
from .plan import OVERLAP

_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS: Final = 36_500
_SHOWN: Final = 10


@define(frozen=True)
class Choice:
    """What is exported, and where to.

    Attributes:
        accounts: The accounts.
        destination: The destination.
        wanted: Which of their orders are read: arguments of `export`.
        workers: Accounts that are read at the same time.
        page: The file of the report; None for no report.
    """

    accounts: Sequence[Account]
    destination: Destination
    wanted: dict[str, Any]
    workers: int
    page: PageFile | None

    @classmethod
    def of(cls, options: SimpleNamespace) -> Choice:
        """Read the options.

        Raises:
            AccountsError: The file of accounts cannot be used.
            ExportError: An option is wrong.
        """
        to = os.environ.get("ORDERKIT_EXPORT_TO") or "orders.duckdb" if options.to is None else options.to
        since, until = _times(options)
        reread = timedelta(days=_number("--reread", options.reread, float, 0, _DAYS))
        wanted = {"since": since, "until": until, "reread": max(reread, OVERLAP), "full": options.full}
        if options.dry_run and options.report is not None:
            raise ExportError("--report must be left out with --dry-run, which exports nothing")
        accounts, destination = read_accounts(options.accounts), Destination.of(to)
        if options.report is not None and _is_taken(options.report, options.accounts, destination):
            raise ExportError(f"--report must be a file of its own (got {options.report})")
        return cls(
            _chosen(accounts, options.provider, options.account),
            destination,
            wanted,
            int(_number("--workers", options.workers, int, 1, 1_000)),
            None if options.report is None else PageFile.of(options.report),
        )


def _is_taken(report: str, accounts: str, destination: Destination) -> bool:
    """Return whether a page would overwrite the accounts, or orders."""
    page, database, folder = Path(report).resolve(), destination.database, destination.folder
    if folder is not None and page.parent == folder.resolve() and page.suffix == f".{destination.form}":
        return True
    return page in [each.resolve() for each in (Path(accounts), database) if each is not None]


def _times(options: SimpleNamespace) -> tuple[datetime | None, datetime | None]:
    since, until = (_time(f"--{name}", getattr(options, name)) for name in ("since", "until"))
    if since is not None and since > datetime.now(UTC):
        raise ExportError(f"--since must not be in the future (got {options.since})")
    if since is not None and until is not None and until <= since:
        raise ExportError(f"--until must be later than --since (got {options.since} and {options.until})")
    return since, until


def _time(option: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = time_of(text).astimezone(UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None or found < _FIRST:
        today = date.today()  # noqa: DTZ011
        raise ExportError(f"{option} must be a day or a time from 1970 on, such as {today} (got {text})")
    return found


def _number(option: str, text: str, kind: type[float], least: int, most: int) -> float:
    try:
        found = kind(text)
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        name = "a whole number" if kind is int else "a number"
        raise ExportError(f"{option} must be {name} from {least} to {most} (got {text})")
    return found


def _chosen(accounts: Sequence[Account], providers: Sequence[str], names: Sequence[str]) -> list[Account]:
    _check("--provider", providers, {account.provider for account in accounts})
    of_provider = [each for each in accounts if not providers or each.provider in providers]
    _check("--account", names, {each.name for each in of_provider}, {each.key for each in of_provider})
    return [each for each in of_provider if not names or each.name in names or each.key in names]


def _check(option: str, given: Iterable[str], known: set[str], also: Iterable[str] = ()) -> None:
    for each in given:
        if each in known or each in also:
            continue
        near = get_close_matches(each, [*known, *also], n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        names = ", ".join(sorted(known)[:_SHOWN]) + (", ..." if len(known) > _SHOWN else "")
        raise ExportError(f"{option} must be one of {names} (got {each}{hint})")
