"""Directions of imports: layers, mock and demo that know few modules, no circle, generated code behind few modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "overlays" / "orderkit"
PROVIDERS = {"nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages"}
LAYERS = (
    {"contract", "errors", "runtime.installing", "runtime.version"},
    {"runtime.protocol"},
    {"runtime.auth", "runtime.http", "runtime.telemetry"},
    {"runtime.client"},
    {"runtime.paging", "webhooks"},
    {"operations"},
    PROVIDERS,
)
"""A module imports from its own layer and from those before it."""
ISOLATED = {
    "mock": {"contract", "recordings"},
    "recordings": {"contract", "runtime.client", "runtime.protocol", "runtime.version"},
    "testing": {"mock", "runtime.installing"},
    "orders": {"contract", "errors", "runtime.client", "runtime.paging", "runtime.protocol"},
    "accounts": {"contract", "errors", "orders", "runtime.client", "runtime.protocol"},
    "export": {"accounts", "contract", "errors", "orders", "runtime.client", "runtime.protocol"},
    "spark": {"accounts", "errors", "orders", "runtime.client", "runtime.protocol"},
    "conformance": {
        "contract",
        "recordings",
        "mock",
        "runtime.client",
        "runtime.protocol",
        "runtime.version",
    },
    "demo": {"accounts", "contract", "errors", "mock", "orders", "spark", *PROVIDERS},
}
"""Parts that no client needs, each with what it may import."""
ENTRY_POINTS = {"orderkit", "__main__", "__pyinstaller", "cli", "mcp_server"}
MAY_AWAIT = {
    "runtime.http.async_transport",
    "runtime.http.aiohttp_connector",
    "runtime.http.aiohttp_transport",
    "runtime.http.leftovers",
    "runtime.http.loop_gate",
    "runtime.http.trio_tasks",
    "runtime.http.deadlines",
    "runtime.http.wire",
    "runtime.client.base_client",
    "runtime.paging.listing",
    "webhooks.asgi",
    "webhooks.async_worker",
}
MAY_USE_HTTPX = {"runtime.http", "conformance"}


def modules() -> dict[str, Path]:
    """Every module by its name below `orderkit`."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name or "orderkit"] = path
    return found


MODULES = modules()


def part_of(name: str) -> str:
    """The sub-package or module that a layer names: `runtime.protocol`, `webhooks`, `errors`."""
    parts = name.split(".")
    return ".".join(parts[: 2 if parts[0] == "runtime" else 1])


def imports(name: str, *, at_run_time: bool = False) -> Iterator[str]:
    """The modules that a module imports; ours by their names below `orderkit`."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    skipped = set(ast.walk(type_checking(tree))) if at_run_time else set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from imported_from(name, node)


def type_checking(tree: ast.Module) -> ast.AST:
    """The statements under `if TYPE_CHECKING`."""
    blocks = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    return ast.Module(body=[child for block in blocks for child in block.body], type_ignores=[])


def imported_from(name: str, node: ast.ImportFrom) -> Iterator[str]:
    module = (node.module or "").removeprefix("orderkit.")
    if node.level:
        package = [] if name == "orderkit" else name.split(".")
        if MODULES[name].name == "__init__.py":
            package.append("")
        base = package[: max(0, len(package) - node.level)]
        module = ".".join([*base, *([node.module] if node.module else [])])
    for alias in node.names:
        whole = f"{module}.{alias.name}" if module else alias.name
        yield whole if whole in MODULES else module or "orderkit"


def ours(name: str, *, at_run_time: bool = False) -> set[str]:
    """The modules of ours that a module imports."""
    return {found for found in imports(name, at_run_time=at_run_time) if found in MODULES} - {name}


def layer_of(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def test_every_module_belongs_to_a_layer() -> None:
    known = set().union(*LAYERS) | set(ISOLATED) | ENTRY_POINTS | {"runtime"}
    assert [name for name in MODULES if part_of(name) not in known] == []


def test_imports_point_to_lower_layers() -> None:
    assert {name: wrong for name in MODULES if (wrong := wrong_imports(name))} == {}


def wrong_imports(name: str) -> set[str]:
    """The parts that a module imports and may not."""
    part = part_of(name)
    if part in ENTRY_POINTS or name == "mock.__main__" or part == "runtime":
        return set()
    used = {part_of(found) for found in ours(name)} - {part}
    if part in ISOLATED:
        return used - ISOLATED[part]
    if name == "errors":  # `ApiError.response` is a Response
        used -= {"runtime.protocol"}
    barred = set(ISOLATED) | ENTRY_POINTS
    return {found for found in used if found in barred or layer_of(found) > layer_of(part)}


@pytest.mark.parametrize("at_run_time", [True, False], ids=["run time", "type checking"])
def test_no_module_imports_itself_by_a_detour(at_run_time: bool) -> None:
    graph = {name: ours(name, at_run_time=at_run_time) for name in MODULES if name != "orderkit"}
    assert circles(graph) == []


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Modules that can be reached from themselves."""
    found = []
    for start in graph:
        seen: set[str] = set()
        waiting = list(graph[start])
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(graph.get(name, ()))
        if start in seen:
            found.append(start)
    return found


def test_only_providers_and_the_demo_import_generated_code() -> None:
    # What all generated models share belongs to no provider.
    users = {
        part_of(name)
        for name in MODULES
        if any(
            n.startswith("orderkit_clients") and not n.startswith("orderkit_clients.runtime")
            for n in imports(name)
        )
    }
    assert users <= {*PROVIDERS, "operations", "demo"}


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_no_provider_imports_another(provider: str) -> None:
    generated = {name.split(".")[1] for name in imports(provider) if name.startswith("orderkit_clients.")}
    assert generated <= {provider}
    assert not ours(provider) & (PROVIDERS - {provider})


def test_await_is_confined_to_few_modules() -> None:
    apart = {*ISOLATED, "mcp_server"}  # asynchronous by its SDK
    awaiting = {name for name in MODULES if part_of(name) not in apart and awaits(name)}
    assert awaiting - MAY_AWAIT == set()


def awaits(name: str) -> bool:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    return any(isinstance(node, ast.Await) for node in ast.walk(tree))


def test_httpx_is_imported_by_the_http_package_only() -> None:
    users = {part_of(name) for name in MODULES if "httpx" in imports(name, at_run_time=True)}
    assert users - set(ISOLATED) <= MAY_USE_HTTPX


def functions() -> list[tuple[str, int]]:
    """Every function with its length in lines, its docstring left out."""
    found = []
    for name, path in MODULES.items():
        if part_of(name) == "operations":
            continue  # generated
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                text = ast.get_docstring(node)
                documented = (first.end_lineno or 0) - first.lineno + 1 if text else 0
                length = (node.end_lineno or 0) - node.lineno + 1 - documented
                found.append((f"{name}.{node.name}", length))
    return found


def test_no_function_is_longer_than_the_limit() -> None:
    assert [name for name, length in functions() if length > 40] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert lengths[int(len(lengths) * 0.9)] <= 20


def test_few_names_are_written_once_sync_and_once_async() -> None:
    """A name counts if the same file defines it once with `async` and once without, or once with an `a` before it."""
    twice = set()
    for name, path in MODULES.items():
        if part_of(name) in ISOLATED:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        plain = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        awaited = {node.name for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)}
        twice |= {name for name in awaited if name in plain or name.replace("__a", "__", 1) in plain}
        twice |= {name for name in awaited if name.removesuffix("_async") in plain}
    assert len(twice) <= 8, sorted(twice)
