"""Page sizes out of bounds, clamped if the settings say so (EP-29, SC-04)."""

from __future__ import annotations

import re

# A positive integer without leading zeros, of any length: it is clamped, not converted.
_WHOLE = re.compile(r"[1-9][0-9]*", re.ASCII)


def clamp(size: str, largest: int) -> str | None:
    """Return a page size of at most `largest`; None for one below 1 or one that is not a number."""
    if not _WHOLE.fullmatch(size):
        return None
    # The length is compared first: converting a number of any length would take time.
    is_too_large = len(size) > len(str(largest)) or int(size) > largest
    return str(largest) if is_too_large else size
