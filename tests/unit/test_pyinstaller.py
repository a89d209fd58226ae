"""The hooks of PyInstaller: what a frozen program needs and imports nowhere."""

from __future__ import annotations

import runpy
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from orderkit import __pyinstaller as hooks
from orderkit.contract import providers

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def hook(name: str) -> dict[str, Any]:
    (folder,) = hooks.hook_dirs()
    return runpy.run_path(f"{folder}/hook-{name}.py")


def test_the_entry_point_names_the_folder_of_the_hooks() -> None:
    groups = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]
    module, _, function = groups["pyinstaller40"]["hook-dirs"].partition(":")
    assert getattr(import_module(module), function) is hooks.hook_dirs


def test_a_program_with_a_client_gets_every_contract_and_ledger() -> None:
    datas = hook("orderkit")["datas"]
    wanted = {
        (f"orderkit_clients/{name}", file) for name in providers() for file in ("openapi.json", "ledger.json")
    }
    assert {(folder, Path(path).name) for path, folder in datas} == wanted
    assert all(Path(path).is_file() for path, _ in datas)


def test_a_program_with_a_client_gets_what_is_imported_by_name_and_no_mock() -> None:
    modules = hook("orderkit")["hiddenimports"]
    wanted = {
        f"orderkit_clients.{name}.{part}" for name in providers() for part in ("structs", "models", "bodies")
    }
    assert wanted | {"orderkit.operations.epages", "orderkit.errors", "orderkit.webhooks.inbox"} <= set(
        modules
    )
    assert not [
        name for name in modules if name.split(".")[1] in ("mock", "demo", "__pyinstaller", "__main__")
    ]


def test_a_program_with_the_mock_gets_its_providers() -> None:
    wanted = {f"orderkit.mock.providers.{name}.provider" for name in providers()}
    assert wanted <= set(hook("orderkit.mock")["hiddenimports"])


def test_a_program_that_reads_recorded_traffic_gets_its_data() -> None:
    ((path, folder),) = hook("orderkit.recordings")["datas"]
    assert (Path(path).name, Path(path).is_file(), folder) == ("personal.json", True, "orderkit/recordings")


def test_a_program_with_the_common_form_of_orders_gets_its_mappings() -> None:
    datas = hook("orderkit.orders")["datas"]
    assert sorted(Path(path).stem for path, _ in datas) == sorted(providers())
    assert {folder for _, folder in datas} == {"orderkit/orders/mappings"}
    assert all(Path(path).is_file() for path, _ in datas)


def test_the_command_line_gets_its_commands() -> None:
    assert "orderkit.mock.command" in hook("orderkit.cli")["hiddenimports"]


@pytest.mark.parametrize("without", [(), ("contract",)])
def test_a_package_is_left_out_with_all_below(without: tuple[str, ...]) -> None:
    found = [name for name in hooks.submodules("orderkit", without=without) if ".contract" in name]
    assert bool(found) is not bool(without)
