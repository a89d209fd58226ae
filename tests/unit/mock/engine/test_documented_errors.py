"""Default error bodies: the examples of the contract, with the status and the text filled in."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock.engine.documented_errors import DocumentedErrors


def response(value: Any, *, named: bool = False) -> dict[str, Any]:
    media = {"examples": {"usual": {"$ref": "#/components/examples/Usual"}}} if named else {"example": value}
    return {"content": {"application/json": media}}


CONTRACT = Contract(
    {
        "paths": {
            "/a": {
                "get": {
                    "operationId": "get",
                    "tags": ["all"],
                    "x-retry": "safe",
                    "responses": {
                        "200": {},
                        "401": response(None, named=True),
                        "404": response({"code": 17, "detail": "Not here."}),
                        "4XX": response({"code": 400, "message": "Wrong."}),
                        "default": {"content": {"text/html": {}}},
                    },
                }
            }
        },
        "components": {"schemas": {}, "examples": {"Usual": {"value": {"error": "Who are you?"}}}},
    }
)
ERRORS = DocumentedErrors(CONTRACT)


@pytest.mark.parametrize(
    ("status", "detail", "document"),
    [
        (401, None, {"error": "Who are you?"}),
        (404, None, {"code": 17, "detail": "Not here."}),
        (404, "No a.", {"code": 17, "detail": "No a."}),
        (405, None, {"code": 405, "message": "Method Not Allowed"}),
        (415, "Send JSON.", {"code": 415, "message": "Send JSON."}),
        (500, None, {}),
    ],
)
def test_a_body_follows_the_example_of_its_status(status: int, detail: str | None, document: Any) -> None:
    answer = ERRORS.response(status, detail)
    assert (answer.status, answer.document) == (status, document)


def test_statuses_are_those_that_the_contract_names() -> None:
    assert ERRORS.statuses == {401, 404}


def test_an_example_stays_as_it_is() -> None:
    ERRORS.response(405, "changed")
    assert ERRORS.response(400).document == {"code": 400, "message": "Bad Request"}
