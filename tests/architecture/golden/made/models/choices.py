from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    amount_or_none,
    day_json,
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, first_that_fits, items, number


@_attrs_define(eq=False, repr=False)
class Choices(OpenModel[Any]):
    """
    Attributes:
        text (None | str):
        number (float | None | str):
        day (datetime.date | None):
        colour (Colour | None):
        leaf (Leaf | None):
        words (list[str] | None):
        leaves (list[Leaf] | None):
        day_or_text (datetime.date | str | None):
        leaf_or_text (Leaf | str | None):
        leaf_or_anything (Any | Leaf | None):
        node (Branch | Leaf | None):
        nodes (list[Branch | Leaf] | None):
        days (list[datetime.date] | None):
        colours (list[Colour] | None):
        numbers (list[list[float]] | None):
        anything (list[Any] | None):
        price (Decimal | None):
        moment (datetime.datetime | None):
        day_alone (None | str):
        prices (list[Decimal] | None):
        totals (list[Decimal] | None):
        moments (list[datetime.datetime] | None):
    """

    text: None | str = None
    number: float | None | str = None
    day: datetime.date | None = None
    colour: Colour | None = None
    leaf: Leaf | None = None
    words: list[str] | None = None
    leaves: list[Leaf] | None = None
    day_or_text: datetime.date | str | None = None
    leaf_or_text: Leaf | str | None = None
    leaf_or_anything: Any | Leaf | None = None
    node: Branch | Leaf | None = None
    nodes: list[Branch | Leaf] | None = None
    days: list[datetime.date] | None = None
    colours: list[Colour] | None = None
    numbers: list[list[float]] | None = None
    anything: list[Any] | None = None
    _price: Decimal | int | float | str | None = _attrs_field(default=None, alias="price")
    _moment: datetime.datetime | str | None = _attrs_field(default=None, alias="moment")
    day_alone: None | str = None
    prices: list[Decimal] | None = None
    totals: list[Decimal] | None = None
    moments: list[datetime.datetime] | None = None
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "text": 1,
        "number": 2,
        "day": 4,
        "colour": 8,
        "leaf": 16,
        "words": 32,
        "leaves": 64,
        "leaf_or_anything": 128,
        "node": 256,
        "_price": 512,
        "_moment": 1024,
        "day_alone": 2048,
    }
    SLOTS: ClassVar[dict[str, str]] = {
        "dayOrText": "day_or_text",
        "leafOrText": "leaf_or_text",
        "leafOrAnything": "leaf_or_anything",
        "price": "_price",
        "moment": "_moment",
        "dayAlone": "day_alone",
    }

    @property
    def price(self) -> Decimal | None:
        return amount_or_none(self._price, "Choices.price")

    @price.setter
    def price(self, value: Decimal | int | float | str | None) -> None:
        self._price = value

    @property
    def moment(self) -> datetime.datetime | None:
        return None if self._moment is None else time(self._moment, "Choices.moment")

    @moment.setter
    def moment(self, value: datetime.datetime | str | None) -> None:
        self._moment = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.text is not None:
            field_dict["text"] = self.text
        elif self._present & 1:
            field_dict["text"] = None
        if self.number is not None:
            field_dict["number"] = self.number
        elif self._present & 2:
            field_dict["number"] = None
        if self.day is not None:
            field_dict["day"] = (
                day_json(self.day, "Choices.day") if isinstance(self.day, datetime.date) else self.day
            )
        elif self._present & 4:
            field_dict["day"] = None
        if self.colour is not None:
            field_dict["colour"] = self.colour.value if isinstance(self.colour, Colour) else self.colour
        elif self._present & 8:
            field_dict["colour"] = None
        if self.leaf is not None:
            field_dict["leaf"] = self.leaf.to_dict() if isinstance(self.leaf, Leaf) else self.leaf
        elif self._present & 16:
            field_dict["leaf"] = None
        if self.words is not None:
            field_dict["words"] = self.words
        elif self._present & 32:
            field_dict["words"] = None
        if self.leaves is not None:
            field_dict["leaves"] = (
                [item.to_dict() for item in self.leaves] if isinstance(self.leaves, list) else self.leaves
            )
        elif self._present & 64:
            field_dict["leaves"] = None
        if self.day_or_text is not None:
            field_dict["dayOrText"] = (
                day_json(self.day_or_text, "Choices.dayOrText")
                if isinstance(self.day_or_text, datetime.date)
                else self.day_or_text
            )
        if self.leaf_or_text is not None:
            field_dict["leafOrText"] = (
                self.leaf_or_text.to_dict() if isinstance(self.leaf_or_text, Leaf) else self.leaf_or_text
            )
        if self.leaf_or_anything is not None:
            field_dict["leafOrAnything"] = (
                self.leaf_or_anything.to_dict()
                if isinstance(self.leaf_or_anything, Leaf)
                else self.leaf_or_anything
            )
        elif self._present & 128:
            field_dict["leafOrAnything"] = None
        if self.node is not None:
            field_dict["node"] = (
                self.node.to_dict()
                if isinstance(self.node, Leaf)
                else self.node.to_dict()
                if isinstance(self.node, Branch)
                else self.node
            )
        elif self._present & 256:
            field_dict["node"] = None
        if self.nodes is not None:
            field_dict["nodes"] = [
                item.to_dict()
                if isinstance(item, Leaf)
                else item.to_dict()
                if isinstance(item, Branch)
                else item
                for item in self.nodes
            ]
        if self.days is not None:
            field_dict["days"] = [day_json(item, "Choices.days") for item in self.days]
        if self.colours is not None:
            field_dict["colours"] = [item.value for item in self.colours]
        if self.numbers is not None:
            field_dict["numbers"] = self.numbers
        if self.anything is not None:
            field_dict["anything"] = self.anything
        if self._price is not None:
            field_dict["price"] = self._price
        elif self._present & 512:
            field_dict["price"] = None
        if self._moment is not None:
            field_dict["moment"] = time_json(self._moment, "Choices.moment")
        elif self._present & 1024:
            field_dict["moment"] = None
        if self.day_alone is not None:
            field_dict["dayAlone"] = self.day_alone
        elif self._present & 2048:
            field_dict["dayAlone"] = None
        if self.prices is not None:
            field_dict["prices"] = [item for item in self.prices]
        if self.totals is not None:
            field_dict["totals"] = [str(item) for item in self.totals]
        if self.moments is not None:
            field_dict["moments"] = [item.isoformat() for item in self.moments]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Choices", Mapping)
        model = blank(cls)
        known = 22
        present = 4095
        if "text" in src_dict:
            model.text = value = src_dict["text"]
            if type(value) is not str and value is not None:
                checked(value, "Choices.text", str, None)
        else:
            model.text = None
            present -= 1
            known -= 1
        if "number" in src_dict:
            model.number = value = src_dict["number"]
            if (
                type(value) is not float
                and type(value) is not int
                and type(value) is not str
                and value is not None
            ):
                model.number = number(value, "Choices.number", float, int, str, None)
        else:
            model.number = None
            present -= 2
            known -= 1
        if "day" in src_dict:
            value = src_dict["day"]
            model.day = None if value is None else datetime.date.fromisoformat(value)
        else:
            model.day = None
            present -= 4
            known -= 1
        if "colour" in src_dict:
            value = src_dict["colour"]
            model.colour = None if value is None else COLOUR[value]
        else:
            model.colour = None
            present -= 8
            known -= 1
        if "leaf" in src_dict:
            value = src_dict["leaf"]
            model.leaf = None if value is None else read_leaf(value)
        else:
            model.leaf = None
            present -= 16
            known -= 1
        if "words" in src_dict:
            value = src_dict["words"]
            model.words = (
                None
                if value is None
                else [checked(item, "Choices.words", str) for item in items(value, "Choices.words")]
            )
        else:
            model.words = None
            present -= 32
            known -= 1
        if "leaves" in src_dict:
            value = src_dict["leaves"]
            model.leaves = None if value is None else list(map(read_leaf, items(value, "Choices.leaves")))
        else:
            model.leaves = None
            present -= 64
            known -= 1
        if "dayOrText" in src_dict:
            model.day_or_text = first_that_fits(
                src_dict["dayOrText"],
                "Choices.dayOrText",
                lambda given: datetime.date.fromisoformat(given),
                lambda given: checked(given, "Choices.dayOrText", str),
            )
        else:
            model.day_or_text = None
            known -= 1
        if "leafOrText" in src_dict:
            model.leaf_or_text = first_that_fits(
                src_dict["leafOrText"],
                "Choices.leafOrText",
                lambda given: read_leaf(given),
                lambda given: checked(given, "Choices.leafOrText", str),
            )
        else:
            model.leaf_or_text = None
            known -= 1
        if "leafOrAnything" in src_dict:
            model.leaf_or_anything = first_that_fits(
                src_dict["leafOrAnything"],
                "Choices.leafOrAnything",
                lambda given: read_leaf(given),
                lambda given: given,
            )
        else:
            model.leaf_or_anything = None
            present -= 128
            known -= 1
        if "node" in src_dict:
            model.node = first_that_fits(
                src_dict["node"],
                "Choices.node",
                lambda given: read_leaf(given),
                lambda given: read_branch(given),
                lambda given: checked(given, "Choices.node", None),
            )
        else:
            model.node = None
            present -= 256
            known -= 1
        if "nodes" in src_dict:
            model.nodes = [
                first_that_fits(
                    item, "Choices.nodes", lambda given: read_leaf(given), lambda given: read_branch(given)
                )
                for item in items(src_dict["nodes"], "Choices.nodes")
            ]
        else:
            model.nodes = None
            known -= 1
        if "days" in src_dict:
            model.days = [
                datetime.date.fromisoformat(item) for item in items(src_dict["days"], "Choices.days")
            ]
        else:
            model.days = None
            known -= 1
        if "colours" in src_dict:
            model.colours = [COLOUR[item] for item in items(src_dict["colours"], "Choices.colours")]
        else:
            model.colours = None
            known -= 1
        if "numbers" in src_dict:
            model.numbers = [
                [number(item, "Choices.numbers", float, int) for item in items(item, "Choices.numbers")]
                for item in items(src_dict["numbers"], "Choices.numbers")
            ]
        else:
            model.numbers = None
            known -= 1
        if "anything" in src_dict:
            model.anything = items(src_dict["anything"], "Choices.anything")
        else:
            model.anything = None
            known -= 1
        if "price" in src_dict:
            model._price = value = src_dict["price"]
            if (
                type(value) is not str
                and type(value) is not Decimal
                and type(value) is not int
                and value is not None
            ):
                checked(value, "Choices.price", str, Decimal, int, None, float)
        else:
            model._price = None
            present -= 512
            known -= 1
        if "moment" in src_dict:
            model._moment = value = src_dict["moment"]
            if type(value) is not str and value is not None:
                checked(value, "Choices.moment", str, None)
        else:
            model._moment = None
            present -= 1024
            known -= 1
        if "dayAlone" in src_dict:
            model.day_alone = value = src_dict["dayAlone"]
            if type(value) is not str and value is not None:
                checked(value, "Choices.dayAlone", str, None)
        else:
            model.day_alone = None
            present -= 2048
            known -= 1
        if "prices" in src_dict:
            model.prices = [
                amount(checked(item, "Choices.prices", Decimal, int, float), "Choices.prices")
                for item in items(src_dict["prices"], "Choices.prices")
            ]
        else:
            model.prices = None
            known -= 1
        if "totals" in src_dict:
            model.totals = [
                amount(checked(item, "Choices.totals", str), "Choices.totals")
                for item in items(src_dict["totals"], "Choices.totals")
            ]
        else:
            model.totals = None
            known -= 1
        if "moments" in src_dict:
            model.moments = [
                time(item, "Choices.moments") for item in items(src_dict["moments"], "Choices.moments")
            ]
        else:
            model.moments = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_choices = Choices.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "text",
        "number",
        "day",
        "colour",
        "leaf",
        "words",
        "leaves",
        "dayOrText",
        "leafOrText",
        "leafOrAnything",
        "node",
        "nodes",
        "days",
        "colours",
        "numbers",
        "anything",
        "price",
        "moment",
        "dayAlone",
        "prices",
        "totals",
        "moments",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.branch import Branch
from ..models.colour import Colour
from ..models.leaf import Leaf
from .branch import read_branch
from .colour import COLOUR
from .leaf import read_leaf
