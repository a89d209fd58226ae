"""JSON of what was shown before, kept by all that it is made of, so that nothing ever makes it stale."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from .json_writer import JsonText

MAX_BYTES = 4 * 1024 * 1024
"""Size of the JSON that is kept for a provider: some hundred large orders, the pages that a test looks at again."""


class RenderedCache:
    """The JSON of values that were rendered last. Not thread-safe: it is used inside transactions."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._kept: dict[Hashable, JsonText] = {}
        self._free = max_bytes

    def get(self, key: Hashable, render: Callable[[], JsonText]) -> JsonText:
        """Return what was kept for a key, or else render and keep it.

        The key must contain everything that the JSON depends on.
        """
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = render()
            self._free -= len(found)
            while self._free < 0:
                # The oldest one: dicts keep the order of insertion.
                self._free += len(self._kept.pop(next(iter(self._kept))))
        return found
