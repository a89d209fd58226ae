"""Sendcloud as the engine sees it: who may ask, what performs each operation, what a test may do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from ....contract import Contract, Operation
from ...engine.api_keys import ApiKeys
from ...engine.capabilities import ExtraRouteHandler
from ...engine.parameters import split_query
from ...engine.provider import (
    AdvanceRequest,
    Handler,
    RefusedError,
    RequestHead,
    Response,
    SeedRequest,
    UnknownError,
)
from ...engine.schema_matching import select_declared
from ...engine.validation import EACH, Check
from ...settings import MockSettings
from . import credentials, orders, rate_limits, seeding, token_endpoint
from .credentials import TokenRepository, read_authorization, sender_of
from .error_rendering import ErrorRenderer
from .errors import ErrorCatalogue, SendcloudRefusalError
from .handlers import OrderHandlers
from .orders import OrderRepository, StoredOrder
from .page_sizes import clamp
from .rate_limits import RequestCounter
from .timestamps import format_timestamp

_UUID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_KEY = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
_INTEGRATION = ("order_details", "integration", "id")
_USUAL_NEXT = {"on_hold": "unfulfilled", "unfulfilled": "fulfilled", "unshipped": "fulfilled"}


class Sendcloud:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "sendcloud"
    tables = orders.TABLES + credentials.TABLES + rate_limits.TABLES

    def __init__(self, settings: MockSettings) -> None:
        self.contract = Contract.load("sendcloud")
        self._settings = settings.sendcloud
        self._errors = ErrorCatalogue(self.contract)
        self._error_renderer = ErrorRenderer(self._errors, self._settings)
        self.error_codes = self._errors.statuses
        self._api_keys = ApiKeys(settings.api_keys)
        self._orders = OrderHandlers(self.contract, self._errors, self._settings)
        self.handlers: Mapping[str, Handler] = {
            "listOrders": self._orders.list_orders,
            "createOrUpdateOrders": self._orders.save_orders,
            "retrieveOrder": self._orders.retrieve_order,
            "updateOrder": self._orders.update_order,
            "deleteOrder": self._orders.delete_order,
        }
        self.extra_routes: Mapping[tuple[str, str], ExtraRouteHandler] = {
            ("POST", "/oauth2/token"): partial(token_endpoint.issue, self._api_keys)
        }

    def rewrite_request(self, head: RequestHead) -> RequestHead:
        """Without a slash at the end (SC-39, SC-111), and with the last value of each parameter alone (SC-25)."""
        segments = head.segments[:-1] if len(head.segments) > 1 and head.segments[-1] == "" else head.segments
        texts = {name: values[-1] for name, values in split_query(head.query).items()}
        if self._settings.clamp_page_size:
            texts = clamp(texts)
        return replace(head, segments=segments, query=urlencode(texts).encode("ascii"))

    def authenticate(self, head: RequestHead) -> str:
        """The owner behind a pair of keys, or the digest of a token."""
        sent = head.values("Authorization")
        authorization = read_authorization(sent)
        if not sent or (authorization and authorization.scheme not in ("basic", "bearer")):
            raise self._errors.refusal("NoCredentials")
        sender = None if authorization is None else sender_of(authorization, self._api_keys)
        if sender is None:
            raise self._errors.refusal("WrongKeys")
        return sender

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """The owner behind a sender, who is counted; a token must still be good (SC-99, SC-125)."""
        owner = TokenRepository(connection, now).owner_of(sender)
        if owner is None:
            raise self._errors.refusal("WrongKeys")
        if self._settings.rate_limits is not None:
            counter = RequestCounter(connection, self._settings.rate_limits, now)
            self._slow_down(counter.seconds_to_wait(sender, head.method))
        return owner

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """End the tokens of a public key, or all."""
        owner = None if api_key is None else self._api_keys.owner(api_key)
        return TokenRepository.revoke(connection, owner)

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """The partner that creates orders must be one that Sendcloud knows (SC-110)."""
        sent = head.values("Sendcloud-Partner-Id")
        if operation.id == "createOrUpdateOrders" and sent and not self._is_partner(sent):
            raise self._errors.refusal("PartnerUnknown")

    def language(self, head: RequestHead) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """An order belongs to an integration of the account."""
        place = (EACH, *_INTEGRATION) if operation.id == "createOrUpdateOrders" else _INTEGRATION
        return (Check(place, lambda number: number in self._settings.integrations, "does not exist"),)

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """Sendcloud's errors for a failure."""
        return self._error_renderer.render_error(failure, head)

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Nothing happens by itself."""

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Give an order a status as its shop would: any code, or the usual next one; `description` is its message."""
        if not _KEY.fullmatch(order_id):
            raise UnknownError("there is no such order: it is named by its internal id, a number")
        repository = OrderRepository(connection, step.now)
        order = repository.find(int(order_id))
        details = order.document["order_details"] | {
            "status": _status_after(order, step),
            "order_updated_at": format_timestamp(step.now),
        }
        changed = repository.change(order, {**order.document, "order_details": details})
        return select_declared(self.contract, self.contract.schema("Order"), changed.rendered())

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Orders for the first account."""
        if request.orders:
            self.seed(connection, request)

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make orders in every status, in all integrations in turn."""
        owner = self._api_keys.owner(request.api_key)
        repository = OrderRepository(connection, request.now)
        return seeding.seed_orders(repository, owner, self._settings.integrations, request)

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """Orders by status, and the tokens that are kept."""
        return {
            "orders": OrderRepository.count_by_status(connection),
            "tokens": TokenRepository.count(connection),
        }

    def _slow_down(self, seconds: int) -> None:
        if seconds:
            text = f"Request was throttled. Expected available in {seconds} seconds."
            entry = self._errors.entry("Throttled", text)
            raise SendcloudRefusalError(entry, headers={"retry-after": str(seconds)})

    def _is_partner(self, sent: Sequence[bytes]) -> bool:
        known = self._settings.partners
        if len(sent) != 1 or not _UUID.fullmatch(sent[0]):
            return False
        return known is None or sent[0].decode("ascii").lower() in {partner.lower() for partner in known}


def _status_after(order: StoredOrder, step: AdvanceRequest) -> dict[str, str]:
    code = step.status
    if code is None:
        before = order.document["order_details"]["status"]["code"]
        code = _USUAL_NEXT.get(before.casefold())
    if not code:
        raise ValueError("a shop has no usual status after this one: name one")
    if len(code) > 1000:
        raise ValueError("a status has at most 1000 characters")
    return {"code": code} if step.description is None else {"code": code, "message": step.description}
