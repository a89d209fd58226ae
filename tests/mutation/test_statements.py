"""A changed line is looked up among the executed ones by the statement it is in."""

from __future__ import annotations

import ast

import pytest
from statements import executed_at

SOURCE = """\
LIMIT = 3


@define
class Page:
    size: int = 10

    @cached
    def items(
        self,
        most: int = 5,
    ) -> list[int]:
        try:
            if (
                most > 1
                and self.size
            ):
                return [most
                    + 1]
        except ValueError:
            return []
        match most:
            case 1 | 2:
                return [0]
        while True:
            most += 1
        else:
            return [1]
"""


@pytest.mark.parametrize(
    ("line", "lines", "in_function"),
    [
        (1, range(1, 2), False),
        (4, range(4, 6), False),
        (6, range(6, 7), False),
        (8, range(8, 13), False),
        (11, range(8, 13), False),
        (13, range(13, 14), True),
        (15, range(14, 18), True),
        (19, range(18, 20), True),
        (20, range(20, 21), True),
        (21, range(21, 22), True),
        (23, range(23, 24), True),
        (24, range(24, 25), True),
        (26, range(26, 27), True),
        (28, range(28, 29), True),
    ],
)
def test_a_statement_has_the_lines_that_are_not_of_another(
    line: int, lines: range, in_function: bool
) -> None:
    assert executed_at(ast.parse(SOURCE), (line, 0)) == (lines, in_function)


def test_a_position_outside_of_statements_is_refused() -> None:
    with pytest.raises(ValueError, match=r"position must be in a statement \(got \(2, 0\)\)"):
        executed_at(ast.parse(SOURCE), (2, 0))
