"""Published documents in Python: which there are, their versions, and variants without webhooks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from orderkit.contract import Contract, document, losses, providers
from orderkit.contract.grammar import walk
from orderkit.contract.pruning import without_webhooks


def test_the_providers_are_those_with_a_document() -> None:
    assert providers() == ["epages", "nocnoc", "nocnoc_store", "noventiq", "sendcloud"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"provider": "nocnok"}, r"provider must be one of epages, .* \(got nocnok\); did you mean nocnoc\?"),
        ({"provider": "../nocnoc"}, r"provider must be one of"),
        ({"provider": "nocnoc", "openapi": "3.2"}, r"openapi must be one of 3.1, 3.0 \(got 3.2\)"),
        ({"provider": "nocnoc", "server": "prod"}, r"server must be .* sandbox, live, mock"),
    ],
)
def test_a_wrong_argument_is_refused_with_the_choices(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        document(**arguments)


def test_losses_of_an_unknown_provider_are_refused() -> None:
    with pytest.raises(ValueError, match="provider must be one of"):
        losses("nobody")


def test_a_document_may_be_changed() -> None:
    first = document("nocnoc")
    first["paths"].clear()
    first["components"]["schemas"].clear()
    assert document("nocnoc")["paths"]
    assert Contract.load("nocnoc").document["components"]["schemas"]


@pytest.mark.parametrize("provider", providers())
def test_a_document_explains_its_version(provider: str) -> None:
    info = document(provider)["info"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])
    assert f"**Version.** {info['version']} is the version of this document" in info["description"]


@pytest.mark.parametrize("provider", ["nocnoc", "noventiq"])
def test_webhooks_can_be_left_out_with_what_only_they_need(provider: str) -> None:
    whole, without = document(provider), document(provider, webhooks=False)
    assert "webhooks" in whole
    assert "webhooks" not in without
    used = {
        name for kind, node, _ in walk("document", without) if kind == "operation" for name in node["tags"]
    }
    assert {tag["name"] for tag in without["tags"]} == used
    assert without["paths"] == whole["paths"]
    assert list(OpenAPIV31SpecValidator(without).iter_errors()) == []
    assert "x-webhooks" not in document(provider, webhooks=False, openapi="3.0")


def test_components_that_others_need_too_stay() -> None:
    def using(*names: str) -> dict[str, Any]:
        schemas = [{"$ref": f"#/components/schemas/{name}"} for name in names]
        content = {"application/json": {"schema": {"allOf": schemas}}}
        return {"post": {"tags": [names[-1]], "requestBody": {"content": content}}}

    schemas = {"A": {}, "B": {"$ref": "#/components/schemas/C"}, "C": {}, "Unused": {}}
    tags = [{"name": "A"}, {"name": "B"}, {"name": "Unused"}]
    whole = {"tags": tags, "paths": {"/a": using("A")}, "webhooks": {"b": using("A", "B")}}
    found = without_webhooks({**whole, "components": {"schemas": schemas}})
    assert list(found["components"]["schemas"]) == ["A", "Unused"]
    assert [tag["name"] for tag in found["tags"]] == ["A", "Unused"]
