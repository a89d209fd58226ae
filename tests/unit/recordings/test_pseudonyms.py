"""Pseudonyms: of the same form, the same for the same value, and never the value itself."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.recordings.pseudonyms import Pseudonyms

KEY = b"a fixed key"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def form(text: str) -> str:
    """Write a text by the kinds of its characters."""
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "0", text))


@given(WORDS.filter(lambda text: "@" not in text and "://" not in text and not re.match(r"\d{4}-", text)))
def test_a_substitute_has_the_length_and_the_kinds_of_characters(text: str) -> None:
    if len(text.lower()) == len(text):  # some letters are two in lower case
        assert len(Pseudonyms(KEY).substitute(text)) == len(text)


@pytest.mark.parametrize("text", ["+55 11 91234-5678", "111.222.333-44", "Rua João, 12 - ap. 3B", "B1636FDA"])
def test_punctuation_and_kinds_stay(text: str) -> None:
    substitute = Pseudonyms(KEY).substitute(text)
    assert form(substitute) == form(text)
    assert substitute != text


@given(st.text("abcdefXYZ0189", min_size=4, max_size=12))
def test_no_word_stays_as_it_was(word: str) -> None:
    assert Pseudonyms(KEY).substitute(word).lower() != word.lower()


def test_upper_and_lower_case_have_the_same_substitute() -> None:
    pseudonyms = Pseudonyms(KEY)
    assert pseudonyms.substitute("SOUZA") == pseudonyms.substitute("souza").upper()


def test_a_word_has_the_same_substitute_inside_a_longer_text() -> None:
    pseudonyms = Pseudonyms(KEY)
    assert pseudonyms.substitute("Ana Souza").split()[1] == pseudonyms.substitute("Souza")


def test_no_substitute_is_a_value_that_must_not_appear() -> None:
    taken = Pseudonyms(KEY).substitute("Souza")
    assert Pseudonyms(KEY, [taken]).substitute("Souza") != taken


def test_two_words_have_different_substitutes() -> None:
    pseudonyms = Pseudonyms(KEY)
    words = [f"name{number:04}" for number in range(500)]
    assert len({pseudonyms.substitute(word) for word in words}) == len(words)


def test_an_address_of_mail_goes_nowhere() -> None:
    substitute = Pseudonyms(KEY).substitute("Ana.Souza@shop.example.org")
    assert re.fullmatch(r"[A-Z]\w\w\.[A-Z]\w{4}@\w{4}\.example", substitute)


def test_a_url_goes_nowhere_and_has_no_query() -> None:
    substitute = Pseudonyms(KEY).substitute("https://labels.test/7?token=secret")
    assert re.fullmatch(r"https://cleaned\.example/[0-9a-f]{16}", substitute)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_is_a_date(day: date) -> None:
    assert date.fromisoformat(Pseudonyms(KEY).substitute(day.isoformat()))


@pytest.mark.parametrize("number", [7, 5491155550000, -1234, 1000])
def test_a_number_keeps_its_digits_and_sign(number: int) -> None:
    substitute = Pseudonyms(KEY).number(number)
    assert len(str(substitute)) == len(str(number))
    assert (substitute < 0) == (number < 0)
