"""Bars of amounts by day, one colour for each kind, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any, Final

from attrs import define

_WIDTH, _HEIGHT = 960, 220
_LEFT, _BOTTOM, _TOP = 64, 22, 8
_LINES: Final = 4
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
    """

    days: Sequence[date]
    kinds: Sequence[str]
    amounts: Mapping[tuple[date, str], Decimal]
    unit: str

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], unit: str) -> Bars:
        """Make a chart of rows of a day, a kind and an amount."""
        amounts = {(day, str(kind)): Decimal(amount) for day, kind, amount in rows}
        known = [day for day, _ in amounts]
        first, last = min(known, default=None), max(known, default=None)
        days = (
            []
            if first is None or last is None
            else [first + timedelta(days=n) for n in range((last - first).days + 1)]
        )
        return cls(days, sorted({kind for _, kind in amounts}), amounts, unit)

    def html(self) -> str:
        """Return the chart with its key; a sentence if there is nothing to show."""
        if not self.days:
            return "<p>None.</p>"
        kinds = self.kinds if len(self.kinds) > 1 else ()
        key = "".join(
            f'<li><span class="c{number % _COLOURS}"></span>{escape(kind)}</li>'
            for number, kind in enumerate(kinds)
        )
        label = (
            f"{self.unit} by day, from {self.days[0]} to {self.days[-1]}; at most {self._most():,} on a day"
        )
        return (
            f'<ul class="key">{key}</ul>\n<div class="wide"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            f'aria-label="{escape(label)}">\n' + "\n".join((*self._scale(), *self._bars())) + "\n</svg></div>"
        )

    def _most(self) -> Decimal:
        return max(sum((self._amount(day, kind) for kind in self.kinds), Decimal()) for day in self.days)

    def _amount(self, day: date, kind: str) -> Decimal:
        # What is below zero, as more money back than taken, has no bar.
        return max(self.amounts.get((day, kind), Decimal()), Decimal())

    def _top(self) -> Decimal:
        """The amount at the upper edge: a round number that is not less than any bar."""
        most = max(self._most(), Decimal(1))
        power = Decimal(10) ** most.adjusted()
        return next(step * power for step in (1, 2, 4, 5, 8, 10) if step * power >= most)

    def _scale(self) -> Iterator[str]:
        plot, top = _HEIGHT - _BOTTOM - _TOP, self._top()
        for number in range(_LINES + 1):
            y = _HEIGHT - _BOTTOM - plot * number / _LINES
            amount = top * number / _LINES
            shown = f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"
            yield f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{shown}</text>'
        for number, day in enumerate(self.days):
            if day.weekday() == _MONDAY and number <= len(self.days) - 3:
                yield f'<text x="{_LEFT + number * self._step():.1f}" y="{_HEIGHT - 6}">{day:%m-%d}</text>'

    def _step(self) -> float:
        return (_WIDTH - _LEFT) / len(self.days)

    def _bars(self) -> Iterator[str]:
        plot, top, step = _HEIGHT - _BOTTOM - _TOP, self._top(), self._step()
        for number, day in enumerate(self.days):
            below = float(_HEIGHT - _BOTTOM)
            for colour, kind in enumerate(self.kinds):
                amount = self._amount(day, kind)
                if not amount:
                    continue
                height = float(amount / top) * plot
                below -= height
                yield (
                    f'<rect class="c{colour % _COLOURS}" x="{_LEFT + number * step + step * 0.1:.1f}" y="{below:.1f}" '
                    f'width="{step * 0.8:.1f}" height="{height:.1f}">'
                    f"<title>{day}, {escape(kind)}: {amount:,}</title></rect>"
                )
