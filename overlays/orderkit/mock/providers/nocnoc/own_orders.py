"""Orders of nocnoc that a test puts: any status with any history."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.lifecycle import Lifecycle, parse_order_number
from ...engine.messages import SeedRequest
from ...engine.own_orders import OwnOrder, OwnOrders, merge
from ...engine.store import count_past
from .orders import FIRST_ID, Event, OrderRepository
from .quotation import quote
from .rendering import count_packages, render_detail
from .seeding import seed_orders
from .settings import NocnocSettings

_TRACKING_ID = re.compile(r"NC([1-9][0-9]{0,9})")
# Properties that are stored beside the document, or follow from what is.
_DERIVED = frozenset(
    {"id", "tracking_id", "status", "estimated_time_arrival", "description", "date", "historic"}
)
_STEP = timedelta(hours=2)
_DOCUMENTED = NocnocSettings()


class NocnocOrders(OwnOrders):
    """Orders of nocnoc as documents."""

    schema = "OrderDetail"
    key = "id"

    def __init__(
        self, open_repository: Callable[[sqlite3.Connection, datetime], OrderRepository], lifecycle: Lifecycle
    ) -> None:
        self._open = open_repository
        self._lifecycle = lifecycle

    def prepare(self, given: JsonObject) -> JsonObject:
        """Return the given properties with the id that a tracking id has (EL-81)."""
        tracking_id = given.get("tracking_id")
        if tracking_id is None:
            return given if "id" not in given else {**given, "tracking_id": f"NC{given['id']}"}
        match = _TRACKING_ID.fullmatch(str(tracking_id))
        if match is None or given.get("id", int(match[1])) != int(match[1]):
            raise ValueError(f"tracking_id must be NC and the id of the order (got {tracking_id!r})")
        return {**given, "id": int(match[1])}

    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a new order."""
        request = SeedRequest(1, None, 0, now)
        made = seed_orders(self._open(connection, now), self._lifecycle, owner, request)
        return str(made["orders"][0])

    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order with its history."""
        try:
            # What a test puts is read in the forms of the documented example.
            return render_detail(self._open(connection, now).find(parse_order_number(order_id)), _DOCUMENTED)
        except UnknownError:
            return None

    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order with its history; its totals follow from its products unless they are given."""
        repository = self._open(connection, order.now)
        number: int = order.document["id"]
        stored = repository.find(int(order_id))
        shown = {name: order.document[name] for name in order.document.keys() - _DERIVED}
        whole = merge(stored.document, {**shown, "products": _without_inherited_packages(order)})
        priced = merge(quote(whole, repository.settings), order.given)
        priced["total_packages"] = order.given.get("total_packages", count_packages(whole))
        document = {name: priced[name] for name in priced if name not in _DERIVED}
        arrival = order.document["estimated_time_arrival"]
        if repository.exists(order.owner, document["merchant_invoice_id"], besides=int(order_id)):
            raise sqlite3.IntegrityError("merchant_invoice_id belongs to another one")
        count_past(connection, "nocnoc order", FIRST_ID, number)
        connection.execute("DELETE FROM nocnoc_events WHERE order_id = ?", (int(order_id),))
        connection.execute(
            "UPDATE nocnoc_orders SET id = ?, owner = ?, merchant_invoice_id = ?, status = ?, expiration_date = ?, "
            "estimated_time_arrival = ?, document = ? WHERE id = ?",
            (
                number,
                order.owner,
                document["merchant_invoice_id"],
                order.document["status"],
                document["expiration_date"],
                arrival,
                write_json(document),
                int(order_id),
            ),
        )
        repository.record_events(number, self._events(order, stored.events))

    def _events(self, order: OwnOrder, before: tuple[Event, ...]) -> Iterator[Event]:
        """Yield the history: as given, or by the shortest way to the status, its last event now."""
        status: str = order.document["status"]
        now = order.now.strftime("%Y-%m-%d %H:%M:%S")
        if "historic" not in order.given and "status" not in order.given:
            yield from before[:-1]
        elif "historic" in order.given:
            yield from (_event(item) for item in reversed(order.document["historic"]))
        else:
            earlier = self._lifecycle.path_to(status)[:-1]
            for index, name in enumerate(earlier):
                time = order.now - _STEP * (len(earlier) - index)
                yield Event(name, "", time.strftime("%Y-%m-%d %H:%M:%S"))
        last = before[-1].time if "status" not in order.given else now
        current = {**order.document, "date": order.given.get("date", last)}
        yield _event(current)


def _without_inherited_packages(order: OwnOrder) -> list[JsonObject]:
    """Return the products; those that are given without packages have as many as their quantity."""
    products: list[JsonObject] = order.document["products"]
    given: list[JsonObject] = order.given.get("products", [])
    for product, sent in zip(products, given, strict=False):
        if "pickup" in product and "packages" not in sent.get("pickup", {}):
            product["pickup"] = {
                name: value for name, value in product["pickup"].items() if name != "packages"
            }
    return products


def _event(item: JsonObject) -> Event:
    time: str = item["date"]
    # A detail shows days only; such a day is taken from its beginning.
    return Event(item["status"], item.get("description") or "", time if " " in time else f"{time} 00:00:00")
