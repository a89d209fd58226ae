"""Places of response bodies whose schemas carry an extension, such as `x-sums` or `x-time`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ..contract import Contract, JsonObject, Operation, Place, is_json
from ..recordings.documented import response_node
from .answer import place_of

_REFERENCE: Final = "#/components/schemas/"


def response_places(contract: Contract, operation: Operation, name: str) -> tuple[tuple[str, Place], ...]:
    """Return each place of a documented response's body: the pointer into a body, `*` for each item, and its schema.

    `name` is the response as the document writes it, such as `200` or `4XX`. Where a value may fit one of several
    schemas, these are left out; null does not count as one. A schema that contains itself is entered once.
    """
    return _response_places(contract, operation.id, name)


@cache
def notification_places(contract: Contract, webhook: str) -> tuple[tuple[str, Place], ...]:
    """Return each place of a notification's body: the pointer into a body, and its schema."""
    place = Place.root(contract.document).child("webhooks", webhook, "post", "requestBody")
    content: JsonObject = _followed(contract, place).node["content"]
    return tuple(
        _below(contract, _followed(contract, place).child("content", next(iter(content)), "schema"), "", ())
    )


def declaring(contract: Contract, operation: Operation, name: str, extension: str) -> list[tuple[str, Place]]:
    """Return the places of a documented response's body whose schemas have an extension."""
    return [
        (pointer, place)
        for pointer, place in response_places(contract, operation, name)
        if place.has(extension)
    ]


def documented_name(contract: Contract, operation: Operation, status: int) -> str | None:
    """Return the name of the response that documents a status; `default` documents no success."""
    found = response_node(contract, operation, status)
    return None if found is None or (found[0] == "default" and status < 400) else found[0]


@cache
def _response_places(contract: Contract, operation: str, name: str) -> tuple[tuple[str, Place], ...]:
    responses = place_of(contract, contract.operation(operation)).child("responses")
    if not responses.has(name):
        return ()
    place = responses.child(name)
    content: JsonObject = _followed(contract, place).node.get("content", {})
    media = next((media for media, node in content.items() if is_json(media) and "schema" in node), None)
    if media is None:
        return ()
    schema = _followed(contract, place).child("content", media, "schema")
    return tuple(_below(contract, schema, "", ()))


def _followed(contract: Contract, place: Place) -> Place:
    while place.has("$ref"):
        reference = place.node["$ref"]
        place = place.moved(reference, contract.resolve({"$ref": reference}))
    return place


def _below(
    contract: Contract, place: Place, pointer: str, entered: tuple[str, ...]
) -> Iterator[tuple[str, Place]]:
    node: JsonObject = place.node
    reference: str = node.get("$ref", "")
    if reference:
        if reference in entered:
            return
        if len(node) > 1:  # extensions beside the reference
            yield pointer, place
        target = place.moved(reference, contract.resolve({"$ref": reference}))
        yield from _below(contract, target, pointer, (*entered, reference))
        return
    yield pointer, place
    for index in range(len(node.get("allOf", ()))):
        yield from _below(contract, place.child("allOf", index), pointer, entered)
    for keyword in ("oneOf", "anyOf"):
        parts = [index for index, part in enumerate(node.get(keyword, ())) if part.get("type") != "null"]
        if len(parts) == 1:
            yield from _below(contract, place.child(keyword, parts[0]), pointer, entered)
    for name in node.get("properties", {}):
        step = name.replace("~", "~0").replace("/", "~1")
        yield from _below(contract, place.child("properties", name), f"{pointer}/{step}", entered)
    if place.has("items"):
        yield from _below(contract, place.child("items"), f"{pointer}/*", entered)
