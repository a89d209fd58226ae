"""Creation and replacement of orders, found by integration and `order_id` or by `id`, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.schema_matching import Path
from .errors import ErrorCatalogue, SendcloudRefusalError
from .orders import OrderRepository, StoredOrder
from .settings import SendcloudSettings
from .updates import merge


@dataclass(frozen=True, slots=True)
class OrderSaver:
    """Saves a list of orders of one account."""

    repository: OrderRepository
    errors: ErrorCatalogue
    owner: str
    settings: SendcloudSettings

    def save_all(self, orders: Sequence[JsonObject]) -> list[StoredOrder]:
        """Save orders in sequence; a refusal lists the violations of all of them."""
        saved, wrong, seen = list[StoredOrder](), list[JsonObject](), set[tuple[int, str]]()
        for index, order in enumerate(orders):
            try:
                self._check_repetition(order, (index,), seen)
                saved.append(self._save(order, (index,)))
            # Collected, so that one response lists what is wrong with all orders; the transaction
            # then undoes all.
            except SendcloudRefusalError as refusal:
                wrong += refusal.entries
        if wrong:
            raise SendcloudRefusalError(*wrong)
        return saved

    def _check_repetition(self, order: JsonObject, path: Path, seen: set[tuple[int, str]]) -> None:
        key = order["order_details"]["integration"]["id"], order["order_id"]
        if key in seen and self.settings.refuses_repeated_orders:
            words = {"order_id": key[1], "integration": key[0]}
            raise SendcloudRefusalError(self.errors.at_property("OrderIdTaken", (*path, "order_id"), **words))
        seen.add(key)

    def _save(self, order: JsonObject, path: Path) -> StoredOrder:
        document = {name: order[name] for name in order if name != "id"}
        if "id" not in order:
            integration = order["order_details"]["integration"]["id"]
            found = self.repository.find_of_shop(self.owner, integration, order["order_id"])
        else:
            found = self._find(int(order["id"]), path)
            check_identity(self.repository, self.errors, found, document, path)
        if found is None:
            return self.repository.add(self.owner, document, self.settings.seconds_until_visible)
        if self.settings.merges_existing_orders:
            document = merge(found.document, document)
        return self.repository.change(found, document)

    def _find(self, pk: int, path: Path) -> StoredOrder:
        try:
            return self.repository.find(pk, self.owner)
        except UnknownError:
            raise SendcloudRefusalError(self.errors.at_property("IdUnknown", (*path, "id"))) from None


def check_identity(
    repository: OrderRepository, errors: ErrorCatalogue, order: StoredOrder, document: JsonObject, path: Path
) -> None:
    """Refuse a document with another `order_id`, or an integration in which the `order_id` is taken (SC-122)."""
    order_id, path = document["order_id"], (*path, "order_id")
    if order_id != order.document["order_id"]:
        taken = order.document["order_id"]
        raise SendcloudRefusalError(errors.at_property("OrderIdChanged", path, order_id=taken))
    integration = document["order_details"]["integration"]["id"]
    other = repository.find_of_shop(order.owner, integration, order_id)
    if other is not None and other.pk != order.pk:
        words = {"order_id": order_id, "integration": integration}
        raise SendcloudRefusalError(errors.at_property("OrderIdTaken", path, **words))
