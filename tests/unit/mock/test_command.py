"""`orderkit mock` on the command line."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import cli
from orderkit.cli import app
from orderkit.cli.commands.mock import COMMAND

pytestmark = pytest.mark.slow


class Running:
    """The command in a process of its own, with what it printed first."""

    def __init__(self, *arguments: str, module: tuple[str, ...] = ("orderkit", "mock")) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-m", *module, "--port", "0", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        assert self.process.stdout is not None
        self.printed: dict[str, str] = {}
        for line in self.process.stdout:
            if line.startswith("Press Ctrl-C"):
                break
            name, value = line.split("  ", 1)
            self.printed[name] = value.strip()

    def get(self, url: str, **headers: str) -> httpx.Response:
        return httpx.get(url, headers=headers, trust_env=False)

    def stop(self, number: int) -> tuple[str, str, int]:
        """Send a signal; return what was printed since the start, the request lines, and the exit code."""
        self.process.send_signal(number)
        printed, lines = self.process.communicate(timeout=30)
        return printed, lines, self.process.returncode


@pytest.fixture
def run() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*arguments: str, **options: Any) -> Running:
        started.append(Running(*arguments, **options))
        return started[-1]

    yield start
    for running in started:
        running.process.kill()
        running.process.communicate()


def test_the_command_prints_where_it_serves(run: Callable[..., Running], tmp_path: Path) -> None:
    options = (
        "--api-key",
        "one",
        "two",
        "--clock",
        "2017-04-08T10:00:00Z",
        "--state",
        str(tmp_path / "s.db"),
    )
    running = run(*options)
    response = running.get(f"{running.printed['nocnoc']}/api/order/1", **{"X-Api-Key": "two"})
    assert running.printed["API keys"] == "2 of yours"
    assert response.json()["code"] == 312
    clock = running.get(f"{running.printed['control']}/clock").json()
    assert clock == {"now": "2017-04-08T10:00:00+00:00", "frozen": True}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_mock_cleanly(run: Callable[..., Running], number: int) -> None:
    running = run()
    running.get(f"{running.printed['control']}/health")
    assert running.stop(number) == ("stopped\n", "", 0)


def test_the_mock_runs_as_a_module(run: Callable[..., Running]) -> None:
    running = run(module=("orderkit.mock",))
    health = running.get(f"{running.printed['control']}/health").json()
    assert health["status"] == "ok"
    assert "sendcloud" in health["providers"]


def test_requests_are_reported_without_secrets(run: Callable[..., Running]) -> None:
    running = run("--api-key", "s3cret")
    running.get(f"{running.printed['nocnoc']}/api/order/s3cret?key=s3cret", **{"X-Api-Key": "s3cret"})
    running.get(f"{running.printed['control']}/health")
    _, lines, _ = running.stop(signal.SIGTERM)
    reported, warning = lines.splitlines()
    assert re.fullmatch(r"GET /nocnoc/api/order/\*\*\* 400 [0-9.]+ ms", reported)
    assert warning == "  warning: query key: is not known"


def test_quiet_reports_no_requests(run: Callable[..., Running]) -> None:
    running = run("--quiet")
    running.get(f"{running.printed['nocnoc']}/api/order/1")
    assert running.stop(signal.SIGTERM)[1] == ""


def test_a_ready_file_exists_while_the_mock_serves(run: Callable[..., Running], tmp_path: Path) -> None:
    file = tmp_path / "ready.json"
    running = run("--ready-file", str(file))
    running.get(f"{running.printed['control']}/health")
    ready = json.loads(file.read_text(encoding="utf-8"))
    assert ready["pid"] == running.process.pid
    assert ready["control"] == running.printed["control"]
    assert ready["providers"]["nocnoc-store"] == running.printed["nocnoc-store"]
    running.stop(signal.SIGTERM)
    assert list(tmp_path.iterdir()) == []


def test_an_exposed_mock_says_what_it_allows_and_keeps_its_rules(run: Callable[..., Running]) -> None:
    running = run("--expose")
    assert "control API" in running.printed["exposed"]
    health = f"{running.printed['control']}/health"
    assert running.get(health).status_code == 200
    assert running.get(health, Host="evil.test").status_code == 403
    assert running.get(health, Origin="http://evil.test").status_code == 403


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--host", "0.0.0.0"], "the mock serves this machine only unless --expose allows more"),
        (
            ["--ready-file", "/nowhere/at/all/ready"],
            "server.ready_file must be a file in a directory that exists",
        ),
        (["--cors", "localhost"], "cors must be * or origins such as"),
        (["--clock", "soon"], "ISO 8601"),
        (["--state", "/nowhere/at/all/state.db", "--port", "0"], "state file"),
        (["--api-key", "two words"], "api_keys"),
        (["--port", "http"], "server.port must be an integer (got 'http')"),
        (["--port", "70000"], "server.port must be from 0 to 65535 (got 70000)"),
        (["--http-status", "x"], "http_status must be one of conservative, semantic, literal (got 'x')"),
        (["--set", "nocnoc.shiping_usd=1"], "did you mean nocnoc.shipping_usd?"),
        (["--set", "nocnoc.shipping_usd"], "--set must be NAME=VALUE (got nocnoc.shipping_usd)"),
        (["--config", "/nowhere/mock.toml"], "config must be a file that can be read"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    capsys: pytest.CaptureFixture[str], arguments: list[Any], message: str
) -> None:
    assert cli.main(["mock", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_port_in_use_is_named_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["mock", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"127.0.0.1, port {port}" in said
    assert "--port 0" in said


def test_the_settings_of_all_sources_are_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mock.toml"
    file.write_text("orders = 7\n[nocnoc]\nshipping_usd = 20.5\n", encoding="utf-8")
    monkeypatch.setenv("ORDERKIT_MOCK_SENDCLOUD_CLAMP_PAGE_SIZE", "true")
    assert cli.main(["mock", "--config", str(file), "--orders", "8", "--list-settings"]) == 0
    listed = capsys.readouterr().out.splitlines()
    for line in ("orders = 8", "nocnoc.shipping_usd = 20.5", "sendcloud.clamp_page_size = true"):
        assert line in listed


@pytest.mark.parametrize("arguments", [["mock", "--prot", "1"], [], ["nothing"]])
def test_a_wrong_option_is_a_usage_error(arguments: list[Any]) -> None:
    assert cli.main(arguments) == 2


def test_a_missing_extra_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")

    monkeypatch.setattr(app, "import_module", missing)
    monkeypatch.setattr(app, "declared", lambda _: COMMAND)
    assert cli.main(["mock"]) == 2
    assert 'run pip install ".[mock]"' in capsys.readouterr().err


def test_the_command_imports_the_mock_only_when_it_runs() -> None:
    code = "import sys, orderkit.cli.app; sys.exit(any(name.startswith('orderkit.mock') for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
