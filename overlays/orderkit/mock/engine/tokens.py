"""Lifetimes of tokens that a contract declares in `x-token`."""

from __future__ import annotations

from ...contract import Contract


def declared_lifetime(provider: str, scheme: str) -> int:
    """Return the seconds that a token of a security scheme lives; ValueError if the contract does not say."""
    return Contract.load(provider).token_lifetime(scheme)
