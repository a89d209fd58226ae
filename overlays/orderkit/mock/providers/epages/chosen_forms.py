"""Forms of orders and documents that the settings choose in place of those of the documented examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from ....contract import JsonObject
from .settings import EpagesSettings

_ADDRESSES = ("billingAddress", "shippingAddress", "address")
_SIZES = ("width", "height", "fileSize")
# Names of the seeded places; any other code stays as it is.
_COUNTRIES = {
    "CH": "Switzerland",
    "DE": "Germany",
    "FR": "France",
    "GB": "United Kingdom",
    "US": "United States",
}
_STATES = {"BE": "Berlin", "GA": "Georgia", "IDF": "Île-de-France", "LND": "London", "ZH": "Zürich"}


def in_chosen_form(document: JsonObject, settings: EpagesSettings) -> JsonObject:
    """Return an order or a document in the form of the settings (EP-48, EP-49, EP-72, EP-122)."""
    if settings.address_names:
        named = {name: _name_places(document[name]) for name in _ADDRESSES if document.get(name)}
        document = {**document, **named}
    if settings.image_sizes_as_text:
        document = _change_objects(document, _write_sizes)
    if settings.negative_credit_notes and document.get("documentType") == "CreditNote":
        document = _change_objects(document, _negate)
    return document


def _name_places(address: JsonObject) -> JsonObject:
    names = {"country": _COUNTRIES, "state": _STATES}
    known = {name: names[name].get(address[name], address[name]) for name in names if name in address}
    return {**address, **known}


def _write_sizes(image: JsonObject) -> JsonObject:
    return {**image, **{name: str(image[name]) for name in _SIZES if image.get(name) is not None}}


def _negate(price: JsonObject) -> JsonObject:
    # Quantities and weights have an amount, too, and no currency.
    if "currency" not in price or price["amount"] == 0:
        return price
    return {**price, "amount": -price["amount"], "formatted": f"-{price['formatted']}"}


def _change_objects(value: Any, change: Callable[[JsonObject], JsonObject]) -> Any:
    """Return a value with every object in it changed."""
    if isinstance(value, list):
        return [_change_objects(item, change) for item in cast(Sequence[Any], value)]
    if not isinstance(value, dict):
        return value
    members = cast(JsonObject, value)
    return change({name: _change_objects(members[name], change) for name in members})
