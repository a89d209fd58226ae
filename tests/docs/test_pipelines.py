"""The ways into a pipeline: the steps of the workflow run, and what the image starts serves and reports its health."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from orderkit.mock.configuration.sources import load_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "pages" / "pipelines.md").read_text(encoding="utf-8")
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables of a job; `orderkit` and `python` are those of this environment."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, arguments in (("python", ""), ("orderkit", " -m orderkit")):
        command = commands / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n', encoding="utf-8")
        command.chmod(0o755)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ORDERKIT_")}
    return {
        **clean,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ENV": str(tmp_path / "env"),
        "NO_PROXY": "*",
    }


def steps() -> list[dict[str, Any]]:
    """The steps of the workflow on the page that run a command, but for the installation."""
    (text,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    found = yaml.safe_load(text)["jobs"]["test"]["steps"]
    return [step for step in found if "run" in step and not step["run"].startswith("pip ")]


def test_the_steps_of_the_workflow_start_use_and_stop_the_mock(
    environment: dict[str, str], tmp_path: Path
) -> None:
    ready, printed, process = tmp_path / "mock.json", list[str](), 0
    try:
        for step in steps():
            set_by_steps = Path(environment["GITHUB_ENV"])
            if set_by_steps.exists():
                lines = set_by_steps.read_text(encoding="utf-8").splitlines()
                environment |= dict(line.split("=", 1) for line in lines)
            # What runs in the background keeps the output open, so that it goes to a file.
            with (tmp_path / "output").open("w+", encoding="utf-8") as output:
                command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
                subprocess.run(command, env=environment, stdout=output, stderr=output, check=True)
                output.seek(0)
                printed.append(output.read())
            if ready.exists():
                process = json.loads(ready.read_text(encoding="utf-8"))["pid"]
        # It was started by a shell that is gone, so that it cannot be waited for as a child.
        subprocess.run(["tail", f"--pid={process}", "-f", "/dev/null"], check=True, timeout=60)
        assert not ready.exists()
    finally:
        if ready.exists():
            os.kill(process, signal.SIGTERM)
    assert '"status":"ok"' in printed[1]


def instructions(name: str) -> list[str]:
    """The arguments of an instruction of the Containerfile, wherever it stands."""
    return re.findall(rf"^{name} (.*)$", CONTAINERFILE, re.MULTILINE)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.fixture
def container(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """What the image starts, on loopback and on a free port."""
    port = free_port()
    (entry,) = instructions("ENTRYPOINT")
    variables = {"ORDERKIT_MOCK_SERVER_HOST": "127.0.0.1", "ORDERKIT_MOCK_SERVER_PORT": str(port)}
    command = [sys.executable, *json.loads(entry)[1:]]
    with subprocess.Popen(
        command, env={**environment, **image_variables(), **variables}, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process, port
        process.kill()


def image_variables() -> dict[str, str]:
    """Variables of the mock that the image sets."""
    found = dict(pair.split("=", 1) for line in instructions("ENV") for pair in shlex.split(line))
    return {name: value for name, value in found.items() if name.startswith("ORDERKIT_")}


def test_the_image_starts_a_mock_that_reports_its_health(
    container: tuple[subprocess.Popen[str], int], environment: dict[str, str]
) -> None:
    process, port = container
    assert process.stdout is not None
    assert any(line.startswith("Press Ctrl-C") for line in process.stdout)
    (check,) = instructions("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    command = [part.replace("8787", str(port)) for part in command]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    process.send_signal(signal.SIGTERM)
    assert process.stdout.read().endswith("stopped\n")
    assert process.wait() == 0
    assert subprocess.run(command, env=environment, check=False, stderr=subprocess.DEVNULL).returncode != 0


def test_the_image_listens_beyond_its_own_loopback() -> None:
    server = load_settings(None, image_variables(), (), {}).server
    assert (server.host, server.expose, server.port) == ("0.0.0.0", True, int(*instructions("EXPOSE")))


def test_the_build_has_every_file_that_it_needs() -> None:
    kept = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    for name in ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "overlays/", "generated/"):
        assert f"!{name}" in kept
        assert (ROOT / name).exists()


def test_the_services_of_compose_are_settings_that_exist() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["mock"]
    variables = {name: str(value) for name, value in service["environment"].items()}
    assert load_settings(None, variables, (), {}).mock.allowed_hosts == ("mock",)
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert (ROOT / service["build"]["dockerfile"]).is_file()
