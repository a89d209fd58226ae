"""`anyOf` and `oneOf` with a branch for null, which 3.0 writes as `nullable`.

`nullable` works only beside a `type`, and a reference beside it is still asked whether it accepts null. So a nullable
reference cannot be written exactly. It is written as generators read it, and listed. Where no type can be named, a
branch that accepts only null says it exactly, though few generators read it.
"""

from __future__ import annotations

from typing import Any

from ..dereferencing import is_annotation
from ..grammar import Place
from .context import Context
from .losses import Effect
from .nulls import NULL_SCHEMA, accepts_null, is_null, type_of

ONE_FORMAT = "taken from the text, since some generators name the branches of a union by their formats"
REFUSED = "written as nullable, as generators read it; strict readers of 3.0 refuse null here"


def join_null(schema: dict[str, Any], node: dict[str, Any], place: Place, context: Context) -> None:
    """Replace the null branch of a schema's `anyOf` or `oneOf`, in its converted form `node`.

    A union that something else limits stays as it is, with a branch of 3.0 that accepts only null: that is exact.
    """
    for keyword in ("anyOf", "oneOf"):
        branches: list[Any] = schema.get(keyword, [])
        beside = [
            key for key in schema if key != keyword and not is_annotation(key) and key != "discriminator"
        ]
        others = [number for number, branch in enumerate(branches) if not is_null(branch)]
        if beside or not others or len(others) == len(branches):
            continue
        taking = [number for number in others if accepts_null(context.document, branches[number])]
        if keyword == "oneOf" and (taking or len(branches) - len(others) > 1):
            continue  # null fits two branches, so it is refused
        sources = [branches[number] for number in others]
        converted = [node[keyword][number] for number in others]
        del node[keyword]
        _join(node, keyword, sources, converted, bool(taking), (*place, keyword), context)


def tell_apart(node: dict[str, Any], place: Place, context: Context) -> None:
    """Take the format from a text of a union whose other branches have the same format."""
    branches: list[dict[str, Any]] = node.get("anyOf", [])
    formats = [branch.get("format") for branch in branches]
    for number, branch in enumerate(branches):
        is_shared = "format" in branch and formats.count(branch["format"]) > 1
        if is_shared and branch.get("type") == "string":
            branches[number] = {key: value for key, value in branch.items() if key != "format"}
            context.lose((*place, "anyOf", str(number)), "format", Effect.INFORMATION, ONE_FORMAT)


def _join(
    node: dict[str, Any],
    keyword: str,
    sources: list[Any],
    converted: list[dict[str, Any]],
    is_taken: bool,
    place: Place,
    context: Context,
) -> None:
    """Write the other branches into the node, and `nullable` unless one of them accepts null anyway."""
    is_exact = is_taken or _make_one_nullable(context, sources, converted)
    kinds = {type_of(context.document, source) for source in sources}
    kind = kinds.pop() if len(kinds) == 1 else None
    if not is_exact and kind is None:
        node[keyword] = [*converted, NULL_SCHEMA]
        return
    if len(converted) == 1:
        _inline(node, converted[0])
    else:
        node[keyword] = converted
    if not is_exact:
        node.update({"type": kind, "nullable": True})
        context.lose(place[:-1], keyword, Effect.ACCEPTS_LESS, REFUSED)


def _make_one_nullable(context: Context, sources: list[Any], converted: list[dict[str, Any]]) -> bool:
    """Let the first branch with a type accept null; return whether it really does then."""
    for number, (source, branch) in enumerate(zip(sources, converted, strict=True)):
        if "type" not in branch:
            continue
        relaxed = {key: value for key, value in source.items() if key not in {"type", "const", "enum"}}
        if accepts_null(context.document, relaxed):
            converted[number] = branch | {"nullable": True}
            if "enum" in branch:
                converted[number]["enum"] = [*branch["enum"], None]
            return True
    return False


def _inline(node: dict[str, Any], branch: dict[str, Any]) -> None:
    """Write the only other branch into the node, whose own texts win."""
    if "type" in branch:
        for key, value in branch.items():
            node.setdefault(key, value)
    else:
        node["allOf"] = [branch]
