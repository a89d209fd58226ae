"""nocnoc store: operations and error bodies of the simulated provider."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
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
from ...engine.lifecycle import Lifecycle
from ...engine.messages import AdvanceRequest, Call, RequestHead, Response, SeedRequest
from ...engine.paging import Pagination, Slice
from ...engine.provider import Provider
from ...engine.request_body import is_declared_as
from . import orders, packages, products, seeding
from .cancellation import CANCELLED, IN_PROCESS, decide
from .errors import ErrorCatalogue, StoreRefusalError
from .listing import ListingQuery
from .orders import OrderRepository
from .own_orders import StoreOrders
from .packages import PackageRepository, father_violations, son_violations
from .products import ProductRepository
from .seeded_products import make_products
from .settings import NocnocStoreSettings

_MEDIA_TYPES = ("application/json",)
_NOTHING_TO_CHANGE = "available_quantity or price is required."


class NocnocStore(Provider):
    """The simulated nocnoc store API."""

    contract_name = "nocnoc_store"
    tables = orders.TABLES + products.TABLES + packages.TABLES
    order_table = orders.ORDER_TABLE

    def __init__(self, common: CommonSettings, settings: NocnocStoreSettings | None = None) -> None:
        super().__init__(common)
        self._settings = settings or NocnocStoreSettings()
        self._errors = ErrorCatalogue(self.contract, common.http_status)
        newest_first, utc_offset = self._settings.newest_first, self._settings.utc_offset
        self._order_pages = self._pagination("listOrders")
        first = 1 if self._settings.products_from_page_one else None
        self._product_pages = self._pagination("listProducts", first)
        self._order_query = ListingQuery(
            self.contract, "listOrders", newest_first=newest_first, utc_offset=utc_offset
        )
        self._product_query = ListingQuery(self.contract, "listProducts", newest_first=newest_first)
        self._lifecycle = Lifecycle(self.contract)
        self._asked_twice: str = self.contract.declared("cancelOrder", "x-repeat")["error"]
        self._sku_exists: str = self.contract.declared("createProduct", "x-unique")[0]["error"]

    @property
    def error_codes(self) -> frozenset[int]:
        """HTTP statuses of the documented errors."""
        return self._errors.statuses

    @property
    def null_is_absent(self) -> bool:
        """Whether the settings say so."""
        return self._settings.null_is_absent

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Require a content type where there is a body; with strict settings, on every request (ST-28, ST-29)."""
        # The documentation wants the header on every request; real clients of a GET rarely send it
        # (ST-28).
        needs_content_type = self._settings.strict_content_type or _has_body(head)
        if needs_content_type and not is_declared_as(head, _MEDIA_TYPES):
            raise UnsupportedMediaTypeError

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render an unknown id, a wrong query, or all violations of a body."""
        first = error.violations[0]
        if first.part == "path":
            return self._errors.response("SKU_NOT_FOUND" if first.path == ("sku",) else "ORDER_NOT_FOUND")
        if first.part == "query":
            return self._errors.response("INVALID_QUERY")
        texts = [
            _NOTHING_TO_CHANGE if violation.keyword == "minProperties" else str(violation)
            for violation in error.violations
        ]
        return self._errors.response("INVALID_PAYLOAD", texts)

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render the store's error for its name, its resource or its HTTP status."""
        match error:
            case StoreRefusalError():
                return self._errors.response(error.name, error.errors, error.order_id)
            case UnreadableBodyError():
                return self._errors.response("INVALID_PAYLOAD", ("body: is not JSON",))
            case ResourceNotFoundError():
                # One error for each kind of resource; the path tells which one was requested.
                is_product = "products" in head.segments[:3]
                return self._errors.response("SKU_NOT_FOUND" if is_product else "ORDER_NOT_FOUND")
            case _:
                return self._errors.of_status(error.status)

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Decide on an order: `cancelled` (the default) cancels it, `in_process` rejects its cancellation (ST-34)."""
        repository = OrderRepository(connection, request.now, self._settings)
        order = repository.find(order_id)
        decided = decide(
            repository,
            order,
            self._lifecycle.next(order.status) if request.status is None else request.status,
            request.description,
        )
        return self.select_declared("Order", repository.render(decided))

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order as the listing shows it."""
        repository = OrderRepository(connection, now, self._settings)
        return self.select_declared("Order", repository.render(repository.find(order_id)))

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return the decisions that are possible: a cancellation, and the refusal of one that was requested."""
        repository = OrderRepository(connection, now, self._settings)
        following = self._lifecycle.following(repository.find(order_id).status)
        return (*following, IN_PROCESS) if repository.is_cancellation_open(order_id) else following

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders in every status, and the products they contain."""
        # Products first: orders refer to their SKUs.
        ProductRepository(connection, request.now).add_all(owner, make_products(request.now))
        return seeding.seed_orders(OrderRepository(connection, request.now, self._settings), owner, request)

    @property
    def own_orders(self) -> StoreOrders:
        """Orders of any content."""
        return StoreOrders(lambda connection, now: OrderRepository(connection, now, self._settings))

    def count_orders(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Count orders by status, cancellation requests by state, products, and packages by kind."""
        (number,) = connection.execute("SELECT count(*) FROM nocnoc_store_products").fetchone()
        return {
            "orders": orders.count_by(connection, "orders", "status"),
            "cancellations": orders.count_by(connection, "cancellations", "state"),
            "products": number,
            "packages": orders.count_by(connection, "packages", "kind"),
        }

    def list_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return a page of orders."""
        repository = self._repository(connection, call)
        slice_ = self._order_pages.slice(call)
        page = repository.page(call.owner, self._order_query, call.parameters, slice_)
        self._check_page(page, slice_)
        return {
            "orders": self.render_all_once("Order", page, lambda row: repository.render(orders.read(row)))
        }

    def cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Open a request for the cancellation of an order."""
        repository = self._repository(connection, call)
        order = repository.find(call.parameters["order_id"], call.owner)
        move = self._lifecycle.moves["cancelOrder"]
        # Before the open request: a cancelled order has had its request decided.
        if order.status not in move.origins:
            raise StoreRefusalError(move.error)
        if repository.is_cancellation_open(order.tracking_id):
            raise StoreRefusalError(self._asked_twice, order_id=order.tracking_id)
        repository.request_cancellation(order.tracking_id)
        if self._settings.cancels_at_once:
            decide(repository, order, CANCELLED, None)
        return {}

    def list_products(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return a page of products."""
        slice_ = self._product_pages.slice(
            call, min(self._settings.default_size, self._settings.largest_page)
        )
        repository = ProductRepository(connection, call.now)
        page = repository.page(call.owner, self._product_query, call.parameters, slice_)
        self._check_page(page, slice_)
        return {"products": self.render_all_once("Product", page, self._show_product)}

    def create_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Create a product."""
        product = self._add_product(connection, call, products.describe(call.body))
        if not self._settings.returns_international_ids:
            product.pop("international_ids", None)
        return product

    def create_product_from_asin(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Create a product that is described by an ASIN."""
        product = self._add_product(connection, call, products.describe_from_asin(call.body))
        return {**product, "status": products.STATUS_FROM_ASIN}

    def get_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return a product."""
        repository = ProductRepository(connection, call.now)
        text = repository.find_text(call.owner, call.parameters["sku"])
        return self.render_once("Product", text, self._show_product)

    def update_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Change the quantity or the price of a product."""
        repository = ProductRepository(connection, call.now)
        changed = repository.change(call.owner, call.parameters["sku"], call.body)
        return products.render_product(changed, self._settings)

    def create_package(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Create a Son package with items of an order, or a Father package with Sons."""
        repository = PackageRepository(connection, call.owner)
        if "subpackages" in call.body:
            _refuse_body(father_violations(repository, call.body))
            return {"package_id": repository.add_father(call.body)}
        order = self._repository(connection, call).find(call.body["order_reference_id"], call.owner)
        checks_quantities = self._settings.checks_packed_quantities
        _refuse_body(son_violations(order, call.body, checks_quantities=checks_quantities))
        return {"package_id": repository.add_son(call.body)}

    def _add_product(self, connection: sqlite3.Connection, call: Call, product: JsonObject) -> JsonObject:
        repository = ProductRepository(connection, call.now)
        if repository.has(call.owner, product["sku"]):
            raise StoreRefusalError(self._sku_exists)
        repository.add(call.owner, product)
        return product

    def _pagination(self, operation_id: str, first: int | None = None) -> Pagination:
        operation = self.contract.operation(operation_id)
        return Pagination(self.contract, operation, largest_page=self._settings.largest_page, first=first)

    def _check_page(self, page: Sequence[object], slice_: Slice) -> None:
        # The first page is never beyond the last one: a list without items has it too.
        if not page and slice_.offset and self._settings.status_beyond_last_page == 404:
            raise StoreRefusalError("NOT_FOUND")

    def _show_product(self, text: str) -> JsonObject:
        return products.render_product(products.read(text), self._settings)

    def _repository(self, connection: sqlite3.Connection, call: Call) -> OrderRepository:
        return OrderRepository(connection, call.now, self._settings)


def _has_body(head: RequestHead) -> bool:
    return bool(head.values("Transfer-Encoding")) or head.values("Content-Length") not in ([], [b"0"])


def _refuse_body(errors: Sequence[str]) -> None:
    if errors:
        raise StoreRefusalError("INVALID_PAYLOAD", *errors)
