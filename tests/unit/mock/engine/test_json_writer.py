"""JSON that is read strictly and written exactly."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit.mock.engine.json_writer import JsonTextError, read_json, write_json

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.decimals(-(10**9), 10**9, places=2).filter(lambda number: number != number.to_integral_value()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


@settings(derandomize=True, deadline=None)
@given(json_values)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert read_json(write_json(value).encode()) == value


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(JsonTextError):
        read_json(content)


@pytest.mark.parametrize(
    ("number", "text"),
    [("16", "16"), ("16.00", "16"), ("100.80", "100.8"), ("57.55", "57.55"), ("1E+3", "1000"), ("0.00", "0")],
)
def test_a_decimal_is_written_without_padding(number: str, text: str) -> None:
    assert write_json(Decimal(number)) == text


def test_a_sum_beyond_floats_is_written_exactly() -> None:
    assert write_json(Decimal("90071992547409.93")) == "90071992547409.93"


def test_a_number_with_a_fraction_is_read_as_a_decimal() -> None:
    assert read_json(b"1.10") == Decimal("1.10")


@pytest.mark.parametrize("levels", [100, 101])
def test_a_hundred_levels_are_read(levels: int) -> None:
    content = b"[" * levels + b'"]"' + b"]" * levels
    if levels <= 100:
        read_json(content)
    else:
        with pytest.raises(JsonTextError):
            read_json(content)


def test_brackets_in_text_are_not_levels() -> None:
    assert read_json(b'["' + b"[{" * 500 + b'"]') == ["[{" * 500]


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "\U0001f600"
