"""The statement of a change, and where it is executed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Position = tuple[int, int]
Block = ast.stmt | ast.ExceptHandler | ast.match_case


def executed_at(tree: ast.Module, position: Position) -> tuple[range, bool]:
    """Return the lines of the innermost statement at a position, and whether a function must be called to run it.

    Of a statement that holds others, such as `if`, only its own lines count.
    """
    found: Block | None = None
    in_function = False
    while within := [each for each in _nested(found or tree) if position[0] in _lines(each)]:
        # A decorator and the default of a parameter belong to the statement around the function.
        in_function |= isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef)
        found = within[0]
    if found is None:
        raise ValueError(f"position must be in a statement (got {position})")
    return _head(found), in_function


def _head(block: Block) -> range:
    lines, inside = _lines(block), next(_nested(block), None)
    return range(lines.start, max(_lines(inside).start, lines.start + 1)) if inside else lines


def _nested(node: ast.Module | Block) -> Iterator[Block]:
    for name in ("body", "handlers", "cases", "orelse", "finalbody"):
        yield from getattr(node, name, [])


def _lines(node: Block) -> range:
    if isinstance(node, ast.match_case):
        return range(node.pattern.lineno, _lines(node.body[-1]).stop)
    decorators = getattr(node, "decorator_list", [])
    return range(min(each.lineno for each in [node, *decorators]), (node.end_lineno or node.lineno) + 1)
