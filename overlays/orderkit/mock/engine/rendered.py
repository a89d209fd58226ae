"""JSON of what was shown before, kept by all that it is made of, so that nothing ever makes it stale."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from .json_writer import JsonText

Key = TypeVar("Key", bound=Hashable)

MAX_BYTES = 4 * 1024 * 1024
"""Size of the JSON that is kept for a provider: some hundred large orders, the pages that a test looks at again."""


class RenderedCache:
    """The JSON of the values that were rendered last. Not thread-safe: it is used inside transactions."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._kept: dict[Hashable, JsonText] = {}
        self._free = max_bytes

    def get(self, key: Key, render: Callable[[Key], JsonText]) -> JsonText:
        """Return what was kept for a key, or else render it and keep it.

        The key must contain everything that the JSON depends on.
        """
        found = self._kept.get(key)
        return self._keep(key, render(key)) if found is None else found

    def get_array(self, keys: Iterable[Key], render: Callable[[Key], JsonText]) -> JsonText:
        """Return the JSON array of what belongs to several keys."""
        kept = self._kept.get
        items = (kept(key) or self._keep(key, render(key)) for key in keys)
        return JsonText(b"[%b]" % b",".join(items))

    def _keep(self, key: Hashable, rendered: JsonText) -> JsonText:
        self._kept[key] = rendered
        self._free -= len(rendered)
        while self._free < 0:
            # The oldest one: dicts keep the order of insertion.
            self._free += len(self._kept.pop(next(iter(self._kept))))
        return rendered
