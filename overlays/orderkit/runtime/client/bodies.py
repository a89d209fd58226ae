"""Request bodies: generated models or plain mappings, whose keys are compared with those of the spec."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, Protocol, cast

from attrs import define, field

from ...contract import Contract, JsonObject
from .exact_values import Exact, preparation_of, prepare_values

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


@define(eq=False)
class Keys:
    """The keys that a body may have according to its schema, and those of the values below them.

    Attributes:
        below: The keys of the value of each key.
        names: The keys themselves, once `below` is complete.
        nested: Those of `below` whose values have keys or items at all.
        items: The keys of each item of a list; None if the schema has no items.
        exact: The amounts and times in the value; None if it holds none.
    """

    below: dict[str, Keys] = field(factory=dict[str, "Keys"])
    names: frozenset[str] = frozenset()
    nested: dict[str, Keys] = field(factory=dict[str, "Keys"])
    items: Keys | None = None
    exact: Exact | None = None


@cache
def body_keys(provider: str, operation: str) -> Keys:
    """The keys of an operation's body, from the compiled contract."""
    contract, known = Contract.load(provider), dict[int, Keys]()
    keys = _keys_of(contract.operation(operation).request_schema or {}, contract, known)
    _link_exact(known.values())
    for each in known.values():
        each.names = frozenset(each.below)
        each.nested = {name: below for name, below in each.below.items() if below.below or below.items}
    return keys


def _link_exact(found: Collection[Keys]) -> None:
    """Give `exact` to whatever holds amounts and times; round and round, because a schema may hold itself."""
    waiting = True
    while waiting:
        holders = [
            each
            for each in found
            if not each.exact
            and (any(below.exact for below in each.below.values()) or (each.items and each.items.exact))
        ]
        for each in holders:
            each.exact = Exact()
        waiting = bool(holders)
    for each in found:
        if each.exact:
            each.exact.below = {name: below.exact for name, below in each.below.items() if below.exact}
            each.exact.items = each.items.exact if each.items else None


def _keys_of(schema: JsonObject, contract: Contract, known: dict[int, Keys]) -> Keys:
    node = contract.resolve(schema)
    if id(node) in known:  # a schema may hold itself
        return known[id(node)]
    keys = known[id(node)] = Keys()
    forms = list(_forms(node, contract))
    if prepare := preparation_of(forms):
        keys.exact = Exact(prepare)
    for form in forms:
        for name, part in form.get("properties", {}).items():
            keys.below[name] = _keys_of(part, contract, known)
        if "items" in form:
            keys.items = _keys_of(form["items"], contract, known)
    return keys


def _forms(schema: JsonObject, contract: Contract) -> Iterator[JsonObject]:
    """Yield the schema and all that it is made of or may be."""
    node = contract.resolve(schema)
    yield node
    for word in ("allOf", "oneOf", "anyOf"):
        for part in node.get(word, ()):
            yield from _forms(part, contract)


def as_body(place: str, body: object, keys: Keys, *models: type[Model]) -> Any:
    """Convert a body, a model or a mapping, to a value that the generated functions take.

    A mapping is sent as it is: the provider says what is wrong with it, in the language asked for. Two things are
    errors here. A key that is nearly a key of the spec, because the provider would ignore it. And an amount or a time
    that cannot be sent exactly.

    Raises:
        TypeError: It is neither, or a property of the model holds a value of a wrong type.
        ValueError: A key is nearly one that the spec has, an amount has more decimals than the spec allows or is no
            decimal number, or a time has no time zone.
    """
    if isinstance(body, _Body):  # converted before, as one of a batch
        return body
    if isinstance(body, Mapping):
        check_keys(place, cast(object, body), keys)
        return _Body(dict(prepare_values(place, cast(Mapping[str, Any], body), keys.exact)))
    if not isinstance(body, models):
        names = " or ".join(f"a {model.__name__}" for model in models)
        raise TypeError(f"{place} must be {names} or a mapping (got {type(body).__name__})")
    try:
        properties = body.to_dict()
    except (AttributeError, TypeError, ValueError) as error:
        from ..protocol.json_refusals import with_path  # here, because a model can nearly always be written

        raise with_path(error, body, place) from error
    return _Body(prepare_values(place, properties, keys.exact))


def as_bodies(
    place: str,
    bodies: object,
    keys: Keys,
    *models: type[Model],
    bounds: tuple[int, int] | None = None,
    hint: str = "",
) -> list[Any]:
    """Convert a body that is a list, each of its items as `as_body` does.

    Args:
        place: The argument's name in messages.
        bodies: The items.
        keys: The keys of the list's schema.
        models: The models that an item may be.
        bounds: The least and the greatest number of items; None for any.
        hint: What to do with fewer or more, for the message.

    Raises:
        TypeError: It is no list, or an item is neither a model nor a mapping; the message says which.
        ValueError: It has too few or too many items, or an item is one that `as_body` refuses.
    """
    kind = type(bodies)
    if issubclass(kind, Mapping | str | bytes) or not isinstance(bodies, Iterable):
        raise TypeError(f"{place} must be a list (got {kind.__name__})")
    part = keys.items or Keys()
    given = enumerate(cast(Iterable[object], bodies))
    items = [as_body(f"{place}[{index}]", item, part, *models) for index, item in given]
    if bounds is not None and not bounds[0] <= len(items) <= bounds[1]:
        raise ValueError(f"{place} must be {bounds[0]} to {bounds[1]} (got {len(items)}): {hint}")
    return items


def check_keys(place: str, value: object, keys: Keys) -> None:
    """Raise ValueError for a key that is nearly one that the spec has, at any depth."""
    slip = _slip_in(value, keys)
    if slip is not None:
        path, key, near = slip
        raise ValueError(f"{place}{path} must not have the key {key!r}: use {near!r}")


def _slip_in(value: Any, keys: Keys) -> tuple[str, str, str] | None:
    """Find the path of a mapping, a key of it that is nearly a known one, and that one.

    This runs for each body that is sent, so the path is written on the way back only.
    """
    # Compared with `dict` first, which is quicker than asking an abstract class; and without casts, which are calls.
    kind: type[Any] = value.__class__
    if kind is dict or issubclass(kind, Mapping):
        if not keys.names.issuperset(value):
            for key in value.keys() - keys.names:
                near = near_key(key, keys.names - value.keys()) if type(key) is str else None
                if near is not None:
                    return "", key, near
        for name, below in keys.nested.items():
            if name in value and (slip := _slip_in(value[name], below)):
                return f".{name}{slip[0]}", *slip[1:]
    elif keys.items is not None and issubclass(kind, list | tuple):
        for index, child in enumerate(value):
            if slip := _slip_in(child, keys.items):
                return f"[{index}]{slip[0]}", *slip[1:]
    return None


def near_key(key: str, known: Iterable[str]) -> str | None:
    """The known key that another one is a slip of, if there is one.

    Case, `_` and `-` do not count. The first letter has to be right: slips there are rare, and without it `height`
    would be a slip of `weight`. So have the digits: a third address line is no slip of the second.
    """
    plain = {_plain(name): name for name in sorted(known)}
    wanted = _plain(key)
    alike = [name for name in plain if name[:1] == wanted[:1] and _digits(name) == _digits(wanted)]
    swapped = [name for name in alike if sorted(name) == sorted(wanted)]
    found = swapped or get_close_matches(wanted, alike, n=1, cutoff=_NEAR)
    return plain[found[0]] if found else None


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))
