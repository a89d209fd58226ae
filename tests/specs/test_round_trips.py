"""Every example of every spec is written back digit for digit, with msgspec and without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from orderkit import to_json
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import decode
from orderkit.runtime.protocol.messages import Response
from spec_files import operations, providers


def examples() -> Iterator[Any]:
    """Each example of a successful response: provider, operation and value."""
    for provider in providers():
        contract = Contract.load(provider)
        for _, _, operation in operations(contract.document):
            for status, found in operation["responses"].items():
                media: dict[str, Any] = next(iter(contract.resolve(found).get("content", {}).values()), {})
                for name, example in media.get("examples", {}).items() if status[0] == "2" else ():
                    value, title = contract.resolve(example)["value"], operation["operationId"]
                    yield pytest.param(provider, title, value, id=f"{provider}-{title}-{name}")


pytestmark = pytest.mark.usefixtures("reader")


def parser(provider: str, operation: str) -> Any:
    folder = Path(str(import_module(f"orderkit_clients.{provider}").__file__)).parent
    path = next(path for path in folder.glob("api/*/*.py") if path.stem.replace("_", "") == operation.lower())
    return import_module(f"orderkit_clients.{provider}.api.{path.parent.name}.{path.stem}").parse_success


def padded(value: Any) -> str:
    """A JSON text in which each number with a fraction ends in a zero, which a float would lose."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{padded(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(padded(item) for item in value) + "]"
    return f"{value!r}0" if isinstance(value, float) else json.dumps(value)


def digits(text: str, kind: Any = str) -> Any:
    """A JSON text with each number as its digits."""
    return json.loads(text, parse_float=kind, parse_int=kind)


@pytest.mark.parametrize(("provider", "operation", "value"), list(examples()))
def test_an_example_is_written_back_digit_for_digit(provider: str, operation: str, value: Any) -> None:
    contract = Contract.load(provider)
    schema = contract.operation(operation).success_schema(200)
    text = padded(value)
    model: Any = decode(
        Response(status=200, content=text.encode()), schema, contract, parser(provider, operation)
    )
    written = to_json(model)
    assert digits(written, Decimal) == digits(text, Decimal)
    amounts = [list(amounts_of(digits(each), schema, contract)) for each in (written, text)]
    assert amounts[0] == amounts[1]


def amounts_of(value: Any, schema: Any, contract: Contract) -> Iterator[str]:
    """The JSON of each amount of money in a value, in the order of the schema."""
    node = contract.resolve(schema)
    parts = [node, *(contract.resolve(part) for part in (*node.get("oneOf", ()), *node.get("anyOf", ())))]
    if any(part.get("format") == "decimal" for part in parts):
        yield json.dumps(value)
    for part in parts:
        known: dict[str, Any] = value if isinstance(value, dict) else {}
        for name, member in contract.members(part).items():
            if name in known:
                yield from amounts_of(known[name], member, contract)
        for item in list[Any](value) if isinstance(value, list) else ():
            yield from amounts_of(item, part.get("items", {}), contract)
