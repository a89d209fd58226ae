"""The command `orderkit webhooks`: what it prints, what it changes, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from inbox_fixtures import Time
from orderkit import Inbox, cli


@pytest.fixture
def filled(location: str, inbox: Inbox, now: Time, monkeypatch: pytest.MonkeyPatch) -> Inbox:
    """An inbox with one webhook in each state: dead, done, claimed and two pending."""
    monkeypatch.setenv("ORDERKIT_INBOX", location)
    inbox.accept("nocnoc", b'{"id": "dead"}', order="A")
    for _ in range(3):
        inbox.failed(inbox.claim()[0], "no stock\x1b[2J\nforged line")
        now.pass_by(1000)
    for name in ("done", "claimed", "pending", "\xe9"):
        inbox.accept("noventiq" if name == "done" else "nocnoc", b'{"id": "%s"}' % name.encode("latin-1"))
    done, _ = inbox.claim(2)
    inbox.done(done)
    return inbox


def run(*arguments: str | int) -> int:
    return cli.main(["webhooks", *map(str, arguments)])


@pytest.mark.usefixtures("filled")
def test_webhooks_are_listed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "NUMBER",
        "STATE",
        "SOURCE",
        "ORDER",
        "ATTEMPTS",
        "ARRIVED_AT",
        "DUE_AT",
        "ERROR",
    ]
    assert [line.split()[:4] for line in lines[1:]] == [
        ["1", "dead", "nocnoc", "A"],
        ["2", "done", "noventiq", "-"],
        ["3", "claimed", "nocnoc", "-"],
        ["4", "pending", "nocnoc", "-"],
        ["5", "pending", "nocnoc", "-"],
    ]
    assert lines[1].endswith(r"no stock\x1b[2J\nforged line")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ([], [1, 2, 3, 4, 5]),
        (["--state", "dead", "--state", "done"], [1, 2]),
        (["--source", "noventiq"], [2]),
        (["--order", "A"], [1]),
        (["--limit", "2"], [1, 2]),
        (["--limit", "0", "--after", "3"], [4, 5]),
        (["--source", "nobody"], []),
    ],
    ids=str,
)
def test_filters_choose_webhooks(
    options: list[str], numbers: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list", "--json", *options) == 0
    assert [each["number"] for each in json.loads(capsys.readouterr().out)] == numbers


@pytest.mark.usefixtures("filled")
def test_a_webhook_is_shown_with_its_body(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", 1) == 0
    assert 'body:           {"id": "dead"}\n' in capsys.readouterr().out
    assert run("show", 1, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["body"], shown["attempts"], shown["state"]) == ('{"id": "dead"}', 3, "dead")
    assert shown["arrived_at"] == "2023-11-14T22:13:20+00:00"
    assert run("show", 5, "--json") == 0
    assert json.loads(capsys.readouterr().out)["body_base64"] == "eyJpZCI6ICLpIn0="
    assert run("show", 99) == 1
    assert capsys.readouterr().err == "orderkit webhooks: there is no webhook with the number 99\n"


def test_dead_webhooks_are_replayed(filled: Inbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("replay", "--source", "noventiq") == 0
    assert run("replay", "--order", "A", "--json") == 0
    assert capsys.readouterr().out == 'replayed 0\n{"replayed": 1}\n'
    assert filled.count()["dead"] == 0
    assert run("replay", 2) == 0
    assert run("replay", 2) == 1  # it is pending already
    assert filled.count()["done"] == 0


def test_everything_that_is_dead_is_replayed_only_if_it_is_said(
    filled: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("replay") == 2
    assert "--all replays every one that is dead" in capsys.readouterr().err
    assert run("replay", "--all") == 0
    assert filled.count()["dead"] == 0


def test_done_webhooks_are_forgotten(filled: Inbox, now: Time, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("forget", "--older-than", "1000000d") == 0
    assert run("forget", "--older-than", "45s") == 0
    assert run("forget", "--older-than", "1m", "--state", "dead", "--json") == 0
    assert capsys.readouterr().out == 'forgotten 0\nforgotten 1\n{"forgotten": 1}\n'
    assert run("forget", "--older-than", "0s", 4) == 1  # it is pending
    assert filled.count()["pending"] == 2


@pytest.mark.usefixtures("filled")
def test_states_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("count") == 0
    assert run("count", "--json") == 0
    counts = {"pending": 2, "claimed": 1, "done": 1, "dead": 1, "expired_leases": 0}
    lines = [f"{name} {count}" for name, count in counts.items()]
    assert capsys.readouterr().out.splitlines() == [*lines, json.dumps(counts)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--state", "gone"], "--state must be one of pending, claimed, done, dead (got gone)"),
        (["forget", "--older-than", "soon"], "--older-than must be a number with s, m, h or d, such as 30d"),
        (["list", "--inbox", "gone.db"], "--inbox must be an inbox that exists (got gone.db)"),
        (["list", "--inbox", "mysql://u:secret@h/d"], "location must be a file or begin with postgresql://"),
        (["list", "--inbox", "."], "cannot open the inbox .: it is a folder; name a file"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_misuse_is_one_sentence(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"orderkit webhooks: {words}")
    assert told.err.count("\n") == 1
    assert not (tmp_path / "gone.db").exists()


def test_the_inbox_must_be_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORDERKIT_INBOX", raising=False)
    assert run("list") == 2
    assert (
        "--inbox must name a file or a postgresql:// URL, or ORDERKIT_INBOX must" in capsys.readouterr().err
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the pipe is one of POSIX")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "inbox.db"
    with Inbox(path) as inbox:
        inbox.accept("x", b"1")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "orderkit", "webhooks", "list", "--inbox", str(path)]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")
