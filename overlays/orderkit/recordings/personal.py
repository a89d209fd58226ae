"""Which members of the specs hold personal data or secrets: `personal.json`, by provider, schema and member.

`personal` names the kind of each such member. `public` lists the names of all other texts, so that a new member of a
spec has to be judged: `tests/unit/recordings/test_personal.py` fails until it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from ..contract import Contract, Operation
from .schema_walk import Declared

SECRET: Final = "secret"  # noqa: S105 - the kind of a member
UNDECLARED: Final = "undeclared"
"""The kind of what no spec declares: it may be anything, so it is replaced like personal data."""
PUBLIC: Final = ""
CLOSED: Final = "closed"
"""The kind of a value that is one of a list or a time: it holds no words of anybody."""

Replace = Callable[[str, Any], Any]
"""Receives the kind of a text or number and its value; returns what takes its place."""


@cache
def _table() -> Mapping[str, Any]:
    text = (files(__package__ or "") / "personal.json").read_text(encoding="utf-8")
    return cast(Mapping[str, Any], json.loads(text))


def judgements(provider: str) -> tuple[Mapping[str, Mapping[str, str]], frozenset[str]]:
    """Return the personal members of each schema with their kinds, and the names of members that are public."""
    table = _table().get(provider, {})
    return table.get("personal", {}), frozenset(table.get("public", ()))


class PersonalData:
    """Walks the bodies and parameters of one provider by kind."""

    def __init__(self, provider: str, contract: Contract) -> None:
        self.contract = contract
        self._kinds, _ = judgements(provider)
        self._roots: dict[int, Declared] = {}

    def replace_body(self, schema: dict[str, Any] | None, body: Any, replace: Replace) -> Any:
        """Return a copy of a body in which each text and number went through a function, with its kind."""
        # By identity: schemas are parts of the contract, which lives as long as this object.
        if id(schema) not in self._roots:
            self._roots[id(schema)] = Declared.by(self.contract, schema)
        return self._replace(self._roots[id(schema)], PUBLIC, body, replace)

    def replace_parameter(
        self, operation: Operation, place: str, name: str, text: str, replace: Replace
    ) -> str:
        """Return a parameter of the path or query that went through a function."""
        known = any(each["in"] == place and each["name"] == name for each in operation.parameters)
        return str(replace(PUBLIC if known else UNDECLARED, text))

    def _replace(self, declared: Declared, kind: str, value: Any, replace: Replace) -> Any:
        if isinstance(value, dict):
            return {
                self._name(declared, name, replace): self._member(declared, kind, name, item, replace)
                for name, item in cast(Mapping[str, Any], value).items()
            }
        if isinstance(value, list):
            items = declared.items
            inner = kind or ("" if items or declared.is_open else UNDECLARED)
            return [self._replace(items, inner, item, replace) for item in cast(Sequence[Any], value)]
        if value is None or isinstance(value, bool):
            return value
        return replace(kind or (CLOSED if declared.is_closed else PUBLIC), value)

    def _member(self, declared: Declared, kind: str, name: str, value: Any, replace: Replace) -> Any:
        below, owner = declared.member(name)
        own = self._kinds.get(owner, {}).get(name, "")
        return self._replace(below, own or kind or ("" if below else UNDECLARED), value, replace)

    def _name(self, declared: Declared, name: str, replace: Replace) -> str:
        below, _ = declared.member(name)
        # A name that no spec declares may be a value, such as an address of mail.
        return name if below or name.replace("_", "").isidentifier() else str(replace(UNDECLARED, name))
