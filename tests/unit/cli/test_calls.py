"""Writes that are confirmed, bodies, accounts, errors with their exit codes, and no secret anywhere."""

from __future__ import annotations

import io
import json
import math
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from altering_server import altering_server
from choices import example
from command_line import Ran
from orderkit.cli.clients import MOCK_KEY, MOCK_SHOP, MOCK_URL
from orderkit.cli.exit_codes import EXIT_CODES
from orderkit.cli.problems import ADVICE, advice
from orderkit.contract import providers
from orderkit.errors import ApiError, OrderkitError
from orderkit.mock import EpagesSettings, MockServer
from orderkit.mock.configuration.server_settings import ServerSettings
from orderkit.mock.settings import DEFAULT_API_KEYS
from orderkit.operations.table import MethodEntry, methods_of

Run = Callable[..., Ran]

WRITES = [
    (provider, entry) for provider in providers() for entry in methods_of(provider).values() if entry.writes
]
ACCOUNTS = """
[[account]]
name = "berlin"
provider = "sendcloud"
public_key = { env = "BERLIN_KEY" }
secret_key = { env = "BERLIN_SECRET" }
base_url = "URL/sendcloud"

[[account]]
name = "ana"
provider = "nocnoc"
api_key = { env = "BERLIN_KEY" }
base_url = "URL/nocnoc"
"""


class Terminal(io.StringIO):
    """Standard input or error that is a terminal."""

    def isatty(self) -> bool:
        return True


def words_of(entry: MethodEntry) -> list[str]:
    required = [str(each.schema["examples"][0]) for each in entry.arguments if each.required]
    return [*required, *(["--body", "{}"] if entry.body else [])]


