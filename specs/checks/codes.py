"""Rules for errors in texts: each code and HTTP status exists, belongs to the operation, and means what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .extensions import uses
from .finding import Fault, Place, Rule, mapping, sequence, text
from .prose import Said, texts_of
from .usage import responses_with, users

CODE = re.compile(r"(?<![\w.:/-])(\d{3,5})(?![\w/-]|[.:]\d)")
NO_CODES = re.compile(r"(?:from )?\d{4} to \d{4}|(?:ISO|RFC) [\d-]+")
ABOUT_CODES = re.compile(
    r"\b(?:errors?|codes?|statuses|status)\b|\b(?:is|are|means|documents|met|answers?|answered with|as) [45]\d\d\b"
    r"|\([1-9]\d{2,4}\)|[45]\d\d where|\b[45]\d\d (?:and|or|of) |: [45]\d\d\b"
)
RANGE = re.compile(r"\d{3,5} to \d{3,5}|the order \d")
BRACKETED = re.compile(r"(?<!to )\b(\d{3,5}) \(([^)]*)\)")
WORD = re.compile(r"[a-z]{3,}")
ALIKE = {
    "param": ("property", "path", "listed", "begun"),
    "field": ("property", "status", "several"),
    "json": ("body",),
    "configuration": ("account",),
    "status": ("picked", "cancelled", "expired", "placed"),
    "regulations": ("rules",),
    "exists": ("taken",),
    "missing": ("there",),
    "expired": ("hours",),
    "your": ("issued",),
    "found": ("has",),
}
NO_MEANING = {
    "the",
    "not",
    "was",
    "with",
    "and",
    "are",
    "for",
    "that",
    "sent",
    "request",
    "invalid",
    "unknown",
    "order",
    "code",
}


def errors_of(document: Document) -> list[dict[str, Any]]:
    """Return the rows of `x-errors`."""
    return document.once(_rows)


def _rows(document: Document) -> list[dict[str, Any]]:
    return [mapping(row) for use in uses(document) if use.name == "x-errors" for row in sequence(use.value)]


def statuses_of(document: Document, code: Any) -> set[str]:
    """Return the HTTP statuses that carry a code; a status carries itself."""
    rows = [row for row in errors_of(document) if str(code) in (str(row.get("code")), text(row.get("name")))]
    found = {str(row.get("http_status")) for row in rows}
    return found or ({str(code)} if re.fullmatch(r"[1-5]\d\d", str(code)) else set())


def code_known(document: Document) -> Iterator[Fault]:
    """Report codes and statuses in texts that neither `x-errors` nor a response has."""
    known = {str(row.get(key)) for row in errors_of(document) for key in ("code", "http_status")}
    known |= {status for each in document.operations for status in document.responses(each)}
    for said, _, code in document.once(_mentioned):
        if code not in known:
            yield said.place, f"{code} is no code of x-errors and no response: mend the number"


def code_at_home(document: Document) -> Iterator[Fault]:
    """Report codes in texts whose HTTP status no operation around has."""
    for said, sentence, code in document.once(_mentioned):
        own = _statuses_around(document, said)
        carried = statuses_of(document, code)
        if own and carried and not carried & own and not re.search(r"\bhas? no\b|\bno such\b", sentence):
            yield said.place, f"{code} comes with {min(carried)}, which is no response here: mend the number"


def _mentioned(document: Document) -> list[tuple[Said, str, str]]:
    """Return every text, sentence and number that is a code or a status."""
    return [
        (said, sentence, code)
        for said in texts_of(document)
        if said.node.kind != "example"
        for sentence in said.sentences
        if ABOUT_CODES.search(sentence)
        for code in CODE.findall(NO_CODES.sub(" ", sentence))
    ]


def _statuses_around(document: Document, said: Said) -> set[str]:
    """Return the statuses of the responses that a text is about; an open range counts for nothing."""
    place = said.place[:-1]
    if place[:2] == ("components", "responses"):
        found = {status for _, status in responses_with(document, place)}
        return set() if any(not status.isdecimal() for status in found) else found
    operations = users(document, place)
    return {status for each in operations for status in document.responses(each) if status.isdecimal()}


def code_declared(document: Document) -> Iterator[Fault]:
    """Report errors of extensions that the text beside them does not name, although it names others."""
    mentioned: dict[Place, set[str]] = {}
    for said, _, code in document.once(_mentioned):
        mentioned.setdefault(said.place[:-1], set()).add(code)
    for use in uses(document):
        stated = mentioned.get(use.node.place, set())
        for code in _declared(use.name, use.value):
            if stated and not ({str(code)} | statuses_of(document, code)) & stated:
                yield (
                    use.place,
                    f"the error is {code}, and the text says {', '.join(sorted(stated))}: mend one",
                )


def _declared(name: str, value: Any) -> list[Any]:
    """Return the errors that an extension of an operation or a parameter declares."""
    rows = [mapping(each) for each in sequence(value)] if name == "x-unique" else [mapping(value)]
    named = name in ("x-unique", "x-repeat", "x-languages")
    return [row["error"] for row in rows if named and "error" in row]


def code_of_move(document: Document) -> Iterator[Fault]:
    """Report moves of a life cycle whose error is no response of the operation, or is not what its text names."""
    names = {each.name: each for each in document.operations}
    mentioned: dict[Place, set[str]] = {}
    for said, _, code in document.once(_mentioned):
        mentioned.setdefault(said.place[:-1], set()).add(code)
    for use in uses(document):
        for index, row in enumerate(
            sequence(mapping(use.value).get("moves")) if use.name == "x-lifecycle" else ()
        ):
            operation, code = names.get(row.get("operation")), row.get("error", row.get("http-status"))
            place = (*use.place, "moves", str(index))
            stated = mentioned.get(operation.place, set[str]()) if operation else set[str]()
            if operation and code and not statuses_of(document, code) & document.responses(operation).keys():
                yield place, f"{operation.name} has no response for {code}: mend the error"
            elif (
                operation
                and stated
                and "error" in row
                and not ({str(code)} | statuses_of(document, code)) & stated
            ):
                yield (
                    place,
                    f"{operation.name} says {', '.join(sorted(stated))}, not {code}: mend one of them",
                )


def code_meaning(document: Document) -> Iterator[Fault]:
    """Report codes of the provider that are described in words which its error does not have."""
    for said in texts_of(document):
        for words, code, rivals in _clauses(document, said):
            rows = [row for row in errors_of(document) if str(row.get("code")) == code]
            common = _common(document, {code, *rivals})
            around = f"{words} {said.node.place[-1]} {_where(said)}"
            if (
                rows
                and code not in statuses_of(document, code)
                and not any(_shares(row, around, common) for row in rows)
            ):
                yield (
                    said.place,
                    f"{code} is `{rows[0].get('name')}`, which is not what is said: mend the number",
                )


def _clauses(document: Document, said: Said) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each code of the provider with the words that are said about it, and the other codes of the sentence."""
    if said.node.kind in ("example", "info") or "x-errors" in said.node.value:
        return
    for words in BRACKETED.findall(said.text):
        yield words[1], words[0], set()
    for sentence in re.split(r"(?<=\.) ", BRACKETED.sub(" ", said.text)):
        codes = [code for code in CODE.findall(sentence) if ABOUT_CODES.search(sentence)]
        clauses = re.split(r", |; |: ", sentence)
        for code in codes if not RANGE.search(sentence) else ():
            clause = next((each for each in clauses if code in each), sentence)
            yield (sentence if len(set(codes)) == 1 else clause), code, set(codes) - {code}


