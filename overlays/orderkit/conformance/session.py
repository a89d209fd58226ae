"""A run in progress: what rules ask for values, calls and recipes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from random import Random
from typing import Any, Protocol

from ..contract import Contract
from .bodies import Bodies, recipes_of
from .calls import ABSENT, Call, Exchange
from .connection import Connection
from .control import Control
from .listing import MOST_PAGES, Listing, Walk
from .made import Changeable, MadeObjects
from .population import Population
from .receiver import Receiver
from .targets import Targets


class Generator(Protocol):
    """Generates requests of its own, once, and knows what came of them."""

    @property
    def stopped(self) -> str:
        """Why it ended before its budget was spent; empty if it did not."""
        ...

    def outcomes(self, rule: str, operation: str) -> Iterator[Any]:
        """Yield what came of a rule for an operation: each an `Outcome`."""
        ...


class Session:
    """A run in progress.

    Attributes:
        contract: The provider's contract.
        connection: The connection to the server.
        seed: The seed of the run.
        random: Draws the choices of a rule for a subject; a run with the same seed draws the same.
        made: What the run created and must undo.
        may_change: What the run may change besides that.
        receiver: Where notifications arrive; None if the run has no such place.
        control: Does what only the provider can do; None if the run knows no such place.
        generated: Requests that schemathesis generates; None if the run wants none.
    """

    def __init__(
        self,
        connection: Connection,
        seed: int,
        *,
        may_change: frozenset[str] = frozenset(),
        named: Mapping[str, str] | None = None,
    ) -> None:
        self.contract: Contract = connection.contract
        self.connection = connection
        self.seed = seed
        self.random = Random(seed)  # noqa: S311 - it has to repeat, not to keep a secret
        self.made = MadeObjects()
        self.may_change = Changeable(may_change)
        self.receiver: Receiver | None = None
        self.control: Control | None = None
        self.generated: Generator | None = None
        self._named = named or {}

    def begin(self, *names: str) -> None:
        """Begin with a rule and subject, whose choices do not depend on those before."""
        self.random = Random(":".join([str(self.seed), *names]))  # noqa: S311 - as above

    @cached_property
    def population(self) -> Population:
        """What exists on the server, as its listings show it."""
        return Population(self.connection, self._named)

    @cached_property
    def bodies(self) -> Bodies:
        """Valid bodies of the operations that have a recipe."""
        return Bodies(recipes_of(self.contract), self.population, self.may_change)

    @cached_property
    def targets(self) -> Targets:
        """Objects that the run may change."""
        return Targets(self.connection, self.population, self.bodies, self.made, self.may_change)

    @property
    def listings(self) -> list[Listing]:
        """The listing operations of the contract."""
        return list(self.population.listings.values())

    @property
    def allows_writes(self) -> bool:
        """Whether calls that change something may be made."""
        return self.connection.allows_writes

    @property
    def has_second_account(self) -> bool:
        """Whether there are credentials of another account."""
        return len(self.connection.accounts) > 1

    def send(self, call: Call) -> Exchange:
        """Send a call."""
        return self.connection.send(call)

    def call(
        self,
        operation: str,
        parameters: Mapping[str, Any] | None = None,
        body: Any = ABSENT,
        account: int | None = 0,
    ) -> Exchange:
        """Send a call of an operation by its operationId."""
        return self.send(Call(self.contract.operation(operation), parameters or {}, body, account))

    def at_once(self, calls: list[Call]) -> list[Exchange]:
        """Send calls at the same time, each in a thread of its own; their exchanges in the order of the calls."""
        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(self.send, calls))

    def walk(
        self,
        listing: Listing,
        question: Mapping[str, Any],
        *,
        size: int | None,
        account: int = 0,
        most: int = MOST_PAGES,
    ) -> Walk:
        """Fetch all pages of a listing, or the first ones."""
        return listing.walk(self.connection, question, size=size, account=account, most=most)
