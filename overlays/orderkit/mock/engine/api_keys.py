"""Who stands behind an API key, without the key itself ever being kept."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable


class ApiKeys:
    """The keys that are accepted, each with the owner that stands for it in the database."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._owners = {key.encode("ascii"): _owner_of(key) for key in keys}

    def sender(self, sent: list[bytes]) -> str | None:
        """The owner of the one key that was sent; None if it is unknown, or not one."""
        known = [
            owner
            for key, owner in self._owners.items()
            if len(sent) == 1 and hmac.compare_digest(key, sent[0])
        ]
        return known[0] if known else None

    def owner_of_pair(self, key: bytes, secret: bytes) -> str | None:
        """The owner of a key that came with its secret; None if one of them is wrong."""
        owner = self.sender([key])
        fits = hmac.compare_digest(secret, secret_of(key))
        return owner if fits else None

    def owner(self, key: str | None) -> str:
        """The owner of a key that a test names, of the first one if None; ValueError if it is unknown."""
        if key is None:
            return next(iter(self._owners.values()))
        owner = self._owners.get(key.encode("utf-8"))
        if owner is None:
            raise ValueError("api_key is not one that the mock accepts")
        return owner


def secret_of(key: bytes) -> bytes:
    """What belongs to a key where a provider wants a pair: a public and a secret key, or a user and a password."""
    return key + b"-secret"


def _owner_of(key: str) -> str:
    return hashlib.sha256(key.encode("ascii")).hexdigest()[:16]
