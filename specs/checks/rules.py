"""The table of all rules, and the pass over a document that applies them."""

from __future__ import annotations

from typing import Any

from . import (
    bounds,
    codes,
    described_members,
    error_examples,
    example_meaning,
    examples,
    extensions,
    facts_in_words,
    filters,
    information,
    keywords,
    languages,
    lifecycles,
    link_meaning,
    links,
    listed,
    literals,
    missing_links,
    money,
    names,
    operations,
    orders,
    pages,
    phrases,
    references,
    retries,
    shapes,
    signatures,
    texts,
    tokens,
    units,
)
from .allowed import without_allowed
from .document import Document
from .finding import Finding, Rule, mapping, pointer, text

# What can be seen from the form alone, and what takes reading: words held against data, and data against data.
FORM: dict[str, Rule] = {
    **information.RULES,
    **operations.RULES,
    **examples.RULES,
    **texts.RULES,
    **shapes.RULES,
    **keywords.RULES,
    **names.RULES,
    **references.RULES,
    **links.RULES,
    **missing_links.RULES,
    **extensions.RULES,
}
MEANING: dict[str, Rule] = {
    **units.RULES,
    **money.RULES,
    **bounds.RULES,
    **codes.RULES,
    **literals.RULES,
    **phrases.RULES,
    **orders.RULES,
    **filters.RULES,
    **pages.RULES,
    **listed.RULES,
    **retries.RULES,
    **lifecycles.RULES,
    **facts_in_words.RULES,
    **tokens.RULES,
    **error_examples.RULES,
    **languages.RULES,
    **link_meaning.RULES,
    **signatures.RULES,
    **described_members.RULES,
    **example_meaning.RULES,
}
RULES: dict[str, Rule] = {**FORM, **MEANING}


def findings(value: dict[str, Any]) -> list[Finding]:
    """Return every slip in a parsed document, in the order of the document's places."""
    document = Document(value)
    found = {finding for name in RULES for finding in found_by(name, document)}
    return sorted(without_allowed(text(mapping(value.get("info")).get("title")), found))


def found_by(name: str, document: Document) -> set[Finding]:
    """Return what one rule finds in a document, allowed or not."""
    return {
        Finding(pointer(place), name, " ".join(message.split())) for place, message in RULES[name](document)
    }
