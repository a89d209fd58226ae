"""The part of the page that shows which statuses, bounds and values were met."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from ..coverage import Met, OperationCoverage, coverage
from ..runner import Run

_MOST_VALUES = 24


def coverage_section(run: Run) -> Iterator[str]:
    """Yield the section: for each operation its statuses, and for each input a scale or its listed values."""
    yield '<h2 id="coverage">Coverage</h2>'
    yield (
        '<p class="soft">A scale shows the bounds of a number, or of the length of a text or list. A filled circle was '
        "sent: below, at the least, between, at the most, above.</p>"
    )
    for found in coverage(run.contract, run.exchanges):
        yield from _operation(found)


def _operation(found: OperationCoverage) -> Iterator[str]:
    calls = sum(found.statuses.values())
    yield f"<details><summary><b><code>{escape(found.operation)}</code></b> {calls} calls</summary>"
    yield f"<p>{''.join(_statuses(found))}</p>"
    if calls and found.inputs:
        yield '<div class="wide" tabindex="0" role="region" aria-label="Inputs"><table>'
        yield (
            '<thead><tr><th scope="col">Input</th><th scope="col">Sent</th><th scope="col">Left out</th>'
            '<th scope="col">Bounds and values</th></tr></thead>\n<tbody>'
        )
        for met in found.inputs:
            yield (
                f'<tr><th scope="row"><code>{escape(met.name)}</code> <span class="soft">{met.part}</span></th>'
                f"<td>{met.sent}</td><td>{met.left_out}</td><td>{_picture(met)}</td></tr>"
            )
        yield "</tbody></table></div>"
    yield "</details>"


def _statuses(found: OperationCoverage) -> Iterator[str]:
    plain = [name for name in found.documented if name.isdigit()]
    for name in plain:
        count = found.statuses[int(name)]
        yield _chip("held" if count else "missed", name, str(count) if count else "not met")
    for status, count in sorted(found.statuses.items()):
        if str(status) not in plain:
            yield _chip("none", str(status), f"{count}, not listed")


def _chip(kind: str, name: str, text: str) -> str:
    return f'<span class="chip {kind}">{escape(name)}: {escape(text)}</span>'


def _picture(met: Met) -> str:
    if met.values:
        shown = met.values[:_MOST_VALUES]
        chips = [
            _chip("held" if met.met_values[each] else "missed", each, str(met.met_values[each]))
            for each in shown
        ]
        rest = len(met.values) - len(shown)
        return "".join(chips) + (f' <span class="soft">and {rest} more</span>' if rest else "")
    if met.least is None and met.most is None:
        return '<span class="soft">no bounds</span>'
    return _scale(met)


def _scale(met: Met) -> str:
    """Return a scale as SVG, with a circle for each region of the bounds that the spec gives."""
    points = [(120, met.inside, "between")]
    if met.least is not None:
        points = [(20, met.below, "below"), (60, met.at_least, "at the least"), *points]
    if met.most is not None:
        points += [(180, met.at_most, "at the most"), (220, met.above, "above")]
    circles = "".join(
        f'<circle cx="{place}" cy="10" r="5"{" class=" + chr(34) + "met" + chr(34) if count else ""}>'
        f"<title>{name}: {count}</title></circle>"
        for place, count, name in points
    )
    texts = "".join(
        f'<text x="{place}" y="30" text-anchor="middle">{escape(_short(bound))}</text>'
        for place, bound in ((60, met.least), (180, met.most))
        if bound is not None
    )
    label = ", ".join(f"{name} {count}" for _, count, name in points)
    return (
        f'<svg viewBox="0 0 240 34" role="img" aria-label="{escape(label)}">'
        f'<line x1="{points[0][0]}" y1="10" x2="{points[-1][0]}" y2="10"/>{circles}{texts}</svg>'
    )


def _short(number: Decimal) -> str:
    text = f"{number:f}"
    return text if len(text) <= 12 else f"{number:.2E}"
