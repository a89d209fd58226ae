"""Counts what a walk over a list has read, to tell the end of the list from a page that is merely short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import define

# Orders that arrive move those after them on, so an item seen twice is seen on pages near each other. Two sets of this
# many keys take about a megabyte, however long the list is.
_KEYS_HELD: Final = 4_000


@define(frozen=True)
class Tally:
    """What the pages before a place say about the whole list.

    Attributes:
        rows: Items on those pages; one that is on two pages counts twice.
        items: Different items on those pages.
        last: Items on the latest page.
        largest: Items on the largest page before the latest one.
        total: The latest number of items that a page reported for the whole list; None if none did.
        expected: How many items there must be at the end; None if no page reported a number.
        grew: Whether a page without a total had new items and more of them than the page before it.
    """

    rows: int = 0
    items: int = 0
    last: int = 0
    largest: int = 0
    total: int | None = None
    expected: int | None = None
    grew: bool = False

    def add(self, count: int, new: int, total: int | None) -> Tally:
        """Return the tally with one more page.

        Args:
            count: Items on the page.
            new: Those of them that were on no page before.
            total: The number of items of the whole list that the page reported, if it did.
        """
        return Tally(
            rows=self.rows + count,
            items=self.items + new,
            last=count,
            largest=max(self.largest, self.last),
            total=self.total if total is None else total,
            expected=self._expected(total),
            grew=self.grew or (total is None and self.last > 0 and new > 0 and count > self.last),
        )

    def _expected(self, total: int | None) -> int | None:
        # Items that arrive raise the total, and need not be seen: the first total counts. A total that falls shows that
        # items left the list, and then those behind them moved up and may have been passed over: the highest counts.
        if total is None or self.expected is None or self.total is None:
            return total if self.expected is None else self.expected
        return max(self.expected, self.total) if total < self.total else self.expected

    @property
    def missing(self) -> int:
        """Items that were reported and not seen so far."""
        return 0 if self.expected is None else max(0, self.expected - self.items)

    def reaches(self, total: int, size: int) -> bool:
        """Return whether the latest page is certainly the last one.

        A total alone is not enough, because it may be wrong: the page must also be shorter than pages are.

        Args:
            total: The number of items of the whole list that the page reported.
            size: Items on a page, as requested; the provider may give fewer.
        """
        usual = min(size, self.largest) if self.largest else size
        return self.rows == total and not self.missing and self.last < usual


NOTHING_READ: Final = Tally()


class SeenItems:
    """Remembers the keys of the items on the latest pages.

    Args:
        key: Returns the key of an item; None if items have none, so that each counts as new.
    """

    def __init__(self, key: Callable[[Any], Any] | None) -> None:
        self._key = key
        self._recent: set[Any] = set()
        self._earlier: set[Any] = set()

    def look_at(self, items: Sequence[Any], before: Tally, total: int | None) -> tuple[Sequence[int], Tally]:
        """Return the positions, on their page, of the items that were on no page before, and the tally with the page.

        Args:
            items: The items of the page.
            before: The tally of the pages before it.
            total: The number of items of the whole list that the page reported, if it did.
        """
        new: Sequence[int] = range(len(items))
        if self._recent:
            # Of two items with one key on the same page both count: nothing has moved between them.
            recent, earlier, keys = self._recent, self._earlier, self._keys_of(items)
            new = [
                row
                for row, key in enumerate(keys)
                if key is None or (key not in recent and key not in earlier)
            ]
        return new, before.add(len(items), len(new), total)

    def add(self, items: Sequence[Any]) -> None:
        """Remember the items of a page."""
        if len(self._recent) > _KEYS_HELD:
            self._recent, self._earlier = set(), self._recent
        self._recent.update(self._keys_of(items))
        self._recent.discard(None)

    def _keys_of(self, items: Sequence[Any]) -> list[int | str | None]:
        key_of = self._key
        if key_of is None:
            return []
        try:
            keys = list(map(key_of, items))
        # An item that is not as the contract says may lack its key.
        except AttributeError:
            keys = [_key_or_none(key_of, item) for item in items]
        return [key if isinstance(key, int | str) else None for key in keys]


def _key_or_none(key: Callable[[Any], Any], item: Any) -> Any:
    try:
        return key(item)
    except AttributeError:
        return None
