"""The recipes run as they stand: files are written, programs and commands run, against a fresh mock."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import node_tools
import pytest
import spec_files
from orderkit.mock import MockServer, MockSettings
from page_examples import PAGES, WRITTEN_ADDRESS, Block, Reader, blocks_of

RECIPES = sorted(path for path in (PAGES / "cookbook").glob("*.md") if path.stem != "index")
NEEDS = {
    "nightly-export": ["duckdb", "dlt"],
    "webhooks-fastapi": ["fastapi"],
    "webhooks-flask": ["flask"],
    "webhooks-django": ["django"],
    "tests-in-pytest": ["requests"],
    "from-requests": ["requests"],
    "staging-server": ["jsonschema"],
}
TITLE = re.compile(r'title="([\w.]+)"')


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, whose modules can be imported until the test ends."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    known = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - known:
        if str(getattr(sys.modules[name], "__file__", None)).startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
@patch.dict(os.environ)
def test_a_recipe_does_what_it_says(recipe: Path, folder: Path) -> None:
    for module in NEEDS.get(recipe.stem, ()):
        pytest.importorskip(module)
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as mock:
        address = mock.url.removeprefix("http://")
        python: list[Block] = []
        for block in blocks_of(recipe):
            if found := TITLE.search(block.info):
                (folder / found[1]).write_text(block.code.replace(WRITTEN_ADDRESS, address), encoding="utf-8")
            elif block.marks[:1] == ("python",):
                python.append(block)
            elif block.marks[:1] == ("bash",):
                run_commands(block.code.replace(WRITTEN_ADDRESS, address), folder)
        Reader(mock).follow(python)


def run_commands(code: str, folder: Path) -> None:
    """Run the commands of a block; each must succeed."""
    if shutil.which("bash") is None:
        pytest.skip("bash is missing")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euc", code],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout


def test_every_recipe_is_listed_with_its_title() -> None:
    listed = re.findall(r"\[([^\]]+)\]\(([\w-]+)\.md\)", (PAGES / "cookbook" / "index.md").read_text("utf-8"))
    titles = {path.stem: path.read_text("utf-8").partition("\n")[0].removeprefix("# ") for path in RECIPES}
    assert {name: title for title, name in listed} == titles
    assert len(titles) >= 12


def test_the_recipe_in_typescript_compiles_and_runs(tmp_path: Path) -> None:
    generator, compiler = node_tools.find("openapi-typescript"), node_tools.find("tsc")
    code = next(
        block.code
        for block in blocks_of(PAGES / "cookbook" / "typescript.md")
        if block.marks[0] == "typescript"
    )
    (tmp_path / "node_modules").symlink_to(node_tools.NODE / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = node_tools.run(
        generator, str(spec_files.SPECS / "sendcloud.yaml"), "-o", str(tmp_path / "sendcloud.ts")
    )
    assert done.returncode == 0, done.stdout
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as mock:
        program = tmp_path / "program.ts"
        program.write_text(code.replace(WRITTEN_ADDRESS, mock.url.removeprefix("http://")), encoding="utf-8")
        options = [
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "--strict",
            "--skipLibCheck",
            "--types",
            "node",
        ]
        done = node_tools.run(compiler, *options, str(program), cwd=tmp_path)
        assert done.returncode == 0, done.stdout
        done = node_tools.run("node", str(tmp_path / "program.js"))
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == 10
