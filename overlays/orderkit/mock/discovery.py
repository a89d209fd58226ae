"""Finds the simulated providers: each module or package below `providers` defines one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from . import providers
from .engine.provider import Provider


def provider_classes() -> Iterator[type[Provider]]:
    """Yield the class of each provider, by name of its module; a package defines its own in `provider`."""
    for found in sorted(iter_modules(providers.__path__), key=lambda found: found.name):
        name = f"{found.name}.provider" if found.ispkg else found.name
        yield _provider_class(f"{providers.__name__}.{name}")


def _provider_class(module_name: str) -> type[Provider]:
    module = import_module(module_name)
    # Imported providers do not count, only the class that the module itself defines.
    for defined in vars(module).values():
        if isinstance(defined, type) and issubclass(defined, Provider) and defined.__module__ == module_name:
            return defined
    raise ImportError(f"{module_name} must define a subclass of Provider")
