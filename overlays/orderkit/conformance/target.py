"""An object that a run may change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .calls import ABSENT, Call, Exchange
from .connection import Connection, only_reads
from .links import Parameters


@dataclass(frozen=True)
class Target:
    """An object that the run may change.

    Attributes:
        connection: The connection to its server.
        name: Its name for people.
        parameters: Parameters of each operation that acts on it.
        account: Number of the account that owns it.
        created: The exchange that made it; None if it was there before.
        shown: The item of the listing that showed it; None if the run made it.
    """

    connection: Connection = field(repr=False)
    name: str
    parameters: Parameters
    account: int = 0
    created: Exchange | None = None
    shown: Any = field(default=None, repr=False)

    @property
    def creation(self) -> Exchange:
        """The exchange that made it; ValueError if it was there before."""
        if self.created is None:
            raise ValueError(f"{self.name} must be an object that the run has made")
        return self.created

    def id_for(self, operation: str) -> str:
        """Return the id by which an operation knows it: the last one of its path."""
        return str([*self.parameters[operation].values()][-1])

    def call(self, operation: str, body: Any = ABSENT, account: int | None = None) -> Call:
        """Make a call on the object. The parameters of its owner are sent with any account."""
        given = self.connection.accounts[self.account].given
        sender = self.account if account is None else account
        declared = self.connection.contract.operation(operation)
        return Call(declared, {**given, **self.parameters[operation]}, body, sender)

    def reads(self) -> dict[str, Exchange]:
        """Read the object by every operation that shows it; by a listing only where nothing else does."""
        contract = self.connection.contract
        found = [id_ for id_ in self.parameters if only_reads(contract, contract.operation(id_))]
        single = [id_ for id_ in found if not contract.declared(id_, "x-pagination")]
        return {id_: self.connection.send(self.call(id_)) for id_ in single or found}
