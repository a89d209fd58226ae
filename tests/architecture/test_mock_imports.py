"""Imports of the mock: the contract and its own modules, from upper layers to lower ones, and no provider by name."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orderkit.mock
import pytest

ROOT = Path(orderkit.mock.__file__).parent
ALLOWED = {"uvicorn", "httpx", "jsonschema_rs", *sys.stdlib_module_names}
LAYERS = (
    {"asgi"},
    {"faults"},
    {"engine"},
    {"effects", "replay"},
    {"webhooks"},
    {"providers"},
    {"live", "page"},
    {"settings", "discovery"},
    {"configuration"},
    {"state"},
    {"control"},
    {"access", "cors", "addresses", "published_documents"},
    {"provider_apps"},
    {"app"},
    {"joined_writes"},
    {"http_connection"},
    {"connections"},
    {"server", "ready_file", "request_lines"},
    {"command", "__init__", "__main__"},
)
"""Each module imports from its own layer and from those before it."""
RECORDINGS = {
    f"orderkit.recordings.{name}"
    for name in ("entries", "exchange", "files", "matching", "personal", "schema_walk")
}
"""Readers of recorded traffic, which the mock serves."""
KNOW_PROVIDERS = ("settings.py", "__init__.py")
"""Public settings: users construct those of each provider by name."""


def _imports(path: Path) -> Iterator[str]:
    package = ("orderkit", "mock", *path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            # `from . import providers` names a module too
            yield from (
                (f"{module}.{alias.name}" for alias in node.names) if module == "orderkit.mock" else [module]
            )


def _layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


MODULES = sorted(ROOT.rglob("*.py"))
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


@each_module
def test_the_mock_knows_the_contract_and_nothing_else_of_ours(path: Path) -> None:
    for name in _imports(path):
        ours = name == "orderkit.contract" or (path.name, name) == ("__main__.py", "orderkit.cli")
        ours = ours or name.split(".")[:2] == ["orderkit", "mock"]
        ours = ours or name in RECORDINGS
        assert ours or name.split(".")[0] in ALLOWED, name


@pytest.mark.parametrize("name", sorted(RECORDINGS))
def test_what_the_mock_takes_from_recordings_knows_the_contract_only(name: str) -> None:
    path = ROOT.parent / "recordings" / f"{name.rpartition('.')[2]}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    levels = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    assert {(node.module or "").partition(".")[0] for node in levels if node.level == 2} <= {"contract"}
    assert {f"orderkit.recordings.{node.module}" for node in levels if node.level == 1} <= RECORDINGS


@each_module
def test_imports_point_to_lower_layers(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    used = {name.split(".")[2] for name in _imports(path) if name.startswith("orderkit.mock.")}
    assert [part for part in used if _layer(part) > _layer(own)] == []


ENGINE = [path for path in MODULES if "providers" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_public_settings_know_a_provider(path: Path) -> None:
    known = {name for name in _imports(path) if name.startswith("orderkit.mock.providers.")}
    assert not known or str(path.relative_to(ROOT)) in KNOW_PROVIDERS


PROVIDERS = sorted(
    path for path in (ROOT / "providers").iterdir() if path.is_dir() and path.name != "__pycache__"
)


@pytest.mark.parametrize("folder", PROVIDERS, ids=lambda path: path.name)
def test_no_provider_of_the_mock_knows_another(folder: Path) -> None:
    known = {
        name.split(".")[3]
        for path in folder.glob("*.py")
        for name in _imports(path)
        if name.startswith("orderkit.mock.providers.")
    }
    assert known <= {folder.name}


def test_starting_loads_no_http_client_and_no_web_framework() -> None:
    code = "import sys; from orderkit.mock import create_app; create_app().close(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"httpx", "starlette", "rich"} & set(done.stdout.split()) == set()
