"""Keeps the hooks and oracles of several providers apart, and remembers what a mock held before each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response

Check = Callable[[CheckContext, Response, Case], None]

_before: dict[str, Any] = {}


def is_of(provider: str, case: Case) -> bool:
    """Whether a case is of a provider."""
    return bool(case.operation.schema.raw_schema["servers"][0]["url"] == f"/{provider}")


def check_of(provider: str) -> Callable[[Check], Check]:
    """A check for the answers of one provider."""

    def register(check: Check) -> Check:
        @wraps(check)
        def guarded(ctx: CheckContext, response: Response, case: Case) -> None:
            if is_of(provider, case):
                check(ctx, response, case)

        schemathesis.check(guarded)
        return check

    return register


def held(case: Case) -> Any:
    """What the mock holds, in numbers."""
    app: Any = case.operation.schema.app
    return app.control.summary()["providers"]


def before() -> Any:
    """What the mock held before the request at hand."""
    return _before["held"]


def remember(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Remember what the mock held before each request, after the hooks that mend it."""
    _before["held"] = held(case)
