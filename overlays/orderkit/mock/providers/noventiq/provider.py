"""Noventiq: tokens, operations and error bodies of the simulated provider."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ....contract import Operation
from ...engine.common_settings import CommonSettings
from ...engine.errors import (
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    ResourceNotFoundError,
    RouteNotFoundError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.lifecycle import Lifecycle, parse_order_number
from ...engine.messages import AdvanceRequest, Call, RequestHead, Response, SeedRequest
from ...engine.paging import Pagination
from ...engine.provider import Provider
from ...engine.validation import Check
from . import errors, orders, seeding, tokens
from .advance import OrderAdvancer
from .errors import DocumentedError, ErrorCatalogue, UndocumentedError
from .events import PAID, STATUS_OF_EVENT
from .notifications import Notifier
from .orders import OrderRepository, StoredOrder
from .own_orders import NoventiqOrders
from .rendering import render_order
from .search import Conditions, search, without_pattern
from .settings import NoventiqSettings
from .tokens import TokenRepository, digest_of

# The word Bearer in any case, spaces, and the token: RFC 6750 wants one space, the mock takes several.
_BEARER = re.compile(rb"bearer +(\S.*)", re.IGNORECASE | re.DOTALL)
_NO_OWNER = ""


class Noventiq(Provider):
    """The simulated Noventiq order API."""

    contract_name = "noventiq"
    tables = orders.TABLES + tokens.TABLES
    order_table = orders.ORDER_TABLE

    def __init__(self, common: CommonSettings, settings: NoventiqSettings | None = None) -> None:
        super().__init__(common)
        self._settings = settings or NoventiqSettings()
        self._errors = ErrorCatalogue(self.contract, common.http_status)
        self._lifecycle = Lifecycle(self.contract)
        self._pages = Pagination(self.contract, self.contract.operation("searchOrders"))
        self._login_segments = tuple(self.contract.operation("createToken").path.split("/")[1:])
        scheme = self._authenticator.schemes[0]
        self._token_header: str = scheme["name"]
        self._conditions = Conditions(self.contract, self._settings)
        if self._settings.accepts_every_time:
            self.contract = without_pattern(self.contract, self._conditions.times)
        self._notifier = Notifier(self.name, self._settings)
        self._owners = {self._api_keys.owner_named(key) for key in common.api_keys}
        self._unconfigured = {self._api_keys.owner_named(key) for key in self._settings.unconfigured_api_keys}

    @property
    def error_codes(self) -> frozenset[int]:
        """Noventiq's error codes, and the HTTP statuses without a code."""
        return self._errors.codes | self._errors.statuses_without_code

    def authenticate(self, head: RequestHead) -> str:
        """Return the digest of the token, or no owner where a token is requested (NV-01, NV-19, NV-58)."""
        # Compared by path, not by operation: a wrong method on that path needs no token either (405).
        if head.segments == self._login_segments:
            return _NO_OWNER
        sent = head.values(self._token_header)
        if not sent and self._settings.accepts_authorization:
            sent = head.values("Authorization")
        # Repeated headers are joined as RFC 9110 says, and then match no token.
        bearer = _BEARER.fullmatch(b", ".join(sent).strip())
        if bearer is None:
            raise DocumentedError(errors.MISSING_TOKEN)
        return digest_of(bearer.group(1))

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """Return the owner of the token, provided that its account still exists."""
        if sender == _NO_OWNER:
            return _NO_OWNER
        owner = TokenRepository(connection).owner_of(sender, now)
        if owner not in self._owners:
            raise DocumentedError(errors.INVALID_TOKEN)
        return owner

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """Revoke the tokens of an API key, of all keys if None."""
        owner = None if api_key is None else self._api_keys.owner_named(api_key)
        return TokenRepository(connection).revoke(owner)

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Refuse parameters of a content type if the settings say so (NV-35)."""
        if self._settings.strict_content_type and b";" in b"".join(head.values("Content-Type")):
            raise DocumentedError(errors.INVALID_CONTENT_TYPE)

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Require times of the calendar (NV-24), and what the settings allow (NV-10, NV-28, NV-29)."""
        return self._conditions.checks() if operation.id == "searchOrders" else ()

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render codes 110 and 15000 alone, an id of a wrong form like an unknown one (NV-18, NV-36, NV-59)."""
        # A body that is not an object at all counts as invalid JSON (NV-36).
        if () in error.paths:
            return self._errors.response(errors.INVALID_JSON)
        if error.owner in self._unconfigured:
            return self._errors.response(errors.UNKNOWN_CONFIGURATION)
        if error.violations[0].part == "path":
            return self._order_not_found()
        return self._errors.response(errors.INVALID_FIELD_VALUE, (str(path[0]) for path in error.paths))

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render a documented code, an undocumented error, or an empty object for an HTTP status without a code."""
        match error:
            case DocumentedError():
                return self._errors.response(error.name)
            case UndocumentedError():
                return self._undocumented(error.status, error.message)
            case ResourceNotFoundError():
                return self._order_not_found()
            case UnsupportedMediaTypeError():
                return self._errors.response(errors.INVALID_CONTENT_TYPE)
            case UnreadableBodyError():
                return self._errors.response(errors.INVALID_JSON)
            case RouteNotFoundError() if self._settings.not_found_errors == "all":
                return self._undocumented(error.status, errors.URL_NOT_FOUND)
            case RouteNotFoundError() | MethodNotAllowedError():
                return Response(error.status, {})
            case _ if error.status in self._errors.codes:
                return self._errors.of_code(error.status)
            case _:
                return Response(error.status, {})

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Delete orders that were not paid in time."""
        OrderRepository(connection, now).delete_unpaid(self._settings.days_until_deletion)

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Move an order of any merchant to a status that may follow, or apply an event to it; return the order.

        The events are order.created and order.payment.failed of an unpaid order, product.delivered and
        product.returned of a paid one; product.returned refunds its next product. `paid` rejects the open refund
        request of a paid order.
        """
        if request.description is not None:
            raise ValueError("description must be omitted: Noventiq's statuses have none")
        repository = OrderRepository(connection, request.now)
        order = OrderAdvancer(
            repository,
            self._lifecycle,
            lambda event, order, indexes: self._notifier.notify(
                connection, event, order, indexes, request.now
            ),
            self._settings.deletes_at_first_refund,
        ).advance_order(repository.find(parse_order_number(order_id)), request.status)
        return self.select_declared("Order", self._render(order))

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order."""
        order = OrderRepository(connection, now).find(parse_order_number(order_id))
        return self.select_declared("Order", self._render(order))

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return the statuses that may follow, and the events that may happen."""
        repository = OrderRepository(connection, now)
        order = repository.find(parse_order_number(order_id))
        happening = [event for event, status in STATUS_OF_EVENT.items() if status == order.status]
        refused = [PAID] if order.status == PAID and repository.is_refund_open(order.id) else []
        return *self._lifecycle.following(order.status), *refused, *happening

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders in every status."""
        repository = OrderRepository(connection, request.now)
        return seeding.seed_orders(repository, owner, request, self._settings.days_until_deletion)

    @property
    def own_orders(self) -> NoventiqOrders:
        """Orders with the properties by which they are found."""
        return NoventiqOrders(self._settings.utc_offset, self._settings.days_until_deletion)

    def count_orders(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Count orders by status, refund requests by state, and tokens."""
        return {
            "orders": orders.count_by(connection, "orders", "status"),
            "refunds": orders.count_by(connection, "refunds", "state"),
            "tokens": TokenRepository(connection).count(),
        }

    def create_token(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Issue a token for a user name and a password."""
        username, password = call.body["username"], call.body["password"]
        owner = self._api_keys.owner_of_pair(username.encode("utf-8"), password.encode("utf-8"))
        if owner is None:
            raise UndocumentedError(401, errors.WRONG_CREDENTIALS)
        return TokenRepository(connection).issue(owner, password, call.now, self._settings.token_seconds)

    def search_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return the ids of the orders that match all conditions."""
        self._check_configuration(call)
        # Larger limits are refused before, unless they are clamped here.
        asked = self._pages.slice(call, min(self._settings.default_limit, self._settings.largest_limit))
        page = replace(asked, limit=min(asked.limit, self._settings.largest_limit))
        conditions, newest_first = self._conditions.write(call.body), self._settings.newest_first
        return search(connection, call.owner, conditions, page, newest_first=newest_first)

    def get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return an order."""
        return self._render(self._find(connection, call))

    def create_refund(self, connection: sqlite3.Connection, call: Call) -> None:
        """Open a request for the refund of an order."""
        repository, order = OrderRepository(connection, call.now), self._find(connection, call)
        move = self._lifecycle.moves[call.operation.id]
        if order.status not in move.origins or order.cents <= 0 or repository.is_refund_open(order.id):
            raise UndocumentedError(move.error, errors.NOT_REFUNDABLE)
        repository.request_refund(order.id, call.body)

    def _undocumented(self, status: int, message: str) -> Response:
        error = {"error": self._settings.unlisted_code, "message": message}
        return Response(status, {"errors": [error]})

    def _order_not_found(self) -> Response:
        status = self._settings.unknown_order_status
        if self._settings.not_found_errors == "none":
            return Response(status, {})
        return self._undocumented(status, errors.ORDER_NOT_FOUND)

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        self._check_configuration(call)
        return OrderRepository(connection, call.now).find(call.parameters["order_id"], call.owner)

    def _check_configuration(self, call: Call) -> None:
        if call.owner in self._unconfigured:
            raise DocumentedError(errors.UNKNOWN_CONFIGURATION)

    def _render(self, order: StoredOrder) -> Any:
        return render_order(order, self._settings.utc_offset)
