"""Languages of responses, as `x-languages` declares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..contract import Contract, JsonObject, Operation, Place
from .answer import Answer, place_of
from .errors import MAIN_LANGUAGE


@dataclass(frozen=True)
class LanguageParameter:
    """The parameter of an operation that chooses the language.

    Attributes:
        name: Its name.
        within: `query` or `header`.
        declared: Its `x-languages`.
        place: The place of `x-languages` in the spec.
    """

    name: str
    within: str
    declared: JsonObject = field(repr=False)
    place: Place = field(repr=False)

    @staticmethod
    def of(contract: Contract, operation: Operation) -> LanguageParameter | None:
        """Return the language parameter of an operation; None if it has none."""
        for parameter, place in parameters_of(contract, operation):
            if place.has("x-languages"):
                declared = place.child("x-languages")
                return LanguageParameter(parameter["name"], parameter["in"], declared.node, declared)
        return None

    @property
    def values(self) -> Sequence[str]:
        """The known languages."""
        values: list[str] = self.declared["values"]
        return values

    @property
    def default(self) -> str | None:
        """The language of a request that names none; None if the spec does not say."""
        default: str | None = self.declared.get("default")
        return default

    def varies(self, operation: str) -> Sequence[str]:
        """The pointers into a success of an operation whose values may differ by language."""
        varies: Mapping[str, list[str]] = self.declared["varies"]
        return [*varies.get("*", ()), *varies.get(operation, ())]


def parameters_of(contract: Contract, operation: Operation) -> list[tuple[JsonObject, Place]]:
    """List the parameters of an operation with their places in the spec."""
    own = place_of(contract, operation)
    path_item = Place.root(contract.document).child("paths", operation.path)
    found = list[tuple[JsonObject, Place]]()
    for holder in (path_item, own):
        for index in range(len(holder.node.get("parameters", ()))):
            place = holder.child("parameters", index)
            while place.has("$ref"):
                reference = place.node["$ref"]
                place = place.moved(reference, contract.resolve({"$ref": reference}))
            found.append((place.node, place))
    return found


def error_language(answer: Answer) -> str:
    """Return the language that an answer's error must be in."""
    parameter = LanguageParameter.of(answer.contract, answer.operation)
    if parameter is None:
        return MAIN_LANGUAGE
    asked: Any = (
        answer.query.get(parameter.name, "")
        if parameter.within == "query"
        else next((v for k, v in answer.request.headers if k == parameter.name.lower()), "")
    )
    return asked if asked in parameter.values else parameter.default or MAIN_LANGUAGE
