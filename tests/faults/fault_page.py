"""Renders the tables of docs/pages/faults.md from the scenarios: `python tests/faults/fault_page.py`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from fault_clients import KINDS, Client
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
    """Render each promise by client: the number of cases, sync and async, or the reason why it does not apply."""
    rows = (
        [f"[{row}](#promise-{row})", f"{promise}", *(_cell(row, client) for client in CLIENTS)]
        for row, promise in ROWS.items()
    )
    return table(["#", "Promise", *(client.title for client in CLIENTS)], rows)


def _cell(row: int, client: Client) -> str:
    count = len(cases_of(row, client))
    return "; ".join([*([str(count)] if count else []), *reasons_of(row, client)])


def scenarios() -> str:
    """Render the scenarios, promise by promise."""
    return "\n\n".join(f"### Promise {row}\n\n{_row(row, promise)}" for row, promise in ROWS.items())


def _row(row: int, promise: str) -> str:
    header = ("Scenario", "Operations", "The server", "The call ends with", "Waits", "Requests")
    rows = table(header, (_cells(scenario) for scenario in TABLE if scenario.row == row))
    return f"{promise[0].upper()}{promise[1:]}.\n\n{rows}"


def _cells(scenario: Scenario) -> Iterator[str]:
    yield scenario.claim
    yield ", ".join(scenario.on) + ("; async only" if len(scenario.modes) == 1 else "")
    yield ", then ".join(_counted([move.words for move in scenario.script]))
    yield _outcome(scenario)
    yield ", ".join(f"{wait:g} s" for wait in scenario.waits) or "none"
    yield str(scenario.arrivals)


def _counted(words: list[str]) -> Iterator[str]:
    """Yield each of some texts once for a run of equal ones, with the length of the run."""
    times = 0
    for word, following in zip(words, [*words[1:], None], strict=True):
        times += 1
        if word != following:
            yield word if times == 1 else f"{word} ({times} times)"
            times = 0


def _outcome(scenario: Scenario) -> str:
    if scenario.error is None:
        return "its result"
    shows = {} if callable(scenario.shows) else scenario.shows
    details = [f"`{name}={value!r}`" for name, value in shows.items()]
    details += [f"{scenario.found} items before it"] if scenario.found else []
    name = f"`{scenario.error.__name__}`"
    again = (
        "; then " + ", ".join(move.words for move in scenario.then) + " is the result"
        if scenario.then
        else ""
    )
    return (f"{name} with {', '.join(details)}" if details else name) + again


PARTS: Final = {part.__name__: part for part in (operations, promises, scenarios)}


def render(page: str) -> str:
    """Return the page with its rendered parts regenerated."""
    return MADE.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]()}\n\n{match[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} was regenerated\n")
