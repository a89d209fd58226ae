"""Decodes responses to models, and names the first place where a response differs from its contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, cast

from ...contract import Contract
from ...errors import DecodeError
from ..protocol.json_codec import loads_exact
from ..protocol.messages import Response
from .fast_decoding import fast_decoder

T = TypeVar("T")
Difference = tuple[str, str]
"""The path of a place, and what the contract has there."""

# A bool is an int for Python and no number for JSON. Whole numbers were made ints when the text was decoded.
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float | Decimal) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
_FORMATS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
}
# What generated models raise for JSON of another form.
_REFUSALS = (ValueError, TypeError, KeyError, AttributeError)


def identity(model: Any) -> Any:
    """Return the model unchanged."""
    return model


def decode(
    response: Response,
    schema: Any,
    contract: Contract,
    build: Callable[[Any], Any],
    finish: Callable[[Any], T] = identity,
) -> T:
    """Decode the body of a successful response.

    Args:
        response: The response.
        schema: The schema of its body; None if it has none.
        contract: The contract that the schema belongs to.
        build: Makes the model from JSON. It must refuse JSON of another form, as generated models do: only then is the
            body compared with the contract, to name the place.
        finish: Makes the result from the model.

    Raises:
        DecodeError: The body is not JSON, or a property is missing or of another type than the contract says.
    """
    if schema is None:
        return finish(build(None))
    if response.truncated:
        raise _error(response, ("", f"at most {len(response.content)} bytes"))
    # Whatever the fast way refuses is tried again by the thorough one: it reads more, and it alone can name the place.
    with suppress(*_REFUSALS, RecursionError):
        if fast := fast_decoder(build):
            model: Any = fast(response.content)
            return cast(T, model) if finish is identity else finish(model)
    try:
        data = loads_exact(response.content)
    except ValueError as error:
        raise _error(response, ("", "JSON")) from error
    try:
        return finish(build(data))
    except _REFUSALS as error:
        raise _error(response, _why_refused(data, schema, contract)) from error


def _why_refused(data: Any, schema: Any, contract: Contract) -> Difference:
    """Find the first difference from a schema in type, or else in format."""
    return (
        first_difference(data, schema, contract)
        or next(_formats(data, schema, contract, ""), None)
        or ("", "what the contract says")
    )


def _error(response: Response, difference: Difference) -> DecodeError:
    path, expected = difference
    error = DecodeError(f"the response (HTTP {response.status}) must have {expected} at {path or 'its top'}")
    error.path, error.expected, error.response = path, expected, response
    return error


def first_difference(value: Any, schema: Any, contract: Contract) -> Difference | None:
    """Find where a value first differs from a schema in types and required properties; bounds do not count."""
    return next(_differences(value, schema, contract, ""), None)


def _differences(value: Any, schema: Any, contract: Contract, path: str) -> Iterator[Difference]:
    schema = contract.resolve(schema)
    kinds = schema.get("type", ())
    wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    if wanted and not any(_TYPES[kind](value) for kind in wanted):
        yield path, " or ".join(wanted)
        return
    for part in schema.get("allOf", ()):
        yield from _differences(value, part, contract, path)
    choices = schema.get("anyOf") or schema.get("oneOf") or ()
    # The value fits none. Its differences from the first choice stand for all: one place is enough for a message.
    if choices and all(any(_differences(value, choice, contract, path)) for choice in choices):
        yield from _differences(value, choices[0], contract, path)
    for name in schema.get("required", ()) if isinstance(value, Mapping) else ():
        if name not in value:
            yield _join(path, name), "a value"
    for child, part, place in _children(value, schema, path):
        yield from _differences(child, part, contract, place)


def _children(value: Any, schema: Mapping[str, Any], path: str) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(value, Mapping):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield value[name], part, _join(path, name)
    elif "items" in schema and _TYPES["array"](value):
        for index, item in enumerate(value):
            yield item, schema["items"], f"{path}[{index}]"


def _formats(value: Any, schema: Any, contract: Contract, path: str) -> Iterator[Difference]:
    """Texts that do not have the format their schema names."""
    schema = contract.resolve(schema)
    check = _FORMATS.get(schema.get("format", ""))
    if check and isinstance(value, str):
        try:
            check(value)
        except ValueError:
            yield path, f"a {schema['format']}"
    # All choices are looked at: the body was refused although its types are right, so some text is the likely reason.
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _formats(value, part, contract, path)
    for child, part, place in _children(value, schema, path):
        yield from _formats(child, part, contract, place)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
