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
    lifecycles,
    link_meaning,
    links,
    literals,
    missing_links,
    money,
    names,
    operations,
    orders,
    phrases,
    references,
    retries,
    shapes,
    signatures,
    texts,
    units,
)
from .allowed import without_allowed
from .document import Document
from .finding import Finding, Rule, mapping, pointer, text

RULES: dict[str, Rule] = {
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
    **units.RULES,
    **money.RULES,
    **bounds.RULES,
    **codes.RULES,
    **literals.RULES,
    **phrases.RULES,
    **orders.RULES,
    **filters.RULES,
    **retries.RULES,
    **lifecycles.RULES,
    **facts_in_words.RULES,
    **error_examples.RULES,
    **link_meaning.RULES,
    **signatures.RULES,
    **described_members.RULES,
    **example_meaning.RULES,
}


def findings(value: dict[str, Any]) -> list[Finding]:
    """Return every slip in a parsed document, in the order of the document's places."""
    document = Document(value)
    found = {
        Finding(pointer(place), name, " ".join(message.split()))
        for name, rule in RULES.items()
        for place, message in rule(document)
    }
    return sorted(without_allowed(text(mapping(value.get("info")).get("title")), found))
