"""JSON: both decoders give the same values and refuse the same texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from orderkit.runtime.protocol import json_codec as jsontext
from orderkit.runtime.protocol.raw_numbers import loads_with_raw_numbers

EDGES = [
    b"1.0",
    b"-0",
    b"-0.0",
    b"1e5",
    b"0.1e1",
    b"1e400",
    b"5e-324",
    b"9007199254740993.0",
    b"123456789012345678901234567890",
    b"-9223372036854775809",
    b"18446744073709551616",
    b"9" * 5000,
    b"NaN",
    b"[-Infinity]",
    b'{"a": 1, "b": 2, "a": 3}',
    b'"\\ud800"',
    b'"\\ud83d\\ude00"',
    b'"\xed\xa0\x80"',
    b'"\xff"',
    b'"\t"',
    b"\xef\xbb\xbf1",
    '{"a": "é"}'.encode("utf-16"),
    '{"a": "é"}'.encode("utf-32"),
    '{"a": 1}'.encode("utf-16-le"),
    b"[" * 900 + b"]" * 900,
    b"[" * 100_000,
    b"",
    b" \n",
    b" 1 \n",
    b"1\x0c",
    b"01",
    b"1 2",
]
TOKENS = [
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "\\",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "\x00",
        "\t",
        " ",
        "é",
        "\ud800",
    ),
    *(
        "true",
        "null",
        "NaN",
        "Infinity",
        "-",
        "+",
        ".",
        "e",
        "E",
        "0",
        "1",
        "12",
        "9007199254740993",
        '"a"',
        "1.0",
    ),
]
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=8).map(
    lambda tokens: "".join(tokens).encode("utf-8", "surrogatepass")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
).map(lambda value: json.dumps(value).encode())


@pytest.fixture(params=["msgspec", "the standard library"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    jsontext.quick_reader.cache_clear()
    if request.param != "msgspec":
        monkeypatch.setitem(sys.modules, "msgspec", None)
    jsontext._quick_encoder.cache_clear()
    yield str(request.param)
    jsontext.quick_reader.cache_clear()
    jsontext._quick_encoder.cache_clear()


def outcome(read: Callable[[Any], Any], body: bytes | str) -> tuple[str, str]:
    """Return the value with its types and the order of its fields, or the text of the error."""
    try:
        return "read", repr(read(body))
    except ValueError as error:
        return "refused", str(error)


thoroughly = partial(jsontext._read_thoroughly, number=jsontext._number)


def test_the_installed_decoder_is_used(reader: str) -> None:
    assert (jsontext.exact_reader(object) is None) == (reader != "msgspec")


@pytest.mark.parametrize("body", EDGES, ids=lambda body: repr(body[:20]))
def test_both_decoders_give_the_same_value_or_error(reader: str, body: bytes) -> None:
    assert outcome(jsontext.loads, body) == outcome(thoroughly, body)


@pytest.mark.usefixtures("reader")
def test_both_decoders_agree_on_any_text() -> None:
    @settings(max_examples=300, deadline=None)
    @example(b'{"a":1}\x00')
    @given(VALUES | TEXTS | st.binary(max_size=6))
    def alike(body: bytes) -> None:
        assert outcome(jsontext.loads, body) == outcome(thoroughly, body)

    alike()


@pytest.mark.parametrize("text", ["1.50", '"\ud800"', "\ufeff1", "[1"])
def test_both_decoders_accept_str_like_bytes(reader: str, text: str) -> None:
    assert outcome(jsontext.loads, text) == outcome(thoroughly, text)


class Received:
    """Stands for a model."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def to_dict(self) -> dict[str, Any]:
        return {"value": self.value}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("body", EDGES, ids=lambda body: repr(body[:20]))
def test_what_was_received_is_encoded_with_its_digits(body: bytes) -> None:
    try:
        value = loads_with_raw_numbers(body)
    except ValueError:
        return
    model = Received(value)
    found, wanted = (
        loads_with_raw_numbers(write(model)) for write in (jsontext.received_json, jsontext.to_json)
    )
    assert found == wanted or repr(found) == repr(wanted)  # NaN is equal to nothing


def test_half_of_a_character_is_written_as_it_came_and_sent_by_nobody() -> None:
    text = r'{"value":["\ud800",1.50,"cut \ud83d"]}'
    model = Received(jsontext.loads_exact(text)["value"])
    assert jsontext.to_json(model) == jsontext.received_json(model) == text
    with pytest.raises(ValueError, match="half of a character"):
        jsontext.dumps(model)


def test_a_whole_number_is_an_int_as_long_as_a_float_tells_it_from_its_neighbours() -> None:
    found = jsontext.loads(b"[5.0, 1e3, -9007199254740991.0, 9007199254740992.0, 1e300, 0.5]")
    assert found == [5, 1000, -(2**53) + 1, 2.0**53, 1e300, 0.5]
    assert [type(each) for each in found] == [int, int, int, float, float, float]
