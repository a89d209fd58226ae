"""Orders as responses show them; the engine removes undeclared properties."""

from __future__ import annotations

from ....contract import JsonObject
from .orders import Event, StoredOrder

_DAY = len("YYYY-MM-DD")


def count_packages(order: JsonObject) -> int:
    """Count the packages of an order (EL-30): as given for the order, else for each product, else its quantity."""
    packages = order.get("pickup", {}).get("packages")
    if packages is None:
        return sum(_packages_of(product) for product in order["products"])
    return int(packages)


def render_created(order: StoredOrder) -> JsonObject:
    """Render an order right after creation: one pickup for the order, without packages (EL-26, EL-28)."""
    rendered = _render(order)
    rendered["products"] = [_without(product, "pickup") for product in rendered["products"]]
    if "pickup" in rendered:
        rendered["pickup"] = _without(rendered["pickup"], "packages")
    return rendered


def render_order(order: StoredOrder) -> JsonObject:
    """Render an existing order: each product has its pickup, copied from the order if it has none (EL-26)."""
    rendered = _render(order)
    pickup: JsonObject | None = rendered.pop("pickup", None)
    rendered["products"] = [_with_pickup(product, pickup) for product in rendered["products"]]
    return rendered


def render_detail(order: StoredOrder) -> JsonObject:
    """Render an order with its history, dated by day (EL-03, EL-09)."""
    return {**render_order(order), **_progress(order, _DAY)}


def render_tracking(order: StoredOrder) -> JsonObject:
    """Render a tracking, dated by second except for the current status (EL-03, EL-04)."""
    return {**_render(order), **_progress(order, None)}


def _render(order: StoredOrder) -> JsonObject:
    return {
        **order.document,
        "id": order.id,
        "tracking_id": order.tracking_id,
        "status": order.status,
        "estimated_time_arrival": order.estimated_time_arrival,
    }


def _progress(order: StoredOrder, length: int | None) -> JsonObject:
    # The current status stands outside the history, which runs backwards (EL-02).
    current, earlier = order.events[-1], reversed(order.events[:-1])
    historic = [_render_event(event, length) for event in earlier]
    return {"description": current.description, "date": current.time[:_DAY], "historic": historic}


def _render_event(event: Event, length: int | None) -> JsonObject:
    return {"status": event.status, "description": event.description, "date": event.time[:length]}


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
