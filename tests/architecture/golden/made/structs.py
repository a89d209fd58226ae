"""Responses as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no property that its schema does not name and no value of another kind, so nothing is lost or let through:
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
from orderkit_clients.runtime.exact import (
    amount,
    time,
)
from orderkit_clients.runtime.reading import (
    as_int_if_whole,
    blank,
    checked,
    constant,
    first_that_fits,
    items,
    number,
)

from .models.branch import Branch, read_branch
from .models.choices import Choices
from .models.closed import Closed
from .models.colour import Colour
from .models.counts import read_counts
from .models.empty import read_empty
from .models.everything import Everything
from .models.leaf import Leaf, read_leaf
from .models.leaves import read_leaves
from .models.level import Level

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class EverythingStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str
    whole: int
    number: float | int
    truth: bool
    anything: Any
    day: datetime.date
    moment: str
    price: Any
    total: str
    clock: str
    uuid: str
    colour: Colour
    level: Level
    leaf: LeafStruct
    leaves: list[LeafStruct]
    words: list[str]
    wire_name: str = named(default=ABSENT, name="wireName")
    maybe_whole: int = named(default=ABSENT, name="maybeWhole")
    maybe_number: float | int = named(default=ABSENT, name="maybeNumber")
    maybe_truth: bool = named(default=ABSENT, name="maybeTruth")
    maybe_anything: Any = named(default=MISSING, name="maybeAnything")
    maybe_day: datetime.date = named(default=ABSENT, name="maybeDay")
    maybe_moment: str = named(default=ABSENT, name="maybeMoment")
    maybe_uuid: str = named(default=ABSENT, name="maybeUuid")
    maybe_colour: Colour = named(default=ABSENT, name="maybeColour")
    maybe_level: Level = named(default=ABSENT, name="maybeLevel")
    maybe_leaf: LeafStruct = named(default=ABSENT, name="maybeLeaf")
    branch: BranchStruct = ABSENT
    counts: Any = MISSING
    leaves_by_name: Any = named(default=MISSING, name="leavesByName")
    empty: Any = MISSING
    closed: ClosedStruct = ABSENT
    maybe_price: Any = named(default=MISSING, name="maybePrice")
    maybe_total: str = named(default=ABSENT, name="maybeTotal")
    maybe_clock: str = named(default=ABSENT, name="maybeClock")
    with_default: str = named(default=ABSENT, name="withDefault")


def fill_everything(struct: EverythingStruct) -> Everything:
    model = blank(Everything)
    present = 1
    model.text = struct.text
    model.whole = struct.whole
    model.number = value = struct.number
    if type(value) is float:
        model.number = as_int_if_whole(value)
    model.truth = struct.truth
    model.anything = struct.anything
    model.day = struct.day
    model._moment = struct.moment
    model._price = value = struct.price
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Everything.price", Decimal, int, float)
    model._total = struct.total
    model.clock = struct.clock
    model.uuid = UUID(struct.uuid)
    model.colour = struct.colour
    model.level = struct.level
    model.leaf = fill_leaf(struct.leaf)
    model.leaves = list(map(fill_leaf, struct.leaves))
    model.words = struct.words
    model.wire_name = struct.wire_name
    model.maybe_whole = struct.maybe_whole
    model.maybe_number = value = struct.maybe_number
    if type(value) is float:
        model.maybe_number = as_int_if_whole(value)
    model.maybe_truth = struct.maybe_truth
    value = struct.maybe_anything
    if value is MISSING:
        model.maybe_anything = None
        present -= 1
    else:
        model.maybe_anything = value
    model.maybe_day = struct.maybe_day
    model._maybe_moment = struct.maybe_moment
    value = struct.maybe_uuid
    model.maybe_uuid = None if value is None else UUID(value)
    model.maybe_colour = struct.maybe_colour
    model.maybe_level = struct.maybe_level
    value = struct.maybe_leaf
    model.maybe_leaf = None if value is None else fill_leaf(value)
    value = struct.branch
    model.branch = None if value is None else fill_branch(value)
    value = struct.counts
    if value is MISSING:
        model.counts = None
    else:
        model.counts = read_counts(value)
    value = struct.leaves_by_name
    if value is MISSING:
        model.leaves_by_name = None
    else:
        model.leaves_by_name = read_leaves(value)
    value = struct.empty
    if value is MISSING:
        model.empty = None
    else:
        model.empty = read_empty(value)
    value = struct.closed
    model.closed = None if value is None else fill_closed(value)
    value = struct.maybe_price
    if value is MISSING:
        model._maybe_price = None
    else:
        model._maybe_price = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Everything.maybePrice", Decimal, int, float)
    model._maybe_total = struct.maybe_total
    model.maybe_clock = struct.maybe_clock
    model.with_default = struct.with_default
    model._present = present
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
    model.owner = None if value is None else fill_everything(value)
    model._extras = None
    return model


class ClosedStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str = ABSENT


def fill_closed(struct: ClosedStruct) -> Closed:
    model = blank(Closed)
    model.text = struct.text
    return model


class ChoicesStruct(Struct, gc=False, forbid_unknown_fields=True):
    text: str | None = MISSING
    number: float | int | str | None = MISSING
    day: datetime.date | None = MISSING
    colour: Colour | None = MISSING
    leaf: LeafStruct | None = MISSING
    words: list[str] | None = MISSING
    leaves: list[LeafStruct] | None = MISSING
    day_or_text: Any = named(default=MISSING, name="dayOrText")
    leaf_or_text: Any = named(default=MISSING, name="leafOrText")
    leaf_or_anything: Any = named(default=MISSING, name="leafOrAnything")
    node: Any = MISSING
    nodes: list[Any] = ABSENT
    days: list[datetime.date] = ABSENT
    colours: list[Colour] = ABSENT
    numbers: list[list[float | int]] = ABSENT
    anything: list[Any] = ABSENT
    price: Any = MISSING
    moment: str | None = MISSING
    day_alone: str | None = named(default=MISSING, name="dayAlone")
    prices: list[Any] = ABSENT
    totals: list[Any] = ABSENT
    moments: list[Any] = ABSENT


def fill_choices(struct: ChoicesStruct) -> Choices:
    model = blank(Choices)
    present = 4095
    value = struct.text
    if value is MISSING:
        model.text = None
        present -= 1
    else:
        model.text = value
    value = struct.number
    if value is MISSING:
        model.number = None
        present -= 2
    else:
        model.number = value
        if type(value) is float:
            model.number = as_int_if_whole(value)
    value = struct.day
    if value is MISSING:
        model.day = None
        present -= 4
    else:
        model.day = value
    value = struct.colour
    if value is MISSING:
        model.colour = None
        present -= 8
    else:
        model.colour = value
    value = struct.leaf
    if value is MISSING:
        model.leaf = None
        present -= 16
    else:
        model.leaf = None if value is None else fill_leaf(value)
    value = struct.words
    if value is MISSING:
        model.words = None
        present -= 32
    else:
        model.words = value
    value = struct.leaves
    if value is MISSING:
        model.leaves = None
        present -= 64
    else:
        model.leaves = None if value is None else list(map(fill_leaf, value))
    value = struct.day_or_text
    if value is MISSING:
        model.day_or_text = None
    else:
        model.day_or_text = first_that_fits(
            value,
            "Choices.dayOrText",
            lambda given: datetime.date.fromisoformat(given),
            lambda given: checked(given, "Choices.dayOrText", str),
        )
    value = struct.leaf_or_text
    if value is MISSING:
        model.leaf_or_text = None
    else:
        model.leaf_or_text = first_that_fits(
            value,
            "Choices.leafOrText",
            lambda given: read_leaf(given),
            lambda given: checked(given, "Choices.leafOrText", str),
        )
    value = struct.leaf_or_anything
    if value is MISSING:
        model.leaf_or_anything = None
        present -= 128
    else:
        model.leaf_or_anything = first_that_fits(
            value, "Choices.leafOrAnything", lambda given: read_leaf(given), lambda given: given
        )
    value = struct.node
    if value is MISSING:
        model.node = None
        present -= 256
    else:
        model.node = first_that_fits(
            value,
            "Choices.node",
            lambda given: read_leaf(given),
            lambda given: read_branch(given),
            lambda given: checked(given, "Choices.node", None),
        )
    value = struct.nodes
    model.nodes = (
        None
        if value is None
        else [
            first_that_fits(
                item, "Choices.nodes", lambda given: read_leaf(given), lambda given: read_branch(given)
            )
            for item in items(value, "Choices.nodes")
        ]
    )
    model.days = struct.days
    model.colours = struct.colours
    value = struct.numbers
    model.numbers = (
        None
        if value is None
        else [
            [number(item, "Choices.numbers", float, int) for item in items(item, "Choices.numbers")]
            for item in items(value, "Choices.numbers")
        ]
    )
    model.anything = struct.anything
    value = struct.price
    if value is MISSING:
        model._price = None
        present -= 512
    else:
        model._price = value
        if (
            type(value) is not str
            and type(value) is not Decimal
            and type(value) is not int
            and value is not None
        ):
            checked(value, "Choices.price", str, Decimal, int, None, float)
    value = struct.moment
    if value is MISSING:
        model._moment = None
        present -= 1024
    else:
        model._moment = value
    value = struct.day_alone
    if value is MISSING:
        model.day_alone = None
        present -= 2048
    else:
        model.day_alone = value
    value = struct.prices
    model.prices = (
        None
        if value is None
        else [
            amount(checked(item, "Choices.prices", Decimal, int, float), "Choices.prices")
            for item in items(value, "Choices.prices")
        ]
    )
    value = struct.totals
    model.totals = (
        None
        if value is None
        else [
            amount(checked(item, "Choices.totals", str), "Choices.totals")
            for item in items(value, "Choices.totals")
        ]
    )
    value = struct.moments
    model.moments = (
        None if value is None else [time(item, "Choices.moments") for item in items(value, "Choices.moments")]
    )
    model._present = present
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "get_everything": (EverythingStruct, fill_everything),
    "list_choices": (list[ChoicesStruct], lambda value: list(map(fill_choices, value))),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
