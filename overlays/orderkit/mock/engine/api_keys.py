"""API keys and the owners they stand for in the database, which never holds a key itself."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

# Hexadecimal digits of an owner: 64 bits tell the few keys of a mock apart.
_OWNER_DIGITS = 16


class ApiKeys:
    """Accepted keys, each with its owner."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._owners = {key.encode("ascii"): _owner_of(key) for key in keys}

    @property
    def numbers(self) -> dict[str, int]:
        """Numbers of the keys, from 1, by their owners: they name an account without its key."""
        return {owner: number for number, owner in enumerate(self._owners.values(), 1)}

    def owner_of(self, sent: list[bytes]) -> str | None:
        """Return the owner of the one key that was sent; None if it is unknown, or not exactly one."""
        # All keys are compared, in constant time each, so that timing tells nothing about a key.
        known = [
            owner
            for key, owner in self._owners.items()
            if len(sent) == 1 and hmac.compare_digest(key, sent[0])
        ]
        return known[0] if known else None

    def owner_of_pair(self, key: bytes, secret: bytes) -> str | None:
        """Return the owner of a key and its secret; None if either is wrong."""
        owner = self.owner_of([key])
        # Compared even if the key is unknown, so that timing does not tell if it exists.
        is_right = hmac.compare_digest(secret, secret_of(key))
        return owner if is_right else None

    def owner_named(self, key: str | None) -> str:
        """Return the owner of a key that a test names, of the first key if None; ValueError if it is unknown."""
        if key is None:
            return next(iter(self._owners.values()))
        owner = self._owners.get(key.encode("utf-8"))
        if owner is None:
            raise ValueError("api_key must be one of the API keys that the mock accepts; see its settings")
        return owner


def secret_of(key: bytes) -> bytes:
    """Return the secret of a key, for providers that need a pair such as a user name and a password."""
    return key + b"-secret"


def _owner_of(key: str) -> str:
    return hashlib.sha256(key.encode("ascii")).hexdigest()[:_OWNER_DIGITS]
