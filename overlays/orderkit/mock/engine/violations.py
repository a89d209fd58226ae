"""Violations of the contract by a request: the part, the path, and a reason for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ...contract import Contract, JsonObject
from .schema_matching import Path, closest_schema, schema_for

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

Part = Literal["path", "query", "header", "body"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation, with the keyword of JSON Schema; the path of a parameter is its name alone.

    `details` holds the `value` sent and the demand of the keyword, such as its `limit`.
    """

    part: Part
    path: Path
    keyword: str
    reason: str
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __str__(self) -> str:
        return f"{write_path(self.path)}: {self.reason}"


def write_path(path: Path) -> str:
    """Format a path for people: `products[0].weight`; the whole body is `body`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "body"


def read_errors(
    contract: Contract, schema: JsonObject, value: Any, errors: Iterable[ValidationError]
) -> Iterator[Violation]:
    """Yield the violations of a body; of alternatives only those of the closest schema."""
    for error in errors:
        path, keyword, details = tuple(error.instance_path), error.kind.name, error.kind.as_dict()
        if keyword in ("oneOf", "anyOf"):
            yield from _read_choice(contract, schema, value, error)
        elif keyword == "required":
            yield Violation("body", (*path, str(details["property"])), keyword, "is missing")
        elif keyword == "additionalProperties":
            for name in details["unexpected"]:
                yield Violation("body", (*path, name), keyword, "is not known")
        else:
            details = {"value": error.instance, **details}
            yield Violation("body", path, keyword, _reason(keyword, details), details)


def _read_choice(
    contract: Contract, schema: JsonObject, value: Any, error: ValidationError
) -> Iterator[Violation]:
    path, keyword = tuple(error.instance_path), error.kind.name
    branches: list[list[ValidationError]] = error.kind.as_dict()["context"]
    offered = _offered(contract, schema, value, path, keyword)
    index = closest_schema(contract, offered, _at(value, path)) if len(offered) == len(branches) else 0
    # An empty branch means that the closest schema fits; then more than one of `oneOf` does.
    if branches[index]:
        yield from read_errors(contract, schema, value, branches[index])
    else:
        yield Violation("body", path, keyword, "fits more than one of its forms")


def _offered(contract: Contract, schema: JsonObject, value: Any, path: Path, choice: str) -> list[JsonObject]:
    for step in path:
        node = schema_for(contract, schema, value)
        schema = node.get("items", {}) if isinstance(step, int) else contract.members(node).get(step, {})
        value = _at(value, (step,))
    offered: list[JsonObject] = contract.resolve(schema).get(choice, [])
    return offered


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _reason(keyword: str, details: Mapping[str, Any]) -> str:
    write = _REASONS.get(keyword)
    return "is not as documented" if write is None else write(details)


# Reasons never repeat a text that was sent: it may be personal data, and of any length.
_REASONS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "type": lambda it: f"is not of type {' or '.join(it['types'])}",
    "enum": lambda it: f"is not one of {', '.join(map(str, it['options']))}",
    "const": lambda it: f"is not {it['expected_value']}",
    "format": lambda it: f"is not a {it['format']}",
    "pattern": lambda _: "has a wrong form",
    "minLength": lambda it: f"is shorter than {it['limit']}",
    "maxLength": lambda it: f"is longer than {it['limit']}",
    "minimum": lambda it: f"is less than {it['limit']}",
    "maximum": lambda it: f"is more than {it['limit']}",
    "exclusiveMinimum": lambda it: f"is not more than {it['limit']}",
    "exclusiveMaximum": lambda it: f"is not less than {it['limit']}",
    "x-decimals": lambda it: it["message"],
    "multipleOf": lambda it: f"{it['value']} is not a multiple of {it['multiple_of']}",
    "minItems": lambda it: f"has fewer items than {it['limit']}",
    "maxItems": lambda it: f"has more items than {it['limit']}",
    "uniqueItems": lambda _: "names something twice",
    "minProperties": lambda it: f"has fewer properties than {it['limit']}",
    "maxProperties": lambda it: f"has more properties than {it['limit']}",
}
