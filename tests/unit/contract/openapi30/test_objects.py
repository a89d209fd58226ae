"""Documents, paths, references and security as 3.0 writes them; every published document of 3.0 is valid."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator
from orderkit.contract import Contract, document, losses, providers
from orderkit.contract.openapi30 import Loss, convert

RESPONSES = {"200": {"description": "Done."}}


def small(**parts: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "info": {"title": "Things", "version": "1.0.0"}, "paths": {}, **parts}


def listed(found: list[Loss]) -> list[str]:
    return [loss.pointer for loss in found]


def test_title_and_licence_keep_what_3_0_has_no_key_for() -> None:
    licence = {"name": "MIT", "identifier": "MIT"}
    info = {"title": "Things", "summary": "All of them.", "version": "1.0.0", "license": licence}
    converted, found = convert(small(info=info))
    assert converted["openapi"] == "3.0.3"
    assert converted["info"]["x-summary"] == "All of them."
    assert converted["info"]["license"] == {
        "name": "MIT",
        "x-identifier": "MIT",
        "url": "https://spdx.org/licenses/MIT.html",
    }
    assert listed(found) == ["#/info/license/identifier", "#/info/summary"]
    assert converted["info"]["x-lost"][0] == {
        "pointer": "#/info/license/identifier",
        "keyword": "identifier",
        "effect": "information",
        "reason": "kept as x-identifier",
    }


def test_webhooks_are_kept_where_no_tool_takes_them_for_operations() -> None:
    hook = {
        "post": {"requestBody": {"content": {"text/plain": {"schema": {"const": 1}}}}, "responses": RESPONSES}
    }
    converted, found = convert(small(webhooks={"thing": hook}))
    assert "webhooks" not in converted
    content = converted["x-webhooks"]["thing"]["post"]["requestBody"]["content"]
    assert content == {"text/plain": {"schema": {"enum": [1]}}}
    assert listed(found) == ["#/webhooks"]


def test_a_document_without_paths_gets_them() -> None:
    parts = small()
    del parts["paths"]
    assert convert(parts)[0]["paths"] == {}


def test_roles_of_a_scheme_without_scopes_are_listed() -> None:
    schemes = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "alias": {"$ref": "#/components/securitySchemes/bearer"},
        "oauth": {
            "type": "oauth2",
            "flows": {"clientCredentials": {"tokenUrl": "https://x.example", "scopes": {"a": "A."}}},
        },
    }
    requirements = [{"bearer": ["read"]}, {"alias": ["read"]}, {"oauth": ["a"]}]
    converted, found = convert(small(security=requirements, components={"securitySchemes": schemes}))
    assert converted["security"] == [{"bearer": []}, {"alias": []}, {"oauth": ["a"]}]
    assert listed(found) == ["#/security/0/bearer", "#/security/1/alias"]


def test_client_certificates_are_left_out_and_listed() -> None:
    schemes = {"tls": {"type": "mutualTLS"}, "key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    converted, found = convert(
        small(security=[{"tls": [], "key": []}], components={"securitySchemes": schemes})
    )
    assert converted["security"] == [{"key": []}]
    assert list(converted["components"]["securitySchemes"]) == ["key"]
    assert listed(found) == ["#/components/securitySchemes/tls"]


def test_a_text_beside_a_reference_replaces_that_of_its_target() -> None:
    parameter = {"name": "a", "in": "query", "description": "One.", "schema": {"const": 1}}
    referring = {
        "$ref": "#/components/parameters/A",
        "description": "Two.",
        "summary": "No parameter has one.",
    }
    operation = {"parameters": [referring, {"$ref": "#/components/parameters/A"}], "responses": RESPONSES}
    converted, found = convert(
        small(paths={"/a": {"get": operation}}, components={"parameters": {"A": parameter}})
    )
    inline = {"name": "a", "in": "query", "description": "Two.", "schema": {"enum": [1]}}
    assert converted["paths"]["/a"]["get"]["parameters"] == [inline, {"$ref": "#/components/parameters/A"}]
    assert found == []


def test_path_items_of_components_go_where_they_are_referred_to() -> None:
    item = {"get": {"responses": RESPONSES, "requestBody": {"content": {}}}}
    paths = {"/a": {"$ref": "#/components/pathItems/A", "summary": "Here."}}
    converted, found = convert(small(paths=paths, components={"pathItems": {"A": item}}))
    assert converted["paths"] == {"/a": {"summary": "Here.", **item}}
    assert converted["components"] == {}
    assert listed(found) == ["#/components/pathItems/A/get/requestBody"]
    with pytest.raises(ValueError, match=r"3\.1 leaves open which count"):
        convert(small(paths={"/a": {**paths["/a"], "get": {}}}, components={"pathItems": {"A": item}}))


def test_an_operation_without_responses_gets_one() -> None:
    converted, found = convert(small(paths={"/a": {"get": {"operationId": "a"}}}))
    assert list(converted["paths"]["/a"]["get"]["responses"]) == ["default"]
    assert listed(found) == ["#/paths/~1a/get/responses"]


def test_an_extension_of_a_discriminator_is_listed() -> None:
    schema = {"discriminator": {"propertyName": "kind", "x-word": 1}}
    converted, found = convert(small(components={"schemas": {"A": schema}}))
    assert converted["components"]["schemas"]["A"] == {"discriminator": {"propertyName": "kind"}}
    assert listed(found) == ["#/components/schemas/A/discriminator/x-word"]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"openapi": "3.0.3"}, "openapi must be 3.1.x"),
        ({"openapi": "3.2.0"}, "openapi must be 3.1.x"),
        ({"jsonSchemaDialect": "https://example.com/own"}, "#/jsonSchemaDialect"),
        ({"pathz": {}}, "#/pathz cannot be converted"),
        ({"paths": {"/a": {"query": {}}}}, "#/paths/~1a/query"),
        ({"paths": {"/a": None}}, "must be an object"),
    ],
)
def test_an_unknown_construct_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        convert(small(**parts))


@pytest.mark.parametrize("provider", providers())
@pytest.mark.parametrize("dereference", [False, True], ids=["bundled", "dereferenced"])
def test_every_document_of_3_0_is_valid(provider: str, dereference: bool) -> None:
    twin = document(provider, openapi="3.0", dereference=dereference)
    assert list(OpenAPIV30SpecValidator(twin).iter_errors()) == []


@pytest.mark.parametrize("provider", providers())
def test_every_document_keeps_its_operations_and_says_what_it_lost(provider: str) -> None:
    twin = document(provider, openapi="3.0")
    assert Contract(twin).operations.keys() == Contract.load(provider).operations.keys()
    assert twin["info"]["x-lost"] == [loss.as_json() for loss in losses(provider)]


@pytest.mark.parametrize("provider", providers())
def test_converting_changes_nothing_of_the_original(provider: str) -> None:
    original = Contract.load(provider).document
    before = json.dumps(original)
    twin = convert(copy.deepcopy(original))[0]
    assert json.dumps(original) == before
    assert json.dumps(convert(original)[0]) == json.dumps(twin)
