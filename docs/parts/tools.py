"""Settings of the mock, rules of the tester, and the common form of orders."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.resources import files
from textwrap import indent

from orderkit.conformance.answers import ANSWER_RULES
from orderkit.conformance.power.catalogue import catalogue
from orderkit.conformance.power.defect import KINDS
from orderkit.conformance.power.held_out import held_out
from orderkit.conformance.rules import RULES
from orderkit.mock.configuration.registry import DEFAULTS, SETTINGS, describe
from orderkit.mock.engine.json_writer import write_json

from . import order_tables
from .ledgers import ENTRY, LEDGERS
from .markdown import Row, prose, table

LONGEST_DEFAULT = 80


def settings(group: str = "") -> str:
    """Render the settings of the mock in a group."""
    rows: list[Row] = []
    for setting in SETTINGS.values():
        if setting.group == group:
            shown = describe(setting, DEFAULTS)
            default = write_json(shown["default"])
            meaning = ENTRY.sub(
                lambda match: f"[{match[0]}]({LEDGERS[match[0][:2]]}-ledger.md#{match[0].lower()})",
                prose(shown["description"]),
            )
            bounds = f", {shown['bounds']}" if shown["bounds"] else ""
            fixed = " At the start only." if setting.is_fixed and group != "server" else ""
            rows.append(
                (
                    f"`{setting.name}`",
                    f"{shown['type']}{bounds}",
                    f"`{default}`" if len(default) <= LONGEST_DEFAULT else "see `--list-settings`",
                    f"{meaning}{fixed}",
                )
            )
    return table(("Setting", "Value", "Default", "Meaning"), rows)


def rules() -> str:
    """List the rules of the tester, those of single answers first."""
    rows = [(f"`{rule.id}`", rule.title, "one answer") for rule in ANSWER_RULES]
    rows += [
        (f"`{rule.id}`", rule.title, ", ".join(sorted(need.value for need in rule.needs)) or "reads")
        for rule in RULES
    ]
    return table(("Rule", "What holds", "Needs"), rows)


def defects() -> str:
    """Count the defects of the catalogue by class and provider."""
    counted = Counter((each.kind, each.provider) for each in catalogue())
    names = list(dict.fromkeys(each.provider for each in catalogue()))
    header = ("Class", *(name.replace("_", " ") for name in names), "held out")
    rows = [(kind, *(str(counted[kind, name]) for name in names), str(_held_out(kind))) for kind in KINDS]
    totals = (str(sum(counted[kind, name] for kind in KINDS)) for name in names)
    return table(header, [*rows, ("all", *totals, str(len(held_out())))])


def _held_out(kind: str) -> int:
    return sum(each.kind == kind for each in catalogue() if each.id in held_out())


def invisible() -> str:
    """List what no tester sees from outside, each with the reason."""
    text = files("orderkit.conformance.power").joinpath("unseen.json").read_text(encoding="utf-8")
    return table(
        ("Defect", "Why it is not seen"), [(each["defect"], each["reason"]) for each in json.loads(text)]
    )


def orders(name: str) -> str:
    """Render a table of `order_tables.py` by its name, or a tab for each provider with its places."""
    made: Mapping[str, Callable[[], tuple[Row, list[Row]]]] = {
        "members": order_tables.members,
        "statuses": order_tables.statuses,
        "filters": order_tables.filters,
    }
    if name in made:
        return table(*made[name]())
    tabs = (
        f'=== "{title}"\n\n{indent(table(*order_tables.places(provider)), "    ")}'
        for provider, title in order_tables.PROVIDERS.items()
    )
    return "\n\n".join(tabs)
