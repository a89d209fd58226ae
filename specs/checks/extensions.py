"""Rules for our own extensions: known, of their shape, where they belong, and naming only what the document has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .document import Document, Operation
from .finding import Fault, Place, Rule, mapping, sequence, text
from .grammar import Node
from .links import Link, expression_faults, reach, split_pointer
from .vocabulary import Mention, extensions, mentions, names_at, shape_errors, stands_on

LAYOUTS_WITHOUT_OFFSET = frozenset({"YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss"})


@dataclass(frozen=True, eq=False)
class Use:
    """One use of an extension: the object that carries it, and what it says."""

    document: Document
    node: Node
    name: str

    @property
    def value(self) -> Any:
        """The value of the extension."""
        return self.node.value[self.name]

    @property
    def place(self) -> Place:
        """The place of the extension."""
        return (*self.node.place, self.name)

    def operation(self, name: Any = None) -> Operation | None:
        """Return the operation of this id, or the one that the extension belongs to."""
        if name is not None:
            return next((each for each in self.document.on_paths if each.name == name), None)
        around = {node.place for node in (self.node, *self.node.ancestors())}
        return next((each for each in self.document.operations if each.place in around), None)


def uses(document: Document) -> Iterator[Use]:
    """Yield every use of an extension."""
    for node in document.nodes:
        for name in mapping(node.value):
            if name.startswith("x-"):
                yield Use(document, node, name)


def unknown_extension(document: Document) -> Iterator[Fault]:
    """Report extensions that the vocabulary does not define."""
    for use in uses(document):
        if use.name not in extensions():
            yield use.place, "not an extension of specs/vocabulary.yaml: mend the name, or define it there"


def extension_place(document: Document) -> Iterator[Fault]:
    """Report extensions on objects that cannot have them."""
    for use in uses(document):
        kinds = stands_on(use.name) if use.name in extensions() else ["*"]
        if "*" not in kinds and use.node.kind not in kinds:
            yield use.place, f"belongs on: {', '.join(kinds)} (here: {use.node.kind}): move it"


def extension_shape(document: Document) -> Iterator[Fault]:
    """Report extensions whose value does not have the shape that the vocabulary gives."""
    for use in uses(document):
        for place, message in shape_errors(use.name, use.value) if use.name in extensions() else ():
            yield (*use.place, *place), f"{message}: see {use.name} in specs/vocabulary.yaml"


def extension_name(document: Document) -> Iterator[Fault]:
    """Report names in extensions that the document does not have."""
    for use in uses(document):
        for mention in mentions(use.name, use.value) if use.name in extensions() else ():
            for message in RESOLVERS[mention.kind](use, mention):
                yield (*use.place, *mention.place), f"{message}: mend the name"


def extension_list(document: Document) -> Iterator[Fault]:
    """Report lists beside listed values that are not as long, and life cycles that leave out a status."""
    for use in uses(document):
        listed = listed_values(use.node.value)
        if use.name in ("x-enum-varnames", "x-enum-descriptions"):
            if len(sequence(use.value)) != len(listed):
                yield use.place, f"must have one entry for each of the {len(listed)} values"
        elif use.name == "x-enum-groups":
            grouped = [each for group in mapping(use.value).values() for each in sequence(group)]
            if sorted(map(str, grouped)) != sorted(map(str, listed)):
                yield use.place, "must have each listed value once"
        elif use.name == "x-lifecycle":
            known = [mapping(row).get("from") for row in sequence(mapping(use.value).get("transitions"))]
            if sorted(map(str, known)) != sorted(map(str, listed)):
                yield use.place, "transitions must have one row for each listed status"
        elif use.name == "x-errors" and listed:
            codes = {mapping(row).get("code") for row in sequence(use.value)}
            if codes != set(listed):
                yield use.place, "must have one row for each listed code"


def extension_decimals(document: Document) -> Iterator[Fault]:
    """Report digits after the point of a number that is no decimal."""
    for use in uses(document):
        if use.name == "x-decimals" and mapping(use.node.value).get("format") != "decimal":
            yield use.place, "must be beside format: decimal: give the format"


def extension_time(document: Document) -> Iterator[Fault]:
    """Report times whose layout has no offset and whose zone is not given."""
    for use in uses(document):
        if use.name == "x-time":
            layout = mapping(use.value).get("layout")
            layouts = {text(each) for each in (sequence(layout) or [layout])}
            if "zone" not in use.value and layouts & LAYOUTS_WITHOUT_OFFSET:
                yield use.place, "a layout has no offset from UTC: give the zone as the ledger decides"


def listed_values(schema: Any) -> list[Any]:
    """Return the values that a schema lists, closed or open."""
    return sequence(mapping(schema).get("enum")) or sequence(mapping(schema).get("x-extensible-enum"))


# What each format of the vocabulary refers to


def _operation_id(use: Use, mention: Mention) -> Iterator[str]:
    if use.operation(str(mention.value)) is None:
        yield f"there is no operation {mention.value}"


def _expression(use: Use, mention: Mention) -> Iterator[str]:
    # `back` of x-keeps is read from another operation, if `read-by` names one.
    other = mention.owner.get("read-by") if mention.place[-1] == "back" else None
    operation = use.operation(other)
    if operation is not None:
        link = Link(use.document, operation, success(use.document, operation), use.place)
        yield from expression_faults(link, str(mention.value), None)


def _item_pointer(use: Use, mention: Mention) -> Iterator[str]:
    other = mention.owner.get("object")
    if other is not None:
        roots = [bodies_of(use.document, use.operation(other))]
    else:
        own = use.operation()
        listings = [own] if own else [each for each in use.document.on_paths if _is_listing(each)]
        roots = [items_of(use.document, each) for each in listings]
    if not any(reach(use.document, root, split_pointer(str(mention.value))) for root in roots):
        yield f"an item has no {mention.value}"


def _schema_pointer(use: Use, mention: Mention) -> Iterator[str]:
    if not reach(use.document, [use.node.place], split_pointer(str(mention.value))):
        yield f"the schema has no {mention.value}"


def _response_pointer(use: Use, mention: Mention) -> Iterator[str]:
    roots = bodies_of(use.document, use.operation())
    if not reach(use.document, roots, split_pointer(str(mention.value))):
        yield f"the response has no {mention.value}"


def _error_code(use: Use, mention: Mention) -> Iterator[str]:
    rows = [row for each in uses(use.document) if each.name == "x-errors" for row in sequence(each.value)]
    known = {mapping(row).get(key) for row in rows for key in ("code", "name", "key")}
    statuses = {status for each in use.document.on_paths for status in mapping(each.value.get("responses"))}
    if mention.value not in known and str(mention.value) not in statuses:
        yield f"no error and no response is {mention.value}"


def _status(use: Use, mention: Mention) -> Iterator[str]:
    if mention.value not in listed_values(use.node.value):
        yield f"there is no status {mention.value}"


def _member_name(use: Use, mention: Mention) -> Iterator[str]:
    # The marks of a part of an extension name what that part has; everything else names what its object has.
    carrier = use.node.value
    if use.name != "x-provenance" and "x-provenance" in mention.place:
        carrier = use.value
        for step in mention.place[: mention.place.index("x-provenance")]:
            carrier = carrier[int(step) if isinstance(carrier, list) else step]
    if str(mention.value) not in names_at(carrier):
        yield f"there is no keyword, value or property {mention.value} here"


def success(document: Document, operation: Operation) -> Place:
    """Return the place of the first success of an operation."""
    found = (place for status, place in document.responses(operation).items() if status.startswith("2"))
    return next(found, ())


def bodies_of(document: Document, operation: Operation | None) -> list[Place]:
    """Return the places of the schemas of the body of an operation's first success."""
    return document.bodies(success(document, operation)) if operation else []


def _is_listing(operation: Operation) -> bool:
    return "x-pagination" in operation.value


def items_of(document: Document, operation: Operation) -> list[Place]:
    """Return the places of the schema of an item that an operation lists."""
    results = str(mapping(operation.value.get("x-pagination")).get("results"))
    lists = reach(document, bodies_of(document, operation), split_pointer(results.partition("#")[2]))
    return reach(document, lists, ["*"])


RESOLVERS: dict[str, Callable[[Use, Mention], Iterator[str]]] = {
    "operation-id": _operation_id,
    "expression": _expression,
    "item-pointer": _item_pointer,
    "schema-pointer": _schema_pointer,
    "response-pointer": _response_pointer,
    "error-code": _error_code,
    "status": _status,
    "member-name": _member_name,
}

RULES: dict[str, Rule] = {
    "extension-unknown": unknown_extension,
    "extension-place": extension_place,
    "extension-shape": extension_shape,
    "extension-name": extension_name,
    "extension-list": extension_list,
    "extension-decimals": extension_decimals,
    "extension-time": extension_time,
}
