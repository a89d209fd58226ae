"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .branch import Branch
    from .choices import Choices
    from .closed import Closed
    from .colour import Colour
    from .counts import Counts
    from .empty import Empty
    from .everything import Everything
    from .keywords import Keywords
    from .leaf import Leaf
    from .leaves import Leaves
    from .level import Level

_MODULES = {
    "Branch": ".branch",
    "Choices": ".choices",
    "Closed": ".closed",
    "Colour": ".colour",
    "Counts": ".counts",
    "Empty": ".empty",
    "Everything": ".everything",
    "Keywords": ".keywords",
    "Leaf": ".leaf",
    "Leaves": ".leaves",
    "Level": ".level",
}

__all__ = (
    "Branch",
    "Choices",
    "Closed",
    "Colour",
    "Counts",
    "Empty",
    "Everything",
    "Keywords",
    "Leaf",
    "Leaves",
    "Level",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
