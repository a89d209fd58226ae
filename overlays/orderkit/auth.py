"""How a call proves who makes it; what is secret shows in no rendering."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import cast

from attrs import define, field


@define(frozen=True)
class ApiKey:
    """A key sent in a header of the provider's own."""

    header: str
    key: str = field(repr=False)

    def headers(self) -> Mapping[str, str]:
        """The header with the key."""
        return {self.header: self.key}


def secret_from(given: str | None, variable: str, provider: str, argument: str) -> str:
    """The secret that was given, or else the environment's.

    Raises:
        TypeError: It is not text.
        ValueError: There is none, or it cannot be sent in a header. The message never shows it.
    """
    secret = os.environ.get(variable, "") if given is None else given
    if not isinstance(cast(object, secret), str):
        raise TypeError(f"{argument} must be str, not {type(secret).__name__}")
    if not secret:
        raise ValueError(f"{provider} needs a key: pass {argument}=... or set {variable}")
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raise ValueError(
            f"the key of {provider} holds characters that no header can carry: look at {variable}"
        )
    return secret
