"""Runs the tester against servers with a defect and against clean ones, and counts what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from ...mock.server import listen as listen_at
from ..made import ANY
from ..options import RunOptions
from ..problems import ConformanceError
from ..runner import Run, run
from ..verdicts import Status
from .catalogue import find
from .defect import Defect
from .serving import serve

MOST_CALLS = 4_000
"""Calls of one run: more than a whole one takes, so that a defect that makes endless pages ends it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What the tester found of one server.

    Attributes:
        name: Id of the defect, or name of the provider of a clean server.
        seed: Seed of the run, and of the clean server's orders.
        is_reached: Whether the server behaved wrongly at least once.
        rules: Ids of the broken rules.
        cases: Calls until the first failure; None if there was none.
        calls: All calls.
        stopped: Why the run ended early; empty if it did not.
        failure: Error of the defect's own code; empty if it had none.
    """

    name: str
    seed: int
    is_reached: bool
    rules: tuple[str, ...]
    cases: int | None
    calls: int
    stopped: str = ""
    failure: str = ""

    @property
    def is_killed(self) -> bool:
        """Return whether a rule was broken, or the server could not be tested at all."""
        return bool(self.rules)


def try_defect(defect_id: str, seed: int = 1) -> Tried:
    """Run the tester against a server with a defect."""
    defect = find(defect_id)
    return _try(defect.provider, defect, seed, name=defect_id)


def try_clean(provider: str, seed: int) -> Tried:
    """Run the tester against a clean server, whose orders and choices depend on the seed."""
    return _try(provider, None, seed, name=provider)


def try_all(
    defects: Iterable[Defect],
    clean: Iterable[tuple[str, int]],
    *,
    seed: int,
    jobs: int,
    progress: Callable[[Tried], None],
) -> tuple[list[Tried], list[Tried]]:
    """Run the tester against all servers, several at once; return what was found of defects and of clean ones."""
    ids, pairs = [defect.id for defect in defects], list(clean)
    with ProcessPoolExecutor(jobs) as pool:
        found = _watched(pool.map(partial(try_defect, seed=seed), ids), progress)
        alarms = _watched(pool.map(_try_pair, pairs), progress)
    return found, alarms


def _watched(results: Iterator[Tried], progress: Callable[[Tried], None]) -> list[Tried]:
    found: list[Tried] = []
    for each in results:
        progress(each)
        found.append(each)
    return found


def _try_pair(pair: tuple[str, int]) -> Tried:
    return try_clean(*pair)


def _try(provider: str, defect: Defect | None, seed: int, *, name: str) -> Tried:
    listen = f"127.0.0.1:{_free_port()}"
    with serve(provider, defect, seed=0 if defect else seed, receiver=f"http://{listen}/okc") as served:
        options = RunOptions(
            provider,
            served.url,
            served.environment,
            allow_writes=True,
            may_change=frozenset({ANY}),
            seed=seed,
            calls=MOST_CALLS,
            listen=listen,
            control=f"{served.root}/_mock",
        )
        try:
            finished = run(options)
        except ConformanceError as error:
            # A server that cannot be tested at all is found too: the user gets a sentence, and exit 2.
            return Tried(name, seed, served.effects.count > 0, ("usable",), 1, 1, str(error))
        found = _summarized(finished, name, seed, is_reached=served.effects.count > 0)
        return replace(found, failure=served.effects.failure)


def _free_port() -> int:
    """Return a port that no other process will be given soon, for the run's receiver of notifications."""
    with listen_at("127.0.0.1", 0) as listening:
        return int(listening.getsockname()[1])


def _summarized(finished: Run, name: str, seed: int, *, is_reached: bool) -> Tried:
    broken = [verdict for verdict in finished.verdicts if verdict.status is Status.BROKEN]
    rules = tuple(dict.fromkeys(verdict.rule.id for verdict in broken))
    places = {id(exchange): number for number, exchange in enumerate(finished.exchanges, 1)}
    last = [
        max((places.get(id(exchange), len(places)) for exchange in failure.exchanges), default=len(places))
        for verdict in broken
        for failure in verdict.failures
    ]
    cases = min(last, default=None)
    return Tried(name, seed, is_reached, rules, cases, len(finished.exchanges), finished.stopped)


def without_alarms(found: Iterable[Tried], clean: Iterable[Tried]) -> list[Tried]:
    """Return what was found without the rules that the provider's clean server breaks too: these kill nothing."""
    alarms: dict[str, set[str]] = {}
    for each in clean:
        alarms.setdefault(each.name, set()).update(each.rules)
    return [_kept(each, alarms.get(find(each.name).provider, set())) for each in found]


def _kept(tried: Tried, alarms: set[str]) -> Tried:
    rules = tuple(rule for rule in tried.rules if rule not in alarms)
    return replace(tried, rules=rules, cases=tried.cases if rules else None)


def killed(tried: Sequence[Tried]) -> int:
    """Return how many were found."""
    return sum(each.is_killed for each in tried)
