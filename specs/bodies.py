"""Renders `bodies.py`: a TypedDict for every request body and for every object nested in one.

Plain dicts are sent as they are, so a type is what the JSON text can be written from: text or a date for a date.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty
from parsed_spec import ParsedSpec, fields_of

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol
    from openapi_python_client.schema import UntrustedString

# By the name of the property's class. The JSON writer takes each of these types.
_TYPES = {
    "AnyProperty": "Any",
    "BooleanProperty": "bool",
    "DateProperty": "str | datetime.date",
    "DateTimeProperty": "str | datetime.datetime",
    "DecimalProperty": "Decimal | int | float | str",
    "DecimalTextProperty": "Decimal | int | float | str",
    "FloatProperty": "float | Decimal",
    "IntProperty": "int",
    "NoneProperty": "None",
    "StringProperty": "str",
    "TimedTextProperty": "str | datetime.datetime",
    "UuidProperty": "str",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a TypedDict."""

    name: str
    type: str
    description: str
    required: bool
    nested: tuple[str, ...]
    """Models whose TypedDicts its value, or the items of its list, may be."""


@dataclass(frozen=True, slots=True)
class Body:
    """A TypedDict."""

    name: str
    description: str
    fields: list[Field]

    @property
    def is_class(self) -> bool:
        """Return whether its keys can be written as the names of a class body."""
        return all(field.name.isidentifier() and not keyword.iskeyword(field.name) for field in self.fields)


def render(spec: ParsedSpec) -> str:
    """Render the module of the bodies that the operations of a spec take."""
    roots = [body.prop for endpoint in spec.endpoints for body in endpoint.bodies]
    models = nested_first(spec.reachable(roots, lambda model: bool(fields_of(model))))
    writer = TypeWriter({name_of(model): model for model in spec.models})
    # A circle of objects needs quotes: the one that is defined first names one that comes later.
    bodies = [
        writer.body(model, {name_of(each) for each in models[index:]}) for index, model in enumerate(models)
    ]
    enums = {
        name_of(each)
        for model in models
        for field in fields_of(model)
        for each in parts_of(field)
        if isinstance(each, EnumProperty)
    }
    return spec.render("bodies.py.jinja", bodies=bodies, enums=sorted(enums))


def name_of(kind: ModelProperty | EnumProperty) -> str:
    """Return the name of the class of a model or an enum."""
    return str(kind.class_info.name)


def nested_first(models: Sequence[ModelProperty]) -> list[ModelProperty]:
    """Sort models so that each stands behind those that it holds, as far as they hold each other in no circle."""
    by_name = {name_of(model): model for model in models}
    done = dict[str, ModelProperty]()
    entered = set[str]()

    def visit(name: str) -> None:
        """Add a model after those that it holds."""
        if name in entered or name not in by_name:
            return
        entered.add(name)
        for field in fields_of(by_name[name]):
            for part in parts_of(field):
                if isinstance(part, ModelProperty):
                    visit(name_of(part))
        done[name] = by_name[name]

    for name in sorted(by_name):
        visit(name)
    return list(done.values())


def parts_of(field: PropertyProtocol) -> Iterator[PropertyProtocol]:
    """Yield what a value may be, and what the items of its list may be."""
    match field:
        case ListProperty(inner_property=inner):
            yield from parts_of(inner)
        case UnionProperty(inner_properties=choices):
            for choice in choices:
                yield from parts_of(choice)
        case _:
            yield field


class TypeWriter:
    """Writes the types of values in plain dicts."""

    def __init__(self, models: Mapping[str, ModelProperty]) -> None:
        self._models = models

    def body(self, model: ModelProperty, later: set[str]) -> Body:
        """Describe the TypedDict of a model; `later` are the models that are not defined before it."""
        fields = [self.field(field, later) for field in fields_of(model)]
        return Body(name_of(model), text_of(model.description), fields)

    def field(self, field: PropertyProtocol, later: set[str]) -> Field:
        """Describe a key of a TypedDict."""
        nested = tuple(dict.fromkeys(self.nested_in(field)))
        code = self.type_of(field)
        return Field(
            name=text_of(field.name),
            type=repr(code) if later.intersection(nested) else code,
            description=text_of(field.description),
            required=field.required,
            nested=nested,
        )

    def nested_in(self, field: PropertyProtocol) -> Iterator[str]:
        """Yield the models with keys that a value, or the items of its list, may be."""
        for part in parts_of(field):
            if isinstance(part, ModelProperty) and fields_of(self._models[name_of(part)]):
                yield name_of(part)

    def type_of(self, field: PropertyProtocol) -> str:
        """Return the Python code of the type that a value in a plain dict has."""
        match field:
            case ModelProperty():
                return self.type_of_object(self._models[name_of(field)])
            case EnumProperty(values=values):
                return f"Literal[{', '.join(map(repr, values.values()))}] | {name_of(field)}"
            case ConstProperty(value=value):
                return f"Literal[{value.python_code.as_unembedded_code()}]"
            case ListProperty(inner_property=inner):
                # A Sequence takes lists of narrower items too; but a bare text is a Sequence of texts.
                item = self.type_of(inner)
                return "list[str]" if item == "str" else f"Sequence[{item}]"
            case UnionProperty(inner_properties=choices):
                return " | ".join(dict.fromkeys(map(self.type_of, choices)))
            case _:
                return _TYPES[type(field).__name__]

    def type_of_object(self, model: ModelProperty) -> str:
        """Return the type of an object; one that names no properties is a mapping."""
        if fields_of(model):
            return f"{name_of(model)}Dict"
        values = model.additional_properties
        return f"Mapping[str, {'Any' if values is None else self.type_of(values)}]"


def text_of(text: UntrustedString | None) -> str:
    """Return a text of the spec; the template escapes it where it is written."""
    return "" if text is None else str(text.get_untrusted_value())
