"""Reads the body of an error; one that is not the provider's, such as a gateway's page, has no code or message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any, Final, TypeVar, cast

from attrs import define

from .messages import Problem, Response
from .raw_numbers import loads_leniently

T = TypeVar("T")

# A word in braces, such as {order_id}, in a template.
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
# No code has more digits; Python refuses to read numbers of thousands.
_MOST_DIGITS: Final = 9


@define(frozen=True, kw_only=True)
class ErrorMapping:
    """The HTTP status that fits an error: by its code, or by its message where the code is not enough.

    Attributes:
        by_code: The status of each code that means one only.
        by_message: The status that carries each message, and the one that it means.
    """

    by_code: Mapping[int, int]
    by_message: Mapping[str, tuple[int, int]]

    @classmethod
    def from_facts(cls, facts: ModuleType) -> ErrorMapping:
        """Take the mapping from a generated module of facts."""
        return cls(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)

    def of(self, response: Response, code: int | None, message: str | None) -> int:
        """Return the status that fits an error; the response's own if the error is not listed.

        A status that says success says nothing about the error: then a code that is such a status counts.
        """
        known = None if code is None else self.by_code.get(code)
        # A code that repeats the response's status says no more than that; the message may.
        if known is not None and code != response.status:
            return known
        # A 5xx is a failure of the server, even where its text happens to fit another error.
        meaning = None if message is None or response.status >= 500 else self._of_message(response, message)
        return meaning or known or error_status(response, code)

    def _of_message(self, response: Response, message: str) -> int | None:
        words = _plain(message)
        for template, (carrier, meaning) in self.by_message.items():
            # A message that means no other status than its own is not needed where there is a status.
            if (carrier != meaning or response.status < 300) and _fits(words, template):
                return meaning
        return None


def error_status(response: Response, stated: object) -> int:
    """Return the HTTP status of an error: the response's, or the one that its body states if that says success."""
    code = as_code(stated)
    return code if response.status < 300 and code is not None and 400 <= code < 600 else response.status


def _fits(words: str, template: str) -> bool:
    """Return whether a message in plain words is a template with any text in place of its placeholders."""
    # Found from left to right, each as early as it can be: a regular expression would try all combinations of a long
    # message, and the provider chooses its length.
    first, *others = _fragments_of(template)
    if not others:
        return words == first
    if not words.startswith(first):
        return False
    at, last = len(first), others.pop()
    for fragment in others:
        found = words.find(fragment, at)
        if found < 0:
            return False
        at = found + len(fragment)
    return words.endswith(last) and len(words) - len(last) >= at


@cache
def _fragments_of(template: str) -> list[str]:
    """Return the parts of a template that stand between its placeholders, in plain words."""
    # One mark for all placeholders, which neither case nor blanks change.
    return _plain(_PLACEHOLDER.sub("\0", template)).split("\0")


def _plain(text: str) -> str:
    """Return a text without what may change and mean the same: case, width of blanks, punctuation at its end."""
    return " ".join(text.split()).casefold().rstrip(" .!")


def parse_problem(body: Mapping[str, Any], response: Response, mapping: ErrorMapping) -> Problem:
    """Read the fields `code` and `message` of an error, each only if it is there."""
    code, message = as_code(body.get("code")), as_type(body.get("message"), str)
    # ePages' errors have their status in place of a code.
    stated = as_code(body.get("status")) if code is None else code
    return Problem(
        meaning=mapping.of(response, stated, message),
        message=message or response.reason or "no message",
        code=code,
    )


def json_object(response: Response) -> dict[str, Any]:
    """Return the fields of a body that is a JSON object; none of any other body."""
    try:
        body = response.json()
    except ValueError:
        body = _leniently(response.content)
    return cast(dict[str, Any], body) if isinstance(body, dict) else {}


def _leniently(content: bytes) -> Any:
    """Read what is left of a body that is not JSON; None if it is none at all."""
    # It is refused for a number or a character that has nothing to do with the code and the message.
    try:
        return loads_leniently(content)
    # A proxy or a gateway answers with HTML. The status is known all the same, and decides about retries.
    except ValueError:
        return None


def as_type(value: object, kind: type[T]) -> T | None:
    """Return the value if it is exactly of a type: True is no int here."""
    return value if type(value) is kind else None


def as_code(value: object) -> int | None:
    """Return the value if it is an int or writes one: some errors have their numbers as text."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS:
        return int(value)
    return as_type(value, int)


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list; none of anything else."""
    items = cast(list[object], value) if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def read_problem(response: Response, *, mapping: ErrorMapping) -> Problem:
    """Parse an error whose body has a code and a message; a body that is no JSON object has neither."""
    return parse_problem(json_object(response), response, mapping)


def parse_json_api_errors(response: Response) -> Problem:
    """Parse the errors of a JSON:API body: the first one's code and text, and each of them as one text."""
    entries = list(_json_api_errors(response))
    first = entries[0] if entries else {}
    words = as_type(first.get("detail"), str) or as_type(first.get("title"), str)
    return Problem(
        meaning=error_status(response, first.get("status")),
        message=words or response.reason or "no message",
        code=as_type(first.get("code"), str),
        details=tuple(_with_its_place(entry) for entry in entries),
    )


def _json_api_errors(response: Response) -> Iterator[dict[str, Any]]:
    """Yield the error objects of a body; an object in place of their list is the only one."""
    found: object = json_object(response).get("errors")
    for entry in cast(list[object], found) if isinstance(found, list) else [found]:
        if isinstance(entry, dict):
            yield cast(dict[str, Any], entry)


def _with_its_place(entry: Mapping[str, Any]) -> str:
    """Write an error as one text, after the place, parameter or header that it is about."""
    source = cast(dict[str, Any], entry.get("source")) if isinstance(entry.get("source"), dict) else {}
    places = [source.get(kind) for kind in ("pointer", "parameter", "header")]
    words = [entry.get("detail") or entry.get("title") or entry.get("code")]
    return ": ".join(text for text in places + words if isinstance(text, str) and text)
