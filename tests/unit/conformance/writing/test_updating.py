"""Rules about updates."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from defective_servers import Defect, Send, TryRules, broken_rules, changed, resent
from orderkit.conformance import Status


def _empties_notes(request: httpx.Request, send: Send) -> httpx.Response:
    """Clears the notes when the address is updated."""
    if request.method == "PATCH" and b"shipping_address" in request.content:
        request = resent(request, lambda changes: changes.setdefault("order_details", {}).update(notes=None))
    return send(request)


def _forgets_the_price(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PATCH" and b"price" in request.content and b"available" not in request.content:
        return send(httpx.Request("GET", request.url, headers=request.headers))
    return send(request)


def _merges_notes(request: httpx.Request, send: Send) -> httpx.Response:
    """Keeps the notes of an order that is sent again without them."""
    if request.method == "POST":
        order = json.loads(request.content)[0]
        notes = _notes.setdefault(order["order_id"], order["order_details"].get("notes"))
        request = resent(request, lambda orders: orders[0]["order_details"].setdefault("notes", notes))
    return send(request)


_notes: dict[str, Any] = {}


class _ReplacesTheStatus:
    """Loses the message of a status that is updated without one, in any update."""

    def __init__(self) -> None:
        self._changed: set[str] = set()

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        number = request.url.path.split("/")[-1]
        if request.method == "PATCH":
            self._changed.add(number)
        response = send(request)
        if request.method == "GET" and response.is_success and number in self._changed:
            return changed(
                response, lambda answer: answer["data"]["order_details"]["status"].pop("message", None)
            )
        return response


def _lists_the_old_number(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and request.url.path.endswith("/orders"):

        def age(page: dict[str, Any]) -> None:
            for order in page["data"]:
                order["order_number"] = "ORDER-OLD"

        return changed(response, age)
    return response


def _makes_the_first_operation_only(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PATCH" and len(json.loads(request.content)) > 1:
        return send(resent(request, lambda edits: edits.__delitem__(slice(1, None))))
    return send(request)


def _keeps_what_is_removed(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PATCH" and json.loads(request.content)[0]["op"] == "remove":
        return send(httpx.Request("GET", request.url, headers=request.headers))
    return send(request)


def _removes_anything(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PATCH" and b'"/orderNumber"' in request.content and b"value" not in request.content:
        return send(httpx.Request("GET", request.url, headers=request.headers))
    return send(request)


def _removes_the_note_too(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PATCH" and b"/paidOn" in request.content:
        request = resent(
            request, lambda edits: edits.append({"op": "add", "path": "/customerComment", "value": "x"})
        )
    return send(request)


def _lists_without_payment(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and request.url.path.endswith("/orders"):

        def age(page: dict[str, Any]) -> None:
            for order in page["items"]:
                order["paidOn"] = "2020-01-01T00:00:00.000Z"

        return changed(response, age)
    return response


def _answers_the_old_state(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "DELETE":
        before = send(httpx.Request("GET", request.url, headers=request.headers))
        after = send(request)
        return before if after.is_success else after
    return send(request)


class _ListsThePriceOfTheFirstList:
    """Shows the price that a product had when it was first listed."""

    def __init__(self) -> None:
        self._first: dict[str, Any] = {}

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.method != "GET" or not request.url.path.endswith("/products"):
            return response

        def age(page: dict[str, Any]) -> None:
            for product in page.get("products", ()):
                product["price"] = self._first.setdefault(product["sku"], product["price"])

        return changed(response, age)


@pytest.mark.parametrize(
    ("provider", "rule", "defect"),
    [
        ("sendcloud", "unsent-removed", _merges_notes),
        ("sendcloud", "update-changes-what-is-sent", _ReplacesTheStatus()),
        ("sendcloud", "update-changes-what-is-sent", _empties_notes),
        ("sendcloud", "update-changes-what-is-sent", _lists_the_old_number),
        ("nocnoc_store", "update-changes-what-is-sent", _ListsThePriceOfTheFirstList()),
        ("nocnoc_store", "update-changes-what-is-sent", _forgets_the_price),
        ("epages", "json-patch", _makes_the_first_operation_only),
        ("epages", "json-patch", _keeps_what_is_removed),
        ("epages", "json-patch", _removes_the_note_too),
        ("epages", "json-patch", _lists_without_payment),
        ("epages", "json-patch", _removes_anything),
        ("nocnoc", "changed-as-read", _answers_the_old_state),
    ],
)  # fmt: skip
def test_a_defect_of_updates_is_found(try_rules: TryRules, provider: str, rule: str, defect: object) -> None:
    assert rule in broken_rules(try_rules(provider, rule, defect=defect))


class _Dates:
    """Shows the time at which a product was first read as that of its last change, or one time for all."""

    def __init__(self, *, stands_still: bool = False) -> None:
        self._first: dict[str, str] = {}
        self._stands_still = stands_still

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.method != "GET" or "/products/sku/" not in request.url.path or not response.is_success:
            return response

        def date(product: dict[str, Any]) -> None:
            key = "" if self._stands_still else product["sku"]
            product["updated_at"] = self._first.setdefault(key, product["updated_at"])

        return changed(response, date)


@pytest.mark.parametrize(
    ("defect", "status"),
    [
        (None, Status.HELD),
        (_Dates(), Status.BROKEN),
        (_Dates(stands_still=True), Status.NOT_REACHED),
    ],
)
def test_an_update_is_the_last_change(try_rules: TryRules, defect: Defect | None, status: Status) -> None:
    finished = try_rules("nocnoc_store", "change-dated", defect=defect)
    found = [(each.subject.label, each.status) for each in finished.verdicts if each.subject]
    assert found == [("updateProduct", status)]
