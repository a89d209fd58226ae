"""Grammar of `sort`, as `x-sort` of the contract declares it: the keys of a listing and their directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ....contract import JsonObject
from .columns import COLUMNS, UPDATED, updated_column

# Some clients quote the whole sort; Sendcloud accepts that (SC-33).
_QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class SortKey:
    """A key of a sort, with the property that it compares."""

    name: str
    member: str
    descending: bool = False

    @property
    def column(self) -> str:
        """Column of the key; orders without an update time sort last (SC-36)."""
        if self.member == UPDATED:
            return updated_column(absent_first=self.descending)
        return COLUMNS[self.member]


Sort = tuple[SortKey, ...]


class SortGrammar:
    """Reads sorts as the contract declares them."""

    def __init__(self, declared: JsonObject, *, skips_unsupported: bool = False) -> None:
        self._skips_unsupported = skips_unsupported
        self._members: Mapping[str, str] = declared["keys"]
        self._separator: str = declared["separator"]
        self._mark: str = declared["descending"]
        self._default: str = declared["default"]
        self._ties: str = declared["ties"]

    def read(self, text: str | None) -> Sort:
        """Parse a sort up to the key of ties, always the last one because it is unique (SC-30 to SC-35)."""
        keys: dict[str, SortKey] = {}
        for entry in _unquote((self._default if text is None else text).strip()).split(self._separator):
            name = entry.strip()
            if not name:
                continue
            if name.removeprefix(self._mark) not in self._members:
                if self._skips_unsupported:
                    continue
                # One unknown key invalidates the whole sort (SC-31).
                return self.read(None)
            key = self._key(name)
            # A key that comes again is ignored, in either direction (SC-30).
            keys.setdefault(key.name, key)
        last = self._key(self._ties)
        keys.setdefault(last.name, last)
        names = list(keys)
        return tuple(keys[name] for name in names[: names.index(last.name) + 1])

    def _key(self, text: str) -> SortKey:
        name = text.removeprefix(self._mark)
        return SortKey(name, self._members[name], descending=text.startswith(self._mark))


def _unquote(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES
    return text[1:-1] if is_quoted else text
