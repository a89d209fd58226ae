"""The tokens that were issued: whose they are and until when; only their digests are kept (NV-40)."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from ....contract import JsonObject
from ...engine.store import count_up
from .errors import EXPIRED_TOKEN, INVALID_TOKEN, DocumentedError

TOKEN_LIFETIME = timedelta(hours=24)

TABLES = """
CREATE TABLE IF NOT EXISTS noventiq_tokens (
    digest TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class TokenRepository:
    """The tokens inside one transaction."""

    connection: sqlite3.Connection

    def issue(self, owner: str, password: str, now: datetime) -> JsonObject:
        """A new token beside those that live, and a refresh token that nothing takes (NV-38).

        Both follow from the password, the time and a count, so that a repeated run answers the same.
        """
        number = count_up(self.connection, "noventiq token", 1)
        key = password.encode("utf-8")
        token, refresh = (
            hmac.new(key, f"{kind} {number} {now.isoformat()}".encode("ascii"), hashlib.sha256).hexdigest()
            for kind in ("token", "refresh token")
        )
        self.connection.execute(
            "INSERT INTO noventiq_tokens VALUES (?, ?, ?)",
            (digest_of(token.encode("ascii")), owner, (now + TOKEN_LIFETIME).isoformat()),
        )
        return {"token": token, "refresh_token": refresh}

    def owner_of(self, digest: str, now: datetime) -> str:
        """Who a token was issued to; ListedError if it never was (1007), or is over (1009)."""
        query = "SELECT owner, expires_at FROM noventiq_tokens WHERE digest = ?"
        row = self.connection.execute(query, (digest,)).fetchone()
        if row is None:
            raise DocumentedError(INVALID_TOKEN)
        if datetime.fromisoformat(row[1]) <= now:
            raise DocumentedError(EXPIRED_TOKEN)
        return str(row[0])

    def revoke(self, owner: str | None) -> int:
        """Forget the tokens of an owner, of everybody if None; how many they were."""
        query = "DELETE FROM noventiq_tokens WHERE owner = coalesce(?, owner)"
        return self.connection.execute(query, (owner,)).rowcount

    def count(self) -> int:
        """How many tokens are kept, those included whose time is over."""
        (number,) = self.connection.execute("SELECT count(*) FROM noventiq_tokens").fetchone()
        return int(number)


def digest_of(token: bytes) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token).hexdigest()
