"""Renders the last run as tables, a chart and a page of the documentation; run as a program, it writes them."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import export_report
import mock_report
import sections
import spark_report
import walk_report
from sections import cell

HERE = Path(__file__).parent
RUN = HERE / "last_run.json"
PAGES = HERE.parents[1] / "docs" / "pages"
STOCK = "openapi-python-client"
WIDTH, LABEL, ROW, LONGEST = 760, 250, 22, 450
COLOURS = {True: "#5c6bc0", False: "#9e9e9e"}

# The page sets `color-scheme`, which a picture's media query follows: text is readable in the light and the dark theme.
STYLE = "<style>text { fill: #212121 } @media (prefers-color-scheme: dark) { text { fill: #e0e0e0 } }</style>"

Run = dict[str, Any]
INTRODUCTION = """# Benchmarks

`make bench` measures each part beside libraries that do the same: in turns, in shuffled order, as ratios. Figures
are medians over all rounds and, in brackets, the ratio of the best rounds. Most absolute times are left out,
because they say more about the machine than about the code.
"""
READING = """A ratio of CPU time: less is better. In a turn, each library decodes the same response equally often,
after a garbage collection and one decoding that is not counted. Freeing the results counts, and so do collections
of young objects. A full collection never falls into a turn, because its cost depends on everything else in the
program.

Responses are the examples of the specs, varied by a seed: some optional fields left out, some nullable ones null.
The other libraries are generated from the same specs:

- openapi-python-client with its own templates; it does not check types;
- openapi-generator as a python client, datamodel-code-generator as pydantic models and as msgspec Structs. They are
  generated without the specs' bounds and patterns, because orderkit only checks types.

datamodel-code-generator runs with options that read dates as dates in Structs too, and named strings as plain
strings, not as an object each. openapi-generator's models, pydantic models and Structs drop what the spec
does not name; the first two have an option to keep it. orderkit checks types and drops nothing. `whole decode` covers
everything from the bytes of a response to a model. `with unknown fields` means that each order has a field that the
spec does not name. That is the worst case of `orderkit[speed]`, which keeps the field.
"""
KINDS = """Every library gives dates, enums and nested models where orderkit gives them; each value of each response
is compared. The kinds below differ in some response. `int as float` is a whole number in a field that may have
fractions.
"""
SMALL = """The smallest response is so small that `json.loads`, which detects the encoding first, takes longer than
the decoding. Noventiq's search returns only ids, so it has no page of orders.
"""


def table(rows: dict[str, dict[str, Any]], corner: str) -> str:
    """Rows of ratios as a table of Markdown."""
    columns = list(next(iter(rows.values())))
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(cell(row[column]) for column in columns)] for name, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def page(run: Run) -> str:
    """The page of the documentation."""
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    parts = [
        INTRODUCTION,
        f"The last run: {run['rounds']} rounds; {machine}.\n",
        *(f"{name} is left out of this run: {reason}.\n" for name, reason in run["left_out"].items()),
        "![Time to decode a page of 100 orders, by peer](bench.svg)\n",
        "## From bytes to models\n",
        READING,
        *(f"Ratio to {base}:\n\n{table(run['decode'][base], 'response')}" for base in run["decode"]),
        "## Responses\n",
        answers(run["bytes"]),
        KINDS,
        kinds(run["kinds"]),
        "## Memory\n",
        f"Memory of {run['orders_in_memory']:,} Sendcloud orders, as a ratio to {STOCK}:\n",
        "\n".join(f"- {name}: {ratio:.2f}" for name, ratio in run["memory"].items()) + "\n",
        *sections.imports(run),
        *sections.command_line(run),
        *sections.calls(run),
        *sections.concurrency(run),
        walk_report.section(run["walks"]),
        *sections.inbox(run),
        export_report.section(export_report.read()),
        mock_report.section(mock_report.read()),
        spark_report.section(spark_report.read()),
    ]
    return "\n".join(parts)


def answers(sizes: dict[str, int]) -> str:
    """The size of each response."""
    return "\n".join(f"- {title}: {size:,} bytes" for title, size in sizes.items()) + f"\n\n{SMALL}"


def kinds(found: dict[str, dict[str, dict[str, int]]]) -> str:
    """List the values of each peer that are of another kind than ours, in any response."""
    told: dict[str, dict[str, None]] = {}
    for peers in found.values():
        for name, differences in peers.items():
            told.setdefault(name, {}).update(dict.fromkeys(differences))
    return "\n".join(f"- {name}: {', '.join(differences)}" for name, differences in told.items()) + "\n"


def picture(run: Run) -> str:
    """Bars of the first response's ratios to stock, as SVG."""
    title, ratios = next(iter(run["decode"][STOCK].items()))
    scale = LONGEST / max(ratio["median"] for ratio in ratios.values())
    bars = [bar(index, name, ratio["median"], scale) for index, (name, ratio) in enumerate(ratios.items())]
    height = ROW * (len(bars) + 2)
    caption = html.escape(f"{title}: time to decode it, as a ratio to {STOCK}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        'font-size="13">\n'
        f"{STYLE}\n"
        f'<text x="10" y="{ROW - 5}" font-weight="bold">{caption}</text>\n' + "".join(bars) + "</svg>\n"
    )


def bar(index: int, name: str, ratio: float, scale: float) -> str:
    top, length = ROW * (index + 1) + 6, round(ratio * scale)
    colour = COLOURS[name.startswith("orderkit")]
    return (
        f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end">{html.escape(name)}</text>\n'
        f'<rect x="{LABEL}" y="{top}" width="{length}" height="{ROW - 5}" fill="{colour}"/>\n'
        f'<text x="{LABEL + length + 6}" y="{top + 13}">{ratio:.2f}</text>\n'
    )


def read() -> Run:
    run: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return run


def write(run: Run) -> None:
    """Write the page and its picture."""
    (PAGES / "bench.md").write_text(page(run), encoding="utf-8")
    (PAGES / "bench.svg").write_text(picture(run), encoding="utf-8")


if __name__ == "__main__":
    write(read())
