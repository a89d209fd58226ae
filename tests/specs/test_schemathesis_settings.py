"""The settings for schemathesis follow from what a spec declares."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest
from schemathesis.config import SchemathesisConfig
from schemathesis_settings import render
from spec_files import operations, providers, read_spec


def settings_of(provider: str, document: Any = None) -> dict[str, Any]:
    return tomllib.loads(render(provider, document or read_spec(provider)))


@pytest.mark.parametrize("provider", providers())
def test_schemathesis_takes_the_settings_of_every_operation(provider: str) -> None:
    settings = settings_of(provider)
    named = [each["include-operation-id"] for each in settings["operations"]]
    assert named == [operation["operationId"] for _, _, operation in operations(read_spec(provider))]
    settings.pop("hooks")  # they are registered once for a whole process
    SchemathesisConfig.from_dict(settings)


def test_an_operation_may_refuse_what_it_documents_and_nothing_else() -> None:
    document = read_spec("sendcloud")
    del document["paths"]["/orders"]["get"]["responses"]["404"]
    document["paths"]["/orders"]["get"]["responses"]["409"] = {"description": "A conflict."}
    accepted = settings_of("sendcloud", document)["operations"][0]["checks"]["positive_data_acceptance"]
    assert accepted["expected-statuses"] == ["2xx", 400, 401, 409, 429]


def test_what_delete_leaves_behind_may_be_read() -> None:
    document = read_spec("nocnoc")
    assert settings_of("nocnoc", document)["checks"]["use_after_free"] == {"enabled": False}
    other = copy.deepcopy(document)
    moves = other["components"]["schemas"]["OrderStatus"]["x-lifecycle"]["moves"]
    moves[:] = [move for move in moves if move["operation"] != "cancelOrder"]
    assert "use_after_free" not in settings_of("nocnoc", other).get("checks", {})


def test_a_missing_token_may_get_the_declared_status() -> None:
    assert 403 in settings_of("epages")["checks"]["missing_required_header"]["expected-statuses"]
    assert "missing_required_header" not in settings_of("sendcloud").get("checks", {})
