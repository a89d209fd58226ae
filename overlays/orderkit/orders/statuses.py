"""The status of an order: what the provider reports, and its counterpart in the common form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..runtime.client.attribute_names import attribute_name
from .members import Report, read_attribute
from .order import OrderStatus
from .values import as_utc_time

StatusReader = Callable[[Any, str | None, Report], tuple[OrderStatus | None, str | None]]
"""Takes a model, the provider's status and where to report problems; returns the status and the provider's own."""


def status_reader(declared: Mapping[str, Any]) -> StatusReader:
    """Make the reader that a mapping describes: of one text, or of a time for each status."""
    if "times" in declared:
        return _of_times(declared["times"], OrderStatus(declared["none"]))
    statuses = {text: OrderStatus(status) for text, status in declared["values"].items()}
    if declared.get("case") == "insensitive":
        return lambda model, text, report: (None if text is None else statuses.get(text.lower()), text)
    return lambda model, text, report: (None if text is None else statuses.get(text), text)


def _of_times(times: Mapping[str, str], otherwise: OrderStatus) -> StatusReader:
    attributes = [
        (attribute_name(pointer.removeprefix("/")), OrderStatus(status)) for pointer, status in times.items()
    ]

    def read(model: Any, text: str | None, report: Report) -> tuple[OrderStatus, str | None]:
        found: list[tuple[str, OrderStatus]] = []
        for attribute, status in attributes:
            time = read_attribute(model, attribute)
            if time is None or time == "":
                continue
            if as_utc_time(time) is None:
                report("status", "must be a time with its day")
            else:
                found.append((attribute.removesuffix("_on"), status))
        return found[0][1] if found else otherwise, ", ".join(name for name, _ in found) or None

    return read
