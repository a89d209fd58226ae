"""The limits that a provider documents, as its contract has them."""

from __future__ import annotations

from ...contract import Contract


def documented_limit(provider: str, method: str, seconds: int) -> int:
    """How many calls of a method are allowed in so many seconds; ValueError if the contract has no such limit."""
    for limit in Contract.load(provider).document.get("x-rate-limits", []):
        if method in limit["methods"] and limit["seconds"] == seconds:
            calls: int = limit["calls"]
            return calls
    raise ValueError(f"the contract of {provider} limits no {method} in {seconds} s")
