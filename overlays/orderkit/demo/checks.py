"""Compares the results of a tour with the spec: its schemas, its examples and its messages."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema_rs

from ..contract import Contract


class Checks:
    """Collects differences from the spec of a provider, as sentences."""

    def __init__(self, provider: str) -> None:
        self.contract = Contract.load(provider)
        self.differences: list[str] = []

    def example(self, name: str) -> Any:
        """Return an example of the spec."""
        return self.contract.document["components"]["examples"][name]["value"]

    def exact_example(self, name: str) -> Any:
        """Return an example of the spec with amounts as models have them."""
        return json.loads(json.dumps(self.example(name)), parse_float=Decimal)

    def equal(self, what: str, found: object, wanted: object) -> None:
        """Record a difference if the two are not equal."""
        if found != wanted:
            self.differences.append(f"{what}: the spec says {wanted!r}, found {found!r}")

    def adds_up(self, order: Any) -> None:
        """Record a difference if goods, shipping, tax and handling are not the total, to the last digit."""
        parts = order.amount_usd + order.shipping_usd + order.tax_handling_usd
        self.equal("the sum of the amounts", parts, order.total_amount_usd)

    def holds(self, what: str, claim: bool) -> None:
        """Record a difference if a claim is false."""
        self.equal(what, claim, True)

    def fits(self, schema: str, model: Any) -> None:
        """Record every difference between a model and its schema."""
        data = model.to_dict()
        validator = jsonschema_rs.validator_for(
            self.contract.standalone(self.contract.schema(schema)), validate_formats=True
        )
        for error in validator.iter_errors(data):
            place = "/".join(str(part) for part in error.instance_path)
            self.differences.append(f"{schema} at /{place}: {error.message}")
        self.equal(f"fields of {schema} that the spec does not declare", model.additional_properties, {})

    def refused(self, error: Any, kind: str, **members: object) -> None:
        """Record a difference if an error is not of a class or lacks these attributes."""
        self.equal("the error's class", type(error).__name__, kind)
        for name, value in members.items():
            self.equal(f"the error's {name}", getattr(error, name), value)
