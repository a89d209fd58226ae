"""Mappings from the providers' models to `Order`, compiled from the data in `mappings/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from attrs import define, field

from .members import Getter, Group, Member, Report, is_object, pointer_getter
from .order import Address, Customer, Fulfilment, Order, OrderLine
from .problems import Problem
from .statuses import StatusReader, status_reader

NO_ID: Final = "the order must have an id"
_GROUPS: Final[Mapping[str, type[Any]]] = {
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
    "fulfilment": Fulfilment,
}
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
    _id: Member = field(repr=False)
    _members: Sequence[Member] = field(repr=False)
    _groups: Mapping[str, Group] = field(repr=False)
    _lines: tuple[Getter, Group] | None = field(repr=False)
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
        members = {name: Member.of(name, value) for name, value in data["order"].items()}
        return OrderMapping(
            provider,
            data,
            members.pop("id"),
            tuple(members.values()),
            {name: Group.of(name, make, data[name]) for name, make in _GROUPS.items() if name in data},
            _lines(data.get("lines")),
            status_reader(data["status"]),
        )

    @property
    def listing(self) -> Mapping[str, Any]:
        """The operation that lists orders, and those that read what it leaves out; empty if there is none."""
        listing: Mapping[str, Any] = self.data.get("listing", {})
        return listing

    def id_of(self, model: Any) -> str | None:
        """Return the id of a model; None if it has none."""
        order_id: str | None = self._id.value(model, lambda member, reason: None)
        return order_id

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
        order_id = self._id.value(model, report)
        order = None if order_id is None else self._order(model, account, order_id, report)
        if order is None:
            found = [("", NO_ID)]
        problems.extend(Problem(order_id, member, reason) for member, reason in found)
        return order

    def _order(self, model: Any, account: str, order_id: str, report: Report) -> Order:
        values = {member.name: member.value(model, report) for member in self._members}
        groups = {name: group.value(model, report) for name, group in self._groups.items()}
        fulfilment = groups.pop("fulfilment", None)
        values["status"], values["provider_status"] = self._status(
            model, values.get("provider_status"), report
        )
        return Order(
            provider=self.provider,
            account=account,
            id=order_id,
            raw=model,
            lines=self._lines_of(model, report),
            fulfilments=None if fulfilment is None else (fulfilment,),
            **values,
            **groups,
        )

    def _lines_of(self, model: Any, report: Report) -> tuple[OrderLine, ...] | None:
        if self._lines is None:
            return None
        read, group = self._lines
        found = read(model)
        if found is None:
            return None
        if not isinstance(found, list):
            report("lines", "must be a list")
            return None
        lines = list[OrderLine]()
        for each in cast("list[object]", found):
            if not is_object(each):
                report("lines", "each must be an object")
            elif (line := group.value(each, report)) is not None:
                lines.append(line)
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


def _models(provider: str) -> Sequence[str]:
    models: Sequence[str] = OrderMapping.load(provider).data["models"]
    return models


def _lines(declared: Mapping[str, Any] | None) -> tuple[Getter, Group] | None:
    if declared is None:
        return None
    members = {key: value for key, value in declared.items() if key != "each"}
    return pointer_getter(declared["each"]), Group.of("lines", OrderLine, members)
