"""Bar charts of amounts by day and kind, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from math import ceil
from typing import Final

from attrs import define

_HEIGHT = 220
_LEFT, _BOTTOM, _TOP = 64, 22, 8
_LINES: Final = 5
_STEPS: Final = (1, 2, 5, 10)
_COLOURS: Final = 7
_MONDAY: Final = 0


@define(frozen=True)
class Bars:
    """A chart of bars.

    Attributes:
        days: All days, with those that have nothing.
        kinds: The kinds, in the order of their colours.
        amounts: The amount of each day and kind.
        unit: What is counted.
        width: Its width; the height is 220.
    """

    days: Sequence[date]
    kinds: Sequence[str]
    amounts: Mapping[tuple[date, str], Decimal]
    unit: str
    width: int = 960

    def html(self) -> str:
        """Return the chart with its key; a sentence if there is nothing to show."""
        if not self.amounts:
            return "<p>None.</p>"
        # A kind keeps its colour in all charts of a page, also in those that have none of another.
        shown = {kind for _, kind in self.amounts}
        kinds = self.kinds if len(self.kinds) > 1 else ()
        key = "".join(
            f'<li><span class="c{number % _COLOURS}"></span>{escape(kind)}</li>'
            for number, kind in enumerate(kinds)
            if kind in shown
        )
        label = (
            f"{self.unit} by day, from {self.days[0]} to {self.days[-1]}; at most {self.most():,} on a day"
        )
        return (
            f'<ul class="key">{key}</ul>\n<div class="chart"><svg viewBox="0 0 {self.width} {_HEIGHT}" role="img" '
            f'aria-label="{escape(label)}">\n' + "\n".join((*self._scale(), *self._bars())) + "\n</svg></div>"
        )

    def most(self) -> Decimal:
        """Return the amount of the day that has most."""
        sums = (sum((self._amount(day, kind) for kind in self.kinds), Decimal()) for day in self.days)
        return max(sums, default=Decimal())

    def _amount(self, day: date, kind: str) -> Decimal:
        # What is below zero, as more money back than taken, has no bar.
        return max(self.amounts.get((day, kind), Decimal()), Decimal())

    def _scale_step(self) -> Decimal:
        """The amount from one line to the next: a round number, and a whole one."""
        least = max(self.most() / _LINES, Decimal(1))
        power = Decimal(10) ** least.adjusted()
        return next(step * power for step in _STEPS if step * power >= least)

    def _lines(self) -> int:
        return max(ceil(self.most() / self._scale_step()), 1)

    def _y(self, amount: Decimal) -> float:
        plot, top = _HEIGHT - _BOTTOM - _TOP, self._scale_step() * self._lines()
        return _HEIGHT - _BOTTOM - plot * float(amount / top)

    def _scale(self) -> Iterator[str]:
        for number in range(self._lines() + 1):
            amount = self._scale_step() * number
            y = self._y(amount)
            yield f'<line x1="{_LEFT}" x2="{self.width}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{amount:,.0f}</text>'
        for number, day in enumerate(self.days):
            if day.weekday() == _MONDAY and number <= len(self.days) - 3:
                yield f'<text x="{_LEFT + number * self._step():.1f}" y="{_HEIGHT - 6}">{day:%m-%d}</text>'

    def _step(self) -> float:
        return (self.width - _LEFT) / len(self.days)

    def _bars(self) -> Iterator[str]:
        step = self._step()
        for number, day in enumerate(self.days):
            below = Decimal()
            for colour, kind in enumerate(self.kinds):
                amount = self._amount(day, kind)
                if not amount:
                    continue
                bottom, top = self._y(below), self._y(below + amount)
                below += amount
                yield (
                    f'<rect class="c{colour % _COLOURS}" x="{_LEFT + number * step + step * 0.1:.1f}" y="{top:.1f}" '
                    f'width="{step * 0.8:.1f}" height="{bottom - top:.1f}">'
                    f"<title>{day}, {escape(kind)}: {amount:,}</title></rect>"
                )
