"""Rules for sending again: the class fits the method and what repeating does, and unique values have their error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .codes import statuses_of
from .document import Document, Operation
from .extensions import Use, uses
from .finding import Fault, Rule, mapping, sequence, text
from .links import split_pointer
from .prose import words_of

READING = ("get", "head", "options")
EFFECTS = {"safe": ("same", "new"), "upsert": ("same",), "never": ("new", "error")}
READ_WORDS = re.compile(r"^(get|list|read|search|find|retrieve|quote|track|fetch|check|count)", re.IGNORECASE)
WRITE_WORDS = re.compile(
    r"^(create|place|cancel|update|delete|add|remove|put|register|ask|change|set|refund)", re.IGNORECASE
)


def retry_class(document: Document) -> Iterator[Fault]:
    """Report retry classes that do not fit the method, what repeating does, or the name of the operation."""
    issuers = {text(mapping(use.value).get("issued-by")) for use in uses(document) if use.name == "x-token"}
    known = any("x-retry" in operation.value for operation in document.on_paths)
    for operation in document.on_paths:
        retry, method = operation.value.get("x-retry"), operation.node.name
        reads = operation.value.get("x-reads") is True
        effect = mapping(operation.value.get("x-repeat")).get("effect")
        if retry is None and known:
            yield operation.place, "no x-retry: say what sending it twice does"
        elif method in READING and (retry not in ("safe", None) or reads):
            yield operation.place, f"{method.upper()} only reads: x-retry is safe, and x-reads is not needed"
        elif method not in READING and retry == "safe" and not reads and operation.name not in issuers:
            yield operation.place, f"{method.upper()} may write: x-retry is upsert or never, or give x-reads"
        elif reads and retry not in ("safe", None):
            yield operation.place, f"it only reads by x-reads: x-retry is safe, not {retry}"
        if reads and effect not in (None, "same"):
            yield operation.place, f"it only reads, and x-repeat is {effect}: mend one of them"
        if retry in EFFECTS and effect is not None and effect not in EFFECTS[retry]:
            yield operation.place, f"x-retry {retry} and x-repeat {effect} do not fit: mend one of them"
        if (
            retry == "upsert"
            and effect is None
            and any("x-repeat" in each.value for each in document.on_paths)
        ):
            yield operation.place, "no x-repeat: say what the same request again is answered with"
        yield from _name_faults(operation, retry, reads)


def _name_faults(operation: Operation, retry: object, reads: bool) -> Iterator[Fault]:
    """Yield a fault if the name of an operation says that it reads, or writes, and its class does not."""
    if READ_WORDS.match(operation.name) and retry not in ("safe", None):
        yield operation.place, f"{operation.name} reads by its name: x-retry is safe, not {retry}"
    if WRITE_WORDS.match(operation.name) and reads:
        yield operation.place, f"{operation.name} writes by its name: take out x-reads"


def repeat_error(document: Document) -> Iterator[Fault]:
    """Report errors of `x-repeat`, `x-unique`, `x-owner` and `x-languages` that are no response of the operation."""
    for use in uses(document):
        operation = use.operation() if use.node.kind == "operation" else None
        for code in _errors(use) if operation else ():
            statuses = (
                {status for status in document.responses(operation) if status.isdecimal()}
                if operation
                else set[str]()
            )
            if use.name == "x-owner" and code not in (400, 401, 403, 404, 410):
                yield use.place, f"{code} says nothing about whose object it is: mend `stranger`"
            elif not statuses_of(document, code) & statuses:
                yield use.place, f"no response of the operation is {code}: describe one, or mend the error"
        if use.name == "x-repeat":
            row = mapping(use.value)
            if (row.get("effect") == "error") != ("error" in row):
                yield use.place, "the effect error has an error, and no other effect has one: mend it"
            yield from _unique_faults(use, operation)


def _errors(use: Use) -> list[object]:
    """Return the errors and statuses that an extension of an operation names."""
    if use.name == "x-unique":
        return [row["error"] for row in map(mapping, sequence(use.value)) if "error" in row]
    names = {"x-repeat": "error", "x-owner": "stranger"}
    value = mapping(use.value).get(names.get(use.name, ""))
    return [] if value is None else [value]


def _unique_faults(use: Use, operation: Operation | None) -> Iterator[Fault]:
    """Yield a fault if a creation that refuses a value twice is repeated with another error, or with success."""
    unique = [mapping(row) for row in sequence(operation.value.get("x-unique"))] if operation else []
    repeat = mapping(use.value)
    errors = {row.get("error") for row in unique}
    if operation and operation.node.name in ("post", "put") and errors and repeat.get("error") not in errors:
        yield (
            use.place,
            "a value that must be unique comes twice, so that the error is that of x-unique: mend one",
        )


def unique_members(document: Document) -> Iterator[Fault]:
    """Report unique members that are no ids or names, or that the text which says so does not name."""
    for use in uses(document):
        for index, row in enumerate(sequence(use.value) if use.name == "x-unique" else ()):
            words = words_of(use.node)
            for expression in sequence(mapping(row).get("members")):
                last = split_pointer(text(expression).partition("#")[2])[-1:]
                if last and not re.search(r"(id|sku|number|code|name|key|email)$", last[0], re.IGNORECASE):
                    yield (*use.place, str(index)), f"{last[0]} is no id by its name: mend the member"
                if (
                    last
                    and re.search(r"exists already|used once|is taken", words)
                    and f"`{last[0]}`" not in words
                ):
                    yield (*use.place, str(index)), f"the text does not name {last[0]}: mend one of them"


def kept_pairs(document: Document) -> Iterator[Fault]:
    """Report values of `x-keeps` that come back under another name, or from an operation of something else."""
    for use in uses(document):
        for index, row in enumerate(
            sequence(mapping(use.value).get("values")) if use.name == "x-keeps" else ()
        ):
            sent, back = (
                split_pointer(text(mapping(row).get(key)).partition("#")[2]) for key in ("sent", "back")
            )
            sent, back = (
                [each for each in side if each != "*" and not each.isdecimal()] for side in (sent, back)
            )
            if sent and back and sent[-len(back) :] != back[-len(sent) :]:
                yield (
                    (*use.place, "values", str(index)),
                    f"{'/'.join(sent)} comes back as {'/'.join(back)}: mend one",
                )
            reader = use.operation(mapping(row).get("read-by"))
            if reader is not None and "read-by" in mapping(row) and reader.value.get("x-retry") != "safe":
                yield (
                    (*use.place, "values", str(index)),
                    f"{reader.name} writes: name an operation that reads",
                )


def echoed_values(document: Document) -> Iterator[Fault]:
    """Report ids of `x-echoes` that come back as something else, and reads by an id that do not say where it is."""
    for use in uses(document):
        for index, row in enumerate(sequence(use.value) if use.name == "x-echoes" else ()):
            sent, back = (_last_name(mapping(row).get(key)) for key in ("sent", "back"))
            if back != sent and not (back == "id" and sent.endswith("id")):
                yield (*use.place, str(index)), f"{sent} comes back as {back}: mend one"
    known = any("x-echoes" in operation.value for operation in document.on_paths)
    for operation in document.on_paths if known else ():
        parameter = re.search(r"\{(\w+)\}$", operation.template)
        if operation.node.name == "get" and parameter and "x-echoes" not in operation.value:
            yield operation.place, f"no x-echoes: say where the response repeats {parameter[1]}"


def _last_name(expression: object) -> str:
    return re.split(r"[./]", text(expression))[-1].lower()


RULES: dict[str, Rule] = {
    "retry-class": retry_class,
    "repeat-error": repeat_error,
    "unique-members": unique_members,
    "kept-pairs": kept_pairs,
    "echoed-values": echoed_values,
}
