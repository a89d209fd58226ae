"""Lookup tables that a provider publishes beside its API, by id and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from ...contract import JsonObject


@define(frozen=True)
class Subcategory:
    """A kind of product.

    Attributes:
        id: Its id in requests.
        category: Its heading; headings have no id.
        name: Its name as the provider writes it, misspellings included. Several ids may share a name.
    """

    id: int
    category: str
    name: str


class LookupTable(Mapping[int, Subcategory]):
    """Subcategories by id, in the order of the provider's page."""

    def __init__(self, entries: Iterator[Subcategory]) -> None:
        self._entries = {entry.id: entry for entry in entries}

    @classmethod
    def of(cls, schema: JsonObject) -> LookupTable:
        """Read the values of a spec's schema with their names and headings."""
        headings = {each: heading for heading, listed in schema["x-enum-groups"].items() for each in listed}
        named = zip(schema["x-extensible-enum"], schema["x-enum-descriptions"], strict=True)
        return cls(Subcategory(id_, headings[id_], name) for id_, name in named)

    def __getitem__(self, id_: int) -> Subcategory:
        return self._entries[id_]

    def __iter__(self) -> Iterator[int]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def search(self, words: str) -> tuple[Subcategory, ...]:
        """Find the subcategories whose name has every word, in any case, in the order of the provider's page."""
        wanted = words.casefold().split()
        return tuple(entry for entry in self._entries.values() if _holds(entry.name.casefold(), wanted))


def _holds(name: str, words: list[str]) -> bool:
    # Without words `all` is true, and an empty search would find everything.
    return bool(words) and all(word in name for word in words)
