"""Examples and amounts are valid for every validator: jsonschema-rs, python-jsonschema and ajv, where Node is."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

import pytest
import spec_files
from checks.document import Document
from checks.examples import samples
from checks.finding import pointer
from spec_files import providers
from three_validators import ThreeValidators

read_spec = cache(spec_files.read_spec)
CENTS = range(1, 100_001)
"""The amounts 0.01 to 1000.00."""
BOUNDS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf")


def reference(place: tuple[str, ...]) -> dict[str, Any]:
    return {"$ref": "#" + quote(pointer(place), safe="/~$.")}


def forms_of_money(document: Document) -> dict[str, tuple[str, ...]]:
    """The places of numbers that are written with two decimals, one for each set of bounds."""
    return {
        str([node.value.get(key) for key in BOUNDS]): node.place
        for node in document.of("schema")
        if node.value.get("x-decimals") == 2 and node.value.get("type") == "number"
    }


@pytest.mark.parametrize("provider", providers())
def test_every_example_is_valid_for_every_validator(provider: str, validators: ThreeValidators) -> None:
    document = Document(read_spec(provider))
    judged = [
        (pointer(place), validators.verdicts(document.value, reference(schema), value))
        for place, schema, value in samples(document)
    ]
    assert len(judged) > 50
    assert [(place, said) for place, said in judged if not all(said.values())] == []


@pytest.mark.slow
@pytest.mark.parametrize("provider", ["nocnoc", "nocnoc_store"])
def test_every_amount_is_valid_for_every_validator(provider: str, validators: ThreeValidators) -> None:
    document = Document(read_spec(provider))
    places = forms_of_money(document).values()
    assert places
    amounts = [float(f"{cents // 100}.{cents % 100:02}") for cents in CENTS]
    for place in places:
        array = {"type": "array", "items": reference(place)}
        assert all(validators.verdicts(document.value, array, amounts).values()), pointer(place)


def test_no_schema_asks_for_a_multiple_of_a_fraction() -> None:
    found = [
        (provider, pointer(node.place))
        for provider in providers()
        for node in Document(read_spec(provider)).of("schema")
        if node.value.get("multipleOf", 1) % 1
    ]
    assert found == []
