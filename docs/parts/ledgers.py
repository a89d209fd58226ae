"""Ledgers, and links to their entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .documents import Json, read_yaml
from .markdown import Row, prose, quoted, table

ENTRY = re.compile(r"\b[A-Z]{2}-\d{2,3}\b")


LEDGERS = {"EL": "nocnoc", "ST": "nocnoc-store", "SC": "sendcloud", "NV": "noventiq", "EP": "epages"}


JUDGEMENTS = {"one-way": "Why one way only", "not-the-server": "Why no server shows it"}


def link_entries(text: str, page: str) -> str:
    """Make links of the ledger ids in a text."""
    return ENTRY.sub(lambda match: f"[{match[0]}]({page}#{match[0].lower()})", text)


def page_of(provider: str) -> str:
    """Return the stem of the names of a provider's pages."""
    return provider.replace("_", "-")


def entries_of(node: Json, provider: str) -> str:
    """Return links to the ledger entries of an object."""
    return link_entries(", ".join(node.get("x-ledger", ())), f"{page_of(provider)}-ledger.md")


def ledger(provider: str) -> str:
    """Render every entry of the ledger, after the number of each kind."""
    entries: list[Json] = read_yaml(f"ledger/{provider}.yaml")
    kinds = Counter(entry["kind"] for entry in entries).most_common()
    counted = ", ".join(f"{number} {kind}" for kind, number in kinds)
    header = ("Entry", "Where, and what is the matter", "What was chosen, and why", "Held by")
    return f"{len(entries)} entries: {counted}.\n\n{table(header, [_entry(entry) for entry in entries])}"


def _entry(entry: Json) -> Row:
    """Return the row of a ledger entry."""
    anchor = f'<a id="{entry["id"].lower()}"></a>**{entry["id"]}**<br>{entry["kind"]}, {entry["mark"]}'
    where, problem, choice, why = (
        link_entries(prose(entry[name]), "") for name in ("where", "problem", "choice", "why")
    )
    chosen = f"{choice}<br>*Why:* {why}{_judgement(entry['mock'])}"
    return anchor, f"*{where}*<br>{problem}", chosen, _held_by(entry["verified_by"])


def _judgement(judged: Json) -> str:
    """Return the settings by which the mock can choose otherwise, or why there is none."""
    if "settings" in judged:
        return f"<br>*The mock can be set otherwise:* [{quoted(judged['settings'])}](mock-settings.md)"
    return "".join(f"<br>*{JUDGEMENTS[key]}:* {link_entries(prose(judged[key]), '')}" for key in judged)


def choices() -> str:
    """Render how many entries of each ledger name a setting of the mock, and those that do with their settings."""
    ledgers: dict[str, list[Json]] = {
        name: read_yaml(f"ledger/{name.replace('-', '_')}.yaml") for name in LEDGERS.values()
    }
    keys = ("settings", *JUDGEMENTS)
    counted = [
        (f"[{name}]({name}-ledger.md)", str(len(entries)), *(_number_of(entries, key) for key in keys))
        for name, entries in ledgers.items()
    ]
    chosen = [
        (
            link_entries(entry["id"], f"{name}-ledger.md"),
            link_entries(prose(entry["choice"]), f"{name}-ledger.md"),
            quoted(names),
        )
        for name, entries in ledgers.items()
        for entry in entries
        if (names := entry["mock"].get("settings"))
    ]
    header = ("Ledger", "Entries", "With a setting", "One way only", "No server shows it")
    return f"{table(header, counted)}\n\n{table(('Entry', 'By default', 'Settings'), chosen)}"


def _number_of(entries: Iterable[Json], key: str) -> str:
    return str(sum(key in entry["mock"] for entry in entries))


def _held_by(verified: str | list[str]) -> str:
    """Return how many tests verify a ledger entry, or why there are none."""
    if isinstance(verified, str):
        return prose(verified)
    tests = [each for each in verified if "::" in each]
    return f"{len(tests)} test{'' if len(tests) == 1 else 's'}"
