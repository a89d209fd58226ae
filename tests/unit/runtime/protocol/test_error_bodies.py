"""Bodies of errors: the status that fits a code or a message, and nothing from a body that is not the provider's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.protocol.error_bodies import (
    ErrorMapping,
    as_type,
    json_object,
    parse_problem,
    texts,
)
from orderkit.runtime.protocol.messages import Problem, Response

MAPPING = ErrorMapping(
    by_code={313: 409},
    by_message={"Order {order_id} (or {id}) does not exist.": 404, "No permission": 403},
)
BAD_REQUEST = Response(status=400, reason="Bad Request")


@pytest.mark.parametrize(
    ("code", "message", "status"),
    [
        (313, None, 409),
        (313, "No permission", 409),
        (999, "No permission", 403),
        (None, "Order 5 (or NC5) does not exist.", 404),
        (None, "Order 5 (or NC5) does not exist", 400),
        (None, "order 5 (or nc5) does not exist.", 400),
        (None, "Order  (or ) does not exist.", 400),
        (999, None, 400),
        (None, None, 400),
    ],
)
def test_the_code_decides_and_then_the_message(code: int | None, message: str | None, status: int) -> None:
    assert MAPPING.of(BAD_REQUEST, code, message) == status


def test_the_message_of_a_failing_server_is_not_read() -> None:
    assert MAPPING.of(Response(status=500), None, "No permission") == 500


def test_a_problem_has_the_code_and_the_message_of_the_body() -> None:
    body = {"code": 313, "message": "exists"}
    assert parse_problem(body, BAD_REQUEST, MAPPING) == Problem(meaning=409, message="exists", code=313)


@pytest.mark.parametrize("body", [{}, {"code": "313", "message": 5}, {"code": True, "message": None}])
def test_fields_of_another_type_are_ignored(body: dict[str, Any]) -> None:
    assert parse_problem(body, BAD_REQUEST, MAPPING) == Problem(meaning=400, message="Bad Request")


def test_a_problem_without_any_message_says_so() -> None:
    assert parse_problem({"message": ""}, Response(status=418), MAPPING).message == "no message"


@given(st.binary() | st.sampled_from([b"[]", b"null", b'"text"', b"<html>", b'{"a": ']))
def test_a_body_that_is_no_json_object_has_no_fields(content: bytes) -> None:
    assert json_object(Response(status=502, content=content)) == {}


def test_a_json_object_has_its_fields() -> None:
    assert json_object(Response(status=400, content=b'{"code": 313}')) == {"code": 313}


@pytest.mark.parametrize(("value", "found"), [(5, 5), (True, None), ("5", None), (5.0, None), (None, None)])
def test_a_value_must_be_exactly_of_the_type(value: object, found: int | None) -> None:
    assert as_type(value, int) == found


def test_only_the_texts_of_a_list_are_read() -> None:
    assert texts(["a", 5, None, "b"]) == ("a", "b")
    assert texts("ab") == texts(None) == texts({"a": 1}) == ()
