"""Listings as `x-pagination` declares them: pages, the next page, items and totals."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import httpx

from ..contract import Contract, JsonObject, Operation, expression_target
from . import pointers
from .calls import ABSENT, Call, Exchange
from .connection import Connection

MOST_PAGES: Final = 1_000


@dataclass(frozen=True)
class Page:
    """A page that was fetched; `items` is None if the response has no list where the spec says."""

    exchange: Exchange
    items: list[Any] | None
    total: Any = None


@dataclass(frozen=True)
class Walk:
    """All pages of a listing from the first to the last.

    `complaint` says why it ended before the end that the spec declares; empty if it did not.
    """

    pages: tuple[Page, ...]
    complaint: str = ""

    @property
    def items(self) -> list[Any]:
        """The items of all pages, in order."""
        return [item for page in self.pages for item in page.items or ()]


@dataclass(frozen=True)
class Listing:
    """A listing operation with its `x-pagination`."""

    operation: Operation
    declared: JsonObject = field(repr=False)

    @staticmethod
    def all(contract: Contract) -> list[Listing]:
        """List the listing operations of a contract."""
        found = {id_: contract.declared(id_, "x-pagination") for id_ in contract.operations}
        return [Listing(contract.operation(id_), node) for id_, node in found.items() if node]

    @property
    def key(self) -> str:
        """The pointer to an item's identity; empty if the item is its identity."""
        return str(self.declared["key"])

    def key_of(self, item: Any) -> Any:
        """Return the identity of an item."""
        return pointers.first(item, self.key) if self.key else item

    @property
    def max_size(self) -> int | None:
        """The largest page, if the spec declares it."""
        size: int | None = self.declared.get("max-size", {}).get("items")
        return size

    def call(self, question: Mapping[str, Any], *, size: int | None, account: int = 0, **inputs: Any) -> Call:
        """Make a call for one page.

        Args:
            question: Filters and other parameters, and members of the body, by their names.
            size: Items per page; None leaves it out.
            account: Number of the account.
            inputs: `page`, `offset` or `cursor`.
        """
        parameters, body = self._split(question)
        wanted = {**inputs, **({} if size is None else {"size": size})}
        for name, value in wanted.items():
            expression = self.declared["inputs"][name]
            target = expression_target(expression)
            if "#" in expression:
                body[target.removeprefix("/")] = value
            else:
                parameters[target] = value
        return Call(self.operation, parameters, body if self.operation.request_schema else ABSENT, account)

    def page(self, exchange: Exchange) -> Page:
        """Read the page of an exchange."""
        items = pointers.first_list(exchange.value, expression_target(self.declared["results"]))
        total = self.declared.get("total")
        return Page(
            exchange,
            items,
            pointers.first(exchange.value, expression_target(total)) if total else None,
        )

    @property
    def default_size(self) -> int | None:
        """The size of a page that is asked for without one, if the spec declares it."""
        name = expression_target(self.declared["inputs"]["size"])
        declared = [each["schema"] for each in self.operation.parameters if each["name"] == name]
        size: int | None = declared[0].get("default") if declared else None
        return size

    @property
    def jumps(self) -> bool:
        """Whether any page can be asked for by its number or offset."""
        return bool(self.declared["kind"] != "link-cursor")

    def page_at(self, index: int, size: int) -> dict[str, Any]:
        """Return the input of the page that begins with an item, counted from 0."""
        kind, first = self.declared["kind"], self.declared.get("first", 0)
        return {kind: first + (index // size if kind == "page" else index)}

    def walk(
        self,
        connection: Connection,
        question: Mapping[str, Any],
        *,
        size: int | None,
        account: int = 0,
        most: int = MOST_PAGES,
    ) -> Walk:
        """Fetch all pages, or the first ones."""
        pages, seen = list[Page](), set[str]()
        call = self.call(question, size=size, account=account, **self.first_page())
        while True:
            page = self.page(connection.send(call))
            pages.append(page)
            if not page.exchange.succeeded or page.items is None:
                return Walk(tuple(pages), "a page must be a success with a list of items")
            keys = {str(self.key_of(item)) for item in page.items}
            if keys and keys <= seen:
                return Walk(tuple(pages), "a page must not have only items of the pages before it")
            seen |= keys
            following = self._next(call, page, pages)
            if following is None:
                return Walk(tuple(pages))
            if len(pages) >= most and most < MOST_PAGES:
                return Walk(tuple(pages))
            if len(pages) >= MOST_PAGES or _asks_the_same(following, call):
                return Walk(tuple(pages), "the pages must end")
            call = following

    def first_page(self) -> dict[str, Any]:
        """Return the input of the first page."""
        kind = self.declared["kind"]
        return {} if kind == "link-cursor" else {kind: self.declared.get("first", 0)}

    def _split(self, question: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        names = {parameter["name"] for parameter in self.operation.parameters}
        return (
            {name: value for name, value in question.items() if name in names},
            {name: value for name, value in question.items() if name not in names},
        )

    def _next(self, call: Call, page: Page, pages: list[Page]) -> Call | None:
        stop: list[str] = self.declared["stop"]
        items = page.items or []
        if self.declared["kind"] == "link-cursor":
            return self._linked(call, page)
        if "empty-page" in stop and not items:
            return None
        count = sum(len(each.items or ()) for each in pages)
        if "total-reached" in stop and isinstance(page.total, int) and count >= page.total:
            return None
        if "short-page" in stop and len(items) < (self._size(call) or 0):
            return None
        kind = self.declared["kind"]
        first = self.declared.get("first", 0)
        return self._with_input(call, kind, first + (count if kind == "offset" else len(pages)))

    def _linked(self, call: Call, page: Page) -> Call | None:
        declared = self.declared["next"]
        text = dict(page.exchange.response.headers).get(expression_target(declared["link"]).lower(), "")
        link = httpx.Response(200, headers={"link": text}).links.get(declared["rel"]) if text else None
        if link is None:
            return None
        query = dict(parse_qsl(link["url"].partition("?")[2].partition("#")[0], keep_blank_values=True))
        in_path = {
            name: call.parameters[name] for name in call.parameters if f"{{{name}}}" in call.operation.path
        }
        return Call(call.operation, {**in_path, **query}, call.body, call.account)

    def _with_input(self, call: Call, name: str, value: int) -> Call:
        expression = self.declared["inputs"][name]
        target = expression_target(expression)
        if "#" in expression:
            body = copy.copy(call.body)
            body[target.removeprefix("/")] = value
            return Call(call.operation, call.parameters, body, call.account)
        return Call(call.operation, {**call.parameters, target: value}, call.body, call.account)

    def _size(self, call: Call) -> int | None:
        expression = self.declared["inputs"]["size"]
        holder = call.body if "#" in expression else call.parameters
        size: int | None = holder.get(expression_target(expression).removeprefix("/"))
        return size


def _asks_the_same(one: Call, other: Call) -> bool:
    return one.parameters == other.parameters and one.body == other.body
