"""The page of each operation: every operation has one, and its samples do what they say against a fresh mock."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import node_tools
import pytest
import spec_files
from orderkit import cli
from orderkit.mock import MockServer, MockSettings
from page_examples import PAGES, WRITTEN_ADDRESS, Block, Reader, blocks_of, member_at

OPERATIONS = [
    (provider, operation["operationId"])
    for provider in spec_files.providers()
    for _, _, operation in spec_files.operations(spec_files.read_spec(provider))
]
LANGUAGES = ("python", "python", "bash", "typescript", "bash")
"""What the tabs of samples hold, in their order."""


def samples_of(provider: str, name: str) -> list[Block]:
    """The samples of a page, which come before its examples of bodies."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return blocks_of(PAGES / provider.replace("_", "-") / f"{words}.md")[: len(LANGUAGES)]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """A mock as the pages start it, with a snapshot of its first state."""
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as server:
        server.control.snapshots.take("fresh")
        yield server


@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_every_operation_has_a_page_with_samples_in_each_language(provider: str, name: str) -> None:
    assert tuple(block.marks[0] for block in samples_of(provider, name)) == LANGUAGES


@pytest.mark.parametrize("tab", [0, 1, 2], ids=["sync", "async", "curl"])
@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_a_sample_does_what_it_says(mock: MockServer, provider: str, name: str, tab: int) -> None:
    mock.control.snapshots.restore("fresh")
    Reader(mock).follow([samples_of(provider, name)[tab]])
    requests = mock.control.requests()
    assert requests
    assert [each for each in requests if each["status"] >= 400] == []


COMMAND = re.compile(
    r"^(?:(?P<name>\w+)=\$\()?orderkit (?P<words>.*?)(?: \| jq -r '(?P<place>\S+)'\))?$", re.DOTALL
)


@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_a_sample_of_commands_does_what_it_says(
    mock: MockServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    provider: str,
    name: str,
) -> None:
    mock.control.snapshots.restore("fresh")
    monkeypatch.setenv("ORDERKIT_MOCK_URL", mock.url)
    for line in re.split(r"\n(?=orderkit |\w+=\$)", samples_of(provider, name)[4].code.strip()):
        found = COMMAND.fullmatch(line)
        assert found, line
        assert cli.main(shlex.split(os.path.expandvars(found["words"]))) == 0
        printed = capsys.readouterr().out
        if found["name"]:
            monkeypatch.setenv(found["name"], str(member_at(json.loads(printed), found["place"])))
    assert [each for each in mock.control.requests() if each["status"] >= 400] == []


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in TypeScript, compiled against the types that openapi-typescript makes of the specs."""
    generator, compiler = node_tools.find("openapi-typescript"), node_tools.find("tsc")
    folder = tmp_path_factory.mktemp("typescript")
    (folder / "node_modules").symlink_to(node_tools.NODE / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for provider in spec_files.providers():
        spec = spec_files.SPECS / f"{provider}.yaml"
        done = node_tools.run(generator, str(spec), "-o", str(folder / f"{provider}.ts"))
        assert done.returncode == 0, done.stdout
    for provider, name in OPERATIONS:
        program = folder / f"{provider}-{name}.ts"
        program.write_text(samples_of(provider, name)[3].code, encoding="utf-8")
    options = ["--target", "es2022", "--module", "nodenext", "--strict", "--skipLibCheck", "--types", "node"]
    done = node_tools.run(compiler, *options, *map(str, sorted(folder.glob("*-*.ts"))), cwd=folder)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_a_sample_in_typescript_compiles_and_succeeds(
    mock: MockServer, programs: Path, provider: str, name: str
) -> None:
    mock.control.snapshots.restore("fresh")
    program = programs / f"{provider}-{name}.js"
    address = mock.url.removeprefix("http://")
    program.write_text(program.read_text("utf-8").replace(WRITTEN_ADDRESS, address), encoding="utf-8")
    done = node_tools.run("node", str(program))
    assert done.returncode == 0, done.stdout
    requests = mock.control.requests()
    assert requests
    assert [each for each in requests if each["status"] >= 400] == []
