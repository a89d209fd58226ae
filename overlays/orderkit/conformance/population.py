"""What exists on the server: items of listings, objects, and values for parameters, read before anything is tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..contract import JsonObject, Operation, expression_target
from . import pointers
from .calls import Call, Exchange
from .connection import Connection
from .listing import Listing, Walk

_MOST_ITEMS: Final = 400


class Population:
    """What exists on the server. Everything is read once, when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._walks: dict[tuple[str, int], Walk] = {}
        self._objects: dict[tuple[str, tuple[tuple[str, Any], ...]], Exchange] = {}
        self.listings = {listing.operation.id: listing for listing in Listing.all(connection.contract)}

    def walk(self, operation: str, account: int = 0) -> Walk:
        """Return the whole unfiltered listing, in pages of the largest size."""
        found = self._walks.get((operation, account))
        if found is None:
            listing = self.listings[operation]
            question = self.required(listing.operation, account)
            found = listing.walk(self._connection, question, size=listing.max_size, account=account)
            self._walks[operation, account] = found
        return found

    def forget(self) -> None:
        """Forget what was read, because something has changed."""
        self._walks.clear()
        self._objects.clear()

    def read(self, operation: str, parameters: dict[str, Any]) -> Exchange:
        """Return an object as an operation reads it, from an earlier read if nothing has changed since."""
        place = operation, tuple(sorted(parameters.items()))
        if place not in self._objects:
            self._objects[place] = self._connection.send(
                Call(self._connection.contract.operation(operation), parameters)
            )
        return self._objects[place]

    def required(self, operation: Operation, account: int = 0) -> dict[str, Any]:
        """Return values for the required parameters of a listing that belongs to an object, of the first object."""
        given = self._connection.accounts[account].given
        names = [
            parameter["name"]
            for parameter in operation.parameters
            if parameter["in"] == "path" and parameter["name"] not in given
        ]
        if not names:
            return {}
        return next(self.parameters(operation, account), dict[str, Any]())

    def parameters(self, operation: Operation, account: int = 0) -> Iterator[dict[str, Any]]:
        """Yield path parameters of objects that exist, by the links of listings to the operation."""
        for parameters, listing in self._links_to(operation):
            items = pointers_into_items(listing, parameters)
            for item in self.walk(listing.operation.id, account).items[:_MOST_ITEMS]:
                found = {
                    name: pointers.first(item, pointer) if pointer else item
                    for name, pointer in items.items()
                }
                if found and all(value is not None for value in found.values()):
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


def pointers_into_items(listing: Listing, parameters: JsonObject) -> dict[str, str]:
    """Return the pointers into an item of a listing that the parameters of a link stand for."""
    results = expression_target(listing.declared["results"])
    found = dict[str, str]()
    for name, expression in parameters.items():
        target = expression_target(str(expression))
        if "$response.body#" in str(expression) and target.startswith(f"{results}/0"):
            found[name] = target.removeprefix(f"{results}/0")
    return found
