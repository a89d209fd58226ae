"""Rules for operations and their responses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .document import Document, Operation
from .finding import Fault, Rule, mapping, sequence, text

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
SECOND_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
ERROR_STATUS = re.compile(r"[45](\d\d|XX)|default")
BODILESS = ("204", "205", "304")
OWED = {"paths": ("2xx", "401", "default")}


def operation_id(document: Document) -> Iterator[Fault]:
    """Report operations without an operationId, or with that of another."""
    count = Counter(operation.name for operation in document.operations)
    for operation in document.operations:
        if not NAME.fullmatch(operation.name):
            yield operation.place, "no operationId of letters, digits and _: give one"
        elif count[operation.name] > 1:
            yield operation.place, f"operationId {operation.name} names more than one operation: rename one"


def operation_tag(document: Document) -> Iterator[Fault]:
    """Report operations that do not have exactly one tag, or an undeclared one."""
    declared = {text(node.value.get("name")) for node in document.of("tag")}
    for operation in document.operations:
        tags = [str(tag) for tag in sequence(operation.value.get("tags"))]
        if len(tags) != 1:
            yield operation.place, f"{len(tags)} tags: give exactly one"
        for tag in tags:
            if tag not in declared:
                yield (
                    (*operation.place, "tags"),
                    f"tag {tag} is not declared: declare and describe it under tags",
                )


def webhook_tag(document: Document) -> Iterator[Fault]:
    """Report webhooks that share a tag with operations that clients call."""
    taken = {str(tag) for operation in document.on_paths for tag in sequence(operation.value.get("tags"))}
    for operation in document.operations:
        shared = taken & set(map(str, sequence(operation.value.get("tags"))))
        if operation.home != "paths" and shared:
            yield (
                (*operation.place, "tags"),
                f"{', '.join(sorted(shared))} is a path operation's tag: use one apart",
            )


def operation_text(document: Document) -> Iterator[Fault]:
    """Report operations without a description or without a summary of one sentence."""
    for operation in document.operations:
        if not text(operation.value.get("description")):
            yield operation.place, "no description: say what the operation does"
        for wrong in _summary_faults(operation.value.get("summary")):
            yield (*operation.place, "summary"), wrong


def _summary_faults(summary: Any) -> Iterator[str]:
    """Yield the faults of a summary."""
    if not text(summary):
        yield "no summary: write one sentence"
    elif "\n" in summary:
        yield "the summary holds a newline: write it on one line"
    elif SECOND_SENTENCE.search(summary):
        yield "the summary is more than one sentence: move the rest to the description"


def operation_security(document: Document) -> Iterator[Fault]:
    """Report operations without security, or with an undeclared scheme."""
    general = document.value.get("security")
    schemes = document.components("securitySchemes")
    for operation in document.operations:
        required = operation.value.get("security", general)
        if not isinstance(required, list):
            yield operation.place, "no security, own or global: name a scheme, or write [] if there is none"
        for name in _scheme_names(required):
            if name not in schemes:
                yield operation.place, f"security scheme {name} is not declared: declare it or name another"


def _scheme_names(required: Any) -> set[str]:
    """Return the security schemes that requirements name."""
    return {name for requirement in sequence(required) for name in mapping(requirement)}


def operation_provenance(document: Document) -> Iterator[Fault]:
    """Report operations without `x-provenance`."""
    for operation in document.operations:
        if "x-provenance" not in operation.value:
            yield operation.place, "no x-provenance: say where we know this operation from"


def responses(document: Document) -> Iterator[Fault]:
    """Report operations that lack a response that they owe."""
    for operation in document.operations:
        statuses = document.responses(operation)
        held = {"2xx" if status.startswith("2") else status for status in statuses}
        for status in OWED.get(operation.home, ("2xx",)):
            if status not in held:
                yield (
                    (*operation.place, "responses"),
                    f"no {status} response: describe one, with a named example",
                )


def empty_answers(document: Document) -> Iterator[Fault]:
    """Report responses with a body whose status has none."""
    for operation in document.operations:
        for status, place in document.responses(operation).items():
            if status in BODILESS and "content" in mapping(document.at(place)):
                yield (
                    (*operation.place, "responses", status),
                    f"{status} never has a body: take out its content",
                )


def error_bodies(document: Document) -> Iterator[Fault]:
    """Report bodies of errors that are not components."""
    for operation in document.operations:
        for status, place in document.responses(operation).items():
            if ERROR_STATUS.fullmatch(status):
                yield from _unnamed_bodies(document, operation, place)


def _unnamed_bodies(document: Document, operation: Operation, place: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the JSON bodies of a response that are written in place."""
    for body in document.bodies(place):
        if "json" in body[-2] and "$ref" not in mapping(document.at(body)):
            yield (
                body,
                f"the error body of {operation.name} has no name: move it to components.schemas and $ref it",
            )


RULES: dict[str, Rule] = {
    "operation-id": operation_id,
    "operation-tag": operation_tag,
    "webhook-tag": webhook_tag,
    "operation-text": operation_text,
    "operation-security": operation_security,
    "operation-provenance": operation_provenance,
    "responses": responses,
    "body-on-204": empty_answers,
    "inline-error-body": error_bodies,
}
