"""Tables of the page about scale: each is computed by the simulation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import evolve
from orderkit.contract import providers
from orderkit.export.simulation import Facts, Result, Setting, Shop, shops_of, simulate
from orderkit.export.simulation.command import duration, lines
from orderkit.orders import OrderMapping

from .documents import DOCS, Json
from .markdown import Row, Rows, table

_RUN: Final = DOCS.parent / "tests" / "bench" / "spark_run.json"
_SHOPS, _ORDERS = 10_000, 50_000_000
_HOUR: Final = 3600
_LISTING: Final = [each for each in providers() if OrderMapping.load(each).listing]
_SPARK: Final = Setting.spark(8)


def scale(name: str) -> str:
    """Render a table by its name, or what the command prints."""
    if name == "example":
        shops = _shops()
        return "```text\n{}\n```".format("\n".join(lines(shops, simulate(shops, _SPARK))))
    made: Mapping[str, Callable[[], tuple[Row, Rows]]] = {
        "facts": _facts,
        "runs": _runs,
        "sizes": _sizes,
        "providers": _providers,
        "levers": _levers,
        "measured": _measured,
    }
    return table(*made[name]())


def _shops(skew: float = 1.0, names: Sequence[str] = _LISTING) -> list[Shop]:
    return shops_of(_SHOPS, _ORDERS, providers=names, skew=skew)


def _facts() -> tuple[Row, Rows]:
    header = (
        "Provider",
        "Orders on a page",
        "Calls for 100,000 orders",
        "A token may make",
        "Orders an hour by a token",
    )
    return header, [_fact(Facts.of(each)) for each in _LISTING]


def _fact(facts: Facts) -> Row:
    calls = simulate([Shop(facts.provider, 100_000, 365)], Setting.export()).calls
    said = ", ".join(f"{number:,} calls in {seconds:g} s" for number, seconds in facts.limits)
    hourly = min(
        (number * _HOUR / seconds * facts.page_size for number, seconds in facts.limits), default=None
    )
    page = f"{facts.page_size}, at most {facts.largest}"
    return (
        facts.provider,
        page,
        f"{calls:,}",
        said or "not said",
        "not said" if hourly is None else f"{hourly:,.0f}",
    )


def _runs() -> tuple[Row, Rows]:
    machines = {
        "`orderkit export`, 4 workers": Setting.export(),
        "`orderkit export --workers 32`": Setting.export(32),
        "Spark, 8 executors of 4 cores": _SPARK,
        "Spark, 32 executors of 4 cores": Setting.spark(32),
    }
    shops = _shops()
    rows = [
        (name, *_told(simulate(shops, setting)), *_told(simulate(shops, setting, nightly=True)))
        for name, setting in machines.items()
    ]
    return ("On", "First run", "Bottleneck", "Nightly run", "Bottleneck"), rows


def _told(result: Result) -> Row:
    return duration(result.seconds), result.bottleneck


def _sizes() -> tuple[Row, Rows]:
    rows = list[Row]()
    for skew, words in (
        (0.0, "all equal"),
        (0.5, "some larger"),
        (1.0, "a few huge"),
        (1.2, "one above all"),
    ):
        shops = _shops(skew, ["epages"])
        largest = max(shop.orders for shop in shops)
        rows.append((f"{skew:g}, {words}", f"{largest:,}", *_told(simulate(shops, _SPARK))))
    return ("Zipf's exponent", "Orders of the largest", "First run", "Bottleneck"), rows


def _providers() -> tuple[Row, Rows]:
    rows = list[Row]()
    for name in _LISTING:
        result = simulate(_shops(names=[name]), _SPARK)
        rows.append((name, f"{result.calls:,}", *_told(result)))
    return ("All shops at", "Calls", "First run", "Bottleneck"), rows


def _levers() -> tuple[Row, Rows]:
    changed = {
        "as above": _SPARK,
        "32 executors": evolve(_SPARK, slots=128, cores=128),
        "`partitions` 16": evolve(_SPARK, partitions=16),
        "`concurrency = 8`": evolve(_SPARK, concurrency=8),
        "the largest shops first": evolve(_SPARK, largest_first=True),
        "the last three together": evolve(_SPARK, partitions=16, concurrency=8, largest_first=True),
        "all together": evolve(
            _SPARK, slots=128, cores=128, partitions=16, concurrency=8, largest_first=True
        ),
    }
    shops = _shops()
    return ("Change", "First run", "Bottleneck"), [
        (name, *_told(simulate(shops, setting))) for name, setting in changed.items()
    ]


def _measured() -> tuple[Row, Rows]:
    run: Json = json.loads(_RUN.read_text(encoding="utf-8"))
    rows = list[Row]()
    for name, series in run["series"].items():
        for partitions, seconds in series["seconds"].items():
            predicted = _predicted(series, run, int(partitions))
            error = f"{100 * (predicted / seconds - 1):+.0f} %"
            rows.append((name, partitions, f"{predicted:.1f} s", f"{seconds:.1f} s", error))
    return ("Run", "Partitions", "Predicted", "Measured", "Error"), rows


def _predicted(series: Json, run: Json, partitions: int) -> float:
    """Return the seconds of a run from what was measured without it: single calls, CPU, and a query without orders."""
    setting = Setting(
        slots=run["slots"],
        cores=run["machine"]["processors"],
        partitions=partitions,
        concurrency=series["concurrency"],
        page_size=series["page_size"],
        call_seconds=series["call"] - series["call_cpu"] - series["order_cpu"] * series["page_size"],
        order_cpu=series["order_cpu"],
        call_cpu=series["call_cpu"],
        task_seconds=0.0,
    )
    shop = Shop(series["provider"], series["orders"], series["days"])
    return float(series["query"] + simulate([shop], setting).seconds)
