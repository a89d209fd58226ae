"""Prints how long a run takes, and what it would take if everything but one thing were free."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from ...contract import providers
from ...orders import OrderMapping
from .running import CPU, DESTINATION, LATENCY, SLOTS, TOKEN, Result, simulate
from .setting import Setting
from .shops import Shop, shops_of

ADVICE: Final = {
    TOKEN: "the largest shop takes as long as its token's limits allow: no machine makes it faster",
    LATENCY: "one shop takes longest: more partitions or a greater concurrency split it",
    SLOTS: "more executors or workers make it faster",
    CPU: "more cores make it faster: the export has one, so use Spark",
    DESTINATION: "a faster destination makes it faster",
}
_BAR: Final = 30
_NUMBERS: Final = (
    ("--shops", "N", 10_000, "shops, each with a token of its own (default: %(default)s)"),
    ("--orders", "N", 50_000_000, "orders of all shops together (default: %(default)s)"),
    ("--skew", "S", 1.0, "Zipf's exponent of their sizes; 0 makes all equal (default: %(default)s)"),
    ("--days", "N", 730, "days in which the orders were made (default: %(default)s)"),
    ("--workers", "N", 4, "workers of orderkit export (default: %(default)s)"),
    ("--executors", "N", 0, "executors of Spark, in place of orderkit export"),
    ("--cores", "N", 4, "cores of an executor (default: %(default)s)"),
    ("--partitions", "N", 4, "windows of time of a shop, with --executors (default: %(default)s)"),
    ("--concurrency", "N", 2, "calls that a task makes at the same time (default: %(default)s)"),
    ("--call-seconds", "S", 0.3, "from a request to its response (default: %(default)s)"),
    ("--page-size", "N", 0, "orders on a page (default: each provider's usual size)"),
    ("--destination", "N", 0.0, "orders that the destination takes in a second (default: any number)"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Simulate a run and print it; return 0, or 2 if an option cannot be used."""
    options = _parser().parse_args(arguments)
    known = [each for each in providers() if OrderMapping.load(each).listing]
    for each in options.provider:
        if each not in known:
            return _refuse(f"--provider must be one of {', '.join(known)} (got {each})")
    for name in ("shops", "orders", "days", "workers", "cores", "partitions", "concurrency", "call_seconds"):
        if getattr(options, name) <= 0:
            return _refuse(f"--{name.replace('_', '-')} must be more than 0 (got {getattr(options, name)})")
    shops = shops_of(
        options.shops,
        options.orders,
        providers=options.provider or known,
        skew=options.skew,
        days=options.days,
    )
    _say("\n".join(lines(shops, simulate(shops, setting_of(options), nightly=options.nightly))))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m orderkit.export.simulation",
        description="Estimate how long it takes to read the orders of many shops, and what it waits for.",
    )
    for option, metavar, default, text in _NUMBERS:
        parser.add_argument(option, type=type(default), metavar=metavar, default=default, help=text)
    parser.add_argument(
        "--provider",
        metavar="NAME",
        action="append",
        default=[],
        help="where the shops are; may be repeated (default: every provider that lists orders)",
    )
    for option, text in (
        ("--largest-first", "begin with the largest shops"),
        ("--nightly", "a run that reads what is new or may have changed, a day after the last"),
    ):
        parser.add_argument(option, action="store_true", help=text)
    return parser


def setting_of(options: argparse.Namespace) -> Setting:
    """Return the setting that the options describe."""
    setting = Setting.export(options.workers)
    if options.executors:
        setting = Setting.spark(options.executors, options.cores, options.partitions)
    return evolve(
        setting,
        concurrency=options.concurrency,
        call_seconds=options.call_seconds,
        page_size=options.page_size or None,
        destination=options.destination or None,
        largest_first=options.largest_first,
    )


def lines(shops: Sequence[Shop], result: Result) -> list[str]:
    """Return the result as lines of text."""
    largest = max(shops, key=lambda shop: shop.orders)
    width = max(map(len, result.bounds))
    longest = max(*result.bounds.values(), result.seconds)
    rows = [
        f"  {name:{width}}  {duration(seconds):>10}  {'#' * round(_BAR * seconds / longest)}".rstrip()
        for name, seconds in result.bounds.items()
    ]
    return [
        f"{len(shops):,} shops, the largest with {largest.orders:,} orders at {largest.provider}",
        f"{result.orders:,.0f} orders are read by {result.calls:,} calls",
        "",
        "What it would take if everything else were free:",
        *rows,
        "",
        f"It takes {duration(result.seconds)}. Bottleneck: {result.bottleneck}; {ADVICE[result.bottleneck]}.",
    ]


def duration(seconds: float) -> str:
    """Return a duration in the unit that reads best."""
    for unit, length in (("days", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.1f} s"


def _refuse(reason: str) -> int:
    sys.stderr.write(f"orderkit.export.simulation: {reason}\n")
    return 2


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
