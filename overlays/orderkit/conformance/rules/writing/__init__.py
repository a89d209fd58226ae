"""Rules that change something on the server: what they made, or what the user named."""

from typing import Final

from ...rule import Rule
from .bounds import BOUNDS_ACCEPTED
from .dating import CHANGE_DATED
from .events import EVENTS
from .keeping import ACCEPTS_VALID, CREATED_AS_READ, CREATED_IS_LISTED, KEEPS_SENT
from .lifecycle import IMPOSSIBLE_MOVES, INITIAL_STATUS, POSSIBLE_MOVES
from .meanwhile import UPDATES_AT_ONCE
from .near_misses import NEAR_MISSES
from .notified_values import NOTIFIED_FOUND
from .notifying import NOTIFIED, SIGNED
from .others import MISSING_OBJECTS, REMOVED
from .patching import JSON_PATCH
from .providing import PROVIDED
from .redelivery import REDELIVERED
from .refusing import HEADERS_REFUSED, RULES_REFUSED, UNREADABLE
from .repeating import AT_ONCE, REPEATED
from .replacing import UNSENT_REMOVED
from .strangers import STRANGE_KEYS, STRANGE_REFERENCES, STRANGERS
from .uniqueness import UNIQUE, UNIQUE_AT_ONCE, UNIQUE_FREED, UNIQUE_SCOPE
from .updating import CHANGED_AS_READ, UPDATED

WRITING_RULES: Final[tuple[Rule, ...]] = (
    ACCEPTS_VALID,
    KEEPS_SENT,
    CREATED_AS_READ,
    CREATED_IS_LISTED,
    BOUNDS_ACCEPTED,
    NEAR_MISSES,
    UNREADABLE,
    HEADERS_REFUSED,
    RULES_REFUSED,
    MISSING_OBJECTS,
    STRANGERS,
    STRANGE_KEYS,
    STRANGE_REFERENCES,
    UNSENT_REMOVED,
    UPDATED,
    JSON_PATCH,
    UPDATES_AT_ONCE,
    CHANGED_AS_READ,
    CHANGE_DATED,
    INITIAL_STATUS,
    POSSIBLE_MOVES,
    IMPOSSIBLE_MOVES,
    NOTIFIED,
    REPEATED,
    AT_ONCE,
    UNIQUE,
    UNIQUE_SCOPE,
    UNIQUE_FREED,
    UNIQUE_AT_ONCE,
    REMOVED,
    PROVIDED,
    EVENTS,
    NOTIFIED_FOUND,
    SIGNED,
    REDELIVERED,
)
"""In the order in which they are tried: those that only look at what they made before those that change it."""
