"""The Arazzo documents: they obey their rules, the rules see slips, and every workflow runs against the mock."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import node_tools
import pytest
from orderkit.contract import document, providers
from orderkit.mock import MockServer, MockSettings
from workflows import arazzo
from workflows.arazzo import Journeys, read_journeys
from workflows.files import files_of
from workflows.rules import RULES, findings

Change = Callable[[dict[str, Any]], object]


def steps(value: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = value["workflows"][0]["steps"]
    return found


def leave_out_an_operation(value: dict[str, Any]) -> None:
    """Take out the step that cancels, and what uses it."""
    value["workflows"][0]["steps"] = [step for step in steps(value) if step["operationId"] != "cancelOrder"]


def create(value: dict[str, Any]) -> dict[str, Any]:
    return steps(value)[1]


SLIPS: list[tuple[str, Change, str]] = [
    ("arazzo-head", lambda value: value.update(arazzo="1.1.0"), "must be 1.0.1"),
    ("arazzo-head", lambda value: value["sourceDescriptions"][0].update(name="other"), "must be one source"),
    ("arazzo-names", lambda value: value["workflows"][0].pop("summary"), "add them"),
    ("arazzo-names", lambda value: steps(value)[0].pop("description"), "add them"),
    ("arazzo-names", lambda value: steps(value)[0].update(stepId="create"), "rename one"),
    ("arazzo-inputs", lambda value: value["workflows"][0]["inputs"]["required"].remove("apiKey"), "required"),
    (
        "arazzo-inputs",
        lambda value: value["workflows"][0]["inputs"]["properties"]["apiKey"].pop("examples"),
        "an example",
    ),
    ("arazzo-operation", lambda value: steps(value)[0].update(operationId="quote"), "no operation quote"),
    ("arazzo-unused-operation", leave_out_an_operation, "no step calls cancelOrder"),
    (
        "arazzo-parameter",
        lambda value: steps(value)[2].pop("parameters"),
        "needs the path parameter order_id",
    ),
    ("arazzo-parameter", lambda value: steps(value)[2]["parameters"][0].update(value="x"), "does not fit"),
    (
        "arazzo-parameter",
        lambda value: steps(value)[2]["parameters"].append({"name": "size", "in": "query", "value": 1}),
        "no query parameter size",
    ),
    ("arazzo-credentials", lambda value: value["workflows"][0].pop("parameters"), "demands credentials"),
    ("arazzo-body", lambda value: create(value)["requestBody"]["payload"].pop("customer"), "customer"),
    ("arazzo-body", lambda value: create(value).pop("requestBody"), "takes application/json"),
    (
        "arazzo-body",
        lambda value: create(value)["requestBody"].update(contentType="text/plain"),
        "text/plain",
    ),
    ("arazzo-status", lambda value: steps(value)[0].pop("successCriteria"), "a documented status"),
    (
        "arazzo-status",
        lambda value: steps(value)[0].update(successCriteria=[{"condition": "$statusCode == 204"}]),
        "a documented status",
    ),
    (
        "arazzo-expression",
        lambda value: create(value)["outputs"].update(orderId="$response.body#/ids"),
        "/ids",
    ),
    (
        "arazzo-expression",
        lambda value: create(value)["successCriteria"].append({"condition": "$response.body#/stat == 'x'"}),
        "/stat points at nothing",
    ),
    (
        "arazzo-expression",
        lambda value: create(value)["successCriteria"].append({"condition": "$steps.place.outputs.id == 1"}),
        "no output of an earlier step",
    ),
    (
        "arazzo-expression",
        lambda value: create(value)["requestBody"]["payload"].update(merchant_invoice_id="$inputs.other"),
        "no input",
    ),
    (
        "arazzo-expression",
        lambda value: value["workflows"][0]["outputs"].update(status="$steps.get.outputs.stat"),
        "no output of a step",
    ),
]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """A mock at the time after which, by the example of its input, a product is listed as changed."""
    with MockServer(MockSettings(clock=datetime(2026, 6, 1, tzinfo=UTC))) as server:
        yield server


@pytest.mark.parametrize("provider", providers())
def test_a_document_obeys_the_rules(provider: str) -> None:
    journeys, slips = read_journeys(provider)
    assert [str(finding) for finding in (*slips, *findings(journeys))] == []


@pytest.mark.parametrize(("rule", "change", "message"), SLIPS)
def test_a_slip_is_seen(rule: str, change: Change, message: str) -> None:
    journeys, _ = read_journeys("nocnoc")
    value = copy.deepcopy(journeys.value)
    change(value)
    found = findings(Journeys("nocnoc", value, journeys.document.value))
    assert any(finding.rule == rule and message in finding.message for finding in found)


def test_every_rule_is_tried() -> None:
    assert {rule for rule, _, _ in SLIPS} == set(RULES)


def test_every_provider_has_a_document() -> None:
    assert sorted(path.stem for path in arazzo.FOLDER.glob("*.yaml")) == providers()


def test_the_published_document_leads_to_the_published_spec() -> None:
    stem = f"nocnoc-{document('nocnoc')['info']['version']}"
    text = files_of("nocnoc", stem)[f"{stem}.arazzo.yaml"]
    assert f"url: ./{stem}.openapi3.1.yaml" in text
    assert "../" not in text


def test_every_workflow_runs_against_the_mock(mock: MockServer, tmp_path: Path) -> None:
    redocly = node_tools.find("redocly")
    servers = [f"--server={name}={mock.url_for(name.replace('_', '-'))}" for name in providers()]
    files = [str(arazzo.FOLDER / f"{name}.yaml") for name in providers()]
    report = tmp_path / "report.json"
    inputs: dict[str, Any] = {}
    for name in providers():
        for workflow in read_journeys(name)[0].workflows:
            inputs |= {key: schema["examples"][0] for key, schema in workflow.inputs.items()}
    done = node_tools.run(
        redocly, "respect", *files, *servers, "--input", json.dumps(inputs), "--json-output", str(report)
    )
    assert done.returncode == 0, done.stdout[-4000:]
    called = {
        (entry["provider"].replace("-", "_"), entry["operationId"])
        for entry in mock.control.requests()
        if entry["status"] < 300
    }
    wanted = {(name, id_) for name in providers() for id_ in read_journeys(name)[0].operations}
    assert len(wanted) == 27
    assert called == wanted
