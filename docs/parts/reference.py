"""Parts of the Python reference: a directive of mkdocstrings for each model and each type of a body of a provider."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType

import attrs


def reference_models(provider: str) -> str:
    """Render the directives of a provider's models; fields are in the text of a model, and have no heading each."""
    module = import_module(f"orderkit_clients.{provider}.models")
    return "\n\n".join(_models(module))


def reference_bodies(provider: str) -> str:
    """Render the directives of the types of a provider's bodies."""
    module = import_module(f"orderkit_clients.{provider}.bodies")
    return "\n\n".join(_directive(module, name, "true") for name in module.__all__)


def _models(module: ModuleType) -> Iterator[str]:
    for name in module.__all__:
        model = getattr(module, name)
        if issubclass(model, Enum):
            yield _directive(module, name, "false")
            yield f"Values: {', '.join(f'`{each.value}`' for each in model)}."
        else:
            yield _directive(module, name, f"[{', '.join(_properties(model))}]")


def _properties(model: type) -> list[str]:
    """Return the properties that are no fields, such as a text's datetime."""
    fields = {field.alias for field in attrs.fields(model)}
    return [name for name, value in vars(model).items() if isinstance(value, property) and name not in fields]


def _directive(module: ModuleType, name: str, members: str) -> str:
    options = (f"members: {members}", "inherited_members: false")
    return "\n".join(
        [f"::: {module.__name__}.{name}", "    options:", *(f"      {each}" for each in options)]
    )
