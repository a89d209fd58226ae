"""The texts of a document: where each is, its sentences, and the numbers that it writes in digits or words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document
from .finding import Place, is_mapping, mapping, text
from .grammar import Node

NUMBER_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
BIG_WORDS = {"thirty": 30, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000}
NUMBER = rf"-?\d+(?:\.\d+)?|\b(?:{'|'.join([*NUMBER_WORDS, *BIG_WORDS])})\b"
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z`\"*])|;\s+|\n\n")
MARKUP = re.compile(r"\s+")


@dataclass(frozen=True, eq=False)
class Said:
    """One text of the document: the object that carries it, its place, and its words on one line."""

    node: Node
    place: Place
    text: str

    @property
    def sentences(self) -> list[str]:
        """The sentences of the text, and the parts that a semicolon separates."""
        return [part.strip() for part in SENTENCE_END.split(self.text) if part.strip()]


def texts_of(document: Document) -> list[Said]:
    """Return every summary and description; the texts of examples are included, their values are not."""
    return document.once(_said)


def _said(document: Document) -> list[Said]:
    return [
        Said(node, (*node.place, key), MARKUP.sub(" ", text(node.value.get(key))))
        for node in document.nodes
        if is_mapping(node.value)
        for key in ("summary", "description")
        if text(node.value.get(key))
    ]


def words_of(node: Node) -> str:
    """Return the summary and the description of an object as one text."""
    value = mapping(node.value)
    return MARKUP.sub(" ", f"{text(value.get('summary'))} {text(value.get('description'))}".strip())


def number(written: str) -> float:
    """Return the number that digits or a word write."""
    word = written.lower()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word)
    return BIG_WORDS[word] if word in BIG_WORDS else float(written)


def numbers(written: str) -> Iterator[float]:
    """Yield every number that a text writes."""
    yield from (number(match) for match in re.findall(NUMBER, written, re.IGNORECASE))


def plain_number(value: float) -> str:
    """Return a number as people write it."""
    return str(int(value)) if value == int(value) else str(value)
