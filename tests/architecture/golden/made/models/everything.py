from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    amount_or_none,
    date_or_date_time,
    date_time,
    day_json,
    number_json,
    text_json,
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Everything(OpenModel[Any]):
    """
    Attributes:
        text (str): A text.
        whole (int):
        number (float):
        truth (bool):
        anything (Any):
        day (datetime.date):
        moment (datetime.datetime):
        price (Decimal): An amount that is a number.
        total (Decimal):
        clock (str):
        uuid (UUID):
        colour (Colour):
        level (Level):
        leaf (Leaf):
        leaves (list[Leaf]):
        words (list[str]):
        wire_name (str | None):
        maybe_whole (int | None):
        maybe_number (float | None):
        maybe_truth (bool | None):
        maybe_anything (Any):
        maybe_day (datetime.date | None):
        maybe_moment (datetime.datetime | None):
        maybe_uuid (UUID | None):
        maybe_colour (Colour | None):
        maybe_level (Level | None):
        maybe_leaf (Leaf | None):
        branch (Branch | None): It may hold a whole tree, so its module needs itself and the one that needs it.
        counts (Counts | None):
        leaves_by_name (Leaves | None):
        empty (Empty | None):
        closed (Closed | None):
        maybe_price (Decimal | None):
        maybe_total (Decimal | None):
        maybe_clock (str | None):
        with_default (str | None): Default: 'none'.
    """

    text: str
    """A text."""
    whole: int
    number: float
    truth: bool
    anything: Any
    day: datetime.date
    _moment: datetime.datetime | str = _attrs_field(alias="moment")
    _price: Decimal | int | float | str = _attrs_field(alias="price")
    _total: Decimal | int | float | str = _attrs_field(alias="total")
    clock: str
    uuid: UUID
    colour: Colour
    level: Level
    leaf: Leaf
    leaves: list[Leaf]
    words: list[str]
    wire_name: str | None = None
    maybe_whole: int | None = None
    maybe_number: float | None = None
    maybe_truth: bool | None = None
    maybe_anything: Any = None
    maybe_day: datetime.date | None = None
    _maybe_moment: datetime.datetime | str | None = _attrs_field(default=None, alias="maybe_moment")
    maybe_uuid: UUID | None = None
    maybe_colour: Colour | None = None
    maybe_level: Level | None = None
    maybe_leaf: Leaf | None = None
    branch: Branch | None = None
    """It may hold a whole tree, so its module needs itself and the one that needs it."""
    counts: Counts | None = None
    leaves_by_name: Leaves | None = None
    empty: Empty | None = None
    closed: Closed | None = None
    _maybe_price: Decimal | int | float | str | None = _attrs_field(default=None, alias="maybe_price")
    _maybe_total: Decimal | int | float | str | None = _attrs_field(default=None, alias="maybe_total")
    maybe_clock: str | None = None
    with_default: str | None = "none"
    """Default: 'none'."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"maybe_anything": 1}
    SLOTS: ClassVar[dict[str, str]] = {
        "moment": "_moment",
        "price": "_price",
        "total": "_total",
        "wireName": "wire_name",
        "maybeWhole": "maybe_whole",
        "maybeNumber": "maybe_number",
        "maybeTruth": "maybe_truth",
        "maybeAnything": "maybe_anything",
        "maybeDay": "maybe_day",
        "maybeMoment": "_maybe_moment",
        "maybeUuid": "maybe_uuid",
        "maybeColour": "maybe_colour",
        "maybeLevel": "maybe_level",
        "maybeLeaf": "maybe_leaf",
        "leavesByName": "leaves_by_name",
        "maybePrice": "_maybe_price",
        "maybeTotal": "_maybe_total",
        "maybeClock": "maybe_clock",
        "withDefault": "with_default",
    }

    @property
    def moment(self) -> datetime.datetime:
        return time(self._moment, "Everything.moment")

    @moment.setter
    def moment(self, value: datetime.datetime | str) -> None:
        self._moment = value

    @property
    def price(self) -> Decimal:
        """An amount that is a number."""
        return amount(self._price, "Everything.price")

    @price.setter
    def price(self, value: Decimal | int | float | str) -> None:
        self._price = value

    @property
    def total(self) -> Decimal:
        return amount(self._total, "Everything.total")

    @total.setter
    def total(self, value: Decimal | int | float | str) -> None:
        self._total = value

    @property
    def maybe_moment(self) -> datetime.datetime | None:
        return None if self._maybe_moment is None else time(self._maybe_moment, "Everything.maybeMoment")

    @maybe_moment.setter
    def maybe_moment(self, value: datetime.datetime | str | None) -> None:
        self._maybe_moment = value

    @property
    def maybe_price(self) -> Decimal | None:
        return amount_or_none(self._maybe_price, "Everything.maybePrice")

    @maybe_price.setter
    def maybe_price(self, value: Decimal | int | float | str | None) -> None:
        self._maybe_price = value

    @property
    def maybe_total(self) -> Decimal | None:
        return amount_or_none(self._maybe_total, "Everything.maybeTotal")

    @maybe_total.setter
    def maybe_total(self, value: Decimal | int | float | str | None) -> None:
        self._maybe_total = value

    @property
    def clock_datetime(self) -> datetime.datetime | datetime.date:
        """`clock` as an aware datetime, or as a date if it is only a day. Raises ValueError if it is something else."""
        return date_or_date_time(self.clock, "Everything.clock", "YYYY-MM-DD hh:mm:ss")

    @property
    def maybe_clock_datetime(self) -> datetime.datetime | None:
        """`maybe_clock` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.maybe_clock
            else date_time(self.maybe_clock, "Everything.maybeClock", "YYYY-MM-DD hh:mm:ss")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["text"] = self.text
        field_dict["whole"] = self.whole
        field_dict["number"] = self.number
        field_dict["truth"] = self.truth
        field_dict["anything"] = self.anything
        field_dict["day"] = day_json(self.day, "Everything.day")
        field_dict["moment"] = time_json(self._moment, "Everything.moment")
        field_dict["price"] = number_json(self._price, "Everything.price")
        field_dict["total"] = text_json(self._total, "Everything.total")
        field_dict["clock"] = self.clock
        field_dict["uuid"] = str(self.uuid)
        field_dict["colour"] = self.colour.value
        field_dict["level"] = self.level.value
        field_dict["leaf"] = self.leaf.to_dict()
        field_dict["leaves"] = [item.to_dict() for item in self.leaves]
        field_dict["words"] = self.words
        if self.wire_name is not None:
            field_dict["wireName"] = self.wire_name
        if self.maybe_whole is not None:
            field_dict["maybeWhole"] = self.maybe_whole
        if self.maybe_number is not None:
            field_dict["maybeNumber"] = self.maybe_number
        if self.maybe_truth is not None:
            field_dict["maybeTruth"] = self.maybe_truth
        if self.maybe_anything is not None:
            field_dict["maybeAnything"] = self.maybe_anything
        elif self._present & 1:
            field_dict["maybeAnything"] = None
        if self.maybe_day is not None:
            field_dict["maybeDay"] = day_json(self.maybe_day, "Everything.maybeDay")
        if self._maybe_moment is not None:
            field_dict["maybeMoment"] = time_json(self._maybe_moment, "Everything.maybeMoment")
        if self.maybe_uuid is not None:
            field_dict["maybeUuid"] = str(self.maybe_uuid)
        if self.maybe_colour is not None:
            field_dict["maybeColour"] = self.maybe_colour.value
        if self.maybe_level is not None:
            field_dict["maybeLevel"] = self.maybe_level.value
        if self.maybe_leaf is not None:
            field_dict["maybeLeaf"] = self.maybe_leaf.to_dict()
        if self.branch is not None:
            field_dict["branch"] = self.branch.to_dict()
        if self.counts is not None:
            field_dict["counts"] = self.counts.to_dict()
        if self.leaves_by_name is not None:
            field_dict["leavesByName"] = self.leaves_by_name.to_dict()
        if self.empty is not None:
            field_dict["empty"] = self.empty.to_dict()
        if self.closed is not None:
            field_dict["closed"] = self.closed.to_dict()
        if self._maybe_price is not None:
            field_dict["maybePrice"] = number_json(self._maybe_price, "Everything.maybePrice")
        if self._maybe_total is not None:
            field_dict["maybeTotal"] = text_json(self._maybe_total, "Everything.maybeTotal")
        if self.maybe_clock is not None:
            field_dict["maybeClock"] = self.maybe_clock
        if self.with_default is not None:
            field_dict["withDefault"] = self.with_default
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 36
        present = 1
        model.text = value = src_dict["text"]
        if type(value) is not str:
            checked(value, "Everything.text", str)
        model.whole = value = src_dict["whole"]
        if type(value) is not int:
            model.whole = number(value, "Everything.whole", int)
        model.number = value = src_dict["number"]
        if type(value) is not float and type(value) is not int:
            model.number = number(value, "Everything.number", float, int)
        model.truth = value = src_dict["truth"]
        if type(value) is not bool:
            checked(value, "Everything.truth", bool)
        model.anything = src_dict["anything"]
        model.day = datetime.date.fromisoformat(src_dict["day"])
        model._moment = value = src_dict["moment"]
        if type(value) is not str:
            checked(value, "Everything.moment", str)
        model._price = value = src_dict["price"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Everything.price", Decimal, int, float)
        model._total = value = src_dict["total"]
        if type(value) is not str:
            checked(value, "Everything.total", str)
        model.clock = value = src_dict["clock"]
        if type(value) is not str:
            checked(value, "Everything.clock", str)
        model.uuid = UUID(src_dict["uuid"])
        model.colour = COLOUR[src_dict["colour"]]
        model.level = Level(number(src_dict["level"], "Everything.level", int))
        model.leaf = read_leaf(src_dict["leaf"])
        model.leaves = list(map(read_leaf, items(src_dict["leaves"], "Everything.leaves")))
        model.words = [
            checked(item, "Everything.words", str) for item in items(src_dict["words"], "Everything.words")
        ]
        if "wireName" in src_dict:
            model.wire_name = value = src_dict["wireName"]
            if type(value) is not str:
                checked(value, "Everything.wireName", str)
        else:
            model.wire_name = None
            known -= 1
        if "maybeWhole" in src_dict:
            model.maybe_whole = value = src_dict["maybeWhole"]
            if type(value) is not int:
                model.maybe_whole = number(value, "Everything.maybeWhole", int)
        else:
            model.maybe_whole = None
            known -= 1
        if "maybeNumber" in src_dict:
            model.maybe_number = value = src_dict["maybeNumber"]
            if type(value) is not float and type(value) is not int:
                model.maybe_number = number(value, "Everything.maybeNumber", float, int)
        else:
            model.maybe_number = None
            known -= 1
        if "maybeTruth" in src_dict:
            model.maybe_truth = value = src_dict["maybeTruth"]
            if type(value) is not bool:
                checked(value, "Everything.maybeTruth", bool)
        else:
            model.maybe_truth = None
            known -= 1
        if "maybeAnything" in src_dict:
            model.maybe_anything = src_dict["maybeAnything"]
        else:
            model.maybe_anything = None
            present -= 1
            known -= 1
        if "maybeDay" in src_dict:
            model.maybe_day = datetime.date.fromisoformat(src_dict["maybeDay"])
        else:
            model.maybe_day = None
            known -= 1
        if "maybeMoment" in src_dict:
            model._maybe_moment = value = src_dict["maybeMoment"]
            if type(value) is not str:
                checked(value, "Everything.maybeMoment", str)
        else:
            model._maybe_moment = None
            known -= 1
        if "maybeUuid" in src_dict:
            model.maybe_uuid = UUID(src_dict["maybeUuid"])
        else:
            model.maybe_uuid = None
            known -= 1
        if "maybeColour" in src_dict:
            model.maybe_colour = COLOUR[src_dict["maybeColour"]]
        else:
            model.maybe_colour = None
            known -= 1
        if "maybeLevel" in src_dict:
            model.maybe_level = Level(number(src_dict["maybeLevel"], "Everything.maybeLevel", int))
        else:
            model.maybe_level = None
            known -= 1
        if "maybeLeaf" in src_dict:
            model.maybe_leaf = read_leaf(src_dict["maybeLeaf"])
        else:
            model.maybe_leaf = None
            known -= 1
        if "branch" in src_dict:
            model.branch = read_branch(src_dict["branch"])
        else:
            model.branch = None
            known -= 1
        if "counts" in src_dict:
            model.counts = read_counts(src_dict["counts"])
        else:
            model.counts = None
            known -= 1
        if "leavesByName" in src_dict:
            model.leaves_by_name = read_leaves(src_dict["leavesByName"])
        else:
            model.leaves_by_name = None
            known -= 1
        if "empty" in src_dict:
            model.empty = read_empty(src_dict["empty"])
        else:
            model.empty = None
            known -= 1
        if "closed" in src_dict:
            model.closed = read_closed(src_dict["closed"])
        else:
            model.closed = None
            known -= 1
        if "maybePrice" in src_dict:
            model._maybe_price = value = src_dict["maybePrice"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "Everything.maybePrice", Decimal, int, float)
        else:
            model._maybe_price = None
            known -= 1
        if "maybeTotal" in src_dict:
            model._maybe_total = value = src_dict["maybeTotal"]
            if type(value) is not str:
                checked(value, "Everything.maybeTotal", str)
        else:
            model._maybe_total = None
            known -= 1
        if "maybeClock" in src_dict:
            model.maybe_clock = value = src_dict["maybeClock"]
            if type(value) is not str:
                checked(value, "Everything.maybeClock", str)
        else:
            model.maybe_clock = None
            known -= 1
        if "withDefault" in src_dict:
            model.with_default = value = src_dict["withDefault"]
            if type(value) is not str:
                checked(value, "Everything.withDefault", str)
        else:
            model.with_default = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_everything = Everything.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "text",
        "whole",
        "number",
        "truth",
        "anything",
        "day",
        "moment",
        "price",
        "total",
        "clock",
        "uuid",
        "colour",
        "level",
        "leaf",
        "leaves",
        "words",
        "wireName",
        "maybeWhole",
        "maybeNumber",
        "maybeTruth",
        "maybeAnything",
        "maybeDay",
        "maybeMoment",
        "maybeUuid",
        "maybeColour",
        "maybeLevel",
        "maybeLeaf",
        "branch",
        "counts",
        "leavesByName",
        "empty",
        "closed",
        "maybePrice",
        "maybeTotal",
        "maybeClock",
        "withDefault",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.branch import Branch
from ..models.closed import Closed
from ..models.colour import Colour
from ..models.counts import Counts
from ..models.empty import Empty
from ..models.leaf import Leaf
from ..models.leaves import Leaves
from ..models.level import Level
from .branch import read_branch
from .closed import read_closed
from .colour import COLOUR
from .counts import read_counts
from .empty import read_empty
from .leaf import read_leaf
from .leaves import read_leaves
