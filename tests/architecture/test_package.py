"""The installed package: the wheel, in a clean environment, runs the README's example and type-checks."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from orderkit.mock import MockServer

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.package


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, without our paths, and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NOCNOC"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


EXAMPLES: list[tuple[str, str]] = re.findall(
    r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE
)
"""The README's examples, each with what it prints."""


def test_every_example_of_the_readme_says_what_it_prints() -> None:
    assert len(EXAMPLES) == README.count("```python") > 5


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


def environment(folder: Path, wheel: str) -> Path:
    """Make an environment that has the wheel and what it needs, and nothing else; return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    constraints = ROOT / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel, cwd=folder)
    return python


@pytest.fixture(scope="module")
def clean_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(tmp_path_factory.mktemp("clean"), str(wheel))


@pytest.fixture(scope="module")
def python_with_cli(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(tmp_path_factory.mktemp("cli"), f"{wheel}[cli]")


def test_the_wheel_holds_both_roots_and_all_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "orderkit/py.typed",
        "orderkit/__pyinstaller/hook-orderkit.py",
        "orderkit_clients/__init__.py",
        "orderkit_clients/py.typed",
        "orderkit/mock/__init__.py",
        "orderkit/testing/plugin.py",
        "orderkit_clients/nocnoc/py.typed",
        "orderkit_clients/nocnoc/openapi.json",
        "orderkit_clients/nocnoc_store/py.typed",
        "orderkit_clients/nocnoc_store/openapi.json",
    }
    assert wanted <= names
    (points,) = (name for name in names if name.endswith("/entry_points.txt"))
    assert "[pytest11]\norderkit = orderkit.testing.plugin\n" in zipfile.ZipFile(wheel).read(points).decode()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"orderkit", "orderkit_clients"}


def test_the_client_needs_only_httpx_attrs_and_msgspec(clean_python: Path, tmp_path: Path) -> None:
    list_request = run(clean_python, "-m", "pip", "list", "--format", "json", cwd=tmp_path)
    names = {package["name"].lower() for package in json.loads(list_request)}
    brought = {"anyio", "certifi", "h11", "httpcore", "idna", "typing_extensions"}
    assert names - {"pip", "setuptools"} <= {"orderkit", "httpx", "attrs", "msgspec"} | brought


def test_the_readme_says_how_to_install(clean_python: Path) -> None:
    (line,) = re.findall(r"^pip install ([^#\n]+)", README, re.MULTILINE)
    options = ("--quiet", "--dry-run", "--no-deps")
    run(clean_python, "-m", "pip", "install", *options, *shlex.split(line), cwd=ROOT)


@pytest.mark.parametrize(("code", "expected"), EXAMPLES)
def test_an_example_of_the_readme_prints_what_it_says(
    clean_python: Path, tmp_path: Path, code: str, expected: str
) -> None:
    with MockServer() as mock:
        printed = run(clean_python, "-c", code.replace("http://127.0.0.1:8787", mock.url), cwd=tmp_path)
    assert printed == expected


def test_the_examples_of_the_readme_type_check_against_the_wheel(clean_python: Path, tmp_path: Path) -> None:
    names = [f"example{number}.py" for number in range(len(EXAMPLES))]
    for name, (code, _) in zip(names, EXAMPLES, strict=True):
        (tmp_path / name).write_text(code, encoding="utf-8")
    checker = (sys.executable, "-m", "mypy", "--strict", "--python-executable", clean_python)
    assert "Success" in run(*checker, *names, cwd=tmp_path)


def test_every_document_is_printed_with_the_command_line_alone(python_with_cli: Path, tmp_path: Path) -> None:
    listed = run(python_with_cli, "-m", "orderkit", "spec", "--list", cwd=tmp_path).splitlines()[1:]
    for provider in (line.split()[0] for line in listed):
        options = ("--openapi", "3.0", "--format", "json", "--dereference")
        printed = run(
            python_with_cli, "-W", "error", "-m", "orderkit", "spec", provider, *options, cwd=tmp_path
        )
        assert json.loads(printed)["openapi"] == "3.0.3"
    assert len(listed) >= 5


def test_help_and_version_need_no_extra(clean_python: Path, tmp_path: Path) -> None:
    assert "sendcloud" in run(clean_python, "-W", "error", "-m", "orderkit", "--help", cwd=tmp_path)
    assert run(clean_python, "-m", "orderkit", "--version", cwd=tmp_path).startswith("orderkit ")


@pytest.mark.parametrize(
    ("python", "command", "extra"),
    [
        ("clean_python", ["nocnoc", "track", "NC1"], "cli"),
        ("clean_python", ["mock"], "cli"),
        ("python_with_cli", ["mock"], "mock"),
    ],
)
def test_a_missing_extra_is_said_with_its_remedy(
    request: pytest.FixtureRequest, tmp_path: Path, python: str, command: list[str], extra: str
) -> None:
    program = [request.getfixturevalue(python), "-m", "orderkit", *command]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f'pip install ".[{extra}]"' in done.stderr
    assert "Traceback" not in done.stderr
