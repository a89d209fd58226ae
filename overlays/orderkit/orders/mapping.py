"""Mappings from the providers' models to `Order`, compiled from the data in `mappings/`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import define, field

from ..runtime.client.attribute_names import attribute_name
from .order import Address, Customer, Fulfilment, Order, OrderLine, OrderStatus
from .problems import Problem
from .values import CONVERSIONS, TEXT

Getter = Callable[[Any], Any]
Report = Callable[[str, str], None]
"""Takes the member of `Order` that could not be converted, and the reason."""

_GROUPS: Final[Mapping[str, type[Any]]] = {
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
    "fulfilment": Fulfilment,
}
_MODELS: Final = "orderkit_clients"


@define(frozen=True)
class _Member:
    """A member of the common form: how to read it from a model, and how to convert it."""

    name: str
    read: Getter
    convert: Callable[[Any], Any]
    wanted: str
    label: str

    def value(self, model: Any, report: Report) -> Any:
        found = self.read(model)
        if found is None or found == "":
            return None
        converted = self.convert(found)
        if converted is None and self.wanted:
            report(self.label, self.wanted)
        return converted


@define(frozen=True)
class _Group:
    """Several members that make an object of their own, which is None if all of them are."""

    make: Callable[..., Any]
    members: Sequence[_Member]

    def value(self, model: Any, report: Report) -> Any:
        found = {member.name: member.value(model, report) for member in self.members}
        return self.make(**found) if any(value is not None for value in found.values()) else None


@define(frozen=True)
class OrderMapping:
    """How the models of one provider become Orders.

    Attributes:
        provider: The provider's name.
        data: What the file in `mappings/` says.
    """

    provider: str
    data: Mapping[str, Any] = field(repr=False)
    _id: _Member = field(repr=False)
    _members: Sequence[_Member] = field(repr=False)
    _groups: Mapping[str, _Group] = field(repr=False)
    _lines: tuple[Getter, _Group] | None = field(repr=False)
    _status: Callable[[Any, str | None], tuple[OrderStatus | None, str | None]] = field(repr=False)

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
        members = {name: _member(name, value) for name, value in data["order"].items()}
        return OrderMapping(
            provider,
            data,
            members.pop("id"),
            tuple(members.values()),
            {name: _group(name, data[name]) for name in _GROUPS if name in data},
            _lines(data.get("lines")),
            _status(data["status"]),
        )

    @property
    def listing(self) -> Mapping[str, Any]:
        """The operation that lists orders, and those that read what it leaves out; empty if there is none."""
        listing: Mapping[str, Any] = self.data.get("listing", {})
        return listing

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
            found = [("", "the order must have an id")]
        problems.extend(Problem(order_id, member, reason) for member, reason in found)
        return order

    def _order(self, model: Any, account: str, order_id: str, report: Report) -> Order:
        values = {member.name: member.value(model, report) for member in self._members}
        groups = {name: group.value(model, report) for name, group in self._groups.items()}
        fulfilment = groups.pop("fulfilment", None)
        values["status"], values["provider_status"] = self._status(model, values.get("provider_status"))
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
        lines = (group.value(each, report) for each in found)  # pyright: ignore[reportUnknownVariableType]
        return tuple(line for line in lines if line is not None)


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


def _group(name: str, members: Mapping[str, Any]) -> _Group:
    return _Group(_GROUPS[name], [_member(key, value, f"{name}.") for key, value in members.items()])


def _lines(declared: Mapping[str, Any] | None) -> tuple[Getter, _Group] | None:
    if declared is None:
        return None
    members = [_member(key, value, "lines.") for key, value in declared.items() if key != "each"]
    return _pointer(declared["each"]), _Group(OrderLine, members)


def _member(name: str, declared: Any, within: str = "") -> _Member:
    convert, wanted = CONVERSIONS.get(name, TEXT)
    return _Member(name, _getter(declared), convert, wanted, f"{within}{name}")


def _getter(declared: Any) -> Getter:
    match declared:
        case str():
            return _pointer(declared)
        case {"constant": constant}:
            return lambda model: constant
        case {"pointer": pointer}:
            return _pointer(pointer)
        case {"any": pointers}:
            return _any([_pointer(pointer) for pointer in pointers])
        case {"join": pointers}:
            return _join([_pointer(pointer) for pointer in pointers])
        case _:
            raise ValueError(
                f"a member must be a pointer or have constant, pointer, any or join (got {declared})"
            )


def _pointer(pointer: str) -> Getter:
    """Return a function that follows a pointer through models; what is missing on the way is None."""
    names = attribute_name(pointer.removeprefix("/")).split("/")

    def read(model: Any) -> Any:
        for name in names:
            # A model that drifted may have anything in the place of an object.
            model = getattr(model, name, None)
            if model is None:
                return None
        return None if callable(model) else model

    return read


def _any(getters: Sequence[Getter]) -> Getter:
    return lambda model: next((found for read in getters if (found := read(model)) not in (None, "")), None)


def _join(getters: Sequence[Getter]) -> Getter:
    def read(model: Any) -> str | None:
        found = (read(model) for read in getters)
        return " ".join(text for text in found if isinstance(text, str) and text) or None

    return read


def _status(
    declared: Mapping[str, Any],
) -> Callable[[Any, str | None], tuple[OrderStatus | None, str | None]]:
    times = [
        (_pointer(pointer), _name(pointer), OrderStatus(status))
        for pointer, status in declared.get("times", {}).items()
    ]
    if times:
        return _status_of_times(times, OrderStatus(declared["none"]))
    statuses = {text: OrderStatus(status) for text, status in declared["values"].items()}
    return lambda model, text: (statuses.get(text or ""), text)


def _status_of_times(
    times: Sequence[tuple[Getter, str, OrderStatus]], otherwise: OrderStatus
) -> Callable[[Any, str | None], tuple[OrderStatus | None, str | None]]:
    def read(model: Any, text: str | None) -> tuple[OrderStatus, str | None]:
        found = [(name, status) for read_time, name, status in times if read_time(model) not in (None, "")]
        status = found[0][1] if found else otherwise
        return status, ", ".join(name for name, _ in found) or None

    return read


def _name(pointer: str) -> str:
    """Return the name of a status: `paid` for `/paidOn`."""
    return attribute_name(pointer.removeprefix("/")).removesuffix("_on")
