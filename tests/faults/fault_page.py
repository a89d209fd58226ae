"""Renders the tables of docs/pages/faults.md from the scenarios: `python tests/faults/fault_page.py`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from fault_clients import KINDS, Client
from fault_held import HELD, Held, held_for
from fault_providers import CLIENTS
from fault_scenario import Scenario
from fault_table import ROWS, TABLE, cases_of, reasons_of

PAGE: Final = Path(__file__).parents[2] / "docs" / "pages" / "faults.md"
MADE: Final = re.compile(
    r"(<!-- made by tests/faults/fault_page\.py: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [[*header], *([*row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def operations() -> str:
    """Render the operation of each client that represents a kind."""
    rows = (
        [f"**{kind}**: {meaning}", *(_called(client, kind) for client in CLIENTS)]
        for kind, meaning in KINDS.items()
    )
    return table(["Kind", *(client.title for client in CLIENTS)], rows)


def _called(client: Client, kind: str) -> str:
    return f"`{client.calls[kind].name}`" if kind in client.calls else f"none: {client.lacks[kind]}"


def promises() -> str:
    """Render each promise by client: its cases, tests of its own, or the reason why it does not apply."""
    rows = (
        [f"[{row}](#promise-{row})", f"{promise}", *(_cell(row, client) for client in CLIENTS)]
        for row, promise in ROWS.items()
    )
    return table(["#", "Promise", *(client.title for client in CLIENTS)], rows)


def _cell(row: int, client: Client) -> str:
    count = len(cases_of(row, client))
    kept = [str(count)] * bool(count) + ["tests"] * bool(held_for(row, client))
    return "; ".join([*kept, *reasons_of(row, client)])


def scenarios() -> str:
    """Render the scenarios, promise by promise."""
    return "\n\n".join(f"### Promise {row}\n\n{_row(row, promise)}" for row, promise in ROWS.items())


def _row(row: int, promise: str) -> str:
    header = ("Scenario", "Operations", "The server", "The call ends with", "Waits", "Requests")
    found = [scenario for scenario in TABLE if scenario.row == row]
    parts = [f"{promise[0].upper()}{promise[1:]}."]
    parts += [table(header, map(_cells, found))] if found else []
    parts += [_held(held) for held in HELD if held.row == row]
    return "\n\n".join(parts)


def _held(held: Held) -> str:
    names = "\n".join(f"- `{name}`" for name in held.names)
    return f"Tests in `tests/{held.module}`: {held.claim}.\n\n{names}"


def _cells(scenario: Scenario) -> Iterator[str]:
    yield scenario.claim
    yield ", ".join(scenario.on) + ("; async only" if len(scenario.modes) == 1 else "")
    yield ", then ".join(_counted([move.words for move in scenario.script])) or "gets no request"
    yield _outcome(scenario)
    yield ", ".join(f"{wait:g} s" for wait in scenario.waits) or "none"
    yield str(scenario.arrivals)


def _counted(words: list[str]) -> Iterator[str]:
    """Yield each of some texts once for a run of equal ones, with the length of the run."""
    times = 0
    for word, following in zip_longest(words, words[1:]):
        times += 1
        if word != following:
            yield word if times == 1 else f"{word} ({times} times)"
            times = 0


def _outcome(scenario: Scenario) -> str:
    if scenario.error is None:
        counted = {None: "", 1: ", one difference counted", 2: ", one place logged, two differences counted"}[
            scenario.counted
        ]
        return f"its result{counted}{_again(scenario)}"
    shows = {} if callable(scenario.shows) else scenario.shows
    details = [f"`{name}={value!r}`" for name, value in shows.items()]
    details += [f"{scenario.found} item{'s' * (scenario.found > 1)} before it"] if scenario.found else []
    name = f"`{scenario.error.__name__}`"
    return (f"{name} with {', '.join(details)}" if details else name) + _again(scenario)


def _again(scenario: Scenario) -> str:
    """Render what becomes of the call when it is made again."""
    words = ", ".join(move.words for move in scenario.then)
    return f"; then {words} is the result" if words else ""


PARTS: Final = {part.__name__: part for part in (operations, promises, scenarios)}


def render(page: str) -> str:
    """Return the page with its rendered parts regenerated."""
    return MADE.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]()}\n\n{match[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} was regenerated\n")
