from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked, first_that_fits, items


@_attrs_define(eq=False, repr=False)
class Choices(OpenModel[Any]):
    """
    Attributes:
        text (None | str | Unset):
        number (float | None | str | Unset):
        day (datetime.date | None | Unset):
        colour (Colour | None | Unset):
        leaf (Leaf | None | Unset):
        words (list[str] | None | Unset):
        leaves (list[Leaf] | None | Unset):
        day_or_text (datetime.date | str | Unset):
        leaf_or_text (Leaf | str | Unset):
        leaf_or_anything (Any | Leaf | Unset):
        node (Branch | Leaf | None | Unset):
        nodes (list[Branch | Leaf] | Unset):
        days (list[datetime.date] | Unset):
        colours (list[Colour] | Unset):
        numbers (list[list[float]] | Unset):
        anything (list[Any] | Unset):
    """

    text: None | str | Unset = UNSET
    number: float | None | str | Unset = UNSET
    day: datetime.date | None | Unset = UNSET
    colour: Colour | None | Unset = UNSET
    leaf: Leaf | None | Unset = UNSET
    words: list[str] | None | Unset = UNSET
    leaves: list[Leaf] | None | Unset = UNSET
    day_or_text: datetime.date | str | Unset = UNSET
    leaf_or_text: Leaf | str | Unset = UNSET
    leaf_or_anything: Any | Leaf | Unset = UNSET
    node: Branch | Leaf | None | Unset = UNSET
    nodes: list[Branch | Leaf] | Unset = UNSET
    days: list[datetime.date] | Unset = UNSET
    colours: list[Colour] | Unset = UNSET
    numbers: list[list[float]] | Unset = UNSET
    anything: list[Any] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.text, Unset):
            field_dict["text"] = self.text
        if not isinstance(self.number, Unset):
            field_dict["number"] = self.number
        if not isinstance(self.day, Unset):
            field_dict["day"] = self.day.isoformat() if isinstance(self.day, datetime.date) else self.day
        if not isinstance(self.colour, Unset):
            field_dict["colour"] = self.colour.value if isinstance(self.colour, Colour) else self.colour
        if not isinstance(self.leaf, Unset):
            field_dict["leaf"] = self.leaf.to_dict() if isinstance(self.leaf, Leaf) else self.leaf
        if not isinstance(self.words, Unset):
            field_dict["words"] = self.words
        if not isinstance(self.leaves, Unset):
            field_dict["leaves"] = (
                [item.to_dict() for item in self.leaves] if isinstance(self.leaves, list) else self.leaves
            )
        if not isinstance(self.day_or_text, Unset):
            field_dict["dayOrText"] = (
                self.day_or_text.isoformat()
                if isinstance(self.day_or_text, datetime.date)
                else self.day_or_text
            )
        if not isinstance(self.leaf_or_text, Unset):
            field_dict["leafOrText"] = (
                self.leaf_or_text.to_dict() if isinstance(self.leaf_or_text, Leaf) else self.leaf_or_text
            )
        if not isinstance(self.leaf_or_anything, Unset):
            field_dict["leafOrAnything"] = (
                self.leaf_or_anything.to_dict()
                if isinstance(self.leaf_or_anything, Leaf)
                else self.leaf_or_anything
            )
        if not isinstance(self.node, Unset):
            field_dict["node"] = (
                self.node.to_dict()
                if isinstance(self.node, Leaf)
                else self.node.to_dict()
                if isinstance(self.node, Branch)
                else self.node
            )
        if not isinstance(self.nodes, Unset):
            field_dict["nodes"] = [
                item.to_dict()
                if isinstance(item, Leaf)
                else item.to_dict()
                if isinstance(item, Branch)
                else item
                for item in self.nodes
            ]
        if not isinstance(self.days, Unset):
            field_dict["days"] = [item.isoformat() for item in self.days]
        if not isinstance(self.colours, Unset):
            field_dict["colours"] = [item.value for item in self.colours]
        if not isinstance(self.numbers, Unset):
            field_dict["numbers"] = self.numbers
        if not isinstance(self.anything, Unset):
            field_dict["anything"] = self.anything
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Choices", Mapping)
        model = blank(cls)
        known = 16
        if "text" in src_dict:
            model.text = value = src_dict["text"]
            if type(value) is not str and value is not None:
                checked(value, "Choices.text", str, None)
        else:
            model.text = UNSET
            known -= 1
        if "number" in src_dict:
            model.number = value = src_dict["number"]
            if (
                type(value) is not float
                and type(value) is not int
                and type(value) is not str
                and value is not None
            ):
                checked(value, "Choices.number", float, int, Decimal, str, None)
        else:
            model.number = UNSET
            known -= 1
        if "day" in src_dict:
            value = src_dict["day"]
            model.day = None if value is None else datetime.date.fromisoformat(value)
        else:
            model.day = UNSET
            known -= 1
        if "colour" in src_dict:
            value = src_dict["colour"]
            model.colour = None if value is None else COLOUR.get(value) or Colour(value)
        else:
            model.colour = UNSET
            known -= 1
        if "leaf" in src_dict:
            value = src_dict["leaf"]
            model.leaf = None if value is None else read_leaf(value)
        else:
            model.leaf = UNSET
            known -= 1
        if "words" in src_dict:
            value = src_dict["words"]
            model.words = (
                None
                if value is None
                else [checked(item, "Choices.words", str) for item in items(value, "Choices.words")]
            )
        else:
            model.words = UNSET
            known -= 1
        if "leaves" in src_dict:
            value = src_dict["leaves"]
            model.leaves = None if value is None else list(map(read_leaf, items(value, "Choices.leaves")))
        else:
            model.leaves = UNSET
            known -= 1
        if "dayOrText" in src_dict:
            model.day_or_text = first_that_fits(
                src_dict["dayOrText"],
                "Choices.dayOrText",
                lambda given: datetime.date.fromisoformat(given),
                lambda given: checked(given, "Choices.dayOrText", str),
            )
        else:
            model.day_or_text = UNSET
            known -= 1
        if "leafOrText" in src_dict:
            model.leaf_or_text = first_that_fits(
                src_dict["leafOrText"],
                "Choices.leafOrText",
                lambda given: read_leaf(given),
                lambda given: checked(given, "Choices.leafOrText", str),
            )
        else:
            model.leaf_or_text = UNSET
            known -= 1
        if "leafOrAnything" in src_dict:
            model.leaf_or_anything = first_that_fits(
                src_dict["leafOrAnything"],
                "Choices.leafOrAnything",
                lambda given: read_leaf(given),
                lambda given: given,
            )
        else:
            model.leaf_or_anything = UNSET
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
            model.node = UNSET
            known -= 1
        if "nodes" in src_dict:
            model.nodes = [
                first_that_fits(
                    item, "Choices.nodes", lambda given: read_leaf(given), lambda given: read_branch(given)
                )
                for item in items(src_dict["nodes"], "Choices.nodes")
            ]
        else:
            model.nodes = UNSET
            known -= 1
        if "days" in src_dict:
            model.days = [
                datetime.date.fromisoformat(item) for item in items(src_dict["days"], "Choices.days")
            ]
        else:
            model.days = UNSET
            known -= 1
        if "colours" in src_dict:
            model.colours = [
                COLOUR.get(item) or Colour(item) for item in items(src_dict["colours"], "Choices.colours")
            ]
        else:
            model.colours = UNSET
            known -= 1
        if "numbers" in src_dict:
            model.numbers = [
                [
                    checked(item, "Choices.numbers", float, int, Decimal)
                    for item in items(item, "Choices.numbers")
                ]
                for item in items(src_dict["numbers"], "Choices.numbers")
            ]
        else:
            model.numbers = UNSET
            known -= 1
        if "anything" in src_dict:
            model.anything = items(src_dict["anything"], "Choices.anything")
        else:
            model.anything = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
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
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.branch import Branch
from ..models.colour import Colour
from ..models.leaf import Leaf
from .branch import read_branch
from .colour import COLOUR
from .leaf import read_leaf
