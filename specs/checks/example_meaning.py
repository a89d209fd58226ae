"""Rules for examples: equations hold in them, values look like what their texts call them, and times are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from .document import Document
from .examples import samples
from .finding import Fault, Place, Rule, is_sequence, mapping, members, sequence, text
from .grammar import Node
from .links import split_pointer
from .prose import NUMBER, number, words_of

STANDARDS = {
    r"ISO 3166-1 alpha-2\b": r"[A-Z]{2}",
    r"ISO 3166-1 alpha-3\b": r"[A-Z]{3}",
    r"ISO 3166-2\b": r"([A-Z]{2}-)?[A-Z0-9]{1,3}",
    r"ISO 4217\b": r"[A-Z]{3}",
    r"\bUUID\b": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    r"\bEAN-13\b": r"\d{13}",
    r"\bEAN-8\b": r"\d{8}",
    r"\be-mail address\b": r"[^@\s]+@[^@\s]+",
    r"^(?:The )?[\w' -]*\bURL (?:of|that)\b": r"https?://\S+|[^/\s]+://\S+",
}
LENGTHS = {r"ISO 3166-1 alpha-2\b": 2, r"ISO 3166-1 alpha-3\b": 3, r"ISO 4217\b": 3}
LAYOUT = re.compile(r"`([YMDHhTSs:. ±mfZ/-]*YYYY[YMDHhTSs:. ±mfZ/-]*)`")
TOKENS = (
    ("YYYY", r"\d{4}"),
    ("MM", r"\d{2}"),
    ("DD", r"\d{2}"),
    ("HH", r"\d{2}"),
    ("hh", r"\d{2}"),
    ("mm", r"\d{2}"),
    ("SS", r"\d{2}"),
    ("ss", r"\d{2}"),
    ("±", r"[+-]"),
    ("f", r"\d"),
)
CREATED = re.compile(r"^(created_at|creationDate|create_date|order_created_at)$")
LATER = re.compile(r"^(updated_at|modified_at|pay_date|status_date|order_updated_at|lastUpdatedOnDate)$")
FIRST_NUMBER = re.compile(rf"^(?:The )?({NUMBER})\b(?! by\b)(?: more| other| whole)? ?(\w*)", re.IGNORECASE)


def sums_hold(document: Document) -> Iterator[Fault]:
    """Report examples in which an equation of `x-sums` does not hold."""
    for place, schema, value in samples(document):
        for owner, part in _objects(document, schema, value):
            for row in sequence(owner.get("x-sums")):
                wrong = _difference(mapping(row), part)
                if wrong:
                    yield (
                        place,
                        f"{mapping(row).get('equals')} is not the sum of its terms ({wrong}): mend one of them",
                    )


def _objects(document: Document, schema: Place, value: Any) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield every object in a value with each schema that speaks about it."""
    for part in document.parts(schema):
        owner = mapping(document.at(part))
        yield owner, value
        for item in sequence(value) if "items" in owner else ():
            yield from _objects(document, (*part, "items"), item)
        for name, member in mapping(value).items():
            if name in mapping(owner.get("properties")):
                yield from _objects(document, (*part, "properties", name), member)


def _difference(row: dict[str, Any], value: Any) -> str:
    """Return both sides of an equation if they differ, or nothing."""
    wanted = list(_values(value, split_pointer(text(row.get("equals")))))
    if len(wanted) != 1:
        return ""
    total = sum((_term(value, term) for term in sequence(row.get("terms"))), Decimal(0))
    step = Decimal(1).scaleb(-int(row.get("decimals", 0)))
    allowed = step if row.get("rounding", "none") != "none" else Decimal(0)
    return f"{wanted[0]}, {total}" if abs(wanted[0] - total) > allowed else ""


def _term(value: Any, term: Any) -> Decimal:
    """Return a term: a value, a sum over a list, or a sum of products."""
    if isinstance(term, str):
        return sum(_values(value, split_pointer(term)), Decimal(0))
    columns = [list(_values(value, split_pointer(str(each)))) for each in sequence(term)]
    if not columns or len({len(column) for column in columns}) != 1:
        return Decimal(0)
    total = Decimal(0)
    for row in zip(*columns, strict=True):
        product = Decimal(1)
        for factor in row:
            product *= factor
        total += product
    return total


def _values(value: Any, keys: list[str]) -> Iterator[Decimal]:
    """Yield the numbers that a pointer reaches; `*` stands for every item."""
    if not keys:
        try:
            yield Decimal(str(value))
        except InvalidOperation:
            return
    elif keys[0] == "*":
        for item in sequence(value):
            yield from _values(item, keys[1:])
    elif keys[0] in mapping(value):
        yield from _values(value[keys[0]], keys[1:])


