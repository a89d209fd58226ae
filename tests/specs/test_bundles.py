"""The release folder: every form of every document, what they lost, their changelogs and checksums."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import bundles
import pytest
import yaml
from orderkit import cli
from orderkit.contract import document, losses, providers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release folder, written once."""
    target = tmp_path_factory.mktemp("release") / "specs"
    assert bundles.main([str(target)]) == 0
    return target


def stem(provider: str) -> str:
    return f"{provider}-{document(provider)['info']['version']}"


def test_the_folder_holds_every_form_of_every_document(folder: Path) -> None:
    forms = [
        f"openapi{openapi}{part}.{format_name}"
        for openapi in ("3.1", "3.0")
        for part in ("", ".dereferenced")
        for format_name in ("yaml", "json")
    ]
    others = ["openapi3.0.losses.json", "CHANGELOG.md", "arazzo.yaml", "bruno"]
    postman = ["postman_collection.json", "mock.postman_environment.json"]
    wanted = {f"{stem(provider)}.{form}" for provider in providers() for form in [*forms, *others, *postman]}
    assert {path.name for path in folder.iterdir()} == wanted | {"SHA256SUMS"}


def test_the_checksums_are_those_of_the_files(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len([path for path in folder.rglob("*") if path.is_file()]) - 1
    for line in lines:
        wanted, name = re.fullmatch(r"([0-9a-f]{64})  (\S+)", line).groups()  # type: ignore[union-attr]
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted


@pytest.mark.parametrize("provider", providers())
def test_a_file_is_what_the_command_prints(
    folder: Path, provider: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    cli.main(["spec", provider, "--openapi", "3.0"])
    assert capsysbinary.readouterr().out == (folder / f"{stem(provider)}.openapi3.0.yaml").read_bytes()
    cli.main(["spec", provider, "--format", "json", "--dereference"])
    printed = capsysbinary.readouterr().out
    assert printed == (folder / f"{stem(provider)}.openapi3.1.dereferenced.json").read_bytes()


@pytest.mark.parametrize("provider", providers())
def test_yaml_and_json_hold_the_same(folder: Path, provider: str) -> None:
    for path in folder.glob(f"{stem(provider)}.openapi3.?.yaml"):
        as_json = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) == as_json


@pytest.mark.parametrize("provider", providers())
def test_the_losses_stand_one_on_a_line(folder: Path, provider: str) -> None:
    text = (folder / f"{stem(provider)}.openapi3.0.losses.json").read_text(encoding="utf-8")
    assert json.loads(text) == [loss.as_json() for loss in losses(provider)]
    assert len(text.splitlines()) == len(losses(provider)) + 2


def test_the_same_documents_give_the_same_files(folder: Path, tmp_path: Path) -> None:
    bundles.write_bundles(tmp_path / "again")
    assert (tmp_path / "again" / "SHA256SUMS").read_bytes() == (folder / "SHA256SUMS").read_bytes()


def test_a_folder_of_others_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").touch()
    assert bundles.main([str(tmp_path)]) == 2
    assert "FOLDER must be new" in capsys.readouterr().err
    assert (tmp_path / "mine").exists()


def test_a_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert bundles.main([]) == 2
    assert "usage" in capsys.readouterr().err
