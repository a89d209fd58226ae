"""The tasks of a shop: which calls each makes, and how long it takes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from attrs import define

from ...orders.period import floor
from ..plan import State
from .facts import Facts
from .setting import Setting
from .shops import Shop

_NOW: Final = datetime(2026, 1, 1, 2, tzinfo=UTC)
_DAY: Final = timedelta(days=1)


@define(frozen=True)
class Task:
    """What one worker reads of one shop.

    Attributes:
        provider: Where the shop is.
        pages: Calls of the listing.
        ahead: Pages that are fetched at the same time.
        single: Calls for single orders.
        orders: Orders that are listed.
        parts: Tasks that share the token's limits.
    """

    provider: str
    pages: int
    ahead: int
    single: int
    orders: float
    parts: int

    @property
    def calls(self) -> int:
        """All calls."""
        return self.pages + self.single

    def cpu(self, setting: Setting) -> float:
        """Return the seconds of CPU."""
        return self.orders * setting.order_cpu + self.calls * setting.call_cpu

    def waiting(self, setting: Setting) -> float:
        """Return the seconds that the calls take as fast as their responses come."""
        return setting.call_seconds * (self.pages / self.ahead + self.single / setting.concurrency)

    def limited(self) -> float:
        """Return the seconds that the token's limits demand, if responses came at once."""
        return _paced(self.provider, self.calls, 0.0, self.parts)

    def seconds(self, setting: Setting) -> float:
        """Return how long the task takes."""
        cpu, pace = self.cpu(setting), self.waiting(setting) / self.calls
        if setting.concurrency == 1:
            # Nothing is fetched while orders are converted.
            return setting.task_seconds + _paced(
                self.provider, self.calls, pace + cpu / self.calls, self.parts
            )
        return setting.task_seconds + max(_paced(self.provider, self.calls, pace, self.parts), cpu)


@cache
def _paced(provider: str, calls: int, pace: float, parts: int) -> float:
    """Return how long so many calls take, one each `pace` seconds unless the client's own limiter delays it."""
    facts = Facts.of(provider)
    if all(calls <= most // parts for most, _ in facts.limits):
        return calls * pace
    limiter, now = facts.account.limiter(parts=parts), 0.0
    for _ in range(calls):
        now += (limiter.reserve(facts.method, now, math.inf) or 0.0) + pace
    return now


@cache
def first_run(shop: Shop, setting: Setting) -> tuple[Task, ...]:
    """Return the tasks that read all orders of a shop."""
    facts = Facts.of(shop.provider)
    length = timedelta(days=shop.days)
    parts = max(1, min(setting.partitions, length // facts.unit))
    # Where days are compared, a window has a little of its neighbours.
    neighbours = [(number > 0) + (number < parts - 1) for number in range(parts)]
    return tuple(_task(shop, setting, [length / parts + facts.doubt * each], parts) for each in neighbours)


@cache
def nightly_run(shop: Shop, setting: Setting) -> tuple[Task, ...]:
    """Return the task that reads what is new or may have changed, a day after the last run."""
    facts = Facts.of(shop.provider)
    if setting.streams:
        spans = [_listed(_NOW - _DAY, _NOW, facts), *[_DAY] * facts.by_update]
        return (_task(shop, setting, spans, 1),)
    begin = _NOW - timedelta(days=shop.days)
    state = State(read_until=_NOW - _DAY, since=begin).next_run(
        _NOW, since=begin, until=None, has_updated=facts.by_update, unit=facts.unit
    )
    spans = [_listed(part.start or begin, min(part.end, _NOW), facts) for part in state.parts]
    return (_task(shop, setting, spans, 1),)


def _listed(start: datetime, end: datetime, facts: Facts) -> timedelta:
    """Return the time that the provider lists for a period: whole days, where it compares days."""
    first = floor(start - facts.doubt, facts.unit)
    last = floor(end + facts.doubt - datetime.resolution, facts.unit) + facts.unit
    return min(last, _NOW) - first


def _task(shop: Shop, setting: Setting, spans: Iterable[timedelta], parts: int) -> Task:
    facts = Facts.of(shop.provider)
    size = setting.page_size or facts.page_size
    lengths = list(spans)
    listed = [shop.orders / shop.days * (span / _DAY) for span in lengths]
    orders = sum(listed)
    return Task(
        provider=shop.provider,
        pages=sum(max(1, math.ceil(each / size)) for each in listed),
        ahead=1 if any(map(facts.one_after_the_other, lengths)) else setting.concurrency,
        single=math.ceil(orders) if facts.one_by_one else 0,
        orders=orders,
        parts=parts,
    )
