"""JSON pointers and local references of a document."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from .grammar import Place, is_array, is_object


def pointer(place: Place) -> str:
    """Write a place as a reference to it, such as `#/components/schemas/Order`."""
    return "#" + "".join("/" + token.replace("~", "~0").replace("/", "~1") for token in place)


def place_of(reference: str) -> Place:
    """Return the place that a local reference names; ValueError if it leads out of the document."""
    if not reference.startswith("#/"):
        raise ValueError(f"$ref must begin with #/, because a document stands alone (got {reference})")
    tokens = unquote(reference[2:]).split("/")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)


def target_of(document: dict[str, Any], reference: str) -> Any:
    """Return what a local reference leads to; ValueError if there is nothing."""
    node: Any = document
    for token in place_of(reference):
        try:
            node = node[int(token)] if is_array(node) else node[token]
        except (KeyError, IndexError, ValueError, TypeError):
            raise ValueError(f"$ref must lead to something in the document (got {reference})") from None
    return node


def reference_in(node: Any) -> str | None:
    """Return the reference that an object is or carries, or None."""
    found = node.get("$ref") if is_object(node) else None
    return found if isinstance(found, str) else None
