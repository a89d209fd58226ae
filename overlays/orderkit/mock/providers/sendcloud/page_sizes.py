"""Page sizes out of bounds, brought into them where the settings ask for it (SC-04)."""

from __future__ import annotations

import re
from collections.abc import Mapping

MAX_PAGE_SIZE = 200

_WHOLE = re.compile(r"[1-9][0-9]*", re.ASCII)


def clamp(query: Mapping[str, str]) -> dict[str, str]:
    """A query whose page size is at most the largest one; one below 1 or no number is left out."""
    clamped, size = dict(query), query.get("page_size", "")
    if not _WHOLE.fullmatch(size):
        clamped.pop("page_size", None)
    elif len(size) > len(str(MAX_PAGE_SIZE)) or int(size) > MAX_PAGE_SIZE:
        clamped["page_size"] = str(MAX_PAGE_SIZE)
    return clamped
