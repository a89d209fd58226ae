"""Command `orderkit spec`: what it prints, what it writes, and one sentence for each wrong option."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from orderkit import cli
from orderkit.contract import document, providers

NOTHING_WRITTEN = ""


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["spec", *arguments]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


@pytest.mark.parametrize("openapi", ["3.1", "3.0"])
def test_yaml_and_json_hold_the_same_document(openapi: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted: dict[str, Any] = document("noventiq", openapi=openapi)
    as_yaml = printed(capsys, "noventiq", "--openapi", openapi)
    as_json = printed(capsys, "noventiq", "--openapi", openapi, "--format", "json")
    assert yaml.load(as_yaml, yaml.CSafeLoader) == json.loads(as_json) == wanted
    assert as_yaml.endswith("\n")


def test_every_option_reaches_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--server", "live", "--dereference", "--no-webhooks", "--format", "json")
    wanted = document("nocnoc", server="live", dereference=True, webhooks=False)
    assert json.loads(printed(capsys, "nocnoc", *options)) == wanted


def test_a_provider_may_be_written_as_in_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "nocnoc-store") == printed(capsys, "nocnoc_store")


def test_the_settings_of_schemathesis_are_found_by_their_path(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(printed(capsys, "nocnoc-store", "--schemathesis").removesuffix("\n"))
    assert path.read_text(encoding="utf-8").startswith("# Settings of schemathesis for nocnoc store API")


def test_the_list_names_every_document_with_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "--list").splitlines()[1:]
    assert [line.split()[0] for line in lines] == providers()
    assert [line.split()[1] for line in lines] == [document(name)["info"]["version"] for name in providers()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            [],
            "PROVIDER must be one of epages, nocnoc, nocnoc_store, noventiq, sendcloud; --list describes them",
        ),
        (["nocnok"], "(got nocnok); did you mean nocnoc?"),
        (["nocnoc", "--format", "xml"], "--format must be one of yaml, json (got xml)"),
        (["nocnoc", "--openapi", "3.2"], "--openapi must be one of 3.1, 3.0 (got 3.2)"),
        (["nocnoc", "--server", "prod"], "(got prod); or the name of an environment: sandbox, live, mock"),
        (["--list", "nocnoc"], "--list must stand without a PROVIDER (got nocnoc)"),
    ],
)
def test_a_wrong_option_is_one_sentence_with_the_choices(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.yaml"
    assert cli.main(["spec", *arguments, "-o", str(target)]) == 2
    output = capsys.readouterr()
    (line,) = output.err.splitlines()
    assert line.startswith("orderkit spec: ")
    assert line.endswith(message)
    assert output.out == NOTHING_WRITTEN
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_and_replaced_only_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.yaml"
    assert printed(capsys, "noventiq", "-o", str(target)) == ""
    written = target.read_text(encoding="utf-8")
    assert written == printed(capsys, "noventiq", "-o", "-")
    target.write_text("mine", encoding="utf-8")
    assert cli.main(["spec", "noventiq", "-o", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"orderkit spec: FILE must not exist yet (got {target}); --force replaces it\n"
    )
    assert target.read_text(encoding="utf-8") == "mine"
    printed(capsys, "noventiq", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8") == written
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link, target = tmp_path / "link.yaml", tmp_path / "target.yaml"
    link.symlink_to(target)
    printed(capsys, "noventiq", "-o", str(link))
    assert link.is_symlink()
    assert target.is_file()


@pytest.mark.parametrize("name", ["folder", "no/such/folder/out.yaml"])
def test_a_file_that_cannot_be_written_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    assert cli.main(["spec", "nocnoc", "-o", str(tmp_path / name), "--force"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_early_is_no_error(unbuffered: str) -> None:
    with start("epages", "--dereference", unbuffered=unbuffered) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_gets_the_whole_document(unbuffered: str) -> None:
    with start("epages", "--format", "json", unbuffered=unbuffered) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.read()) == document("epages")


def start(*arguments: str, unbuffered: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "orderkit", "spec", *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def test_output_is_utf_8_whatever_the_locale() -> None:
    command = [sys.executable, "-m", "orderkit", "spec", "nocnoc"]
    done = subprocess.run(
        command, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, capture_output=True, check=True
    )
    assert yaml.load(done.stdout.decode("utf-8"), yaml.CSafeLoader) == document("nocnoc")
