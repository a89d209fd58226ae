"""The conversion of a whole document, repeated until it is known which components are not exact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..grammar import walk
from ..pruning import references_of, whole_component
from ..references import pointer, target_of
from .context import Context
from .hoisting import hoist_schemas
from .losses import Effect, Loss
from .objects import convert_object

Inexact = dict[Effect, set[str]]


def convert(document: dict[str, Any]) -> tuple[dict[str, Any], list[Loss]]:
    """Return a document of OpenAPI 3.1 as one of 3.0.3, with a list of what that cannot express.

    The list also stands in the document, as `info.x-lost`. The document given is not changed.

    Raises:
        ValueError: The document has a construct that this conversion does not know, or a reference that leads nowhere.
    """
    _check_version(document)
    hoisted, origins = hoist_schemas(document)
    context = Context(hoisted)
    while True:
        converted: dict[str, Any] = convert_object("document", hoisted, (), context)
        inexact = _inexact_components(converted, context)
        if inexact == context.inexact:
            break
        context = Context(hoisted, inexact)
    losses = [_at_origin(loss, origins) for loss in context.losses]
    if losses:
        converted["info"] = {**converted["info"], "x-lost": [loss.as_json() for loss in losses]}
    _check_references(converted)
    return converted, losses


def _check_version(document: dict[str, Any]) -> None:
    version = str(document.get("openapi"))
    if not version.startswith("3.1."):
        raise ValueError(f"openapi must be 3.1.x to be converted to 3.0 (got {version})")


def _inexact_components(converted: dict[str, Any], context: Context) -> Inexact:
    """Find the schemas that accept more or less than in 3.1, by their own losses or those of what they refer to."""
    schemas: dict[str, Any] = converted.get("components", {}).get("schemas", {})
    refers_to = {
        pointer(("components", "schemas", name)): {
            whole_component(each)
            for kind, node, _ in walk("schema", schema)
            for each in references_of(kind, node)
        }
        for name, schema in schemas.items()
    }
    found: Inexact = {}
    for effect, known in context.inexact.items():
        lossy = {loss.pointer for loss in context.losses if loss.effect is effect}
        inexact = known | {name for name in refers_to if any(each.startswith(f"{name}/") for each in lossy)}
        while more := {name for name, used in refers_to.items() if used & inexact} - inexact:
            inexact |= more
        found[effect] = inexact
    return found


def _at_origin(loss: Loss, origins: dict[str, str]) -> Loss:
    """Point a loss to where the document of 3.1 has the construct."""
    for component, origin in origins.items():
        if loss.pointer.startswith(f"{component}/"):
            return replace(loss, pointer=origin + loss.pointer.removeprefix(component))
    return loss


def _check_references(converted: dict[str, Any]) -> None:
    """Stop if a reference leads nowhere in the new document, such as one into what was rewritten."""
    for kind, node, _ in walk("document", converted):
        for reference in references_of(kind, node):
            target_of(converted, reference)
