"""Masks of secrets in what the log of requests shows: asterisks in place of keys, passwords and tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, cast
from urllib.parse import quote

from ...contract import JsonObject

MASK: Final = "***"

# Names of headers, parameters and properties that hold credentials, whatever their value is.
_SECRET_NAMES = re.compile(
    r"auth|cookie|password|passwd|secret|signature|(^|[-_])(api[-_]?)?key$|(^|[-_])token$|credential",
    re.IGNORECASE,
)


class SecretMask:
    """Masks the API keys of a mock and their secrets, and values whose names say that they are credentials."""

    def __init__(self, api_keys: Iterable[str]) -> None:
        known = {text for key in api_keys for text in (f"{key}-secret", key)}
        spellings = known | {quote(text, safe="") for text in known}
        # Longest first: a key that contains another one is masked as a whole.
        self._pattern = re.compile(
            "|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) or "(?!)"
        )

    def text(self, text: str) -> str:
        """Return a text with asterisks in place of API keys."""
        return self._pattern.sub(MASK, text)

    def named(self, name: str, value: str) -> str:
        """Return a value of a header or a parameter, masked as a whole if its name says that it is a credential."""
        return MASK if _SECRET_NAMES.search(name) else self.text(value)

    def json(self, value: Any) -> Any:
        """Return a JSON value with its credentials masked."""
        if isinstance(value, dict):
            members = cast(JsonObject, value)
            return {
                self.text(name): MASK if _is_credential(name, member) else self.json(member)
                for name, member in members.items()
            }
        if isinstance(value, list):
            return [self.json(item) for item in cast(Sequence[Any], value)]
        return self.text(value) if isinstance(value, str) else value


def _is_credential(name: str, value: Any) -> bool:
    return isinstance(value, str) and _SECRET_NAMES.search(name) is not None
