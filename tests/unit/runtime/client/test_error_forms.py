"""Errors with a status of success, told from results by the forms of the contract."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.runtime.client.error_forms import ErrorForms, error_forms

ERRORS = [{"status": "404", "code": "not_found", "detail": "No order has this id."}]


@pytest.fixture
def forms() -> ErrorForms:
    return error_forms(Contract.load("sendcloud"), "retrieveOrder")


@pytest.mark.parametrize(
    ("body", "replaces", "beside", "shows"),
    [
        ({"errors": ERRORS}, True, ["errors"], False),
        ({"data": {}, "errors": ERRORS}, False, ["errors"], False),
        ({"data": {}, "errors": []}, False, [], False),
        ({"data": {}}, False, [], True),
        ({"data": {}, "message": "x"}, False, [], True),
        ({"errors": "x"}, False, ["errors"], False),
        ({}, False, [], False),
        ([], False, [], False),
        (None, False, [], False),
    ],
    ids=str,
)
def test_an_error_is_told_from_a_result(
    forms: ErrorForms, body: Any, replaces: bool, beside: list[str], shows: bool
) -> None:
    assert forms.replaces_result(body) is replaces
    assert list(forms.beside_result(body)) == beside
    assert forms.shows_result(body) is shows


def examples(contract: Contract, answer: Any) -> list[Any]:
    """The examples of a response that are objects with properties: no page of a gateway, and nothing empty."""
    media = contract.resolve(answer).get("content", {}).values()
    found = [contract.resolve(each)["value"] for one in media for each in one.get("examples", {}).values()]
    return [body for body in found if isinstance(body, dict) and body]


@pytest.mark.parametrize("provider", ["nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_every_documented_error_is_recognised_and_no_result_is_taken_for_one(provider: str) -> None:
    contract = Contract.load(provider)
    for operation in contract.operations.values():
        forms = error_forms(contract, operation.id)
        node = contract.document["paths"][operation.path][operation.method.lower()]
        for status, answer in node["responses"].items():
            for body in examples(contract, answer):
                assert forms.replaces_result(body) is not status.startswith("2"), (operation.id, status)
