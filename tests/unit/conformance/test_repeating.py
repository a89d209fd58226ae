"""The command that tries one rule of a run again."""

from __future__ import annotations

import os
import shlex
from dataclasses import fields, replace

import pytest
from orderkit import cli
from orderkit.conformance import RunOptions, command
from orderkit.conformance.problems import ConformanceError
from orderkit.conformance.reports.repeating import repeat_command
from orderkit.conformance.rules import RULES
from orderkit.conformance.runner import Run
from orderkit.conformance.verdicts import Verdict
from orderkit.contract import Contract
from tested_servers import ENVIRONMENT

PLAIN = RunOptions("sendcloud", "http://127.0.0.1:8787/sendcloud", ENVIRONMENT)
FULL = RunOptions(
    "nocnoc_store",
    "http://127.0.0.1:8787/nocnoc-store",
    os.environ,
    allow_writes=True,
    allow_live=True,
    calls=700,
    rate=2.5,
    seed=7,
    timeout=4.5,
    rules=frozenset({"unknown-id"}),
    subject="getProduct",
    given={"sku": "A 1", "order_id": "2"},
    may_change=frozenset({"NC 1", "NC2"}),
    listen="0.0.0.0:9000",
    receiver="https://hooks.example/okc",
    control="http://127.0.0.1:8787/_mock",
    generated=30,
)


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def _line(options: RunOptions) -> str:
    contract = Contract.load(options.provider)
    rule = next(rule for rule in RULES if rule.id == "unknown-id")
    subject = next(iter(rule.subjects(contract)))
    return repeat_command(Run(options, contract), Verdict(rule, subject))


def test_a_run_with_every_option_is_repeated_with_the_same_options(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = RunOptions("nocnoc_store", FULL.url, os.environ)
    usual = {each.name for each in fields(plain) if getattr(plain, each.name) == getattr(FULL, each.name)}
    assert usual == {"provider", "url", "environment"}  # so an option that is new is tried here too
    parsed = list[RunOptions]()

    def capture(options: RunOptions, **_: object) -> Run:
        parsed.append(options)
        raise ConformanceError("not run")

    monkeypatch.setattr(command, "run_rules", capture)
    program, *arguments = shlex.split(_line(FULL))
    assert (program, cli.main(arguments)) == ("orderkit", 2)
    assert parsed == [replace(FULL, subject=parsed[0].subject)]
    assert parsed[0].subject


def test_options_that_were_not_given_are_left_out() -> None:
    assert _line(PLAIN).startswith(
        "orderkit conform sendcloud --url http://127.0.0.1:8787/sendcloud --seed 1 --rule unknown-id --subject "
    )
    assert _line(PLAIN).count("--") == 4


def test_the_command_has_no_secret() -> None:
    secret = ENVIRONMENT["SENDCLOUD_SECRET_KEY"]
    line = _line(replace(PLAIN, given={"order_id": secret}, receiver=f"https://hooks.example/{secret}"))
    assert secret not in line
    assert "order_id=***" in line


@pytest.mark.parametrize("option", ["control", "receiver"])
def test_an_address_with_a_password_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["conform", "sendcloud", "--url", PLAIN.url, f"--{option}", "http://me:hidden@127.0.0.1/x"]
    assert cli.main(arguments) == 2
    printed = capsys.readouterr()
    assert f"--{option} must be a URL without a user name and password" in printed.err
    assert "hidden" not in printed.err + printed.out
