"""Sendcloud: credentials, rate limits and control of the simulated provider."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode, urlsplit

from ....contract import Operation
from ...engine.authentication import read_authorization
from ...engine.capabilities import ExtraRouteHandler
from ...engine.common_settings import CommonSettings
from ...engine.errors import InvalidRequestError, RefusedError, UnknownError
from ...engine.messages import AdvanceRequest, Handler, RequestHead, Response, SeedRequest
from ...engine.page_sizes import clamp
from ...engine.parameters import split_query
from ...engine.provider import Provider
from ...engine.validation import EACH, Check
from . import credentials, orders, rate_limits, seeding, token_endpoint
from .credentials import TokenRepository, sender_of
from .error_rendering import ErrorRenderer
from .errors import ErrorCatalogue, SendcloudRefusalError
from .filters import Filters
from .handlers import OrderHandlers
from .orders import OrderRepository, StoredOrder
from .own_orders import SendcloudOrders
from .rate_limits import RequestCounter
from .rendering import OrderRenderer
from .settings import SendcloudSettings
from .timestamps import format_timestamp

# The textual form of a UUID (RFC 9562) in either case.
_UUID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# An internal id without leading zeros; ten digits hold every 32-bit number.
_KEY = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
_INTEGRATION = ("order_details", "integration", "id")
# Usual course of an order; shops may have statuses of their own, which end it.
_NEXT_STATUS = {"on_hold": "unfulfilled", "unfulfilled": "fulfilled", "unshipped": "fulfilled"}
_USUAL_STATUSES = ("on_hold", "unfulfilled", "fulfilled", "cancelled")
# Bound of the simulator's own, so that a test cannot store a status of any size.
_MAX_STATUS_CHARACTERS = 1000


class Sendcloud(Provider):
    """The simulated Sendcloud orders API."""

    contract_name = "sendcloud"
    tables = orders.TABLES + credentials.TABLES + rate_limits.TABLES
    order_table = orders.ORDER_TABLE

    def __init__(self, common: CommonSettings, settings: SendcloudSettings | None = None) -> None:
        super().__init__(common)
        self._settings = settings or SendcloudSettings()
        self._errors = ErrorCatalogue(self.contract)
        filters = Filters(self.contract, self._settings)
        self._renderer = OrderRenderer(self.contract, self._settings)
        self._error_renderer = ErrorRenderer(self._errors, filters, self._settings)
        render_all = partial(self.render_all_once, "Order", make=self._renderer.render_row)
        self._orders = OrderHandlers(self.contract, self._errors, filters, self._settings, render_all)
        listing = self.contract.document["paths"]["/orders"]["get"]
        self._largest_page: int = listing["x-pagination"]["max-size"]["items"]
        flow = self.contract.document["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
        token_url: str = flow["tokenUrl"]
        (scope,) = flow["scopes"]
        self.extra_routes: Mapping[tuple[str, str], ExtraRouteHandler] = {
            ("POST", urlsplit(token_url).path): partial(
                token_endpoint.issue_token, self._api_keys, scope, self._settings.token_seconds
            )
        }

    @cached_property
    def handlers(self) -> dict[str, Handler]:
        """Handlers by operationId."""
        return {
            "listOrders": self._orders.list_orders,
            "createOrUpdateOrders": self._orders.save_orders,
            "retrieveOrder": self._orders.retrieve_order,
            "updateOrder": self._orders.update_order,
            "deleteOrder": self._orders.delete_order,
        }

    @property
    def error_codes(self) -> frozenset[int]:
        """HTTP statuses of the documented errors."""
        return self._errors.statuses

    def rewrite_request(self, head: RequestHead) -> RequestHead:
        """Drop a trailing slash (SC-39, SC-111), and all values of a parameter but the last (SC-25)."""
        # The root itself is one empty segment and keeps it.
        has_slash = len(head.segments) > 1 and head.segments[-1] == ""
        segments = head.segments[:-1] if has_slash else head.segments
        texts = {name: values[-1] for name, values in split_query(head.query).items()}
        if self._settings.clamp_page_size:
            size = clamp(texts.pop("page_size", ""), self._largest_page)
            texts |= {} if size is None else {"page_size": size}
        return replace(head, segments=segments, query=urlencode(texts).encode("ascii"))

    def authenticate(self, head: RequestHead) -> str:
        """Return the owner of a pair of keys, or the digest of a token."""
        sent = head.values("Authorization")
        authorization = read_authorization(sent)
        # Sendcloud tells missing credentials from wrong ones; an unknown scheme counts as missing.
        if not sent or (authorization and authorization.scheme not in ("basic", "bearer")):
            raise self._errors.refusal("NoCredentials")
        sender = None if authorization is None else sender_of(authorization, self._api_keys)
        if sender is None:
            raise self._errors.refusal("WrongKeys")
        return sender

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """Return the owner of a sender and count the request; a token must not have expired (SC-99, SC-125)."""
        # Credentials before limits: an unknown caller is not counted.
        owner = TokenRepository(connection, now).owner_of(sender)
        if owner is None:
            raise self._errors.refusal("WrongKeys")
        if self._settings.rate_limits is not None:
            counter = RequestCounter(connection, self._settings.rate_limits, now)
            counted = owner if self._settings.limits_accounts else sender
            self._throttle(counter.seconds_to_wait(counted, head.method))
        return owner

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """Revoke the tokens of a public key, of all keys if None."""
        owner = None if api_key is None else self._api_keys.owner_named(api_key)
        return TokenRepository.revoke(connection, owner)

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Require a known partner where orders are created on behalf of one (SC-110)."""
        sent = head.values("Sendcloud-Partner-Id")
        if operation.id == "createOrUpdateOrders" and sent and not self._is_partner(sent):
            raise self._errors.refusal("PartnerUnknown")

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Require an integration of the account."""
        path = (EACH, *_INTEGRATION) if operation.id == "createOrUpdateOrders" else _INTEGRATION
        return (Check(path, lambda number: number in self._settings.integrations, "does not exist"),)

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render the violations of the part that Sendcloud checks first."""
        return self._error_renderer.render_violations(error, head)

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render one of the documented errors."""
        return self._error_renderer.render_failure(error, head)

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Give an order a status as its shop would: any code, or the usual next one; `description` is its message."""
        repository = OrderRepository(connection, request.now)
        order = _find(repository, order_id)
        details = order.document["order_details"] | {
            "status": _next_status(order, request),
            "order_updated_at": format_timestamp(request.now),
        }
        changed = repository.change(order, {**order.document, "order_details": details})
        return self.select_declared("Order", self._renderer.render(changed))

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order."""
        order = _find(OrderRepository(connection, now), order_id)
        return self.select_declared("Order", self._renderer.render(order))

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return the statuses that shops usually have, the next one first."""
        code = _find(OrderRepository(connection, now), order_id).document["order_details"]["status"]["code"]
        usual = _NEXT_STATUS.get(code.casefold())
        others = (status for status in _USUAL_STATUSES if status not in (code, usual))
        return tuple(others) if usual is None else (usual, *others)

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders in every status, in all integrations in turn."""
        repository = OrderRepository(connection, request.now)
        return seeding.seed_orders(repository, owner, self._settings.integrations, request)

    @property
    def own_orders(self) -> SendcloudOrders:
        """Orders with ids and times of a test."""
        return SendcloudOrders(self._settings.integrations)

    def count_orders(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Count orders by status, and tokens."""
        return {
            "orders": OrderRepository.count_by_status(connection),
            "tokens": TokenRepository.count(connection),
        }

    def _throttle(self, seconds: int) -> None:
        if seconds:
            entry = self._errors.entry("Throttled", seconds=seconds)
            headers = {"retry-after": str(seconds)} if self._settings.sends_retry_after else None
            raise SendcloudRefusalError(entry, headers=headers)

    def _is_partner(self, sent: Sequence[bytes]) -> bool:
        known = self._settings.partners
        if len(sent) != 1 or not _UUID.fullmatch(sent[0]):
            return False
        return known is None or sent[0].decode("ascii").lower() in {partner.lower() for partner in known}


def _find(repository: OrderRepository, order_id: str) -> StoredOrder:
    if not _KEY.fullmatch(order_id):
        raise UnknownError(f"order_id must be the internal id of an order, a number (got {order_id})")
    return repository.find(int(order_id))


def _next_status(order: StoredOrder, request: AdvanceRequest) -> dict[str, str]:
    code = request.status
    if code is None:
        before = order.document["order_details"]["status"]["code"]
        code = _NEXT_STATUS.get(before.casefold())
    if not code:
        raise ValueError("status must be given: shops have no usual status after the order's")
    if len(code) > _MAX_STATUS_CHARACTERS:
        raise ValueError(f"status must have at most {_MAX_STATUS_CHARACTERS} characters (got {len(code)})")
    return {"code": code} if request.description is None else {"code": code, "message": request.description}
