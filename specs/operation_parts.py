"""Parts of a public operation, as the template of the operations takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field


def snake(name: str) -> str:
    """A name as the generated functions and models spell it: `shopId` and `X-Lang` become `shop_id` and `x_lang`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("-", "_"))
    return spaced.lower()


COUNT_OR_DURATION = {
    "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "format": "duration"}],
}
"""Values that say into how many parts a time is split, or how long each part is."""


@define(kw_only=True)
class Argument:
    """An argument of an operation.

    Attributes:
        name: Its name in Python.
        wire: Its name in the generated function or model.
        type: Its annotation.
        default: Its default as source; None if it must be given.
        value: The expression that checks and converts it.
        text: Its description.
        schema: JSON Schema of its values, for tools without Python's types.
    """

    name: str
    wire: str
    type: str
    value: str
    text: str
    default: str | None = None
    schema: Mapping[str, Any] = field(factory=dict[str, Any])


@define(kw_only=True)
class Body:
    """The body of an operation: an argument, or supplied by the client."""

    argument: Argument | None
    value: str
    models: tuple[str, ...]


@define(kw_only=True)
class Paging:
    """How a listing is paged.

    Attributes:
        item: Annotation of an item.
        items: Where the items are in a page, as `x-pagination` says.
        total: Likewise for the number of all items, if it says so.
        size: The argument of the number of items on a page.
        effective_size: The expression of that number, with the provider's default.
        first: The first page as source, where the generated function needs it.
        windows: The expression of the time range that can be split, if there is one.
    """

    item: str
    items: str
    total: str | None
    size: Argument
    effective_size: str
    first: tuple[str, str] | None
    windows: str | None


@define(kw_only=True)
class Operation:
    """An operation as the template takes it."""

    id: str
    method: str
    module: str
    result: str
    unwrap: str | None
    paging: Paging | None
    path: tuple[Argument, ...]
    filters: tuple[Argument, ...]
    body: Body | None
    language: str | None
    language_arguments: tuple[Argument, ...] = ()
    adjusted: tuple[str, ...] = ()
    checked: bool = False
    filter_model: str | None = None
    supplied_required: tuple[tuple[str, str], ...] = ()
    supplied_optional: tuple[tuple[str, str], ...] = ()
    doc: str = field(default="", repr=False)

    @property
    def positional(self) -> list[Argument]:
        """Arguments that may be given by position."""
        return [*self.path, *([self.body.argument] if self.body and self.body.argument else [])]

    @property
    def keywords(self) -> list[Argument]:
        """Arguments that are given by name, without the options of every operation."""
        return [*self.filters, *self.paging_arguments()]

    @property
    def models_needed(self) -> list[str]:
        """Models that the function needs when it runs, and not for annotations only."""
        enums = enums_in([*self.path, *self.filters, *self.language_arguments])
        models = self.body.models if self.body and self.body.argument else ()
        return sorted({*enums, *models, *([self.filter_model] if self.filter_model else [])})

    def paging_arguments(self) -> list[Argument]:
        """Arguments of every listing."""
        if self.paging is None:
            return []
        names: list[tuple[str, str, str, dict[str, Any]]] = [
            ("limit", "int | None", "None", {"type": "integer", "minimum": 0}),
            ("cursor", "str | None", "None", {"type": "string"}),
            ("concurrency", "int", "1", {"type": "integer", "minimum": 1, "default": 1}),
        ]
        if self.paging.windows:
            names.append(("windows", "int | timedelta | None", "None", COUNT_OR_DURATION))
        more = (
            Argument(name=n, wire=n, type=t, default=d, value=n, text="", schema=schema)
            for n, t, d, schema in names
        )
        return [self.paging.size, *more]


@define(kw_only=True)
class Workflow:
    """An operation of several calls, which the provider's module performs."""

    method: str
    positional: list[Argument]
    result: str
    language: str | None
    doc: str = field(repr=False)
    keywords: tuple[Argument, ...] = ()


def enums_in(arguments: Iterable[Argument]) -> list[str]:
    """The enums that arguments are converted to."""
    found = (re.match(r"as_enum\(.*, (\w+)\)$", each.value) for each in arguments)
    return [match[1] for match in found if match]
