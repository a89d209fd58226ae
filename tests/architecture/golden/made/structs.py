"""Answers as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no member that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from msgspec import Struct
from msgspec import field as named
from orderkit_clients.runtime.models import UNSET
from orderkit_clients.runtime.reading import blank, checked, constant, first_that_fits, items

from .models.branch import Branch, read_branch
from .models.choices import Choices
from .models.closed import Closed
from .models.colour import COLOUR, Colour
from .models.counts import read_counts
from .models.empty import read_empty
from .models.everything import Everything
from .models.leaf import Leaf, read_leaf
from .models.leaves import read_leaves
from .models.level import Level

ABSENT: Final[Any] = UNSET


class EverythingStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str
    whole: int
    number: Any
    truth: bool
    anything: Any
    day: str
    moment: str
    uuid: str
    colour: str
    level: int
    leaf: LeafStruct
    leaves: list[LeafStruct]
    words: list[str]
    wire_name: str = named(default=ABSENT, name="wireName")
    maybe_whole: int = named(default=ABSENT, name="maybeWhole")
    maybe_number: Any = named(default=ABSENT, name="maybeNumber")
    maybe_truth: bool = named(default=ABSENT, name="maybeTruth")
    maybe_anything: Any = named(default=ABSENT, name="maybeAnything")
    maybe_day: str = named(default=ABSENT, name="maybeDay")
    maybe_moment: str = named(default=ABSENT, name="maybeMoment")
    maybe_uuid: str = named(default=ABSENT, name="maybeUuid")
    maybe_colour: str = named(default=ABSENT, name="maybeColour")
    maybe_level: int = named(default=ABSENT, name="maybeLevel")
    maybe_leaf: LeafStruct = named(default=ABSENT, name="maybeLeaf")
    branch: BranchStruct = ABSENT
    counts: Any = ABSENT
    leaves_by_name: Any = named(default=ABSENT, name="leavesByName")
    empty: Any = ABSENT
    closed: ClosedStruct = ABSENT
    with_default: str = named(default=ABSENT, name="withDefault")


def fill_everything(struct: EverythingStruct) -> Everything:
    model = blank(Everything)
    model.text = struct.text
    model.whole = struct.whole
    model.number = value = struct.number
    if type(value) is not float and type(value) is not int:
        checked(value, "Everything.number", float, int, Decimal)
    model.truth = struct.truth
    model.anything = struct.anything
    model.day = datetime.date.fromisoformat(struct.day)
    model.moment = datetime.datetime.fromisoformat(struct.moment)
    model.uuid = UUID(struct.uuid)
    value = struct.colour
    model.colour = COLOUR.get(value) or Colour(value)
    model.level = Level(checked(struct.level, "Everything.level", int))
    model.leaf = fill_leaf(struct.leaf)
    model.leaves = list(map(fill_leaf, struct.leaves))
    model.words = struct.words
    model.wire_name = struct.wire_name
    model.maybe_whole = struct.maybe_whole
    model.maybe_number = value = struct.maybe_number
    if value is not ABSENT and type(value) is not float and type(value) is not int:
        checked(value, "Everything.maybeNumber", float, int, Decimal)
    model.maybe_truth = struct.maybe_truth
    model.maybe_anything = struct.maybe_anything
    value = struct.maybe_day
    model.maybe_day = ABSENT if value is ABSENT else datetime.date.fromisoformat(value)
    value = struct.maybe_moment
    model.maybe_moment = ABSENT if value is ABSENT else datetime.datetime.fromisoformat(value)
    value = struct.maybe_uuid
    model.maybe_uuid = ABSENT if value is ABSENT else UUID(value)
    value = struct.maybe_colour
    model.maybe_colour = ABSENT if value is ABSENT else COLOUR.get(value) or Colour(value)
    value = struct.maybe_level
    model.maybe_level = ABSENT if value is ABSENT else Level(checked(value, "Everything.maybeLevel", int))
    value = struct.maybe_leaf
    model.maybe_leaf = ABSENT if value is ABSENT else fill_leaf(value)
    value = struct.branch
    model.branch = ABSENT if value is ABSENT else fill_branch(value)
    value = struct.counts
    model.counts = ABSENT if value is ABSENT else read_counts(value)
    value = struct.leaves_by_name
    model.leaves_by_name = ABSENT if value is ABSENT else read_leaves(value)
    value = struct.empty
    model.empty = ABSENT if value is ABSENT else read_empty(value)
    value = struct.closed
    model.closed = ABSENT if value is ABSENT else fill_closed(value)
    model.with_default = struct.with_default
    model._extras = None
    return model


class LeafStruct(Struct, gc=False, forbid_unknown_fields=True):
    kind: Any
    size: int = ABSENT


def fill_leaf(struct: LeafStruct) -> Leaf:
    model = blank(Leaf)
    model.kind = constant(struct.kind, "Leaf.kind", "leaf")
    model.size = struct.size
    model._extras = None
    return model


class BranchStruct(Struct, gc=False, forbid_unknown_fields=True):
    kind: Any
    children: list[BranchStruct]
    owner: EverythingStruct = ABSENT


def fill_branch(struct: BranchStruct) -> Branch:
    model = blank(Branch)
    model.kind = constant(struct.kind, "Branch.kind", "branch")
    model.children = list(map(fill_branch, struct.children))
    value = struct.owner
    model.owner = ABSENT if value is ABSENT else fill_everything(value)
    model._extras = None
    return model


class ClosedStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str = ABSENT


def fill_closed(struct: ClosedStruct) -> Closed:
    model = blank(Closed)
    model.text = struct.text
    return model


class ChoicesStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str | None = ABSENT
    number: Any = ABSENT
    day: str | None = ABSENT
    colour: str | None = ABSENT
    leaf: LeafStruct | None = ABSENT
    words: list[str] | None = ABSENT
    leaves: list[LeafStruct] | None = ABSENT
    day_or_text: Any = named(default=ABSENT, name="dayOrText")
    leaf_or_text: Any = named(default=ABSENT, name="leafOrText")
    leaf_or_anything: Any = named(default=ABSENT, name="leafOrAnything")
    node: Any = ABSENT
    nodes: list[Any] = ABSENT
    days: list[str] = ABSENT
    colours: list[str] = ABSENT
    numbers: list[list[Any]] = ABSENT
    anything: list[Any] = ABSENT


def fill_choices(struct: ChoicesStruct) -> Choices:
    model = blank(Choices)
    model.text = struct.text
    model.number = value = struct.number
    if (
        value is not ABSENT
        and type(value) is not float
        and type(value) is not int
        and type(value) is not str
        and value is not None
    ):
        checked(value, "Choices.number", float, int, Decimal, str, None)
    value = struct.day
    model.day = ABSENT if value is ABSENT else None if value is None else datetime.date.fromisoformat(value)
    value = struct.colour
    model.colour = (
        ABSENT if value is ABSENT else None if value is None else COLOUR.get(value) or Colour(value)
    )
    value = struct.leaf
    model.leaf = ABSENT if value is ABSENT else None if value is None else fill_leaf(value)
    model.words = struct.words
    value = struct.leaves
    model.leaves = ABSENT if value is ABSENT else None if value is None else list(map(fill_leaf, value))
    value = struct.day_or_text
    model.day_or_text = (
        ABSENT
        if value is ABSENT
        else first_that_fits(
            value,
            "Choices.dayOrText",
            lambda given: datetime.date.fromisoformat(given),
            lambda given: checked(given, "Choices.dayOrText", str),
        )
    )
    value = struct.leaf_or_text
    model.leaf_or_text = (
        ABSENT
        if value is ABSENT
        else first_that_fits(
            value,
            "Choices.leafOrText",
            lambda given: read_leaf(given),
            lambda given: checked(given, "Choices.leafOrText", str),
        )
    )
    value = struct.leaf_or_anything
    model.leaf_or_anything = (
        ABSENT
        if value is ABSENT
        else first_that_fits(
            value, "Choices.leafOrAnything", lambda given: read_leaf(given), lambda given: given
        )
    )
    value = struct.node
    model.node = (
        ABSENT
        if value is ABSENT
        else first_that_fits(
            value,
            "Choices.node",
            lambda given: read_leaf(given),
            lambda given: read_branch(given),
            lambda given: checked(given, "Choices.node", None),
        )
    )
    value = struct.nodes
    model.nodes = (
        ABSENT
        if value is ABSENT
        else [
            first_that_fits(
                item, "Choices.nodes", lambda given: read_leaf(given), lambda given: read_branch(given)
            )
            for item in items(value, "Choices.nodes")
        ]
    )
    value = struct.days
    model.days = (
        ABSENT
        if value is ABSENT
        else [datetime.date.fromisoformat(item) for item in items(value, "Choices.days")]
    )
    value = struct.colours
    model.colours = (
        ABSENT
        if value is ABSENT
        else [COLOUR.get(item) or Colour(item) for item in items(value, "Choices.colours")]
    )
    value = struct.numbers
    model.numbers = (
        ABSENT
        if value is ABSENT
        else [
            [checked(item, "Choices.numbers", float, int, Decimal) for item in items(item, "Choices.numbers")]
            for item in items(value, "Choices.numbers")
        ]
    )
    model.anything = struct.anything
    model._extras = None
    return model


ANSWERS: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "get_everything": (EverythingStruct, fill_everything),
    "list_choices": (list[ChoicesStruct], lambda value: list(map(fill_choices, value))),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
