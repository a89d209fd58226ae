"""Values of settings as JSON and TOML write them, read by the type of the setting and written back."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin

from ..engine.clock import parse_timestamp
from ..engine.setting import DescribedField, described_fields
from .kinds import NONE, describe_kind, element_kinds, is_list, is_mapping, is_table, split_optional

HIDDEN = "***"
"""Text in place of a secret value."""

_MAX_SHOWN = 60
_OFFSET = re.compile(r"([+-])([0-9]{2}):([0-5][0-9])", re.ASCII)


def read_value(kind: Any, value: Any, name: str, *, secret: bool = False) -> Any:
    """Return a value as the type of a setting demands it; ValueError with the name of the setting."""
    whole = kind
    kind, is_optional = split_optional(kind)
    if is_optional and (value is None or value == NONE):
        return None
    if secret and value == HIDDEN:
        raise ValueError(f"{name} must be the secret itself (got {HIDDEN}, which stands for it)")
    if is_table(kind):
        return _read_table(kind, _as_mapping(whole, value, name, secret=secret), name)
    if is_list(kind):
        return _read_list(kind, value, name, secret=secret)
    if is_mapping(kind):
        inner, shown = get_args(kind)[1], _as_mapping(whole, value, name, secret=secret)
        # The keys of a secret table are secrets themselves.
        return {key: read_value(inner, shown[key], f"{name}.{HIDDEN if secret else key}") for key in shown}
    found = _read_scalar(kind, value)
    if found is None:
        raise _mismatch(whole, value, name, secret=secret)
    return found


def write_value(value: Any) -> Any:
    """Return a value as JSON; secrets are hidden."""
    if is_dataclass(value) and not isinstance(value, type):
        kind: Any = type(value)
        return {field.name: write_field(field, value) for field in described_fields(kind)}
    if isinstance(value, Mapping):
        members = cast(Mapping[str, Any], value)
        return {str(key): write_value(members[key]) for key in members}
    if isinstance(value, frozenset):
        return [write_value(each) for each in sorted(cast(Collection[Any], value))]
    if isinstance(value, tuple | list):
        return [write_value(each) for each in cast(Sequence[Any], value)]
    return _write_scalar(value)


def write_field(field: DescribedField, settings: object) -> Any:
    """Return the value of a field as JSON; that of a secret one is hidden."""
    value = getattr(settings, field.name)
    return HIDDEN if field.setting.secret and value else write_value(value)


def show(value: Any) -> str:
    """Return a value for a message, shortened."""
    text = repr(str(value) if isinstance(value, Decimal | datetime) else value)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}..."


def _mismatch(kind: Any, value: Any, name: str, *, secret: bool) -> ValueError:
    got = "" if secret else f" (got {show(value)})"
    return ValueError(f"{name} must be {describe_kind(kind)}{got}")


def _as_mapping(kind: Any, value: Any, name: str, *, secret: bool) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _mismatch(kind, value, name, secret=secret)
    return cast(Mapping[str, Any], value)


def _read_table(kind: type, members: Mapping[str, Any], name: str) -> Any:
    declared = {field.name: field for field in fields(kind)}
    for member in members:
        if member not in declared:
            raise ValueError(f"{name} must have no member but {', '.join(declared)} (got {show(member)})")
    for member, field in declared.items():
        if member not in members and _is_required(field):
            raise ValueError(f"{name}.{member} must be given: it has no default")
    read = {
        field.name: read_value(
            field.kind, members[field.name], f"{name}.{field.name}", secret=field.setting.secret
        )
        for field in described_fields(kind)
        if field.name in members
    }
    try:
        return kind(**read)
    except ValueError as error:
        raise ValueError(f"{name}.{error}") from error


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _read_list(kind: Any, value: Any, name: str, *, secret: bool) -> Any:
    items: Sequence[Any] = cast(Sequence[Any], value) if isinstance(value, list | tuple) else ()
    kinds = element_kinds(kind, len(items))
    if not isinstance(value, list | tuple) or kinds is None:
        raise _mismatch(kind, value, name, secret=secret)
    read = (
        read_value(each, item, f"{name}[{index}]", secret=secret)
        for index, (each, item) in enumerate(zip(kinds, items, strict=True))
    )
    return frozenset(read) if get_origin(kind) is frozenset else tuple(read)


def _read_scalar(kind: Any, value: Any) -> Any:
    """Return a scalar, None if it is not of the type."""
    if get_origin(kind) is Literal:
        options = get_args(kind)
        found = _whole(value) if isinstance(options[0], int) else value
        return next((option for option in options if type(found) is type(option) and found == option), None)
    return _READERS[kind](value)


def _whole(value: Any) -> int | None:
    if isinstance(value, Decimal):
        is_whole = value.is_finite() and abs(value) < 10**18 and value == value.to_integral_value()
        return int(value) if is_whole else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> Decimal | None:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(value) if value == "Infinity" else None


def _float(value: Any) -> float | None:
    number = _number(value)
    return None if number is None or not number.is_finite() else float(number)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _timestamp(value: Any) -> datetime | None:
    try:
        # TOML has times of its own.
        return parse_timestamp(value.isoformat() if isinstance(value, datetime) else value)
    except (TypeError, ValueError):
        return None


def _offset(value: Any) -> timedelta | None:
    found = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    return timedelta(hours=int(found[2]), minutes=int(found[3])) * (-1 if found[1] == "-" else 1)


def _write_scalar(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value if value.is_finite() else str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return str(value) if isinstance(value, Path) else value


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    bool: lambda value: value if isinstance(value, bool) else None,
    int: _whole,
    float: _float,
    Decimal: _number,
    str: _text,
    Path: lambda value: Path(value) if _text(value) else None,
    datetime: _timestamp,
    timedelta: _offset,
}
