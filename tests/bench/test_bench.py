"""The bench: its payloads are responses of the contracts, its figures are ratios, and its page tells the last run."""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import sqlite3
from contextlib import closing
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import command_starts
import httpx
import inbox_costs
import kinds
import long_walk
import measure
import msgspec
import openapi_generator
import page_server
import payloads
import pytest
import report
import walking
from attrs import define
from orderkit import Inbox, Page
from orderkit.contract import Contract
from orderkit.runtime.client.differences import first_difference

SMALL = [payload._replace(orders=payload.orders and 7) for payload in payloads.PAYLOADS]


@pytest.mark.parametrize("payload", SMALL, ids=str)
def test_a_payload_is_a_response_that_its_model_reads_whole(payload: payloads.Payload) -> None:
    body = json.loads(payloads.write(payload))
    models = importlib.import_module(f"orderkit_clients.{payload.provider}.models")
    assert first_difference(body, payloads.schema_of(payload), Contract.load(payload.provider)) is None
    assert getattr(models, payload.model).from_dict(body).to_dict() == body


def test_a_page_holds_as_many_orders_as_are_wanted_and_no_two_alike() -> None:
    orders = json.loads(payloads.write(SMALL[0]))["data"]
    assert len({json.dumps(order) for order in orders}) == 7


def test_a_payload_keeps_the_values_of_a_list_that_may_grow() -> None:
    order = next(each for each in SMALL if each.title == "nocnoc, one order")
    members = set(importlib.import_module("orderkit_clients.nocnoc.models").OrderStatus)
    assert json.loads(payloads.write(order))["status"] in members


def test_a_payload_is_the_same_for_the_same_seed() -> None:
    assert payloads.write(SMALL[0], 3) == payloads.write(SMALL[0], 3) != payloads.write(SMALL[0], 4)


def test_the_start_of_the_mcp_server_ends_with_the_list_of_its_tools() -> None:
    replies = [json.loads(line) for line in command_starts.replies()]
    assert [each["id"] for each in replies] == [1, 2]
    assert "nocnoc_track_order" in {tool["name"] for tool in replies[1]["result"]["tools"]}


def test_ratios_are_medians_of_rounds_and_of_the_best_rounds() -> None:
    found = measure.ratios({"stock": [1.0, 2.0, 4.0], "ours": [0.5, 0.5, 1.0]}, "stock")
    assert found["ours"] == {"median": 0.25, "minimum": 0.5}


def test_every_contender_is_timed_once_a_round() -> None:
    taken = measure.times({"one": lambda: sum(range(10)), "two": lambda: None}, rounds=3)
    assert {name: len(own) for name, own in taken.items()} == {"one": 3, "two": 3}


def test_contenders_do_their_work_equally_often() -> None:
    done = {"slow": 0, "quick": 0}

    def work(name: str, size: int) -> None:
        done[name] += 1
        sum(range(size))

    measure.times({"slow": lambda: work("slow", 100_000), "quick": lambda: work("quick", 1)}, rounds=2)
    assert done["slow"] == done["quick"]


def test_no_sweep_of_the_whole_heap_falls_into_a_turn() -> None:
    swept: list[int] = []

    def full_sweeps() -> int:
        return int(gc.get_stats()[2]["collections"])

    def work() -> None:
        before = full_sweeps()
        _kept: list[Any] = [[] for _ in range(300_000)]
        swept.append(full_sweeps() - before)

    measure.times({"work": work}, rounds=2)
    assert set(swept) == {0}


class Colour(Enum):
    RED = "red"


@define
class Ours:
    type_: Colour
    day: date
    parts: list[Any]
    note: str | None = None


class Theirs(msgspec.Struct):
    type: Any
    day: Any
    parts: Any


OURS = Ours(Colour.RED, date(2025, 1, 1), [Ours(Colour.RED, date(2025, 1, 2), [])])


def test_responses_made_of_the_same_kinds_do_not_differ() -> None:
    parts = [Theirs(Colour.RED, date(2025, 1, 2), [])]
    assert kinds.differences(OURS, Theirs(Colour.RED, date(2025, 1, 1), parts)) == {}


def test_a_peer_that_leaves_text_or_a_dict_is_marked() -> None:
    theirs = Theirs("red", "2025-01-01", [{"type": "red"}])
    assert kinds.differences(OURS, theirs) == {"date as str": 1, "enum as str": 1, "model as dict": 1}


def test_a_peer_that_drops_a_property_is_marked() -> None:
    assert kinds.differences({"type": "red"}, {}) == {"str as NoneType": 1}


def test_no_peer_of_the_last_run_does_less_than_ours() -> None:
    peers = [found for answer in report.read()["kinds"].values() for found in answer.values()]
    assert {difference for found in peers for difference in found} <= {"int as float"}


def test_without_java_the_bench_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(openapi_generator, "find_spec", lambda _: None)
    assert "needs Java" in str(openapi_generator.missing())


def test_the_page_says_which_peer_was_left_out() -> None:
    run = {**report.read(), "left_out": {"openapi-generator": "it needs Java"}}
    assert "openapi-generator is left out of this run: it needs Java." in report.page(run)


@pytest.mark.parametrize("kind", walking.KINDS, ids=lambda kind: kind.title)
def test_a_walk_that_is_timed_finds_every_order_of_the_server(kind: walking.Kind) -> None:
    async def walk(options: dict[str, Any]) -> int:
        transport = httpx.ASGITransport(page_server.PageServer(seconds=0.0))
        async with httpx.AsyncClient(transport=transport) as http:
            client = kind.provider.tasks(
                **kind.provider.credentials, base_url="http://127.0.0.1", http_client=http
            )
            listing = client.list_orders(page_size=page_server.ORDERS, **kind.list_request, **options)
            return len([order async for order in listing])

    for options in ({}, kind.ahead):
        assert asyncio.run(walk(options)) == page_server.PAGES * page_server.ORDERS


def test_the_memory_of_a_walk_is_taken_after_two_pages_and_at_most() -> None:
    watch, page = long_walk.Watch(), Page([1, 2, 3], None)
    watch.see(page)
    assert watch.start == 0
    watch.see(page)
    assert (watch.orders, watch.start) == (6, watch.most)
    assert watch.most > 1


@pytest.mark.parametrize(("name", "made"), [("bench.md", report.page), ("bench.svg", report.picture)])
def test_the_page_tells_the_last_run(name: str, made: object) -> None:
    assert callable(made)
    assert (report.PAGES / name).read_text(encoding="utf-8") == made(report.read())


def test_accepting_a_webhook_is_measured_beside_a_bare_transaction(tmp_path: Path) -> None:
    found = inbox_costs.figures(tmp_path, rounds=2)
    assert set(found) == {"bytes", "ratio"}
    with Inbox(tmp_path / "inbox.db") as inbox, closing(sqlite3.connect(tmp_path / "bare.db")) as bare:
        stored = inbox.count()["pending"]
        assert bare.execute("SELECT count(*) FROM rows").fetchone() == (stored,)
        assert stored == 2 * inbox_costs.AT_ONCE


def test_accepting_a_webhook_costs_at_most_twice_a_bare_transaction() -> None:
    assert report.read()["inbox"]["ratio"]["median"] <= 2
