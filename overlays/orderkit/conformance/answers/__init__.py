"""Rules of single answers, which hold for recorded traffic too."""

from typing import Final

from ..rule import AnswerRule
from .documented import FITS_SCHEMA, STATUS_DOCUMENTED

ANSWER_RULES: Final[tuple[AnswerRule, ...]] = (STATUS_DOCUMENTED, FITS_SCHEMA)
"""In the order of reports."""
