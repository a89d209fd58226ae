"""Handlers of the operations on the orders of an account."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import cached_property

from jsonschema_rs import Draft202012Validator

from ....contract import Contract, JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import JsonText
from ...engine.listing_query import Condition
from ...engine.messages import NO_BODY, Call, Response
from ...engine.violations import read_errors
from .cursors import Cursor, read_cursor
from .error_rendering import ErrorRenderer
from .errors import ErrorCatalogue, SendcloudRefusalError
from .filters import Filters
from .listing import Listing, write_links
from .orders import OrderRepository, Row, StoredOrder
from .rendering import OrderRenderer
from .settings import SendcloudSettings
from .sorting import Sort, SortGrammar
from .timestamps import format_timestamp, to_microseconds
from .updates import UnknownItemError, change
from .upserts import OrderSaver, check_identity


class OrderHandlers:
    """Handles the operations of the contract, each inside a transaction."""

    def __init__(
        self,
        contract: Contract,
        errors: ErrorCatalogue,
        filters: Filters,
        settings: SendcloudSettings,
        render_all: Callable[[Iterable[Row]], JsonText],
    ) -> None:
        self._contract = contract
        self._errors = errors
        self._filters = filters
        self._settings = settings
        self._render_all = render_all
        self._error_renderer = ErrorRenderer(errors, filters, settings)
        self._order = contract.schema("NewOrder")
        self._renderer = OrderRenderer(contract, settings)
        self._sorts = SortGrammar(
            contract.parameter("listOrders", "sort")["x-sort"],
            skips_unsupported=settings.skips_unsupported_keys,
        )
        self._usual_size: int = contract.parameter("listOrders", "page_size")["default"]

    def list_orders(self, connection: sqlite3.Connection, call: Call) -> Response:
        """Return a page of orders, with links to the next and previous page."""
        refused = self._error_renderer.unknown_integration_error(
            {name: [str(value)] for name, value in call.parameters.items()}
        )
        if refused is not None:
            raise SendcloudRefusalError(refused)
        sort = self._sorts.read(call.parameters.get("sort"))
        size = call.parameters.get("page_size", self._usual_size)
        listing = Listing(connection, self._condition(call), sort)
        page = listing.page(self._cursor(call, sort), size)
        links = write_links(call.head.url, page, self._settings)
        headers = {} if links is None else {"link": links}
        return Response(200, {"data": self._render_all(page.rows)}, headers=headers)

    def save_orders(self, connection: sqlite3.Connection, call: Call) -> Response:
        """Create orders, or replace existing ones."""
        repository = OrderRepository(connection, call.now)
        saved = OrderSaver(repository, self._errors, call.owner, self._settings).save_all(call.body)
        return Response(self._settings.created_status, {"data": [order.reference() for order in saved]})

    def retrieve_order(self, connection: sqlite3.Connection, call: Call) -> JsonObject:
        """Return an order."""
        return {"data": self._renderer.render(self._find(connection, call, "OrderNotFound"))}

    def update_order(self, connection: sqlite3.Connection, call: Call) -> JsonObject:
        """Change properties of an order."""
        order = self._find(connection, call, "OrderToChangeNotFound")
        repository = OrderRepository(connection, call.now)
        # An update may repeat the id, but not change it.
        if call.body.get("id", str(order.pk)) != str(order.pk):
            raise SendcloudRefusalError(self._errors.at_property("IdChanged", ("id",), id=order.pk))
        try:
            document = change(order.document, call.body, self._settings.merge_depth)
        except UnknownItemError:
            raise self._errors.refusal("ItemNotFound") from None
        check_identity(repository, self._errors, order, document, ())
        return {"data": repository.change(order, self.validated(document)).reference()}

    def delete_order(self, connection: sqlite3.Connection, call: Call) -> object:
        """Delete an order."""
        repository = OrderRepository(connection, call.now)
        try:
            repository.remove(repository.find(call.parameters["id"], call.owner))
        except UnknownError:
            if not self._settings.deletes_again:
                raise self._errors.refusal("OrderNotFound") from None
        return NO_BODY

    def validated(self, document: JsonObject) -> JsonObject:
        """Return the document of an order if it is complete, with whole addresses for example (SC-120)."""
        violations = self._violations(document)
        if violations:
            raise SendcloudRefusalError(*violations)
        return document

    @cached_property
    def _validator(self) -> Draft202012Validator:
        # Updates are validated as whole orders after merging, as orders are that are created.
        return Draft202012Validator(self._contract.standalone(self._order))

    def _violations(self, document: JsonObject) -> Sequence[JsonObject]:
        errors = self._validator.iter_errors(document)
        return [
            self._errors.wrong_property(violation)
            for violation in read_errors(self._contract, self._order, document, errors)
            # A change may set a quantity to 0, a creation may not (SC-62).
            if not (violation.path[-1] == "quantity" and violation.details.get("value") == 0)
        ]

    def _find(self, connection: sqlite3.Connection, call: Call, error_name: str) -> StoredOrder:
        try:
            return OrderRepository(connection, call.now).find(call.parameters["id"], call.owner)
        except UnknownError:
            raise self._errors.refusal(error_name) from None

    def _condition(self, call: Call) -> Condition:
        condition, values = self._filters.write_condition(call.parameters)
        # New orders may become visible later than they are created (SC-86).
        visible, bounds = "owner = ? AND visible_from <= ?", [call.owner, to_microseconds(call.now)]
        if not self._settings.lists_fulfilled_orders:
            visible += " AND folded_status <> 'fulfilled'"
        if self._settings.days_listed is not None:
            visible += " AND created_at >= ?"
            bounds.append(format_timestamp(call.now - timedelta(days=self._settings.days_listed)))
        return f"{visible} AND {condition}", [*bounds, *values]

    def _cursor(self, call: Call, sort: Sort) -> Cursor:
        if "cursor" not in call.parameters:
            return Cursor()
        try:
            return read_cursor(call.parameters["cursor"], sort)
        except ValueError:
            raise self._errors.refusal("InvalidCursor") from None
