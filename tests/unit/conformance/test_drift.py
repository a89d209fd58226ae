"""Drift from traffic: recorded exchanges against the rules of single answers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from orderkit import cli
from orderkit.conformance.drift import drift_of
from orderkit.contract import providers
from orderkit.recordings.exchange import Exchange
from recorded import Recorder, exchange
from single_answers import example

NOCNOC = "https://live.nocnocgroup.com/api/order"


def order(**changes: Any) -> Exchange:
    body = example("nocnoc", "OrderDetailCancelled") | {"historic": []} | changes
    return exchange(url=f"{NOCNOC}/10000001", body=body)


def found(*exchanges: Exchange) -> list[tuple[str, str, str, int]]:
    return [(each.rule, each.path, each.kind, each.count) for each in drift_of(exchanges).findings]


def test_traffic_that_keeps_to_the_spec_has_no_findings() -> None:
    report = drift_of([order()])
    assert report.findings == []
    assert report.held["echoes"] == 1
    assert report.answers == {("nocnoc", "getOrder"): 1}


def test_what_breaks_a_rule_is_counted_by_place() -> None:
    assert found(order(id=7), order(id=8), order(tracking_id=None)) == [
        ("echoes", "/id", "broken", 2),
        ("fits-schema", "tracking_id", "null", 1),
    ]


def test_an_addition_is_a_note() -> None:
    (finding,) = drift_of([order(channel="x")]).findings
    assert (finding.path, finding.kind, finding.is_note) == ("channel", "undeclared", True)


def test_a_status_must_be_reachable_from_the_one_before() -> None:
    statuses = [order(status=status) for status in ("placed", "shipped", "delivered")]
    assert found(*statuses) == []
    assert found(*statuses[::-1]) == [("status-moves", "/status", "broken", 2)]


def test_the_status_of_another_object_says_nothing() -> None:
    other = example("nocnoc", "OrderDetailCancelled") | {"historic": [], "id": 2, "status": "created"}
    assert found(order(status="delivered"), exchange(url=f"{NOCNOC}/2", body=other)) == []


def written(folder: Path, *lines: Any) -> str:
    path = folder / "traffic.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def entry(body: Any, url: str = f"{NOCNOC}/10000001") -> dict[str, Any]:
    response = {"status": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
    return {"request": {"method": "GET", "url": url}, "response": response}


def test_the_command_prints_a_table_without_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = example("nocnoc", "OrderDetailCancelled") | {"historic": [], "id": 4711, "channel": "SECRET"}
    assert cli.main(["drift", written(tmp_path, entry(body))]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["PROVIDER", "OPERATION", "RULE", "KIND", "COUNT", "PATH", "MESSAGE"]
    assert lines[1].split()[:6] == ["nocnoc", "getOrder", "echoes", "broken", "1", "/id"]
    assert lines[2].split()[:6] == ["nocnoc", "getOrder", "fits-schema", "undeclared", "1", "channel"]
    assert lines[3].startswith("1 answers of 1 operations: ")
    assert lines[3].endswith(" 1 broken, 1 additions")
    assert not any("4711" in line or "SECRET" in line for line in lines)


def test_additions_alone_are_no_failure(tmp_path: Path) -> None:
    body = example("nocnoc", "OrderDetailCancelled") | {"historic": [], "channel": "x"}
    assert cli.main(["drift", written(tmp_path, entry(body))]) == 0


def test_another_server_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = example("nocnoc", "OrderDetailCancelled") | {"historic": []}
    path = written(tmp_path, entry(body, "https://proxy.test/x/api/order/10000001"))
    assert cli.main(["drift", path]) == 2
    assert "FILE must have a request of a provider's operation" in capsys.readouterr().err
    assert cli.main(["drift", path, "--server", "nocnoc=https://proxy.test/x", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["answers"] == 1


def test_calls_of_on_drift_are_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"operation": "trackOrder", "path": "historic[].date", "kind": "missing", "count": 2}
    assert cli.main(["drift", written(tmp_path, line, line), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["provider"], finding["path"], finding["count"]) == ("nocnoc", "historic[].date", 4)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "FILE must be HAR"),
        ("[1]", "FILE must be HAR"),
        (
            '{"operation": "getOrder", "kind": 1}',
            "FILE must be lines with the texts operation, path and kind",
        ),
        ("\udcff", "FILE must be UTF-8"),
    ],
)
def test_a_wrong_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    path = tmp_path / "wrong"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert cli.main(["drift", str(path)]) == 2
    assert message in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["drift", str(tmp_path / "none.har")]) == 2
    assert "cannot use" in capsys.readouterr().err


def test_clean_traffic_of_all_providers_breaks_no_rule(runner: asyncio.Runner) -> None:
    recorder = Recorder(runner).tour()
    recorder.close()
    report = drift_of(recorder.exchanges)
    assert [each for each in report.findings if not each.is_note] == []
    assert {provider for provider, _ in report.answers} == set(providers())
