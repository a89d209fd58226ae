"""Results, commands and sources of the generated clients of other languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from textwrap import dedent, wrap

from .documents import DOCS, Json
from .markdown import Row, table

INTEROP = DOCS.parent / "tests" / "interop"


def interop() -> str:
    """Render the results of the generated clients of other languages, a row for each generator."""
    rows = [_interop_row(result) for result in interop_results().values()]
    header = ("Generator", "Language", "Document", "Operations", "Unknown property", "Unknown value", "Error")
    return table(header, rows)


@cache
def interop_results() -> Mapping[str, Json]:
    """Return the results of `make interop` by generator."""
    found: Json = json.loads((INTEROP / "results.json").read_text(encoding="utf-8"))
    return found


def _interop_row(result: Json) -> Row:
    """Return the row of a generator; a word stands for all APIs if it is the same for all."""
    outcomes: list[Json] = list(result["providers"].values())
    called, known = (sum(outcome[name] for outcome in outcomes) for name in ("called", "operations"))
    kinds = ("unknown-member", "unknown-enum", "error")
    words = [", ".join(sorted({outcome["bends"][kind] for outcome in outcomes})) for kind in kinds]
    versions = "<br>".join(f"{name} {version}" for name, version in result["versions"].items())
    form = result["openapi"] if result["webhooks"] else f"{result['openapi']} without webhooks"
    return versions, result["language"], form, f"{called} of {known}", *words


def interop_command(tool: str) -> str:
    """Render the commands that get nocnoc's document and generate a client of it."""
    result = interop_results()[tool]
    command = result["command"].format(provider="nocnoc", document="nocnoc.json")
    prefix = "npx " if result["language"] == "TypeScript" else ""
    # The harness keeps the generator in a folder of its own.
    shown = re.sub(r"\S*/(?=openapi-generator-cli)", "", f"{prefix}{command}")
    form = f"--openapi {result['openapi']}{'' if result['webhooks'] else ' --no-webhooks'}"
    spec = f"orderkit spec nocnoc {form} --format json --output nocnoc.json"
    lines = wrap(shown, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return "```bash\n{}\n{}\n```".format(spec, " \\\n".join(lines))


def interop_source(name: str, language: str) -> str:
    """Render what a tested file has between `docs: begin` and `docs: end`, or all of it without such marks."""
    text = (INTEROP / name).read_text(encoding="utf-8")
    found = re.search(r"^[^\n]*docs: begin\n(.*?)^[^\n]*docs: end$", text, re.DOTALL | re.MULTILINE)
    shown = dedent(found[1].expandtabs(4) if found else text).strip()
    return f"```{language}\n{shown}\n```"
