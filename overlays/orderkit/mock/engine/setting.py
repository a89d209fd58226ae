"""Description of the settings of a class: types from annotations, texts from the docstring, bounds from `Setting`."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Any, Final, cast, get_args, get_origin, get_type_hints

_LEDGER_ENTRY = re.compile(r"\b[A-Z]{2}-[0-9]{2,3}\b")
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)

IN_PYTHON_ONLY: Final[Mapping[str, Any]] = MappingProxyType({"in_python_only": True})
"""Metadata of a field that no text can set, such as a function."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Rules of a setting, in the annotation of its field.

    Attributes:
        least: Least number; of a collection, of each element.
        most: Greatest number.
        at_start: Set at the start only; other settings can change while the mock runs.
        secret: Never shown.
    """

    least: int | None = None
    most: int | None = None
    at_start: bool = False
    secret: bool = False

    @property
    def bounds(self) -> str:
        """Bounds in words, empty if there are none."""
        if self.most is None:
            return "" if self.least is None else f">= {self.least}"
        return f"from {self.least} to {self.most}"

    def accepts(self, number: Any) -> bool:
        """Return whether a number is within the bounds; NaN is not."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


@dataclass(frozen=True, slots=True)
class DescribedField:
    """Field of a class of settings: its type, its rules, and its description for users."""

    name: str
    kind: Any
    setting: Setting
    description: str

    @property
    def ledger(self) -> tuple[str, ...]:
        """Ids of the ledger entries that leave this choice open."""
        return tuple(dict.fromkeys(_LEDGER_ENTRY.findall(self.description)))


@cache
def described_fields(settings: type) -> tuple[DescribedField, ...]:
    """Return the fields of a class of settings that a text can set."""
    # The others may have types that exist for type checkers only.
    chosen = {field.name: field.type for field in fields(settings) if "in_python_only" not in field.metadata}
    readable = type(settings.__name__, (), {"__annotations__": chosen})
    hints = get_type_hints(readable, vars(sys.modules[settings.__module__]), include_extras=True)
    texts = dict(_ATTRIBUTE.findall(inspect.getdoc(settings) or ""))
    return tuple(_describe(name, hint, texts.get(name, "")) for name, hint in hints.items())


def check_bounds(settings: object) -> None:
    """Raise ValueError if a number of the settings is out of its bounds."""
    kind: Any = type(settings)
    for described in described_fields(kind):
        bounds = described.setting.bounds
        for number in _numbers(getattr(settings, described.name)) if bounds else ():
            if not described.setting.accepts(number):
                raise ValueError(f"{described.name} must be {bounds} (got {number})")


def check_url_template(name: str, template: str, *placeholders: str) -> None:
    """Raise ValueError if the template of a URL has a placeholder beside those given."""
    try:
        # A format behind the name could ask for a text of any length, so that it is compared as well.
        found = [tuple(part[1:]) for part in Formatter().parse(template) if part[1] is not None]
    except ValueError:
        found = [("unpaired brace",)]
    if not set(found) <= {(placeholder, "", None) for placeholder in placeholders}:
        known = ", ".join(f"{{{placeholder}}}" for placeholder in placeholders)
        raise ValueError(f"{name} must have no placeholder but {known} (got {template!r})")


def check_offset(name: str, offset: timedelta) -> None:
    """Raise ValueError if an offset from UTC is not less than a day, or not in whole minutes."""
    if not -_DAY < offset < _DAY or offset % _MINUTE:
        raise ValueError(f"{name} must be less than a day, in whole minutes (got {offset})")


def check_names(name: str, given: Iterable[str], known: Collection[str]) -> None:
    """Raise ValueError if a table has a name that is not among those known."""
    unknown = [each for each in given if each not in known]
    if unknown:
        raise ValueError(f"{name} must name only {', '.join(known)} (got {unknown[0]!r})")


def _describe(name: str, hint: Any, text: str) -> DescribedField:
    kind, rules = hint, Setting()
    if get_origin(hint) is Annotated:
        kind, rules, *_ = get_args(hint)
    return DescribedField(name, kind, rules, " ".join(text.split()))


def _numbers(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return cast(Mapping[str, Any], value).values()
    if value is None:
        return ()
    return cast(Iterable[Any], value) if isinstance(value, tuple) else (value,)
