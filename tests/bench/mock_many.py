"""A mock with very many orders: how long it starts, its memory, and pages in the middle of a walk beside the first."""

from __future__ import annotations

import base64
import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from mock_servers import Call, Connection, ours

KEY = {"X-Api-Key": "merchant-one"}
BASIC = {"Authorization": f"Basic {base64.b64encode(b'merchant-one:merchant-one-secret').decode()}"}
BEARER = {"Authorization": "Bearer merchant-one"}
SIZE = 100
# Pages that are timed at the beginning and in the middle, each of them once: a page that is seen again is faster.
_TIMED = 15

Get = Callable[[Call], tuple[dict[str, str], bytes]]


def figures(orders: int) -> dict[str, Any]:
    """Start a mock with so many orders of each provider that lists them, and walk through its listings."""
    with ours(
        Call("GET", "/nocnoc-store/api/v2/orders?page=0&size=100", KEY), "--orders", str(orders)
    ) as server:
        connection = Connection(server.port)

        def get(call: Call) -> tuple[dict[str, str], bytes]:
            status, headers, body = connection.send(call.to_bytes())
            if status != 200:
                raise RuntimeError(f"{call.path} must get 200 (got {status}: {body[:200]!r})")
            return headers, body

        walks = {name: _compare(walk(get, orders)) for name, walk in WALKS.items()}
        connection.close()
        return {
            "orders": orders,
            "seconds_to_start": round(server.seconds_to_start, 1),
            "mebibytes": round(server.most_mebibytes()),
            "walks": walks,
        }


def _compare(times: tuple[list[float], list[float]]) -> dict[str, float]:
    first, middle = (statistics.median(each) * 1000 for each in times)
    return {"first_ms": round(first, 2), "middle_ms": round(middle, 2), "ratio": round(middle / first, 2)}


def _time(get: Get, call: Call) -> float:
    begin = time.perf_counter()
    get(call)
    return time.perf_counter() - begin


def _numbered(get: Get, pages: int, call_of: Callable[[int], Call]) -> tuple[list[float], list[float]]:
    """Time the first pages and those in the middle of a listing whose pages have numbers."""
    _time(get, call_of(pages - 1))
    first = [_time(get, call_of(page)) for page in range(_TIMED)]
    return first, [_time(get, call_of(pages // 2 + page)) for page in range(_TIMED)]


def _store(get: Get, orders: int) -> tuple[list[float], list[float]]:
    # Two thirds of the orders have this status.
    path = "/nocnoc-store/api/v2/orders?status=in_process&size=100&page="
    return _numbered(get, orders * 2 // 3 // SIZE, lambda page: Call("GET", f"{path}{page}", KEY))


def _epages(get: Get, orders: int) -> tuple[list[float], list[float]]:
    # Four of eleven orders are paid.
    path = "/epages/DemoShop/orders?paidOn=true&lastUpdated=true&resultsPerPage=100&page="
    return _numbered(get, orders * 4 // 11 // SIZE, lambda page: Call("GET", f"{path}{page + 1}", BEARER))


def _noventiq(get: Get, orders: int) -> tuple[list[float], list[float]]:
    login = json.dumps({"username": "merchant-one", "password": "merchant-one-secret"}).encode()
    token = json.loads(get(Call("POST", "/noventiq/v1/login_check", {}, login))[1])["token"]

    def call_of(page: int) -> Call:
        search = {"status": "paid", "limit": SIZE, "offset": page * SIZE}
        headers = {"AuthorizationJWT": f"Bearer {token}"}
        return Call("POST", "/noventiq/v1/order/search", headers, json.dumps(search).encode())

    return _numbered(get, orders // 4 // SIZE, call_of)


def _sendcloud(get: Get, orders: int) -> tuple[list[float], list[float]]:
    """Follow the links of a filtered, sorted listing to its middle."""
    # A quarter of the orders has this status.
    middle = orders // 4 // SIZE // 2
    path = "/sendcloud/orders?status=fulfilled&sort=-order_created_at,pk&page_size=100"
    times = [seconds for _, seconds in zip(range(middle + _TIMED), _follow(get, path), strict=False)]
    return times[1 : _TIMED + 1], times[middle:]


def _follow(get: Get, path: str) -> Iterator[float]:
    following: str | None = path
    while following is not None:
        begin = time.perf_counter()
        headers, _ = get(Call("GET", following, BASIC))
        yield time.perf_counter() - begin
        link = re.search(r'<https?://[^/]+(/[^>]+)>; rel="next"', headers.get("link", ""))
        following = None if link is None else link.group(1)


WALKS: dict[str, Callable[[Get, int], tuple[list[float], list[float]]]] = {
    "nocnoc-store": _store,
    "sendcloud": _sendcloud,
    "noventiq": _noventiq,
    "epages": _epages,
}
