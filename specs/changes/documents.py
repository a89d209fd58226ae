"""Compares two versions of a document object by object, as the grammar of OpenAPI 3.1 tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orderkit.contract.grammar import GRAMMAR, Place, is_object, shape_of
from orderkit.contract.references import reference_in

from .change import BOTH, Change, Direction, Directions, Level, narrowed, widened
from .directions import component_directions, turned, turns
from .effective import by_identity, followed, with_parameters
from .members import UNIONS, added, removed
from .rules import CONDITIONS, MISSING, differ, items_of, plain_change, schema_change

# Versions are what the changes are held against.
IGNORED = {"info": frozenset({"version"}), "document": frozenset({"openapi"})}
NO_ENTRY: dict[str, Any] = {}


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """List every change from one version of a document to another, the most serious first."""
    old, new = with_parameters(old), with_parameters(new)
    found = Comparison(old, new).compare("document", old, new, (), frozenset({Direction.SENT}))
    return sorted(found, key=lambda change: (-change.level, change.place, change.what))


class Comparison:
    """Two documents, and the ways in which the values of their components go."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self._old, self._new = old, new
        before, after = component_directions(old), component_directions(new)
        nowhere: Directions = frozenset()
        self._ways = {
            place: before.get(place, nowhere) | after.get(place, nowhere) for place in before | after
        }

    def compare(self, kind: str, old: Any, new: Any, place: Place, ways: Directions) -> Iterator[Change]:
        """Yield the changes of one object and of all in it."""
        if not (is_object(old) and is_object(new)):
            yield _boolean(old, new, place, ways)
        elif "$ref" in GRAMMAR[kind][0].split() and reference_in(old) != reference_in(new):
            yield from self._compare_targets(kind, old, new, place, ways)
        else:
            for key in dict.fromkeys([*old, *new]):
                before, after = old.get(key, MISSING), new.get(key, MISSING)
                if differ(before, after) and key not in IGNORED.get(kind, ()):
                    yield from self._compare_key(kind, key, before, after, place, ways)

    def _compare_targets(
        self, kind: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        """Compare objects of which one refers elsewhere; the class of a schema has the name of its component."""
        if kind == "schema":
            names = [reference_in(each) or "a schema of its own" for each in (old, new)]
            yield Change(Level.BREAKING, place, f"was {names[0]}, is {names[1]}, so generated classes change")
            return
        yield from self.compare(kind, followed(self._old, old), followed(self._new, new), place, ways)

    def _compare_key(
        self, kind: str, key: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        """Compare what a key of an object holds, by what the grammar says that it is."""
        shape, inside = shape_of(kind, key), (*place, key)
        if kind == "schema" and (not shape or key in CONDITIONS):
            yield from schema_change(key, old, new, place, ways)
        elif kind == "info" and key == "title":
            yield Change(Level.BREAKING, inside, "title changed, and with it the names of generated packages")
        elif key == "security":
            yield _security(old, new, inside)
        elif key in {"parameters", "servers", "tags"} and shape.startswith("["):
            yield from self._compare_identities(shape[1:-1], key, old, new, inside, ways)
        elif shape.startswith("{"):
            yield from self._compare_maps(shape[1:-1], key, old, new, inside, ways)
        elif shape.startswith("["):
            yield from self._compare_lists(shape[1:-1], key, old, new, inside, ways)
        elif shape:
            yield from self._compare_member(shape, key, old, new, inside, ways)
        else:
            yield plain_change(key, old, new, place, kind)

    def _compare_member(
        self, kind: str, key: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        """Compare an object that may be new or gone."""
        ways = turned(ways) if turns(kind, place) else ways
        if len(place) == 3 and place[0] == "components":
            ways = self._ways.get(place) or BOTH
        if old is MISSING:
            yield added(kind, followed(self._new, new), key, place, ways)
        elif new is MISSING:
            yield removed(kind, key, place, ways)
        else:
            yield from self.compare(kind, old, new, place, ways)

    def _compare_maps(
        self, kind: str, key: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        before, after = (NO_ENTRY if each is MISSING else each for each in (old, new))
        for name in dict.fromkeys([*before, *after]):
            one, other = before.get(name, MISSING), after.get(name, MISSING)
            if differ(one, other):
                yield from self._compare_member(kind, key, one, other, (*place, name), ways)

    def _compare_lists(
        self, kind: str, key: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        """Compare lists in order; a longer list has new objects at its end."""
        if key in UNIONS and (old is MISSING or new is MISSING):
            yield Change(Level.BREAKING, place, f"{key} {'added' if old is MISSING else 'removed'}")
            return
        before, after = items_of(old), items_of(new)
        for number in range(max(len(before), len(after))):
            one = before[number] if number < len(before) else MISSING
            other = after[number] if number < len(after) else MISSING
            if differ(one, other):
                yield from self._compare_member(kind, key, one, other, (*place, str(number)), ways)

    def _compare_identities(
        self, kind: str, key: str, old: Any, new: Any, place: Place, ways: Directions
    ) -> Iterator[Change]:
        """Compare lists whose objects are known by their names, and then their order."""
        before = by_identity(key, self._old, items_of(old))
        after = by_identity(key, self._new, items_of(new))
        for name in dict.fromkeys([*before, *after]):
            number, one = before.get(name, (0, MISSING))
            position, other = after.get(name, (number, MISSING))
            if differ(one, other):
                yield from self._compare_member(kind, key, one, other, (*place, str(position)), ways)
        kept = [name for name in before if name in after]
        if key != "tags" and kept != [name for name in after if name in before]:
            yield Change(
                Level.BREAKING, place, "order changed, which generated arguments and defaults follow"
            )


def _boolean(old: Any, new: Any, place: Place, ways: Directions) -> Change:
    """Classify the change of a schema that is, or becomes, `true` or `false`."""
    level = narrowed(ways) if old is True or new is False else widened(ways)
    return Change(level, place, f"changed from {old!r:.40} to {new!r:.40}")


def _security(old: Any, new: Any, place: Place) -> Change:
    """Classify a change of the ways to authenticate: another one more breaks nobody."""
    before, after = items_of(old), items_of(new)
    is_addition = bool(before) and all(each in after for each in before)
    return Change(Level.ADDITIVE if is_addition else Level.BREAKING, place, "ways to authenticate changed")
