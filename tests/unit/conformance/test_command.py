"""Command `orderkit conform`: its reports, its exit codes, and one sentence for each mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from orderkit import cli
from orderkit.testing.session import MockSession
from tested_servers import ENVIRONMENT

PLACE = ("fits-schema", "listOrders")


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def url(mock: MockSession) -> str:
    return f"{mock.url}/sendcloud"


@pytest.fixture
def broken(mock: MockSession, url: str) -> Iterator[str]:
    """A server whose listing has a status that is no object."""
    mock.provider("sendcloud").next("listOrders", times=900).drift("data[0].order_details.status", 7)
    yield url
    mock.reset()


def run(*arguments: object) -> int:
    return cli.main(["conform", *map(str, arguments)])


def test_a_server_that_keeps_to_its_contract(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sendcloud", "--url", url, "--least", 10) == 0
    printed = capsys.readouterr().out
    assert "fits-schema" in printed
    assert " 0 broken, 0 known" in printed
    assert "merchant-one" not in printed


def test_a_broken_rule_is_shown_with_how_to_repeat_it(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sendcloud", "--url", broken) == 1
    printed = capsys.readouterr().out
    assert "1. fits-schema  listOrders" in printed
    assert "data[].order_details.status must have its type" in printed
    assert "#/paths/~1orders/get (documented, ledger SC-16" in printed
    assert "curl -sS -D - " in printed
    assert '-H "authorization: Basic $(printf %s' in printed
    assert "from orderkit.sendcloud import Sendcloud" in printed
    assert (
        f"repeat  orderkit conform sendcloud --url {broken} --seed 1 --rule fits-schema --subject listOrders"
        in printed
    )


def test_reports_are_written(broken: str, tmp_path: Path) -> None:
    paths = {name: tmp_path / name for name in ("junit", "json", "ndjson")}
    for path in paths.values():
        path.write_text("an earlier run")
    assert (
        run(
            "sendcloud",
            "--url",
            broken,
            *(part for name, path in paths.items() for part in (f"--{name}", path)),
        )
        == 1
    )
    suites = ET.parse(paths["junit"]).getroot()
    failures = [
        (case.get("classname"), case.get("name"))
        for case in suites.iter("testcase")
        if case.find("failure") is not None
    ]
    assert ("fits-schema", "listOrders") in failures
    report = json.loads(paths["json"].read_text())
    assert report["exit_code"] == 1
    verdict = next(
        each
        for each in report["verdicts"]
        if each["rule"] == "fits-schema" and each["operation"] == "listOrders"
    )
    assert verdict["status"] == "broken"
    assert verdict["failures"][0]["exchanges"][0]["response"]["status"] == 200
    lines = [json.loads(line) for line in paths["ndjson"].read_text().splitlines()]
    assert [line["type"] for line in lines].count("exchange") == report["calls"]
    assert "merchant-one" not in "".join(path.read_text() for path in paths.values())


def test_known_failures_do_not_count_until_they_expire(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = tmp_path / "baseline.toml"
    assert run("sendcloud", "--url", broken, "--write-baseline", baseline, "--expires", "2999-12-31") == 1
    assert run("sendcloud", "--url", broken, "--baseline", baseline, "--least", 0) == 0
    assert "(known)" in capsys.readouterr().out
    baseline.write_text(baseline.read_text().replace("2999-12-31", "2020-01-01"))
    assert run("sendcloud", "--url", broken, "--baseline", baseline) == 1
    assert "The baseline has expired" in capsys.readouterr().out


def test_a_stale_baseline_breaks_a_build(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = tmp_path / "baseline.toml"
    baseline.write_text(
        '[[failure]]\nprovider = "sendcloud"\nrule = "fits-schema"\noperation = "listOrders"\nsubject = ""\n'
        'expires = 2999-12-31\nreason = "ticket 7"\n'
    )
    assert run("sendcloud", "--url", url, "--baseline", baseline) == 1
    assert "The baseline is stale: fits-schema listOrders" in capsys.readouterr().out


def test_too_little_reached_is_not_green(url: str) -> None:
    assert run("sendcloud", "--url", url, "--least", 100) == 3
    assert run("sendcloud", "--url", url, "--calls", 1, "--rule", "pages-partition", "--least", 0) == 3


def test_a_dry_run_makes_no_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sendcloud", "--url", "http://127.0.0.1:1", "--dry-run") == 0
    printed = capsys.readouterr().out
    assert "pages-partition" in printed
    assert "None was made." in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "PROVIDER must be one of epages"),
        (["sendcloudd", "--url", "http://127.0.0.1"], "PROVIDER must be one of"),
        (["sendcloud"], "--url must be the server to test"),
        (["sendcloud", "--url", "ftp://127.0.0.1"], "--url must be an http or https URL"),
        (["sendcloud", "--url", "http://user:pass@127.0.0.1"], "--url must be a URL without a user name"),
        (["sendcloud", "--url", "http://127.0.0.1:1"], "Connection refused"),
        (["sendcloud", "--url", "https://panel.sendcloud.sc/api/v3"], "--allow-live"),
        (["sendcloud", "--url", "http://127.0.0.1", "--calls", "0"], "--calls must be at least 1"),
        (["sendcloud", "--url", "http://127.0.0.1", "--rate", "0"], "--rate must be more than 0"),
        (["sendcloud", "--url", "http://127.0.0.1", "--rate", "nan"], "--rate must be more than 0"),
        (["sendcloud", "--url", "http://127.0.0.1", "--least", "101"], "--least must be a percentage"),
        (["sendcloud", "--url", "http://127.0.0.1", "--rule", "nothing"], "--rule must be one of"),
        (["sendcloud", "--url", "http://127.0.0.1", "--given", "order_id"], "--given must be NAME=VALUE"),
        (
            ["sendcloud", "--url", "http://127.0.0.1", "--baseline", "/nowhere"],
            "--baseline must be a readable file",
        ),
    ],
)
def test_a_mistake_is_one_sentence(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[failure]", "must be TOML"),
        ("a = " + "9" * 5_000, "must be TOML"),
        ("a = " + "[" * 20_000, "must be TOML"),
        ("[[failure]]\nrule = 'x'", "failure 1 must have"),
        ("[[failure]]\nprovider='a'\nrule='a'\noperation='a'\nsubject=''\nexpires='soon'", "must be a date"),
    ],
)
def test_a_wrong_baseline_is_one_sentence(
    tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = tmp_path / "baseline.toml"
    baseline.write_text(text)
    assert run("sendcloud", "--url", "http://127.0.0.1", "--baseline", baseline) == 2
    assert message in capsys.readouterr().err


def test_the_code_that_is_shown_runs(url: str, broken: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    run("sendcloud", "--url", broken, "--json", report)
    verdicts = json.loads(report.read_text())["verdicts"]
    code = next(
        each["failures"][0]["code"]
        for each in verdicts
        if each["rule"] == "fits-schema" and each.get("failures")
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("Order(") >= 30
