"""The committed results are those of the documents, commands and journeys as they are."""

from __future__ import annotations

from typing import Any

import pytest
from interop_documents import PROVIDERS, digest_of
from interop_journeys import BUILD
from interop_judge import called, judge
from interop_proxy import BENDS, Answer, Call, bend_answer
from interop_results import read_results
from interop_tool import Tool
from interop_tools import TOOLS
from orderkit.contract import document

READ = {"enum": "placed", "optional": "x", "nullable": None}


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_the_results_of_a_tool_are_of_the_journeys_as_they_are(kind: type[Tool]) -> None:
    providers = read_results()[kind.name]["providers"]
    digest = kind(BUILD).digest()
    assert [name for name in providers if providers[name]["journey"] != digest] == [], stale(kind.name)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_results_of_a_document_are_of_the_document_as_it_is(provider: str) -> None:
    results = read_results()
    changed = [
        kind.name
        for kind in TOOLS
        if results[kind.name]["providers"][provider]["document"]
        != digest_of(document(provider, openapi=kind.openapi, webhooks=kind.webhooks))
    ]
    assert changed == [], stale(*changed)


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_every_result_is_green(kind: type[Tool]) -> None:
    providers = read_results()[kind.name]["providers"]
    assert sorted(providers) == sorted(PROVIDERS)
    assert [name for name, outcome in providers.items() if not outcome["green"]] == []


def stale(*tools: str) -> str:
    return f"run: make interop INTEROP_ARGS='--only {','.join(tools)}', and commit the results"


def test_a_new_description_leaves_a_digest_and_a_new_property_changes_it() -> None:
    schema: dict[str, Any] = {"properties": {"description": {"type": "string"}}}
    described = {**schema, "description": "Something."}
    assert digest_of(described) == digest_of(schema)
    assert digest_of({"properties": {}}) != digest_of(schema)


@pytest.mark.parametrize(
    ("kind", "reading", "verdict"),
    [
        ("none", READ, (True, "read")),
        ("unknown-member", {**READ, "unknown": True}, (True, "kept")),
        ("unknown-member", READ, (True, "dropped")),
        ("absent", {**READ, "optional": None}, (True, "absent")),
        ("absent", READ, (False, "optional is 'x' for None")),
        ("unknown-enum", {**READ, "enum": "value_of_tomorrow"}, (True, "kept")),
        ("unknown-enum", {**READ, "enum": "unknown"}, (False, "enum is 'unknown' for 'value_of_tomorrow'")),
        ("unknown-enum", {"failed": "invalid value"}, (False, "invalid value")),
        ("null", READ, (True, "n/a")),
        ("error", {"status": 418, "message": "Not today"}, (True, "typed")),
        ("error", {"status": 418, "message": None}, (False, "status 418, message None")),
        ("gateway", {"status": 502}, (True, "status 502")),
    ],
)
def test_a_reading_is_judged_by_what_was_sent(
    kind: str, reading: dict[str, Any], verdict: tuple[bool, str]
) -> None:
    assert judge("nocnoc", kind, reading, {"enum": "placed", "optional": "x"}) == verdict


def test_an_operation_counts_as_called_only_with_success() -> None:
    operations = {"get": ("GET", "/orders/{id}"), "list": ("GET", "/orders"), "put": ("PUT", "/orders")}
    calls = [Call("x", "GET", "/orders?page=1", 200), Call("x", "PUT", "/orders", 400)]
    assert called(operations, calls) == {"list"}


def test_only_the_response_that_is_meant_is_bent() -> None:
    answer = Answer(200, [], b'{"status": "placed"}')
    assert bend_answer("unknown-enum", "nocnoc", "POST /api/order/1", answer) == answer
    assert b"value_of_tomorrow" in bend_answer("unknown-enum", "nocnoc", "GET /api/order/1", answer).body


def test_every_api_has_its_bends() -> None:
    assert set(BENDS) == set(PROVIDERS)
