"""A page about what has been exported: orders and money by day, statuses, and accounts that are slow or failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from typing import Any, Final

from attrs import define

from .bars import Bars
from .destination import Destination
from .loading import query

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_DAYS: Final = 90
_ORDERS_BY_DAY: Final = """
select cast(placed_at as date) as day, provider, count(*) from orders
where placed_at is not null and placed_at >= (select max(placed_at) from orders) - interval '90 days'
group by 1, 2 order by 1, 2
"""
_MONEY_BY_DAY: Final = """
select cast(placed_at as date) as day, currency, sum(total) from orders
where total is not null and currency is not null and placed_at is not null
and placed_at >= (select max(placed_at) from orders) - interval '90 days'
group by 1, 2 order by 1, 2
"""
_STATUSES: Final = """
select provider, coalesce(status, 'none') as status, count(*), min(placed_at), max(placed_at) from orders
group by 1, 2 order by 1, 3 desc
"""
_ACCOUNTS: Final = """
select provider, account, started_at, ended_at, orders, problems, drift, error from (
  select *, row_number() over (partition by provider, account order by started_at desc) as newest from runs
) as latest where newest = 1 order by error is null, provider, account
"""
_COUNTS: Final = "select count(*), count(distinct provider), min(placed_at), max(placed_at) from orders"
_SLOW: Final = 60.0
"""Seconds after which a run of an account is marked as slow."""


@define(frozen=True)
class Report:
    """What the page shows; all figures are of the exported tables.

    Attributes:
        title: Where the orders are.
        counts: Orders, providers, and the first and last time of creation.
        orders: Day, provider and number of orders.
        money: Day, currency and sum of totals.
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
        count, providers, first, last = self.counts
        yield f"<h1>Orders in {escape(self.title)}</h1>"
        yield f'<p class="soft">Made on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC. Days are days in UTC.</p>'
        failed = sum(row[7] is not None for row in self.accounts)
        yield '<ul class="sum">'
        yield f"<li><b>{count:,}</b> orders</li><li><b>{providers}</b> providers</li>"
        yield f"<li><b>{len(self.accounts)}</b> accounts</li>"
        yield f"<li{' class=bad' if failed else ''}><b>{failed}</b> failed</li>"
        if first is not None:
            yield f"<li>from <b>{first:%Y-%m-%d}</b> to <b>{last:%Y-%m-%d}</b></li>"
        yield "</ul>"
        yield from self._accounts()
        yield f"<h2>Orders by day, the last {_DAYS} days</h2>"
        yield Bars.of(self.orders, "orders").html()
        for currency in sorted({row[1] for row in self.money}):
            yield f"<h2>{escape(currency)} by day</h2>"
            yield Bars.of([row for row in self.money if row[1] == currency], currency).html()
        yield from self._statuses()

    def _accounts(self) -> Iterator[str]:
        yield '<h2>Accounts</h2>\n<div class="wide"><table><thead><tr><th>Account</th><th>State</th>'
        yield "".join(
            f'<th class="number">{name}</th>' for name in ("Orders", "Seconds", "Problems", "Drift")
        )
        yield "<th>Latest run</th></tr></thead><tbody>"
        for provider, account, started_at, ended_at, orders, problems, drift, error in self.accounts:
            seconds = (ended_at - started_at).total_seconds()
            state = f"<b>failed</b>: {escape(error)}" if error else "slow" if seconds > _SLOW else "complete"
            numbers = (f"{orders:,}", f"{seconds:,.1f}", f"{problems:,}", f"{drift:,}")
            yield (
                f"<tr{' class=bad' if error else ''}><td>{escape(provider)}/{escape(account)}</td><td>{state}</td>"
                + "".join(f'<td class="number">{number}</td>' for number in numbers)
                + f'<td class="time">{started_at:%Y-%m-%d %H:%M}</td></tr>'
            )
        yield "</tbody></table></div>"

    def _statuses(self) -> Iterator[str]:
        yield '<h2>Statuses</h2>\n<div class="wide"><table><thead><tr><th>Provider</th><th>Status</th>'
        yield '<th class="number">Orders</th><th>First</th><th>Last</th></tr></thead><tbody>'
        for provider, status, count, first, last in self.statuses:
            days = "".join(f"<td>{time:%Y-%m-%d}</td>" if time else "<td></td>" for time in (first, last))
            yield (
                f"<tr><td>{escape(provider)}</td><td>{escape(status)}</td>"
                f'<td class="number">{count:,}</td>{days}</tr>'
            )
        yield "</tbody></table></div>"
