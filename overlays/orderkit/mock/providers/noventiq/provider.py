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
from ...engine.validation import Check
from ...settings import MockSettings
from . import errors, orders, seeding, tokens
from .advance import OrderAdvancer
from .errors import DocumentedError, ErrorCatalogue, UndocumentedError
from .events import PAID, Lifecycle
from .notifications import Notifier
from .orders import OrderRepository, StoredOrder
from .rendering import render_order
from .search import TIMES, search
from .timestamps import is_timestamp
from .tokens import TokenRepository, digest_of

_BEARER = re.compile(rb"bearer +(\S.*)", re.IGNORECASE | re.DOTALL)
_NOBODY = ""
_STATUSES_WITHOUT_CODE = frozenset({404, 500})
"""Documented failures whose body is an object that says nothing (NV-14)."""


class Noventiq:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "noventiq"
    tables = orders.TABLES + tokens.TABLES

    def __init__(self, settings: MockSettings) -> None:
        self._settings = settings.noventiq
        contract = Contract.load(self.name)
        self.contract = _without_form_of_times(contract) if self._settings.accepts_every_time else contract
        self._errors = ErrorCatalogue(contract, settings.http_status)
        self.error_codes = self._errors.codes | _STATUSES_WITHOUT_CODE
        self._lifecycle = Lifecycle(contract)
        self._notifier = Notifier(self.name, self._settings)
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

    def authenticate(self, head: RequestHead) -> str:
        """The digest of the token that was sent; none is needed to get one (NV-01, NV-19, NV-58)."""
        if head.segments == self._login_steps:
            return _NOBODY
        sent = head.values("AuthorizationJWT")
        if not sent and self._settings.accepts_authorization:
            sent = head.values("Authorization")
        bearer = _BEARER.fullmatch(b", ".join(sent).strip())
        if bearer is None:
            raise DocumentedError(errors.MISSING_TOKEN)
        return digest_of(bearer.group(1))

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """The owner of the token, if its account still exists."""
        if sender == _NOBODY:
            return _NOBODY
        owner = TokenRepository(connection).owner_of(sender, now)
        if owner not in self._owners:
            raise DocumentedError(errors.INVALID_TOKEN)
        return owner

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """End the tokens of an API key, or all."""
        owner = None if api_key is None else self._api_keys.owner(api_key)
        return TokenRepository(connection).revoke(owner)

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Nothing is refused before its body is read; a body that nobody asked for is ignored."""

    def language(self, head: RequestHead) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Times must be in the calendar, and methods of payment in the list if there is one (NV-24, NV-29)."""
        if operation.id != "searchOrders":
            return ()
        methods = self._settings.payment_methods
        known = Check(("payment_method",), lambda method: methods is None or method in methods)
        return (known, *(Check((name,), is_timestamp) for name in TIMES))

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """Noventiq's error body for a failure."""
        match failure:
            case DocumentedError(name=name):
                return self._errors.response(name)
            case UndocumentedError(status=status, message=message):
                return self._undocumented(status, message)
            case InvalidRequestError():
                return self._render_violations(failure)
            case UnsupportedMediaTypeError():
                return self._errors.response(errors.INVALID_CONTENT_TYPE)
            case UnreadableBodyError():
                return self._errors.response(errors.INVALID_JSON)
            case InjectedFaultError(status=status) if status in self._errors.codes:
                return self._errors.of_code(status)
            case InjectedFaultError(status=status) if status not in _STATUSES_WITHOUT_CODE:
                return Response(status=status, text="injected by the mock, as a gateway would answer")
            case InjectedFaultError(status=status):
                return Response(status, {})
            case _:
                return Response(_HTTP_FAILURES.get(type(failure), 500), {})

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Let orders that nobody paid be deleted."""
        OrderRepository(connection, now).delete_unpaid(self._settings.days_until_deletion)

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Give any merchant's order a status that may follow, or let an event happen to it; the order that results.

        The events are order.created and order.payment.failed of an order that is not paid, product.delivered and
        product.returned, which refunds its next product, of one that is. `paid` turns down an open request for its
        refund.
        """
        if step.description is not None:
            raise ValueError("nothing is said about a status: it takes no description")
        number = int(order_id) if order_id.isascii() and order_id.isdigit() and len(order_id) < 11 else 0
        repository = OrderRepository(connection, step.now)
        order = OrderAdvancer(
            repository,
            self._lifecycle,
            lambda event, payload, places: self._notifier.notify(
                connection, event, payload, places, step.now
            ),
        ).advance_order(repository.find(number), step.status)
        return select_declared(self.contract, self.contract.schema("Order"), self._render(order))

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Orders for the first merchant."""
        if request.orders:
            self.seed(connection, request)

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make orders in every status."""
        owner = self._api_keys.owner(request.api_key)
        return seeding.seed_orders(
            OrderRepository(connection, request.now), owner, request, self._settings.days_until_deletion
        )

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """Orders by status, requests for refunds by state, and tokens."""
        return {
            "orders": orders.count_by(connection, "orders", "status"),
            "refunds": orders.count_by(connection, "refunds", "state"),
            "tokens": TokenRepository(connection).count(),
        }

    def _undocumented(self, status: int, message: str) -> Response:
        return Response(status, {"errors": [{"error": self._settings.unlisted_code, "message": message}]})

    def _render_violations(self, failure: InvalidRequestError) -> Response:
        """110 and 15000 come alone; an id that is none leads nowhere, as one that is unknown (NV-18, NV-36, NV-59)."""
        if () in failure.paths:
            return self._errors.response(errors.INVALID_JSON)
        if failure.owner in self._unconfigured:
            return self._errors.response(errors.UNKNOWN_CONFIGURATION)
        if failure.violations[0].part == "path":
            return self._undocumented(self._settings.unknown_order_status, errors.ORDER_NOT_FOUND)
        return self._errors.response(errors.INVALID_FIELD_VALUE, (str(path[0]) for path in failure.paths))

    def _create_token(self, connection: sqlite3.Connection, call: Call) -> Any:
        username, password = call.body["username"], call.body["password"]
        owner = self._api_keys.owner_of_pair(username.encode("utf-8"), password.encode("utf-8"))
        if owner is None:
            raise UndocumentedError(401, errors.WRONG_CREDENTIALS)
        return TokenRepository(connection).issue(owner, password, call.now)

    def _search_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        self._check_configuration(call)
        return search(connection, call.owner, call.body, self._settings.default_limit)

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        return self._render(self._find(connection, call))

    def _create_refund(self, connection: sqlite3.Connection, call: Call) -> Any:
        repository, order = OrderRepository(connection, call.now), self._find(connection, call)
        if order.status != PAID or order.cents <= 0 or repository.is_refund_open(order.id):
            raise UndocumentedError(400, errors.NOT_REFUNDABLE)
        repository.request_refund(order.id, call.body)
        return None

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        self._check_configuration(call)
        try:
            return OrderRepository(connection, call.now).find(call.parameters["order_id"], call.owner)
        except UnknownError:
            raise UndocumentedError(self._settings.unknown_order_status, errors.ORDER_NOT_FOUND) from None

    def _check_configuration(self, call: Call) -> None:
        if call.owner in self._unconfigured:
            raise DocumentedError(errors.UNKNOWN_CONFIGURATION)

    def _render(self, order: StoredOrder) -> Any:
        return render_order(order, self._settings.utc_offset)


_HTTP_FAILURES: Mapping[type[RefusedError], int] = {RouteNotFoundError: 404, MethodNotAllowedError: 405}


def _without_form_of_times(contract: Contract) -> Contract:
    """A copy of the contract in which the bounds of a search are any time of RFC 3339 (NV-24)."""
    document = copy.deepcopy(contract.document)
    members = document["components"]["schemas"]["SearchRequest"]["properties"]
    for name in TIMES:
        del members[name]["pattern"]
    return Contract(document)
