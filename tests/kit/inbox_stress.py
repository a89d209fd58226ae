"""Processes that share an inbox and are killed at random; afterwards every webhook is accounted for.

Half of the processes accept webhooks, half process them. Each writes what it has done into a journal of its own, which
survives `kill -9`: written is written, because the system keeps it.

Run as a program, this is one of the processes: `python inbox_stress.py accept|work LOCATION JOURNAL NAME`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from orderkit import Inbox, InboxError, Redelivery

LEASE = 2.0
ORDERS = 50
REDELIVERY = Redelivery(max_attempts=1000, first_delay=0.05, max_delay=0.2, lease=LEASE)


@dataclass(frozen=True)
class Figures:
    """What became of all webhooks."""

    killed: int
    accepted: int
    kept: int
    done: int
    processed: int
    twice: int
    unexplained: int
    expired_leases: int
    overtaken: int

    def __str__(self) -> str:
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in vars(self).items())


def stress(location: str, folder: Path, *, processes: int, seconds: float, seed: int = 1) -> Figures:
    """Let processes share an inbox for some seconds, kill one after another, and count what became of webhooks."""
    chance = random.Random(seed)
    with Inbox(location):
        pass
    started = 0
    running: list[subprocess.Popen[bytes]] = []
    killed = 0
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            while len(running) < processes:
                running.append(_start(location, folder, started))
                started += 1
            time.sleep(chance.uniform(0.2, 1.0) * 8 / processes)
            victim = running.pop(chance.randrange(len(running)))
            victim.send_signal(signal.SIGKILL)
            killed += victim.wait() == -signal.SIGKILL
    finally:
        for process in running:
            process.kill()
            process.wait()
    return _account(location, folder, killed)


def _start(location: str, folder: Path, number: int) -> subprocess.Popen[bytes]:
    role = "accept" if number % 2 else "work"
    journal = folder / f"{role}-{number}"
    command = [sys.executable, __file__, role, location, str(journal), str(number)]
    return subprocess.Popen(command)


def _account(location: str, folder: Path, killed: int) -> Figures:
    """Process what is left, and compare the journals with the inbox."""
    with (
        Inbox(location, redelivery=REDELIVERY) as inbox,
        (folder / "work-last").open("ab", buffering=0) as journal,
    ):
        while any(inbox.count()[state] for state in ("pending", "claimed")):
            inbox.run(lambda found: _process(journal.fileno(), found.body, found.order), until_empty=True)
            time.sleep(0.1)
        kept = {each.body.decode(): each for each in inbox.find()}
        expired = inbox.count()["expired_leases"]
    accepted = [line for path in folder.glob("accept-*") for line in path.read_text().split()]
    lines = [line.split() for path in folder.glob("work-*") for line in path.read_text().splitlines()]
    begun = Counter(body for body, _, _ in lines)
    unexplained = sum(
        max(0, count - 1 - kept[body].expired_leases) if body in kept else count
        for body, count in begun.items()
    )
    return Figures(
        killed=killed,
        accepted=len(accepted),
        kept=sum(body in kept for body in accepted),
        done=sum(each.state == "done" for each in kept.values()),
        processed=len(begun),
        twice=sum(count > 1 for count in begun.values()),
        unexplained=unexplained,
        expired_leases=expired,
        overtaken=_overtaken(lines, {body: each.number for body, each in kept.items()}),
    )


def _overtaken(lines: list[list[str]], numbers: dict[str, int]) -> int:
    """How often the processing of a webhook first began before that of an earlier one of its order."""
    first: dict[tuple[str, int], float] = {}
    for body, order, moment in lines:
        key = (order, numbers[body])
        first[key] = min(float(moment), first.get(key, float("inf")))
    latest: dict[str, float] = {}
    overtaken = 0
    for (order, _), began in sorted(first.items()):
        overtaken += began < latest.get(order, 0.0)
        latest[order] = max(began, latest.get(order, 0.0))
    return overtaken


def _process(journal: int, body: bytes, order: str | None) -> None:
    os.write(journal, f"{body.decode()} {order} {time.monotonic()!r}\n".encode())


def _accept(inbox: Inbox, journal: int, name: str) -> None:
    for number in range(10**9):
        body = f"{name}-{number}"
        try:
            inbox.accept("stress", body.encode(), order=(int(name) + number) % ORDERS)
        except InboxError as error:
            print(error, file=sys.stderr)
            continue
        os.write(journal, f"{body}\n".encode())
        time.sleep(0.02)


def main(role: str, location: str, path: str, name: str) -> None:
    """Accept webhooks, or process them, until this process is killed."""
    journal = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    inbox = Inbox(location, redelivery=REDELIVERY)
    if role == "accept":
        _accept(inbox, journal, name)
    inbox.run(lambda found: _process(journal, found.body, found.order), poll=0.05)


if __name__ == "__main__":
    main(*sys.argv[1:])
