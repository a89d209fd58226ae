"""Orders as responses show them; the engine removes undeclared properties."""

from __future__ import annotations

from datetime import datetime

from ....contract import JsonObject
from .orders import Event, StoredOrder
from .settings import NocnocSettings

_DAY = len("YYYY-MM-DD")


def count_packages(order: JsonObject) -> int:
    """Count the packages of an order (EL-30): as given for the order, else for each product, else its quantity."""
    packages = order.get("pickup", {}).get("packages")
    if packages is None:
        return sum(_packages_of(product) for product in order["products"])
    return int(packages)


def render_created(order: StoredOrder, settings: NocnocSettings) -> JsonObject:
    """Render an order right after creation: one pickup for the order, without packages (EL-26, EL-28)."""
    rendered = _render(order, settings)
    rendered["products"] = [_without(product, "pickup") for product in rendered["products"]]
    if "pickup" in rendered:
        rendered["pickup"] = _without(rendered["pickup"], "packages")
    return rendered


def render_order(order: StoredOrder, settings: NocnocSettings) -> JsonObject:
    """Render an existing order: each product has its pickup, copied from the order if it has none (EL-26)."""
    rendered = _render(order, settings)
    pickup: JsonObject | None = rendered.pop("pickup", None)
    rendered["products"] = [_with_pickup(product, pickup) for product in rendered["products"]]
    return rendered


def render_detail(order: StoredOrder, settings: NocnocSettings) -> JsonObject:
    """Render an order with its history, dated by day (EL-03, EL-09)."""
    length = None if settings.history_times == "times" else _DAY
    return {**render_order(order, settings), **_progress(order, settings, length)}


def render_tracking(order: StoredOrder, settings: NocnocSettings) -> JsonObject:
    """Render a tracking, dated by second except for the current status (EL-03, EL-04)."""
    length = _DAY if settings.history_times == "days" else None
    return {**_render(order, settings), **_progress(order, settings, length)}


def _render(order: StoredOrder, settings: NocnocSettings) -> JsonObject:
    document = order.document
    if "created_at" in document:
        document["created_at"] = _local(document["created_at"], settings)
    return {
        **document,
        "id": order.id,
        "tracking_id": order.tracking_id,
        "status": order.status,
        "estimated_time_arrival": order.estimated_time_arrival,
    }


def _progress(order: StoredOrder, settings: NocnocSettings, length: int | None) -> JsonObject:
    # The current status stands outside the history, which runs backwards (EL-02).
    earlier = order.events if settings.history_includes_current else order.events[:-1]
    current = _render_event(order.events[-1], settings, _DAY)
    historic = [_render_event(event, settings, length) for event in reversed(earlier)]
    return {**_without(current, "status"), "historic": historic}


def _render_event(event: Event, settings: NocnocSettings, length: int | None) -> JsonObject:
    described = (
        {}
        if settings.omits_empty_descriptions and not event.description
        else {"description": event.description}
    )
    return {"status": event.status, **described, "date": _local(event.time, settings)[:length]}


def _local(time: str, settings: NocnocSettings) -> str:
    """Return a time in UTC by the offset of the settings (EL-51)."""
    if not settings.utc_offset:
        return time
    return str(datetime.fromisoformat(time) + settings.utc_offset)


def _with_pickup(product: JsonObject, shared: JsonObject | None) -> JsonObject:
    pickup: JsonObject | None = product.get(
        "pickup", None if shared is None else _without(shared, "packages")
    )
    if pickup is None:
        return product
    return {**product, "pickup": {**pickup, "packages": pickup.get("packages", product["quantity"])}}


def _packages_of(product: JsonObject) -> int:
    return int(product.get("pickup", {}).get("packages", product["quantity"]))


def _without(item: JsonObject, name: str) -> JsonObject:
    return {other: value for other, value in item.items() if other != name}
