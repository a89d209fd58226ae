"""The mutants of the client: which there are, which are drawn, and which of them behave as the original does."""

# pyright: reportMissingImports=false
# cosmic-ray has an environment of its own.

from __future__ import annotations

import ast
import difflib
import hashlib
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from attrs import define
from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec

ROOT = Path(__file__).parents[2]
SOURCES = Path("overlays/orderkit")
MUTATED = ("runtime", "webhooks")
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")

Lines = tuple[str, str]
"""A changed line before and after, without indentation."""


@define(frozen=True, slots=False)
class Mutant:
    """One change of one module.

    Attributes:
        module: The file, relative to the repository.
        change: What cosmic-ray does to it.
        id: The same as long as the changed lines and those around them with the same text are the same.
    """

    module: Path
    change: MutationSpec
    id: str

    @cached_property
    def source(self) -> str:
        """The file with the change."""
        operator = get_operator(self.change.operator_name)(**self.change.operator_args)
        mutated: str | None = mutate_code(_text(self.module), operator, self.change.occurrence)
        if mutated is None:
            raise RuntimeError(f"{self.module} cannot be changed by {self.change}")
        return mutated

    @cached_property
    def diff(self) -> str:
        """The change, as `diff -u` prints it."""
        before, after = (text.splitlines(keepends=True) for text in (_text(self.module), self.source))
        return "".join(difflib.unified_diff(before, after, str(self.module), str(self.module)))

    @cached_property
    def compiles(self) -> bool:
        """Whether Python compiles the change without a warning: no test is needed to notice any other."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                compile(self.source, str(self.module), "exec")
            except (
                SyntaxError,
                AttributeError,
            ):  # the latter from cosmic-ray, of a dotted name after `except`
                return False
        return True


@define(frozen=True)
class Outcome:
    """The outcome of a mutant.

    Attributes:
        id: The identifier of the mutant.
        module: The file that was changed.
        diff: The change.
        failed: The test that failed, or that they took too long; empty if it survived.
        seconds: How long its tests ran.
        tests: How many tests were selected.
    """

    id: str
    module: str
    diff: str
    failed: str
    seconds: float
    tests: int

    @property
    def killed(self) -> bool:
        return bool(self.failed)

    @property
    def lines(self) -> Lines:
        changed = [line for line in self.diff.splitlines() if line[:3] not in ("---", "+++")]
        before, after = ([line[1:].strip() for line in changed if line.startswith(sign)] for sign in "-+")
        return " ".join(before), " ".join(after)


def drawn(number: int, seed: int) -> list[Mutant]:
    """Return some mutants of all modules: the same ones for the same seed, even if other lines change."""
    modules = [path for part in MUTATED for path in sorted((ROOT / SOURCES / part).rglob("*.py"))]
    changes = [each for each in _all_changes(modules) if not _is_in(_not_run(each.module_path), each)]
    changes.sort(
        key=lambda each: (str(each.module_path), each.start_pos, each.operator_name, each.occurrence)
    )
    occurrences: Counter[str] = Counter()
    found: list[tuple[str, Mutant]] = []
    for change in changes:
        text = _identity(change)
        occurrences[text] += 1
        identifier = hashlib.sha256(f"{text}\n{occurrences[text]}".encode()).hexdigest()
        rank = hashlib.sha256(f"{seed} {identifier}".encode()).hexdigest()
        found.append((rank, Mutant(change.module_path.relative_to(ROOT), change, identifier[:16])))
    in_order = (mutant for _, mutant in sorted(found, key=lambda pair: pair[0]))
    return list(islice((mutant for mutant in in_order if mutant.compiles), number))


def _all_changes(modules: list[Path]) -> list[MutationSpec]:
    with use_db(":memory:", WorkDB.Mode.create) as database:
        init(modules, database, {})
        return [mutation for item in database.work_items for mutation in item.mutations]


def _identity(change: MutationSpec) -> str:
    module = change.module_path.relative_to(ROOT)
    lines = _text(module).splitlines()[change.start_pos[0] - 1 : change.end_pos[0]]
    texts = (
        str(module),
        change.operator_name,
        str(change.operator_args),
        str(change.definition_name),
        *lines,
    )
    return "\n".join(text.strip() for text in texts)


_TEXTS: dict[Path, str] = {}


def _text(module: Path) -> str:
    if module not in _TEXTS:
        _TEXTS[module] = (ROOT / module).read_text(encoding="utf-8")
    return _TEXTS[module]


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


def equivalents() -> dict[tuple[str, Lines], str]:
    """Return the reason of each mutant that behaves as the original does."""
    rows: list[dict[str, Any]] = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return {(row["module"], (row["from"], row["to"])): row["why"] for row in rows}
