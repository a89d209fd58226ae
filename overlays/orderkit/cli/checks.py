"""Checks of `orderkit doctor`: of the installation, and of accounts by one call that reads."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import Any, Final

from attrs import define

from ..accounts import Account, AccountsError
from ..errors import ApiError, ForbiddenError, OrderkitError, UnauthorizedError
from ..operations.table import OperationEntry, operations_of
from ..runtime.installing import how_to_install
from ..runtime.version import __version__
from .problems import sentence

OK: Final = "ok"
FAILED: Final = "failed"
SKIPPED: Final = "skipped"

_LARGEST_DIFFERENCE: Final = timedelta(seconds=60)
"""Signatures and tokens are often refused beyond; the header has whole seconds, and a response takes some."""
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+).*?extra == '([a-z]+)'")


@define(frozen=True)
class Check:
    """One result.

    Attributes:
        name: What was checked.
        state: `ok`, `failed` or `skipped`.
        detail: What was found, and what to do about it.
    """

    name: str
    state: str
    detail: str


def installation() -> Iterator[Check]:
    """Yield the versions, and which extras are installed."""
    yield Check("orderkit", OK, __version__)
    yield Check("python", OK, f"{platform.python_implementation()} {platform.python_version()}")
    is_whole = True
    for extra, packages in _extras().items():
        missing = sorted(name for name in packages if not _is_installed(name))
        detail = f"not installed: {', '.join(missing)}" if missing else "installed"
        yield Check(f"extra {extra}", SKIPPED if missing else OK, detail)
        is_whole = is_whole and not missing
    if not is_whole:
        yield Check("other extras", SKIPPED, f"if you need one, {how_to_install('NAME')}")


def _extras() -> Mapping[str, set[str]]:
    """Return the packages of each extra that is for users."""
    try:
        required = metadata.requires("orderkit") or []
    except metadata.PackageNotFoundError:
        return {}
    found: dict[str, set[str]] = {}
    for line in required:
        match = _REQUIREMENT.match(line)
        if match and match[2] not in ("dev", "docs"):
            found.setdefault(match[2], set()).add(match[1])
    return found


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def check_account(account: Account, *, offline: bool) -> Iterator[Check]:
    """Yield the checks of an account: its keys, whether the provider takes them, and the clock."""
    try:
        client = account.client(timeout=10.0)
    except (AccountsError, TypeError, ValueError) as error:
        yield Check(f"{account.key} keys", FAILED, str(error))
        return
    with client:
        yield Check(f"{account.key} keys", OK, "given")
        if offline:
            return
        yield from _check_call(account, client)


def _check_call(account: Account, client: Any) -> Iterator[Check]:
    entry = probe(account.provider)
    name = f"{account.key} call"
    try:
        headers: Mapping[str, str] = _call(client, entry).headers
        yield Check(name, OK, f"{entry.name} at {client.base_url} succeeded")
    except (UnauthorizedError, ForbiddenError) as error:
        yield Check(name, FAILED, sentence(error))
        headers = error.response.headers
    except ApiError as error:
        # An example's id need not exist: that the provider looked for it says that it took the keys.
        state = FAILED if error.status >= 500 or error.status == 429 else OK
        yield Check(
            name, state, f"the keys are accepted at {client.base_url}" if state is OK else sentence(error)
        )
        headers = error.response.headers
    except OrderkitError as error:
        yield Check(name, FAILED, sentence(error))
        return
    yield _check_clock(account, headers.get("date"))


def probe(provider: str) -> OperationEntry:
    """Return the operation that is called: one that reads, needs no body, and as few arguments as there are."""
    safe = (entry for entry in operations_of(provider).values() if not entry.writes and entry.body is None)
    return min(safe, key=lambda entry: sum(argument.required for argument in entry.arguments))


def _call(client: Any, entry: OperationEntry) -> Any:
    required = [each.schema["examples"][0] for each in entry.arguments if each.required]
    return getattr(client.raw, entry.name)(*required)


def _check_clock(account: Account, date: str | None) -> Check:
    name = f"{account.key} clock"
    try:
        theirs = parsedate_to_datetime(date or "")
    except ValueError:
        return Check(name, SKIPPED, "the response has no date")
    difference = datetime.now(UTC) - theirs.astimezone(UTC)
    seconds = round(difference.total_seconds())
    if abs(difference) > _LARGEST_DIFFERENCE:
        return Check(
            name, FAILED, f"{seconds:+} seconds from the provider's: set the clock of this machine right"
        )
    return Check(name, OK, "within a minute of the provider's")
