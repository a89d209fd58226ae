"""A run in progress: what rules ask for values, calls and recipes."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from random import Random
from typing import Any

from ..contract import Contract
from .calls import ABSENT, Call, Exchange
from .connection import Connection
from .listing import Listing, Walk
from .made import MadeObjects
from .population import Population


class Session:
    """A run in progress.

    Attributes:
        contract: The provider's contract.
        connection: The connection to the server.
        random: Draws choices; a run with the same seed draws the same.
        made: What the run created and must undo.
    """

    def __init__(self, connection: Connection, random: Random) -> None:
        self.contract: Contract = connection.contract
        self.connection = connection
        self.random = random
        self.made = MadeObjects()

    @cached_property
    def population(self) -> Population:
        """What exists on the server, as its listings show it."""
        return Population(self.connection)

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
        self, listing: Listing, question: Mapping[str, Any], *, size: int | None, account: int = 0
    ) -> Walk:
        """Fetch all pages of a listing."""
        return listing.walk(self.connection, question, size=size, account=account)
