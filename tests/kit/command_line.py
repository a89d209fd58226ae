"""A mock for commands to call, and a way to run them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import define
from orderkit import cli
from orderkit.mock import MockServer, MockSettings

PREFIXES = ("ORDERKIT_", "NOCNOC_", "SENDCLOUD_", "NOVENTIQ_", "EPAGES_")


@define
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC), orders=30)) as server:
        yield server


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """No account or key of the machine, and no settings folder but an empty one."""
    for name in [name for name in os.environ if name.startswith(PREFIXES)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = cli.main(arguments)
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return command


@pytest.fixture
def call(run: Run, mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a provider's command against the mock."""
    mock.control.reset()
    monkeypatch.setenv("ORDERKIT_MOCK_URL", mock.url)
    return lambda *arguments: run(*arguments, "--mock")
