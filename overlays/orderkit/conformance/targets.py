"""Objects that a run may change: those that it made, and those that the user named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ..contract import expression_target
from .bodies import MissingValueError
from .calls import ABSENT, Call, Exchange
from .connection import only_reads
from .links import Parameters, linked, linked_operations

if TYPE_CHECKING:
    from .bodies import Recipe
    from .listing import Listing
    from .session import Session

ANY: Final = "any"
"""The name that stands for every object of the server."""


@dataclass(frozen=True)
class Target:
    """An object that the run may change.

    Attributes:
        name: Its name for people.
        parameters: Parameters of each operation that acts on it.
        account: Number of the account that owns it.
        created: The exchange that made it; None if it was there before.
        shown: The item of the listing that showed it; None if the run made it.
    """

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

    def call(self, session: Session, operation: str, body: Any = ABSENT, account: int | None = None) -> Call:
        """Make a call on the object. The parameters of its owner are sent whoever makes the call."""
        given = session.connection.accounts[self.account].given
        sender = self.account if account is None else account
        return Call(
            session.contract.operation(operation), {**given, **self.parameters[operation]}, body, sender
        )


class Targets:
    """Finds objects that the run may change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._used: dict[str, set[str]] = {}
        self._shared: dict[tuple[str, str, int], Target | None] = {}
        self.reason = ""
        self.refusal: Exchange | None = None

    def makers(self, operation: str) -> list[Recipe]:
        """List the recipes of objects that an operation acts on, or of the operation itself."""
        contract = self._session.contract
        return [
            recipes[0]
            for maker, recipes in self._session.bodies.recipes.items()
            if operation in linked_operations(contract, contract.operation(maker))
            if not _in_path(contract.operation(maker).path)
        ]

    def fresh(self, operation: str, account: int = 0) -> Target | None:
        """Return an object that an operation can act on: a new one, or one that the user named and nothing has used.

        `reason` says why there is none, `refusal` is the response to a body that was refused.
        """
        for recipe in self.makers(operation):
            target = self.make(recipe, account)
            if target is not None:
                return target
        return next(self.named(operation, account), None)

    def make(self, recipe: Recipe, account: int = 0, body: Any = ABSENT) -> Target | None:
        """Make an object by a recipe, or with a body."""
        try:
            sent = self._session.bodies.make(recipe, account) if body is ABSENT else body
        except MissingValueError as error:
            self.reason, self.refusal = str(error), None
            return None
        exchange = self._session.send(Call(recipe.operation, body=sent, account=account))
        if not exchange.succeeded:
            self.reason, self.refusal = f"{recipe.operation.id} refuses a valid body", exchange
            return None
        return self.register(exchange)

    def shared(self, recipe: Recipe, account: int = 0) -> Target | None:
        """Return an object of a recipe for rules that only look at it; it is made once."""
        place = recipe.operation.id, recipe.name, account
        if place not in self._shared:
            self._shared[place] = self.make(recipe, account)
        return self._shared[place]

    def register(self, exchange: Exchange) -> Target:
        """Register what a call has made, so that it is undone at the end of the run."""
        session = self._session
        session.population.forget()
        parameters = linked(session.contract, exchange)
        account = exchange.call.account or 0
        name = f"what {exchange.call.operation.id} made: {_identity(parameters)}"
        target = Target(name, parameters, account, exchange)
        deletes = [id_ for id_ in parameters if session.contract.operation(id_).method == "DELETE"]
        session.made.add(name, self._undo(target, deletes[0]) if deletes else None)
        return target

    def named(
        self, operation: str, account: int = 0, suits: Callable[[Any], bool] = lambda _: True
    ) -> Iterator[Target]:
        """Yield listed objects that an operation acts on, that the user allows to change, and that nothing has used."""
        session = self._session
        used = self._used.setdefault(operation, set())
        if not session.may_change:
            self.reason = self.reason or "needs --may-change with the id of an object, or `any`"
            return
        for listing in session.population.listings.values():
            if operation not in linked_operations(session.contract, listing.operation):
                continue
            results = expression_target(listing.declared["results"])
            for page in session.population.walk(listing.operation.id, account).pages:
                for index, item in enumerate(page.items or ()):
                    parameters = linked(session.contract, page.exchange, results, index)
                    ids = {str(value) for value in parameters.get(operation, {}).values()}
                    identity = _identity({operation: parameters.get(operation, {})})
                    if not ids or identity in used or not session.allows_change_of(ids) or not suits(item):
                        continue
                    used.add(identity)
                    yield Target(identity, parameters, account, shown=item)
        self.reason = "no object of the listings suits, among those that the run may change"

    def reads(self, target: Target) -> dict[str, Exchange]:
        """Read an object by every operation that shows it."""
        session = self._session
        return {
            operation: session.send(target.call(session, operation))
            for operation in target.parameters
            if only_reads(session.contract, session.contract.operation(operation))
        }

    def _undo(self, target: Target, operation: str) -> Callable[[], bool]:
        def undo() -> bool:
            # What is gone or over already answers with an error, and needs nothing more.
            return self._session.send(target.call(self._session, operation)).status < 500

        return undo


def _in_path(path: str) -> bool:
    return "{" in path


def _identity(parameters: Parameters) -> str:
    values: Mapping[str, Any] = next(iter(parameters.values()), {})
    return " ".join(str(value) for value in values.values())


def listed(session: Session, listing: Listing, target: Target) -> tuple[int, tuple[Exchange, ...]]:
    """Return how often a listing lists an object, and its pages."""
    walk = session.population.walk(listing.operation.id, target.account)
    results = expression_target(listing.declared["results"])
    found = [
        linked(session.contract, page.exchange, results, index)
        for page in walk.pages
        for index in range(len(page.items or ()))
    ]
    shared = linked_operations(session.contract, listing.operation) & target.parameters.keys()
    name = min(shared - {listing.operation.id})
    wanted = texts(target.parameters[name])
    count = sum(texts(parameters.get(name, {})) == wanted for parameters in found)
    return count, tuple(page.exchange for page in walk.pages)


def texts(parameters: Mapping[str, Any]) -> Mapping[str, str]:
    """Return parameters as they are sent: an id may be a number in one response and a text in another."""
    return {name: str(value) for name, value in parameters.items()}
