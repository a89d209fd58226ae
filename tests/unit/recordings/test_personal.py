"""Every text of the five documents is judged: personal, secret, public, or one of a closed list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from orderkit.contract import Contract, providers
from orderkit.recordings.personal import judgements

KINDS = {"name", "email", "phone", "address", "number", "text", "url", "secret"}
CLOSED = {"enum", "const", "x-extensible-enum"}
TIMES = {"date", "date-time", "decimal", "uuid"}
PERSONAL_ALTHOUGH_A_TIME = {("epages", "birthday")}


def properties(name: str, schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the properties that a component has itself, with its name."""
    for member, part in schema.get("properties", {}).items():
        yield name, member, part
    inner = [
        *schema.get("allOf", ()),
        *schema.get("anyOf", ()),
        *schema.get("oneOf", ()),
        *([schema["items"]] if "items" in schema else ()),
    ]
    for part in inner:
        if isinstance(part, dict) and "$ref" not in part:
            yield from properties(name, part)


def holds_text(contract: Contract, schema: dict[str, Any]) -> bool:
    """Whether a schema allows a text, or a list of texts, that is none of a list and no time."""
    node = contract.resolve(schema)
    if node.keys() & CLOSED or node.get("format") in TIMES:
        return False
    kinds = node.get("type", ())
    if "string" in ([kinds] if isinstance(kinds, str) else kinds):
        return True
    if "items" in node and "$ref" not in node["items"]:
        return holds_text(contract, node["items"])
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    return any(holds_text(contract, choice) for choice in choices)


@pytest.mark.parametrize("provider", providers())
def test_every_text_of_a_spec_is_judged(provider: str) -> None:
    contract = Contract.load(provider)
    personal, public = judgements(provider)
    schemas = contract.document["components"]["schemas"]
    unjudged = [
        f"{name}.{member}"
        for component, schema in schemas.items()
        for name, member, part in properties(component, schema)
        if holds_text(contract, part) and member not in personal.get(name, {}) and member not in public
    ]
    parameters = [
        f"{operation.id} {parameter['name']}"
        for operation in contract.operations.values()
        for parameter in operation.parameters
        if holds_text(contract, parameter["schema"]) and parameter["name"] not in public
    ]
    assert unjudged + parameters == []


@pytest.mark.parametrize("provider", providers())
def test_every_judgement_is_about_a_member_of_the_spec(provider: str) -> None:
    contract = Contract.load(provider)
    personal, public = judgements(provider)
    schemas = contract.document["components"]["schemas"]
    there = {found[:2] for name, schema in schemas.items() for found in properties(name, schema)}
    names = {member for _, member in there}
    names |= {each["name"] for operation in contract.operations.values() for each in operation.parameters}
    judged = {(name, member) for name, members in personal.items() for member in members}
    assert judged - there == set()
    assert public - names == set()
    assert {kind for members in personal.values() for kind in members.values()} <= KINDS
