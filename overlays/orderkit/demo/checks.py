"""Holds what a tour makes against the spec: its schemas, its examples and its messages."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

from ..contract import Contract


class Checks:
    """What differed from the spec of a provider, as sentences."""

    def __init__(self, provider: str) -> None:
        self.contract = Contract.load(provider)
        self.differences: list[str] = []

    def example(self, name: str) -> Any:
        """An example of the spec."""
        return self.contract.document["components"]["examples"][name]["value"]

    def equal(self, what: str, found: object, wanted: object) -> None:
        """Note a difference if the two are not equal."""
        if found != wanted:
            self.differences.append(f"{what}: the spec says {wanted!r}, found {found!r}")

    def holds(self, what: str, claim: bool) -> None:
        """Note a difference if a claim does not hold."""
        self.equal(what, claim, True)

    def fits(self, schema: str, model: Any) -> None:
        """Note every way in which a model does not fit its schema."""
        data = model.to_dict()
        validator = jsonschema_rs.validator_for(
            self.contract.standalone(self.contract.schema(schema)), validate_formats=True
        )
        for error in validator.iter_errors(data):
            place = "/".join(str(part) for part in error.instance_path)
            self.differences.append(f"{schema} at /{place}: {error.message}")
        self.equal(f"members of {schema} that the spec does not declare", model.additional_properties, {})

    def refused(self, error: Any, kind: str, **members: object) -> None:
        """The error is of a class and has these members."""
        self.equal("the error's class", type(error).__name__, kind)
        for name, value in members.items():
            self.equal(f"the error's {name}", getattr(error, name), value)
