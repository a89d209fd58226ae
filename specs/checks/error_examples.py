"""Rules for examples of errors: code, status and message are those of one error, in the language of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from .codes import errors_of
from .document import Document
from .facts_in_words import LANGUAGES
from .finding import Fault, Place, Rule, is_mapping, mapping, sequence, text

MESSAGES = ("message", "detail")
TAG = re.compile(r"\b([a-z]{2}-[A-Z]{2})\b")


def error_example(document: Document) -> Iterator[Fault]:
    """Report examples of errors that repeat no known error, or have the code or the status of another."""
    for status, place, schema, example in document.once(_error_bodies):
        for found, rows in _errors_in(document, schema, example.get("value")):
            message = next((text(found[key]) for key in MESSAGES if key in found), "")
            said = [
                row for row in rows if not message or any(_fits(each, message) for each in _messages(row))
            ]
            codes = [row for row in said if _code_fits(row, found)]
            if message and not said:
                yield place, f"no error of x-errors has the message {message!r}: mend one of them"
            elif not codes:
                yield (
                    place,
                    f"the message is that of {said[0].get('code') or said[0].get('name')}: mend the code or the key",
                )
            elif not any(_status_fits(row, status, found) for row in codes):
                yield (
                    place,
                    f"the error comes with {codes[0].get('http_status')} and not with {status}: mend one of them",
                )
            called = document.follow(place)[-1]
            yield from ((place, each) for each in _name_faults(example, called, said, rows))


def _error_bodies(document: Document) -> list[tuple[str, Place, Place, dict[str, Any]]]:
    """Return every example of a response with its status, its place and the place of its schema."""
    return [
        (status, (*body[:-1], "examples", name), body, document.resolve((*body[:-1], "examples", name)))
        for operation in document.operations
        for status, response in document.responses(operation).items()
        for body in document.bodies(response)
        for name in mapping(mapping(document.at(body[:-1])).get("examples"))
    ]


def _errors_in(
    document: Document, schema: Place, value: Any
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield each object in a value whose schema, or that of one of its members, has `x-errors`."""
    if items := sequence(value):
        for part in document.parts(schema):
            for item in items if "items" in mapping(document.at(part)) else ():
                yield from _errors_in(document, (*part, "items"), item)
    if not is_mapping(value):
        return
    properties = document.properties(schema)
    owners = [
        *document.schemas(schema),
        *(each for name in properties for each in document.schemas(properties[name])),
    ]
    rows = [mapping(row) for owner in owners for row in sequence(owner.get("x-errors"))]
    if rows:
        yield value, rows
    for name, member in value.items():
        if name in properties:
            yield from _errors_in(document, properties[name], member)


def _messages(row: dict[str, Any]) -> list[str]:
    return [str(each) for each in mapping(row.get("message")).values()]


def _fits(template: str, message: str) -> bool:
    """Return whether a message is one of a template; the provider may add what it is about after a colon."""
    pattern = ".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", template))
    return re.fullmatch(f"{pattern}(: .*)?", message, re.DOTALL) is not None


def _code_fits(row: dict[str, Any], found: dict[str, Any]) -> bool:
    """Return whether code, key and status in a body are those of an error."""
    code = next((found[key] for key in ("code", "error") if key in found), None)
    key_fits = "key" not in found or row.get("key") in (None, found["key"])
    own = str(found.get("status", row.get("http_status"))) == str(row.get("http_status"))
    return (code is None or row.get("code") is None or str(code) == str(row.get("code"))) and key_fits and own


def _status_fits(row: dict[str, Any], status: str, found: dict[str, Any]) -> bool:
    """Return whether an error may come under a status; a range and `default` take any of theirs."""
    carried = str(row.get("http_status"))
    return status in ("default", carried) or (status.endswith("XX") and status[0] == carried[0])


