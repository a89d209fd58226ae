"""Rules of languages."""

from __future__ import annotations

import httpx
import pytest
from defective_servers import Defect, Send, TryRules, changed
from orderkit.conformance import Run, Status
from orderkit.conformance.rules.languages import LANGUAGE_RULES

RULES = [rule.id for rule in LANGUAGE_RULES]


def failures(finished: Run) -> set[tuple[str, str]]:
    return {
        (verdict.rule.id, verdict.subject.operation)
        for verdict in finished.verdicts
        if verdict.subject and verdict.failures
    }


@pytest.mark.parametrize("provider", ["nocnoc", "epages"])
@pytest.mark.parametrize("writes", [False, True])
def test_a_clean_server_breaks_no_rule(try_rules: TryRules, provider: str, writes: bool) -> None:
    finished = try_rules(provider, *RULES, allow_writes=writes)
    assert failures(finished) == set()
    held = {verdict.rule.id for verdict in finished.verdicts if verdict.status is Status.HELD}
    assert {"language-members", "language-unknown"} <= held
    assert ("language-errors" in held) is (provider == "nocnoc")


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq"])
def test_rules_do_not_apply_to_providers_without_languages(try_rules: TryRules, provider: str) -> None:
    finished = try_rules(provider, *RULES)
    assert {verdict.status for verdict in finished.verdicts} == {Status.NOT_APPLICABLE}


def _converts_amounts(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if "locale=fr_FR" in str(request.url) and response.is_success and "/orders/" in request.url.path:
        return changed(response, lambda order: order.update(grandTotal=1))
    return response


def _speaks_english(request: httpx.Request, send: Send) -> httpx.Response:
    if request.headers.get("x-lang") == "pt-BR":
        request.headers["x-lang"] = "en-US"
    return send(request)


def _takes_any_language(request: httpx.Request, send: Send) -> httpx.Response:
    if "q" in request.headers.get("x-lang", ""):
        del request.headers["x-lang"]
    return send(request)


def _remembers() -> Defect:
    asked = [""]

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        asked[0] = request.headers.get("x-lang", asked[0])
        if asked[0]:
            request.headers["x-lang"] = asked[0]
        return send(request)

    return defect


@pytest.mark.parametrize(
    ("provider", "defect", "found"),
    [
        ("epages", _converts_amounts, {("language-members", "getOrder")}),
        ("nocnoc", _takes_any_language, {("language-unknown", "quoteOrder")}),
        (
            "nocnoc",
            _speaks_english,
            {("language-errors", name) for name in ("quoteOrder", "getOrder", "trackOrder")},
        ),
        (
            "nocnoc",
            _remembers(),
            {("language-errors", name) for name in ("quoteOrder", "getOrder", "trackOrder")},
        ),
    ],
)
def test_a_defect_of_languages_is_found(
    try_rules: TryRules, provider: str, defect: Defect, found: set[tuple[str, str]]
) -> None:
    assert failures(try_rules(provider, *RULES, defect=defect)) >= found
