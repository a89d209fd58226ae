"""Rate limits that a contract documents in `x-rate-limits`."""

from __future__ import annotations

from ...contract import Contract


def documented_limit(provider: str, method: str, seconds: int) -> int:
    """Return the documented number of calls of a method in a time; ValueError if there is no such limit."""
    for limit in Contract.load(provider).document.get("x-rate-limits", []):
        if method in limit["methods"] and limit["seconds"] == seconds:
            calls: int = limit["calls"]
            return calls
    raise ValueError(
        f"the contract of {provider} must limit {method} calls in {seconds} s: x-rate-limits has no such limit"
    )
