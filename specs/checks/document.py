"""A whole document as the rules see it: its objects by kind, its operations, references and validators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote as urlquote
from urllib.parse import unquote

import jsonschema_rs

from .finding import Place, is_mapping, is_sequence, mapping, members, pointer, sequence, text
from .grammar import Node, walk

ROOT = "urn:orderkit:spec"
JOINERS = ("allOf", "anyOf", "oneOf")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Operation:
    """One operation, its path template, and where it lives: paths, webhooks, callbacks or components."""

    node: Node
    home: str
    template: str

    @property
    def value(self) -> dict[str, Any]:
        """The operation as a mapping."""
        return mapping(self.node.value)

    @property
    def name(self) -> str:
        """The operationId, or an empty text."""
        return text(self.value.get("operationId"))

    @property
    def place(self) -> Place:
        """The place of the operation."""
        return self.node.place


class Document:
    """A parsed OpenAPI document and the questions rules ask of it."""

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value
        self.nodes = list(walk(Node("document", (), value)))
        self._registry = jsonschema_rs.Registry([(ROOT, value)], draft=jsonschema_rs.Draft202012)
        self._validators: dict[Place, jsonschema_rs.Draft202012Validator | None] = {}
        self._made: dict[Any, Any] = {}

    def once(self, make: Callable[[Document], T]) -> T:
        """Return what a function makes of the document; it is made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _by_kind(self) -> dict[str, list[Node]]:
        """The well-formed objects of each kind."""
        kinds: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            if isinstance(node.value, dict):
                kinds[node.kind].append(node)
        return kinds

    def of(self, *kinds: str) -> Iterator[Node]:
        """Yield the well-formed objects of these kinds, where they are written."""
        for kind in kinds:
            yield from self._by_kind.get(kind, [])

    @cached_property
    def by_place(self) -> dict[Place, Node]:
        """Every object by its place."""
        return {node.place: node for node in self.nodes}

    @cached_property
    def operations(self) -> list[Operation]:
        """Every operation, wherever it stands."""
        return [_operation(node) for node in self.of("operation")]

    @cached_property
    def on_paths(self) -> list[Operation]:
        """The operations under paths, which clients call."""
        return [operation for operation in self.operations if operation.home == "paths"]

    def components(self, section: str) -> dict[str, Any]:
        """Return a section of the components by name."""
        return mapping(mapping(self.value.get("components")).get(section))

    def at(self, place: Place) -> Any:
        """Return the value at a place, or None."""
        value: Any = self.value
        for key in place:
            value = step(value, key)
        return value

    def target(self, reference: Any) -> Place | None:
        """Return the place a local reference points to, or None if there is nothing."""
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        place = tuple(unescape(key) for key in reference[2:].split("/"))
        return place if self.at(place) is not None else None

    def follow(self, place: Place) -> Place:
        """Return where a chain of references that starts at this place ends."""
        seen: set[Place] = set()
        while place not in seen:
            seen.add(place)
            onward = self.target(mapping(self.at(place)).get("$ref"))
            if onward is None:
                return place
            place = onward
        return place

    def resolve(self, place: Place) -> dict[str, Any]:
        """Return the object at this place, references followed."""
        return mapping(self.at(self.follow(place)))

    def parts(self, place: Place, joiners: tuple[str, ...] = JOINERS) -> list[Place]:
        """Return the places of all schemas that speak about one value: references and joined branches."""
        found: dict[Place, None] = {}
        waiting = [place]
        while waiting:
            current = waiting.pop(0)
            schema = self.at(current)
            if current in found or not is_mapping(schema):
                continue
            found[current] = None
            waiting += self._next_parts(current, schema, joiners)
        return list(found)

    def _next_parts(self, place: Place, schema: dict[str, Any], joiners: tuple[str, ...]) -> list[Place]:
        """Return the places that the reference and the branches of one schema lead to."""
        target = self.target(schema.get("$ref"))
        branches = [
            (*place, joiner, str(index))
            for joiner in joiners
            for index, _ in enumerate(sequence(schema.get(joiner)))
        ]
        return ([target] if target else []) + branches

    def schemas(self, place: Place, joiners: tuple[str, ...] = JOINERS) -> list[dict[str, Any]]:
        """Return all schemas that speak about one value."""
        return [mapping(self.at(part)) for part in self.parts(place, joiners)]

    def types(self, place: Place) -> set[str]:
        """Return every JSON type the schema at this place names, null left out."""
        return {name for schema in self.schemas(place) for name in type_names(schema)} - {"null"}

    def properties(self, place: Place) -> dict[str, Place]:
        """Return the top-level properties of a schema, through references and joined branches."""
        return {
            name: (*part, "properties", name)
            for part in self.parts(place)
            for name in mapping(mapping(self.at(part)).get("properties"))
        }

    def parameters(self, operation: Operation) -> dict[tuple[str, str], Place]:
        """Return the places of an operation's parameters by location and name, the path item's included."""
        above = operation.node.parent.place if operation.node.parent else ()
        found: dict[tuple[str, str], Place] = {}
        for owner in (above, operation.place):
            for index, _ in enumerate(sequence(mapping(self.at(owner)).get("parameters"))):
                place = self.follow((*owner, "parameters", str(index)))
                parameter = mapping(self.at(place))
                found[text(parameter.get("in")), text(parameter.get("name"))] = place
        return found

    def responses(self, operation: Operation) -> dict[str, Place]:
        """Return the places of an operation's responses by status, references followed."""
        statuses = mapping(operation.value.get("responses"))
        return {
            status: self.follow((*operation.place, "responses", status))
            for status in statuses
            if not status.startswith("x-")
        }

    def bodies(self, place: Place) -> list[Place]:
        """Return the places of the schemas of a response's or request body's content."""
        content = mapping(mapping(self.at(place)).get("content"))
        return [(*place, "content", media, "schema") for media in content]

    def errors(self, place: Place, value: Any) -> list[str]:
        """Return why a value does not fit the schema at this place, formats checked."""
        validator = self._validator(place)
        if validator is None:
            return []
        errors = validator.iter_errors(value)
        return [f"at {pointer(tuple(map(str, error.instance_path)))}: {error.message}" for error in errors]

    def fits(self, place: Place, value: Any) -> bool:
        """Return whether a value fits the schema at this place; a schema that cannot be compiled takes any."""
        validator = self._validator(place)
        return validator is None or validator.is_valid(value)

    def _validator(self, place: Place) -> jsonschema_rs.Draft202012Validator | None:
        """Return the compiled schema of a place; it is compiled once."""
        if place not in self._validators:
            self._validators[place] = self._compile(place)
        return self._validators[place]

    def _compile(self, place: Place) -> jsonschema_rs.Draft202012Validator | None:
        """Compile the schema at this place; one that cannot be compiled is the schema-form rule's finding."""
        # A pointer in a reference is a fragment of a URI: the braces of a callback's key must be encoded.
        reference = {"$ref": ROOT + "#" + urlquote(pointer(place), safe="/~$.")}
        try:
            return jsonschema_rs.Draft202012Validator(
                reference, registry=self._registry, validate_formats=True
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None


def step(value: Any, key: str) -> Any:
    """Return the member of a mapping or list that one token of a JSON pointer names, or None."""
    return dict(members(value)).get(key) if is_sequence(value) else mapping(value).get(key)


def unescape(key: str) -> str:
    """Return a token of a JSON pointer as the key that it names."""
    return unquote(key).replace("~1", "/").replace("~0", "~")


def type_names(schema: dict[str, Any]) -> list[str]:
    """Return the types a schema names, whether it names one or a list."""
    named = schema.get("type")
    return [
        name for name in ([named] if isinstance(named, str) else sequence(named)) if isinstance(name, str)
    ]


def _operation(node: Node) -> Operation:
    """Describe the operation that a node holds."""
    above = list(node.ancestors())
    in_callback = any(ancestor.kind == "callback" for ancestor in above)
    template = next((ancestor.name for ancestor in above if ancestor.kind == "path_item"), "")
    return Operation(node, "callbacks" if in_callback else node.place[0], template)
