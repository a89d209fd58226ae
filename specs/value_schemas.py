"""JSON Schema of the values that an argument takes, for tools that offer operations without Python's types."""

from __future__ import annotations

from typing import Any

from spec_files import listed_values

Json = dict[str, Any]

BOUNDS = ("minimum", "maximum", "minLength", "maxLength", "x-unit")
"""What is kept of the schema of a parameter beside its type."""


def value_schema(kind: str, parameter: Json, schema: Json, listed: Json | None) -> Json:
    """The schema of what a caller gives for an argument of a kind, with an example where the spec has one.

    Args:
        kind: The kind of argument, as `argument_kinds` has it.
        parameter: The parameter, or the property of a body.
        schema: Its schema, without a reference.
        listed: The schema of the enum whose values are joined, if the kind joins values of an enum.
    """
    found = _form(kind, schema, listed)
    example = parameter.get("example", schema.get("example"))
    if example is None:
        return found
    is_joined = found.get("type") == "array" and isinstance(example, str)
    return {**found, "examples": [example.split(",") if is_joined else example]}


def _form(kind: str, schema: Json, listed: Json | None) -> Json:
    if listed is not None:
        return _several({"type": "string", "enum": listed_values(listed)})
    match kind:
        case "comma_integers":
            return _several({"type": "integer", "minimum": 1})
        case "sort":
            keys: list[str] = schema["x-sort"]["keys"]
            return _several({"type": "string", "enum": [*keys, *(f"-{key}" for key in keys)]})
        case "enum":
            return {"type": "string", "enum": listed_values(schema)}
        case "date":
            return {"type": "string", "format": "date"}
        case "milliseconds" | "seconds":
            return {"type": "string", "format": "date-time"}
        case "number":
            return {"type": "string", "pattern": "^[0-9]+$"}
        case _:
            plain = {"integer": "integer", "boolean": "boolean"}.get(str(schema.get("type")), "string")
            return {"type": plain, **{name: schema[name] for name in BOUNDS if name in schema}}


def _several(items: Json) -> Json:
    return {"type": "array", "items": items}
