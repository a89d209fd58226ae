"""Rules that make calls of their own."""

from typing import Final

from ..rule import Rule
from .pages import PAGES_PARTITION

RULES: Final[tuple[Rule, ...]] = (PAGES_PARTITION,)
"""In the order in which they are tried: reads before writes."""
