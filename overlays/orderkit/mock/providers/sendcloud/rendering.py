"""Orders as responses show them, in the forms that the settings choose."""

from __future__ import annotations

from dataclasses import dataclass

from ....contract import Contract, JsonObject
from ...engine.null_properties import with_nulls
from .orders import Row, StoredOrder
from .settings import SendcloudSettings
from .timestamps import shorten

_OWN_TIMES = ("created_at", "modified_at")


@dataclass(frozen=True, slots=True)
class OrderRenderer:
    """Renders stored orders."""

    contract: Contract
    settings: SendcloudSettings

    def render(self, order: StoredOrder) -> JsonObject:
        """Return an order with the ids and times of Sendcloud."""
        document = order.rendered()
        if self.settings.millisecond_times:
            document |= {name: shorten(document[name]) for name in _OWN_TIMES}
        if self.settings.null_for_absent:
            completed: JsonObject = with_nulls(self.contract, self.contract.schema("Order"), document)
            return completed
        return document

    def render_row(self, row: Row) -> JsonObject:
        """Return the order of a row."""
        return self.render(StoredOrder(*row))
