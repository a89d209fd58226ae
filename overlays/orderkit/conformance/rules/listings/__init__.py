"""Rules of listings, which only read."""

from typing import Final

from ...rule import Rule
from .combinations import FILTERED_PAGES, FILTERS_COMBINED
from .filters import FILTER_CASE, FILTER_EXACT, FILTER_FORMS, FILTER_UNKNOWN
from .inputs import EMPTY_INPUTS, INPUT_FORMS, INPUTS_NAMED, REQUIRED_INPUTS
from .listed_objects import LISTED_AS_READ
from .page_sizes import PAGE_DEFAULT, PAGE_LARGEST, PAGE_SAME_TWICE
from .pages import PAGES_BEYOND, PAGES_DIRECT, PAGES_PARTITION, PAGES_TOTAL
from .ranges import HIDDEN_TIMES, HIDDEN_VALUES, RANGE_LONGEST, RANGE_REVERSED
from .reordered import CHANGED_FIRST, REORDERED
from .sorts import SORT_RULES

__all__ = ["CHANGED_FIRST", "LISTING_RULES"]

LISTING_RULES: Final[tuple[Rule, ...]] = (
    PAGES_PARTITION,
    PAGES_TOTAL,
    PAGES_DIRECT,
    PAGES_BEYOND,
    PAGE_LARGEST,
    PAGE_DEFAULT,
    PAGE_SAME_TWICE,
    FILTER_EXACT,
    FILTER_FORMS,
    FILTER_CASE,
    FILTER_UNKNOWN,
    FILTERS_COMBINED,
    FILTERED_PAGES,
    *SORT_RULES,
    REORDERED,
    LISTED_AS_READ,
    RANGE_LONGEST,
    RANGE_REVERSED,
    HIDDEN_TIMES,
    HIDDEN_VALUES,
    EMPTY_INPUTS,
    REQUIRED_INPUTS,
    INPUT_FORMS,
    INPUTS_NAMED,
)
"""In the order in which they are tried."""
