"""Rules for units: a dimension has a unit of its own as data, and each text names the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document
from .finding import Fault, Place, Rule, mapping, sequence, text
from .grammar import Node
from .prose import texts_of, words_of
from .texts import WORD, described_values, texts_of_value, types_of_value
from .unit_table import UNITS, dimension_named, dimension_of, dimension_told, unit_of, units_in

BESIDE = re.compile(
    r"\bunits? (?:that is |which is )?(?:named )?beside|\bunits of\b|\bin the unit\b|\bas its `unit`"
)
PAIR = re.compile(r"\b((?:cubic |square )?[a-z]+) \(`?([A-Za-z]{1,3}\d?)`?\)")
SAID_OF_ALL = re.compile(r"\b(weight|length|width|height|volume|distance|area)s?\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Measured:
    """One described value: what its text and its data say about its unit."""

    document: Document
    node: Node
    place: Place

    @property
    def words(self) -> str:
        """All its descriptions."""
        return texts_of_value(self.document, self.node, self.place)

    @property
    def declared(self) -> str:
        """Its `x-unit`, or an empty text."""
        schemas = self.document.schemas(self.place)
        return next((text(each["x-unit"]) for each in schemas if "x-unit" in each), "")

    @property
    def is_number(self) -> bool:
        """Whether it is a number, or may be anything."""
        schemas = self.document.schemas(self.place)
        loose = any(each.get("x-any-value") is True for each in schemas)
        return loose or bool({"number", "integer"} & types_of_value(self.document, self.place))

    @property
    def owed(self) -> str:
        """The dimension that its name owes or, as for `value`, its text."""
        name = text(self.node.value.get("name")) or self.node.name
        first = text(self.document.resolve(self.place).get("description")) or words_of(self.node)
        return dimension_named(WORD.findall(name)) or dimension_told(first)

    @property
    def sibling(self) -> Place | None:
        """The place of the member `unit` beside it or in it, or None."""
        owner = self.node.parent
        if not self.node.is_property or owner is None:
            return None
        names = {**self.document.properties(owner.place), **self.document.properties(self.place)}
        return next((names[name] for name in names if name.lower() in ("unit", "units")), None)


def _measured(document: Document) -> list[Measured]:
    return [Measured(document, node, place) for node, place in described_values(document)]


def unit_declared(document: Document) -> Iterator[Fault]:
    """Report weights, lengths, volumes and durations without a unit as data, and units that are none."""
    for value in document.once(_measured):
        beside = bool(BESIDE.search(value.words))
        if value.declared and value.declared not in UNITS:
            yield (
                value.node.place,
                f"x-unit {value.declared} is not in specs/checks/unit_table.py: write g, cm, s",
            )
        elif value.declared and value.owed and dimension_of(value.declared) != value.owed:
            yield value.node.place, f"{value.declared} is no unit of {value.owed}: mend x-unit"
        elif value.is_number and value.owed and not value.declared and not (beside and value.sibling):
            yield (
                value.node.place,
                f"a {value.owed} without a unit: give x-unit, or a member `unit` beside it",
            )
        elif beside and value.owed and value.sibling is None:
            yield value.node.place, "there is no member `unit` beside it: add it, or give x-unit"


def unit_in_text(document: Document) -> Iterator[Fault]:
    """Report texts that name another unit than the data, or none."""
    for value in document.once(_measured):
        named = units_in(value.words)
        if value.declared and named != {value.declared}:
            said = ", ".join(sorted(named)) or "no unit"
            yield value.node.place, f"the text says {said} and x-unit {value.declared}: mend one of them"
        elif named and value.is_number and not value.declared:
            yield value.node.place, f"the text counts in {', '.join(sorted(named))}: give it as x-unit too"
        elif named and value.owed and dimension_of(min(named)) != value.owed:
            yield value.node.place, f"{min(named)} is no unit of {value.owed}: mend the text"


def unit_of_all(document: Document) -> Iterator[Fault]:
    """Report a paragraph on units that names another unit than the members have."""
    have: dict[str, set[str]] = {}
    for value in document.once(_measured):
        have.setdefault(dimension_of(value.declared), set()).add(value.declared)
    description = text(mapping(document.value.get("info")).get("description"))
    for paragraph in description.split("\n\n"):
        if not paragraph.startswith("**Units.**"):
            continue
        for clause in re.split(r"[,.;]\s", paragraph.replace("\n", " ")):
            noun, named = SAID_OF_ALL.search(clause), units_in(clause)
            kind = dimension_named([noun[1]]) if noun else ""
            if named and kind and have.get(kind, named) - {"px"} != named:
                held = ", ".join(sorted(have[kind]))
                yield (
                    ("info", "description"),
                    f"says {', '.join(named)} and the members have {held}: mend one",
                )


def unit_names(document: Document) -> Iterator[Fault]:
    """Report units whose word and symbol are not one unit, and lists of units of several dimensions."""
    for said in texts_of(document):
        for word, symbol in PAIR.findall(said.text):
            spelled, short = unit_of(word), unit_of(symbol)
            if spelled and short and spelled != short:
                yield said.place, f"{word} is not {symbol}: mend one of them"
    for node in document.of("schema"):
        listed = sequence(node.value.get("enum")) or sequence(node.value.get("x-extensible-enum"))
        units = [unit_of(str(each)) for each in listed]
        if len(units) > 1 and all(units):
            yield from _list_faults(node, [str(each) for each in listed])


def _list_faults(node: Node, listed: list[str]) -> Iterator[Fault]:
    """Yield what is wrong with a list of units: its dimensions, and the words for them."""
    kinds = {dimension_of(unit_of(each)) for each in listed}
    stated = {dimension_named([word]) for word in re.findall(r"[a-z]+?(?=s?\b)", words_of(node).lower())} - {
        ""
    }
    if node.name.lower() != "unit_of_measurement" and (len(kinds) > 1 or (stated and stated != kinds)):
        yield node.place, f"units of {', '.join(sorted(kinds))}: keep to one dimension, and name it"
    for symbol, word in zip(listed, sequence(node.value.get("x-enum-descriptions")), strict=False):
        if unit_of(str(word).removesuffix(".").split(" ")[0].lower()) not in ("", unit_of(symbol)):
            yield (*node.place, "x-enum-descriptions"), f"{word} is not {symbol}: mend the order"


RULES: dict[str, Rule] = {
    "unit-declared": unit_declared,
    "unit-in-text": unit_in_text,
    "unit-of-all": unit_of_all,
    "unit-names": unit_names,
}
