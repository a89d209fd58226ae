"""Rules about moves, repetition, unique values, other accounts and removal."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import httpx
import pytest
from defective_servers import Send, TryRules, broken_rules, changed, resent


def _places_again(request: httpx.Request, send: Send) -> httpx.Response:
    """Answers an impossible placement as if it had worked."""
    response = send(request)
    if request.method == "POST" and response.status_code == 400 and request.url.path.count("/") == 4:
        return send(httpx.Request("GET", request.url, headers=request.headers))
    return response


def _cancels_the_wrong_way(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "DELETE" and response.status_code == 400:
        return changed(response, lambda error: error.update(code=310, key="invalid_param"))
    return response


def _cancels_a_refused_placement(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "POST" and response.status_code == 400 and request.url.path.count("/") == 4:
        send(httpx.Request("DELETE", request.url, headers=request.headers))
    return response


def _ignores_owners(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "DELETE":
        request.headers["x-api-key"] = "merchant-one"
    return send(request)


def _knows_every_order(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "DELETE" and response.status_code == 404:
        return httpx.Response(204)
    return response


def _keeps_what_is_deleted(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "DELETE":
        found = send(httpx.Request("GET", request.url, headers=request.headers))
        return httpx.Response(204) if found.is_success else found
    return send(request)


class _FindsWhatIsDeleted:
    """Finds an order by its `order_id` as before, whatever has become of it."""

    def __init__(self) -> None:
        self._found: dict[str, httpx.Response] = {}

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        if request.method == "DELETE":
            order = send(httpx.Request("GET", request.url, headers=request.headers))
            if order.is_success:
                shown = order.json()["data"]
                self._found[shown["order_id"]] = httpx.Response(200, json={"data": [shown]})
        return self._found.get(request.url.params.get("order_id", "")) or send(request)


def _makes_two_on_repetition(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "POST" and b"okc-" in request.content:
        body = json.loads(request.content)
        seen = _seen.setdefault(body[0]["order_id"], [])
        seen.append(None)
        if len(seen) > 1:

            def rename(orders: list[dict[str, Any]]) -> None:
                orders[0]["order_id"] += "x"

            return send(resent(request, rename))
    return send(request)


_seen: dict[str, list[None]] = {}


def _allows_taken_numbers(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "PUT" and response.status_code == 400 and b'"code":313' in response.content:

        def rename(order: dict[str, str]) -> None:
            order["merchant_invoice_id"] = f"{time.time_ns()}"[-19:]

        return send(resent(request, rename))
    return response


def _frees_the_number(request: httpx.Request, send: Send) -> httpx.Response:
    """Forgets a number that was cancelled."""
    if request.method == "DELETE":
        found = send(httpx.Request("GET", request.url, headers=request.headers))
        if found.is_success:
            _cancelled.add(found.json()["merchant_invoice_id"])
    if request.method == "PUT" and json.loads(request.content)["merchant_invoice_id"] in _cancelled:
        return _allows_taken_numbers(request, send)
    return send(request)


_cancelled: set[str] = set()


def _takes_numbers_everywhere(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "POST" and request.url.path.endswith("/products"):
        request.headers["x-api-key"] = "merchant-one"
    return send(request)


def _says_placed(request: httpx.Request, send: Send) -> httpx.Response:
    """Shows a new order as placed."""
    response = send(request)
    if request.method == "PUT" and response.is_success:
        return changed(response, lambda order: order.update(status="placed"))
    return response


class _TracksAsBefore:
    """Answers every tracking of an order like the first."""

    def __init__(self) -> None:
        self._first: dict[str, httpx.Response] = {}

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if "/tracking/" not in request.url.path or not response.is_success:
            return response
        return self._first.setdefault(request.url.path, response)


def _forgets_history(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and response.is_success:
        return changed(response, lambda order: order.update(historic=order["historic"][1:]))
    return response


def _tracks_another_day(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if "/tracking/" in request.url.path and response.is_success:
        return changed(response, lambda tracking: tracking.update(date="2020-02-29"))
    return response


def _deletes_what_is_to_be_refunded(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    number = request.url.path.split("/")[-1]
    if request.url.path.endswith("/refund") and response.is_success:
        _refunded.add(request.url.path.split("/")[-2])
    if request.method == "GET" and response.is_success and number in _refunded:
        return changed(response, lambda order: order.update(status="deleted"))
    return response


_refunded: set[str] = set()


def _hides_the_cancelled(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and b'"cancelled"' in response.read():
        return httpx.Response(404, json={"code": 312, "message": "Order not found", "key": "order_not_found"})
    return response


def _shows_products_to_everybody(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if "/products/sku/" in request.url.path and response.status_code == 404:
        request.headers["x-api-key"] = "merchant-one"
        return send(request)
    return response


@pytest.mark.parametrize(
    ("provider", "rule", "defect"),
    [
        ("nocnoc_store", "owner-objects", _shows_products_to_everybody),
        ("nocnoc", "initial-status", _says_placed),
        ("nocnoc", "possible-move", _TracksAsBefore()),
        ("nocnoc", "possible-move", _forgets_history),
        ("nocnoc", "possible-move", _tracks_another_day),
        ("nocnoc", "possible-move", _hides_the_cancelled),
        ("noventiq", "possible-move", _deletes_what_is_to_be_refunded),
        ("nocnoc", "reads-agree", _tracks_another_day),
        ("nocnoc", "impossible-move", _places_again),
        ("nocnoc", "impossible-move", _cancels_the_wrong_way),
        ("nocnoc", "impossible-move", _cancels_a_refused_placement),
        ("nocnoc", "repeated", _places_again),
        ("nocnoc", "write-of-another-account", _ignores_owners),
        ("sendcloud", "write-to-unknown-id", _knows_every_order),
        ("sendcloud", "removed-is-gone", _keeps_what_is_deleted),
        ("sendcloud", "removed-is-gone", _FindsWhatIsDeleted()),
        ("sendcloud", "repeated", _makes_two_on_repetition),
        ("nocnoc", "unique", _allows_taken_numbers),
        ("nocnoc", "unique-freed", _frees_the_number),
        ("nocnoc_store", "unique-scope", _takes_numbers_everywhere),
    ],
)  # fmt: skip
def test_a_defect_of_moves_and_owners_is_found(
    try_rules: TryRules, provider: str, rule: str, defect: object
) -> None:
    assert rule in broken_rules(try_rules(provider, rule, defect=defect))


class _LooksBeforeItWrites:
    """Checks whether a number is taken when a request comes, and writes only when all have checked."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(2)

    def __call__(self, request: httpx.Request, send: Send) -> httpx.Response:
        if request.method != "PUT":
            return send(request)
        try:
            self._barrier.wait(0.3)
        except threading.BrokenBarrierError:
            self._barrier.reset()
            return send(request)
        return _allows_taken_numbers(request, send)


@pytest.mark.parametrize("rule", ["unique-at-once", "repeated-at-once"])
def test_two_writes_at_once_that_both_succeed_are_found(try_rules: TryRules, rule: str) -> None:
    assert rule in broken_rules(try_rules("nocnoc", rule, defect=_LooksBeforeItWrites()))


def test_a_move_that_changes_another_object_is_found(try_rules: TryRules) -> None:
    placed = list[str]()

    def cancels_the_order_before(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.method == "PUT" and response.is_success:
            placed.append(str(response.json()["id"]))
        elif request.method == "POST" and request.url.path.count("/") == 4:
            url = request.url.copy_with(path=f"/nocnoc/api/order/{placed[0]}")
            send(httpx.Request("DELETE", url, headers=request.headers))
        return response

    finished = try_rules("nocnoc", "sent-comes-back", "possible-move", defect=cancels_the_order_before)
    assert "possible-move" in broken_rules(finished)


def test_an_order_that_the_user_names_is_moved_without_a_listing(try_rules: TryRules) -> None:
    finished = try_rules("nocnoc", "impossible-move", may_change=frozenset({"10000001"}))
    tried = [exchange for exchange in finished.exchanges if exchange.request.url.endswith("/10000001")]
    assert tried
