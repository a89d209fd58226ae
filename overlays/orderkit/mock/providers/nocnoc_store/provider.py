"""nocnoc's store as the engine sees it: who may ask, what each operation does, how errors are worded."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ....contract import Contract, JsonObject, Operation
from ...engine.api_keys import ApiKeys
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
from ...engine.request_body import is_declared_as
from ...engine.schema_matching import declared
from ...engine.validation import Check
from ...engine.violations import Flaw
from ...settings import MockSettings
from . import order_book, package_register, product_shelf, seeding
from .cancellation import decide
from .errors import ErrorCatalogue, StoreRefusalError
from .order_book import KeptOrder, OrderBook
from .package_register import PackageRegister, flaws_of_father, flaws_of_son
from .product_shelf import ProductShelf

_MEDIA_TYPES = ("application/json",)
_NOTHING_TO_CHANGE = "available_quantity or price is required."


class NocnocStore:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "nocnoc-store"
    tables = order_book.TABLES + product_shelf.TABLES + package_register.TABLES

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

    def admit(self, head: Head) -> str:
        """The owner behind the API key."""
        owner = self._api_keys.sender(head.values("X-Api-Key"))
        if owner is None:
            raise StoreRefusalError("UNAUTHORIZED")
        return owner

    def examine(self, head: Head, operation: Operation) -> None:
        """A body needs its content type; if the settings are strict, every request does (ST-28, ST-29)."""
        if (self._settings.strict_content_type or _has_body(head)) and not is_declared_as(head, _MEDIA_TYPES):
            raise WrongMediaError

    def language(self, head: Head) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, moment: datetime) -> Sequence[Check]:
        """The contract says all there is."""
        return ()

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """The store's error body for a failure."""
        match failure:
            case StoreRefusalError(name=name, errors=errors, order_id=order_id):
                return self._errors.answer(name, errors, order_id)
            case InvalidMembersError(flaws=flaws):
                return self._explain_flaws(flaws)
            case UnreadableBodyError():
                return self._errors.answer("INVALID_PAYLOAD", ("body: is not JSON",))
            case InjectedFaultError(status=status) if status in self.error_codes:
                return self._errors.of_status(status)
            case InjectedFaultError(status=status):
                return Answer(status=status, text="injected by the mock, as a gateway would answer")
            case _:
                return self._errors.answer(_HTTP_FAILURES.get(type(failure), "INTERNAL_ERROR"))

    def settle(self, connection: sqlite3.Connection, moment: datetime) -> None:
        """Nothing happens by itself."""

    def advance(self, connection: sqlite3.Connection, order_id: str, step: Step) -> Any:
        """Decide as nocnoc would: `cancelled` cancels an order, asked for or not, which is also the usual next step.

        `in_process` turns down a request for its cancellation (ST-34).
        """
        book = OrderBook(connection, step.moment, self._settings)
        order = book.find(order_id)
        decided = decide(book, order, step.status or "cancelled", step.description)
        return declared(self.contract, self.contract.schema("Order"), book.render(decided))

    def furnish(self, connection: sqlite3.Connection, wish: SeedWish) -> None:
        """Orders and products for the first seller."""
        if wish.orders:
            self.seed(connection, wish)

    def seed(self, connection: sqlite3.Connection, wish: SeedWish) -> Any:
        """Make orders in every status, and the products that they are about."""
        owner = self._api_keys.owner(wish.api_key)
        ProductShelf(connection, wish.moment).add_all(owner, seeding.invent_products(wish.moment))
        return seeding.plant(OrderBook(connection, wish.moment, self._settings), owner, wish)

    def summarise(self, connection: sqlite3.Connection) -> Any:
        """Orders by status, requests for cancellations by state, products, and packages by kind."""
        (products,) = connection.execute("SELECT count(*) FROM nocnoc_store_products").fetchone()
        return {
            "orders": order_book.count_by(connection, "orders", "status"),
            "cancellations": order_book.count_by(connection, "cancellations", "state"),
            "products": products,
            "packages": order_book.count_by(connection, "packages", "kind"),
        }

    def _explain_flaws(self, flaws: Sequence[Flaw]) -> Answer:
        first = flaws[0]
        if first.part == "path":
            return self._errors.answer("SKU_NOT_FOUND" if first.path == ("sku",) else "ORDER_NOT_FOUND")
        if first.part == "query":
            return self._errors.answer("INVALID_QUERY")
        texts = [_NOTHING_TO_CHANGE if flaw.keyword == "minProperties" else str(flaw) for flaw in flaws]
        return self._errors.answer("INVALID_PAYLOAD", texts)

    def _list_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        book = self._book(connection, call)
        return {"orders": [book.render(order) for order in book.page(call.owner, call.parameters)]}

    def _cancel_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        book = self._book(connection, call)
        order = _find_order(book, call.parameters["order_id"], call.owner)
        if order.status == "cancelled":
            raise StoreRefusalError("INVALID_REQUEST")
        if book.is_cancellation_open(order.tracking_id):
            raise StoreRefusalError("CANCELLATION_OPEN", order_id=order.tracking_id)
        book.ask_for_cancellation(order.tracking_id)
        return {}

    def _list_products(self, connection: sqlite3.Connection, call: Call) -> Any:
        page = ProductShelf(connection, call.moment).page(call.owner, call.parameters)
        return {"products": [product_shelf.render_product(product) for product in page]}

    def _create_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        return _put_on_shelf(connection, call, product_shelf.describe(call.body))

    def _create_product_from_asin(self, connection: sqlite3.Connection, call: Call) -> Any:
        product = _put_on_shelf(connection, call, product_shelf.describe_from_asin(call.body))
        return {**product, "status": product_shelf.STATUS_FROM_ASIN}

    def _get_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        try:
            product = ProductShelf(connection, call.moment).find(call.owner, call.parameters["sku"])
        except UnknownError:
            raise StoreRefusalError("SKU_NOT_FOUND") from None
        return product_shelf.render_product(product)

    def _update_product(self, connection: sqlite3.Connection, call: Call) -> Any:
        shelf = ProductShelf(connection, call.moment)
        try:
            product = shelf.change(call.owner, call.parameters["sku"], call.body)
        except UnknownError:
            raise StoreRefusalError("SKU_NOT_FOUND") from None
        return product_shelf.render_product(product)

    def _create_package(self, connection: sqlite3.Connection, call: Call) -> Any:
        register = PackageRegister(connection, call.owner)
        if "subpackages" in call.body:
            _refuse_body(flaws_of_father(register, call.body))
            return {"package_id": register.add_father(call.body)}
        order = _find_order(self._book(connection, call), call.body["order_reference_id"], call.owner)
        _refuse_body(flaws_of_son(order, call.body))
        return {"package_id": register.add_son(call.body)}

    def _book(self, connection: sqlite3.Connection, call: Call) -> OrderBook:
        return OrderBook(connection, call.moment, self._settings)


_HTTP_FAILURES: Mapping[type[RefusedError], str] = {
    UnknownRouteError: "NOT_FOUND",
    WrongMethodError: "METHOD_NOT_ALLOWED",
    WrongMediaError: "UNSUPPORTED_MEDIA_TYPE",
}


def _has_body(head: Head) -> bool:
    return bool(head.values("Transfer-Encoding")) or head.values("Content-Length") not in ([], [b"0"])


def _find_order(book: OrderBook, tracking_id: str, owner: str) -> KeptOrder:
    try:
        return book.find(tracking_id, owner)
    except UnknownError:
        raise StoreRefusalError("ORDER_NOT_FOUND") from None


def _put_on_shelf(connection: sqlite3.Connection, call: Call, product: JsonObject) -> JsonObject:
    shelf = ProductShelf(connection, call.moment)
    if shelf.has(call.owner, product["sku"]):
        raise StoreRefusalError("SKU_EXISTS")
    shelf.add(call.owner, product)
    return product


def _refuse_body(errors: Sequence[str]) -> None:
    if errors:
        raise StoreRefusalError("INVALID_PAYLOAD", *errors)
