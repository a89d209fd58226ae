"""Rules that make calls of their own."""

from typing import Final

from ..generated import GENERATED_RULES
from ..rule import Rule
from .access import ACCESS_RULES, TOKEN_EXPIRED
from .ids import ID_RULES
from .languages import LANGUAGE_RULES
from .listings import CHANGED_FIRST, LISTING_RULES
from .objects import READS_AGREE
from .protocol import PROTOCOL_RULES
from .questions import WRONG_QUESTIONS
from .routing import ROUTING_RULES
from .writing import WRITING_RULES

RULES: Final[tuple[Rule, ...]] = (
    *LISTING_RULES,
    READS_AGREE,
    WRONG_QUESTIONS,
    *ACCESS_RULES,
    *LANGUAGE_RULES,
    *PROTOCOL_RULES,
    *ID_RULES,
    *ROUTING_RULES,
    *WRITING_RULES,
    CHANGED_FIRST,
    *GENERATED_RULES,
    TOKEN_EXPIRED,
)
"""In the order in which they are tried: reads before writes, and at last the one that moves the clock."""
