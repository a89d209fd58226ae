"""Rules that change something on the server: what they made, or what the user named."""

from typing import Final

from ...rule import Rule
from .keeping import ACCEPTS_VALID, CREATED_AS_READ, CREATED_IS_LISTED, KEEPS_SENT

WRITING_RULES: Final[tuple[Rule, ...]] = (ACCEPTS_VALID, KEEPS_SENT, CREATED_AS_READ, CREATED_IS_LISTED)
"""In the order in which they are tried: those that only look at what they made before those that change it."""
