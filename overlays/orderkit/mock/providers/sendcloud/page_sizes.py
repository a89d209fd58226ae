"""Page sizes out of bounds, clamped if the settings say so (SC-04)."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A positive integer without leading zeros, of any length: it is clamped, not converted.
_WHOLE = re.compile(r"[1-9][0-9]*", re.ASCII)


def clamp(query: Mapping[str, str], largest: int) -> dict[str, str]:
    """Return a query with a page size of at most `largest`; one below 1 or not a number is removed."""
    clamped, size = dict(query), query.get("page_size", "")
    if not _WHOLE.fullmatch(size):
        clamped.pop("page_size", None)
    # The length is compared first: converting a number of any length would take time.
    elif len(size) > len(str(largest)) or int(size) > largest:
        clamped["page_size"] = str(largest)
    return clamped
