"""Methods that a public class inherits from a private one, under the name of the public class."""

from __future__ import annotations

from types import FunctionType
from typing import Any


def methods_of_private_classes(cls: type) -> dict[str, Any]:
    """Copy the methods that a class inherits from classes whose names begin with `_`.

    Python names the function in an error about its arguments, and a copy carries the name of the class: the message
    begins with `Nocnoc.__init__()` in place of `_Setup.__init__()`.
    """
    copies: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        for name, method in vars(base).items():
            if not base.__name__.startswith("_"):
                copies.pop(name, None)  # overridden by a public class
            elif isinstance(method, FunctionType):
                copies[name] = _copy(method, cls)
            elif isinstance(method, staticmethod):
                copies[name] = staticmethod(_copy(method.__func__, cls))
    return {name: method for name, method in copies.items() if name not in vars(cls)}


def _copy(function: Any, cls: type) -> FunctionType:
    copy = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copy.__dict__.update(function.__dict__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__annotations__ = function.__annotations__
    copy.__doc__, copy.__module__ = function.__doc__, function.__module__
    copy.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
    return copy
