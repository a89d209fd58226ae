"""Keywords of a schema that speak about the members of arrays and objects."""

from __future__ import annotations

from typing import Any

from ..grammar import Place
from .context import Context
from .losses import Effect

# Whatever these let through counts as evaluated, so only without them `unevaluated...` speaks about the rest alone.
APPLICATORS = ("$ref", "allOf", "anyOf", "oneOf", "not")
ANYTHING: tuple[Any, ...] = (None, True, {})
"""Forms of a schema that accepts every value."""


def rewrite_arrays(node: dict[str, Any], place: Place, context: Context) -> None:
    """Rewrite items by position, and items that nothing else speaks about."""
    _rewrite_unevaluated(node, place, context, "unevaluatedItems", "items")
    if "prefixItems" not in node:
        return
    branches, rest = node.pop("prefixItems"), node.pop("items", {})
    context.lose(place, "prefixItems", Effect.ACCEPTS_MORE, "positions dropped: each item may be any of them")
    if rest == {"not": {}}:  # `false`: nothing may follow
        node["maxItems"] = min(len(branches), node.get("maxItems", len(branches)))
    else:
        branches = [*branches, rest]
    node["items"] = {} if {} in branches else {"anyOf": branches} if len(branches) > 1 else branches[0]


def rewrite_objects(node: dict[str, Any], place: Place, context: Context) -> None:
    """Rewrite members by the pattern of their names, and members that nothing else speaks about."""
    _rewrite_unevaluated(node, place, context, "unevaluatedProperties", "additionalProperties")
    extra = node.get("additionalProperties")
    if extra in ({"not": {}}, {}):
        node["additionalProperties"] = extra == {}
    patterns: dict[str, Any] = node.pop("patternProperties", {})
    if not patterns:
        return
    context.lose(
        place, "patternProperties", Effect.ACCEPTS_MORE, "patterns dropped: other names are valid too"
    )
    if len(patterns) == 1 and node.get("additionalProperties") is False:
        (node["additionalProperties"],) = patterns.values()
    else:
        node["additionalProperties"] = True


def _rewrite_unevaluated(
    node: dict[str, Any], place: Place, context: Context, keyword: str, plain: str
) -> None:
    """Write `unevaluated...` as the plain keyword where both mean the same, or drop it."""
    content = node.pop(keyword, None)
    if content in ANYTHING or plain in node:  # the plain keyword leaves nothing unevaluated
        return
    if not any(name in node for name in APPLICATORS):
        node[plain] = content
        return
    context.lose(place, keyword, Effect.ACCEPTS_MORE, "dropped: 3.0 has no such keyword")
