"""Whether a server is one that the spec names as a live environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..contract import Contract
from ..contract.servers import SAFE_ENVIRONMENTS, check_url
from .problems import RefusedSettingError

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_VARIABLE = re.compile(r"\\\{[^}]*\\\}")


def check_server(contract: Contract, url: str, *, allow_live: bool) -> str:
    """Return the URL of a server without a slash at its end.

    Raises:
        RefusedSettingError: It is no URL, or the spec names its host as a live environment and that is not allowed.
    """
    checked = check_address("--url", url)
    environment = live_environment(contract, checked)
    if environment and not allow_live:
        raise RefusedSettingError(
            f"{urlsplit(checked).hostname} is a live environment ({environment}), where orders are real; "
            "--allow-live tests it all the same"
        )
    return checked


def check_address(option: str, url: str) -> str:
    """Return the URL of an option without a slash at its end; RefusedSettingError if it is none, or has credentials."""
    try:
        return check_url(url)
    except ValueError as error:
        raise RefusedSettingError(str(error).replace("server", option, 1)) from None


def live_environment(contract: Contract, url: str) -> str:
    """Return the name of the live environment that a URL belongs to; empty if to none."""
    host = urlsplit(url).hostname or ""
    if host in _LOOPBACK:
        return ""
    return next((name for name, pattern in _live_hosts(contract) if pattern.fullmatch(host)), "")


def _live_hosts(contract: Contract) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, url in contract.servers.items():
        if name not in SAFE_ENVIRONMENTS:
            # A variable in the host of a server stands for any host.
            host = urlsplit(url).netloc.partition(":")[0].lower()
            yield name, re.compile(_VARIABLE.sub("[^/]+", re.escape(host)))
