"""Rules, what they apply to, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ..contract import Contract, Place

if TYPE_CHECKING:
    from .answer import Answer
    from .calls import Exchange
    from .session import Session


class Need(Enum):
    """What a rule needs besides a server that can be read."""

    WRITES = "writes"
    SECOND_ACCOUNT = "a second account"
    RECEIVER = "a receiver of webhooks"
    CONTROL = "the control API of a mock"
    GENERATOR = "schemathesis"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule is applied to.

    Attributes:
        operation: The operationId; the name of a webhook for its notifications.
        name: The parameter, member or status within it; empty for the whole operation.
        pointer: The JSON pointer of the declaration in the spec.
        ledger: The ledger entries about it.
        mark: Where the declaration is known from: `documented`, `public`, `inferred` or `ours`.
    """

    operation: str
    name: str
    pointer: str
    ledger: tuple[str, ...] = ()
    mark: str = "documented"

    @property
    def label(self) -> str:
        """Its name in options and reports, such as `listOrders/status`."""
        return f"{self.operation}/{self.name}" if self.name else self.operation

    @staticmethod
    def at(place: Place, operation: str, name: str = "") -> Subject:
        """Make the subject of a declaration at a place."""
        return Subject(operation, name, place.pointer, place.ledger, place.mark)


@dataclass(frozen=True, slots=True)
class Held:
    """The rule held."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Broken:
    """The rule was broken.

    Attributes:
        message: What is wrong, in one sentence without values of the response: `data[].status is not documented`.
        exchanges: The fewest exchanges that show it, in the order they were made.
        got: The values that show it; they are left out where a report must have none.
        path: The JSON path in the body, such as `data[].status`, where the subject does not name it.
        kind: How the body differs from its schema there, as a client reports drift.
    """

    message: str
    exchanges: tuple[Exchange, ...] = ()
    got: str = ""
    path: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class NotReached:
    """The rule could not be tried; the reason says what was missing on the server."""

    reason: str


Outcome = Held | Broken | NotReached


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that makes calls of its own.

    Attributes:
        id: Its name in reports, baselines and options, such as `filter-exact`.
        title: What holds, as a sentence: "A filter leaves nothing out".
        subjects: Finds where the spec declares what the rule is about; none makes it not applicable.
        check: Tries it on one subject.
        needs: What it needs.
        calls: How many calls one subject takes at most, without walks of listings that several rules share.
    """

    id: str
    title: str
    subjects: Callable[[Contract], Iterable[Subject]]
    check: Callable[[Session, Subject], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset()
    calls: int = 1


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """A rule that needs one request and its response only, and so holds for recorded traffic too.

    `subjects` are those that the rule may meet; `check` yields each that it met with the outcome.
    """

    id: str
    title: str
    subjects: Callable[[Contract], Iterable[Subject]]
    check: Callable[[Answer], Iterator[tuple[Subject, Outcome]]]
