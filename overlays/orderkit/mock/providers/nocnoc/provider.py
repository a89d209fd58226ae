"""nocnoc's API as the engine sees it: who may ask, what each operation does, how errors are worded."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

from ....contract import Contract, Operation
from ...engine.api_keys import ApiKeys
from ...engine.json_writer import write_json
from ...engine.provider import (
    Answer,
    Call,
    Handler,
    Head,
    InjectedFaultError,
    InvalidMembersError,
    RefusedError,
    SeedWish,
    Step,
    UnknownError,
    UnknownRouteError,
    UnreadableBodyError,
    WrongMediaError,
    WrongMethodError,
)
from ...engine.schema_matching import declared
from ...engine.validation import EACH, Check
from ...engine.violations import write_path
from ...settings import MockSettings
from ...webhooks.outbox import enqueue
from . import rendering, seeding
from .errors import DEFAULT_LANGUAGE, ErrorCatalogue, NocnocError
from .lifecycle import Lifecycle
from .local_rules import enforce
from .order_book import TABLES, KeptOrder, OrderBook, count_by_status
from .quotation import quote
from .subcategories import subcategory_names


class Nocnoc:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "nocnoc"
    tables = TABLES

    def __init__(self, settings: MockSettings) -> None:
        self.contract = Contract.load(self.name)
        self._settings = settings.nocnoc
        self._errors = ErrorCatalogue(self.contract, settings.http_status)
        self.error_codes = self._errors.codes
        self._lifecycle = Lifecycle(self.contract)
        self._api_keys = ApiKeys(settings.api_keys)
        self.handlers: Mapping[str, Handler] = {
            "quoteOrder": self._quote_order,
            "createOrder": self._create_order,
            "placeOrder": self._place_order,
            "cancelOrder": self._cancel_order,
            "getOrder": self._get_order,
            "trackOrder": self._track_order,
        }

    def admit(self, head: Head) -> str:
        """The owner behind the API key (401), if the language is one of the four (315, EL-72)."""
        owner = self._api_keys.sender(head.values("X-Api-Key"))
        if owner is None:
            raise NocnocError(HTTPStatus.UNAUTHORIZED)
        if head.values("X-Lang") and self._asked_language(head) is None:
            raise NocnocError(315, "X-Lang")
        return owner

    def examine(self, head: Head, operation: Operation) -> None:
        """Nothing is refused before its body is read; a body that nobody asked for is ignored."""

    def language(self, head: Head) -> str:
        """The language asked for, en-US if none or an unknown one is."""
        return self._asked_language(head) or DEFAULT_LANGUAGE

    def checks(self, operation: Operation, moment: datetime) -> Sequence[Check]:
        """Subcategories must exist, and the day on which an order expires must not have begun (EL-52)."""
        today = moment.strftime("%Y-%m-%d")
        known = Check(("products", EACH, "subcategory_id"), lambda number: int(number) in subcategory_names())
        future = Check(("expiration_date",), lambda date: bool(date > today))
        return {"quoteOrder": (known,), "createOrder": (known, future)}.get(operation.id, ())

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """nocnoc's error body for a failure, in the language asked for."""
        language = self.language(head)
        match failure:
            case NocnocError(code=code, detail=detail):
                return self._errors.answer(code, language, detail)
            case InvalidMembersError(paths=paths):
                return self._errors.answer(310, language, write_path(paths[0]))
            case InjectedFaultError(status=status) if status not in self.error_codes:
                return Answer(status=status, text="injected by the mock, as a gateway would answer")
            case InjectedFaultError(status=status):
                return self._errors.answer(status, language)
            case WrongMediaError():
                return self._errors.answer(315, language, "Content-Type")
            case _:
                return self._errors.answer(_HTTP_FAILURES.get(type(failure), 500), language)

    def settle(self, connection: sqlite3.Connection, moment: datetime) -> None:
        """Let orders expire."""
        self._book(connection, moment).expire()

    def advance(self, connection: sqlite3.Connection, order_id: str, step: Step) -> Any:
        """Give any merchant's order a status that may follow its own; the tracking that results."""
        book = self._book(connection, step.moment)
        order = book.find(
            int(order_id) if order_id.isascii() and order_id.isdigit() and len(order_id) < 11 else 0
        )
        status = self._lifecycle.next(order.status) if step.status is None else step.status
        if not self._lifecycle.allows(order.status, status):
            raise ValueError(f"an order that is {order.status} cannot become {status}")
        return self._tracking(book.change(order, status, self._lifecycle.describe(status, step.description)))

    def furnish(self, connection: sqlite3.Connection, wish: SeedWish) -> None:
        """A new mock holds no orders, since none could be listed."""

    def seed(self, connection: sqlite3.Connection, wish: SeedWish) -> Any:
        """Make orders in every status."""
        owner = self._api_keys.owner(wish.api_key)
        return seeding.plant(self._book(connection, wish.moment), self._lifecycle, owner, wish)

    def summarise(self, connection: sqlite3.Connection) -> Any:
        """Orders by status."""
        return {"orders": count_by_status(connection)}

    def _asked_language(self, head: Head) -> str | None:
        sent = head.values("X-Lang")
        return next(
            (language for language in self._errors.languages if sent == [language.encode("ascii")]), None
        )

    def _book(self, connection: sqlite3.Connection, moment: datetime) -> OrderBook:
        return OrderBook(connection, moment, self._settings, self._tell)

    def _tracking(self, order: KeptOrder) -> Any:
        return declared(self.contract, self.contract.schema("Tracking"), rendering.render_tracking(order))

    def _tell(self, connection: sqlite3.Connection, order: KeptOrder) -> None:
        url = order.document.get("notification_url")
        if url is not None:
            body = write_json(self._tracking(order))
            enqueue(connection, provider=self.name, order_id=str(order.id), url=url, body=body)

    def _quote_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        quoted = quote(call.body, self._settings)
        enforce(quoted, self._settings)
        return quoted

    def _create_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        book = self._book(connection, call.moment)
        if book.is_taken(call.owner, call.body["merchant_invoice_id"]):
            raise NocnocError(313)
        quoted = quote(call.body, self._settings)
        enforce(quoted, self._settings)
        order = book.add(call.owner, {**quoted, "total_packages": rendering.count_packages(call.body)})
        return rendering.render_created(order)

    def _place_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._change(connection, call, "placed")

    def _cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._change(connection, call, "cancelled")

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return rendering.render_detail(self._find(connection, call))

    def _track_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        book = self._book(connection, call.moment)
        try:
            return rendering.render_tracking(book.find_tracked(call.parameters["tracking_id"], call.owner))
        except UnknownError:
            raise NocnocError(312) from None

    def _find(self, connection: sqlite3.Connection, call: Call) -> KeptOrder:
        try:
            return self._book(connection, call.moment).find(call.parameters["order_id"], call.owner)
        except UnknownError:
            raise NocnocError(312) from None

    def _change(self, connection: sqlite3.Connection, call: Call, status: str) -> Any:
        order = self._find(connection, call)
        if not self._lifecycle.allows(order.status, status):
            raise NocnocError(311)
        return rendering.render_order(self._book(connection, call.moment).change(order, status))


_HTTP_FAILURES: Mapping[type[RefusedError], int] = {
    UnreadableBodyError: 400,
    UnknownRouteError: 404,
    WrongMethodError: 405,
}
