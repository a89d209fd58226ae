"""The simulation: its facts are the contracts', its calls those of the client, and its times hold to their bounds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from account_files import write_accounts
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from orderkit.accounts import read_accounts
from orderkit.contract import Contract, providers
from orderkit.export.simulation import Facts, Setting, Shop, shops_of, simulate
from orderkit.export.simulation.command import duration, main
from orderkit.export.simulation.running import CPU, DESTINATION, LATENCY, SLOTS, TOKEN
from orderkit.export.simulation.work import first_run, nightly_run
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import OrderMapping, orders

LISTING = [each for each in providers() if OrderMapping.load(each).listing]
ONE = Setting(
    slots=1, cores=1, concurrency=1, call_seconds=1.0, order_cpu=0.0, call_cpu=0.0, task_seconds=0.0
)


@pytest.mark.parametrize("provider", LISTING)
def test_limits_are_those_of_the_contract(provider: str) -> None:
    declared = Contract.load(provider).document.get("x-rate-limits", [])
    method = Facts.of(provider).method
    wanted = [(each["calls"], each["seconds"]) for each in declared if method in each["methods"]]
    assert list(Facts.of(provider).limits) == wanted


@pytest.mark.parametrize("provider", LISTING)
@pytest.mark.parametrize("number", [1, 101, 230])
def test_calls_are_those_of_the_client(provider: str, number: int, tmp_path: Path) -> None:
    with MockServer(MockSettings(orders=number)) as mock:
        (account,) = read_accounts(write_accounts(tmp_path / "accounts.toml", mock.url, provider))
        with account.client() as client:
            read = len(list(orders(client)))
        called = [each for each in mock.control.requests() if each["operationId"] != "createToken"]
    (task,) = first_run(Shop(provider, read, 365), ONE)
    # A listing whose end is only seen by an empty page has one more.
    assert task.calls <= len(called) <= task.calls + 1
    assert task.single == (read if Facts.of(provider).one_by_one else 0)


def test_partitions_of_whole_days_read_their_neighbours_too() -> None:
    shop = Shop("sendcloud", 10_000, 100)
    tasks = first_run(shop, evolve(ONE, partitions=4))
    assert [task.orders for task in tasks] == pytest.approx([2600, 2700, 2700, 2600])
    assert {task.parts for task in tasks} == {4}
    exact = first_run(Shop("epages", 10_000, 100), evolve(ONE, partitions=4))
    assert sum(task.orders for task in exact) == pytest.approx(10_000)
    assert len(first_run(Shop("sendcloud", 10, 2), evolve(ONE, partitions=4))) == 2


def test_the_limits_of_a_token_hold_whatever_the_partitions() -> None:
    ((calls, seconds),) = Facts.of("sendcloud").limits
    shop = Shop("sendcloud", 5 * calls * Facts.of("sendcloud").page_size, 1000)
    times = {
        parts: simulate([shop], evolve(ONE, slots=64, partitions=parts, call_seconds=0.001)).seconds
        for parts in (1, 4, 16)
    }
    # Five windows are used up: the fifth begins after four have passed.
    assert all(4 * seconds <= each <= 6 * seconds for each in times.values())
    assert simulate([shop], evolve(ONE, slots=64, partitions=4, call_seconds=0.001)).bottleneck == TOKEN


def test_pages_that_name_the_next_come_one_after_the_other() -> None:
    two = evolve(ONE, concurrency=2)
    for provider, factor in (("sendcloud", 1), ("nocnoc_store", 2)):
        shop = Shop(provider, 100 * Facts.of(provider).page_size, 100)
        assert simulate([shop], ONE).seconds == pytest.approx(factor * simulate([shop], two).seconds)
    longest = Facts.of("epages").longest
    assert longest is not None
    for days, factor in ((longest / timedelta(days=1), 2), (longest / timedelta(days=1) + 1, 1)):
        shop = Shop("epages", 10_000, days)
        assert simulate([shop], ONE).seconds == pytest.approx(factor * simulate([shop], two).seconds)


def test_a_nightly_run_reads_less_than_the_first() -> None:
    for provider in LISTING:
        shop = Shop(provider, 73_000, 730)
        (night,) = nightly_run(shop, ONE)
        # New orders, and eight ages at which each is read again; whole days have neighbours.
        assert 800 <= night.orders <= 5000
        (batch,) = nightly_run(shop, evolve(ONE, streams=True))
        assert batch.calls < night.calls


def test_a_makespan_is_that_of_the_next_free_slot() -> None:
    shops = [Shop("nocnoc_store", 50 * calls, 100) for calls in (3, 1, 4, 1, 5)]
    assert [simulate(shops, evolve(ONE, slots=slots)).seconds for slots in (1, 2, 5)] == [14, 9, 5]
    assert simulate(shops, evolve(ONE, slots=2, largest_first=True)).seconds == 7


@given(
    number=st.integers(1, 60),
    total=st.integers(60, 200_000),
    skew=st.floats(0, 2),
    slots=st.integers(1, 40),
    partitions=st.integers(1, 8),
    nightly=st.booleans(),
)
def test_no_run_is_faster_than_its_bounds(
    number: int, total: int, skew: float, slots: int, partitions: int, nightly: bool
) -> None:
    shops = shops_of(number, total, providers=LISTING, skew=skew)
    setting = evolve(Setting.spark(1), slots=slots, cores=slots, partitions=partitions, destination=1e5)
    found = simulate(shops, setting, nightly=nightly)
    assert set(found.bounds) == {TOKEN, LATENCY, SLOTS, CPU, DESTINATION}
    assert found.seconds >= max(found.bounds.values()) * (1 - 1e-9)
    assert found.bounds[found.bottleneck] == max(found.bounds.values())
    assert nightly or found.orders >= total * (1 - 1e-9)


@given(number=st.integers(1, 300), total=st.integers(0, 10**8), skew=st.floats(0, 3))
def test_shops_have_all_orders(number: int, total: int, skew: float) -> None:
    shops = shops_of(number, total, providers=["sendcloud", "epages"], skew=skew)
    assert len(shops) == number
    assert sum(shop.orders for shop in shops) == total
    assert shops == shops_of(number, total, providers=["sendcloud", "epages"], skew=skew)


def test_a_run_without_shops_is_refused() -> None:
    with pytest.raises(ValueError, match="shops must have at least one shop"):
        simulate([], ONE)


def test_the_command_prints_the_time_and_the_bottleneck(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shops", "10", "--orders", "10000000", "--executors", "32", "--provider", "epages"]) == 0
    said = capsys.readouterr().out
    assert "10 shops, the largest with 3,414,172 orders at epages" in said
    assert all(f"\n  {name} " in said for name in (TOKEN, LATENCY, SLOTS, CPU, DESTINATION))
    assert "Bottleneck: limits of one token; the largest shop takes as long as its token's limits" in said


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--provider", "shop"], "--provider must be one of epages, "),
        (["--call-seconds", "0"], "--call-seconds must be more than 0 (got 0.0)"),
        (["--shops", "-1"], "--shops must be more than 0 (got -1)"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused(
    options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == 2
    assert sentence in capsys.readouterr().err


def test_a_duration_has_the_unit_that_reads_best() -> None:
    assert [duration(each) for each in (1, 119, 120, 7_199, 7_200, 172_800)] == [
        "1.0 s",
        "119.0 s",
        "2.0 min",
        "120.0 min",
        "2.0 h",
        "2.0 days",
    ]
