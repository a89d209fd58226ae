"""Mappings from the providers' models to `Order`, compiled from the data in `mappings/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import define, field

from ..runtime.client.attribute_names import attribute_name
from .members import Members, Report, is_object, pointers_of
from .order import Address, Customer, Fulfilment, Order, OrderLine
from .problems import NO_ID, Problem
from .statuses import StatusReader, status_reader

_GROUPS: Final[Mapping[str, type[Any]]] = {
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
    "fulfilment": Fulfilment,
}
_TABLES: Final = {"lines": "lines", "fulfilments": "fulfilment"}
_MODELS: Final = "orderkit_clients"


@define(frozen=True)
class OrderMapping:
    """How the models of one provider become Orders.

    Attributes:
        provider: The provider's name.
        data: What the file in `mappings/` says.
    """

    provider: str
    data: Mapping[str, Any] = field(repr=False)
    _id: Members = field(repr=False)
    _members: Members = field(repr=False)
    _groups: Sequence[tuple[str, type[Any], Members]] = field(repr=False)
    _line: Members = field(repr=False)
    _status: StatusReader = field(repr=False)

    @staticmethod
    @cache
    def load(provider: str) -> OrderMapping:
        """Compile the mapping of a provider.

        Raises:
            ValueError: There is none of this name.
        """
        source = files("orderkit.orders").joinpath("mappings", f"{provider}.toml")
        if not source.is_file():
            raise ValueError(f"provider must be one that has orders (got {provider!r})")
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        order, line = dict(data["order"]), dict(data.get("lines", {}))
        if line:
            order["lines"] = line.pop("each")
        return OrderMapping(
            provider,
            data,
            Members.of({"id": order["id"]}),
            Members.of(order),
            [(name, made, Members.of(data[name], name)) for name, made in _GROUPS.items() if name in data],
            Members.of(line, "lines"),
            status_reader(data["status"]),
        )

    @property
    def listing(self) -> Mapping[str, Any]:
        """The operation that lists orders, and those that read what it leaves out; empty if there is none."""
        listing: Mapping[str, Any] = self.data.get("listing", {})
        return listing

    def id_of(self, model: Any) -> str | None:
        """Return the id of a model; None if it has none."""
        return self._id.values(model, lambda member, reason: None).get("id")

    def order(self, model: Any, account: str, problems: list[Problem]) -> Order | None:
        """Convert a model.

        Args:
            model: A model of the provider.
            account: The name of the account.
            problems: Receives what could not be converted.

        Returns:
            The order; None if it has no id, which is then a problem too.
        """
        found: list[tuple[str, str]] = []
        report: Report = lambda member, reason: found.append((member, reason))  # noqa: E731
        values = self._members.values(model, report)
        if "id" not in values:
            problems.append(Problem(None, "", NO_ID))
            return None
        order = self._order(model, account, values, report)
        if found:
            problems.extend(Problem(order.id, member, reason) for member, reason in found)
        return order

    def _order(self, model: Any, account: str, values: dict[str, Any], report: Report) -> Order:
        for name, made, members in self._groups:
            if group := members.values(model, report):
                values[name] = made(**group)
        if (fulfilment := values.pop("fulfilment", None)) is not None:
            values["fulfilments"] = (fulfilment,)
        if (lines := values.get("lines")) is not None:
            values["lines"] = self._lines(lines, report)
        values["status"], values["provider_status"] = self._status(
            model, values.get("provider_status"), report
        )
        return Order(provider=self.provider, account=account, raw=model, **values)

    def _lines(self, models: Sequence[Any], report: Report) -> tuple[OrderLine, ...]:
        lines = list[OrderLine]()
        for model in models:
            if is_object(model):
                lines.append(OrderLine(**self._line.values(model, report)))
            else:
                report("lines", "each must be an object")
        return tuple(lines)


def order_of(model: Any, *, account: str = "default") -> Order:
    """Convert an order of any provider to the common form.

    Args:
        model: What an operation returned, or a webhook delivered: an order, a tracking or a notification.
        account: The name of the account that it belongs to.

    Returns:
        The order. A value that has not the form it must have is None, and stays in `raw`.

    Raises:
        TypeError: The model is no order of a provider.
        ValueError: It has no id.
    """
    kind = model.__class__
    package, _, rest = kind.__module__.partition(".")
    provider = rest.partition(".")[0]
    if package != _MODELS or kind.__name__ not in _models(provider):
        raise TypeError(f"model must be an order of a provider (got {kind.__name__})")
    order = OrderMapping.load(provider).order(model, account, [])
    if order is None:
        raise ValueError(f"model must have an id (got {kind.__name__} without one)")
    return order


@cache
def reports(provider: str, member: str, kind: type[Any]) -> bool:
    """Return whether models of a class have `lines` or `fulfilments` at all: the listing of ePages has no lines."""
    declared = OrderMapping.load(provider).data.get(_TABLES[member], {})
    places = [declared["each"]] if "each" in declared else declared.values()
    names = {pointer.split("/")[1] for place in places for pointer in pointers_of(place)}
    return any(hasattr(kind, attribute_name(name)) for name in names)


def _models(provider: str) -> Sequence[str]:
    models: Sequence[str] = OrderMapping.load(provider).data["models"]
    return models
