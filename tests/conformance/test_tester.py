"""The tester against a server that is not the mock: no alarm on a clean one, and the rule that each defect breaks."""

from __future__ import annotations

import pytest
from node_server import NORTH, SOUTH, node_server
from orderkit.conformance import Run, RunOptions, Status, run
from orderkit.conformance.power.serving import serve
from orderkit.contract import providers

pytestmark = pytest.mark.slow

CREDENTIALS = {
    "SENDCLOUD_PUBLIC_KEY": NORTH[0],
    "SENDCLOUD_SECRET_KEY": NORTH[1],
    "SENDCLOUD_PUBLIC_KEY_2": SOUTH[0],
    "SENDCLOUD_SECRET_KEY_2": SOUTH[1],
}
BROKEN_BY = {
    "page-border": "pages-partition",
    "filter-border": "filter-exact",
    "sort-ties": "sort-key",
    "foreign-patch": "write-of-another-account",
    "half-written": "near-miss-refused",
    "wrong-cause": "near-miss-refused",
}
"""The rule that shows each defect."""


def tried(url: str, *rules: str) -> Run:
    return run(
        RunOptions("sendcloud", url, CREDENTIALS, allow_writes=True, calls=20_000, rules=frozenset(rules))
    )


def rules_of(found: Run, status: Status) -> set[str]:
    return {verdict.rule.id for verdict in found.verdicts if verdict.status is status}


def test_a_server_of_other_make_breaks_no_rule() -> None:
    with node_server() as url:
        found = tried(url)
    assert rules_of(found, Status.BROKEN) == set()
    assert set(BROKEN_BY.values()) <= rules_of(found, Status.HELD)


@pytest.mark.parametrize("provider", providers())
def test_a_run_that_only_reads_makes_at_most_three_hundred_calls(provider: str) -> None:
    with serve(provider, seed=1) as served:
        found = run(RunOptions(provider, served.url, served.environment, calls=1_000))
    assert rules_of(found, Status.BROKEN) == set()
    assert len(found.exchanges) <= 300


@pytest.mark.parametrize("defect", BROKEN_BY)
def test_a_defect_of_a_server_of_other_make_is_seen(defect: str) -> None:
    with node_server("--defect", defect) as url:
        found = tried(url, BROKEN_BY[defect])
    assert rules_of(found, Status.BROKEN) == {BROKEN_BY[defect]}
