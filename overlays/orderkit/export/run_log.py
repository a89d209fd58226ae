"""The tables `runs` and `drift`: written with each load, so that a run that is cut off is in them too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field

from ..runtime.client.drift import DriftPlace
from .results import AccountResult
from .tables import RUNS, drift_table, table_of_rows

if TYPE_CHECKING:
    import pyarrow as pa


def _counters() -> defaultdict[str, Counter[DriftPlace]]:
    return defaultdict(Counter[DriftPlace])


@define
class RunLog:
    """What a run has done since the last load.

    Attributes:
        started_at: When the run began.
        results: What it did in all, by account.
    """

    started_at: datetime
    results: Mapping[str, AccountResult]
    _ended: dict[str, datetime | None] = field(init=False)
    _drift: defaultdict[str, Counter[DriftPlace]] = field(factory=_counters, init=False)

    def __attrs_post_init__(self) -> None:
        self._ended = dict.fromkeys(self.results)

    def add(self, key: str, drift: Mapping[DriftPlace, int], ended_at: datetime | None = None) -> None:
        """Add what differed from the contract for an account, and its end."""
        self._ended[key] = ended_at
        self._drift[key].update(drift)
        self.results[key].drift += sum(drift.values())

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Return the tables of a load by their names. A run without an end is replaced by itself in the next load."""
        rows = [self._row(self.results[key], ended_at) for key, ended_at in self._ended.items()]
        yield "runs", table_of_rows(rows, RUNS)
        for key, counts in self._drift.items():
            account = self.results[key].account
            yield "drift", drift_table(account.provider, account.name, counts, self.started_at)
        self._ended, self._drift = {}, _counters()

    def _row(self, result: AccountResult, ended_at: datetime | None) -> dict[str, Any]:
        return {
            "provider": result.account.provider,
            "account": result.account.name,
            "started_at": self.started_at,
            "ended_at": ended_at,
            "orders": result.orders,
            "problems": result.problems,
            "drift": result.drift,
            "error": None if result.error is None else str(result.error),
        }
