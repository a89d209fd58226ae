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
from ...engine.violations import Flaw, write_path
from ...settings import MockSettings
from . import call_counter, document_file, errors, order_book, patching, progress, seeding
from .acceptance import VENDOR_TYPE, accepts_answers
from .call_counter import CallCounter
from .document_file import DocumentFile
from .errors import EpagesRefusalError
from .listing import list_orders, page_of
from .order_book import KeptOrder, OrderBook
from .rendering import render_changed, render_detail, render_document, render_order
from .times import write_time
from .view import View


class Epages:
    """The simulated provider. It keeps nothing in memory: all state is in the transaction it is handed."""

    name = "epages"
    tables = order_book.TABLES + document_file.TABLES + call_counter.TABLES
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

    def meter(self, connection: sqlite3.Connection, head: Head, moment: datetime) -> Mapping[str, str]:
        """Count the call of a token; the headers that ePages gives to every answer (EP-93)."""
        counted = CallCounter(connection, moment, self._settings).count(self._owner(head))
        return {"X-epages-Media-Type": VENDOR_TYPE, **counted}

    def admit(self, head: Head) -> str:
        """The owner behind the token, if the shop is the token's (EP-91, EP-111)."""
        owner = self._owner(head)
        if owner is None:
            raise EpagesRefusalError(403)
        shop = "".join(head.steps[:1])
        if shop not in self._shops.values():
            raise EpagesRefusalError(404)
        if shop != self._shops[owner]:
            raise EpagesRefusalError(403)
        return owner

    def examine(self, head: Head, operation: Operation) -> None:
        """The scope of the token, what it accepts, and who it says it is (EP-04, EP-92, EP-94)."""
        scope = self._scope_of(operation)
        if scope not in self._scopes.get(self._owner(head) or "", [scope]):
            raise EpagesRefusalError(403, scope)
        if not accepts_answers(head):
            raise EpagesRefusalError(406)
        if self._settings.needs_user_agent and not any(head.values("User-Agent")):
            raise EpagesRefusalError(400, "User-Agent")

    def language(self, head: Head) -> None:
        """Messages are in English alone."""

    def checks(self, operation: Operation, moment: datetime) -> Sequence[Check]:
        """The contract says all there is."""
        return ()

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """ePages' error for a failure."""
        refusal = _refusal_of(failure)
        answer = errors.word(head, refusal, as_page=self._settings.html_errors)
        return replace(answer, headers={"X-epages-Media-Type": VENDOR_TYPE, **answer.headers})

    def settle(self, connection: sqlite3.Connection, moment: datetime) -> None:
        """Nothing happens by itself."""

    def advance(self, connection: sqlite3.Connection, order_id: str, step: Step) -> Any:
        """Let merchant or shop set a status, finalise a document, or begin or end editing; a description is noted."""
        book = self._book(connection)
        order = book.find(order_id)
        advanced = progress.advance(book, order, step.status, write_time(step.moment))
        if step.description is not None:
            advanced = replace(advanced, internal_note=step.description)
        book.change(advanced)
        shop = f"http://localhost/{self.name}/{self._shops[book.owner_of(order)]}"
        view = View(self._settings.locale_for(None, step.moment), shop)
        schema = self.contract.schema("OrderDetail")
        return declared(self.contract, schema, render_changed(advanced, view, self._statuses))

    def furnish(self, connection: sqlite3.Connection, wish: SeedWish) -> None:
        """Orders for the first shop."""
        if wish.orders:
            self.seed(connection, wish)

    def seed(self, connection: sqlite3.Connection, wish: SeedWish) -> Any:
        """Make orders with every status, and their documents."""
        return seeding.plant(self._book(connection), self._api_keys.owner(wish.api_key), wish)

    def summarise(self, connection: sqlite3.Connection) -> Any:
        """Orders, how many of them have each status or are being edited, and documents by kind."""
        documents = DocumentFile(connection).count()
        return {**self._book(connection).count(), "documents": documents}

    def _list_orders(self, connection: sqlite3.Connection, call: Call) -> Any:
        orders, total = list_orders(self._book(connection), call.owner, call.parameters)
        view = self._view(call)
        return _page([render_order(order, view, self._statuses) for order in orders], total, call)

    def _get_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        order = self._find(connection, call)
        return render_detail(order, self._view(call), self._statuses)

    def _update_order(self, connection: sqlite3.Connection, call: Call) -> Any:
        order = self._find(connection, call)
        if order.is_editing:
            raise EpagesRefusalError(409)
        changed = patching.apply(order, call.body, write_time(call.moment))
        self._book(connection).change(changed)
        return render_changed(changed, self._view(call), self._statuses)

    def _list_order_documents(self, connection: sqlite3.Connection, call: Call) -> Any:
        order, view = self._find(connection, call), self._view(call)
        number, size = page_of(call.parameters)
        documents = DocumentFile(connection).of_order(order.order_id, is_final=True)
        with_pdf = call.parameters.get("includePdf", False)
        asked = documents[(number - 1) * size : number * size]
        shown = [render_document(document, order, view, with_pdf=with_pdf) for document in asked]
        return _page(shown, len(documents), call)

    def _owner(self, head: Head) -> str | None:
        """The owner of the one bearer token that was sent (EP-105)."""
        sent = head.values("Authorization")
        words = sent[0].split(b" ", 1) if len(sent) == 1 else [b""]
        return self._api_keys.sender(words[1:]) if words[0].lower() == b"bearer" else None

    def _scope_of(self, operation: Operation) -> str:
        node = self.contract.document["paths"][operation.path][operation.method.lower()]
        scopes: list[str] = node.get("security", self.contract.document["security"])[0]["bearerToken"]
        return scopes[0]

    def _view(self, call: Call) -> View:
        locale = self._settings.locale_for(call.parameters.get("locale"), call.moment)
        return View(locale, f"{call.head.origin}/{self.name}/{self._shops[call.owner]}")

    def _find(self, connection: sqlite3.Connection, call: Call) -> KeptOrder:
        try:
            return self._book(connection).find(call.parameters["orderId"], call.owner)
        except UnknownError:
            raise EpagesRefusalError(404) from None

    def _book(self, connection: sqlite3.Connection) -> OrderBook:
        return OrderBook(connection, self._statuses)


_FAILURES: Mapping[type[RefusedError], tuple[int, str]] = {
    UnknownRouteError: (404, ""),
    WrongMethodError: (405, ""),
    WrongMediaError: (400, "Content-Type"),
    UnreadableBodyError: (400, "body"),
}


def _refusal_of(failure: RefusedError) -> EpagesRefusalError:
    match failure:
        case EpagesRefusalError():
            return failure
        case InvalidMembersError(flaws=flaws):
            return _refusal_of_flaw(flaws[0])
        case InjectedFaultError(status=status):
            return EpagesRefusalError(status)
        case _:
            return EpagesRefusalError(*_FAILURES.get(type(failure), (500, "")))


def _refusal_of_flaw(flaw: Flaw) -> EpagesRefusalError:
    """A path that names nothing is 404 (EP-111), anything else 400 and its place."""
    return EpagesRefusalError(404) if flaw.part == "path" else EpagesRefusalError(400, write_path(flaw.path))


def _page(items: list[JsonObject], total: int, call: Call) -> JsonObject:
    number, size = page_of(call.parameters)
    return {"results": total, "page": number, "resultsPerPage": size, "items": items}
