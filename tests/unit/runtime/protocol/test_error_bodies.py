"""Bodies of errors: the status that fits a code or a message, and nothing from a body that is not the provider's."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.protocol.error_bodies import (
    ErrorMapping,
    as_type,
    json_object,
    parse_json_api_errors,
    parse_problem,
    texts,
)
from orderkit.runtime.protocol.json_codec import dumps
from orderkit.runtime.protocol.messages import Problem, Response

MAPPING = ErrorMapping(
    by_code={313: 409, 400: 400, 900: 422},
    by_message={
        "Order {order_id} (or {id}) does not exist.": (400, 404),
        "No permission": (400, 403),
        "{before}is taken{after}": (400, 409),
        "Not here": (404, 404),
    },
)
BAD_REQUEST = Response(status=400, reason="Bad Request")
OK = Response(status=200, reason="OK")


@pytest.mark.parametrize(
    ("code", "message", "status"),
    [
        (313, None, 409),
        (900, "No permission", 422),
        (313, "No permission", 409),
        (999, "No permission", 403),
        (400, "No permission", 403),
        (400, "Wrong", 400),
        (None, "Order 5 (or NC5) does not exist.", 404),
        (None, "Order 5 (or NC5) does not exist", 404),
        (None, "order 5 (or nc5) does  not exist. ", 404),
        (None, "Order 5 (or NC5) does not exist here.", 400),
        (None, "An order 5 (or NC5) does not exist.", 400),
        (None, "Order 5 does not exist.", 400),
        (None, "The number IS TAKEN, sorry", 409),
        (None, "is taken", 409),
        (None, "Not here", 400),
        (None, "", 400),
        (999, None, 400),
        (404, None, 400),
        (None, None, 400),
    ],
)
def test_the_code_decides_and_then_the_message(code: int | None, message: str | None, status: int) -> None:
    assert MAPPING.of(BAD_REQUEST, code, message) == status


@pytest.mark.parametrize(
    ("code", "message", "status"),
    [
        (None, "Not here", 404),
        (None, "No permission", 403),
        (422, "Wrong", 422),
        (313, None, 409),
        (200, "Wrong", 200),
        (999, None, 200),
        (None, None, 200),
    ],
)
def test_an_error_under_a_status_of_success_means_what_its_body_says(
    code: int | None, message: str | None, status: int
) -> None:
    assert MAPPING.of(OK, code, message) == status


def test_a_body_says_nothing_of_the_status_of_a_redirect() -> None:
    assert MAPPING.of(Response(status=300), 404, None) == 300


@given(
    st.lists(st.sampled_from(["a", "b", "ab", "{x}", "{y}", " "]), min_size=1), st.text("ab ", max_size=12)
)
def test_a_message_is_recognised_as_a_search_for_its_template_would(parts: list[str], message: str) -> None:
    template, words = "".join(parts), " ".join(message.split())
    pattern = re.sub(r"\\{.\\}", ".*", re.escape(" ".join(template.split())))
    mapping = ErrorMapping(by_code={}, by_message={template: (400, 409)})
    assert (mapping.of(BAD_REQUEST, None, message) == 409) is (re.fullmatch(pattern, words) is not None)


def test_a_long_message_that_almost_fits_takes_no_time_to_speak_of() -> None:
    mapping = ErrorMapping(by_code={}, by_message={"{a} b {c} b {d} b {e} z": (400, 409)})
    assert mapping.of(BAD_REQUEST, None, "b " * 500_000) == 400


def test_the_message_of_a_failing_server_is_not_read() -> None:
    assert MAPPING.of(Response(status=500), None, "No permission") == 500


def test_a_problem_has_the_code_and_the_message_of_the_body() -> None:
    body = {"code": 313, "message": "exists"}
    assert parse_problem(body, BAD_REQUEST, MAPPING) == Problem(meaning=409, message="exists", code=313)
    assert parse_problem({**body, "code": "313"}, BAD_REQUEST, MAPPING).code == 313


@pytest.mark.parametrize(
    "body", [{}, {"code": "x", "message": 5}, {"code": True, "message": None}, {"code": "9" * 5000}]
)
def test_fields_of_another_type_are_ignored(body: dict[str, Any]) -> None:
    assert parse_problem(body, BAD_REQUEST, MAPPING) == Problem(meaning=400, message="Bad Request")


def test_the_status_in_a_body_counts_under_a_status_of_success() -> None:
    body = {"status": "409", "message": "edited"}
    assert parse_problem(body, OK, MAPPING) == Problem(meaning=409, message="edited")
    assert parse_problem(body, BAD_REQUEST, MAPPING) == Problem(meaning=400, message="edited")


@pytest.mark.parametrize("status", ["404", 404])
def test_the_status_of_a_json_api_error_counts_under_a_status_of_success(status: Any) -> None:
    content = dumps({"errors": [{"status": status, "code": "not_found", "detail": "Gone"}]})
    assert parse_json_api_errors(Response(status=200, content=content)).meaning == 404
    assert parse_json_api_errors(Response(status=400, content=content)).meaning == 400


def test_a_problem_without_any_message_says_so() -> None:
    assert parse_problem({"message": ""}, Response(status=418), MAPPING).message == "no message"


@given(st.binary() | st.sampled_from([b"[]", b"null", b'"text"', b"<html>", b'{"a": ']))
def test_a_body_that_is_no_json_object_has_no_fields(content: bytes) -> None:
    assert json_object(Response(status=502, content=content)) == {}


@pytest.mark.parametrize(
    "content",
    [
        b'{"code": 313, "message": "not found", "x": NaN}',
        b'{"code": 313, "message": "not found", "x": -1e999}',
        b'{"code": 313, "message": "not found", "x": ' + b"9" * 5000 + b"}",
        b'{"code": 313, "message": "not found"}<br />',
        b'\xef\xbb\xbf {"code": 313, "message": "not found"}\0',
        b'{"code": 313, "message": "not found", "x": "\xe4"}',
        b'{"code": 313, "message": "not found", "x": "a\nb"}',
    ],
    ids=["NaN", "float", "integer", "rest", "zeros", "latin-1", "control"],
)
def test_what_is_wrong_elsewhere_in_an_error_hides_no_code_and_no_message(content: bytes) -> None:
    problem = parse_problem(json_object(Response(status=400, content=content)), BAD_REQUEST, MAPPING)
    assert (problem.code, problem.message, problem.meaning) == (313, "not found", 409)


def test_an_error_in_latin_1_keeps_its_letters() -> None:
    body = json_object(Response(status=400, content=b'{"message": "ung\xfcltig"}'))
    assert body == {"message": "ung\u00fcltig"}


@pytest.mark.parametrize("depth", [1000, 100_000])
def test_an_error_that_is_nested_too_deeply_has_no_fields(depth: int) -> None:
    content = b'{"code": NaN, "x": ' + b"[" * depth
    assert json_object(Response(status=400, content=content)) == {}


def test_a_json_object_has_its_fields() -> None:
    assert json_object(Response(status=400, content=b'{"code": 313}')) == {"code": 313}


@pytest.mark.parametrize(("value", "found"), [(5, 5), (True, None), ("5", None), (5.0, None), (None, None)])
def test_a_value_must_be_exactly_of_the_type(value: object, found: int | None) -> None:
    assert as_type(value, int) == found


def test_only_the_texts_of_a_list_are_read() -> None:
    assert texts(["a", 5, None, "b"]) == ("a", "b")
    assert texts("ab") == texts(None) == texts({"a": 1}) == ()
