"""Names of other modules that a module offers as its own, imported when they are used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


class LazyModule:
    """Stands for a module, which is imported when a name of it is used.

    An annotation such as `models.Order` is evaluated only on request, for example by `typing.get_type_hints`, and only
    then are the models imported.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        # Python and tools look for names such as `__wrapped__` in any object: that must import nothing.
        if name.startswith("_"):
            raise AttributeError(f"{self._name!r} has no attribute {name!r}", name=name, obj=self)
        return getattr(import_module(self._name), name)


def lazy_names(module: str, *sources: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make `__getattr__` and `__dir__` of a module that also offers the names in `__all__` of others.

    Args:
        module: The module's own `__name__`.
        sources: The modules whose names it offers; of a name in two, the first one's.
    """

    def find(name: str) -> Any:
        if not name.startswith("_"):
            # `map` is lazy: the second module is imported only for a name that the first one lacks.
            for source in map(import_module, sources):
                if name in source.__all__:
                    return getattr(source, name)
        raise AttributeError(
            f"module {module!r} has no attribute {name!r}", name=name, obj=sys.modules.get(module)
        )

    def names() -> list[str]:
        offered = (name for source in sources for name in import_module(source).__all__)
        own = (name for name in vars(sys.modules[module]) if not name.startswith("_"))
        return sorted({*own, *offered})

    return find, names
