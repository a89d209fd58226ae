"""Which key of which object means what to a client. A key that no rule names is breaking when it changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from orderkit.contract.grammar import is_array, is_object

from .change import Change, Direction, Directions, Level, narrowed, widened

if TYPE_CHECKING:
    from orderkit.contract.grammar import Place

TEXT = frozenset(
    {"description", "summary", "example", "examples", "externalDocs", "$comment", "comment"}
    | {
        "x-ledger",
        "x-provenance",
        "x-unlinked",
        "x-free-text",
        "x-unbounded",
        "x-any-value",
        "x-http-status",
        "x-last-change",
        "x-unit",
        "x-code-list",
        "x-source",
    }
)
"""Keys that only people read."""
HINTS = frozenset({"deprecated", "x-rate-limits"})
"""Keys on which no code depends that was generated before."""
GROWING = frozenset(
    {"x-extensible-enum", "x-transitions", "x-lifecycle", "x-sort-keys", "x-sort", "x-errors"}
)
"""Lists and maps whose readers must expect more entries."""
PEOPLE = frozenset({"info", "contact", "license", "tag", "external_docs", "example"})
"""Kinds of objects that only people read."""
LOWER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"})
UPPER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"})
CONDITIONS = frozenset(
    {
        "pattern",
        "multipleOf",
        "uniqueItems",
        "dependentRequired",
        "dependentSchemas",
        "if",
        "then",
        "else",
        "not",
    }
    | {"contains", "propertyNames", "patternProperties", "unevaluatedProperties", "unevaluatedItems"}
)
"""Keywords that refuse values and give no type: adding one narrows, removing one widens."""
MISSING: Any = object()


def differ(old: Any, new: Any) -> bool:
    """Return whether two values are different in JSON, where `true` is not 1."""
    if old is MISSING or new is MISSING or old != new:
        return old is not new
    return json.dumps(old, sort_keys=True, default=str) != json.dumps(new, sort_keys=True, default=str)


def items_of(value: Any) -> list[Any]:
    """Return a list, which is empty if there is none."""
    return [] if value is MISSING else value


def schema_change(key: str, old: Any, new: Any, place: Place, directions: Directions) -> list[Change]:
    """Classify the change of a keyword of a schema."""
    if key in RULES:
        return RULES[key](old, new, place, directions)
    if key in LOWER or key in UPPER:
        return [_bound(key, old, new, place, directions)]
    if key in CONDITIONS:
        return [_condition(key, old, new, place, directions)]
    return [plain_change(key, old, new, place)]


def plain_change(key: str, old: Any, new: Any, place: Place, kind: str = "") -> Change:
    """Classify the change of a key that means the same in both directions."""
    what = f"{key} {_verb(old, new)}"
    if key in TEXT or kind in PEOPLE:
        return Change(Level.TEXT, (*place, key), what)
    if key == "required":  # of a parameter or body, which is sent, or of a header of a response
        level = Level.BREAKING if bool(_given(new)) != (kind == "header") else Level.ADDITIVE
        return Change(level, (*place, key), what + _values(old, new))
    is_addition = (old is MISSING and key.startswith("x-")) or (key in GROWING and _contains(new, old))
    level = Level.ADDITIVE if key in HINTS or is_addition else Level.BREAKING
    return Change(level, (*place, key), what + _values(old, new))


def _given(value: Any) -> Any:
    return None if value is MISSING else value


def _contains(new: Any, old: Any) -> bool:
    """Return whether all entries of a list or map are still there; the wording of an error may differ."""
    if is_object(old) and is_object(new):
        return all(name in new and new[name] == value for name, value in old.items())
    if not (is_array(old) and is_array(new)):
        return False
    kept = [_without_message(each) for each in new]
    return all(_without_message(each) in kept for each in old)


def _without_message(entry: Any) -> Any:
    return {key: value for key, value in entry.items() if key != "message"} if is_object(entry) else entry


def _verb(old: Any, new: Any) -> str:
    return "added" if old is MISSING else "removed" if new is MISSING else "changed"


def _values(old: Any, new: Any) -> str:
    """Write both values if they are short enough to be read in a line."""
    texts = [repr(each) for each in (old, new) if each is not MISSING]
    return f": {' to '.join(texts)}" if all(len(text) <= 40 for text in texts) else ""


def _bound(key: str, old: Any, new: Any, place: Place, directions: Directions) -> Change:
    is_stricter = old is MISSING or (new is not MISSING and (new > old) == (key in LOWER))
    level = narrowed(directions) if is_stricter else widened(directions)
    return Change(level, (*place, key), f"{key} {_verb(old, new)}{_values(old, new)}")


def _condition(key: str, old: Any, new: Any, place: Place, directions: Directions) -> Change:
    level = Level.BREAKING
    if old is MISSING:
        level = narrowed(directions)
    elif new is MISSING:
        level = widened(directions)
    return Change(level, (*place, key), f"{key} {_verb(old, new)}{_values(old, new)}")


def _type(old: Any, new: Any, place: Place, directions: Directions) -> list[Change]:
    """Classify a change of types: only what is sent may be of more types without a change in generated code."""
    before, after = _listed(old), _listed(new)
    is_wider = old is not MISSING and new is not MISSING and set(before) <= set(after)
    level = Level.ADDITIVE if is_wider and Direction.RECEIVED not in directions else Level.BREAKING
    if sorted(map(str, before)) == sorted(map(str, after)):
        level = Level.TEXT  # the same types, written otherwise
    return [Change(level, (*place, "type"), f"type {_verb(old, new)}{_values(old, new)}")]


def _listed(value: Any) -> list[Any]:
    return value if is_array(value) else [value]


def _enum(old: Any, new: Any, place: Place, directions: Directions) -> list[Change]:
    """Classify a change of a closed list: a reader of one may know no other value, and code may name each."""
    if old is MISSING or new is MISSING:
        return [
            Change(Level.BREAKING, (*place, "enum"), f"enum {_verb(old, new)}, so a generated type changes")
        ]
    inside = (*place, "enum")
    texts = [{json.dumps(value) for value in values} for values in (old, new)]
    gone = [Change(Level.BREAKING, inside, f"value {text} removed") for text in sorted(texts[0] - texts[1])]
    more = [
        Change(widened(directions), inside, f"value {text} added") for text in sorted(texts[1] - texts[0])
    ]
    return [*gone, *more] or [Change(Level.TEXT, (*place, "enum"), "values in another order")]


def _required(old: Any, new: Any, place: Place, directions: Directions) -> list[Change]:
    before, after = set(items_of(old)), set(items_of(new))
    added = [
        Change(narrowed(directions), (*place, "required"), f"{name} is required now")
        for name in after - before
    ]
    gone = [
        Change(widened(directions), (*place, "required"), f"{name} is required no more")
        for name in before - after
    ]
    return sorted(added + gone, key=str) or [
        Change(Level.TEXT, (*place, "required"), "names in another order")
    ]


def _default(old: Any, new: Any, place: Place, directions: Directions) -> list[Change]:
    """Classify a change of a default: who leaves out what is sent gets another outcome."""
    level = Level.BREAKING if Direction.SENT in directions and old is not MISSING else Level.TEXT
    return [Change(level, (*place, "default"), f"default {_verb(old, new)}{_values(old, new)}")]


RULES = {"type": _type, "enum": _enum, "required": _required, "default": _default}
"""Rules for keywords with more to say than stricter or looser."""
