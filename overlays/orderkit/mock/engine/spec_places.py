"""Places in a spec that refuse a request: JSON pointers, with the ledger entries that stand nearest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...contract import Contract, Operation, Place
from .violations import Violation

# Parts of a schema that apply to the same value.
_COMBINED = ("allOf", "oneOf", "anyOf")


class SpecPlaces:
    """Finds places in a contract."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.root = Place.root(contract.document)

    def resolve(self, place: Place) -> Place:
        """Return the place that a reference leads to; a place without one is returned as it is."""
        while place.has("$ref"):
            reference: str = place.node["$ref"]
            node = self._contract.resolve({"$ref": reference})
            place = place.moved(reference, node)
        return place

    def of_operation(self, operation: Operation) -> Place:
        """Return the place of an operation."""
        return self.root.child("paths", operation.path, operation.method.lower())

    def of_request_body(self, operation: Operation) -> Place:
        """Return the place of an operation's request body; that of the operation if it has none."""
        place = self.of_operation(operation)
        return self.resolve(place.child("requestBody")) if place.has("requestBody") else place

    def of_parameter(self, operation: Operation, part: str, name: str) -> Place:
        """Return the place of a parameter; that of the operation if it has no such parameter."""
        place = self.of_operation(operation)
        for owner in (place, self.root.child("paths", operation.path)):
            for index in range(len(owner.node.get("parameters", ()))):
                found = self.resolve(owner.child("parameters", index))
                if (found.node["in"], found.node["name"]) == (part, name):
                    return found
        return place

    def of_violation(self, operation: Operation, violation: Violation) -> Place:
        """Return the place of the keyword that a request violates, or the nearest one around it."""
        if violation.part != "body":
            parameter = self.of_parameter(operation, violation.part, str(violation.path[0]))
            if parameter.has(violation.keyword):
                return parameter.child(violation.keyword)
            return (
                self._keyword(parameter.child("schema"), violation) if parameter.has("schema") else parameter
            )
        body = self.of_request_body(operation)
        if not body.has("content"):
            return body
        place = body.child("content", next(iter(body.node["content"])), "schema")
        # These stand with the object, not with the property that is missing or unknown.
        is_of_object = violation.keyword in ("required", "additionalProperties")
        for step in violation.path[:-1] if is_of_object else violation.path:
            found = self._step(place, step)
            if found is None:
                break
            place = found
        return self._keyword(place, violation)

    def of_error(self, member: str, value: Any) -> Place | None:
        """Return the place of a documented error, by a member of its row in `x-errors`."""
        for name, schema in self.root.node["components"]["schemas"].items():
            for index, row in enumerate(schema.get("x-errors", ())):
                if row.get(member) == value:
                    return self.root.child("components", "schemas", name, "x-errors", index)
        return None

    def _step(self, place: Place, step: str | int) -> Place | None:
        keyword = "items" if isinstance(step, int) else "properties"
        for part in self._parts(place):
            if part.has(keyword) and (keyword == "items" or step in part.node[keyword]):
                return self.resolve(part.child(keyword) if keyword == "items" else part.child(keyword, step))
        return None

    def _keyword(self, place: Place, violation: Violation) -> Place:
        keyword, name = violation.keyword, violation.path[-1] if violation.path else ""
        for part in self._parts(place):
            if part.has(keyword) and (keyword != "required" or name in part.node[keyword]):
                return part.child(keyword)
            if part.has("items") and (inner := self.resolve(part.child("items"))).has(keyword):
                return inner.child(keyword)
        return self.resolve(place)

    def _parts(self, place: Place) -> Iterator[Place]:
        """Yield a schema and all parts of it that apply to the same value."""
        place = self.resolve(place)
        yield place
        for keyword in _COMBINED:
            if place.has(keyword):
                for index in range(len(place.node[keyword])):
                    yield from self._parts(place.child(keyword, index))
