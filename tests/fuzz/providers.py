"""Keeps the hooks and oracles of several providers apart, and remembers what a mock held before each request."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import schemathesis
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core import NotSet
from schemathesis.core.transport import Response

Check = Callable[[CheckContext, Response, Case], None]
Kept = TypeVar("Kept")

_before: dict[str, Any] = {}


def is_of(provider: str, case: Case) -> bool:
    """Return whether a case is of a provider."""
    return bool(case.operation.schema.raw_schema["servers"][0]["url"] == f"/{provider}")


def check_of(provider: str) -> Callable[[Check], Check]:
    """A check for the responses of one provider."""

    def register(check: Check) -> Check:
        @wraps(check)
        def guarded(ctx: CheckContext, response: Response, case: Case) -> None:
            if is_of(provider, case):
                check(ctx, response, case)

        schemathesis.check(guarded)
        return check

    return register


def number_of(*parts: Any) -> int:
    """A number by which to mend a case, the same for the same parts in every run.

    Parts that are not set are left out: their representation is an address in memory.
    """
    given = [None if isinstance(part, NotSet) else part for part in parts]
    return zlib.crc32(repr(given).encode("utf-8", "replace"))


def read_after_changes(read: Callable[[Case], Kept]) -> Callable[[Case], Kept]:
    """Read what the mock keeps only if its database has changed since it was last read.

    The result is shared by its readers, who must not change it.
    """
    last: dict[str, Any] = {}

    @wraps(read)
    def read_if_changed(case: Case) -> Kept:
        store = case.operation.schema.app._state.store
        version = (store, store._connection.total_changes)
        if last.get("version") != version:
            last.update(version=version, kept=read(case))
        kept: Kept = copy.deepcopy(last["kept"])  # a check may change it
        return kept

    return read_if_changed


@read_after_changes
def _summary(case: Case) -> Any:
    app: Any = case.operation.schema.app
    return app.control.summary()["providers"]


def held(case: Case) -> Any:
    """Count what the mock holds; the result is the caller's own."""
    return copy.deepcopy(_summary(case))


def before() -> Any:
    """Return what the mock held before the current request."""
    return _before["held"]


def remember(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Remember what the mock held before each request, after the hooks that mend it."""
    _before["held"] = held(case)
