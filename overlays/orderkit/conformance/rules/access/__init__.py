"""Rules of access: credentials, tokens, and whose objects an operation shows."""

from typing import Final

from ...rule import Rule
from .credentials import CREDENTIALS_MISSING, CREDENTIALS_WRONG, LOGIN_WRONG
from .owners import OWNER_FILTERS, OWNER_LISTINGS, OWNER_OBJECTS
from .tokens import TOKEN_EXPIRED, TOKEN_RENEWED

__all__ = ["ACCESS_RULES", "TOKEN_EXPIRED"]

ACCESS_RULES: Final[tuple[Rule, ...]] = (
    CREDENTIALS_MISSING,
    CREDENTIALS_WRONG,
    LOGIN_WRONG,
    TOKEN_RENEWED,
    OWNER_LISTINGS,
    OWNER_FILTERS,
    OWNER_OBJECTS,
)
"""In the order in which they are tried; that of tokens that expire comes at the end of all."""
