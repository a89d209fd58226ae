"""Product subcategories by id (EL-84)."""

from __future__ import annotations

from functools import cache

from ....contract import Contract


# Built once per process: every validation and quotation needs the list.
@cache
def subcategory_names() -> dict[int, str]:
    """Return the name of each subcategory."""
    schema = Contract.load("nocnoc").schema("Subcategory")
    return dict(zip(schema["x-extensible-enum"], schema["x-enum-descriptions"], strict=True))
