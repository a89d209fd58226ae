"""Rules for names: no two that differ only in case or dashes, none used twice that could be a component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from .document import Document
from .finding import Fault, Place, Rule, mapping, pointer
from .grammar import Node


def component_names(document: Document) -> Iterator[Fault]:
    """Report components whose names differ only in case, dashes or underscores."""
    for section in mapping(document.value.get("components")):
        for names in _clashes(document.components(section)):
            yield (
                ("components", section, names[-1]),
                f"generators take {_list(names)} for one name: rename one",
            )


def property_names(document: Document) -> Iterator[Fault]:
    """Report properties of one object whose names differ only in case, dashes or underscores."""
    for node in document.of("schema"):
        for names in _clashes(document.properties(node.place)):
            yield (*node.place, "properties"), f"generators take {_list(names)} for one name: rename one"


def _clashes(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield the groups of names that are one name to a generator."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[plain(name)].append(name)
    yield from (group for group in groups.values() if len(group) > 1)


def plain(name: str) -> str:
    """Return the name as a case-blind generator sees it."""
    return name.lower().replace("-", "").replace("_", "")


def _list(names: list[str]) -> str:
    """Join names to a phrase."""
    return " and ".join(names)


def repeated_parameter(document: Document) -> Iterator[Fault]:
    """Report parameters that are written out more than once."""
    first: dict[str, Place] = {}
    for node in document.of("parameter"):
        if "$ref" in node.value or node.is_component:
            continue
        earlier = first.setdefault(_essence(node), node.place)
        if earlier != node.place:
            yield (
                node.place,
                f"the same parameter stands at {pointer(earlier)}: move it to components.parameters",
            )


def _essence(node: Node) -> str:
    """Return what makes two parameters the same: everything but their examples."""
    kept: dict[str, Any] = {
        key: value for key, value in node.value.items() if key not in ("example", "examples")
    }
    return repr(sorted(kept.items()))


RULES: dict[str, Rule] = {
    "component-names": component_names,
    "property-names": property_names,
    "repeated-parameter": repeated_parameter,
}
