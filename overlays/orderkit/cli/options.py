"""Options of commands as data, and the functions that cyclopts parses for them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Literal, Optional

from attrs import define, field
from cyclopts import Group, Parameter
from cyclopts.validators import Number

Values = dict[str, Any]
"""What was given on the command line, by the names of the options in Python."""

# Types that are made of values when the program runs, which type checkers do not follow.
_LITERAL: Any = Literal
_OPTIONAL: Any = Optional
_HIDDEN_DEFAULTS: tuple[Any, ...] = (None, False, (), float("inf"))


class Integer(int):
    """A whole number as people write one; cyclopts would take 2.5 for 2, and 0x10 for 16."""


@define(frozen=True, kw_only=True)
class Option:
    """An option of a command, or an argument that is given by position.

    Attributes:
        name: Its name in Python; on the command line it has hyphens.
        text: Its help.
        kind: The type of a value.
        default: Its value when it is not given; `()` if it may be repeated.
        choices: The only values, if they are few.
        metavar: The word for its value in the help.
        positional: Whether it is given by position.
        required: Whether it must be given.
        repeated: Whether it may be given several times.
        greedy: Whether several values may follow one mention.
        least: The least number.
        most: The largest number.
        short: A second name, such as `-o`.
        negated: Whether `--no-NAME` gives false, as for a filter that has three states.
        group: The part of the help that it belongs to.
        hyphen: Whether a hyphen alone is a value, for standard input or output.
    """

    name: str
    text: str
    kind: Any = str
    default: Any = None
    choices: tuple[str, ...] = ()
    metavar: str | None = None
    positional: bool = False
    required: bool = False
    repeated: bool = False
    greedy: bool = False
    least: float | None = None
    most: float | None = None
    short: str | None = None
    negated: bool = False
    group: str = ""
    hyphen: bool = False

    def parameter(self) -> inspect.Parameter:
        """Return the parameter of a function that cyclopts reads."""
        kinds = inspect.Parameter
        return inspect.Parameter(
            self.name,
            kinds.POSITIONAL_ONLY if self.positional else kinds.KEYWORD_ONLY,
            default=kinds.empty if self.required else self.default,
            annotation=Annotated[self._annotation(), self._rules()],
        )

    def _annotation(self) -> Any:
        plain = Integer if self.kind is int else self.kind
        kind: Any = _LITERAL[self.choices] if self.choices else plain
        whole: Any = GenericAlias(tuple, (kind, ...)) if self.repeated else kind
        return whole if self.required or self.default is not None else _OPTIONAL[whole]

    def _names(self) -> tuple[str, ...]:
        name = self.name.replace("_", "-")
        return (name.upper(),) if self.positional else (f"--{name}", *filter(None, [self.short]))

    def _may_begin_with_hyphen(self) -> bool:
        is_number = self.kind in (int, float)
        return self.hyphen or is_number or any(each.startswith("-") for each in self.choices)

    def _rules(self) -> Parameter:
        group: dict[str, Any] = {"group": _group(self.group)} if self.group else {}
        bounds: Any = (
            None if self.least is None and self.most is None else Number(gte=self.least, lte=self.most)
        )
        return Parameter(
            help=self.text,
            name=self._names(),
            metavar=self.metavar or ("N" if self.kind is int else None),
            validator=_no_option if self.hyphen else bounds,
            negative_bool=None if self.negated else (),
            negative_iterable=(),
            negative_none=(),
            consume_multiple=self.greedy,
            show_default=self.default not in _HIDDEN_DEFAULTS,
            allow_leading_hyphen=self._may_begin_with_hyphen(),
            **group,
        )


@cache
def _group(name: str) -> Group:
    return Group(name, sort_key=1)  # behind those that have no name of their own


def _no_option(_type: Any, value: str | None) -> None:
    if value is not None and value.startswith("-") and value != "-":
        raise ValueError("a value must follow, and not another option")


@define(frozen=True, kw_only=True)
class Declared:
    """A command, or an action of one, as data.

    Attributes:
        summary: The first line of its help.
        options: Its options.
        module: The module whose `run(options)` it calls; it is imported when the command runs.
        extra: The extra that the module needs.
        examples: Command lines for the help.
        actions: Commands below it, by their names; then it has no options of its own.
    """

    summary: str
    options: tuple[Option, ...] = ()
    module: str = ""
    extra: str = "cli"
    examples: tuple[str, ...] = ()
    actions: Mapping[str, Declared] = field(factory=dict[str, "Declared"])


def as_function(options: Iterable[Option], run: Callable[[Values], int]) -> Callable[..., int]:
    """Make a function whose parameters are the options, and which calls `run` with all values."""
    parameters = [option.parameter() for option in options]
    signature = inspect.Signature(parameters, return_annotation=int)

    def call(*positional: Any, **named: Any) -> int:
        bound = signature.bind(*positional, **named)
        bound.apply_defaults()
        return run(dict(bound.arguments))

    call.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    call.__signature__ = signature  # type: ignore[attr-defined] # functions take any attribute
    return call


def epilogue(examples: Iterable[str]) -> str:
    """Return the end of a help: the examples."""
    lines = "\n".join(f"  {each}" for each in examples)
    return f"Examples:\n{lines}" if lines else ""
