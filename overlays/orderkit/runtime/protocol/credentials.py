"""Authentication headers; secrets are never included in a repr."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Final, Protocol, cast

from attrs import define

from .masking import secrets_of
from .messages import AuthHeaders, Flow, OperationInfo, Timeout
from .retry_policy import Retry


# Properties rather than a value with all of them: most calls find a valid token, and need none of this.
class CallInProgress(Protocol):
    """A call that needs authentication headers for its next attempt. Its options bound what getting them may take."""

    @property
    def info(self) -> OperationInfo:
        """Its operation."""
        ...

    @property
    def timeout(self) -> Timeout:
        """How long it waits for the network."""
        ...

    @property
    def retry(self) -> Retry:
        """Its retry settings."""
        ...

    @property
    def attempts(self) -> int:
        """How many times its request was sent so far."""
        ...

    @property
    def elapsed(self) -> float:
        """Seconds since it began."""
        ...


class Credentials(Protocol):
    """Authenticates requests. Its headers go to the configured origin only."""

    def authenticate(self, call: CallInProgress) -> Flow[AuthHeaders]:
        """Return the headers for one request of a call; this may take calls of its own."""
        ...

    def replaces(self, refused: AuthHeaders) -> bool:
        """Return whether other headers can replace those that the provider refused."""
        ...

    def secrets(self) -> Iterable[str]:
        """Return what of its latest headers must not be shown."""
        ...


@define(frozen=True)
class FixedCredentials:
    """Headers that are the same in every request."""

    auth: AuthHeaders

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> FixedCredentials:
        """Make credentials from headers."""
        return cls(AuthHeaders(headers))

    def authenticate(self, call: CallInProgress) -> Flow[AuthHeaders]:
        """Return the headers."""
        yield from ()  # makes it a flow; it has no steps
        return self.auth

    def replaces(self, refused: AuthHeaders) -> bool:
        """Return False: there are no others."""
        return False

    def secrets(self) -> Iterable[str]:
        """Return the secrets in the headers."""
        return secrets_of(self.auth)


NO_CREDENTIALS: Final = FixedCredentials(AuthHeaders())


def basic_auth(user: str, password: str) -> AuthHeaders:
    """Encode a user and a password, or a public and a secret key, as HTTP Basic (RFC 7617) does.

    Raises:
        ValueError: The user holds a colon, which separates it from the password. The message does not include it.
    """
    if ":" in user:
        raise ValueError(
            "user or public key must not contain a colon, which HTTP Basic cannot send; check its value"
        )
    return AuthHeaders({"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"})


def secret_from(value: str | None, variable: str, provider: str, argument: str) -> str:
    """Return the secret that was passed, or else the environment's. It will be sent in a header.

    Raises:
        TypeError: It is not a str.
        ValueError: There is none, or a header cannot carry it. The message does not include it.
    """
    secret = setting_from(value, variable, provider, argument)
    # Checked here: the HTTP library would fail on it at the first call, with an error that holds the secret.
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raise ValueError(
            f"{argument} of {provider} must be printable ASCII without spaces to be sent in a header; "
            f"check {variable}"
        )
    return secret


def setting_from(value: str | None, variable: str, provider: str, argument: str) -> str:
    """Return the text that was passed, or else the environment's.

    Raises:
        TypeError: It is not a str.
        ValueError: There is none, or it is not Unicode, as a variable of the environment may be.
    """
    text = os.environ.get(variable, "") if value is None else value
    if not isinstance(cast(object, text), str):
        raise TypeError(f"{argument} must be str (got {type(text).__name__})")
    if not text:
        raise ValueError(f"{argument} of {provider} must be given: pass {argument}=... or set {variable}")
    if any(_is_surrogate(character) for character in text):
        raise ValueError(f"{argument} of {provider} must be Unicode text; check {variable}")
    return text


def _is_surrogate(character: str) -> bool:
    # os.environ stands for each byte that is not UTF-8 by a lone surrogate, which no request can carry.
    return "\ud800" <= character <= "\udfff"
