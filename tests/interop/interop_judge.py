"""Verdicts: whether a client handled what it was sent, from what it read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from interop_proxy import BENDS, ERROR_MESSAGE, ERROR_STATUS, GATEWAY_STATUS, UNKNOWN_VALUE, Call

BEND_KINDS = ("none", "unknown-member", "absent", "null", "unknown-enum", "error", "gateway")
NOT_SAID = "n/a"  # the document has no such property


def judge(provider: str, kind: str, reading: dict[str, Any], sent: dict[str, Any]) -> tuple[bool, str]:
    """Return whether a reading is what a bend must give, and in a few words what became of it."""
    if kind == "null" and BENDS[provider].nullable is None:
        return True, NOT_SAID
    if "failed" in reading:
        return False, " ".join(str(reading["failed"]).split())[:300]
    if kind == "gateway":
        return reading.get("status") == GATEWAY_STATUS, f"status {reading.get('status')}"
    if kind == "error":
        right = (reading.get("status"), reading.get("message")) == (ERROR_STATUS, ERROR_MESSAGE)
        return (
            right,
            "typed" if right else f"status {reading.get('status')}, message {reading.get('message')}",
        )
    return _judge_values(kind, reading, sent)


def _judge_values(kind: str, reading: dict[str, Any], sent: dict[str, Any]) -> tuple[bool, str]:
    """Return the verdict on a response that must be read like the one that was sent, apart from the bend."""
    expected = {"optional": None, "nullable": None, **sent}
    changed: dict[str, dict[str, Any]] = {
        "absent": {"optional": None},
        "null": {"nullable": None},
        "unknown-enum": {"enum": UNKNOWN_VALUE},
    }
    expected |= changed.get(kind, {})
    wrong = [
        f"{name} is {reading.get(name)!r} for {value!r}"
        for name, value in expected.items()
        if reading.get(name) != value
    ]
    if wrong:
        return False, "; ".join(wrong)
    said = {"none": "read", "absent": "absent", "null": "null", "unknown-enum": "kept"}
    return True, said.get(kind) or ("kept" if reading.get("unknown") else "dropped")


def called(operations: dict[str, tuple[str, str]], calls: Iterable[Call]) -> set[str]:
    """Return the operations that were called with success."""
    successes = [call for call in calls if 200 <= call.status < 300]
    return {
        name
        for name, (method, path) in operations.items()
        if any(call.method == method and matches(path, call.path) for call in successes)
    }


def matches(template: str, path: str) -> bool:
    """Return whether a path, perhaps with a query, is one of a template."""
    pattern = re.sub(r"\\\{\w+\\\}", "[^/?]+", re.escape(template))
    return re.fullmatch(rf"{pattern}(\?.*)?", path) is not None
