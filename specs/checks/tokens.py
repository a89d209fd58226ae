"""Rules for tokens: each error of a token means what it stands for, and the token is read where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .codes import errors_of
from .document import Document
from .extensions import uses
from .finding import Fault, Rule, mapping, text

TOKEN_WORDS = {
    "expired": r"expired|\bover\b",
    "missing": r"missing|not provided|no ",
    "invalid": r"invalid|wrong|unknown",
}


def token_errors(document: Document) -> Iterator[Fault]:
    """Report errors of `x-token` that mean something else by their own names."""
    for use in uses(document):
        for key, words in TOKEN_WORDS.items() if use.name == "x-token" else ():
            code = mapping(use.value).get(key)
            meant = {
                str(row.get("code")) for row in errors_of(document) if re.search(words, _error_words(row))
            }
            own = [row for row in errors_of(document) if str(row.get("code")) == str(code)]
            about_tokens = any("token" in _error_words(row) for row in own)
            if isinstance(code, int) and not own and code not in (400, 401, 403):
                yield (*use.place, key), f"{code} says nothing about a token: mend it"
            if own and about_tokens and str(code) not in meant:
                yield (
                    (*use.place, key),
                    f"{code} is `{own[0].get('name')}`: name the error of a token that is {key}",
                )
        if use.name == "x-token":
            pointer = text(mapping(use.value).get("token")).partition("#")[2]
            if pointer and not re.fullmatch(r"/(access_|id_)?token", pointer):
                yield (*use.place, "token"), f"{pointer} is not the token by its name: mend it"


def _error_words(row: dict[str, object]) -> str:
    """Return the name and the text of an error, in lower case."""
    return f"{row.get('name')} {mapping(row.get('message')).get('en-US', '')}".lower()


RULES: dict[str, Rule] = {"token-errors": token_errors}
