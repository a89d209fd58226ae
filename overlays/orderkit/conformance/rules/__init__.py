"""Rules that make calls of their own."""

from typing import Final

from ..rule import Rule
from .listings import LISTING_RULES
from .writing import WRITING_RULES

RULES: Final[tuple[Rule, ...]] = (*LISTING_RULES, *WRITING_RULES)
"""In the order in which they are tried: reads before writes."""
