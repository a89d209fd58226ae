"""Renders the tables of docs/pages/behaviours.md: `python tests/behaviours/behaviour_page.py`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from behaviour_table import CREDENTIALS, TABLE

PAGE: Final = Path(__file__).parents[2] / "docs" / "pages" / "behaviours.md"
RESULTS: Final = Path(__file__).parent / "results.json"
MADE: Final = re.compile(
    r"(<!-- made by tests/behaviours/behaviour_page\.py: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
TITLES: Final = {
    "nocnoc": "nocnoc",
    "nocnoc_store": "nocnoc store",
    "sendcloud": "Sendcloud",
    "noventiq": "Noventiq",
    "epages": "ePages",
}


def tools() -> list[Any]:
    found: list[Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def total(tool: Any) -> int:
    """Count the behaviours that a server keeps."""
    return sum(result == "yes" for results in tool["results"].values() for result in results.values())


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [[*header], *([*row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def totals() -> str:
    """Render how many behaviours each server keeps, by API."""
    rows = (
        [
            f"{tool['name']} {tool['version']}",
            tool["configuration"],
            *(f"{sum(each == 'yes' for each in tool['results'][name].values())}" for name in CREDENTIALS),
            f"**{total(tool)}**",
        ]
        for tool in tools()
    )
    return _table(["Server", "Configuration", *TITLES.values(), f"of {len(TABLE)}"], rows)


def behaviours() -> str:
    """Render each behaviour with the servers that keep it."""
    found = tools()
    parts: list[str] = []
    for provider, title in TITLES.items():
        rows = (
            [each.claim, *(_shown(tool["results"][provider][each.name]) for tool in found)]
            for each in TABLE
            if each.provider == provider
        )
        parts += [f"### {title}", _table(["Behaviour", *(tool["name"] for tool in found)], rows)]
    return "\n\n".join(parts)


def _shown(result: str) -> str:
    return {"yes": "yes", "no": "no", "no control call": "n/a"}[result]


def render(text: str) -> str:
    """Return the page with its tables made again."""
    makers = {"totals": totals, "behaviours": behaviours}
    return MADE.sub(lambda found: f"{found[1]}\n{makers[found[2]]()}\n\n{found[3]}", text)


def main() -> int:
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
