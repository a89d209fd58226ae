"""Texts of a provider: escaped and cut, the same wherever an error shows them."""

from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import traceback
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import ApiError, OrderkitError, Retry, errors
from orderkit.runtime.protocol.printable import for_stream, printable

HOSTILE: dict[str, str] = {
    "a\nCRITICAL root: forged": r"a\nCRITICAL root: forged",
    "a\r\nb\tc": r"a\r\nb\tc",
    "\x1b[2J\x1b]0;title\x07": r"\x1b[2J\x1b]0;title\x07",
    "\x9b31m\x85": r"\x9b31m\x85",
    "\u202eevil\u2066": r"\u202eevil\u2066",
    "line\u2028end\u2029": r"line\u2028end\u2029",
    "zero\u200bwidth\ufeff": r"zero\u200bwidth\ufeff",
    "half \ud83d of one": r"half \ud83d of one",
    "\x00\x7f": r"\x00\x7f",
    "tags \U000e0041": r"tags \U000e0041",
}
CLASSES = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, OrderkitError)
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_is_not_printable_is_escaped(text: str) -> None:
    assert printable(text, 100) == HOSTILE[text]


@pytest.mark.parametrize(
    "text", ["Pedido inválido: nº 5: «não»", "注文が見つかりません。", "1\u00a0000\u202f€", "🙂"]
)
def test_other_languages_are_left_as_they_are(text: str) -> None:
    assert printable(text, 100) == text


@given(st.text(st.characters(), max_size=300), st.integers(40, 200))
def test_a_text_is_printable_short_and_not_changed_again(text: str, longest: int) -> None:
    shown = printable(text, longest)
    assert len(shown) <= longest
    assert all(character.isprintable() or character in "\u00a0\u202f\u3000" for character in shown)
    assert printable(shown, longest) == shown
    shown.encode()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_escapes_of_json_and_a_file_the_text_as_it_is() -> None:
    text = "\x1b[2J\u202e \ud83d \U000e0041\n1\u202f€ 🙂"
    assert for_stream(text, Terminal()) == "\\u001b[2J\\u202e \\ud83d \\udb40\\udc41\n1\u202f€ 🙂"
    assert for_stream(text, io.StringIO()) == text


def test_a_text_that_is_too_long_says_how_long_it_was() -> None:
    assert printable("x" * 5_000_000, 50) == "x" * 26 + "... (5000000 characters)"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_shows_printable_text_only(kind: type[OrderkitError]) -> None:
    for text in HOSTILE:
        error = kind(text + "x" * 1_000_000)
        for same in (error, copy.copy(error), pickle.loads(pickle.dumps(error))):
            for shown in (str(same), repr(same), traceback.format_exception_only(same)[0].rstrip("\n")):
                assert shown.isprintable()
                assert len(shown) < 5000


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_part_of_an_error_forges_a_line(text: str, client: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "orderkit")
    said = {"code": 400, "message": text * 1000, "key": text}
    headers = [(b"X-Request-Id", b"a\x1b[2J" + b"b" * 5000), (b"Content-Type", b"application/json")]
    answer = httpx.Response(
        400, content=json.dumps(said), headers=headers, extensions={"reason_phrase": b"a\x1b[2J"}
    )
    with pytest.raises(ApiError) as caught:
        client(answer, retry=Retry.off()).call("get_order", 1)
    error = caught.value
    for shown in (
        error.message,
        error.key or "",
        *error.details,
        str(error),
        repr(error),
        repr(error.response),
    ):
        assert shown.isprintable()
        assert len(shown) <= 5000
    lines = [record.getMessage() for record in caplog.records if record.name == "orderkit"]
    assert lines
    assert all(line.isprintable() and len(line) < 400 for line in lines)
    assert error.response.json()["key"] == text


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_errors_of_json_api_are_printable(
    text: str, sendcloud: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "orderkit")
    entry = {"code": text, "detail": text, "source": {"pointer": text}}
    with pytest.raises(ApiError) as caught:
        sendcloud(httpx.Response(400, content=json.dumps({"errors": [entry] * 5000}))).call(
            "retrieve_order", 1
        )
    error = caught.value
    assert len(error.details) == 1000
    for shown in (str(error.code), error.message, *error.details, *map(str, caplog.messages)):
        assert shown.isprintable()


def test_the_reason_of_a_response_without_a_body_is_printable(client: Any, server: Any) -> None:
    server.always = b"HTTP/1.1 400 a\x1b[2J\x9b\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(OrderkitError) as caught:
        client(base_url=server.url, retry=Retry.off()).call("get_order", 1)
    assert "".join(traceback.format_exception(caught.value)).replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "raw", [b"\x1b[2J" * 20, b"HTTP/1.1 \x1b[2J\r\n\r\n", b"HTTP/1.1 200 OK\r\n\x1b[2J: a\r\n\r\n"]
)
def test_the_cause_of_a_lost_response_is_printable(raw: bytes, client: Any, server: Any) -> None:
    server.always = raw + b"\r\n\r\n"
    with pytest.raises(OrderkitError) as caught:
        client(base_url=server.url, retry=Retry.off()).call("get_order", 1)
    assert "".join(traceback.format_exception(caught.value)).replace("\n", "").isprintable()
