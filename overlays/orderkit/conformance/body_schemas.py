"""Request schemas beside a valid body: which schema each of its values has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, cast

from jsonschema_rs import Draft202012Validator

from ..contract import Contract, JsonObject

_LAST_ITEMS: Final = 2
"""Items of a list that are entered: what holds for two holds for all."""


@dataclass(frozen=True, slots=True)
class BodyValue:
    """A value in a body.

    Attributes:
        at: Its JSON pointer.
        value: The value.
        schema: Its schema, with those of `allOf` and the branch of a choice that the value fits.
    """

    at: str
    value: Any
    schema: JsonObject = field(repr=False)


class BodySchema:
    """The schema of a request's body."""

    def __init__(self, contract: Contract, schema: JsonObject) -> None:
        self._contract = contract
        self._schema = schema
        self._choices: dict[int, Draft202012Validator] = {}

    def allows(self, body: Any) -> bool:
        """Return whether the schema allows a body."""
        return self._validator.is_valid(body)

    def values(self, body: Any) -> Iterator[BodyValue]:
        """Yield the body and the values in it that the schema declares; of a list the last items."""
        yield from self._values(body, self._schema, "")

    @cached_property
    def _validator(self) -> Draft202012Validator:
        return Draft202012Validator(self._contract.standalone(self._schema), validate_formats=True)

    def _values(self, value: Any, schema: JsonObject, at: str) -> Iterator[BodyValue]:
        node = self._merged(schema, value)
        yield BodyValue(at, value, node)
        if isinstance(value, Mapping):
            declared: JsonObject = node.get("properties", {})
            for name, item in cast(Mapping[str, Any], value).items():
                if name in declared:
                    yield from self._values(item, declared[name], f"{at}/{name}")
        elif isinstance(value, list) and "items" in node:
            for index, item in list(enumerate(cast(Sequence[Any], value)))[-_LAST_ITEMS:]:
                yield from self._values(item, node["items"], f"{at}/{index}")

    def _merged(self, schema: JsonObject, value: Any) -> JsonObject:
        node: JsonObject = dict(self._contract.resolve(schema))
        parts: list[JsonObject] = [each for each in node.get("allOf", ()) if "if" not in each]
        choices: list[JsonObject] = node.get("anyOf", []) + node.get("oneOf", [])
        parts += [each for each in choices if self._fits(each, value)][:1]
        for part in parts:
            below = self._merged(part, value)
            required: list[str] = [*node.get("required", ()), *below.get("required", ())]
            properties: JsonObject = dict(node.get("properties", {})) | dict(below.get("properties", {}))
            node = {**below, **node, "required": required, "properties": properties}
        return node

    def _fits(self, schema: JsonObject, value: Any) -> bool:
        place = id(schema)
        if place not in self._choices:
            self._choices[place] = Draft202012Validator(self._contract.standalone(schema))
        return self._choices[place].is_valid(value)
