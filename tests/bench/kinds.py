"""Kinds of values in decoded responses, compared: a peer that leaves dates as text has done less work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
import msgspec
from pydantic import BaseModel

ABSENT = {"Unset", "UnsetType", "NoneType"}


def differences(ours: Any, theirs: Any) -> dict[str, int]:
    """How often something of ours is something else of theirs, such as `date as str`."""
    return dict(sorted(Counter(_walk(ours, theirs)).items()))


def _walk(ours: Any, theirs: Any) -> Iterator[str]:
    if kind(ours) in ABSENT:
        return
    if kind(ours) != kind(theirs):
        yield f"{kind(ours)} as {kind(theirs)}"
    elif isinstance(ours, list):
        for own, other in zip(ours, theirs, strict=True):
            yield from _walk(own, other)
    elif kind(ours) in ("model", "dict"):
        others = members(theirs)
        for name, own in members(ours).items():
            yield from _walk(own, others.get(name))


def kind(value: Any) -> str:
    if isinstance(value, Enum):
        return "enum"
    if isinstance(value, BaseModel | msgspec.Struct) or attrs.has(type(value)):
        return "model"
    return type(value).__name__


def members(value: Any) -> dict[str, Any]:
    """The properties of a model or dict, by names that generators write alike."""
    found = value if isinstance(value, dict) else {name: getattr(value, name) for name in _names(value)}
    found |= getattr(value, "additional_properties", {})
    return {name.removeprefix("var_").replace("_", "").lower(): member for name, member in found.items()}


def _names(model: Any) -> Iterator[str]:
    if isinstance(model, BaseModel):
        yield from (*type(model).model_fields, *(model.model_extra or ()))
    elif isinstance(model, msgspec.Struct):
        yield from model.__struct_fields__
    else:
        yield from (field.name for field in attrs.fields(type(model)) if field.init and field.name[0] != "_")
