"""ePages as the engine sees it: who may ask, what each operation does, how errors are worded."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from ...engine.schema_matching import select_declared
from ...engine.validation import Check
from ...engine.violations import Violation, write_path
from ...settings import MockSettings
from . import advance, call_counter, documents, errors, orders, patching, seeding
from .accept_header import VENDOR_TYPE, accepts_responses
from .call_counter import CallCounter
from .documents import DocumentRepository
from .errors import EpagesRefusalError
from .listing import list_orders, page_of
from .orders import OrderRepository, StoredOrder
from .render_context import RenderContext
from .rendering import render_changed, render_detail, render_document, render_order
from .timestamps import format_timestamp


class Epages:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "epages"
    tables = orders.TABLES + documents.TABLES + call_counter.TABLES
    error_codes = errors.STATUSES

    def __init__(self, settings: MockSettings) -> None:
        self.contract = Contract.load("epages")
        self._settings = settings.epages
        self._api_keys = ApiKeys(settings.api_keys)
        self._shops = {
            self._api_keys.owner(key): self._settings.shop_of(place)
            for place, key in enumerate(settings.api_keys)
        }
        self._scopes = {self._api_keys.owner(key): granted for key, granted in self._settings.scopes.items()}
        paths: list[str] = self.contract.schema("StatusPath")["enum"]
        self._statuses = tuple(path.removeprefix("/") for path in paths)
        self.handlers: Mapping[str, Handler] = {
            "listOrders": self._list_orders,
            "getOrder": self._get_order,
            "updateOrder": self._update_order,
            "listOrderDocuments": self._list_order_documents,
        }

    def response_headers(
        self, connection: sqlite3.Connection, head: RequestHead, now: datetime
    ) -> Mapping[str, str]:
        """Count the call of a token; the headers that ePages gives to every answer (EP-93)."""
        counted = CallCounter(connection, now, self._settings).count(self._owner(head))
        return {"X-epages-Media-Type": VENDOR_TYPE, **counted}

    def authenticate(self, head: RequestHead) -> str:
        """The owner behind the token, if the shop is the token's (EP-91, EP-111)."""
        owner = self._owner(head)
        if owner is None:
            raise EpagesRefusalError(403)
        shop = "".join(head.segments[:1])
        if shop not in self._shops.values():
            raise EpagesRefusalError(404)
        if shop != self._shops[owner]:
            raise EpagesRefusalError(403)
        return owner

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """The scope of the token, what it accepts, and who it says it is (EP-04, EP-92, EP-94)."""
        scope = self._scope_of(operation)
        if scope not in self._scopes.get(self._owner(head) or "", [scope]):
            raise EpagesRefusalError(403, scope)
        if not accepts_responses(head):
            raise EpagesRefusalError(406)
        if self._settings.needs_user_agent and not any(head.values("User-Agent")):
            raise EpagesRefusalError(400, "User-Agent")

    def language(self, head: RequestHead) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """The contract says all there is."""
        return ()

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """ePages' error for a failure."""
        refusal = _refusal_of(failure)
        response = errors.render_refusal(head, refusal, as_page=self._settings.html_errors)
        return replace(response, headers={"X-epages-Media-Type": VENDOR_TYPE, **response.headers})

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Nothing happens by itself."""

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Let merchant or shop set a status, finalise a document, or begin or end editing; a description is noted."""
        repository = self._repository(connection)
        order = repository.find(order_id)
        advanced = advance.advance_order(repository, order, step.status, format_timestamp(step.now))
        if step.description is not None:
            advanced = replace(advanced, internal_note=step.description)
        repository.change(advanced)
        shop = f"http://localhost/{self.name}/{self._shops[repository.owner_of(order)]}"
        context = RenderContext(self._settings.locale_for(None, step.now), shop)
        schema = self.contract.schema("OrderDetail")
        return select_declared(self.contract, schema, render_changed(advanced, context, self._statuses))

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Orders for the first shop."""
        if request.orders:
            self.seed(connection, request)

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make orders with every status, and their documents."""
        return seeding.seed_orders(
            self._repository(connection), self._api_keys.owner(request.api_key), request
        )

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """Orders, how many of them have each status or are being edited, and documents by kind."""
        documents = DocumentRepository(connection).count()
        return {**self._repository(connection).count(), "documents": documents}

    def _list_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        orders, total = list_orders(self._repository(connection), call.owner, call.parameters)
        context = self._context(call)
        return _page([render_order(order, context, self._statuses) for order in orders], total, call)

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        order = self._find(connection, call)
        return render_detail(order, self._context(call), self._statuses)

    def _update_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        order = self._find(connection, call)
        if order.is_editing:
            raise EpagesRefusalError(409)
        changed = patching.apply(order, call.body, format_timestamp(call.now))
        self._repository(connection).change(changed)
        return render_changed(changed, self._context(call), self._statuses)

    def _list_order_documents(self, connection: sqlite3.Connection, call: Call) -> Any:
        order, context = self._find(connection, call), self._context(call)
        number, size = page_of(call.parameters)
        documents = DocumentRepository(connection).of_order(order.order_id, is_final=True)
        with_pdf = call.parameters.get("includePdf", False)
        asked = documents[(number - 1) * size : number * size]
        rendered = [render_document(document, order, context, with_pdf=with_pdf) for document in asked]
        return _page(rendered, len(documents), call)

    def _owner(self, head: RequestHead) -> str | None:
        """The owner of the one bearer token that was sent (EP-105)."""
        sent = head.values("Authorization")
        words = sent[0].split(b" ", 1) if len(sent) == 1 else [b""]
        return self._api_keys.sender(words[1:]) if words[0].lower() == b"bearer" else None

    def _scope_of(self, operation: Operation) -> str:
        node = self.contract.document["paths"][operation.path][operation.method.lower()]
        scopes: list[str] = node.get("security", self.contract.document["security"])[0]["bearerToken"]
        return scopes[0]

    def _context(self, call: Call) -> RenderContext:
        locale = self._settings.locale_for(call.parameters.get("locale"), call.now)
        return RenderContext(locale, f"{call.head.origin}/{self.name}/{self._shops[call.owner]}")

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        try:
            return self._repository(connection).find(call.parameters["orderId"], call.owner)
        except UnknownError:
            raise EpagesRefusalError(404) from None

    def _repository(self, connection: sqlite3.Connection) -> OrderRepository:
        return OrderRepository(connection, self._statuses)


_FAILURES: Mapping[type[RefusedError], tuple[int, str]] = {
    RouteNotFoundError: (404, ""),
    MethodNotAllowedError: (405, ""),
    UnsupportedMediaTypeError: (400, "Content-Type"),
    UnreadableBodyError: (400, "body"),
}


def _refusal_of(failure: RefusedError) -> EpagesRefusalError:
    match failure:
        case EpagesRefusalError():
            return failure
        case InvalidRequestError(violations=violations):
            return _refusal_of_violation(violations[0])
        case InjectedFaultError(status=status):
            return EpagesRefusalError(status)
        case _:
            return EpagesRefusalError(*_FAILURES.get(type(failure), (500, "")))


def _refusal_of_violation(violation: Violation) -> EpagesRefusalError:
    """A path that names nothing is 404 (EP-111), anything else 400 and its place."""
    return (
        EpagesRefusalError(404)
        if violation.part == "path"
        else EpagesRefusalError(400, write_path(violation.path))
    )


def _page(items: list[JsonObject], total: int, call: Call) -> JsonObject:
    number, size = page_of(call.parameters)
    return {"results": total, "page": number, "resultsPerPage": size, "items": items}
