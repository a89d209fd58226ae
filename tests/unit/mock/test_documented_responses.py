"""The hook that holds every response of every mock against its document notices each way of leaving it."""

from __future__ import annotations

from typing import Any

import pytest
from documented_responses import Judge, SentResponse, check
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.contract import Contract
from orderkit.mock.engine.messages import Response

JSON = "application/json"
CONTRACT = Contract(
    {
        "paths": {
            "/orders": {
                "get": {
                    "operationId": "listOrders",
                    "tags": ["Orders"],
                    "x-retry": "safe",
                    "responses": {
                        "200": {
                            "headers": {
                                "X-Left": {"required": True, "schema": {"type": "integer", "minimum": 0}}
                            },
                            "content": {JSON: {"schema": {"$ref": "#/components/schemas/Order"}}},
                        },
                        "204": {},
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "Order": {
                    "type": "object",
                    "required": ["made"],
                    "properties": {"made": {"type": "string", "format": "date"}},
                }
            }
        },
    }
)
RIGHT = {"content-type": JSON, "x-left": "3", "date": "now"}
MADE = b'{"made": "2026-01-31"}'


@pytest.mark.parametrize(
    ("status", "headers", "body", "difference"),
    [
        (200, RIGHT, MADE, None),
        (204, {"date": "now"}, b"", None),
        (201, RIGHT, MADE, "status 201 must be documented"),
        (200, RIGHT, b"{}", 'body at /: "made" is a required property'),
        (200, RIGHT, b'{"made": "2026-02-31"}', 'body at /made: "2026-02-31" is not a "date"'),
        (
            200,
            {**RIGHT, "content-type": "text/plain"},
            b"",
            "content type must be application/json (got text/plain)",
        ),
        (200, {**RIGHT, "x-left": "-1"}, MADE, 'header x-left: "-1" is not of type "integer"'),
        (200, {**RIGHT, "x-right": "1"}, MADE, "header x-right must be documented"),
        (200, {"content-type": JSON}, MADE, "header x-left must be sent"),
        (204, {"date": "now"}, b"{}", "body must be empty (got b'{}')"),
    ],
)
def test_what_is_not_documented_is_found(
    status: int, headers: dict[str, str], body: bytes, difference: str | None
) -> None:
    found = Judge(CONTRACT).differences(CONTRACT.operation("listOrders"), SentResponse(status, headers, body))
    assert found == ([] if difference is None else [difference])


def test_a_request_for_no_operation_may_get_a_response_of_any() -> None:
    judge = Judge(CONTRACT)
    assert judge.differences(None, SentResponse(200, RIGHT, MADE)) == []
    assert judge.differences(None, SentResponse(404, RIGHT, MADE)) == ["status 404 must be documented"]


@pytest.mark.parametrize(
    "result", [{"id": 1}, Response(200, text="<html>"), Response(200, {}, headers={"x-a": "b"})]
)
def test_a_mock_that_leaves_its_document_is_noticed(
    mock: InProcessMock,
    order: Json,
    undocumented: list[str],
    monkeypatch: pytest.MonkeyPatch,
    result: Any,
) -> None:
    monkeypatch.setitem(mock.app._state.providers["nocnoc"].handlers, "getOrder", lambda *_: result)
    mock.send("GET", f"/nocnoc/api/order/{order['id']}", headers={"X-Api-Key": "merchant-one"})
    assert all(text.startswith("nocnoc getOrder 200: ") for text in undocumented)
    with pytest.raises(pytest.fail.Exception, match="getOrder"):
        check(undocumented, is_marked=False)


def test_a_marked_test_may_have_undocumented_responses() -> None:
    found = ["nocnoc getOrder 200: body"]
    check(found, is_marked=True)
    assert found == []


def test_every_test_has_the_hook(request: pytest.FixtureRequest) -> None:
    assert "every_response_is_documented" in request.fixturenames
