"""nocnoc: authentication, operations and error bodies of the simulated provider."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from ....contract import JsonObject, Operation
from ...engine.common_settings import CommonSettings
from ...engine.errors import (
    InvalidRequestError,
    RefusedError,
    ResourceNotFoundError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.json_writer import write_json
from ...engine.lifecycle import Lifecycle, parse_order_number
from ...engine.messages import AdvanceRequest, Call, RequestHead, Response, SeedRequest
from ...engine.provider import Provider
from ...engine.validation import EACH, Check
from ...engine.violations import write_path
from ...webhooks.outbox import enqueue
from . import rendering, seeding
from .errors import ErrorCatalogue, NocnocError
from .local_rules import check_countries, check_local_rules, check_native_descriptions
from .orders import ORDER_TABLE, TABLES, OrderRepository, StoredOrder, count_by_status
from .own_orders import NocnocOrders
from .quotation import quote
from .settings import NocnocSettings
from .status_descriptions import describe_status
from .subcategories import subcategory_names


class Nocnoc(Provider):
    """The simulated nocnoc Easy Logistic API."""

    contract_name = "nocnoc"
    tables = TABLES
    order_table = ORDER_TABLE

    def __init__(self, common: CommonSettings, settings: NocnocSettings | None = None) -> None:
        super().__init__(common)
        self._settings = settings or NocnocSettings()
        self._errors = ErrorCatalogue(self.contract, common.http_status, self._settings)
        self._lifecycle = Lifecycle(self.contract)
        self._already_exists: int = self.contract.declared("createOrder", "x-unique")[0]["error"]

    @property
    def error_codes(self) -> frozenset[int]:
        """Error codes of nocnoc."""
        return self._errors.codes

    @property
    def null_is_absent(self) -> bool:
        """Whether the settings say so."""
        return self._settings.null_is_absent

    def authenticate(self, head: RequestHead) -> str:
        """Return the owner of the API key (401), provided that the language is a known one (EL-72)."""
        owner = super().authenticate(head)
        # After the key: nocnoc checks access before anything else.
        header = self._errors.language_header
        is_unknown = head.values(header) and self._requested_language(head) is None
        if is_unknown and self._settings.refuses_unknown_languages:
            raise NocnocError(self._errors.unknown_language, header)
        return owner

    def language(self, head: RequestHead) -> str:
        """Return the requested language; the default one if none or an unknown one is requested."""
        accepted = self._accepted_language(head) if self._settings.reads_accept_language else None
        return self._requested_language(head) or accepted or self._errors.default_language

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Require known subcategories, and an expiration date after today (EL-52)."""
        latest_past = now - timedelta(days=1) if self._settings.expires_after_last_day else now
        today = self._settings.day_of(latest_past)
        known = Check(("products", EACH, "subcategory_id"), lambda number: int(number) in subcategory_names())
        future = Check(("expiration_date",), lambda date: bool(date > today))
        return {"quoteOrder": (known,), "createOrder": (known, future)}.get(operation.id, ())

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render code 310 with the path of the first violation."""
        return self._errors.response(310, self.language(head), write_path(error.paths[0]))

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render the code of an error, in the requested language."""
        render = partial(self._errors.response, language=self.language(head))
        match error:
            case NocnocError():
                return render(error.status, detail=error.detail)
            case ResourceNotFoundError():
                return render(312)
            case UnreadableBodyError():
                return render(self._settings.unreadable_body_code)
            case UnsupportedMediaTypeError():
                return render(315, detail="Content-Type")
            case _:
                return render(error.status)

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Expire orders."""
        self._repository(connection, now).expire()

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Move an order of any merchant to a status that may follow its own; return its tracking."""
        repository = self._repository(connection, request.now)
        order = repository.find(parse_order_number(order_id))
        status = self._lifecycle.resolve(order.status, request.status)
        description = describe_status(self.contract, status, request.description)
        return self._tracking(repository.change(order, status, description))

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order with its history."""
        order = self._repository(connection, now).find(parse_order_number(order_id))
        return self.select_declared("OrderDetail", rendering.render_detail(order, self._settings))

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return the statuses that may follow."""
        order = self._repository(connection, now).find(parse_order_number(order_id))
        return self._lifecycle.following(order.status)

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Create nothing: this API has no listing that would show the orders."""

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders in every status."""
        return seeding.seed_orders(self._repository(connection, request.now), self._lifecycle, owner, request)

    @property
    def own_orders(self) -> NocnocOrders:
        """Orders in any status, with any history."""
        return NocnocOrders(self._repository, self._lifecycle)

    def count_orders(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Count orders by status."""
        return {"orders": count_by_status(connection)}

    def quote_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Price an order without creating it."""
        return self._quote(call)

    def create_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Price an order and create it."""
        check_native_descriptions(call.body, self._settings)
        repository = self._repository(connection, call.now)
        # Before the local rules: a repeated request gets this error whatever else is wrong with it.
        if repository.exists(call.owner, call.body["merchant_invoice_id"]):
            raise NocnocError(self._already_exists)
        quoted = self._quote(call, self._settings.created_shipping_usd)
        packages = rendering.count_packages(call.body)
        created = repository.add(call.owner, {**quoted, "total_packages": packages})
        return rendering.render_created(created, self._settings)

    def place_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Place an order."""
        return self._move(connection, call)

    def cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Cancel an order."""
        return self._move(connection, call)

    def get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return an order with its history."""
        order = self._find(connection, call)
        return self.render_once("OrderDetail", order, self._detail)

    def track_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return the tracking of an order."""
        repository = self._repository(connection, call.now)
        order = repository.find_tracked(call.parameters["tracking_id"], call.owner)
        return self.render_once("Tracking", order, self._progress)

    def _quote(self, call: Call, shipping: Decimal | None = None) -> JsonObject:
        check_countries(call.body, self._settings)
        quoted = quote(call.body, self._settings, shipping)
        check_local_rules(quoted, self._settings)
        return quoted

    def _detail(self, order: StoredOrder) -> JsonObject:
        return rendering.render_detail(order, self._settings)

    def _progress(self, order: StoredOrder) -> JsonObject:
        return rendering.render_tracking(order, self._settings)

    def _accepted_language(self, head: RequestHead) -> str | None:
        """Return the first known language of `Accept-Language`; weights are left to the order of the header."""
        sent = b",".join(head.values("Accept-Language")).decode("latin-1")
        known = {language.lower(): language for language in self._errors.languages}
        names = (part.partition(";")[0].strip().lower() for part in sent.split(","))
        return next((known[name] for name in names if name in known), None)

    def _requested_language(self, head: RequestHead) -> str | None:
        sent = head.values(self._errors.language_header)
        return next(
            (language for language in self._errors.languages if sent == [language.encode("ascii")]), None
        )

    def _repository(self, connection: sqlite3.Connection, now: datetime) -> OrderRepository:
        return OrderRepository(connection, now, self._settings, self._notify)

    def _tracking(self, order: StoredOrder) -> Any:
        return self.select_declared("Tracking", self._progress(order))

    def _notify(self, connection: sqlite3.Connection, order: StoredOrder) -> None:
        url = order.document.get("notification_url")
        if url is not None:
            body = write_json(self._tracking(order))
            enqueue(
                connection,
                provider=self.name,
                order_id=str(order.id),
                url=url,
                body=body,
                any_success=self._settings.accepts_any_success,
            )

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        return self._repository(connection, call.now).find(call.parameters["order_id"], call.owner)

    def _move(self, connection: sqlite3.Connection, call: Call) -> Any:
        order = self._find(connection, call)
        move = self._lifecycle.moves[call.operation.id]
        is_cancellation = call.operation.id == "cancelOrder"
        chosen = self._settings.cancellable_statuses if is_cancellation else None
        origins = move.origins if chosen is None else chosen
        if is_cancellation and order.status == move.target and self._settings.cancels_again:
            return rendering.render_order(order, self._settings)
        if order.status not in origins:
            raise NocnocError(move.error)
        changed = self._repository(connection, call.now).change(order, move.target or order.status)
        return rendering.render_order(changed, self._settings)
