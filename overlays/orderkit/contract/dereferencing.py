"""Documents without references, for tools that cannot follow them.

One rule for what refers to itself: where the content of a component would contain that component again, the
reference stays, and so does the component.
"""

from __future__ import annotations

from typing import Any

from .grammar import GRAMMAR, Place, is_object, overriding, rebuild
from .pruning import keep_components, needed_components
from .references import place_of, reference_in, target_of

# They say something about a value and nothing about which values are valid, so they may stand beside any keyword.
ANNOTATIONS = frozenset(
    {
        "title",
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "example",
        "examples",
        "externalDocs",
    }
    | {"xml", "$comment"}
)


def dereference(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy in which content replaces references, apart from those that would never end."""
    resolver = _Resolver(document)
    replaced: dict[str, Any] = rebuild("document", document, resolver.replace)
    outside = {key: value for key, value in replaced.items() if key != "components"}
    return keep_components(replaced, needed_components(replaced, outside))


class _Resolver:
    """Replaces references; it remembers which components it is inside of."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._open: list[Place] = []

    def replace(self, kind: str, node: Any, place: Place) -> Any:
        """Return an object with the content of its references, its own and those of its parts."""
        reference = reference_in(node)
        if reference is None or "$ref" not in GRAMMAR[kind][0].split():
            return self._enter(kind, node, place)
        target = place_of(reference)
        if target in self._open:
            return node
        content = self.replace_content(kind, reference, target)
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        return self._join(kind, content, rebuild(kind, siblings, self.replace, place))

    def replace_content(self, kind: str, reference: str, target: Place) -> Any:
        """Return what a reference leads to, its own references replaced."""
        self._open.append(target)
        content = self.replace(kind, target_of(self._document, reference), target)
        self._open.pop()
        return content

    def _enter(self, kind: str, node: Any, place: Place) -> Any:
        # A component is inside of itself too, so a reference to it from within stays.
        self._open.append(place)
        copy = rebuild(kind, node, self.replace, place)
        self._open.pop()
        return copy

    def _join(self, kind: str, content: Any, siblings: dict[str, Any]) -> Any:
        """Join the content of a reference and what stood beside it."""
        if not siblings:
            return content
        if kind != "schema":
            return {**content, **overriding(kind, siblings)}
        if is_object(content) and "$ref" not in content and all(map(is_annotation, siblings)):
            return {**content, **siblings}
        return {**siblings, "allOf": [*siblings.get("allOf", []), content]}


def is_annotation(keyword: str) -> bool:
    """Return whether a keyword of a schema leaves open which values are valid."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")
