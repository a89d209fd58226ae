"""Values that must not appear in a cleaned recording, found in any text that mentions one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..runtime.protocol.masking import masked
from .pseudonyms import LONG, Pseudonyms

_WORD = re.compile(r"[^\W_]+")
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*")
_PHONE = re.compile(r"\+\d[\d ()./-]{6,}\d")
_NUMBERS = frozenset({"phone", "number"})


class KnownValues:
    """Collects personal values and secrets, and replaces them wherever a text mentions them."""

    def __init__(self) -> None:
        self.personal: dict[str, str] = {}
        """Each personal text with its kind."""
        self.secrets: set[str] = set()

    def add(self, kind: str, text: str) -> None:
        """Add a personal text of a kind."""
        if text.strip():
            self.personal.setdefault(text, kind)

    def scrubber(self, pseudonyms: Pseudonyms) -> Scrubber:
        """Return what replaces the values that were added so far."""
        return Scrubber(self, pseudonyms)


class Scrubber:
    """Replaces known values in texts, and whatever has the form of an address of mail or a telephone number."""

    def __init__(self, values: KnownValues, pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = pseudonyms
        self._secrets = frozenset(values.secrets)
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for text, kind in values.personal.items():
            for form, substitute in _forms(text, kind, pseudonyms):
                self._index(form, substitute)
        for known in self._by_first_word.values():
            known.sort(key=lambda pair: len(pair[0]), reverse=True)

    def scrub(self, text: str) -> str:
        """Return a text without known values."""
        if self._secrets:
            text = masked(text, self._secrets)
        text = _EMAIL.sub(lambda found: self._pseudonyms.substitute(found[0]), text)
        text = _PHONE.sub(lambda found: self._pseudonyms.substitute(found[0]), text)
        parts: list[str] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for form, substitute in self._by_first_word.get(word[0].lower(), ()):
                if _stands_at(text, word.start(), form):
                    parts += [text[end : word.start()], substitute]
                    end = word.start() + len(form)
                    break
        return "".join([*parts, text[end:]])

    def _index(self, form: str, substitute: str) -> None:
        first = _WORD.search(form)
        if first is not None and sum(map(str.isalnum, form)) >= LONG:
            core, start = form[first.start() :], first.start()
            same_start = substitute[:start] == form[:start]
            known = self._by_first_word.setdefault(first[0].lower(), [])
            known.append((core, substitute[start:] if same_start else substitute))


def _forms(text: str, kind: str, pseudonyms: Pseudonyms) -> Iterator[tuple[str, str]]:
    """Yield the forms in which a text may repeat a value, with their substitutes."""
    substitute = pseudonyms.substitute(text)
    yield text, substitute
    if kind == "name":
        words = [word for word in _WORD.findall(text) if len(word) >= LONG]
        yield from ((word, pseudonyms.substitute(word)) for word in words)
    if kind in _NUMBERS:
        compact, short = _compact(text), _compact(substitute)
        if compact != text:
            yield compact, short


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _stands_at(text: str, start: int, form: str) -> bool:
    end = start + len(form)
    return text[start:end].lower() == form.lower() and not text[end : end + 1].isalnum()
