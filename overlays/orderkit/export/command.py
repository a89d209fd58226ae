"""Command `orderkit export`: merges the orders of all accounts of a file into a database."""

from __future__ import annotations

import gc
import json
import shutil
import sys
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, Final

import pyarrow as pa
from attrs import define, field

from ..accounts import Account, AccountsError
from ..runtime.protocol.printable import for_stream
from .choice import Choice
from .destination import Destination
from .errors import ExportError
from .exporting import export
from .plan import State
from .planning import planned
from .report import Report
from .results import AccountResult, ExportResult

SOME_FAILED: Final = 1
"""Exit code if an account could not be read to its end."""
REFUSED: Final = 2
"""Exit code if the file, an option or the destination is not usable."""
INTERRUPTED: Final = 130
"""Exit code of a program that an interrupt has ended."""
_SECONDS: Final = 0.5
# Python looks for cycles after so many new objects, by itself 700. Orders have none, and it takes a tenth of the time.
_OBJECTS: Final = 20_000
_MINUTE: Final = "%Y-%m-%d %H:%M"


def run(options: SimpleNamespace) -> int:
    """Export; return 0, 1 if an account failed, or 2 if the file, an option or the destination is not usable."""
    with tuned_process(), _without_echoes():
        try:
            return _run(options, Choice.of(options))
        except (AccountsError, ExportError) as error:
            reason, code = str(error), REFUSED
        except KeyboardInterrupt:
            reason, code = "interrupted; the next run goes on where this one stopped", INTERRUPTED
        gc.collect()
    sys.stderr.write(f"orderkit export: {reason}\n")
    return code


@contextmanager
def tuned_process() -> Generator[None]:
    """Let a process that does nothing but export take less memory and less time."""
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own allocator keeps what is freed
    thresholds = gc.get_threshold()
    if 0 < thresholds[0] < _OBJECTS:  # 0 is a collector that is switched off, and stays so
        gc.set_threshold(_OBJECTS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


@contextmanager
def _without_echoes() -> Generator[None]:
    """Keep what is collected from reporting once more a full disk, or one more interrupt, by a traceback."""
    report, echoes = sys.unraisablehook, (OSError, KeyboardInterrupt)
    sys.unraisablehook = lambda each: None if isinstance(each.exc_value, echoes) else report(each)
    try:
        yield
    finally:
        sys.unraisablehook = report


def _run(options: SimpleNamespace, choice: Choice) -> int:
    if options.dry_run:
        _say_plan(planned(choice.accounts, choice.destination, **choice.wanted), as_json=options.json)
        return 0
    progress = _Progress(shown=not options.quiet and sys.stderr.isatty())
    try:
        result = export(
            choice.accounts,
            to=choice.destination,
            workers=choice.workers,
            on_progress=progress,
            **choice.wanted,
        )
    finally:
        progress.clear()
    _report(result, choice.destination, as_json=options.json, seconds=progress.seconds)
    if choice.page is not None:
        choice.page.write(Report.of(choice.destination).html())
        if not options.json:
            _say(f"wrote {choice.page.path}")
    return SOME_FAILED if result.failed else 0


def _say_plan(plan: Iterable[tuple[Account, State]], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "provider": account.provider,
                "account": account.name,
                "parts": state.to_dict()["parts"],
                "left_out": list(state.left_out),
            }
            for account, state in plan
        ]
        _say(json.dumps(rows))
        return
    for account, state in plan:
        _say(account.key)
        for part in state.parts:
            begin = "the beginning" if part.start is None else f"{part.start:{_MINUTE}}"
            goes_on = ", where it was cut off" if part.cursor else ""
            _say(f"  orders {part.by} from {begin} to {part.end:{_MINUTE}} UTC{goes_on}")
        if state.left_out:
            _say(f"  orders that could not be read before: {len(state.left_out)}")


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
    if result.resumed:
        _say("what a run that was cut off had read was loaded first")
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
    sys.stdout.write(for_stream(f"{line}\n", sys.stdout))


def shown(result: ExportResult, seconds: float) -> str:
    """Describe how far a run is: the orders so far, how many come in a second, and all of them where that is known."""
    parts = [
        f"{key} {each.orders}" + (f" of {each.orders + each.left}" if each.left else "")
        for key, each in result.accounts.items()
        if each.orders
    ]
    rate = result.orders / max(seconds, 0.001)
    return f"{result.orders} orders, {rate:.0f} a second: {', '.join(parts)}"


@define
class _Progress:
    """A line on the terminal."""

    shown: bool
    _began: float = field(factory=time.monotonic, init=False)
    _written: float = field(default=0.0, init=False)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def __call__(self, result: ExportResult) -> None:
        if self.shown and time.monotonic() - self._written > _SECONDS:
            self._written = time.monotonic()
            self._show(shown(result, self.seconds))

    def clear(self) -> None:
        if self._written:
            self._show("")

    def _show(self, text: str) -> None:
        # A longer one would go on in the next line, which is not cleared.
        sys.stderr.write(f"\r\033[K{text[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()
