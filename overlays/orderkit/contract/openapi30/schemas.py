"""Schemas of OpenAPI 3.1 as schemas of 3.0.3."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..grammar import Place, is_object, knows, rebuild, walk
from ..pruning import references_of
from ..references import pointer
from .assertions import drop_conditions, rewrite_assertions
from .containers import rewrite_arrays, rewrite_objects
from .context import Context, refuse
from .losses import Effect
from .types import rewrite_type
from .unions import join_null, tell_apart

Convert = Callable[[str, Any, Place, Context], Any]

IDENTITY = ("$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary")
OPPOSITES = {Effect.ACCEPTS_MORE: Effect.ACCEPTS_LESS, Effect.ACCEPTS_LESS: Effect.ACCEPTS_MORE}
DIALECTS = ("https://spec.openapis.org/oas/3.1/dialect/base", "https://json-schema.org/draft/2020-12/schema")


def convert_schema(schema: Any, place: Place, context: Context, convert: Convert) -> Any:
    """Return a schema of 3.0 that accepts the same values, or note in the context what it does not express.

    `convert` converts the parts, which may be other objects than schemas.
    """
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    _refuse_unknown(schema, place)
    source = drop_conditions(schema, place, context)
    before = len(context.losses)

    def change(kind: str, part: Any, part_place: Place) -> Any:
        return convert(kind, part, part_place, context)

    parts = {key: value for key, value in source.items() if key != "not"}
    node: dict[str, Any] = rebuild("schema", parts, change, place)
    _check_choices(node, place, context, before)
    if "not" in source:
        _convert_negation(node, source["not"], place, context, convert)
    rewrite_arrays(node, place, context)
    rewrite_objects(node, place, context)
    rewrite_assertions(node, place, context)
    tell_apart(node, place, context)
    join_null(schema, node, place, context)
    rewrite_type(node, place)
    return _wrap_reference(node)


def _refuse_unknown(schema: Any, place: Place) -> None:
    """Stop at what is no schema, at an unknown keyword, and at those that would change what a reference means."""
    if not is_object(schema):
        raise refuse(place[:-1], place[-1], f"a schema must be an object or a boolean (got {schema!r})")
    for keyword in schema:
        if not knows("schema", keyword):
            raise refuse(place, keyword, "OpenAPI 3.1 has no such keyword")
        if keyword in IDENTITY:
            raise refuse(place, keyword, "write the schema into components and refer to it by its pointer")
    if schema.get("$schema", DIALECTS[0]) not in DIALECTS:
        raise refuse(place, "$schema", f"its dialect must be {' or '.join(DIALECTS)}")


def _convert_negation(
    node: dict[str, Any], negated: Any, place: Place, context: Context, convert: Convert
) -> None:
    """Convert what must not be valid, or drop it: what is not exact would turn into its opposite."""
    before = len(context.losses)
    inner = convert("schema", negated, (*place, "not"), context)
    losses = context.losses.since(before)
    references = _references_in(inner)
    if all(loss.effect is Effect.INFORMATION for loss in losses) and not any(
        context.is_inexact(references, effect) for effect in context.inexact
    ):
        node["not"] = inner
        return
    context.losses.forget_since(before)
    context.lose(place, "not", Effect.ACCEPTS_MORE, "dropped, because 3.0 cannot express its content exactly")


def _check_choices(node: dict[str, Any], place: Place, context: Context, before: int) -> None:
    """Note a `oneOf` whose branches are not exact: a value may then fit two of them, or one where it fitted two."""
    branches = node.get("oneOf", [])
    for effect, opposite in OPPOSITES.items():
        is_inexact = any(
            context.is_inexact(_references_in(branch), effect)
            or _has_loss(context, before, (*place, "oneOf", str(number)), effect)
            for number, branch in enumerate(branches)
        )
        if is_inexact and len(branches) > 1:
            context.lose(
                place, "oneOf", opposite, f"kept, but a branch {effect.replace('-', ' ')} than in 3.1"
            )


def _has_loss(context: Context, before: int, place: Place, effect: Effect) -> bool:
    """Return whether a loss with this effect was noted inside of a place."""
    inside = f"{pointer(place)}/"
    losses = context.losses.since(before)
    return any(loss.effect is effect and loss.pointer.startswith(inside) for loss in losses)


def _references_in(schema: Any) -> list[str]:
    return [each for kind, node, _ in walk("schema", schema) for each in references_of(kind, node)]


def _wrap_reference(node: dict[str, Any]) -> dict[str, Any]:
    """Put a reference with keywords beside it into an `allOf`: 3.0 ignores what stands beside a reference."""
    if "$ref" not in node or len(node) == 1:
        return node
    rest = {key: value for key, value in node.items() if key not in {"$ref", "allOf"}}
    return {**rest, "allOf": [{"$ref": node["$ref"]}, *node.get("allOf", ())]}
