"""HTTP and JSON as their standards want them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Final

from ...contract import Contract, is_json
from ..answer import Answer, place_of
from ..rule import AnswerRule, Broken, Held, Outcome, Subject

_MARK: Final = b"\xef\xbb\xbf"
_WITHOUT_BODY: Final = frozenset({204, 205, 304})
_LINK: Final = re.compile(r'\s*<[^<>\s]*>(\s*;\s*[\w*-]+\s*(=\s*("[^"]*"|[^\s",;]+))?)*\s*')
_REFERENCE: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.ASCII)

_Check = Callable[[Answer], str | None]
"""Returns what is wrong, an empty text if nothing is, or None if the answer has nothing to check."""


def _subjects(contract: Contract) -> list[Subject]:
    return [
        Subject.at(place_of(contract, operation), operation.id) for operation in contract.operations.values()
    ]


def _applied(check: _Check) -> Callable[[Answer], Iterator[tuple[Subject, Outcome]]]:
    def apply(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
        problem = check(answer)
        if problem is not None:
            subject = Subject.at(answer.place, answer.operation.id)
            yield subject, Broken(problem, got=f"HTTP {answer.response.status}") if problem else Held()

    return apply


def _json_problem(answer: Answer) -> str | None:
    body = answer.response.body
    if not body or not is_json(answer.response.media_type):
        return None
    if body.startswith(_MARK):
        return "JSON must not begin with a byte order mark"
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return "JSON must be UTF-8"
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", answer.header("content-type"), re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        return "the charset of JSON must be UTF-8"
    return "an object must not have a member twice" if _has_duplicates(text) else ""


def _has_duplicates(text: str) -> bool:
    found = list[str]()

    def read(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            found.extend(names)

    try:
        json.loads(text, object_pairs_hook=read)
    except (ValueError, RecursionError):
        return False
    return bool(found)


def _body_problem(answer: Answer) -> str | None:
    if answer.response.status not in _WITHOUT_BODY and answer.request.method != "HEAD":
        return None
    return "the response must have no body" if answer.response.body else ""


def _allow_problem(answer: Answer) -> str | None:
    if answer.response.status != 405:
        return None
    allowed = [method.strip() for method in answer.header("allow").split(",") if method.strip()]
    if not allowed:
        return "a 405 must name the allowed methods in Allow"
    return "Allow must not name the method that is refused" if answer.request.method in allowed else ""


def _header_problem(answer: Answer) -> str | None:
    names = [name for name, _ in answer.response.headers]
    if names.count("content-type") > 1:
        return "Content-Type must come once"
    if answer.header("retry-after") and not _is_delay(answer.header("retry-after")):
        return "Retry-After must be seconds or a date"
    if answer.header("date") and not _is_date(answer.header("date")):
        return "Date must be a date of HTTP"
    if answer.header("link") and not _is_link(answer.header("link")):
        return "Link must list targets in angle brackets with their parameters"
    location = answer.header("location")
    return "Location must be a URI" if location and not _REFERENCE.fullmatch(location) else ""


def _is_delay(text: str) -> bool:
    return (text.isascii() and text.isdigit()) or _is_date(text)


def _is_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except ValueError:
        return False
    return text.endswith("GMT")


def _is_link(text: str) -> bool:
    # A comma separates links only where a target follows.
    return all(_LINK.fullmatch(part) for part in re.split(r",(?=\s*<)", text))


JSON_TEXT: Final = AnswerRule(
    "json-text", "JSON is UTF-8 and names no member twice", _subjects, _applied(_json_problem)
)
EMPTY_BODY: Final = AnswerRule(
    "empty-body", "A response that has no body by HTTP has none", _subjects, _applied(_body_problem)
)
ALLOW: Final = AnswerRule(
    "allow", "A 405 names the methods that are allowed", _subjects, _applied(_allow_problem)
)
HEADERS: Final = AnswerRule("headers", "Headers have the form of HTTP", _subjects, _applied(_header_problem))
