"""What exists on the server: items of listings, objects, and values for parameters, read before anything is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from ..contract import JsonObject, Operation, expression_target
from . import pointers
from .calls import Call, Exchange
from .connection import Connection
from .listing import Listing, Walk

_MOST_ITEMS: Final = 400
_MOST_TRIED: Final = 8
"""Objects that are looked into for one whose own listing has items."""


class Population:
    """What exists on the server. Everything is read once, when it is first asked for."""

    def __init__(self, connection: Connection, named: Mapping[str, str]) -> None:
        self._connection = connection
        self.named = named
        self._walks: dict[tuple[str, int], Walk] = {}
        self._objects: dict[tuple[str, tuple[tuple[str, Any], ...]], Exchange] = {}
        self._required: dict[tuple[str, int], dict[str, Any]] = {}
        self.listings = {listing.operation.id: listing for listing in Listing.all(connection.contract)}

    def walk(self, operation: str, account: int = 0) -> Walk:
        """Return the whole unfiltered listing, in pages of the largest size.

        It has no pages if it belongs to an object and none exists.
        """
        found = self._walks.get((operation, account))
        if found is None:
            found = self._walked(self.listings[operation], account)
            self._walks[operation, account] = found
        return found

    def _walked(self, listing: Listing, account: int) -> Walk:
        question = self.required(listing.operation, account)
        if self._belonging(listing.operation, account) and not question:
            return Walk(())
        return listing.walk(self._connection, question, size=listing.max_size, account=account)

    def _belonging(self, operation: Operation, account: int) -> list[str]:
        """List the path parameters that name an object: for a listing the one it belongs to."""
        return path_names(operation, self._connection.accounts[account].given)

    def again(self, operation: str, account: int = 0) -> Walk:
        """Return the listing as it is now, and forget what was read of it before."""
        self._walks.pop((operation, account), None)
        self._objects.clear()
        return self.walk(operation, account)

    def object_of(self, listing: Listing, item: Any, operation: str) -> Any:
        """Return the object that an operation reads for an item; None if no link leads to it or it cannot be read."""
        exchange = self.read_item(listing, item, operation)
        return exchange.value if exchange and exchange.succeeded else None

    def read_item(self, listing: Listing, item: Any, operation: str) -> Exchange | None:
        """Return how an operation reads an item of a listing; None if no link leads to it."""
        read_by = self._connection.contract.operation(operation)
        for parameters, source in self._links_to(read_by):
            if source.operation.id == listing.operation.id:
                pointed = pointers_into_items(listing, parameters)
                found = {name: pointers.first(item, pointer) for name, pointer in pointed.items()}
                return self.read(operation, found)
        return None

    def forget(self) -> None:
        """Forget what was read, because something has changed."""
        self._walks.clear()
        self._objects.clear()
        self._required.clear()

    def read(self, operation: str, parameters: dict[str, Any]) -> Exchange:
        """Return an object as an operation reads it, from an earlier read if nothing has changed since."""
        place = operation, tuple(sorted(parameters.items()))
        if place not in self._objects:
            self._objects[place] = self._connection.send(
                Call(self._connection.contract.operation(operation), parameters)
            )
        return self._objects[place]

    def required(self, operation: Operation, account: int = 0) -> dict[str, Any]:
        """Return the path parameters of a listing, of an object that has items if one is found soon."""
        if not self._belonging(operation, account):
            return {}
        place = operation.id, account
        if place not in self._required:
            self._required[place] = self._first_with_items(operation, account)
        return self._required[place]

    def _first_with_items(self, operation: Operation, account: int) -> dict[str, Any]:
        tried = list(islice(self.parameters(operation, account), _MOST_TRIED))
        listing = self.listings[operation.id]
        best, most = tried[0] if tried else dict[str, Any](), 0
        for parameters in tried:
            call = listing.call(parameters, size=listing.max_size, account=account)
            count = len(listing.page(self._connection.send(call)).items or ())
            if count > most:
                best, most = parameters, count
            if most > 1:
                break
        return best

    def _named(self, operation: Operation, account: int) -> dict[str, Any]:
        """Return path parameters of an object that the user named; empty unless all are given."""
        wanted = self._belonging(operation, account)
        named: Mapping[str, str] = self.named if account == 0 else {}
        return {name: named[name] for name in wanted} if all(name in named for name in wanted) else {}

    def parameters(self, operation: Operation, account: int = 0) -> Iterator[dict[str, Any]]:
        """Yield path parameters of objects that exist: those that the user named, then by the links of listings."""
        named = self._named(operation, account)
        if named:
            yield named
        found_own = False
        for parameters, listing in self._links_to(operation):
            belongs = bool(self._belonging(listing.operation, account))
            # A list that belongs to an object has no other ids than the list of those objects.
            if belongs and found_own:
                continue
            items = pointers_into_items(listing, parameters)
            for item in self.walk(listing.operation.id, account).items[:_MOST_ITEMS]:
                found = {
                    name: pointers.first(item, pointer) if pointer else item
                    for name, pointer in items.items()
                }
                if found and all(value is not None for value in found.values()):
                    found_own = found_own or not belongs
                    yield found

    def _links_to(self, operation: Operation) -> Iterator[tuple[JsonObject, Listing]]:
        contract = self._connection.contract
        given = self._connection.accounts[0].given
        wanted = {each["name"] for each in operation.parameters if each["in"] == "path"} - given.keys()
        for listing in self.listings.values():
            if listing.operation.id == operation.id:
                continue
            node = contract.document["paths"][listing.operation.path][listing.operation.method.lower()]
            for response in node["responses"].values():
                for link in map(contract.resolve, contract.resolve(response).get("links", {}).values()):
                    # A name may say where the parameter stands: `path.orderId`.
                    sent = {
                        name.rpartition(".")[2]: text for name, text in link.get("parameters", {}).items()
                    }
                    if link.get("operationId") == operation.id and wanted <= sent.keys():
                        yield {name: sent[name] for name in wanted}, listing


def path_names(operation: Operation, given: Mapping[str, Any]) -> list[str]:
    """List the path parameters of an operation that name an object: those that the account does not give."""
    return [
        parameter["name"]
        for parameter in operation.parameters
        if parameter["in"] == "path" and parameter["name"] not in given
    ]


def pointers_into_items(listing: Listing, parameters: JsonObject) -> dict[str, str]:
    """Return the pointers into an item of a listing that the parameters of a link stand for."""
    results = expression_target(listing.declared["results"])
    found = dict[str, str]()
    for name, expression in parameters.items():
        target = expression_target(str(expression))
        if "$response.body#" in str(expression) and target.startswith(f"{results}/0"):
            found[name] = target.removeprefix(f"{results}/0")
    return found
