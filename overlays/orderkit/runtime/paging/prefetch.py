"""The pages of a listing as they are asked for and arrive, some of them ahead of the one that is used, without I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from attrs import define, evolve

from ...errors import PaginationError
from ..client.base_client import Connection
from ..protocol.messages import Begin, Flight, Join, Steps
from .cursors import Place, Position
from .list_request import Listed
from .strategies import Received, Strategy, asking

T = TypeVar("T")


@define(frozen=True)
class Landed(Generic[T]):
    """A page that arrived.

    Attributes:
        items: What is on it.
        received: What it tells about those after it.
    """

    items: Sequence[T]
    received: Received


class Fetching(Generic[T]):
    """The pages that are under way, or have landed and are not used yet."""

    def __init__(self, connection: Connection, listed: Listed[T], strategy: Strategy) -> None:
        self._connection, self._listed, self._strategy = connection, listed, strategy
        self._flights: dict[Position, Flight] = {}
        self._total: int | None = None

    def is_under_way(self, position: Position) -> bool:
        """Whether the page that begins there has not landed yet."""
        flight = self._flights.get(position)
        return flight is not None and not flight.done()

    def begin(self, position: Position, pages: int) -> Steps[None]:
        """Begin to fetch the page at a position and those after it, so many as far as they can be foreseen."""
        if self._flights and position not in self._flights:
            self.give_up()  # the pages were shorter than foreseen
        for each in self._strategy.run(position, pages, self._total):
            if each not in self._flights:
                self._flights[each] = yield Begin(self._fetch(each))

    def begin_next(self, place: Place | None, most: int) -> Steps[Flight | None]:
        """Begin to fetch the page after those from a place on that have landed, unless so many have. It waits for none,
        and gives the flight that is under way, which may land at any moment."""
        for _ in range(most):
            if place is None:
                break
            flight = self._flights.get(place.position)
            if flight is None:
                self._flights[place.position] = yield Begin(self._fetch(place.position))
                return self._flights[place.position]
            if not flight.done():
                return flight
            place = self._after_landing(place.position, flight)
        return None

    def land(self, position: Position) -> Steps[Landed[T]]:
        """The page that begins there, waited for. One that failed is asked for again the next time."""
        flight = self._flights.get(position)
        landed: Landed[T]
        if flight is None:
            landed = yield from self._fetch(position)
        else:
            yield Join([flight])
            del self._flights[position]
            landed = flight.result()
        self._total = landed.received.total
        return landed

    def after(self, position: Position, received: Received) -> Place | None:
        """Where the page after another one begins; None after the last one.

        Raises:
            PaginationError: It cannot be told.
        """
        return self._strategy.after(position, received)

    def give_up(self) -> None:
        """Forget every page that is fetched ahead."""
        for flight in self._flights.values():
            flight.cancel()
        self._flights.clear()

    def _after_landing(self, position: Position, flight: Flight) -> Place | None:
        """None also if it cannot be known; what went wrong is told when the page is used."""
        if flight.exception() is not None:
            return None
        try:
            return self.after(position, flight.result().received)
        except PaginationError:
            return None

    def _fetch(self, position: Position) -> Steps[Landed[T]]:
        listed = self._listed
        request = asking(listed.call.request, self._strategy.inputs(position))
        page, answer = yield from self._connection.tell(evolve(listed.call, request=request))
        items = listed.items(page)
        total = None if listed.total is None else listed.total(page)
        return Landed(items, Received(count=len(items), total=total, link=answer.headers.get("link", "")))
