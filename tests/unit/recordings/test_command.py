"""Command `orderkit recordings`: what it prints and writes, its exit codes, and one sentence for each mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from orderkit import cli
from orderkit.recordings.exchange import Exchange
from recorded import browser_har, exchange

STORE = "https://live.nocnocstore.com/api/v2/orders"


@pytest.fixture
def har(tmp_path: Path, traffic: list[Exchange]) -> Path:
    path = tmp_path / "traffic.har"
    path.write_text(browser_har(traffic), encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return cli.main(["recordings", *map(str, arguments)])


def test_a_cleaned_copy_is_written(har: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "clean.har"
    assert run("clean", har, "-o", output) == 0
    text = output.read_text(encoding="utf-8")
    assert "merchant-one" not in text
    assert json.loads(text)["log"]["version"] == "1.2"
    printed = capsys.readouterr().out
    assert f"exchanges are in {output}" in printed
    assert "left out: 1, because the response has no status" in printed


def test_the_name_of_the_output_decides_its_format(har: Path, tmp_path: Path) -> None:
    output = tmp_path / "clean.ndjson"
    assert run("clean", har, "-o", output) == 0
    lines = output.read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line)["response"]["status"] for line in lines)


def test_a_file_is_replaced_only_by_force(
    har: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "clean.har"
    output.write_text("mine", encoding="utf-8")
    assert run("clean", har, "-o", output) == 2
    assert output.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err == (
        f"orderkit recordings: FILE must not exist yet (got {output}); --force replaces it\n"
    )
    assert run("clean", har, "-o", output, "--force") == 0


def test_a_report_names_places_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "drifted.har"
    path.write_text(browser_har([exchange(url=STORE, body={"orders": [], "extra": 1})]), encoding="utf-8")
    assert run("compare", path) == 1
    assert capsys.readouterr().out.splitlines() == [
        "PROVIDER      OPERATION   STATUS  KIND        COUNT  PATH",
        "nocnoc_store  listOrders  200     undeclared  1      extra",
        "1 responses of 1 operations compared: 1 place differs",
        "left out: 1, because the response has no status: the request failed, was blocked or still runs",
    ]
    assert run("compare", path, "--ignore-additions") == 0


def test_a_report_is_json_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "drifted.har"
    path.write_text(browser_har([exchange(url=STORE, body={})]), encoding="utf-8")
    assert run("compare", path, "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["compared"] == 1
    assert report["findings"] == [
        {
            "provider": "nocnoc_store",
            "operation": "listOrders",
            "status": 200,
            "path": "orders",
            "kind": "missing",
            "count": 1,
        }
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("compare", "nothing.har"), "cannot use nothing.har: No such file or directory"),
        (("compare", "{har}", "--server", "sendcloud"), "--server must be PROVIDER=URL (got sendcloud)"),
        (("compare", "{har}", "--server", "x=https://a.test"), "provider must be one of epages, nocnoc, "),
        (
            ("clean", "{har}", "-o", "{har}.new", "--format", "xml"),
            "--format must be one of har, ndjson (got xml)",
        ),
        (("clean", "{har}", "-o", "/nowhere/x.har"), "cannot use /nowhere/x.har: No such file or directory"),
    ],
)
def test_a_mistake_is_one_sentence_and_2(
    options: tuple[str, ...], message: str, har: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*(option.replace("{har}", str(har)) for option in options)) == 2
    output = capsys.readouterr()
    assert output.err.startswith(f"orderkit recordings: {message}")
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert not har.with_name("traffic.har.new").exists()
