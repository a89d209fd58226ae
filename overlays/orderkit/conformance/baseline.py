"""Baseline: known failures, each until a day. New failures break a build, and so do entries that no longer fail."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from .problems import RefusedSettingError
from .verdicts import Status, Verdict

_WANTED = frozenset({"provider", "rule", "operation", "subject", "expires"})
_HEADER = "# Known failures of `orderkit conform`. After its day an entry no longer counts.\n"


@dataclass(frozen=True, slots=True)
class Known:
    """A known failure."""

    provider: str
    rule: str
    operation: str
    subject: str
    expires: date
    reason: str = ""

    def matches(self, provider: str, verdict: Verdict) -> bool:
        """Return whether it is about a verdict."""
        subject = verdict.subject
        if subject is None or provider != self.provider:
            return False
        return (self.rule, self.operation, self.subject) == (verdict.rule.id, subject.operation, subject.name)


@dataclass(frozen=True)
class Judgement:
    """Broken verdicts beside a baseline.

    Attributes:
        new: Broken, and not known or no longer valid.
        known: Broken and known.
        stale: Entries whose rule held: they must be removed.
        expired: Entries whose day is over, whatever came of their rule.
    """

    new: tuple[Verdict, ...]
    known: tuple[Verdict, ...]
    stale: tuple[Known, ...]
    expired: tuple[Known, ...]


def read_baseline(path: Path) -> list[Known]:
    """Read a baseline.

    Raises:
        RefusedSettingError: The file cannot be read, or an entry is wrong; the message names it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RefusedSettingError(
            f"--baseline must be a readable file (got {path}: {error.strerror})"
        ) from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # also of a number, or of brackets, that are too long for Python
        raise RefusedSettingError(f"{path} must be TOML: {error}") from None
    return [_entry(path, number, each) for number, each in enumerate(data.get("failure", []), 1)]


def _entry(path: Path, number: int, fields: object) -> Known:
    found = cast(dict[str, Any], fields) if isinstance(fields, dict) else {}
    if not found.keys() >= _WANTED or not found.keys() <= {*_WANTED, "reason"}:
        raise RefusedSettingError(f"{path}: failure {number} must have {', '.join(sorted(_WANTED))}")
    # A datetime is a date too, and compares with none.
    if type(found["expires"]) is not date:
        raise RefusedSettingError(f"{path}: expires of failure {number} must be a date such as 2027-01-31")
    return Known(**found)


def judge(provider: str, verdicts: Iterable[Verdict], known: Sequence[Known], today: date) -> Judgement:
    """Compare the broken verdicts with a baseline."""
    valid = [entry for entry in known if entry.provider == provider and entry.expires >= today]
    new, expected = list[Verdict](), list[Verdict]()
    held = list[Verdict]()
    for verdict in verdicts:
        if verdict.status is Status.HELD:
            held.append(verdict)
        elif verdict.status is Status.BROKEN:
            is_known = any(entry.matches(provider, verdict) for entry in valid)
            (expected if is_known else new).append(verdict)
    return Judgement(
        tuple(new),
        tuple(expected),
        tuple(entry for entry in valid if any(entry.matches(provider, verdict) for verdict in held)),
        tuple(entry for entry in known if entry.provider == provider and entry.expires < today),
    )


def write_baseline(provider: str, verdicts: Iterable[Verdict], expires: date, others: Iterable[Known]) -> str:
    """Return the text of a baseline with all broken verdicts of a provider; entries of `others` are kept."""
    entries = [entry for entry in others if entry.provider != provider]
    entries += [
        Known(provider, verdict.rule.id, verdict.subject.operation, verdict.subject.name, expires)
        for verdict in verdicts
        if verdict.status is Status.BROKEN and verdict.subject is not None
    ]
    return _HEADER + "".join(map(_toml, entries))


def _toml(entry: Known) -> str:
    # A basic string of TOML takes the escapes of JSON.
    texts = {name: getattr(entry, name) for name in ("provider", "rule", "operation", "subject", "reason")}
    lines = [f"{name} = {json.dumps(text)}" for name, text in texts.items() if text or name != "reason"]
    return "\n".join(["", "[[failure]]", *lines, f"expires = {entry.expires.isoformat()}", ""])
