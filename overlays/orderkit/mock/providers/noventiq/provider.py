"""Noventiq's API as the engine sees it: who may ask, what each operation does, how errors are worded."""

from __future__ import annotations

import copy
import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ....contract import Contract, Operation
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
from ...engine.schema_matching import declared
from ...engine.validation import Check
from ...settings import MockSettings
from . import errors, order_book, seeding, tokens
from .errors import ErrorCatalogue, ListedError, UnlistedError
from .instants import is_instant
from .lifecycle import PAID, Lifecycle
from .notifications import Herald
from .order_book import KeptOrder, OrderBook
from .progress import Progress
from .rendering import render_order
from .search import TIMES, search
from .tokens import TokenRegister, digest_of

_BEARER = re.compile(rb"bearer +(\S.*)", re.IGNORECASE | re.DOTALL)
_NOBODY = ""
_STATUSES_WITHOUT_CODE = frozenset({404, 500})
"""Documented failures whose body is an object that says nothing (NV-14)."""


class Noventiq:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "noventiq"
    tables = order_book.TABLES + tokens.TABLES

    def __init__(self, settings: MockSettings) -> None:
        self._settings = settings.noventiq
        contract = Contract.load(self.name)
        self.contract = _without_form_of_times(contract) if self._settings.accepts_every_time else contract
        self._errors = ErrorCatalogue(contract, settings.http_status)
        self.error_codes = self._errors.codes | _STATUSES_WITHOUT_CODE
        self._lifecycle = Lifecycle(contract)
        self._herald = Herald(self.name, self._settings)
        self._api_keys = ApiKeys(settings.api_keys)
        self._owners = {self._api_keys.owner(key) for key in settings.api_keys}
        self._unconfigured = {self._api_keys.owner(key) for key in self._settings.unconfigured_api_keys}
        self._login_steps = tuple(contract.operation("createToken").path.split("/")[1:])
        self.handlers: Mapping[str, Handler] = {
            "createToken": self._create_token,
            "searchOrders": self._search_orders,
            "getOrder": self._get_order,
            "createRefund": self._create_refund,
        }

    def admit(self, head: Head) -> str:
        """The digest of the token that was sent; none is needed to get one (NV-01, NV-19, NV-58)."""
        if head.steps == self._login_steps:
            return _NOBODY
        sent = head.values("AuthorizationJWT")
        if not sent and self._settings.accepts_authorization:
            sent = head.values("Authorization")
        bearer = _BEARER.fullmatch(b", ".join(sent).strip())
        if bearer is None:
            raise ListedError(errors.MISSING_TOKEN)
        return digest_of(bearer.group(1))

    def enter(self, connection: sqlite3.Connection, sender: str, head: Head, moment: datetime) -> str:
        """The owner of the token, if its account still exists."""
        if sender == _NOBODY:
            return _NOBODY
        owner = TokenRegister(connection).owner_of(sender, moment)
        if owner not in self._owners:
            raise ListedError(errors.INVALID_TOKEN)
        return owner

    def revoke(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """End the tokens of an API key, or all."""
        owner = None if api_key is None else self._api_keys.owner(api_key)
        return TokenRegister(connection).revoke(owner)

    def examine(self, head: Head, operation: Operation) -> None:
        """Nothing is refused before its body is read; a body that nobody asked for is ignored."""

    def language(self, head: Head) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, moment: datetime) -> Sequence[Check]:
        """Times must be in the calendar, and methods of payment in the list if there is one (NV-24, NV-29)."""
        if operation.id != "searchOrders":
            return ()
        methods = self._settings.payment_methods
        known = Check(("payment_method",), lambda method: methods is None or method in methods)
        return (known, *(Check((name,), is_instant) for name in TIMES))

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """Noventiq's error body for a failure."""
        match failure:
            case ListedError(name=name):
                return self._errors.answer(name)
            case UnlistedError(status=status, message=message):
                return self._unlisted(status, message)
            case InvalidMembersError():
                return self._explain_flaws(failure)
            case WrongMediaError():
                return self._errors.answer(errors.INVALID_CONTENT_TYPE)
            case UnreadableBodyError():
                return self._errors.answer(errors.INVALID_JSON)
            case InjectedFaultError(status=status) if status in self._errors.codes:
                return self._errors.of_code(status)
            case InjectedFaultError(status=status) if status not in _STATUSES_WITHOUT_CODE:
                return Answer(status=status, text="injected by the mock, as a gateway would answer")
            case InjectedFaultError(status=status):
                return Answer(status, {})
            case _:
                return Answer(_HTTP_FAILURES.get(type(failure), 500), {})

    def settle(self, connection: sqlite3.Connection, moment: datetime) -> None:
        """Let orders that nobody paid be deleted."""
        OrderBook(connection, moment).delete_unpaid(self._settings.days_until_deletion)

    def advance(self, connection: sqlite3.Connection, order_id: str, step: Step) -> Any:
        """Give any merchant's order a status that may follow, or let an event happen to it; the order that results.

        The events are order.created and order.payment.failed of an order that is not paid, product.delivered and
        product.returned, which refunds its next product, of one that is. `paid` turns down an open request for its
        refund.
        """
        if step.description is not None:
            raise ValueError("nothing is said about a status: it takes no description")
        number = int(order_id) if order_id.isascii() and order_id.isdigit() and len(order_id) < 11 else 0
        book = OrderBook(connection, step.moment)
        order = Progress(
            book,
            self._lifecycle,
            lambda event, told, places: self._herald.tell(connection, event, told, places, step.moment),
        ).advance(book.find(number), step.status)
        return declared(self.contract, self.contract.schema("Order"), self._render(order))

    def furnish(self, connection: sqlite3.Connection, wish: SeedWish) -> None:
        """Orders for the first merchant."""
        if wish.orders:
            self.seed(connection, wish)

    def seed(self, connection: sqlite3.Connection, wish: SeedWish) -> Any:
        """Make orders in every status."""
        owner = self._api_keys.owner(wish.api_key)
        return seeding.plant(
            OrderBook(connection, wish.moment), owner, wish, self._settings.days_until_deletion
        )

    def summarise(self, connection: sqlite3.Connection) -> Any:
        """Orders by status, requests for refunds by state, and tokens."""
        return {
            "orders": order_book.count_by(connection, "orders", "status"),
            "refunds": order_book.count_by(connection, "refunds", "state"),
            "tokens": TokenRegister(connection).count(),
        }

    def _unlisted(self, status: int, message: str) -> Answer:
        return Answer(status, {"errors": [{"error": self._settings.unlisted_code, "message": message}]})

    def _explain_flaws(self, failure: InvalidMembersError) -> Answer:
        """110 and 15000 come alone; an id that is none leads nowhere, as one that is unknown (NV-18, NV-36, NV-59)."""
        if () in failure.paths:
            return self._errors.answer(errors.INVALID_JSON)
        if failure.owner in self._unconfigured:
            return self._errors.answer(errors.UNKNOWN_CONFIGURATION)
        if failure.flaws[0].part == "path":
            return self._unlisted(self._settings.unknown_order_status, errors.ORDER_NOT_FOUND)
        return self._errors.answer(errors.INVALID_FIELD_VALUE, (str(path[0]) for path in failure.paths))

    def _create_token(self, connection: sqlite3.Connection, call: Call) -> Any:
        username, password = call.body["username"], call.body["password"]
        owner = self._api_keys.sender_of_pair(username.encode("utf-8"), password.encode("utf-8"))
        if owner is None:
            raise UnlistedError(401, errors.WRONG_CREDENTIALS)
        return TokenRegister(connection).issue(owner, password, call.moment)

    def _search_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        self._check_configuration(call)
        return search(connection, call.owner, call.body, self._settings.default_limit)

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._render(self._find(connection, call))

    def _create_refund(self, connection: sqlite3.Connection, call: Call) -> Any:
        book, order = OrderBook(connection, call.moment), self._find(connection, call)
        if order.status != PAID or order.cents <= 0 or book.is_refund_open(order.id):
            raise UnlistedError(400, errors.NOT_REFUNDABLE)
        book.ask_for_refund(order.id, call.body)
        return None

    def _find(self, connection: sqlite3.Connection, call: Call) -> KeptOrder:
        self._check_configuration(call)
        try:
            return OrderBook(connection, call.moment).find(call.parameters["order_id"], call.owner)
        except UnknownError:
            raise UnlistedError(self._settings.unknown_order_status, errors.ORDER_NOT_FOUND) from None

    def _check_configuration(self, call: Call) -> None:
        if call.owner in self._unconfigured:
            raise ListedError(errors.UNKNOWN_CONFIGURATION)

    def _render(self, order: KeptOrder) -> Any:
        return render_order(order, self._settings.utc_offset)


_HTTP_FAILURES: Mapping[type[RefusedError], int] = {UnknownRouteError: 404, WrongMethodError: 405}


def _without_form_of_times(contract: Contract) -> Contract:
    """A copy of the contract in which the bounds of a search are any time of RFC 3339 (NV-24)."""
    document = copy.deepcopy(contract.document)
    members = document["components"]["schemas"]["SearchRequest"]["properties"]
    for name in TIMES:
        del members[name]["pattern"]
    return Contract(document)
