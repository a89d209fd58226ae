"""Grammar of `sort`: the keys of a listing and their directions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

# Some clients quote the whole sort; Sendcloud accepts that (SC-33).
_QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class SortKey:
    """A key of a sort."""

    name: str
    descending: bool = False

    @property
    def column(self) -> str:
        """Column of the key; orders without an update time sort last (SC-36)."""
        if self.name == "order_updated_at":
            return "updated_or_first" if self.descending else "updated_or_last"
        return _COLUMNS[self.name]


Sort = tuple[SortKey, ...]

_COLUMNS = {
    "integration": "integration",
    "order_number": "order_number",
    "order_created_at": "shop_created",
    "pk": "pk",
}
_NEWEST_FIRST = SortKey("pk", descending=True)


def read_sort(text: str, known: Collection[str]) -> Sort:
    """Parse a sort up to `pk`, always the last key because it is unique (SC-30 to SC-35)."""
    keys: dict[str, SortKey] = {}
    for entry in _unquote(text.strip()).split(","):
        name = entry.strip()
        if name:
            key = SortKey(name.removeprefix("-"), name.startswith("-"))
            # A key that comes again is ignored, in either direction (SC-30).
            keys.setdefault(key.name, key)
    # set(known): <= One unknown key invalidates the whole sort (SC-31).
    if not keys.keys() <= set(known):
        return (_NEWEST_FIRST,)
    keys.setdefault("pk", _NEWEST_FIRST)
    names = list(keys)
    return tuple(keys[name] for name in names[: names.index("pk") + 1])


def _unquote(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES
    return text[1:-1] if is_quoted else text
