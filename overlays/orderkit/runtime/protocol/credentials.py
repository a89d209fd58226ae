"""How a call proves who makes it; what is secret shows in no rendering."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from typing import Final, Protocol, cast

from attrs import define

from .messages import AuthHeaders, Flow


class Credentials(Protocol):
    """Prove who calls, to the configured origin and to nobody else."""

    def authenticate(self) -> Flow[AuthHeaders]:
        """The proof for one request; it may take calls of its own to get it."""
        ...

    def replaces(self, refused: AuthHeaders) -> bool:
        """Whether another proof can be had in place of one that the provider refused."""
        ...


@define(frozen=True)
class FixedCredentials:
    """Headers that are the same in every request."""

    auth: AuthHeaders

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> FixedCredentials:
        """Credentials that are these headers."""
        return cls(AuthHeaders(headers))

    def authenticate(self) -> Flow[AuthHeaders]:
        """The headers."""
        yield from ()
        return self.auth

    def replaces(self, refused: AuthHeaders) -> bool:
        """There are no others."""
        return False


NO_CREDENTIALS: Final = FixedCredentials(AuthHeaders())


def basic_auth(user: str, password: str) -> AuthHeaders:
    """A user, or a public key, and what belongs to it, as HTTP Basic (RFC 7617) has them.

    Raises:
        ValueError: The user holds a colon, which is where the password begins. The message never shows it.
    """
    if ":" in user:
        raise ValueError(
            "a user or public key with a colon cannot be sent by HTTP Basic: look at what is passed"
        )
    return AuthHeaders({"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"})


def secret_from(given: str | None, variable: str, provider: str, argument: str) -> str:
    """The secret that was given, or else the environment's, which goes into a header.

    Raises:
        TypeError: It is not text.
        ValueError: There is none, or it cannot be sent in a header. The message never shows it.
    """
    secret = setting_from(given, variable, provider, argument)
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raise ValueError(
            f"the {argument} of {provider} holds characters that no header can carry: look at {variable}"
        )
    return secret


def setting_from(given: str | None, variable: str, provider: str, argument: str) -> str:
    """The text that was given, or else the environment's.

    Raises:
        TypeError: It is not text.
        ValueError: There is none, or it is no Unicode, as what an environment holds may be.
    """
    text = os.environ.get(variable, "") if given is None else given
    if not isinstance(cast(object, text), str):
        raise TypeError(f"{argument} must be str, not {type(text).__name__}")
    if not text:
        raise ValueError(f"{provider} needs {argument}: pass {argument}=... or set {variable}")
    if any(_is_surrogate(character) for character in text):
        raise ValueError(f"the {argument} of {provider} is no Unicode text: look at {variable}")
    return text


def _is_surrogate(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"
