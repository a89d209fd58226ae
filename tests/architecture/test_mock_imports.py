"""What the mock may know: the contract and its own rooms, never the client that is tested against it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import orderkit.mock
import pytest

ROOT = Path(orderkit.mock.__file__).parent
ALLOWED = {"starlette", "uvicorn", "httpx", "jsonschema_rs", *sys.stdlib_module_names}


def _imports(path: Path) -> Iterator[str]:
    package = ("orderkit", "mock", *path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join((*base, *([node.module] if node.module else [])))


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_mock_knows_the_contract_and_nothing_else_of_ours(path: Path) -> None:
    for name in _imports(path):
        ours = name == "orderkit.contract" or name.split(".")[:2] == ["orderkit", "mock"]
        assert ours or name.split(".")[0] in ALLOWED, name


ENGINE = [path for path in sorted(ROOT.rglob("*.py")) if "providers" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_list_of_providers_knows_a_provider(path: Path) -> None:
    known = {name for name in _imports(path) if name.startswith("orderkit.mock.providers.")}
    assert not known or str(path.relative_to(ROOT)) in ("engine/state.py", "settings.py", "__init__.py")


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
