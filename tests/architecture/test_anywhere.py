"""The packages in places that are no folder of sources: zip files, zipapps, frozen applications."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tomllib
import zipapp
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "kit" / "every_client.py"
pytestmark = pytest.mark.slow

each_decoder = pytest.mark.parametrize("option", [(), ("without-msgspec",)], ids=["msgspec", "pure"])


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run Python, without the paths of the checkout, and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    parts = [sys.executable, *map(str, command)]
    done = subprocess.run(
        parts, cwd=cwd, env={**clean, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel holds, in a folder."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("packages")
    for package in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / Path(package).name, ignore=ignored)
    return folder


@pytest.fixture(scope="module")
def archive(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of the packages as a wheel is one: with entries for files only."""
    path = tmp_path_factory.mktemp("zip") / "packages.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for file in sorted(packages.rglob("*")):
            if file.is_file():
                packed.write(file, file.relative_to(packages))
    return path


@each_decoder
def test_every_client_works_from_a_zip(archive: Path, tmp_path: Path, option: tuple[str, ...]) -> None:
    printed = run("-W", "error", PROGRAM, archive, *option, cwd=tmp_path)
    assert printed == f"{archive / 'orderkit' / '__init__.py'}\n"


@each_decoder
def test_every_client_works_without_sources(packages: Path, tmp_path: Path, option: tuple[str, ...]) -> None:
    """Like PyInstaller: compiled modules, and data beside them."""
    frozen = tmp_path / "frozen"
    shutil.copytree(packages, frozen)
    assert compileall.compile_dir(frozen, quiet=1, legacy=True)
    for source in frozen.rglob("*.py"):
        source.unlink()
    printed = run("-W", "error", PROGRAM, frozen, *option, cwd=tmp_path)
    assert printed == f"{frozen / 'orderkit' / '__init__.pyc'}\n"


def test_a_zipapp_is_the_command(packages: Path, tmp_path: Path) -> None:
    app = tmp_path / "orderkit.pyz"
    zipapp.create_archive(packages, app, main="orderkit.cli:main")
    version: dict[str, str] = {}
    exec((packages / "orderkit/runtime/version.py").read_text(encoding="utf-8"), version)
    assert run(app, "--version", cwd=tmp_path) == f"orderkit {version['__version__']}\n"
    assert len(run(app, "spec", "--list", cwd=tmp_path).splitlines()) >= 6
    assert run(app, "spec", "nocnoc", cwd=tmp_path).startswith('openapi: "3.1')


def test_a_folder_of_a_zip_is_a_place_too(archive: Path, tmp_path: Path) -> None:
    """Spark's py-files may be on the path with more than one package root."""
    code = "import orderkit; from orderkit.contract import Contract; print(len(Contract.load('epages').operations) > 3)"
    assert run("-c", code, cwd=tmp_path, PYTHONPATH=str(archive)) == "True\n"
