"""Rules of single answers, which hold for recorded traffic too."""

from collections.abc import Iterator
from typing import Final

from ..answer import Answer
from ..problems import UNFORESEEN, unreadable
from ..rule import AnswerRule, NotReached, Outcome, Subject
from .documented import FITS_SCHEMA, STATUS_DOCUMENTED
from .echoes import ECHOES
from .errors import ERROR_CAUSE, ERROR_IN_SUCCESS
from .filters import FILTER_SOUND
from .formats import CODES, DECIMALS, TIMES
from .lifecycle import STATUS_HISTORY
from .page_links import PAGE_LINKS
from .pages import PAGE_ECHOES, PAGE_KEYS, PAGE_ORDER, PAGE_SIZE, PAGE_TOTAL
from .protocol import ALLOW, EMPTY_BODY, HEADERS, JSON_TEXT
from .statuses import STATUS_REPEATED
from .sums import SUMS

ANSWER_RULES: Final[tuple[AnswerRule, ...]] = (
    STATUS_DOCUMENTED,
    FITS_SCHEMA,
    ERROR_CAUSE,
    ERROR_IN_SUCCESS,
    STATUS_REPEATED,
    ECHOES,
    TIMES,
    DECIMALS,
    CODES,
    SUMS,
    STATUS_HISTORY,
    PAGE_SIZE,
    PAGE_TOTAL,
    PAGE_KEYS,
    PAGE_ORDER,
    PAGE_LINKS,
    PAGE_ECHOES,
    FILTER_SOUND,
    JSON_TEXT,
    EMPTY_BODY,
    ALLOW,
    HEADERS,
)
"""In the order of reports."""


def outcomes_of(rule: AnswerRule, answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    """Yield what comes of a rule for a response; one that no rule foresees is not reached."""
    try:
        yield from rule.check(answer)
    except UNFORESEEN as error:
        place = Subject.at(answer.place, answer.operation.id)
        yield place, NotReached(unreadable(error))
