"""From the bytes of an answer to a model, with the place of the first difference when it is not what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypeVar

from ...contract import Contract
from ...errors import DecodeError
from ..protocol.messages import Response
from .fast_decoding import fast_decoder

T = TypeVar("T")
Difference = tuple[str, str]
"""Where, and what was expected there."""

_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
_FORMATS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
}
_REFUSALS = (ValueError, TypeError, KeyError, AttributeError)


def identity(model: Any) -> Any:
    """What makes of a model itself."""
    return model


def decode(
    answer: Response,
    schema: Any,
    contract: Contract,
    build: Callable[[Any], Any],
    finish: Callable[[Any], T] = identity,
) -> T:
    """What `finish` makes of the model of a successful answer; an answer whose schema is None has no body to look at.

    `build` has to refuse what is of another form than the schema says, as generated models do: only then is the answer
    held against the contract, to name the place.

    Raises:
        DecodeError: The body is not JSON, or a member is missing or of another type than the contract says.
    """
    if schema is None:
        return finish(build(None))
    if answer.truncated:
        raise _error(answer, ("", f"at most {len(answer.content)} bytes"))
    with suppress(*_REFUSALS, RecursionError):
        if quick := fast_decoder(build):
            return finish(quick(answer.content))
    try:
        data = answer.json()
    except ValueError as error:
        raise _error(answer, ("", "JSON")) from error
    try:
        return finish(build(data))
    except _REFUSALS as error:
        raise _error(answer, _why_refused(data, schema, contract)) from error


def _why_refused(data: Any, schema: Any, contract: Contract) -> Difference:
    """The first place where data departs from its schema in type, or else in format."""
    return (
        first_difference(data, schema, contract)
        or next(_formats(data, schema, contract, ""), None)
        or ("", "what the contract says")
    )


def _error(answer: Response, difference: Difference) -> DecodeError:
    path, expected = difference
    error = DecodeError(f"the answer (HTTP {answer.status}) should hold {expected} at {path or 'its top'}")
    error.path, error.expected, error.response = path, expected, answer
    return error


def first_difference(value: Any, schema: Any, contract: Contract) -> Difference | None:
    """Where a value first departs from a schema's types and required members; bounds and patterns do not count."""
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
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _formats(value, part, contract, path)
    for child, part, place in _children(value, schema, path):
        yield from _formats(child, part, contract, place)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
