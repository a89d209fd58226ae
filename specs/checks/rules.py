"""The table of all rules, and the pass over a document that applies them."""

from __future__ import annotations

from typing import Any

from . import (
    examples,
    extensions,
    information,
    keywords,
    links,
    missing_links,
    names,
    operations,
    references,
    shapes,
    texts,
)
from .document import Document
from .finding import Finding, Rule, pointer

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
}


def findings(value: dict[str, Any]) -> list[Finding]:
    """Return every slip in a parsed document, in the order of the document's places."""
    document = Document(value)
    found = {
        Finding(pointer(place), name, " ".join(message.split()))
        for name, rule in RULES.items()
        for place, message in rule(document)
    }
    return sorted(found)
