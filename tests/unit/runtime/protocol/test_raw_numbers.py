"""Numbers that JSON or a float cannot hold: read where they stand, and written as they came."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from orderkit import to_json
from orderkit.runtime.protocol.json_codec import dumps, loads_exact
from orderkit.runtime.protocol.raw_numbers import RawNumber, loads_with_raw_numbers, raw_numbers

TEXTS = ["NaN", "Infinity", "-Infinity", "1e400", "-1E+999", "9" * 5000, "1e99999999999999999999"]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:9])
def test_it_has_its_text_and_is_written_as_it_came(text: str) -> None:
    (number,) = loads_with_raw_numbers(f"[{text}]")
    assert (type(number), number.text, to_json([number])) == (RawNumber, text, f"[{text}]")
    for copied in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert (type(copied), copied.text) == (RawNumber, text)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:9])
def test_no_request_holds_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"value\[0\] must (be finite|not be too large)"):
        dumps([RawNumber(text)])


@pytest.mark.parametrize("text", ["[1, 2.50, 1e2, -0.0]", '{"a": null, "b": [true, "x"]}'])
def test_other_numbers_are_read_as_always(text: str) -> None:
    assert loads_with_raw_numbers(text) == loads_exact(text)
    assert list(raw_numbers(loads_with_raw_numbers(text))) == []


def test_their_places_are_found() -> None:
    value = loads_with_raw_numbers('{"a": [1, NaN], "b": {"c": 1e999}, "d": 5.5}')
    assert list(raw_numbers(value)) == [("a", 1), ("b", "c")]
    assert type(value["d"]) is Decimal


@pytest.mark.parametrize("text", ["", "{", "nan", "[" * 100_000, b"\xff"], ids=lambda text: repr(text[:9]))
def test_what_is_not_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        loads_with_raw_numbers(text)