def _name_faults(
    example: dict[str, Any], name: str, said: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> Iterator[str]:
    """Yield a fault if an example is called by the name of another error."""
    called = {_plain(re.split(r"[.,:]", text(example.get("summary")))[0]), _plain(name).removeprefix("error")}
    named = [row for row in rows if _plain(text(row.get("name"))) in called]
    if named and said and named[0].get("code") is not None and not any(row in said for row in named):
        yield f"it is called {named[0].get('name')} and holds {said[0].get('name')}: mend one of them"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def error_status(document: Document) -> Iterator[Fault]:
    """Report errors whose code or name is an HTTP status and that come with another, or with one that nothing has."""
    phrases = {_plain(status.phrase): int(status) for status in HTTPStatus}
    for node in document.of("schema"):
        for index, row in enumerate(map(mapping, sequence(node.value.get("x-errors")))):
            carried, code = row.get("http_status"), row.get("code")
            known = phrases.get(_plain(text(row.get("name"))), carried)
            if carried != known or (isinstance(code, int) and _is_status(code, row) and code != carried):
                yield (
                    (*node.place, "x-errors", str(index)),
                    f"{row.get('name')} comes with {carried}: mend the status",
                )
            elif carried not in _carried_statuses(document):
                yield (
                    (*node.place, "x-errors", str(index)),
                    f"no response and no other error has {carried}: mend the status",
                )


def _is_status(code: int, row: dict[str, Any]) -> bool:
    """Return whether a code repeats an HTTP status: it is what the error means, too."""
    return 400 <= code <= 599 and code == row.get("semantic_status")


def _carried_statuses(document: Document) -> set[Any]:
    """Return the statuses of responses, those that texts speak of, and the usual ones of routes and servers."""
    return {
        int(each) for op in document.operations for each in document.responses(op) if each.isdecimal()
    } | {
        404,
        405,
        415,
        429,
        500,
        502,
        503,
    }


def example_language(document: Document) -> Iterator[Fault]:
    """Report examples of errors that are not in the language of their name, nor without one in the default."""
    default = next(
        iter({tag for row in errors_of(document) for tag in mapping(row.get("message"))} & {"en-US"}), ""
    )
    for _, place, schema, example in document.once(_error_bodies):
        wanted = _language_named(place[-1], words_of_example(example)) or default
        for found, rows in _errors_in(document, schema, example.get("value")):
            message = next((text(found[key]) for key in MESSAGES if key in found), "")
            tags = {
                tag
                for row in rows
                for tag, each in mapping(row.get("message")).items()
                if _fits(str(each), message)
            }
            if message and tags and wanted and not any(tag.startswith(wanted) for tag in tags):
                yield (
                    place,
                    f"the message is {' or '.join(sorted(tags))}, the name says {wanted}: mend one of them",
                )


def _language_named(name: str, words: str) -> str:
    """Return the language tag, or the beginning of one, that an example is named by."""
    tag = TAG.search(words)
    if tag:
        return tag[1]
    words = " ".join((re.sub(r"([A-Z])", r" \1", name), words))
    return next((short for short, long in LANGUAGES.items() if re.search(rf"\b{long}\b", words)), "")


def words_of_example(example: dict[str, Any]) -> str:
    """Return what an example says about itself."""
    return f"{text(example.get('summary'))} {text(example.get('description'))}"


def example_twice(document: Document) -> Iterator[Fault]:
    """Report responses that show one example twice under two names."""
    for node in document.of("media_type"):
        seen: dict[str, str] = {}
        for name in mapping(node.value.get("examples")):
            value = repr(document.resolve((*node.place, "examples", name)).get("value"))
            if seen.setdefault(value, name) != name:
                yield (
                    (*node.place, "examples", name),
                    f"the same as {seen[value]}: show something else, or take it out",
                )


RULES: dict[str, Rule] = {
    "error-example": error_example,
    "error-status": error_status,
    "example-language": example_language,
    "example-twice": example_twice,
}
