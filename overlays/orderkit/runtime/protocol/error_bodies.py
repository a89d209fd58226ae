"""Reads what a provider says in an error's body; a gateway's page says nothing, and is no error here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define

from .messages import Problem, Response

T = TypeVar("T")
_PLACEHOLDER = re.compile(r"\\{\w+\\}")


@define(frozen=True, kw_only=True)
class ErrorMapping:
    """Which HTTP status says what an error means: by its code, or by its message where the code is not enough."""

    by_code: Mapping[int, int]
    by_message: Mapping[str, int]

    def of(self, answer: Response, code: int | None, message: str | None) -> int:
        """The status that an error means; the answer's own where nothing more is known."""
        if code is not None and code in self.by_code:
            return self.by_code[code]
        if message is None or answer.status >= 500:
            return answer.status
        known = (status for template, status in self.by_message.items() if _fits(message, template))
        return next(known, answer.status)


def _fits(message: str, template: str) -> bool:
    """Whether a message is a template with any text in place of its words in braces."""
    return re.fullmatch(_PLACEHOLDER.sub(".+", re.escape(template)), message) is not None


def parse_problem(said: Mapping[str, Any], answer: Response, meanings: ErrorMapping) -> Problem:
    """What the members `code` and `message` of an error tell, each by itself if it is there."""
    code, message = as_type(said.get("code"), int), as_type(said.get("message"), str)
    return Problem(
        meaning=meanings.of(answer, code, message),
        message=message or answer.reason or "no message",
        code=code,
    )


def json_object(answer: Response) -> dict[str, Any]:
    """The members of a body that is a JSON object; none of any other."""
    try:
        body = answer.json()
    except ValueError:
        return {}
    return cast(dict[str, Any], body) if isinstance(body, dict) else {}


def as_type(value: object, kind: type[T]) -> T | None:
    """The value if it is exactly of a type."""
    return value if type(value) is kind else None


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list; none of anything else."""
    items = cast(list[object], value) if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))
