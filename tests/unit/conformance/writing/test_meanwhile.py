"""Rules about updates of one object at the same time."""

from __future__ import annotations

from threading import Barrier, current_thread, main_thread

import httpx
import pytest
from defective_servers import Defect, Send, TryRules, broken_rules
from orderkit.conformance import Run, Status

RULE = "updates-at-once"


def _messages(finished: Run) -> set[str]:
    return {failure.message for verdict in finished.verdicts for failure in verdict.failures}


def _two_at_once(answer_of_the_first: Defect) -> Defect:
    """Answer the first of two updates, which the rule always sends in pairs, in another way."""
    both = Barrier(2)

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        # What puts the object back at the end comes alone, and from the main thread.
        is_alone = current_thread() is main_thread()
        if request.method not in ("PATCH", "PUT") or is_alone or both.wait(timeout=60):
            return send(request)
        return answer_of_the_first(request, send)

    return defect


def _loses(request: httpx.Request, send: Send) -> httpx.Response:
    return send(httpx.Request("GET", request.url, headers=request.headers))


def _crashes(_: httpx.Request, __: Send) -> httpx.Response:
    return httpx.Response(503, json={})


def _refuses(_: httpx.Request, __: Send) -> httpx.Response:
    return httpx.Response(409, json={"message": "Conflict"})


@pytest.mark.parametrize("provider", ["sendcloud", "epages"])
def test_an_update_that_another_one_undoes_is_found(try_rules: TryRules, provider: str) -> None:
    finished = try_rules(provider, RULE, defect=_two_at_once(_loses))
    assert "of two updates of different members at the same time each must be kept" in _messages(finished)


def test_an_update_that_fails_beside_another_one_is_found(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", RULE, defect=_two_at_once(_crashes))
    assert "updates at the same time must succeed or be refused" in _messages(finished)


def test_an_update_may_be_refused_beside_another_one(try_rules: TryRules) -> None:
    finished = try_rules("epages", RULE, defect=_two_at_once(_refuses))
    assert broken_rules(finished) == set()


@pytest.mark.parametrize("provider", ["sendcloud", "epages", "nocnoc_store"])
def test_updates_at_once_hold_at_the_mock(try_rules: TryRules, provider: str) -> None:
    finished = try_rules(provider, RULE)
    found = [verdict.status for verdict in finished.verdicts if verdict.rule.id == RULE and verdict.subject]
    assert found == [Status.HELD]
