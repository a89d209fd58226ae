"""Product subcategories by id (EL-84)."""

from __future__ import annotations

import csv
from functools import cache

from ....contract import read_text


# Read once per process: every validation and quotation needs the list.
@cache
def subcategory_names() -> dict[int, str]:
    """Return the name of each subcategory."""
    rows = csv.DictReader(read_text("nocnoc", "subcategories.csv").splitlines())
    return {int(row["id"]): row["subcategory"] for row in rows}
