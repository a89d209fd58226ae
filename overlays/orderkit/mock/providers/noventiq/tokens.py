"""Issued tokens, with owner and expiry; only digests are stored (NV-40)."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from ....contract import JsonObject
from ...engine.store import count_up
from .errors import EXPIRED_TOKEN, INVALID_TOKEN, DocumentedError

TABLES = """
CREATE TABLE IF NOT EXISTS noventiq_tokens (
    digest TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class TokenRepository:
    """Tokens, inside one transaction."""

    connection: sqlite3.Connection

    def issue(self, owner: str, password: str, now: datetime, seconds: int) -> JsonObject:
        """Issue a token, valid beside earlier ones, and a refresh token without a use (NV-38).

        Both depend on the password, the time and a counter only, so that equal runs have equal tokens.
        """
        number = count_up(self.connection, "noventiq token", 1)
        key = password.encode("utf-8")
        # Derived instead of drawn, so that a repeated run of a test has the same tokens.
        token, refresh = (
            hmac.new(key, f"{kind} {number} {now.isoformat()}".encode("ascii"), hashlib.sha256).hexdigest()
            for kind in ("token", "refresh token")
        )
        expires_at = now + timedelta(seconds=seconds)
        self.connection.execute(
            "INSERT INTO noventiq_tokens VALUES (?, ?, ?)",
            (digest_of(token.encode("ascii")), owner, expires_at.isoformat()),
        )
        return {"token": token, "refresh_token": refresh}

    def owner_of(self, digest: str, now: datetime) -> str:
        """Return the owner of a token; DocumentedError if it is unknown (1007) or expired (1009)."""
        query = "SELECT owner, expires_at FROM noventiq_tokens WHERE digest = ?"
        row = self.connection.execute(query, (digest,)).fetchone()
        if row is None:
            raise DocumentedError(INVALID_TOKEN)
        if datetime.fromisoformat(row[1]) <= now:
            raise DocumentedError(EXPIRED_TOKEN)
        return str(row[0])

    def revoke(self, owner: str | None) -> int:
        """Remove the tokens of an owner, of all owners if None; return their number."""
        query = "DELETE FROM noventiq_tokens WHERE owner = coalesce(?, owner)"
        return self.connection.execute(query, (owner,)).rowcount

    def count(self) -> int:
        """Count the stored tokens, expired ones included."""
        (number,) = self.connection.execute("SELECT count(*) FROM noventiq_tokens").fetchone()
        return int(number)


def digest_of(token: bytes) -> str:
    """Return the digest that is stored of a token."""
    return hashlib.sha256(token).hexdigest()
