"""Keywords of a schema that speak about one value: conditions, constants, bounds, content and examples."""

from __future__ import annotations

from typing import Any

from ..grammar import Place
from .context import Context, refuse
from .losses import Effect

DROPPED = "dropped: 3.0 has no such keyword"


def drop_conditions(schema: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    """Return a copy without the keywords that 3.0 has no form for, and note those that mattered."""
    kept = dict(schema)
    condition = kept.pop("if", None)
    branches = [kept.pop(name, None) for name in ("then", "else")]
    if condition is not None and any(branch not in (None, True, {}) for branch in branches):
        context.lose(place, "if", Effect.ACCEPTS_MORE, DROPPED)
    contained = kept.pop("contains", None)
    least, most = kept.pop("minContains", 1), kept.pop("maxContains", None)
    if contained is not None and (least > 0 or most is not None):
        context.lose(place, "contains", Effect.ACCEPTS_MORE, DROPPED)
    for keyword in ("dependentRequired", "dependentSchemas", "propertyNames"):
        if kept.pop(keyword, None) not in (None, True, {}):
            context.lose(place, keyword, Effect.ACCEPTS_MORE, DROPPED)
    for keyword in ("contentSchema", "$comment"):
        if kept.pop(keyword, None) is not None:
            context.lose(place, keyword, Effect.INFORMATION, DROPPED)
    for keyword in ("$schema", "$defs"):  # checked before; definitions have become components
        kept.pop(keyword, None)
    return kept


def rewrite_assertions(node: dict[str, Any], place: Place, context: Context) -> None:
    """Rewrite constants, bounds, content and examples as 3.0 writes them."""
    if "const" in node:
        value = node.pop("const")
        others = node.get("enum", [value])
        node["enum"] = [each for each in others if each == value and type(each) is type(value)]
    _rewrite_bound(node, place, "minimum", "exclusiveMinimum", 1)
    _rewrite_bound(node, place, "maximum", "exclusiveMaximum", -1)
    if node.get("required") == []:  # 3.0 wants at least one
        del node["required"]
    _rewrite_content(node, place, context)
    _rewrite_examples(node, place, context)


def _rewrite_bound(node: dict[str, Any], place: Place, inclusive: str, exclusive: str, sign: int) -> None:
    """Write an exclusive bound as an inclusive one with a flag; the stricter of two bounds remains."""
    if exclusive not in node:
        return
    bound = node.pop(exclusive)
    if isinstance(bound, bool) or not isinstance(bound, int | float):
        raise refuse(place, exclusive, f"it must be a number (got {bound!r})")
    if inclusive in node and sign * node[inclusive] > sign * bound:
        return
    node[inclusive] = bound
    node[exclusive] = True


def _rewrite_content(node: dict[str, Any], place: Place, context: Context) -> None:
    """Write the encoding of a text as a format, where 3.0 has one for it."""
    encoding, media_type = node.pop("contentEncoding", None), node.pop("contentMediaType", None)
    if encoding == "base64" and node.setdefault("format", "byte") == "byte":
        encoding = None
    elif media_type == "application/octet-stream" and encoding is None and "format" not in node:
        node["format"], media_type = "binary", None
    for keyword, value in (("contentEncoding", encoding), ("contentMediaType", media_type)):
        if value is not None:
            context.lose(place, keyword, Effect.INFORMATION, f"{DROPPED} (it was {value})")


def _rewrite_examples(node: dict[str, Any], place: Place, context: Context) -> None:
    """Keep the first example: 3.0 takes one."""
    examples = node.pop("examples", [])
    if examples:
        lost = len(examples) if "example" in node else len(examples) - 1
        node.setdefault("example", examples[0])
        if lost:
            context.lose(place, "examples", Effect.INFORMATION, f"{lost} of them dropped: 3.0 takes one")
