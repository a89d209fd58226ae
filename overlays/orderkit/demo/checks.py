"""Holds every step's result against the spec: its schemas, its examples and its messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jsonschema_rs

from ..contract import Contract

Names = Mapping[str, Any]

OWN_TO_THE_RUN = ("id", "tracking_id", "notification_url", "label_url", "merchant_invoice_id")
"""Members whose values cannot be the example's."""


class Checks:
    """What differed from the spec, as sentences."""

    def __init__(self) -> None:
        self.contract = Contract.load("nocnoc")
        self.differences: list[str] = []

    def example(self, name: str) -> dict[str, Any]:
        """An example of the spec."""
        value: dict[str, Any] = self.contract.document["components"]["examples"][name]["value"]
        return value

    def message(self, code: int, language: str) -> str:
        """The message of an error code in a language, as the spec has it."""
        errors = self.contract.schema("ErrorCode")["x-errors"]
        return next(str(error["message"][language]) for error in errors if error["code"] == code)

    def equal(self, what: str, found: object, wanted: object) -> None:
        """Note a difference if the two are not equal."""
        if found != wanted:
            self.differences.append(f"{what}: the spec says {wanted!r}, found {found!r}")

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

    def refused(self, names: Names, code: int, language: str) -> None:
        """The last refusal has this code and its message in this language."""
        refusal = names["refusal"]
        self.equal("the error's code", refusal.code, code)
        self.equal("the error's message", refusal.message, self.message(code, language))

    def after(self, step: str, names: Names) -> None:
        """Check what a step made."""
        CHECKS[step](self, names)


def _check_quote(checks: Checks, names: Names) -> None:
    checks.fits("Quote", names["quote"])
    checks.equal("the quote", names["quote"].to_dict(), checks.example("QuoteTablet"))


def _check_created(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["order"])
    checks.equal("the order", _common(names["order"].to_dict()), _common(checks.example("OrderCreated")))


def _check_placed(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["placed"])
    checks.equal("the status after placing", names["placed"].status, "placed")
    money = ("amount_usd", "shipping_usd", "tax_handling_usd", "total_amount_usd")
    for name in money:
        checks.equal(f"{name} after placing", getattr(names["placed"], name), getattr(names["order"], name))


def _check_tracking(checks: Checks, names: Names) -> None:
    checks.fits("Tracking", names["tracking"])
    seen = [str(item.status) for item in reversed(names["tracking"].historic)]
    checks.equal("the statuses passed", [*seen, str(names["tracking"].status)], names["timeline"])


def _check_detail(checks: Checks, names: Names) -> None:
    checks.fits("OrderDetail", names["detail"])
    seen = [str(item.status) for item in reversed(names["detail"].historic)]
    checks.equal("the statuses before", seen, names["timeline"][:-1])


def _check_cancelled(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["cancelled"])
    checks.equal("the status after cancelling", names["cancelled"].status, "cancelled")


def _common(order: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in order.items() if name not in OWN_TO_THE_RUN}


CHECKS: Mapping[str, Callable[[Checks, Names], None]] = {
    "quote": _check_quote,
    "create": _check_created,
    "create again": lambda checks, names: checks.refused(names, 313, "es-AR"),
    "place": _check_placed,
    "track": _check_tracking,
    "get": _check_detail,
    "cancel too late": lambda checks, names: checks.refused(names, 311, "pt-BR"),
    "cancel in time": _check_cancelled,
    "get unknown": lambda checks, names: checks.refused(names, 312, "en-US"),
}
