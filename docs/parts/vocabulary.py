"""The vocabulary of the specs, and what their checks cannot see."""

from __future__ import annotations

import yaml

from .documents import Json, read_yaml
from .markdown import prose, table


def vocabulary() -> str:
    """Render every extension of the vocabulary, in its order: where it may be, its meaning and its shape."""
    definitions: Json = read_yaml("vocabulary.yaml")["$defs"]
    # The shared shapes come first there, and last on the page.
    names = sorted(definitions, key=lambda name: not name.startswith("x-"))
    return "\n\n".join(f"## {name}\n\n{_extension(definitions[name])}" for name in names)


def _extension(node: Json) -> str:
    """Render the section of one extension, or of a shape that several share."""
    kinds = ", ".join(
        "any object" if kind == "*" else kind.replace("_", " ") for kind in node.get("x-stands-on", ())
    )
    place = f"On: {kinds}.\n\n" if kinds else ""
    text = node.get("description", "").strip()
    shape = {key: value for key, value in node.items() if key not in ("description", "x-stands-on")}
    written = yaml.safe_dump(shape, sort_keys=False, width=110, allow_unicode=True).rstrip()
    return f"{place}{text}\n\n```yaml\n{written}\n```"


def unseen() -> str:
    """Render the kinds of slip that specs/check.py cannot see, each with the reason."""
    rows: list[Json] = read_yaml("checks/unseen.yaml")
    return table(
        ("Slip", "Why nothing shows it"), [(prose(row["kind"]), prose(row["reason"])) for row in rows]
    )


def allowed() -> str:
    """Render the findings of specs/check.py that are no slips, each with the reason."""
    rows: list[Json] = read_yaml("checks/allowed.yaml")
    shown = [(row["document"], f"`{row['at']}`", f"`{row['rule']}`", prose(row["reason"])) for row in rows]
    return table(("Document", "Place", "Rule", "Why it stays"), shown)