def example_of_standard(document: Document) -> Iterator[Fault]:
    """Report examples that do not look like the standard or the layout that their text names."""
    for node in document.of("schema", "parameter"):
        shown = _shown(document, node)
        words = words_of(node)
        for name, pattern in STANDARDS.items():
            for example in shown:
                if re.search(name, words) and isinstance(example, str) and not _looks(pattern, example, node):
                    yield node.place, f"{example!r} does not look like what the text says: mend one of them"
        for name, length in LENGTHS.items():
            given = {
                each[key]
                for each in document.schemas(node.place)
                for key in ("minLength", "maxLength")
                if key in each
            }
            if re.search(name, words) and given - {length} and node.kind == "schema":
                yield (
                    node.place,
                    f"the text names a standard of {length} letters, the data has others: mend one of them",
                )
        layouts = LAYOUT.findall(re.sub(r"\bor finer\b", " ", words))
        times = [each for each in shown if isinstance(each, str) and re.match(r"\d{4}-\d\d-\d\d", each)]
        for example in times if layouts and node.kind == "schema" and not node.is_component else ():
            if not any(re.fullmatch(_pattern(layout), example) for layout in layouts):
                yield node.place, f"{example!r} is not written as {' or '.join(layouts)}: mend one of them"


def _shown(document: Document, node: Node) -> list[Any]:
    """Return the examples of a value that are written beside it."""
    owners = [node.value, mapping(node.value.get("schema"))] if node.kind == "parameter" else [node.value]
    shown = [each for owner in owners for each in sequence(owner.get("examples"))]
    return shown + [owner["example"] for owner in owners if "example" in owner]


def _looks(pattern: str, example: str, node: Node) -> bool:
    """Return whether an example has a form; a list is passed over, and so is what may be empty or differ in case."""
    if not example or node.value.get("type") in ("array", "object") or "`" in example:
        return True
    return re.fullmatch(pattern, example) is not None


def _pattern(layout: str) -> str:
    """Return a layout of a time as a regular expression."""
    written = re.escape(layout)
    for token, digits in TOKENS:
        written = written.replace(re.escape(token), digits.replace("\\", "\\"))
    return written


def code_list_named(document: Document) -> Iterator[Fault]:
    """Report texts of codes whose description does not name the standard of `x-code-list`."""
    for node in document.of("schema"):
        standard = text(node.value.get("x-code-list"))
        if standard and standard not in words_of(node):
            yield (*node.place, "x-code-list"), f"no text says {standard}: mend one of them"


def layout_of_time(document: Document) -> Iterator[Fault]:
    """Report times whose examples or text are written in another layout than `x-time`, or in another zone."""
    utc = text(mapping(document.value.get("info")).get("description"))
    for node in document.of("schema"):
        time = mapping(node.value.get("x-time"))
        named = time.get("layout")
        layouts = [str(each) for each in sequence(named) or ([named] if named else [])]
        for example in (
            [each for each in _shown(document, node) if each and isinstance(each, str)] if layouts else ()
        ):
            if not any(re.fullmatch(_pattern(layout), example) for layout in layouts):
                yield node.place, f"{example!r} is not written as {' or '.join(layouts)}: mend one of them"
        stated = LAYOUT.findall(words_of(node)) if layouts else []
        for layout in [each for each in stated if _pattern(each) not in map(_pattern, layouts)]:
            yield node.place, f"the text says {layout}, x-time {' or '.join(layouts)}: mend one of them"
        zone = text(time.get("zone"))
        if zone and zone not in f"{words_of(node)} {utc}":
            yield node.place, f"no text says the zone {zone}: mend one of them"


def layouts_in_use(document: Document) -> Iterator[Fault]:
    """Report layouts in the paragraph on units that no example of the document is written in."""
    description = text(mapping(document.value.get("info")).get("description"))
    paragraph = next((each for each in description.split("\n\n") if each.startswith("**Units.**")), "")
    shown = [
        each for node in document.of("schema") for each in _shown(document, node) if isinstance(each, str)
    ]
    for layout in LAYOUT.findall(paragraph):
        if not any(re.fullmatch(_pattern(layout), each) for each in shown):
            yield ("info", "description"), f"no example is written as {layout}: mend the layout"


def times_in_order(document: Document) -> Iterator[Fault]:
    """Report examples in which an object changes before it is created."""
    for place, schema, value in samples(document):
        for _, part in _objects(document, schema, value):
            times = {name: str(each) for name, each in mapping(part).items() if each}
            created = next((times[name] for name in times if CREATED.match(name)), "")
            for name, each in times.items():
                if (
                    created
                    and LATER.match(name)
                    and re.match(r"\d{4}-\d\d", each)
                    and each[:10] < created[:10]
                ):
                    yield place, f"{name} is before the time of creation: mend one of them"


def counted_examples(document: Document) -> Iterator[Fault]:
    """Report examples whose name counts more or fewer things than they hold."""
    for node in document.of("example"):
        match = FIRST_NUMBER.match(text(node.value.get("summary")))
        if match and node.is_component and "value" in node.value and match[2].endswith("s"):
            sizes = set(_sizes(node.value["value"]))
            if sizes and int(number(match[1])) not in sizes:
                yield (
                    node.place,
                    f"the summary counts {match[1]}, and no list here has as many: mend one of them",
                )


def _sizes(value: Any) -> Iterator[int]:
    """Yield the sizes of the lists in a value."""
    if is_sequence(value):
        yield len(value)
    for _, member in members(value):
        yield from _sizes(member)


RULES: dict[str, Rule] = {
    "sums-hold": sums_hold,
    "example-of-standard": example_of_standard,
    "code-list-named": code_list_named,
    "layout-of-time": layout_of_time,
    "layouts-in-use": layouts_in_use,
    "times-in-order": times_in_order,
    "example-counted": counted_examples,
}
