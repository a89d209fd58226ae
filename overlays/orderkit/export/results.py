"""What a run of an export did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import define

from ..accounts import Account


@define
class AccountResult:
    """What a run did for an account.

    Attributes:
        account: The account.
        orders: Orders read and loaded; one that was read twice counts twice.
        problems: Values that could not be converted, and orders left out.
        drift: How often responses differed from the contract.
        deleted: Orders that a full read did not find any more, which are marked by `deleted_at`.
        left: Orders that are left of those that are being read, about; None if the provider does not say.
        error: Why the account could not be read to its end; None if it was.
    """

    account: Account
    orders: int = 0
    problems: int = 0
    drift: int = 0
    deleted: int = 0
    left: int | None = None
    error: Exception | None = None


@define
class ExportResult:
    """What a run did.

    Attributes:
        accounts: The results by account, as `PROVIDER/NAME`.
        files: The files that were written, if the destination has files.
        resumed: Whether orders of a run that was cut off, which are not counted here, were loaded first.
    """

    accounts: dict[str, AccountResult]
    files: Sequence[Path] = ()
    resumed: bool = False

    @property
    def orders(self) -> int:
        """Orders read and loaded."""
        return sum(each.orders for each in self.accounts.values())

    @property
    def failed(self) -> list[AccountResult]:
        """The accounts that could not be read to their end."""
        return [each for each in self.accounts.values() if each.error is not None]
