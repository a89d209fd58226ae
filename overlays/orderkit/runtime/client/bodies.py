"""Request bodies: generated models or plain mappings, whose keys are compared with those of the spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, Protocol, cast

from attrs import define

from ...contract import Contract, JsonObject

# The ratio of difflib at which one letter too many, too few or wrong still counts as a slip in a key of five letters
# (`emial`: 0.80, `pth`: 0.86) and the names of two different properties mostly do not (`state` and `status`: 0.73).
_NEAR: Final = 0.8


class Model(Protocol):
    """A generated model."""

    def to_dict(self) -> dict[str, Any]:
        """The model as JSON."""
        ...


@define(frozen=True)
class _Body:
    """Properties to send, in the form of a generated model."""

    properties: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        return self.properties


def as_body(place: str, body: object, schema: JsonObject, contract: Contract, *models: type[Model]) -> Any:
    """Convert a body, a model or a mapping, to a value that the generated functions take.

    A mapping is sent as it is: the provider says what is wrong with it, in the language asked for. Only a key that is
    nearly a key of the spec is an error, because the provider would ignore it.

    Raises:
        TypeError: It is neither, or a property of the model holds a value of a wrong type.
        ValueError: A key is nearly one that the spec has.
    """
    if isinstance(body, _Body):  # converted before, as one of a batch
        return body
    if isinstance(body, Mapping):
        check_keys(place, cast(Mapping[str, Any], body), schema, contract)
        return _Body(dict(cast(Mapping[str, Any], body)))
    if not isinstance(body, models):
        names = " or ".join(f"a {model.__name__}" for model in models)
        raise TypeError(f"{place} must be {names} or a mapping (got {type(body).__name__})")
    try:
        return _Body(body.to_dict())
    except (AttributeError, TypeError, ValueError) as error:
        raise TypeError(
            f"{place}: a property of {type(body).__name__} holds a value of a wrong type: {error}"
        ) from error


def as_bodies(
    place: str,
    bodies: object,
    schema: JsonObject,
    contract: Contract,
    *models: type[Model],
    bounds: tuple[int, int] | None = None,
    hint: str = "",
) -> list[Any]:
    """Convert a body that is a list, each of its items as `as_body` does.

    Args:
        place: The argument's name in messages.
        bodies: The items.
        schema: The schema of the list.
        contract: The contract that it belongs to.
        models: The models that an item may be.
        bounds: The least and the greatest number of items; None for any.
        hint: What to do with fewer or more, for the message.

    Raises:
        TypeError: It is no list, or an item is neither a model nor a mapping; the message says which.
        ValueError: It has too few or too many items, or a key of an item is nearly one that the spec has.
    """
    if isinstance(bodies, Mapping | str | bytes) or not isinstance(bodies, Iterable):
        raise TypeError(f"{place} must be a list (got {type(bodies).__name__})")
    part = contract.resolve(schema)["items"]
    items = [
        as_body(f"{place}[{index}]", item, part, contract, *models)
        for index, item in enumerate(cast(Iterable[object], bodies))
    ]
    if bounds is not None and not bounds[0] <= len(items) <= bounds[1]:
        raise ValueError(f"{place} must be {bounds[0]} to {bounds[1]} (got {len(items)}): {hint}")
    return items


def check_keys(place: str, value: object, schema: JsonObject, contract: Contract) -> None:
    """Raise ValueError for the first key that is nearly one that its schema has, at any depth."""
    for path, key, near in _slips(place, value, schema, contract):
        raise ValueError(f"{path} must not have the key {key!r}: use {near!r}")


def _slips(
    path: str, value: object, schema: JsonObject, contract: Contract
) -> Iterator[tuple[str, str, str]]:
    """Where a mapping has a key that is nearly a known one, the key, and the known one."""
    forms = list(_forms(schema, contract))
    if isinstance(value, Mapping):
        mapping = cast(Mapping[str, object], value)
        known: dict[str, JsonObject] = {}
        for form in forms:
            known.update(form.get("properties", {}))
        for key, child in mapping.items():
            if key in known:
                yield from _slips(f"{path}.{key}", child, known[key], contract)
            elif isinstance(cast(object, key), str) and (
                near := near_key(key, known.keys() - mapping.keys())
            ):
                yield path, key, near
    elif isinstance(value, list | tuple):
        part = next((form["items"] for form in forms if "items" in form), None)
        for index, child in enumerate(cast(Iterable[object], value) if part else ()):
            yield from _slips(f"{path}[{index}]", child, cast(JsonObject, part), contract)


def _forms(schema: JsonObject, contract: Contract) -> Iterator[JsonObject]:
    """The schema and all that it is made of or may be."""
    node = contract.resolve(schema)
    yield node
    for word in ("allOf", "oneOf", "anyOf"):
        for part in node.get(word, ()):
            yield from _forms(part, contract)


def near_key(key: str, known: Iterable[str]) -> str | None:
    """The known key that another one is a slip of, if there is one.

    Case, `_` and `-` do not count. The first letter has to be right: slips there are rare, and without it `height`
    would be a slip of `weight`.
    """
    plain = {_plain(name): name for name in sorted(known)}
    wanted = _plain(key)
    alike = [name for name in plain if name[:1] == wanted[:1]]
    swapped = [name for name in alike if sorted(name) == sorted(wanted)]
    found = swapped or get_close_matches(wanted, alike, n=1, cutoff=_NEAR)
    return plain[found[0]] if found else None


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()
