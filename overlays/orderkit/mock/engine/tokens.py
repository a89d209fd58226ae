"""Lifetimes of tokens that a contract declares in `x-token`."""

from __future__ import annotations

from ...contract import Contract


def declared_lifetime(provider: str, scheme: str) -> int:
    """Return the seconds that a token of a security scheme lives; ValueError if the contract does not say."""
    node = Contract.load(provider).document["components"]["securitySchemes"][scheme]
    lives: int | None = node.get("x-token", {}).get("lives")
    if lives is None:
        raise ValueError(
            f"the contract of {provider} must say how long a token of {scheme} lives: x-token does not"
        )
    return lives
