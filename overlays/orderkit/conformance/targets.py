"""Finds the objects that a run may change: those that it made, and those that the user named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from ..contract import Operation, expression_target
from . import pointers
from .bodies import Bodies, MissingValueError, Recipe
from .calls import ABSENT, Call, Exchange
from .connection import Connection
from .errors import is_refused_as
from .links import Parameters, linked, linked_list, linked_operations
from .listing import Listing
from .made import ANY, Changeable, MadeObjects
from .population import Population
from .references import all_texts, texts
from .target import Target


class Targets:
    """Finds objects that the run may change."""

    def __init__(
        self,
        connection: Connection,
        population: Population,
        bodies: Bodies,
        made: MadeObjects,
        may_change: Changeable,
    ) -> None:
        self._connection = connection
        self._contract = connection.contract
        self._population = population
        self._bodies = bodies
        self._made = made
        self._may_change = may_change
        self._used: dict[str, set[str]] = {}
        self._shared: dict[tuple[str, str, int], Target | None] = {}
        self._reused: dict[str, Target | None] = {}
        self.reason = ""
        self.refusal: Exchange | None = None

    def makers(self, operation: str) -> list[Recipe]:
        """List a recipe of each kind of object that an operation acts on."""
        return list({recipe.operation.id: recipe for recipe in reversed(self._recipes(operation))}.values())[
            ::-1
        ]

    def _recipes(self, operation: str) -> list[Recipe]:
        return [
            recipe
            for maker, recipes in self._bodies.recipes.items()
            for recipe in recipes
            if operation in linked_operations(self._contract, self._contract.operation(maker))
            and not _ids_in_path(self._contract.operation(maker))
        ]

    def _fullest(self, operation: str) -> list[Recipe]:
        return sorted(self._recipes(operation), key=lambda recipe: len(str(recipe.example)))[-1:]

    def fresh(self, operation: str, account: int = 0, *, is_full: bool = False) -> Target | None:
        """Return an object that an operation can act on: a new one, or one that the user named and nothing has used.

        With `is_full` it has as many members as a recipe can give it. `reason` says why there is none, `refusal` is the
        response to a body that was refused.
        """
        for recipe in self._fullest(operation) if is_full else self.makers(operation):
            target = self.make(recipe, account)
            if target is not None:
                return target
        return next(self.named(operation, account), None)

    def make(self, recipe: Recipe, account: int = 0, body: Any = ABSENT) -> Target | None:
        """Make an object by a recipe, or with a body."""
        try:
            sent = self._bodies.make(recipe, account) if body is ABSENT else body
        except MissingValueError as error:
            self.reason, self.refusal = str(error), None
            return None
        exchange = self._connection.send(Call(recipe.operation, body=sent, account=account))
        if not exchange.succeeded:
            self.reason, self.refusal = f"{recipe.operation.id} refuses a valid body", exchange
            return None
        return self.register(exchange)

    def reused(self, operation: str) -> Target | None:
        """Return an object that several tries of an operation may change one after the other."""
        if operation not in self._reused:
            self._reused[operation] = self.fresh(operation, is_full=True)
        return self._reused[operation]

    def shared(self, recipe: Recipe, account: int = 0) -> Target | None:
        """Return an object of a recipe for rules that only look at it; it is made once."""
        place = recipe.operation.id, recipe.name, account
        if place not in self._shared:
            self._shared[place] = self.make(recipe, account)
        return self._shared[place]

    def register(self, exchange: Exchange) -> Target:
        """Register what a call has made, so that it is undone at the end of the run; of several objects the first."""
        self._population.forget()
        results = linked_list(self._contract, exchange)
        count = len(pointers.first_list(exchange.value, results) or ()) if results else 1
        targets = [self._registered(exchange, results, index) for index in range(max(1, count))]
        return targets[0]

    def _registered(self, exchange: Exchange, results: str, index: int) -> Target:
        parameters = linked(self._contract, exchange, results, index)
        account = exchange.call.account or 0
        self._made.ids |= {str(value) for each in parameters.values() for value in each.values()}
        name = f"what {exchange.call.operation.id} made: {_identity(parameters)}"
        target = Target(self._connection, name, parameters, account, exchange)
        deletes = [id_ for id_ in parameters if self._contract.operation(id_).method == "DELETE"]
        self._made.add(name, self._undo(target, deletes[0]) if deletes else None)
        return target

    def named(
        self, operation: str, account: int = 0, suits: Callable[[Any], bool] = lambda _: True
    ) -> Iterator[Target]:
        """Yield listed objects that an operation acts on, that the user allows to change, and that nothing has used."""
        used = self._used.setdefault(operation, set())
        self.reason = "none of the objects that the run may change suits; --may-change names more"
        if not self._may_change.ids:
            self.reason = "needs --may-change with the id of such an object, or `any`"
            return
        for target in self._named_by_id(operation, account):
            if target.name not in used:
                used.add(target.name)
                yield target
        for listing in self._population.listings.values():
            if operation not in linked_operations(self._contract, listing.operation):
                continue
            results = expression_target(listing.declared["results"])
            for page in self._population.walk(listing.operation.id, account).pages:
                for index, item in enumerate(page.items or ()):
                    parameters = linked(self._contract, page.exchange, results, index)
                    ids = {str(value) for value in parameters.get(operation, {}).values()}
                    identity = _identity({operation: parameters.get(operation, {})})
                    if not ids or identity in used or not self._may_change.allows(*ids) or not suits(item):
                        continue
                    used.add(identity)
                    yield Target(self._connection, identity, parameters, account, shown=item)

    def _named_by_id(self, operation: str, account: int) -> Iterator[Target]:
        """Yield the objects that the user named and that no listing need show: an operation has one id in its path."""
        given = self._connection.accounts[account].given
        wanted = _ids_in_path(self._contract.operation(operation)) - given.keys()
        listings = self._population.listings.values()
        if len(wanted) != 1 or any(
            operation in linked_operations(self._contract, listing.operation) for listing in listings
        ):
            return
        alike = [
            each for each in self._contract.operations.values() if _ids_in_path(each) - given.keys() == wanted
        ]
        for id_ in sorted(self._may_change.ids - {ANY}):
            parameters = {each.id: dict.fromkeys(wanted, id_) for each in alike}
            yield Target(self._connection, id_, parameters, account)

    def release(self, operation: str, target: Target) -> None:
        """Give back an object that an operation was not tried on."""
        self._used.get(operation, set()).discard(target.name)

    def listings_of(self, target: Target) -> list[Listing]:
        """List the listings that show what acts on an object."""
        return [
            listing for listing in self._population.listings.values() if self._shared_link(listing, target)
        ]

    def items_of(self, listing: Listing, target: Target) -> Iterator[tuple[Exchange, Any]]:
        """Yield the items of a listing that show an object, each with its page."""
        walk = self._population.walk(listing.operation.id, target.account)
        results = expression_target(listing.declared["results"])
        name = self._shared_link(listing, target)
        if not name:  # a response of a status that is not documented links to nothing
            return
        wanted = texts(target.parameters[name])
        for page in walk.pages:
            for index, item in enumerate(page.items or ()):
                shown = linked(self._contract, page.exchange, results, index).get(name, {})
                if texts(shown) == wanted:
                    yield page.exchange, item

    def list_everywhere(self, target: Target) -> None:
        """Read every listing that shows an object, if something has changed since it was read."""
        for listing in self.listings_of(target):
            self._population.walk(listing.operation.id, target.account)

    def listed(self, listing: Listing, target: Target) -> tuple[int, tuple[Exchange, ...]]:
        """Return how often a listing lists an object, and its pages."""
        count = sum(1 for _ in self.items_of(listing, target))
        pages = self._population.walk(listing.operation.id, target.account).pages
        return count, tuple(page.exchange for page in pages)

    def mentioned(self, reference: str, account: int = 0) -> tuple[int, tuple[Exchange, ...]]:
        """Return how many items of listings have a reference of the run as a value, and the pages with them."""
        walks = [self._population.walk(id_, account) for id_ in self._population.listings]
        found = [
            (page.exchange, item)
            for walk in walks
            for page in walk.pages
            for item in page.items or ()
            if reference in all_texts(item)
        ]
        return len(found), tuple({exchange.number: exchange for exchange, _ in found}.values())

    def _shared_link(self, listing: Listing, target: Target) -> str:
        shared = linked_operations(self._contract, listing.operation) & target.parameters.keys()
        return min(shared - {listing.operation.id}, default="")

    def _undo(self, target: Target, operation: str) -> Callable[[], bool]:
        repeated: Mapping[str, Any] = self._contract.declared(operation, "x-repeat") or {}

        def undo() -> bool:
            exchange = self._connection.send(target.call(operation))
            # What was removed during the run is answered as when it is removed again.
            again = (
                is_refused_as(self._contract, exchange, repeated["error"]) if "error" in repeated else False
            )
            return exchange.succeeded or exchange.status == HTTPStatus.NOT_FOUND or again

        return undo


def _ids_in_path(operation: Operation) -> set[str]:
    return {parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"}


def _identity(parameters: Parameters) -> str:
    values = next(iter(parameters.values()), dict[str, Any]())
    return " ".join(str(value) for value in values.values())
