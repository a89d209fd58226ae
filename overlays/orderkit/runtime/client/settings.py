"""Settings of a client that its environment may give: the address, the environment of the provider, the timeout."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Protocol

from ..protocol.messages import Timeout
from .addresses import checked_base_url


class Named(Protocol):
    """The facts of a provider that its settings depend on."""

    @property
    def name(self) -> str:
        """Name of its spec; the variables begin with it in upper case."""
        ...

    @property
    def servers(self) -> Mapping[str, str]:
        """Base URL of each environment."""
        ...


def variable(provider: Named, setting: str) -> str:
    """The environment variable of a setting, such as `NOCNOC_BASE_URL`."""
    return f"{provider.name}_{setting}".upper()


def base_url_of(provider: Named, base_url: str | None, environment: str | None, default: str) -> str:
    """The base URL that was passed, else the environment's that was passed, else what the variables say.

    `<PROVIDER>_BASE_URL` is read before `<PROVIDER>_ENVIRONMENT`, and an argument before both.

    Raises:
        TypeError: The base URL is not text.
        ValueError: The base URL is wrong, or the provider has no such environment.
    """
    # An argument wins over every variable, so that a test cannot reach the host that a shell happens to name.
    if base_url is not None:
        return checked_base_url("base_url", base_url)
    if environment is not None:
        return _server(provider, environment, "environment")
    address = variable(provider, "BASE_URL")
    if os.environ.get(address):
        return checked_base_url(address, os.environ[address])
    return _server(provider, environment_of(provider) or default, variable(provider, "ENVIRONMENT"))


def environment_of(provider: Named) -> str | None:
    """The environment that `<PROVIDER>_ENVIRONMENT` names; None if it names none."""
    return os.environ.get(variable(provider, "ENVIRONMENT")) or None


def timeout_of(provider: Named, timeout: float | Timeout | None) -> Timeout:
    """The timeout that was passed, else the seconds of `<PROVIDER>_TIMEOUT`, else the default.

    Raises:
        ValueError: It is no positive number of seconds.
    """
    if timeout is not None:
        return Timeout.of(timeout)
    name = variable(provider, "TIMEOUT")
    text = os.environ.get(name)
    # A variable that is set to nothing counts as absent: CI systems and compose files often can do no more.
    if not text:
        return Timeout()
    try:
        return Timeout.of(float(text))
    except ValueError:
        raise ValueError(
            f"{name} must be a positive number of seconds, at most a day (got {text!r})"
        ) from None


def _server(provider: Named, environment: str, setting: str) -> str:
    if environment not in tuple(provider.servers):  # an unhashable value is no key
        known = ", ".join(provider.servers)
        raise ValueError(f"{setting} must be one of {known} (got {environment!r})")
    return provider.servers[environment]
