"""Adds our kinds of property to openapi-python-client: amounts of money, and texts that `x-time` says how to read.

Run as a program, it is openapi-python-client with these kinds.
"""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import define
from openapi_python_client.cli import app
from openapi_python_client.parser import properties, responses
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.schema import Schema


@define
class DecimalProperty(FloatProperty):
    """An amount of money, `format: decimal`, that is a number in JSON."""

    _type_string: ClassVar[str] = "Decimal"
    _json_type_string: ClassVar[str] = "Decimal"


@define
class DecimalTextProperty(StringProperty):
    """An amount of money, `format: decimal`, that is a text in JSON."""

    # Another name of the same type: the generator drops the second of two choices whose types have one name.
    _type_string: ClassVar[str] = "decimal.Decimal"


@define
class TimedTextProperty(StringProperty):
    """A text that holds a time in other forms than RFC 3339."""

    layouts: tuple[str, ...] = ()


def property_from_data(data: Any, **rest: Any) -> Any:
    """Make a property from its schema as the generator does, and turn it into one of our kinds where it is one."""
    found, schemas = _stock(data=data, **rest)
    return (as_our_kind(found, data) if isinstance(data, Schema) else found), schemas


def as_our_kind(found: Any, data: Schema) -> Any:
    """Return a property of the kind that its schema asks for."""
    time = (data.model_extra or {}).get("x-time")
    if data.schema_format == "decimal" and type(found) is FloatProperty:
        return copied(found, DecimalProperty)
    if data.schema_format == "decimal" and type(found) is StringProperty:
        return copied(found, DecimalTextProperty)
    if time is not None and type(found) is StringProperty:
        layout = time["layout"]
        return copied(
            found, TimedTextProperty, layouts=(layout,) if isinstance(layout, str) else tuple(layout)
        )
    return found


def copied(found: Any, kind: type[Any], **more: Any) -> Any:
    """Return a property of another kind that has the same name, text and so on."""
    if found.default is not None:
        raise SystemExit(
            f"{found.name}: an amount or a time must have no default (got {found.default.raw_value})"
        )
    names = ("name", "required", "default", "python_name", "description", "example")
    return kind(**{name: getattr(found, name) for name in names}, **more)


_stock: Any = properties.property_from_data


def install() -> None:
    """Add our kinds to the generator of this process."""
    ours: Any = property_from_data
    # Every module of the generator looks the function up in one of these two.
    properties.property_from_data = ours
    responses.property_from_data = ours  # type: ignore[attr-defined]


if __name__ == "__main__":
    install()
    app()