@pytest.fixture
def accounts(mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of accounts in the settings folder, with its secrets in the environment."""
    file = tmp_path / "settings" / "orderkit" / "accounts.toml"
    file.parent.mkdir(parents=True)
    file.write_text(ACCOUNTS.replace("URL", mock.url), encoding="utf-8")
    monkeypatch.setenv("BERLIN_KEY", "merchant-one")
    monkeypatch.setenv("BERLIN_SECRET", "merchant-one-secret")
    return file


# Writes


@pytest.mark.parametrize(("provider", "entry"), WRITES, ids=lambda value: getattr(value, "name", None))
def test_a_write_is_refused_where_nobody_can_be_asked(
    call: Run, mock: MockServer, provider: str, entry: MethodEntry
) -> None:
    ran = call(provider, entry.name.replace("_", "-"), *words_of(entry))
    assert (ran.code, ran.out) == (2, "")
    assert "--yes must be given to change data where nobody can be asked; nothing was sent" in ran.err
    assert mock.control.requests() == []


@pytest.mark.parametrize(("reply", "code"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_a_write_asks_on_a_terminal(
    call: Run, monkeypatch: pytest.MonkeyPatch, reply: str, code: int
) -> None:
    question = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(reply))
    monkeypatch.setattr(sys, "stderr", question)
    assert call("sendcloud", "delete", "5").code == code
    assert "delete-order changes data at http://127.0.0.1:" in question.getvalue()
    assert call("sendcloud", "retrieve", "5").code == (1 if code == 0 else 0)


# Bodies


def test_a_body_comes_from_a_file_from_standard_input_or_written_out(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps(example("nocnoc", "QuoteRequestTablet"))
    file = tmp_path / "quote.json"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    printed = {call("nocnoc", "quote", "--body", given).out for given in (str(file), "-", text)}
    assert len(printed) == 1
    assert json.loads(printed.pop())["products"]


def test_members_of_a_body_are_set_in_the_types_of_the_contract(call: Run) -> None:
    order = ["order_id=7", "order_number=0815", "order_details.integration.id=739283"]
    order += [
        "order_details.status.code=unfulfilled",
        "order_details.order_created_at=2026-11-01T10:00:00+00:00",
    ]
    order += ["order_details.order_items.0.name=Candle", "order_details.order_items.0.quantity=2"]
    order += ["order_details.order_items.0.total_price.value=16.00"]
    order += ["order_details.order_items.0.total_price.currency=EUR", "payment_details.status.code=paid"]
    order += ["payment_details.total_price.value=16.00", "payment_details.total_price.currency=EUR"]
    sets = [word for each in order for word in ("--set", f"0.{each}")]
    saved = call("sendcloud", "create-or-update-orders", *sets, "--yes")
    assert saved.err == ""
    found = call("sendcloud", "list", "--order-number", "0815")
    assert found.json["order_id"] == "7"
    assert found.json["order_details"]["order_items"][0]["quantity"] == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((), "--body must be a file, - for standard input, or JSON; or --set must give its members"),
        (("--body", "none.json"), "--body must be a file that can be read (got none.json: No such file"),
        (("--body", "{"), "--body must be JSON (got --body:"),
        (("--set", "customer"), "--set must be PATH=VALUE"),
        (("--set", "products.3.name=x"), "must count the items of a list from 0, without a gap"),
        (("--body", '{"customer": 3}', "--set", "customer.name=x"), "must lead through objects and lists"),
        (("--set", "prodcts.0.name=x"), "products"),
    ],
)
def test_a_body_that_cannot_be_used_is_refused(call: Run, given: tuple[str, ...], message: str) -> None:
    ran = call("nocnoc", "quote", *given)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


# Accounts


def test_an_account_of_the_file_is_called(run: Run, accounts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = run("sendcloud", "list", "--limit", "1", "--account", "berlin")
    assert (named.code, named.err) == (0, "")
    monkeypatch.setenv("ORDERKIT_ACCOUNT", "ana")
    assert run("nocnoc", "get", "5").err.startswith("orderkit nocnoc get-order: getOrder was refused: 312")


def test_an_account_that_is_not_in_the_file_is_named_with_those_that_are(run: Run, accounts: Path) -> None:
    ran = run("sendcloud", "list", "--account", "ana")
    assert ran.code == 2
    assert f"--account must be one of {accounts} for sendcloud: berlin (got ana)" in ran.err


def test_a_missing_file_of_accounts_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("sendcloud", "list", "--account", "berlin", "--accounts", str(tmp_path / "none.toml"))
    assert ran.code == 2
    assert "none.toml must be a readable file" in ran.err


def test_options_win_over_the_account(run: Run, accounts: Path, mock: MockServer) -> None:
    ran = run("nocnoc", "get", "5", "--account", "ana", "--base-url", f"{mock.url}/nothing")
    assert ran.code == 1
    assert "312" not in ran.err


# Errors


def test_a_wrong_key_is_said_without_it(run: Run, mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOCNOC_API_KEY", "s3cret-key-of-ana")
    ran = run("nocnoc", "get", "5", "--base-url", f"{mock.url}/nocnoc")
    assert ran.code == 1
    assert "check the keys of the account" in ran.err
    assert "s3cret" not in ran.out + ran.err


@pytest.mark.slow
def test_no_option_takes_a_secret(run: Run) -> None:
    helps = [
        run(provider, name.replace("_", "-"), "--help").out
        for provider in providers()
        for name in methods_of(provider)
    ]
    secrets = ("--api-key", "--public-key", "--secret-key", "--password", "--username", "--token ")
    assert [name for name in secrets for text in helps if name in text] == []


def test_a_mock_that_does_not_run_is_said_with_how_to_start_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setenv("ORDERKIT_MOCK_URL", url)
    ran = run("nocnoc", "get", "5", "--mock")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == f"orderkit nocnoc get-order: no mock responds at {url}; start one: orderkit mock\n"


def test_a_provider_that_cannot_be_reached_has_a_code_of_its_own(run: Run, accounts: Path) -> None:
    ran = run("nocnoc", "get", "5", "--account", "ana", "--base-url", "http://127.0.0.1:1")
    assert ran.code == 4
    assert "nothing was sent" in ran.err


def test_a_write_of_unknown_outcome_has_a_code_of_its_own(call: Run, mock: MockServer) -> None:
    mock.control.plan_fault("sendcloud", kind="lose")
    ran = call("sendcloud", "delete", "5", "--yes")
    assert ran.code == 5
    assert "look at the provider before you run the command again" in ran.err


def test_a_list_that_breaks_off_says_where_to_resume(call: Run, mock: MockServer) -> None:
    mock.control.plan_fault("sendcloud", status=403, call=2)
    ran = call("sendcloud", "list", "--page-size", "10")
    assert len(ran.out.splitlines()) == 10
    assert ran.code == 1
    cursor = ran.err.partition("--cursor ")[2].split()[0]
    rest = call("sendcloud", "list", "--page-size", "10", "--cursor", cursor)
    assert len(rest.out.splitlines()) == 20


def test_a_list_that_fails_at_its_first_page_names_no_cursor(call: Run, mock: MockServer) -> None:
    mock.control.plan_fault("sendcloud", status=403)
    ran = call("sendcloud", "list")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("orderkit sendcloud list-orders: listOrders was refused")
    assert "cursor" not in ran.err


def test_a_table_that_breaks_off_has_the_rows_before_the_cursor(call: Run, mock: MockServer) -> None:
    mock.control.plan_fault("sendcloud", status=403, call=2)
    ran = call("sendcloud", "list", "--page-size", "10", "--table")
    assert len(ran.out.splitlines()) == 1 + 10
    assert "--cursor " in ran.err


# Control characters

FORGED = "A\x1b[2J\x9b1m\u202eB\nC"


@pytest.mark.parametrize("form", ["--csv", "--table", "--json", "--ndjson"])
def test_a_terminal_gets_no_control_character_of_a_provider(
    call: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    order = example("sendcloud", "NewOrdersMinimal")[0] | {"order_number": FORGED}
    assert call("sendcloud", "save-orders", "--body", json.dumps([order]), "--yes").code == 0
    arguments = ("sendcloud", "list", "--limit", "1", form)
    in_a_pipe = call(*arguments)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert call(*arguments).code == 0
    shown = terminal.getvalue()
    assert [each for each in shown if not each.isprintable() and each != "\n"] == []
    assert "A\\x1b[2J" in shown or "A\\u001b[2J" in shown
    if form in ("--json", "--ndjson"):
        assert json.loads(shown) == json.loads(in_a_pipe.out)
    if form == "--csv":
        assert FORGED in in_a_pipe.out
        assert len(shown.splitlines()) == 2


def test_every_class_of_error_has_advice_and_a_documented_code() -> None:
    for kind in (*OrderkitError.__subclasses__(), *ApiError.__subclasses__()):
        error = kind("x")
        code, text = advice(error)
        assert code in EXIT_CODES
        assert text
    assert {code for _, code, _ in ADVICE} <= set(EXIT_CODES)


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_a_list(mock: MockServer) -> None:
    environment = {
        **os.environ,
        "ORDERKIT_MOCK_URL": mock.url,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    command = [sys.executable, "-m", "orderkit", "sendcloud", "list", "--mock", "--page-size", "1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.slow
def test_output_in_a_pipe_is_utf_8(mock: MockServer) -> None:
    environment = {
        **os.environ,
        "ORDERKIT_MOCK_URL": mock.url,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    command = [sys.executable, "-m", "orderkit", "sendcloud", "list", "--mock"]
    done = subprocess.run(
        command, env={**environment, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=True
    )
    assert "Straße" in done.stdout.decode("utf-8")


def test_the_mock_of_the_commands_is_the_one_that_the_mock_command_serves() -> None:
    server = ServerSettings()
    assert f"http://{server.host}:{server.port}" == MOCK_URL
    assert DEFAULT_API_KEYS[0] == MOCK_KEY
    assert EpagesSettings().shop == MOCK_SHOP


def test_a_number_that_json_cannot_hold_is_printed_as_it_came(
    run: Run, mock: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mock.control.reset()
    monkeypatch.setenv("SENDCLOUD_PUBLIC_KEY", "merchant-one")
    monkeypatch.setenv("SENDCLOUD_SECRET_KEY", "merchant-one-secret")
    with altering_server(f"{mock.url}/sendcloud") as server:
        server.change = lambda _, body: {**body, "data": {**body["data"], "unheard_of": math.nan}}
        monkeypatch.setenv("SENDCLOUD_BASE_URL", server.url)
        for form in ("--json", "--ndjson"):
            ran = run("sendcloud", "retrieve", "5", form)
            assert (ran.code, "NaN" in ran.out) == (0, True)
        # These two have the columns that the contract names.
        assert [run("sendcloud", "retrieve", "5", form).code for form in ("--csv", "--table")] == [0, 0]
