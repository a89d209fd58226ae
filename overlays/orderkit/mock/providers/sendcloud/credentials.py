"""Credentials: a pair of keys, or a token issued for one. Only digests of tokens are stored."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...engine.api_keys import ApiKeys
from ...engine.authentication import Authorization, owner_of_basic
from .timestamps import to_microseconds

TABLES = """
CREATE TABLE IF NOT EXISTS sendcloud_tokens (
    digest TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires INTEGER NOT NULL
);
"""

# Tells the digest of a token from an owner; no owner contains a space.
_BEARER = "token "


def sender_of(authorization: Authorization, api_keys: ApiKeys) -> str | None:
    """Return the owner of a pair of keys, or the digest of a token, which is looked up later."""
    if authorization.scheme == "bearer":
        return _BEARER + _digest(authorization.credentials)
    return owner_of_basic(authorization.credentials, api_keys)


@dataclass(frozen=True, slots=True)
class TokenRepository:
    """Tokens, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime

    def issue(self, owner: str, seconds: int) -> str:
        """Issue a token to an owner that lives for so many seconds, and remove expired ones."""
        now = to_microseconds(self.now)
        self.connection.execute("DELETE FROM sendcloud_tokens WHERE expires <= ?", (now,))
        token = f"ory_at_{secrets.token_urlsafe(32)}"
        expires = to_microseconds(self.now + timedelta(seconds=seconds))
        row = _digest(token.encode("ascii")), owner, expires
        self.connection.execute("INSERT INTO sendcloud_tokens VALUES (?, ?, ?)", row)
        return token

    def owner_of(self, sender: str) -> str | None:
        """Return the owner of a sender; None if it is an unknown or expired token."""
        if not sender.startswith(_BEARER):
            return sender
        query = "SELECT owner FROM sendcloud_tokens WHERE digest = ? AND expires > ?"
        values = sender.removeprefix(_BEARER), to_microseconds(self.now)
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else str(row[0])

    @staticmethod
    def revoke(connection: sqlite3.Connection, owner: str | None) -> int:
        """Remove the tokens of an owner, of all owners if None; return their number."""
        query = "DELETE FROM sendcloud_tokens WHERE owner = coalesce(?, owner)"
        return connection.execute(query, (owner,)).rowcount

    @staticmethod
    def count(connection: sqlite3.Connection) -> int:
        """Count the stored tokens."""
        return int(connection.execute("SELECT count(*) FROM sendcloud_tokens").fetchone()[0])


def _digest(token: bytes) -> str:
    # Comparing digests leaks nothing about the token, however long the comparison takes.
    return hashlib.sha256(token).hexdigest()
