"""Parts of a request that an error says are wrong, as `x-error-source` declares them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..contract import Contract, Operation
from . import pointers
from .calls import Exchange
from .errors import message_words, names_others, words_in
from .schema_places import declaring, documented_name

BODY: Final = "body"
PARAMETER: Final = "parameter"
HEADER: Final = "header"
_POINTER: Final = "pointer"


@dataclass(frozen=True, slots=True)
class Source:
    """What an error names.

    Attributes:
        of: `body`, `parameter` or `header`.
        form: `name`, `pointer` or `text`.
        text: The value that names it.
        root: The first names of a pointer, which stand for the body itself.
    """

    of: str
    form: str
    text: str
    root: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """The names and indexes of a pointer below the body."""
        found = [step.strip("[]") for step in self.text.split("/") if step]
        for step in self.root.split("/")[1:]:
            if found[:1] == [step]:
                found.pop(0)
        return tuple(found)


def sources_of(contract: Contract, exchange: Exchange, of: str) -> list[Source]:
    """List what the errors of a response name, of one part of the request."""
    operation = exchange.call.operation
    name = documented_name(contract, operation, exchange.status)
    return [
        Source(of, node["form"], value, node.get("root", ""))
        for pointer, place in (() if name is None else declaring(contract, operation, name, "x-error-source"))
        for node in [place.node["x-error-source"]]
        if node["of"] == of
        for value in pointers.values(exchange.value, pointer)
        if isinstance(value, str)
    ]


def names_each(contract: Contract, operation: Operation, of: str, form: str = "") -> bool:
    """Return whether everything wrong with a part of a request has an error of its own that names it."""
    return any(
        node["of"] == of and node.get("each") and form in ("", node["form"])
        for name in operation.responses
        if not name.startswith("2")
        for _, place in declaring(contract, operation, name, "x-error-source")
        for node in [place.node["x-error-source"]]
    )


def points_at(source: Source, at: str) -> bool | None:
    """Return whether a pointer leads to a place of the body, to what it is in, or to what is in it.

    None if it leads to the body as a whole.
    """
    named, wanted = source.steps, tuple(at.split("/")[1:])
    if not named:
        return None
    if not any(map(str.isdigit, named)):
        # An index may be left out as a whole.
        wanted = tuple(step for step in wanted if not step.isdigit())
    length = min(len(named), len(wanted))
    return named[:length] == wanted[:length]


def misnames(
    contract: Contract, exchange: Exchange, at: str, members: Collection[str], *, by_parent: bool = False
) -> bool:
    """Return whether the errors of a response name members of the body, and none of them the one at a place.

    Where no source is declared, all texts of the response count.

    Args:
        contract: The contract.
        exchange: The exchange.
        at: JSON pointer of the member that is wrong.
        members: The names of all members that could be wrong.
        by_parent: Whether the body as a whole may be named in its place, as that of a member that is missing.
    """
    steps = [step for step in at.split("/")[1:] if not step.isdigit()]
    found = sources_of(contract, exchange, BODY)
    if not found:
        return bool(steps) and names_others(contract, exchange, steps, {*members})
    judged = list[bool]()
    for source in found:
        if source.form == _POINTER:
            is_right = points_at(source, at)
            judged.append(by_parent or not at if is_right is None else is_right)
        elif steps:
            judged += _mentions(contract, source, steps, members)
    return bool(judged) and not any(judged)


def _mentions(
    contract: Contract, source: Source, steps: Sequence[str], members: Collection[str]
) -> Iterator[bool]:
    """Yield whether a text names the last of the steps, or another member; those around it are named with it."""
    words = {*words_in(source.text)}
    if steps[-1] in words:
        yield True
    elif ({*members} & words) - _message_words(contract) - {*steps}:
        yield False


@cache
def _message_words(contract: Contract) -> frozenset[str]:
    return frozenset(message_words(contract))


def parameters_named(contract: Contract, exchange: Exchange, of: str) -> Sequence[str]:
    """List the names of parameters or headers that the errors of a response name."""
    return [source.text for source in sources_of(contract, exchange, of)]


def inputs_named(contract: Contract, exchange: Exchange, inputs: Collection[str]) -> set[str]:
    """Return which of some parameters, or members of a body, the errors of a response name."""
    texts = [source.text for source in sources_of(contract, exchange, BODY)]
    words = {word for text in texts for word in words_in(text)}
    return {*inputs} & {*parameters_named(contract, exchange, PARAMETER), *words}
