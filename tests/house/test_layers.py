"""The directions of the house: imports fall, wings know the contract only, generated code stays behind its fence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "overlays" / "orderkit"
FLOORS = (
    {"errors", "clock", "language", "contract", "catalogue", "cursors", "jsontext", "messages", "arguments"},
    {
        "auth",
        "retries",
        "decoding",
        "webhooks",
        "pagination",
        "problems",
        "quick",
        "inbox",
        "observation",
        "rate_limits",
    },
    {"limiter", "windows"},
    {"exchange", "tokens", "endpoint", "once", "batches", "telemetry"},
    {"oauth2"},
    {"transport", "async_transport", "wire", "over_aiohttp"},
    {"connection"},
    {"listed"},
    {"fetching"},
    {"walks"},
    {"window_walks"},
    {"listings"},
    {"providers"},
)
WINGS = {"mock": {"contract"}, "demo": {"contract", "errors", "mock", "providers"}}
DOORS = {"__init__", "__main__", "cli"}
MAY_AWAIT = {"async_transport", "over_aiohttp", "connection", "listings", "endpoint"}
MAY_USE_HTTPX = {"transport", "async_transport", "wire", "over_aiohttp"}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imports(path: Path, *, at_run_time: bool = False) -> Iterator[str]:
    """Absolute names of the modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = set(ast.walk(type_checking(tree))) if at_run_time else set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from absolute(path, node)


def type_checking(tree: ast.Module) -> ast.AST:
    """What stands under `if TYPE_CHECKING`."""
    blocks = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    return ast.Module(body=[child for block in blocks for child in block.body], type_ignores=[])


def absolute(path: Path, node: ast.ImportFrom) -> Iterator[str]:
    if not node.level:
        yield node.module or ""
        return
    package = ("orderkit", *path.relative_to(ROOT).with_suffix("").parts)
    base = package[: len(package) - node.level]
    if node.module:
        yield ".".join((*base, node.module))
    else:
        yield from (".".join((*base, alias.name)) for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(path))
    return {parts[1] for parts in names if parts[0] == "orderkit" and len(parts) > 1} - {room(path)}


def floor_of(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_has_a_place_in_the_house(path: Path) -> None:
    known = set().union(*FLOORS) | set(WINGS) | DOORS
    assert room(path) in known


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_fall(path: Path) -> None:
    here = room(path)
    if here in DOORS:
        return
    used = rooms_used(path) - {"__version__"}
    if here in WINGS:
        assert used <= WINGS[here]
        return
    assert not used & (set(WINGS) | DOORS)
    assert all(floor_of(name) <= floor_of(here) for name in used)


def test_no_two_rooms_import_each_other() -> None:
    graph: dict[str, set[str]] = {}
    for path in modules():
        if room(path) not in DOORS:
            graph.setdefault(room(path), set()).update(at_run_time_rooms(path))
    assert not circles(graph)


def at_run_time_rooms(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(path, at_run_time=True))
    return {parts[1] for parts in names if parts[0] == "orderkit" and len(parts) > 1} - {room(path)}


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Rooms that can be reached from themselves."""
    found = []
    for start in graph:
        seen: set[str] = set()
        open_rooms = list(graph[start])
        while open_rooms:
            name = open_rooms.pop()
            if name not in seen:
                seen.add(name)
                open_rooms.extend(graph.get(name, ()))
        if start in seen:
            found.append(start)
    return found


def test_only_providers_and_the_demo_import_generated_code() -> None:
    users = {room(path) for path in modules() if any(n.startswith("orderkit_clients") for n in imports(path))}
    assert users <= {"providers", "demo"}


def test_no_provider_imports_another() -> None:
    for path in (ROOT / "providers").glob("*.py"):
        generated = {name.split(".")[1] for name in imports(path) if name.startswith("orderkit_clients.")}
        assert generated <= {path.stem}


def test_await_lives_in_few_rooms() -> None:
    for path in modules():
        if room(path) not in MAY_AWAIT | set(WINGS):
            awaits = [
                node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Await)
            ]
            assert not awaits, path


def test_httpx_is_imported_by_one_room_of_the_client() -> None:
    users = {room(path) for path in modules() if "httpx" in imports(path, at_run_time=True)}
    assert users - set(WINGS) <= MAY_USE_HTTPX


def functions() -> list[tuple[str, int]]:
    """Every function with its length in lines, its docstring left out."""
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                text = ast.get_docstring(node)
                told = (first.end_lineno or 0) - first.lineno + 1 if text else 0
                length = (node.end_lineno or 0) - node.lineno + 1 - told
                found.append((f"{path.relative_to(ROOT)}:{node.name}", length))
    return found


def test_no_function_is_longer_than_forty_lines() -> None:
    assert [name for name, length in functions() if length > 40] == []


def test_nine_of_ten_functions_are_within_twenty_lines() -> None:
    lengths = sorted(length for _, length in functions())
    assert lengths[int(len(lengths) * 0.9)] <= 20


def test_few_names_are_written_in_both_colours() -> None:
    """A name counts if the same file defines it once with `async` and once without, or once with an `a` before it."""
    twice = set()
    for path in modules():
        if room(path) in WINGS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        plain = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        coloured = {node.name for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)}
        twice |= {name for name in coloured if name in plain or name.replace("__a", "__", 1) in plain}
        twice |= {name for name in coloured if name.removesuffix("_async") in plain}
    assert len(twice) <= 8, sorted(twice)
