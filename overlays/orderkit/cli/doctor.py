"""Command `orderkit doctor`: checks the installation and the accounts, and says what to do about what fails."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from types import SimpleNamespace

from attrs import asdict

from ..accounts import Account, AccountsError, client_settings, read_accounts
from ..contract import providers
from ..runtime.protocol.printable import printable
from .checks import FAILED, OK, SKIPPED, Check, check_account, installation
from .clients import accounts_file, mock_account
from .exit_codes import NEGATIVE, SUCCESS

_LONGEST = 2000


def run(options: SimpleNamespace) -> int:
    """Check everything; return 0, or 1 if a check failed."""
    found: list[Check] = []
    for check in _checks(options):
        found.append(check)
        if not options.json:
            line = f"{check.state:<8} {check.name}: {printable(check.detail, _LONGEST)}"
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    if options.json:
        sys.stdout.write(json.dumps([asdict(check) for check in found], indent=2) + "\n")
    return NEGATIVE if any(check.state == FAILED for check in found) else SUCCESS


def _checks(options: SimpleNamespace) -> Iterator[Check]:
    yield from installation()
    try:
        accounts = _accounts(options)
    except AccountsError as error:
        yield Check("accounts", FAILED, str(error))
        return
    if not accounts:
        file = accounts_file(vars(options))
        yield Check("accounts", SKIPPED, f"none in the environment, and there is no {file}")
        return
    yield Check("accounts", OK, ", ".join(account.key for account in accounts))
    for account in accounts:
        yield from check_account(account, offline=options.offline)


def _accounts(options: SimpleNamespace) -> list[Account]:
    """Return the accounts to try: the mock's, those of a name, or all of the file and of the environment."""
    if options.mock:
        return [mock_account(provider) for provider in providers()]
    file = accounts_file(vars(options))
    if not (file.exists() or options.accounts or options.account):
        return _of_the_environment()
    known = read_accounts(file, all_providers=True)
    if options.account is None:
        return [*known, *_of_the_environment()]
    chosen = [each for each in known if each.name == options.account]
    if not chosen:
        names = ", ".join(sorted({each.name for each in known}))
        raise AccountsError(f"--account must be one of {file}: {names} (got {options.account})")
    return chosen


def _of_the_environment() -> list[Account]:
    """Return an account for each provider of which the environment has a setting."""
    return [
        Account(name="environment", provider=provider)
        for provider in providers()
        if any(os.environ.get(f"{provider}_{name}".upper()) for name in client_settings(provider))
    ]
