"""Descriptions that go with a status (EL-61)."""

from __future__ import annotations

from ....contract import Contract

FAILURE_REASON = "Nobody answered at the address"
"""Default reason of a failed delivery."""


def describe_status(contract: Contract, status: str, description: str | None) -> str:
    """Return the description of a status: the given one, else the default reason of a failed delivery or nothing."""
    if description is None:
        return FAILURE_REASON if status == "delivery_failure" else ""
    limit: int = contract.schema("OrderProgress")["properties"]["description"]["maxLength"]
    if len(description) > limit or "\0" in description:
        raise ValueError(f"description must have at most {limit} characters, none of them NUL")
    return description
