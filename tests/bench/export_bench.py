"""`make bench-export`: exports of many orders beside walks through the clients' own listings, in one run.

As a program of its own it is a part of that: `walk FILE` or `export FILE DESTINATION`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import export_report
import report
from orderkit.accounts import Account, read_accounts
from orderkit.orders import OrderMapping
from orderkit.orders.details import detail_calls, read_each
from orderkit.runtime.client.attribute_names import attribute_name

ROOT = Path(__file__).parents[2]
_SECONDS_TO_START = 600
_BEFORE_ALL_ORDERS = date(1999, 12, 31), date(2000, 1, 1)
Figures = dict[str, Any]


def walk(accounts: list[Account], _: str) -> int:
    """Walk through the listings of accounts; return the number of orders."""
    return sum(map(_walked, accounts))


def _walked(account: Account) -> int:
    listing = OrderMapping.load(account.provider).listing
    with account.client() as client:
        method: Any = getattr(client, attribute_name(listing["operation"]))
        pages = method(concurrency=account.concurrency).pages()
        if "each" not in listing:
            return sum(len(page.items) for page in pages)
        # A listing of ids: a walk makes the calls of the orders too.
        core: Any = client._core
        call_for = detail_calls(core, listing["each"])
        return sum(
            len(core.run(read_each(core, [call_for(each) for each in page.items], account.concurrency)))
            for page in pages
        )


def exported(accounts: list[Account], to: str) -> int:
    """Export accounts; return the number of orders."""
    from orderkit.export import export
    from orderkit.export.command import tuned_process

    with tuned_process():
        result = export(accounts, to=to)
    for failed in result.failed:
        raise RuntimeError(f"{failed.account.key} must be read to its end: {failed.error}")
    return result.orders


def measured(work: Callable[[list[Account], str], int], file: str, to: str) -> Figures:
    """Do the work in this process, and return its orders, seconds, CPU seconds and memory above the start and whole."""
    import pyarrow as pa
    from orderkit.export import export

    pa.set_memory_pool(pa.system_memory_pool())  # as the command does
    accounts = read_accounts(file)
    # Modules are no memory of the work, and dlt imports many when it loads for the first time. Without a beginning,
    # ePages would give all orders.
    with tempfile.TemporaryDirectory() as place:
        since, until = _BEFORE_ALL_ORDERS
        export(accounts, to=f"{place}/nothing.duckdb", since=since, until=until)
    start = _mebibytes("VmRSS")
    wall, cpu = time.perf_counter(), time.process_time()
    orders = work(accounts, to)
    return {
        "orders": orders,
        "seconds": round(time.perf_counter() - wall, 2),
        "cpu": round(time.process_time() - cpu, 2),
        "mebibytes": round(_mebibytes("VmHWM") - start),
        "whole": round(_mebibytes("VmHWM")),
    }


def _mebibytes(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


@contextmanager
def mock(orders: int, folder: Path) -> Iterator[str]:
    """Start a mock with so many orders of each provider in a process of its own."""
    ready = folder / "ready.json"
    command = [sys.executable, "-m", "orderkit", "mock", "--port", "0", "--quiet", "--orders", str(orders)]
    options = ["--set", "sendcloud.rate_limits=none", "--ready-file", str(ready)]
    with subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        try:
            end = time.monotonic() + _SECONDS_TO_START
            while not ready.exists() and process.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
            yield json.loads(ready.read_text(encoding="utf-8"))["url"]
        finally:
            process.terminate()


def compare(provider: str, url: str, rounds: int, folder: Path) -> Figures:
    """Walk and export in turns, each in a process of its own; then export again."""
    from account_files import write_accounts

    file = str(write_accounts(folder / "accounts.toml", url, provider))
    walks, exports = list[Figures](), list[Figures]()
    for number in range(rounds):
        destination = str(folder / f"{provider}-{number}.duckdb")
        walks.append(_part("walk", file))
        exports.append(_part("export", file, destination))
        if walks[-1]["orders"] != exports[-1]["orders"]:
            raise RuntimeError(f"{provider}: an export must have the orders of a walk ({walks}, {exports})")
    before = _calls(url)
    again = _part("export", file, destination)
    return {
        "orders": walks[0]["orders"],
        **{name: _ratio(walks, exports, name) for name in ("seconds", "cpu")},
        **{name: max(each[name] for each in exports) for name in ("mebibytes", "whole")},
        "again": {"calls": _calls(url) - before, "orders": again["orders"], "seconds": again["seconds"]},
    }


def _part(*arguments: str) -> Figures:
    from account_files import SECRETS

    done = subprocess.run(
        [sys.executable, __file__, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **SECRETS},
    )
    found: Figures = json.loads(done.stdout)
    return found


def _ratio(walks: list[Figures], exports: list[Figures], name: str) -> Figures:
    """Return medians, and the median ratio of a walk to the export after it."""
    pairs = zip(walks, exports, strict=True)
    return {
        "walk": round(statistics.median(each[name] for each in walks), 2),
        "export": round(statistics.median(each[name] for each in exports), 2),
        "ratio": round(statistics.median(walked[name] / export[name] for walked, export in pairs), 2),
    }


def _calls(url: str) -> int:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{url}/_mock/requests", timeout=60) as response:
        return sum(each["count"] for each in json.load(response)["counts"])


def main() -> int:
    """Measure, print the figures beside their bars, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--orders", type=int, default=100_000, help="orders of each provider")
    parser.add_argument("--provider", nargs="+", default=list(export_report.PROVIDERS))
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "kit"))
    with tempfile.TemporaryDirectory() as place, mock(options.orders, Path(place)) as url:
        providers = dict[str, Figures]()
        for provider in options.provider:
            providers[provider] = compare(provider, url, options.rounds, Path(place))
            print(export_report.line(provider, providers[provider]), flush=True)
    run = {
        "rounds": options.rounds,
        "machine": {"CPython": platform.python_version(), "processors": os.cpu_count()},
        "load": round(os.getloadavg()[2], 1),
        "providers": {**export_report.read()["providers"], **providers},  # those left out stay as they are
    }
    if not options.dry:
        export_report.RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
        report.write(report.read())
    failed = export_report.beyond(run)
    print(f"outside its bar: {', '.join(failed)}" if failed else "every figure is within its bar")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] in (["walk"], ["export"]):
        todo = walk if sys.argv[1] == "walk" else exported
        print(json.dumps(measured(todo, sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")))
        sys.exit()
    sys.exit(main())
