"""Documents without references: content in their places, and one rule for what refers to itself."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from orderkit.contract import document, providers
from orderkit.contract.dereferencing import dereference
from orderkit.contract.grammar import walk
from orderkit.contract.references import reference_in

THING = {"type": "object", "description": "A thing.", "x-ledger": ["A-01"]}


def body(schema: Any, **schemas: Any) -> dict[str, Any]:
    """A document of one response."""
    response = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {"/a": {"get": {"responses": {"200": response}}}},
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "basic"}}},
    }


def schema_in(found: dict[str, Any]) -> Any:
    return found["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]


def reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_content_replaces_a_reference_and_unneeded_components_go() -> None:
    found = dereference(body({"items": reference("List")}, List={"items": reference("Thing")}, Thing=THING))
    assert schema_in(found) == {"items": {"items": THING}}
    assert list(found["components"]) == ["securitySchemes"]


def test_a_text_beside_a_reference_wins() -> None:
    found = dereference(body({**reference("Thing"), "description": "Mine."}, Thing=THING))
    assert schema_in(found) == {**THING, "description": "Mine."}


def test_an_assertion_beside_a_reference_is_asked_for_besides() -> None:
    found = dereference(body({**reference("Thing"), "additionalProperties": False}, Thing=THING))
    assert schema_in(found) == {"additionalProperties": False, "allOf": [THING]}


def test_a_text_beside_another_reference_replaces_the_targets() -> None:
    whole = body({})
    whole["paths"]["/a"]["parameters"] = [
        {"$ref": "#/components/parameters/A", "description": "Mine.", "x-y": 1}
    ]
    whole["components"]["parameters"] = {
        "A": {"name": "a", "in": "query", "description": "Its.", "schema": {}}
    }
    found = dereference(whole)
    assert found["paths"]["/a"]["parameters"] == [
        {"name": "a", "in": "query", "description": "Mine.", "schema": {}}
    ]


def test_a_reference_that_would_never_end_stays_with_its_component() -> None:
    node = {"type": "object", "properties": {"next": reference("Node"), "thing": reference("Thing")}}
    found = dereference(body(reference("Node"), Node=node, Thing=THING))
    wanted = {"type": "object", "properties": {"next": reference("Node"), "thing": THING}}
    assert schema_in(found) == wanted
    assert found["components"]["schemas"] == {"Node": wanted}


def test_a_circle_of_two_stays_where_it_closes() -> None:
    found = dereference(
        body(reference("A"), A={"properties": {"b": reference("B")}}, B={"properties": {"a": reference("A")}})
    )
    assert schema_in(found) == {"properties": {"b": {"properties": {"a": reference("A")}}}}
    assert list(found["components"]["schemas"]) == ["A"]
    assert list(OpenAPIV31SpecValidator(found).iter_errors()) == []


def test_what_a_discriminator_names_stays() -> None:
    mapping = {"a": "#/components/schemas/A"}
    choice = {"oneOf": [reference("A")], "discriminator": {"propertyName": "kind", "mapping": mapping}}
    found = dereference(body(choice, A=THING, B=THING))
    assert list(found["components"]["schemas"]) == ["A"]


def test_an_example_that_looks_like_a_reference_stays() -> None:
    schema = {"const": {"$ref": "nowhere"}, "examples": [{"$ref": "nowhere"}]}
    assert schema_in(dereference(body(schema))) == schema


@pytest.mark.parametrize("provider", providers())
def test_a_document_without_references_is_valid_and_has_none(provider: str) -> None:
    found = document(provider, dereference=True)
    assert [node for _, node, _ in walk("document", found) if reference_in(node)] == []
    assert list(OpenAPIV31SpecValidator(found).iter_errors()) == []


@pytest.mark.parametrize("provider", providers())
def test_its_examples_fit_as_before(provider: str) -> None:
    found = document(provider, dereference=True)
    checked = 0
    for kind, node, _ in walk("document", found):
        if kind == "media_type":
            for example in node.get("examples", {}).values():
                assert OAS31Validator(node["schema"]).is_valid(example["value"])
                checked += 1
    assert checked > 20


def test_the_original_is_not_changed() -> None:
    whole = body(reference("Node"), Node={"properties": {"next": reference("Node")}})
    before = copy.deepcopy(whole)
    schema_in(dereference(whole))["properties"]["more"] = {}
    assert whole == before