def _common(document: Document, codes: set[str]) -> set[str]:
    """Return the words that all errors of a sentence have, which tell none of them apart."""
    rows = [row for row in errors_of(document) if str(row.get("code")) in codes]
    words = [_stems(_said(row)) for row in rows]
    return words[0].intersection(*words[1:]) if len(words) > 1 else set[str]()


def _where(said: Said) -> str:
    """Return the name and the location of the parameter that a text is about."""
    owners = [mapping(each.value) for each in (said.node, said.node.parent) if each is not None]
    return " ".join(text(owner.get(key)) for owner in owners for key in ("name", "in"))


def _shares(row: dict[str, Any], words: str, common: set[str]) -> bool:
    """Return whether an error and a text have a word in common that means something."""
    row_words = set(WORD.findall(_said(row).lower()))
    alike = " ".join(each for word in row_words & ALIKE.keys() for each in ALIKE[word])
    return bool((_stems(f"{_said(row)} {alike}") - common) & _stems(words))


def _said(row: dict[str, Any]) -> str:
    """Return the names of an error and its text in English."""
    return f"{row.get('name', '')} {row.get('key', '')} {mapping(row.get('message')).get('en-US', '')}"


def _stems(words: str) -> set[str]:
    """Return the beginnings of the words that mean something."""
    return {word[:5] for word in set(WORD.findall(words.lower().replace("_", " "))) - NO_MEANING}


RULES: dict[str, Rule] = {
    "code-known": code_known,
    "code-at-home": code_at_home,
    "code-declared": code_declared,
    "code-of-move": code_of_move,
    "code-meaning": code_meaning,
}
