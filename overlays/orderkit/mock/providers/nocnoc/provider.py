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
    AdvanceRequest,
    Call,
    Handler,
    InjectedFaultError,
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    RequestHead,
    Response,
    RouteNotFoundError,
    SeedRequest,
    UnknownError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.schema_matching import select_declared
from ...engine.validation import EACH, Check
from ...engine.violations import write_path
from ...settings import MockSettings
from ...webhooks.outbox import enqueue
from . import rendering, seeding
from .errors import DEFAULT_LANGUAGE, ErrorCatalogue, NocnocError
from .lifecycle import Lifecycle
from .local_rules import check_local_rules
from .orders import TABLES, OrderRepository, StoredOrder, count_by_status
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

    def authenticate(self, head: RequestHead) -> str:
        """The owner behind the API key (401), if the language is one of the four (315, EL-72)."""
        owner = self._api_keys.sender(head.values("X-Api-Key"))
        if owner is None:
            raise NocnocError(HTTPStatus.UNAUTHORIZED)
        if head.values("X-Lang") and self._asked_language(head) is None:
            raise NocnocError(315, "X-Lang")
        return owner

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Nothing is refused before its body is read; a body that nobody asked for is ignored."""

    def language(self, head: RequestHead) -> str:
        """The language asked for, en-US if none or an unknown one is."""
        return self._asked_language(head) or DEFAULT_LANGUAGE

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Subcategories must exist, and the day on which an order expires must not have begun (EL-52)."""
        today = now.strftime("%Y-%m-%d")
        known = Check(("products", EACH, "subcategory_id"), lambda number: int(number) in subcategory_names())
        future = Check(("expiration_date",), lambda date: bool(date > today))
        return {"quoteOrder": (known,), "createOrder": (known, future)}.get(operation.id, ())

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """nocnoc's error body for a failure, in the language asked for."""
        language = self.language(head)
        match failure:
            case NocnocError(code=code, detail=detail):
                return self._errors.response(code, language, detail)
            case InvalidRequestError(paths=paths):
                return self._errors.response(310, language, write_path(paths[0]))
            case InjectedFaultError(status=status) if status not in self.error_codes:
                return Response(status=status, text="injected by the mock, as a gateway would answer")
            case InjectedFaultError(status=status):
                return self._errors.response(status, language)
            case UnsupportedMediaTypeError():
                return self._errors.response(315, language, "Content-Type")
            case _:
                return self._errors.response(_HTTP_FAILURES.get(type(failure), 500), language)

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Let orders expire."""
        self._repository(connection, now).expire()

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Give any merchant's order a status that may follow its own; the tracking that results."""
        repository = self._repository(connection, step.now)
        order = repository.find(
            int(order_id) if order_id.isascii() and order_id.isdigit() and len(order_id) < 11 else 0
        )
        status = self._lifecycle.next(order.status) if step.status is None else step.status
        if not self._lifecycle.allows(order.status, status):
            raise ValueError(f"an order that is {order.status} cannot become {status}")
        return self._tracking(
            repository.change(order, status, self._lifecycle.describe(status, step.description))
        )

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """A new mock holds no orders, since none could be listed."""

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make orders in every status."""
        owner = self._api_keys.owner(request.api_key)
        return seeding.seed_orders(self._repository(connection, request.now), self._lifecycle, owner, request)

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """Orders by status."""
        return {"orders": count_by_status(connection)}

    def _asked_language(self, head: RequestHead) -> str | None:
        sent = head.values("X-Lang")
        return next(
            (language for language in self._errors.languages if sent == [language.encode("ascii")]), None
        )

    def _repository(self, connection: sqlite3.Connection, now: datetime) -> OrderRepository:
        return OrderRepository(connection, now, self._settings, self._notify)

    def _tracking(self, order: StoredOrder) -> Any:
        return select_declared(
            self.contract, self.contract.schema("Tracking"), rendering.render_tracking(order)
        )

    def _notify(self, connection: sqlite3.Connection, order: StoredOrder) -> None:
        url = order.document.get("notification_url")
        if url is not None:
            body = write_json(self._tracking(order))
            enqueue(connection, provider=self.name, order_id=str(order.id), url=url, body=body)

    def _quote_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        quoted = quote(call.body, self._settings)
        check_local_rules(quoted, self._settings)
        return quoted

    def _create_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = self._repository(connection, call.now)
        if repository.exists(call.owner, call.body["merchant_invoice_id"]):
            raise NocnocError(313)
        quoted = quote(call.body, self._settings)
        check_local_rules(quoted, self._settings)
        order = repository.add(call.owner, {**quoted, "total_packages": rendering.count_packages(call.body)})
        return rendering.render_created(order)

    def _place_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._change(connection, call, "placed")

    def _cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._change(connection, call, "cancelled")

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return rendering.render_detail(self._find(connection, call))

    def _track_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = self._repository(connection, call.now)
        try:
            return rendering.render_tracking(
                repository.find_tracked(call.parameters["tracking_id"], call.owner)
            )
        except UnknownError:
            raise NocnocError(312) from None

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        try:
            return self._repository(connection, call.now).find(call.parameters["order_id"], call.owner)
        except UnknownError:
            raise NocnocError(312) from None

    def _change(self, connection: sqlite3.Connection, call: Call, status: str) -> Any:
        order = self._find(connection, call)
        if not self._lifecycle.allows(order.status, status):
            raise NocnocError(311)
        return rendering.render_order(self._repository(connection, call.now).change(order, status))


_HTTP_FAILURES: Mapping[type[RefusedError], int] = {
    UnreadableBodyError: 400,
    RouteNotFoundError: 404,
    MethodNotAllowedError: 405,
}
