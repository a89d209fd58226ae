"""Command `orderkit webhooks`: lists, shows, replays, forgets and counts the webhooks of an inbox."""

from __future__ import annotations

import json
import os
import re
import sys
from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from ..errors import OrderkitError
from .inbox import Inbox
from .notifications import STATES, Notification

NOT_FOUND: Final = 1
WRONG: Final = 2

_VARIABLE: Final = "ORDERKIT_INBOX"
_UNITS: Final[Mapping[str, int]] = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_COLUMNS: Final = ("number", "state", "source", "order", "attempts", "arrived_at", "due_at", "error")


def run(options: SimpleNamespace) -> int:
    """Do what was asked for; return 0, 1 if there is no such webhook, or 2 with the reason on standard error."""
    try:
        with _open(options.inbox) as inbox:
            return _ACTIONS[options.action](inbox, options)
    except (OrderkitError, ValueError) as error:
        return _refuse(str(error), WRONG)


def _open(location: str | None) -> Inbox:
    location = location or os.environ.get(_VARIABLE)
    if not location:
        raise ValueError(f"--inbox must name a file or a postgresql:// URL, or {_VARIABLE} must")
    # A misspelt name must not make an empty inbox.
    if "://" not in location and not Path(location).exists():
        raise ValueError(f"--inbox must be an inbox that exists (got {location})")
    return Inbox(location)


def _list(inbox: Inbox, options: SimpleNamespace) -> int:
    found = inbox.find(**_filters(options), after=options.after)
    shown = [_fields(each) for each in (islice(found, options.limit) if options.limit else found)]
    if options.json:
        _print(json.dumps(shown, indent=2))
    else:
        _print_table(shown)
    return 0


def _show(inbox: Inbox, options: SimpleNamespace) -> int:
    found = inbox.get(options.number)
    if found is None:
        return _refuse(f"there is no webhook with the number {options.number}", NOT_FOUND)
    fields = {**_fields(found), "ended_at": _time(found.ended_at), "expired_leases": found.expired_leases}
    try:
        fields["body"] = found.body.decode()
    except UnicodeDecodeError:
        fields["body_base64"] = b64encode(found.body).decode()
    if options.json:
        _print(json.dumps(fields, indent=2))
    else:
        _print("\n".join(f"{name + ':':<16}{_shown(value)}" for name, value in fields.items()))
    return 0


def _replay(inbox: Inbox, options: SimpleNamespace) -> int:
    if not (options.numbers or options.source or options.order or options.all):
        raise ValueError(
            "replay must have a NUMBER, --source or --order; --all replays every one that is dead"
        )
    filters = _filters(options, states=["dead", "done"] if options.numbers else ["dead"])
    return _report("replayed", inbox.replay(**filters), options)


def _forget(inbox: Inbox, options: SimpleNamespace) -> int:
    filters = _filters(options, states=["done", "dead"] if options.numbers else ["done"])
    return _report("forgotten", inbox.forget(_seconds(options.older_than), **filters), options)


def _count(inbox: Inbox, options: SimpleNamespace) -> int:
    counts = dict(inbox.count())
    _print(
        json.dumps(counts) if options.json else "\n".join(f"{name} {count}" for name, count in counts.items())
    )
    return 0


_ACTIONS: Final = {"list": _list, "show": _show, "replay": _replay, "forget": _forget, "count": _count}


def _filters(options: SimpleNamespace, states: list[str] | None = None) -> dict[str, Any]:
    chosen = options.state or states
    if wrong := set(chosen or ()) - set(STATES):
        raise ValueError(f"--state must be one of {', '.join(STATES)} (got {', '.join(sorted(wrong))})")
    numbers = getattr(options, "numbers", None) or None
    return {"states": chosen, "sources": options.source, "order": options.order, "numbers": numbers}


def _report(done: str, count: int, options: SimpleNamespace) -> int:
    _print(json.dumps({done: count}) if options.json else f"{done} {count}")
    return NOT_FOUND if options.numbers and not count else 0


def _seconds(age: str) -> float:
    found = re.fullmatch(r"([0-9]{1,9})([smhd])", age)
    if not found:
        raise ValueError(f"--older-than must be a number with s, m, h or d, such as 30d (got {age})")
    return int(found[1]) * _UNITS[found[2]]


def _fields(found: Notification) -> dict[str, Any]:
    times = {"arrived_at": _time(found.arrived_at), "due_at": _time(found.due_at)}
    return {name: times.get(name, getattr(found, name)) for name in _COLUMNS}


def _time(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _print_table(rows: Iterable[Mapping[str, Any]]) -> None:
    table = [[name.upper() for name in _COLUMNS], *([_shown(row[name]) for name in _COLUMNS] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        _print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _shown(value: object) -> str:
    """Write a value on one line: a sender chooses parts of it, and must not move the terminal's cursor."""
    text = "-" if value is None else str(value)
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def _print(text: str) -> None:
    sys.stdout.write(
        text.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8")
        + "\n"
    )


def _refuse(message: str, code: int) -> int:
    sys.stderr.write(f"orderkit webhooks: {message}\n")
    return code
