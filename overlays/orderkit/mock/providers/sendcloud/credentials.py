"""Who asks: a pair of keys, or a token that was given out for one. Of a token only a digest is kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...engine.api_keys import ApiKeys
from .timestamps import to_microseconds

TOKEN_LIFETIME_SECONDS = 3600

TABLES = """
CREATE TABLE IF NOT EXISTS sendcloud_tokens (
    digest TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires INTEGER NOT NULL
);
"""

_BEARER = "token "


@dataclass(frozen=True, slots=True)
class Authorization:
    """What an `Authorization` header holds: its scheme in lower case, and what follows it."""

    scheme: str
    credentials: bytes


def read_authorization(sent: Sequence[bytes]) -> Authorization | None:
    """The one header that was sent; None if there is not exactly one."""
    if len(sent) != 1:
        return None
    scheme, _, credentials = sent[0].strip().partition(b" ")
    return Authorization(scheme.decode("latin-1").lower(), credentials.strip())


def sender_of(authorization: Authorization, api_keys: ApiKeys) -> str | None:
    """Who sends credentials: the owner of a pair of keys, or the digest of a token that is still to be looked up."""
    if authorization.scheme == "bearer":
        return _BEARER + _digest(authorization.credentials)
    try:
        pair = base64.b64decode(authorization.credentials, validate=True)
    except binascii.Error:
        return None
    key, _, secret = pair.partition(b":")
    return api_keys.owner_of_pair(key, secret)


@dataclass(frozen=True, slots=True)
class TokenRepository:
    """The tokens inside one transaction, at one moment."""

    connection: sqlite3.Connection
    now: datetime

    def issue(self, owner: str) -> str:
        """A new token for an owner. Those that are over are forgotten."""
        now = to_microseconds(self.now)
        self.connection.execute("DELETE FROM sendcloud_tokens WHERE expires <= ?", (now,))
        token = f"ory_at_{secrets.token_urlsafe(32)}"
        expires = to_microseconds(self.now + timedelta(seconds=TOKEN_LIFETIME_SECONDS))
        row = _digest(token.encode("ascii")), owner, expires
        self.connection.execute("INSERT INTO sendcloud_tokens VALUES (?, ?, ?)", row)
        return token

    def owner_of(self, sender: str) -> str | None:
        """The owner of a sender; None if it is a token that is unknown or over."""
        if not sender.startswith(_BEARER):
            return sender
        query = "SELECT owner FROM sendcloud_tokens WHERE digest = ? AND expires > ?"
        values = sender.removeprefix(_BEARER), to_microseconds(self.now)
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else str(row[0])

    @staticmethod
    def revoke(connection: sqlite3.Connection, owner: str | None) -> int:
        """Forget the tokens of an owner, of everybody if None; how many they were."""
        query = "DELETE FROM sendcloud_tokens WHERE owner = coalesce(?, owner)"
        return connection.execute(query, (owner,)).rowcount

    @staticmethod
    def count(connection: sqlite3.Connection) -> int:
        """How many tokens are kept."""
        return int(connection.execute("SELECT count(*) FROM sendcloud_tokens").fetchone()[0])


def _digest(token: bytes) -> str:
    # A comparison of digests tells nothing of the token, however long it takes.
    return hashlib.sha256(token).hexdigest()
