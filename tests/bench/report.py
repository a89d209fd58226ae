"""The last run as tables, a picture and a page of the documentation; run as a program, it writes them anew."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import walk_report

HERE = Path(__file__).parent
RUN = HERE / "last_run.json"
PAGES = HERE.parents[1] / "docs" / "pages"
STOCK = "openapi-python-client"
WIDTH, LABEL, ROW, SCALE = 760, 250, 22, 320
COLOURS = {True: "#3949ab", False: "#9e9e9e"}

Run = dict[str, Any]
INTRODUCTION = """# How fast answers are read

`make bench` measures this. Each line compares in one process, in turns and in shuffled order; the figures are ratios
of CPU time, the median over all rounds and, in brackets, the ratio of the best rounds. Less is better. Absolute times
are left out: they say more of the machine than of the code.

Answers are the examples of the specs, varied by a seed: optional members left out, nullable ones null. Peers are made
from the same specs: by openapi-python-client with its own templates, and by datamodel-code-generator as pydantic
models and as msgspec Structs, without the specs' bounds and patterns, because orderkit looks at types only.
openapi-python-client does not look at types, and pydantic models and Structs drop what the spec does not name, unless
pydantic is told to keep it; orderkit looks at types and drops nothing. openapi-generator is left out: it needs Java
and a jar that could not be had where this ran. `whole decode` is all that a client does from the bytes of an answer
to a model.
"""


def table(rows: dict[str, dict[str, Any]], corner: str) -> str:
    """Rows of ratios as a table of Markdown."""
    columns = list(next(iter(rows.values())))
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(cell(row[column]) for column in columns)] for name, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def cell(ratio: dict[str, float]) -> str:
    return f"{ratio['median']:.2f} ({ratio['minimum']:.2f})"


def page(run: Run) -> str:
    """The page of the documentation."""
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    parts = [
        INTRODUCTION,
        f"The last run: {run['rounds']} rounds; {machine}.\n",
        "![Time to read a page of 100 orders, by peer](bench.svg)\n",
        "## From bytes to models\n",
        *(f"Ratio to {base}:\n\n{table(run['decode'][base], 'answer')}" for base in run["decode"]),
        "## Memory\n",
        f"What {run['orders_in_memory']:,} orders of Sendcloud hold, as a ratio to {STOCK}:\n",
        "\n".join(f"- {name}: {ratio:.2f}" for name, ratio in run["memory"].items()) + "\n",
        "## Imports\n",
        "From a bare interpreter to a client that is ready for its first call, as a ratio to orderkit:\n",
        "\n".join(f"- {name}: {cell(ratio)}" for name, ratio in run["imports"].items()) + "\n",
        f"`import orderkit` takes {cell(run['import_orderkit'])} of that, and does not import httpx.\n",
        walk_report.section(run["walks"]),
    ]
    return "\n".join(parts)


def picture(run: Run) -> str:
    """Bars of the first answer's ratios to stock, as SVG."""
    title, ratios = next(iter(run["decode"][STOCK].items()))
    bars = [bar(index, name, ratio["median"]) for index, (name, ratio) in enumerate(ratios.items())]
    height = ROW * (len(bars) + 2)
    caption = html.escape(f"{title}: time to read it, as a ratio to {STOCK}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        'font-size="13">\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>\n'
        f'<text x="10" y="{ROW - 5}" fill="#212121" font-weight="bold">{caption}</text>\n'
        + "".join(bars)
        + "</svg>\n"
    )


def bar(index: int, name: str, ratio: float) -> str:
    top, length = ROW * (index + 1) + 6, round(ratio * SCALE)
    colour = COLOURS[name.startswith("orderkit")]
    return (
        f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end" fill="#212121">{html.escape(name)}</text>\n'
        f'<rect x="{LABEL}" y="{top}" width="{length}" height="{ROW - 5}" fill="{colour}"/>\n'
        f'<text x="{LABEL + length + 6}" y="{top + 13}" fill="#212121">{ratio:.2f}</text>\n'
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
