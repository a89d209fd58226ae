"""Changes of a document as its clients see them: what breaks them, what they gain, and what only reads otherwise."""

from .change import Change, Level
from .documents import changes

__all__ = ["Change", "Level", "changes"]
