"""nocnoc's store as the engine sees it: who may ask, what each operation does, how errors are worded."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ....contract import Contract, JsonObject, Operation
from ...engine.api_keys import ApiKeys
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
from ...engine.request_body import is_declared_as
from ...engine.schema_matching import select_declared
from ...engine.validation import Check
from ...engine.violations import Violation
from ...settings import MockSettings
from . import orders, packages, products, seeding
from .cancellation import decide
from .errors import ErrorCatalogue, StoreRefusalError
from .orders import OrderRepository, StoredOrder
from .packages import PackageRepository, father_violations, son_violations
from .products import ProductRepository
from .seeded_products import make_products

_MEDIA_TYPES = ("application/json",)
_NOTHING_TO_CHANGE = "available_quantity or price is required."


class NocnocStore:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "nocnoc-store"
    tables = orders.TABLES + products.TABLES + packages.TABLES

    def __init__(self, settings: MockSettings) -> None:
        self.contract = Contract.load("nocnoc_store")
        self._settings = settings.nocnoc_store
        self._errors = ErrorCatalogue(self.contract, settings.http_status)
        self.error_codes = self._errors.statuses
        self._api_keys = ApiKeys(settings.api_keys)
        self.handlers: Mapping[str, Handler] = {
            "listOrders": self._list_orders,
            "cancelOrder": self._cancel_order,
            "listProducts": self._list_products,
            "createProduct": self._create_product,
            "createProductFromAsin": self._create_product_from_asin,
            "getProduct": self._get_product,
            "updateProduct": self._update_product,
            "createPackage": self._create_package,
        }

    def authenticate(self, head: RequestHead) -> str:
        """The owner behind the API key."""
        owner = self._api_keys.sender(head.values("X-Api-Key"))
        if owner is None:
            raise StoreRefusalError("UNAUTHORIZED")
        return owner

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """A body needs its content type; if the settings are strict, every request does (ST-28, ST-29)."""
        if (self._settings.strict_content_type or _has_body(head)) and not is_declared_as(head, _MEDIA_TYPES):
            raise UnsupportedMediaTypeError

    def language(self, head: RequestHead) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """The contract says all there is."""
        return ()

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """The store's error body for a failure."""
        match failure:
            case StoreRefusalError(name=name, errors=errors, order_id=order_id):
                return self._errors.response(name, errors, order_id)
            case InvalidRequestError(violations=violations):
                return self._render_violations(violations)
            case UnreadableBodyError():
                return self._errors.response("INVALID_PAYLOAD", ("body: is not JSON",))
            case InjectedFaultError(status=status) if status in self.error_codes:
                return self._errors.of_status(status)
            case InjectedFaultError(status=status):
                return Response(status=status, text="injected by the mock, as a gateway would answer")
            case _:
                return self._errors.response(_HTTP_FAILURES.get(type(failure), "INTERNAL_ERROR"))

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Nothing happens by itself."""

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Decide as nocnoc would: `cancelled` cancels an order, asked for or not, which is also the usual next step.

        `in_process` turns down a request for its cancellation (ST-34).
        """
        repository = OrderRepository(connection, step.now, self._settings)
        order = repository.find(order_id)
        decided = decide(repository, order, step.status or "cancelled", step.description)
        return select_declared(self.contract, self.contract.schema("Order"), repository.render(decided))

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Orders and products for the first seller."""
        if request.orders:
            self.seed(connection, request)

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make orders in every status, and the products that they are about."""
        owner = self._api_keys.owner(request.api_key)
        ProductRepository(connection, request.now).add_all(owner, make_products(request.now))
        return seeding.seed_orders(OrderRepository(connection, request.now, self._settings), owner, request)

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """Orders by status, requests for cancellations by state, products, and packages by kind."""
        (products,) = connection.execute("SELECT count(*) FROM nocnoc_store_products").fetchone()
        return {
            "orders": orders.count_by(connection, "orders", "status"),
            "cancellations": orders.count_by(connection, "cancellations", "state"),
            "products": products,
            "packages": orders.count_by(connection, "packages", "kind"),
        }

    def _render_violations(self, violations: Sequence[Violation]) -> Response:
        first = violations[0]
        if first.part == "path":
            return self._errors.response("SKU_NOT_FOUND" if first.path == ("sku",) else "ORDER_NOT_FOUND")
        if first.part == "query":
            return self._errors.response("INVALID_QUERY")
        texts = [
            _NOTHING_TO_CHANGE if violation.keyword == "minProperties" else str(violation)
            for violation in violations
        ]
        return self._errors.response("INVALID_PAYLOAD", texts)

    def _list_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = self._repository(connection, call)
        return {
            "orders": [repository.render(order) for order in repository.page(call.owner, call.parameters)]
        }

    def _cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = self._repository(connection, call)
        order = _find_order(repository, call.parameters["order_id"], call.owner)
        if order.status == "cancelled":
            raise StoreRefusalError("INVALID_REQUEST")
        if repository.is_cancellation_open(order.tracking_id):
            raise StoreRefusalError("CANCELLATION_OPEN", order_id=order.tracking_id)
        repository.request_cancellation(order.tracking_id)
        return {}

    def _list_products(self, connection: sqlite3.Connection, call: Call) -> Any:
        page = ProductRepository(connection, call.now).page(call.owner, call.parameters)
        return {"products": [products.render_product(product) for product in page]}

    def _create_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        return _add_product(connection, call, products.describe(call.body))

    def _create_product_from_asin(self, connection: sqlite3.Connection, call: Call) -> Any:
        product = _add_product(connection, call, products.describe_from_asin(call.body))
        return {**product, "status": products.STATUS_FROM_ASIN}

    def _get_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        try:
            product = ProductRepository(connection, call.now).find(call.owner, call.parameters["sku"])
        except UnknownError:
            raise StoreRefusalError("SKU_NOT_FOUND") from None
        return products.render_product(product)

    def _update_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = ProductRepository(connection, call.now)
        try:
            product = repository.change(call.owner, call.parameters["sku"], call.body)
        except UnknownError:
            raise StoreRefusalError("SKU_NOT_FOUND") from None
        return products.render_product(product)

    def _create_package(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository = PackageRepository(connection, call.owner)
        if "subpackages" in call.body:
            _refuse_body(father_violations(repository, call.body))
            return {"package_id": repository.add_father(call.body)}
        order = _find_order(self._repository(connection, call), call.body["order_reference_id"], call.owner)
        _refuse_body(son_violations(order, call.body))
        return {"package_id": repository.add_son(call.body)}

    def _repository(self, connection: sqlite3.Connection, call: Call) -> OrderRepository:
        return OrderRepository(connection, call.now, self._settings)


_HTTP_FAILURES: Mapping[type[RefusedError], str] = {
    RouteNotFoundError: "NOT_FOUND",
    MethodNotAllowedError: "METHOD_NOT_ALLOWED",
    UnsupportedMediaTypeError: "UNSUPPORTED_MEDIA_TYPE",
}


def _has_body(head: RequestHead) -> bool:
    return bool(head.values("Transfer-Encoding")) or head.values("Content-Length") not in ([], [b"0"])


def _find_order(repository: OrderRepository, tracking_id: str, owner: str) -> StoredOrder:
    try:
        return repository.find(tracking_id, owner)
    except UnknownError:
        raise StoreRefusalError("ORDER_NOT_FOUND") from None


def _add_product(connection: sqlite3.Connection, call: Call, product: JsonObject) -> JsonObject:
    repository = ProductRepository(connection, call.now)
    if repository.has(call.owner, product["sku"]):
        raise StoreRefusalError("SKU_EXISTS")
    repository.add(call.owner, product)
    return product


def _refuse_body(errors: Sequence[str]) -> None:
    if errors:
        raise StoreRefusalError("INVALID_PAYLOAD", *errors)
