"""Rules of a flag that lists in another order."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from defective_servers import ENVIRONMENT, Defect, Defective, Send, changed
from listing_servers import broken
from orderkit.conformance import Run, RunOptions, Status, run
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession


def _tried(*rules: str, defect: Defect | None = None) -> Run:
    with MockSession(MockSettings(orders=20)) as mock:
        options = RunOptions(
            "epages",
            "http://127.0.0.1/epages",
            ENVIRONMENT,
            allow_writes=True,
            may_change=frozenset({"any"}),
            rules=frozenset(rules),
        )
        return run(options, transport=mock.transport if defect is None else Defective(mock.transport, defect))


def test_another_order_holds_at_the_mock() -> None:
    finished = _tried("reordered", "changed-first")
    assert broken(finished) == []
    held = {verdict.rule.id for verdict in finished.verdicts if verdict.status is Status.HELD}
    assert {"reordered", "changed-first"} <= held


def _sorted(request: httpx.Request) -> bool:
    return request.method == "GET" and request.url.params.get("lastUpdated") == "true"


def _loses_one(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    return changed(response, _without_last) if _sorted(request) else response


def _without_last(page: dict[str, Any]) -> None:
    del page["items"][-1:]


def _oldest_first(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if not _sorted(request):
        return response
    return changed(response, lambda page: page["items"].reverse())


def _sorts_always(request: httpx.Request, send: Send) -> httpx.Response:
    if "lastUpdated=false" in str(request.url):
        everything = httpx.Request("GET", request.url.copy_set_param("page", "1"), headers=request.headers)
        response = send(everything)
        value = json.loads(response.read())
        value["items"].reverse()
        return httpx.Response(200, json=value)
    return send(request)


def _ignores(request: httpx.Request, send: Send) -> httpx.Response:
    if _sorted(request):
        url = request.url.copy_remove_param("lastUpdated")
        request = httpx.Request("GET", url, headers=request.headers)
    return send(request)


@pytest.mark.parametrize(
    ("rule", "defect", "message"),
    [
        ("reordered", _loses_one, "another order must list every item once"),
        ("reordered", _sorts_always, "a flag that is false must leave the usual order"),
        (
            "changed-first",
            _oldest_first,
            "what was changed last must be first in the order of the last change",
        ),
        ("changed-first", _ignores, "what was changed last must be first in the order of the last change"),
    ],
)
def test_a_wrong_other_order_is_found(rule: str, defect: Defect, message: str) -> None:
    assert message in broken(_tried(rule, defect=defect))
