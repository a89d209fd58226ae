"""Objects with connections or locks, which cannot be pickled."""

from __future__ import annotations

from typing import Any, NoReturn, Self


class NotPicklable:
    """An object that belongs to its process. `pickle` and `copy.deepcopy` raise a TypeError that says what to do."""

    _instead = "send its settings to the other process, and make another one there"

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError(f"{type(self).__name__} cannot be pickled or deeply copied: {self._instead}")

    def __copy__(self) -> Self:
        """Return an object that shares everything with this one."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin
