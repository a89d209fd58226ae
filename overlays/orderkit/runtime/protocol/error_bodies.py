"""Reads the body of an error; one that is not the provider's, such as a gateway's page, has no code or message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, TypeVar, cast

from attrs import define

from .messages import Problem, Response

T = TypeVar("T")

# A word in braces, such as {order_id}, in a template that re.escape has treated: the braces have backslashes by then.
_PLACEHOLDER = re.compile(r"\\{\w+\\}")


@define(frozen=True, kw_only=True)
class ErrorMapping:
    """The HTTP status that fits an error: by its code, or by its message where the code is not enough."""

    by_code: Mapping[int, int]
    by_message: Mapping[str, int]

    @classmethod
    def from_facts(cls, facts: ModuleType) -> ErrorMapping:
        """Take the mapping from a generated module of facts."""
        return cls(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)

    def of(self, response: Response, code: int | None, message: str | None) -> int:
        """Return the status that fits an error; the response's own if the error is not listed."""
        if code is not None and code in self.by_code:
            return self.by_code[code]
        # A 5xx is a failure of the server, even where its text happens to fit another error.
        if message is None or response.status >= 500:
            return response.status
        known = (status for template, status in self.by_message.items() if _fits(message, template))
        return next(known, response.status)


def _fits(message: str, template: str) -> bool:
    """Return whether a message is a template with any text in place of its placeholders."""
    return re.fullmatch(_PLACEHOLDER.sub(".+", re.escape(template)), message) is not None


def parse_problem(body: Mapping[str, Any], response: Response, mapping: ErrorMapping) -> Problem:
    """Read the fields `code` and `message` of an error, each only if it is there."""
    code, message = as_type(body.get("code"), int), as_type(body.get("message"), str)
    return Problem(
        meaning=mapping.of(response, code, message),
        message=message or response.reason or "no message",
        code=code,
    )


def json_object(response: Response) -> dict[str, Any]:
    """Return the fields of a body that is a JSON object; none of any other body."""
    try:
        body = response.json()
    # A proxy or a gateway answers with HTML. The status is known all the same, and decides about retries.
    except ValueError:
        return {}
    return cast(dict[str, Any], body) if isinstance(body, dict) else {}


def as_type(value: object, kind: type[T]) -> T | None:
    """Return the value if it is exactly of a type: True is no int here."""
    return value if type(value) is kind else None


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
        meaning=response.status,
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
