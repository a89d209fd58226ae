"""Signatures of attrs classes in the reference: griffe reads code without running it, and knows only dataclasses."""

from __future__ import annotations

import pydoc
from collections.abc import Iterator
from typing import Any

import attrs
from griffe import Attribute, Class, Extension, Function, Module, Parameter, ParameterKind, Parameters


class AttrsSignatures(Extension):
    """Adds the `__init__` that attrs makes to each class that it decorates."""

    def on_package(self, *, pkg: Module, **_: Any) -> None:
        """Add them once a package is loaded, when the bases of its classes are known."""
        for each in _classes(pkg):
            if _is_defined_by_attrs(each) and "__init__" not in each.members:
                each.set_member("__init__", _init_of(each))


def _classes(parent: Module | Class) -> Iterator[Class]:
    for member in list(parent.members.values()):
        if isinstance(member, Class):
            yield member
        if isinstance(member, Module | Class):
            yield from _classes(member)


def _is_defined_by_attrs(each: Class) -> bool:
    return any(decorator.callable_path.startswith("attrs.") for decorator in each.decorators)


def _init_of(each: Class) -> Function:
    fields = [field for field in attrs.fields(pydoc.locate(each.path)) if field.init]  # type: ignore[arg-type]
    parameters = [_parameter(each, field) for field in sorted(fields, key=lambda field: field.kw_only)]
    receiver = Parameter("self", kind=ParameterKind.positional_or_keyword)
    return Function("__init__", parameters=Parameters(receiver, *parameters), returns="None", parent=each)


def _parameter(each: Class, field: attrs.Attribute[Any]) -> Parameter:
    # A class first, then its bases; fields of attrs are annotated.
    found = (base.members.get(field.name) for base in (each, *each.mro()))
    written = next((member for member in found if isinstance(member, Attribute)), None)
    return Parameter(
        field.alias or field.name,
        annotation=None if written is None else written.annotation,
        kind=ParameterKind.keyword_only if field.kw_only else ParameterKind.positional_or_keyword,
        default=_default(field.default),
    )


def _default(default: Any) -> str | None:
    if default is attrs.NOTHING:
        return None
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return repr(default)
    return f"{default.factory.__name__}()" if default.factory.__name__ != "<lambda>" else "..."
