"""A page about what has been exported: orders and money by day, statuses, and accounts that are slow or failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import escape
from importlib.resources import files
from typing import Any, Final

from attrs import define

from .bars import Bars
from .destination import Destination
from .loading import query

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_DAYS: Final = 90
_HALF: Final = 560
# The zone of a session of PostgreSQL is that of its server.
_DAY: Final = "cast(placed_at at time zone 'UTC' as date)"
_SPAN: Final = "min(placed_at) at time zone 'UTC', max(placed_at) at time zone 'UTC'"
# Orders that are deleted at the provider are counted, and otherwise left out.
_RECENT: Final = """
from orders where deleted_at is null and cast(placed_at at time zone 'UTC' as date) >= (
  select cast(max(placed_at) at time zone 'UTC' as date) from orders where deleted_at is null
) - 89
"""
_ORDERS_BY_DAY: Final = f"select {_DAY} as day, provider, count(*) {_RECENT} group by 1, 2"
_MONEY_BY_DAY: Final = f"""
select {_DAY} as day, provider, currency, sum(total) {_RECENT}
and total is not null and currency is not null group by 1, 2, 3
"""
_STATUSES: Final = f"""
select provider, coalesce(status, 'no counterpart') as status, count(*), {_SPAN} from orders
where deleted_at is null group by 1, 2 order by 1, 3 desc
"""  # noqa: S608 - of constants
_ACCOUNTS: Final = """
select provider, account, started_at at time zone 'UTC', ended_at at time zone 'UTC', orders, problems, drift, error
from (
  select *, row_number() over (partition by provider, account order by started_at desc) as newest from runs
  where ended_at is not null
) as latest where newest = 1 order by error is null, provider, account
"""
_COUNTS: Final = f"""
select count(*) filter (where deleted_at is null), count(distinct provider), {_SPAN},
  count(deleted_at) from orders
"""  # noqa: S608 - of constants
_SLOW: Final = 60.0
"""Seconds after which a run of an account is marked as slow."""


@define(frozen=True)
class Report:
    """What the page shows; all figures are of the exported tables.

    Attributes:
        title: Where the orders are.
        counts: Orders, providers, the first and last time of creation, and orders that are deleted.
        orders: Day, provider and number of orders.
        money: Day, provider, currency and sum of totals.
        statuses: Provider, status, number, first and last time of creation.
        accounts: The latest run of each account.
    """

    title: str
    counts: Sequence[Any]
    orders: Sequence[Sequence[Any]]
    money: Sequence[Sequence[Any]]
    statuses: Sequence[Sequence[Any]]
    accounts: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, destination: Destination) -> Report:
        """Read the tables of a destination.

        Raises:
            ExportError: They cannot be read, or there are none yet.
        """
        counts, *others = query(destination, _COUNTS, _ORDERS_BY_DAY, _MONEY_BY_DAY, _STATUSES, _ACCOUNTS)
        return cls(str(destination), counts[0], *others)

    def html(self) -> str:
        """Return the page. It needs no script, no other file and no other host."""
        style = files("orderkit.export").joinpath("report.css").read_text(encoding="utf-8")
        body = "\n".join(self._body())
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>Orders in {escape(self.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
            f"{body}\n</main>\n</body>\n</html>\n"
        )

    def _body(self) -> Iterator[str]:
        count, providers, first, last, deleted = self.counts
        yield f"<h1>Orders in {escape(self.title)}</h1>"
        yield f'<p class="soft">Made on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC. Days are days in UTC.</p>'
        failed = sum(row[7] is not None for row in self.accounts)
        yield '<ul class="sum">'
        yield f"<li><b>{count:,}</b> orders</li><li><b>{providers}</b> providers</li>"
        yield f"<li><b>{len(self.accounts)}</b> accounts</li>"
        yield f"<li{' class=bad' if failed else ''}><b>{failed}</b> failed</li>"
        if deleted:
            yield f"<li><b>{deleted:,}</b> deleted at the provider</li>"
        if first is not None:
            yield f"<li>from <b>{first:%Y-%m-%d}</b> to <b>{last:%Y-%m-%d}</b></li>"
        yield "</ul>"
        yield from self._accounts()
        yield from self._charts()
        yield from self._statuses()

    def _charts(self) -> Iterator[str]:
        last = max((row[0] for row in self.orders), default=None)
        days = [] if last is None else [last - timedelta(days=back) for back in reversed(range(_DAYS))]
        kinds = sorted({str(row[1]) for row in self.orders})
        orders = Bars(
            days, kinds, {(day, str(kind)): Decimal(number) for day, kind, number in self.orders}, "orders"
        )
        yield f"<h2>Orders by day, the last {_DAYS} days <small>at most {orders.most():,} on a day</small></h2>"
        yield orders.html()
        totals = Counter[str]()
        for _, _, currency, total in self.money:
            totals[currency] += total
        yield '<div class="charts">'
        for currency, total in totals.most_common():
            money = {(day, str(kind)): amount for day, kind, each, amount in self.money if each == currency}
            bars = Bars(days, kinds, money, currency, _HALF)
            small = f"<small>{total:,.2f} in all, at most {bars.most():,.2f} on a day</small>"
            yield f"<section><h2>{escape(currency)} by day {small}</h2>{bars.html()}</section>"
        yield "</div>"

    def _accounts(self) -> Iterator[str]:
        names = ("Orders", "Seconds", "Problems", "Drift")
        yield '<h2>Accounts</h2>\n<table class="cards"><thead><tr><th>Account</th><th>State</th>'
        yield "".join(f'<th class="number">{name}</th>' for name in names)
        yield "<th>Latest run</th></tr></thead><tbody>"
        for provider, account, started_at, ended_at, orders, problems, drift, error in self.accounts:
            seconds = (ended_at - started_at).total_seconds()
            state = "failed" if error else "slow" if seconds > _SLOW else "complete"
            reason = f" {escape(error)}" if error else ""
            values = (f"{orders:,}", f"{seconds:,.1f}", f"{problems:,}", f"{drift:,}")
            yield (
                f'<tr class="{state}"><td><b>{escape(provider)}/{escape(account)}</b></td>'
                f'<td><span class="state">{state}</span>{reason}</td>'
                + "".join(
                    f'<td class="number" data-name="{name}">{value}</td>'
                    for name, value in zip(names, values, strict=True)
                )
                + f'<td class="time" data-name="Latest run">{started_at:%Y-%m-%d %H:%M}</td></tr>'
            )
        yield "</tbody></table>"

    def _statuses(self) -> Iterator[str]:
        counts = Counter[str]()
        for provider, _, count, _, _ in self.statuses:
            counts[provider] += count
        yield '<h2>Statuses</h2>\n<div class="wide"><table><thead><tr><th>Provider</th><th>Status</th>'
        yield '<th class="number">Orders</th><th class="share">Share</th>'
        yield '<th class="share">First</th><th>Last</th></tr></thead><tbody>'
        for provider, status, count, first, last in self.statuses:
            share = f"{count / counts[provider]:.0%}"
            meter = f'<meter value="{count}" max="{counts[provider]}" title="{share}">{share}</meter>'
            yield (
                f'<tr><td>{escape(provider)}</td><td>{escape(status)}</td><td class="number">{count:,}</td>'
                f'<td class="share bar">{meter}</td><td class="share time">{_day(first)}</td>'
                f'<td class="time">{_day(last)}</td></tr>'
            )
        yield "</tbody></table></div>"


def _day(time: datetime | None) -> str:
    return "" if time is None else f"{time:%Y-%m-%d}"
