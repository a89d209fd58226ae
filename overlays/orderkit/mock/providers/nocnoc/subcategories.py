"""The subcategories a product can be of, by their identification (EL-84)."""

from __future__ import annotations

import csv
from functools import cache

from ....contract import read_text


@cache
def subcategory_names() -> dict[int, str]:
    """The name of each of the 222 subcategories."""
    rows = csv.DictReader(read_text("nocnoc", "subcategories.csv").splitlines())
    return {int(row["id"]): row["subcategory"] for row in rows}
