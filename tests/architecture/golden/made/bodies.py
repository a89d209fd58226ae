"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict

from .models import Colour, Level


class LeafDict(TypedDict):
    """The body Leaf."""

    kind: Literal["leaf"]
    size: NotRequired[int]


class LeavesDict(TypedDict):
    """The body Leaves."""

    main: LeafDict


class ClosedDict(TypedDict):
    """The body Closed."""

    text: NotRequired[str]


class EverythingDict(TypedDict):
    """The body Everything."""

    text: str
    """A text."""
    whole: int
    number: float | Decimal
    truth: bool
    anything: Any
    day: str | datetime.date
    moment: str | datetime.datetime
    price: Decimal | int | float | str
    """An amount that is a number."""
    total: Decimal | int | float | str
    clock: str | datetime.datetime
    uuid: str
    colour: Literal["red", "green"] | Colour
    level: Literal[1, 2] | Level
    leaf: LeafDict
    leaves: Sequence[LeafDict]
    words: list[str]
    wireName: NotRequired[str]
    maybeWhole: NotRequired[int]
    maybeNumber: NotRequired[float | Decimal]
    maybeTruth: NotRequired[bool]
    maybeAnything: NotRequired[Any]
    maybeDay: NotRequired[str | datetime.date]
    maybeMoment: NotRequired[str | datetime.datetime]
    maybeUuid: NotRequired[str]
    maybeColour: NotRequired[Literal["red", "green"] | Colour]
    maybeLevel: NotRequired[Literal[1, 2] | Level]
    maybeLeaf: NotRequired[LeafDict]
    branch: NotRequired["BranchDict"]
    """It may hold a whole tree, so its module needs itself and the one that needs it."""
    counts: NotRequired[Mapping[str, int]]
    leavesByName: NotRequired[LeavesDict]
    empty: NotRequired[Mapping[str, Any]]
    closed: NotRequired[ClosedDict]
    maybePrice: NotRequired[Decimal | int | float | str]
    maybeTotal: NotRequired[Decimal | int | float | str]
    maybeClock: NotRequired[str | datetime.datetime]
    withDefault: NotRequired[str]


class BranchDict(TypedDict):
    """It may hold a whole tree, so its module needs itself and the one that needs it."""

    kind: Literal["branch"]
    children: "Sequence[BranchDict]"
    owner: NotRequired[EverythingDict]


class ChoicesDict(TypedDict):
    """The body Choices."""

    text: NotRequired[str | None]
    number: NotRequired[float | Decimal | str | None]
    day: NotRequired[str | datetime.date | None]
    colour: NotRequired[Literal["red", "green"] | Colour | None]
    leaf: NotRequired[LeafDict | None]
    words: NotRequired[list[str] | None]
    leaves: NotRequired[Sequence[LeafDict] | None]
    dayOrText: NotRequired[str | datetime.date | str]
    leafOrText: NotRequired[LeafDict | str]
    leafOrAnything: NotRequired[LeafDict | Any]
    node: NotRequired[LeafDict | BranchDict | None]
    nodes: NotRequired[Sequence[LeafDict | BranchDict]]
    days: NotRequired[Sequence[str | datetime.date]]
    colours: NotRequired[Sequence[Literal["red", "green"] | Colour]]
    numbers: NotRequired[Sequence[Sequence[float | Decimal]]]
    anything: NotRequired[Sequence[Any]]
    price: NotRequired[Decimal | int | float | str | None]
    moment: NotRequired[str | datetime.datetime | None]
    dayAlone: NotRequired[str | datetime.datetime | None]
    prices: NotRequired[Sequence[Decimal | int | float | str]]
    totals: NotRequired[Sequence[Decimal | int | float | str]]
    moments: NotRequired[Sequence[str | datetime.datetime]]


KeywordsDict = TypedDict(
    "KeywordsDict",
    {
        "from": str,
        "x-leaf": NotRequired[LeafDict],
        "x-branch": NotRequired[BranchDict],
    },
)
"""Its names cannot be written as those of a class body."""

__all__ = (
    "LeafDict",
    "LeavesDict",
    "ClosedDict",
    "EverythingDict",
    "BranchDict",
    "ChoicesDict",
    "KeywordsDict",
)
