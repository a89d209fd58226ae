"""`make bench-mock`: the mock beside Prism, in one run, with the same documents and the same bytes."""

from __future__ import annotations

import argparse
import base64
import copy
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mock_many
import mock_report
import report
from mock_servers import LOAD_CORE, PRISM, Call, Connection, Server, ours, prism, write_document
from orderkit.contract import Contract

KEY = {"X-Api-Key": "merchant-one"}
BASIC = {"Authorization": f"Basic {base64.b64encode(b'merchant-one:merchant-one-secret').decode()}"}
STORE_PAGE = Call("GET", "/nocnoc-store/api/v2/orders?page=0&size=100", KEY)
FIRST_CALLS = {
    "nocnoc_store": STORE_PAGE,
    "sendcloud": Call("GET", "/sendcloud/orders", BASIC),
    "epages": Call("GET", "/epages/DemoShop/orders", {"Authorization": "Bearer merchant-one"}),
}
# Of the slower server in a turn: long beside the kernel's accounting.
_SECONDS_A_TURN = 0.4
_WARM_UP = 30


@dataclass(frozen=True)
class Case:
    """A call whose CPU time is compared."""

    name: str
    provider: str
    operation: str
    call: Call
    bar: float
    """How many times less CPU than Prism the mock may take at most."""


def cases(order_id: int) -> list[Case]:
    """Return the calls: one order, and pages of orders."""
    page = Call("GET", "/sendcloud/orders?page_size=100", BASIC)
    largest = Call("GET", "/sendcloud/orders?page_size=200", BASIC)
    return [
        Case("one order", "nocnoc", "getOrder", Call("GET", f"/nocnoc/api/order/{order_id}", KEY), 3),
        Case("page of 100, store", "nocnoc_store", "listOrders", STORE_PAGE, 2.5),
        Case("page of 100, Sendcloud", "sendcloud", "listOrders", page, 2.5),
        Case("page of 200, Sendcloud", "sendcloud", "listOrders", largest, 2.5),
    ]


def create_order(server: Server) -> int:
    """Create the order that is looked at, and return its id."""
    examples = Contract.load("nocnoc").document["components"]["examples"]
    body = copy.deepcopy(examples["CreateOrderRequestTabletAndDrones"]["value"])
    body.pop("expiration_date", None)  # the example's day is over
    connection = Connection(server.port)
    status, _, created = connection.send(
        Call("PUT", "/nocnoc/api/order", KEY, json.dumps(body).encode()).to_bytes()
    )
    connection.close()
    if status != 200:
        raise RuntimeError(f"the order must be created (got {status}: {created!r})")
    return int(json.loads(created)["id"])


def starts(rounds: int, folder: Path) -> dict[str, Any]:
    """Measure the time from the start of a process to its first 200: ours with five APIs, Prism with one."""
    taken: dict[str, list[float]] = {"orderkit": [], "prism": []}
    document = folder / "start.json"
    document.write_text(json.dumps(Contract.load("nocnoc_store").document), encoding="utf-8")
    first = Call("GET", "/api/v2/orders?page=0&size=100", KEY)
    for _ in range(rounds):
        with ours(STORE_PAGE) as server:
            for call in FIRST_CALLS.values():
                _get(server, call)
            taken["orderkit"].append(server.seconds_to_start)
        with prism(document, first) as server:
            taken["prism"].append(server.seconds_to_start)
    return _compare(taken, digits=3)


def _get(server: Server, call: Call) -> bytes:
    connection = Connection(server.port)
    status, _, body = connection.send(call.to_bytes())
    connection.close()
    if status != 200:
        raise RuntimeError(f"{call.path} must get 200 (got {status}: {body[:200]!r})")
    return body


def calls(rounds: int, folder: Path) -> dict[str, Any]:
    """Measure the CPU time of each case, and the memory that both servers have at the end."""
    figures: dict[str, Any] = {}
    memory: dict[str, list[float]] = {"orderkit": [], "prism": []}
    with ours(STORE_PAGE) as own:
        for case in cases(create_order(own)):
            body = _get(own, case.call)
            document = folder / f"{case.name}.json"
            write_document(case.provider, case.operation, body, document)
            inner = Call(case.call.method, "/" + case.call.path.split("/", 2)[2], case.call.headers)
            with prism(document, inner) as other:
                if json.loads(_get(other, inner)) != json.loads(body):
                    raise RuntimeError(f"{case.name}: both servers must send the same document")
                figures[case.name] = _compare(
                    _turns({"orderkit": (own, case.call), "prism": (other, inner)}, rounds), digits=0
                )
                figures[case.name] |= {"bytes": len(body), "bar": case.bar}
                memory["prism"].append(other.mebibytes())
        memory["orderkit"].append(own.mebibytes())
    return {"calls": figures, "memory": _compare(memory, digits=0)}


def _turns(servers: dict[str, tuple[Server, Call]], rounds: int) -> dict[str, list[float]]:
    """Return the microseconds of CPU that a call takes, in rounds in which the servers take turns."""
    taken: dict[str, list[float]] = {name: [] for name in servers}
    one = max(_cost(server, call, 10) for server, call in servers.values())
    count = max(20, round(_SECONDS_A_TURN / one))
    for _ in range(rounds):
        for name, (server, call) in servers.items():
            taken[name].append(_cost(server, call, count) * 1e6)
    return taken


def _cost(server: Server, call: Call, count: int) -> float:
    # A connection for each turn: Node closes those that are idle meanwhile.
    connection = Connection(server.port)
    _burst(connection, call, _WARM_UP)
    begin = server.cpu_seconds()
    _burst(connection, call, count)
    taken = server.cpu_seconds() - begin
    connection.close()
    return taken / count


def _burst(connection: Connection, call: Call, count: int) -> None:
    request = call.to_bytes()
    for _ in range(count):
        status, _, _ = connection.send(request)
        if status != 200:
            raise RuntimeError(f"{call.path} must get 200 (got {status})")


def _compare(taken: dict[str, Sequence[float]] | dict[str, list[float]], digits: int) -> dict[str, float]:
    medians = {name: statistics.median(values) for name, values in taken.items()}
    rounded = {name: round(value, digits) for name, value in medians.items()}
    return {**rounded, "ratio": round(medians["orderkit"] / medians["prism"], 3)}


def missing() -> str | None:
    """Return why nothing can be measured here; None if it can."""
    if shutil.which("node") is None or not PRISM.exists():
        return "Prism is missing: npm ci --prefix tests/node/prism, with Node 20 or later"
    if shutil.which("taskset") is None or (os.cpu_count() or 1) < 2:
        return "it needs Linux with taskset and two processors"
    return None


def main() -> int:
    """Measure, print the figures beside their bars, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--orders", type=int, default=100_000, help="orders of each provider in the large mock"
    )
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    reason = missing()
    if reason is not None:
        print(f"skipped: {reason}")
        return 0
    os.sched_setaffinity(0, {LOAD_CORE})
    with tempfile.TemporaryDirectory() as place:
        run = {
            "rounds": options.rounds,
            "machine": {"CPython": platform.python_version(), "processors": os.cpu_count()},
            "start": starts(options.rounds, Path(place)),
            **calls(options.rounds, Path(place)),
            "many": mock_many.figures(options.orders),
        }
    print(mock_report.figures(run))
    if not options.dry:
        mock_report.RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
        report.write(report.read())
    failed = [f"{row.name} (at most {row.bar:.2f})" for row in mock_report.rows(run) if not row.holds]
    print(f"outside its bar: {', '.join(failed)}" if failed else "every figure is within its bar")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
