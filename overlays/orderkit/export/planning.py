"""What a run reads of each account, by its options and by what is known from earlier runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import define, evolve, field

from ..accounts import Account
from ..orders import filters_of
from .destination import Destination
from .loading import NAME, explained
from .plan import OVERLAP, State
from .working_folder import open_pipeline

RESOURCE: Final = "accounts"
"""The name of the resource whose state has those of the accounts."""


def _beginning(bound: date | None) -> datetime | None:
    """Return a bound as a time: a day begins in UTC."""
    return bound if bound is None or isinstance(bound, datetime) else datetime.combine(bound, time(), UTC)


@define(frozen=True)
class Wanted:
    """The options that say which orders are read; see `export`."""

    since: datetime | None = field(converter=_beginning)
    until: datetime | None = field(converter=_beginning)
    reread: timedelta
    full: bool

    def __attrs_post_init__(self) -> None:
        for name, bound in (("since", self.since), ("until", self.until)):
            if bound is not None and bound.utcoffset() is None:
                raise ValueError(f"{name} must have a time zone, for example UTC (got {bound})")
        if self.since is not None and self.since > datetime.now(UTC):
            raise ValueError(f"since must not be in the future (got {self.since})")
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise ValueError(f"until must be later than since (got {self.since} and {self.until})")

    def of(self, account: Account, state: State, now: datetime) -> State:
        """Return the state of an account with what a run reads now."""
        filters = filters_of(account.provider)
        return state.next_run(
            now,
            since=self.since or account.since,
            until=self.until,
            has_updated=filters.by_update,
            unit=filters.unit,
            reread=self.reread,
            full=self.full,
        )


def planned(
    accounts: Iterable[Account],
    destination: Destination,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    reread: timedelta = OVERLAP,
    full: bool = False,
) -> list[tuple[Account, State]]:
    """Return what a run would read now, without a call to a provider.

    Raises:
        ExportError: The destination cannot be used.
    """
    state: Mapping[str, Any] = {} if destination.is_new() else _state_in(destination)
    resources = state.get("sources", {}).get(NAME, {}).get("resources", {})
    states: Mapping[str, Any] = resources.get(RESOURCE, {})
    now, wanted = datetime.now(UTC), Wanted(since, until, reread, full)
    return [
        (account, wanted.of(account, State.from_dict(states.get(account.key, {})), now))
        for account in accounts
    ]


def _state_in(destination: Destination) -> Mapping[str, Any]:
    """Return the state that a run would begin with, by a copy of the working folder: nothing is written."""
    destination.check()
    with TemporaryDirectory() as folder, explained(destination):
        copy = evolve(destination, work=Path(folder), read_only=True)
        with suppress(OSError):  # there is none, or a run changes it: what is not whole is left out
            shutil.copytree(destination.work / NAME, copy.work / NAME)
        pipeline = open_pipeline(copy)
        if not pipeline.has_pending_data:  # or its own state is the newest
            pipeline.sync_destination()
        return pipeline.state
