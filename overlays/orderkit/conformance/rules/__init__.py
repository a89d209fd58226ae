"""Rules that make calls of their own."""

from typing import Final

from ..rule import Rule
from .pages import PAGES_PARTITION
from .writing import WRITING_RULES

RULES: Final[tuple[Rule, ...]] = (PAGES_PARTITION, *WRITING_RULES)
"""In the order in which they are tried: reads before writes."""
