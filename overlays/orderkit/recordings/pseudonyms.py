"""Pseudonyms: substitutes of the same form, the same for the same value, that nobody can turn back without the key."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

_VOWELS: Final = "aeiou"
_CONSONANTS: Final = "bcdfghjklmnprstvz"
_WORD: Final = re.compile(r"[^\W_]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")
_DATE: Final = re.compile(r"([12]\d{3})-([01]\d)-([0-3]\d)(?!\d)")
_TRIES: Final = 50
LONG: Final = 4
"""A word that is shorter stands in too many texts to be one person's."""


class Pseudonyms:
    """Makes substitutes by a keyed hash of each word, so that a name has the same substitute inside a longer text.

    Letters become letters, digits become digits, and what stands between words stays: a substitute is as long as its
    value and passes the same patterns. An address of mail ends in `.example`, a domain that can receive none, and a URL
    leads to `cleaned.example`.
    """

    def __init__(self, key: bytes, avoided: Iterable[str] = ()) -> None:
        self._key = key
        self._avoided = {
            word.lower() for text in avoided for word in _WORD.findall(text) if len(word) >= LONG
        }
        self._words: dict[str, str] = {}
        self._used: set[str] = set()

    def substitute(self, text: str) -> str:
        """Return the substitute of a text."""
        if _EMAIL.fullmatch(text):
            return self._email(text)
        if text.startswith(("http://", "https://")):
            return f"https://cleaned.example/{self._digest(text, 0).hex()[:16]}"
        if found := _DATE.match(text):
            return self._date(found[0]) + self._by_words(text[found.end() :])
        return self._by_words(text)

    def number(self, value: int) -> int:
        """Return the substitute of a whole number, with as many digits."""
        text = self._by_words(str(abs(value)))
        return int(text) if value >= 0 else -int(text)

    def _email(self, text: str) -> str:
        local, _, host = text.rpartition("@")
        return f"{self._by_words(local)}@{self._by_words(host.partition('.')[0])}.example"

    def _date(self, text: str) -> str:
        # Of the same form and valid; which day it is says nothing about the day that it was.
        days = int.from_bytes(self._digest(text, 0)[:4], "big") % 18_000
        return (date(1950, 1, 1) + timedelta(days)).isoformat()

    def _by_words(self, text: str) -> str:
        return _WORD.sub(lambda found: _in_case_of(found[0], self._word(found[0].lower())), text)

    def _word(self, word: str) -> str:
        if word in self._words:
            return self._words[word]
        candidate = word
        for attempt in range(_TRIES):
            candidate = _swapped(word, self._digest(word, attempt))
            is_taken = candidate in self._used or candidate in self._avoided
            # Of short words there are too few for each to have a substitute of its own.
            if candidate != word and (len(word) < LONG or not is_taken):
                break
        self._used.add(candidate)
        self._words[word] = candidate
        return candidate

    def _digest(self, text: str, attempt: int) -> bytes:
        return hmac.digest(self._key, f"{attempt}:{text}".encode("utf-8", "surrogatepass"), "sha256")


def _swapped(word: str, digest: bytes) -> str:
    """Replace each letter and digit of a word by another of its kind, as the digest says."""
    swapped = ""
    for index, character in enumerate(word):
        number = digest[index % len(digest)] + index // len(digest) * 31
        if character.isdigit():
            # A number begins with no zero unless it did.
            least = 1 if index == 0 and character != "0" else 0
            swapped += str(least + number % (10 - least))
        else:
            kind = _VOWELS if character in _VOWELS else _CONSONANTS
            swapped += kind[number % len(kind)]
    return swapped


def _in_case_of(original: str, word: str) -> str:
    return "".join(
        letter.upper() if index < len(original) and original[index].isupper() else letter
        for index, letter in enumerate(word)
    )
