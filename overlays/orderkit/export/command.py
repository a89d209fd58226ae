"""Command `orderkit export`: merges the orders of all accounts of a file into a database."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pyarrow as pa
from attrs import define, field

from ..accounts import Account, AccountsError, read_accounts
from ..orders.period import time_of
from .destination import Destination
from .errors import ExportError
from .exporting import export, planned
from .plan import OVERLAP, State
from .report import Report
from .results import AccountResult, ExportResult

SOME_FAILED: Final = 1
"""Exit code if an account could not be read to its end."""
_SECONDS: Final = 0.5
_MINUTE: Final = "%Y-%m-%d %H:%M"


def run(options: SimpleNamespace) -> int:
    """Export; return 0, 1 if an account failed, or 2 if the file, an option or the destination is not usable."""
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own allocator keeps what is freed
    try:
        destination = Destination.of(options.to or os.environ.get("ORDERKIT_EXPORT_TO") or "orders.duckdb")
        accounts = _chosen(read_accounts(options.accounts), options.provider, options.account)
        wanted: dict[str, Any] = {
            **{name: _time(name, getattr(options, name)) for name in ("since", "until")},
            "reread": max(timedelta(days=options.reread), OVERLAP),
            "full": options.full,
        }
        if options.dry_run:
            _say_plan(planned(accounts, destination, **wanted))
            return 0
        progress = _Progress(shown=not options.quiet and sys.stderr.isatty())
        result = export(accounts, to=destination, workers=options.workers, on_progress=progress, **wanted)
        progress.clear()
        if options.report:
            Path(options.report).write_text(Report.of(destination).html(), encoding="utf-8")
    except (AccountsError, ExportError) as error:
        return _refuse(f"{error}")
    except OSError as error:
        return _refuse(f"{error.filename} must be a file that can be written to ({error.strerror})")
    _report(result, destination, as_json=options.json, seconds=progress.seconds)
    return SOME_FAILED if result.failed else 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"orderkit export: {reason}\n")
    return 2


def _chosen(accounts: Sequence[Account], providers: Sequence[str], names: Sequence[str]) -> list[Account]:
    for option, wanted, known in (
        ("--provider", providers, {account.provider for account in accounts}),
        ("--account", names, {account.name for account in accounts}),
    ):
        for each in wanted:
            if each not in known:
                raise ExportError(f"{option} must be one of {', '.join(sorted(known))} (got {each})")
    chosen = [
        account
        for account in accounts
        if (not providers or account.provider in providers) and (not names or account.name in names)
    ]
    if not chosen:
        raise ExportError("--provider and --account must leave an account")
    return chosen


def _time(option: str, text: str | None) -> datetime | None:
    try:
        return None if text is None else time_of(text)
    except ValueError:
        today = date.today()  # noqa: DTZ011
        raise ExportError(f"--{option} must be a day or a time such as {today} (got {text})") from None


def _say_plan(plan: Iterable[tuple[Account, State]]) -> None:
    for account, state in plan:
        _say(account.key)
        for part in state.parts:
            begin = "the beginning" if part.start is None else f"{part.start:{_MINUTE}}"
            goes_on = ", where it was cut off" if part.cursor else ""
            _say(f"  orders {part.by} from {begin} to {part.end:{_MINUTE}} UTC{goes_on}")


def _report(result: ExportResult, destination: Destination, *, as_json: bool, seconds: float) -> None:
    rows = [_row(each) for each in result.accounts.values()]
    if as_json:
        document = {
            "to": str(destination),
            "orders": result.orders,
            "seconds": round(seconds, 3),
            "accounts": rows,
        }
        _say(json.dumps(document))
        return
    width = max(len("ACCOUNT"), *(len(f"{row['provider']}/{row['account']}") for row in rows))
    _say(f"{'ACCOUNT':{width}}  {'ORDERS':>8}  {'PROBLEMS':>8}  {'DRIFT':>6}")
    for row in rows:
        key = f"{row['provider']}/{row['account']}"
        counts = f"{row['orders']:>8}  {row['problems']:>8}  {row['drift']:>6}"
        _say(f"{key:{width}}  {counts}  {row['error'] or ''}".rstrip())
    _say(f"{result.orders} orders in {seconds:.1f} s into {destination}")
    if deleted := sum(row["deleted"] for row in rows):
        _say(f"{deleted} orders are deleted at the provider (deleted_at in the table orders)")
    for file in result.files:
        _say(f"wrote {file}")


def _row(result: AccountResult) -> dict[str, Any]:
    return {
        "provider": result.account.provider,
        "account": result.account.name,
        "orders": result.orders,
        "problems": result.problems,
        "drift": result.drift,
        "deleted": result.deleted,
        "error": None if result.error is None else str(result.error),
    }


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@define
class _Progress:
    """A line on the terminal: the orders so far, and how many come in a second."""

    shown: bool
    _began: float = field(factory=time.monotonic, init=False)
    _written: float = field(default=0.0, init=False)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def __call__(self, result: ExportResult) -> None:
        if self.shown and time.monotonic() - self._written > _SECONDS:
            self._written = time.monotonic()
            parts = [f"{key} {each.orders}" for key, each in result.accounts.items() if each.orders]
            rate = result.orders / max(self.seconds, 0.001)
            self._show(f"{result.orders} orders, {rate:.0f} a second: {', '.join(parts)}")

    def clear(self) -> None:
        if self._written:
            self._show("")

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
