"""ePages: tokens, shops, operations and errors of the simulated provider."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from ....contract import Operation
from ...engine.common_settings import CommonSettings
from ...engine.errors import (
    InvalidRequestError,
    RefusedError,
    UnauthenticatedError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.messages import AdvanceRequest, Call, RequestHead, Response, SeedRequest
from ...engine.page_sizes import clamp
from ...engine.paging import Pagination
from ...engine.parameters import split_query
from ...engine.provider import Provider
from ...engine.violations import write_path
from . import advance, call_counter, documents, errors, orders, patching, seeding
from .accept_header import accepts_responses
from .call_counter import CallCounter
from .chosen_forms import in_chosen_form
from .documents import DocumentRepository
from .errors import EpagesRefusalError
from .listing import OrderSearch
from .orders import OrderRepository, StoredOrder
from .own_orders import EpagesOrders
from .render_context import RenderContext
from .rendering import render_changed, render_detail, render_document, render_order
from .settings import EpagesSettings
from .timestamps import format_timestamp

_SIZE = "resultsPerPage"


class Epages(Provider):
    """The simulated ePages API, with a shop for each API key."""

    contract_name = "epages"
    tables = orders.TABLES + documents.TABLES + call_counter.TABLES

    @property
    def error_codes(self) -> frozenset[int]:
        """HTTP statuses for which ePages has a documented body."""
        return errors.documented_statuses()

    def __init__(self, common: CommonSettings, settings: EpagesSettings | None = None) -> None:
        super().__init__(common)
        self._settings = settings or EpagesSettings()
        self._pages = {
            name: Pagination(self.contract, self.contract.operation(name))
            for name in ("listOrders", "listOrderDocuments")
        }
        self._shops = {
            self._api_keys.owner_named(key): self._settings.shop_of(index)
            for index, key in enumerate(common.api_keys)
        }
        self._scopes = {
            self._api_keys.owner_named(key): granted for key, granted in self._settings.scopes.items()
        }
        self._media_type: str = self.contract.document["x-accept"]
        self._spellings = call_counter.read_spellings(self.contract)
        self._statuses = tuple(path.removeprefix("/") for path in self.contract.values("StatusPath"))
        self.order_table = orders.order_table(self._statuses)
        self._search = OrderSearch(self.contract, self._statuses, self._settings)
        self.media_type = self._media_type if self._settings.vendor_content_type else None
        self._largest_page: int = self.contract.parameter("listOrders", _SIZE)["maximum"]

    def response_headers(
        self, connection: sqlite3.Connection, head: RequestHead, now: datetime
    ) -> Mapping[str, str]:
        """Count the call of a token, and return the headers of every response (EP-93)."""
        counter = CallCounter(connection, now, self._settings, self._spellings)
        return {"X-epages-Media-Type": self._media_type, **counter.count(self._authenticator.owner(head))}

    def rewrite_request(self, head: RequestHead) -> RequestHead:
        """Clamp the page size if the settings say so (EP-29)."""
        query = split_query(head.query) if self._settings.clamp_page_size else {}
        if _SIZE not in query:
            return head
        size = clamp(query.pop(_SIZE)[-1], self._largest_page)
        query |= {} if size is None else {_SIZE: [size]}
        return replace(head, query=urlencode(query, doseq=True).encode("ascii"))

    def authenticate(self, head: RequestHead) -> str:
        """Return the owner of the token, provided that the shop in the path is its own (EP-91, EP-105, EP-111)."""
        owner = super().authenticate(head)
        shop = "".join(head.segments[:1])
        # Unknown shops are 404 for any token, shops of other tokens 403 (EP-111).
        if shop not in self._shops.values():
            raise EpagesRefusalError(404)
        if shop != self._shops[owner]:
            raise EpagesRefusalError(403)
        return owner

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Check the scope of the token, `Accept` and `User-Agent` (EP-04, EP-92, EP-94)."""
        scope = self._scope_of(operation)
        if scope not in self._scopes.get(self._authenticator.owner(head) or "", [scope]):
            raise EpagesRefusalError(403, scope)
        if not accepts_responses(head, self._media_type, only=self._settings.vendor_type_only):
            raise EpagesRefusalError(406)
        if self._settings.needs_user_agent and not any(head.values("User-Agent")):
            raise EpagesRefusalError(400, "User-Agent")

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render 404 for a path that leads nowhere (EP-111), else 400 with the path of the violation."""
        first = error.violations[0]
        is_path = first.part == "path"
        refusal = EpagesRefusalError(404) if is_path else EpagesRefusalError(400, write_path(first.path))
        return self._render_refusal(refusal, head)

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render the error of an HTTP status, with the part of the request that is wrong."""
        match error:
            case EpagesRefusalError():
                return self._render_refusal(error, head)
            case UnauthenticatedError():
                return self._render_refusal(EpagesRefusalError(self._settings.unauthenticated_status), head)
            case UnsupportedMediaTypeError():
                status = self._settings.unsupported_type_status
                return self._render_refusal(EpagesRefusalError(status, "Content-Type"), head)
            case UnreadableBodyError():
                return self._render_refusal(EpagesRefusalError(400, "body"), head)
            case _:
                return self._render_refusal(EpagesRefusalError(error.status), head)

    def render_gateway_error(self, status: int, head: RequestHead) -> Response:
        """Render a page of HTML."""
        return self._render_refusal(EpagesRefusalError(status), head)

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Set a status, finalise a document, or start or end editing; a description becomes the internal note."""
        repository = self._repository(connection)
        order = repository.find(order_id)
        now, one_update_time = format_timestamp(request.now), self._settings.one_update_time
        advanced = advance.advance_order(
            repository, order, request.status, now, one_update_time=one_update_time
        )
        if request.description is not None:
            advanced = replace(advanced, internal_note=request.description)
        repository.change(advanced)
        context = self._context_outside_calls(repository.owner_of(order), request.now)
        return self.select_declared("OrderDetail", render_changed(advanced, context, self._statuses))

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order with its lines."""
        repository = self._repository(connection)
        order = repository.find(order_id)
        context = self._context_outside_calls(repository.owner_of(order), now)
        return self.select_declared("OrderDetail", render_detail(order, context, self._statuses))

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return the statuses to set, the documents to finalise, and the start or the end of editing."""
        order = self._repository(connection).find(order_id)
        return advance.possible_steps(self._statuses, order)

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders with every status, and their documents."""
        return seeding.seed_orders(self._repository(connection), owner, request)

    @property
    def own_orders(self) -> EpagesOrders:
        """Orders of any content."""
        return EpagesOrders(self._statuses, self._context_outside_calls)

    def count_orders(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Count orders, the orders of each status or in edit mode, and documents by kind."""
        return {**self._repository(connection).count(), "documents": DocumentRepository(connection).count()}

    def list_orders(self, connection: sqlite3.Connection, call: Call) -> Response:
        """Return a page of orders."""
        page = self._pages["listOrders"].slice(call)
        found, total = self._search.run(self._repository(connection), call.owner, call.parameters, page)
        if not found and page.offset and self._settings.status_beyond_last_page == 404:
            raise EpagesRefusalError(404)
        context = self._context(call)
        return self._page(call, [render_order(order, context, self._statuses) for order in found], total)

    def get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Return an order with its lines."""
        detail = render_detail(self._find(connection, call), self._context(call), self._statuses)
        return in_chosen_form(detail, self._settings)

    def update_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        """Apply a JSON Patch to an order that is not being edited."""
        order = self._find(connection, call)
        if order.is_editing:
            raise EpagesRefusalError(409)
        changed = patching.apply(order, call.body, format_timestamp(call.now), self._settings)
        self._repository(connection).change(changed)
        shown = render_changed(changed, self._context(call), self._statuses)
        return in_chosen_form(shown, self._settings)

    def list_order_documents(self, connection: sqlite3.Connection, call: Call) -> Response:
        """Return a page of the final documents of an order."""
        order, context = self._find(connection, call), self._context(call)
        final = DocumentRepository(connection).of_order(order.order_id, is_final=True)
        if not self._settings.newest_first:
            final.reverse()
        with_pdf = call.parameters.get("includePdf", self._settings.includes_pdf)
        page = self._pages["listOrderDocuments"].slice(call).of(final)
        rendered = [render_document(document, order, context, with_pdf=with_pdf) for document in page]
        return self._page(call, rendered, len(final))

    def _render_refusal(self, refusal: EpagesRefusalError, head: RequestHead) -> Response:
        # Errors outside the metering, such as 500, need the media type header too.
        response = errors.render_refusal(head, refusal, as_page=self._settings.html_errors)
        return replace(response, headers={"X-epages-Media-Type": self._media_type, **response.headers})

    def _scope_of(self, operation: Operation) -> str:
        node = self.contract.document["paths"][operation.path][operation.method.lower()]
        requirement: Mapping[str, list[str]] = node.get("security", self.contract.document["security"])[0]
        return next(scopes[0] for scopes in requirement.values())

    def _context(self, call: Call) -> RenderContext:
        locale = self._settings.locale_for(call.parameters.get("locale"), call.now)
        return RenderContext(locale, f"{call.head.origin}/{self.name}/{self._shops[call.owner]}")

    def _context_outside_calls(self, owner: str, now: datetime) -> RenderContext:
        shop = f"http://localhost/{self.name}/{self._shops[owner]}"
        return RenderContext(self._settings.locale_for(None, now), shop)

    def _find(self, connection: sqlite3.Connection, call: Call) -> StoredOrder:
        return self._repository(connection).find(call.parameters["orderId"], call.owner)

    def _repository(self, connection: sqlite3.Connection) -> OrderRepository:
        return OrderRepository(connection, self._statuses)

    def _page(self, call: Call, items: Sequence[Any], total: int) -> Response:
        pages = self._pages[call.operation.id]
        shown = [in_chosen_form(item, self._settings) for item in items]
        page, response = pages.slice(call), pages.respond(call, shown, total)
        size = len(items) if self._settings.counts_returned_orders else page.limit
        position = {"page": page.offset // page.limit + 1, _SIZE: size}
        return replace(response, document={**response.document, **position})
