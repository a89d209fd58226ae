"""The mutants of the client: which there are, which are drawn, and which tests may kill each."""

# pyright: reportMissingImports=false
# cosmic-ray has an environment of its own.

from __future__ import annotations

import ast
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from attrs import define
from cosmic_ray.commands import init
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec

ROOT = Path(__file__).parents[2]
SOURCES = Path("overlays/orderkit")
MUTATED = ("runtime", "webhooks")
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")

Lines = tuple[str, str]
"""A changed line before and after, without indentation."""


@define(frozen=True)
class Outcome:
    """The outcome of a mutant.

    Attributes:
        module: The file that was changed.
        diff: The change.
        killed: Whether a test failed.
        seconds: How long its tests ran.
    """

    module: str
    diff: str
    killed: bool
    seconds: float

    @property
    def lines(self) -> Lines:
        changed = [line for line in self.diff.splitlines() if line[:3] not in ("---", "+++")]
        before, after = ([line[1:].strip() for line in changed if line.startswith(sign)] for sign in "-+")
        return " ".join(before), " ".join(after)


def drawn(number: int, seed: int) -> list[MutationSpec]:
    """Return some mutants of all modules, the same ones for the same seed and the same code."""
    modules = [path for part in MUTATED for path in sorted((ROOT / SOURCES / part).rglob("*.py"))]
    found = [each for each in _all_mutants(modules) if not _is_in(_not_run(each.module_path), each)]
    found.sort(key=lambda each: (str(each.module_path), each.start_pos, each.operator_name, each.occurrence))
    return random.Random(seed).sample(found, min(number, len(found)))


def _all_mutants(modules: list[Path]) -> list[MutationSpec]:
    with use_db(":memory:", WorkDB.Mode.create) as database:
        init(modules, database, {})
        return [mutation for item in database.work_items for mutation in item.mutations]


def _is_in(nodes: Iterable[ast.expr | ast.stmt], mutant: MutationSpec) -> bool:
    return any(
        (node.lineno, node.col_offset)
        <= mutant.start_pos
        <= (node.end_lineno or node.lineno, node.end_col_offset or 0)
        for node in nodes
    )


_NOT_RUN: dict[Path, list[ast.expr | ast.stmt]] = {}


def _not_run(module: Path) -> list[ast.expr | ast.stmt]:
    if module not in _NOT_RUN:
        _NOT_RUN[module] = list(_annotations(ast.parse(module.read_text(encoding="utf-8"))))
    return _NOT_RUN[module]


def _annotations(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield the code that only type checkers read: a mutant in it changes nothing."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from node.body
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if node.returns:
                    yield node.returns
                if any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list):
                    yield node
                    yield from node.decorator_list


def tests_of(module: Path) -> tuple[list[str], list[str]]:
    """Return the tests that may kill a mutant of a module: those of its package, its own first, and all others."""
    inside = module.relative_to(ROOT / SOURCES)
    own = [Path("tests/unit") / inside.parent / f"test_{inside.name}", Path("tests/unit") / inside.parent]
    clients = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/providers").glob("*/client"))
    others = ["tests/unit/runtime", "tests/unit/webhooks", *clients, "tests/faults"]
    return [str(path) for path in own if (ROOT / path).exists()], others


def equivalents() -> dict[tuple[str, Lines], str]:
    """Return the reason of each mutant that behaves as the original does."""
    rows: list[dict[str, Any]] = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return {(row["module"], (row["from"], row["to"])): row["why"] for row in rows}
