"""Arguments are checked before anything is sent: types, bounds, and what Python takes for another type."""

from __future__ import annotations

from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from orderkit.runtime.client.arguments import (
    as_bool,
    as_bounded_int,
    as_enum,
    as_filter_text,
    as_int,
    as_list,
    as_number,
    as_path_segment,
    as_sort,
    as_str,
    as_uuid,
    comma_separated,
    without_none,
)


class Status(Enum):
    OPEN = "open"
    CLOSED = "closed"


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: as_path_segment("id", True, int), "id must be int (got bool)"),
        (lambda: as_path_segment("id", "5", int), "id must be int (got str)"),
        (lambda: as_number("id", True), "id must be int, or its text (got bool)"),
        (lambda: as_number("id", 5.0), "id must be int, or its text (got float)"),  # type: ignore[arg-type]
        (lambda: as_str("name", 5), "name must be str (got int)"),  # type: ignore[arg-type]
        (lambda: as_bool("paid", 1), "paid must be bool (got int)"),  # type: ignore[arg-type]
        (lambda: as_int("size", True), "size must be int (got bool)"),
        (lambda: as_int("size", "5"), "size must be int (got str)"),  # type: ignore[arg-type]
        (lambda: as_uuid("key", 5), "key must be UUID, or its text (got int)"),  # type: ignore[arg-type]
        (lambda: as_enum("status", 5, Status), "status must be str (got int)"),  # type: ignore[arg-type]
        (lambda: as_list("ids", b"ab", str), "ids must be str or several (got bytes)"),  # type: ignore[type-var]
        (lambda: as_list("ids", "ab", int), "ids must be int or several (got str)"),  # type: ignore[type-var]
        (lambda: as_list("ids", {"a": 1}, str), "ids must be str or several (got dict)"),
        (lambda: as_list("ids", 5, str), "ids must be str or several (got int)"),  # type: ignore[type-var]
        (lambda: as_list("ids", ["a", 5], str), "ids must hold str (got int)"),  # type: ignore[list-item]
        (lambda: as_list("ids", [1, True], int), "ids must hold int (got bool)"),
    ],
)
def test_an_argument_of_another_type_is_refused(check: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        check()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: as_path_segment("id", "", str), "id must not be '': the request would go to another path"),
        (
            lambda: as_path_segment("id", "..", str),
            "id must not be '..': the request would go to another path",
        ),
        (lambda: as_number("id", 0), "id must be a positive number (got 0)"),
        (
            lambda: as_number("id", "1_0", hint="see list_orders"),
            "id must be a positive number (got '1_0'): see list_orders",
        ),
        (lambda: as_str("day", "", pattern="a*", example="aa"), "day must look like aa (got '')"),
        (lambda: as_str("day", "aa\n", pattern="a*", example="aa"), "day must look like aa (got 'aa\\n')"),
        (lambda: as_filter_text("name", ""), "name must not be empty: leave it out to list everything"),
        (lambda: as_bounded_int("size", 0, least=1), "size must be at least 1 (got 0)"),
        (lambda: as_bounded_int("size", 11, most=10), "size must be at most 10 (got 11)"),
        (lambda: as_uuid("key", "5"), "key must be a UUID (got '5')"),
        (lambda: as_enum("status", "OPEN", Status), "status must be one of open, closed (got 'OPEN')"),
        (lambda: as_list("ids", [], str), "ids must not be empty: leave it out to list everything"),
        (lambda: comma_separated("ids", [3, 0], int), "ids must be at least 1 (got 0)"),
        (
            lambda: comma_separated("by", ["c"], str, values=["a", "b"]),
            "by must be one or more of a, b (got 'c')",
        ),
        (
            lambda: as_sort("by", ["a", "-a"], ["a"]),
            "by must have each key once, upwards or downwards (got a,-a)",
        ),
    ],
)
def test_an_argument_out_of_bounds_is_refused(check: Any, message: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        check()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (without_none({"a": None, "b": 0, "c": False}), {"b": 0, "c": False}),
        (as_path_segment("id", "...", str), "..."),
        (as_number("id", "10"), 10),
        (as_str("name", None, pattern="a"), None),
        (as_str("name", ""), ""),
        (as_filter_text("name", None), None),
        (as_bool("paid", False), False),
        (as_int("size", None, least=1), None),
        (as_int("size", 1, least=1, most=1), 1),
        (as_uuid("key", str(UUID(int=5))), UUID(int=5)),
        (as_enum("status", "closed", Status), Status.CLOSED),
        (as_list("ids", None, int), []),
        (as_list("ids", 5, int), [5]),
        (as_list("ids", ("b", "a", "b"), str), ["b", "a"]),
        (comma_separated("ids", None, int), None),
        (comma_separated("ids", [2, 1], int), "2,1"),
        (comma_separated("names", "any", str), "any"),
        (as_sort("by", ["-b", "a"], ["a", "b"]), "-b,a"),
    ],
)
def test_an_argument_is_taken(found: object, expected: object) -> None:
    assert found == expected
