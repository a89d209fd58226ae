"""`orderkit mock` on the command line."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import cli

pytestmark = pytest.mark.slow


def test_the_command_prints_where_it_serves_and_stops_when_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "orderkit", "mock", "--port", "0", "--api-key", "one", "two"]
    command += ["--clock", "2017-04-08T10:00:00Z", "--state", str(tmp_path / "state.db")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        printed = {}
        for line in process.stdout:
            if line.startswith("Press Ctrl-C"):
                break
            name, value = line.split("  ", 1)
            printed[name] = value.strip()
        response = httpx.get(
            f"{printed['nocnoc']}/api/order/1", headers={"X-Api-Key": "two"}, trust_env=False
        )
        clock = httpx.get(f"{printed['control']}/clock", trust_env=False).json()
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "stopped\n"
    assert printed["API keys"] == "2 of yours"
    assert response.json()["code"] == 312
    assert clock == {"now": "2017-04-08T10:00:00+00:00", "frozen": True}
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--host", "0.0.0.0"], "this machine only"),
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
    with pytest.raises(SystemExit):
        cli.main(arguments)


def test_a_missing_extra_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")

    monkeypatch.setattr(cli, "import_module", missing)
    assert cli.main(["mock"]) == 2
    assert 'pip install "orderkit[mock]"' in capsys.readouterr().err


def test_the_command_imports_the_mock_only_when_it_runs() -> None:
    code = "import sys, orderkit.cli; sys.exit(any(name.startswith('orderkit.mock') for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
