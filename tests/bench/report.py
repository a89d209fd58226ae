"""The last run as tables, a picture and a page of the documentation; run as a program, it writes them anew."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import sections
import walk_report
from sections import cell

HERE = Path(__file__).parent
RUN = HERE / "last_run.json"
PAGES = HERE.parents[1] / "docs" / "pages"
STOCK = "openapi-python-client"
WIDTH, LABEL, ROW, LONGEST = 760, 250, 22, 450
COLOURS = {True: "#3949ab", False: "#9e9e9e"}

Run = dict[str, Any]
INTRODUCTION = """# How fast it is

`make bench` measures this, each part beside others that do the same: in turns, in shuffled order, by ratios. The
figures are medians over all rounds and, in brackets, the ratio of the best rounds. Absolute times are left out where
they can be: they say more of the machine than of the code.
"""
READING = """A ratio of CPU time: less is better. In a turn each way reads the same answer equally often, after a sweep
of the heap and one reading that is not counted; letting go of what was read counts, and so do Python's small sweeps of
new objects. A sweep of the whole heap never falls into a turn: its cost is that of all else the program holds.

Answers are the examples of the specs, varied by a seed: optional members left out, nullable ones null. Peers are made
from the same specs: by openapi-python-client with its own templates, by openapi-generator as a python client, and by
datamodel-code-generator as pydantic models and as msgspec Structs; the last three without the specs' bounds and
patterns, because orderkit looks at types only. datamodel-code-generator is told to read dates as dates in Structs too,
and named texts as texts, of which it otherwise makes an object each. openapi-python-client does not look at types.
openapi-generator's models, pydantic models and Structs drop what the spec does not name, unless the first two are told
to keep it; orderkit looks at types and drops nothing. `whole decode` is all that a client does from the bytes of an
answer to a model; `with news` means that each order has a member which the spec does not name, the worst case of
`orderkit[speed]`, which keeps it.
"""
KINDS = """Every peer gives dates, enums and nested models where orderkit gives them; each value of each answer is
compared. These kinds differ in some answer: `int as float` is a whole number of a field that may hold fractions,
`str as model` a text that might be a number, which openapi-generator wraps in an object of its own.
"""
SMALL = """The smallest is so small that calling `json.loads`, which guesses the encoding first, costs more than
reading it. Noventiq's search answers ids alone, and so has no page of orders.
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
        "![Time to read a page of 100 orders, by peer](bench.svg)\n",
        "## From bytes to models\n",
        READING,
        *(f"Ratio to {base}:\n\n{table(run['decode'][base], 'answer')}" for base in run["decode"]),
        "## What was read\n",
        answers(run["bytes"]),
        KINDS,
        kinds(run["kinds"]),
        "## Memory\n",
        f"What {run['orders_in_memory']:,} orders of Sendcloud hold, as a ratio to {STOCK}:\n",
        "\n".join(f"- {name}: {ratio:.2f}" for name, ratio in run["memory"].items()) + "\n",
        *sections.imports(run),
        *sections.calls(run),
        *sections.concurrency(run),
        walk_report.section(run["walks"]),
    ]
    return "\n".join(parts)


def answers(sizes: dict[str, int]) -> str:
    """The size of each answer."""
    return "\n".join(f"- {title}: {size:,} bytes" for title, size in sizes.items()) + f"\n\n{SMALL}"


def kinds(found: dict[str, dict[str, dict[str, int]]]) -> str:
    """What each peer gives of another kind than orderkit does, in any of the answers."""
    told: dict[str, dict[str, None]] = {}
    for peers in found.values():
        for name, differences in peers.items():
            told.setdefault(name, {}).update(dict.fromkeys(differences))
    return "\n".join(f"- {name}: {', '.join(differences)}" for name, differences in told.items()) + "\n"


def picture(run: Run) -> str:
    """Bars of the first answer's ratios to stock, as SVG."""
    title, ratios = next(iter(run["decode"][STOCK].items()))
    scale = LONGEST / max(ratio["median"] for ratio in ratios.values())
    bars = [bar(index, name, ratio["median"], scale) for index, (name, ratio) in enumerate(ratios.items())]
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


def bar(index: int, name: str, ratio: float, scale: float) -> str:
    top, length = ROW * (index + 1) + 6, round(ratio * scale)
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
