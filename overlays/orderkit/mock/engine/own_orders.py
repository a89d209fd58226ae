"""Orders that a test puts into a provider, also where its API cannot create one: checked, completed, and stored."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any, ClassVar, cast

from jsonschema_rs import Draft202012Validator

from ...contract import Contract, JsonObject
from .decimals import KEYWORDS
from .declared import select_declared
from .schema_matching import Path, schema_for
from .violations import read_errors, write_path


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """An order to store: complete, as responses show it, and the part of it that was given."""

    owner: str
    document: JsonObject
    given: JsonObject
    now: datetime


class OwnOrders(ABC):
    """Orders of one provider as documents; everything runs inside a transaction."""

    schema: ClassVar[str]
    """Schema of the contract that describes an order as responses show it."""

    key: ClassVar[str]
    """Property that identifies an order."""

    hidden: ClassVar[tuple[str, ...]] = ()
    """Properties that no response shows, but a filter compares."""

    def prepare(self, given: JsonObject) -> JsonObject:
        """Return the given properties with those that follow from them; ValueError if they contradict each other."""
        return given

    @abstractmethod
    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a realistic new order, and return its id."""

    @abstractmethod
    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order of any owner as responses show it; None if there is none of that id."""

    @abstractmethod
    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order in place of the one that has the id now; its own may be another."""


def put_order(
    contract: Contract,
    orders: OwnOrders,
    connection: sqlite3.Connection,
    owner: str,
    given: JsonObject,
    now: datetime,
) -> JsonObject:
    """Store an order, and return it as responses show it. ValueError if it is not what the contract describes.

    What is not given is that of the order with the given id, or of a realistic new one.
    """
    given = orders.prepare(given)
    # A row that is replaced is away for a while, and others may refer to it.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    order_id = str(given[orders.key]) if orders.key in given else None
    found = None if order_id is None else orders.find(connection, order_id, now)
    if found is None or order_id is None:
        order_id = orders.make(connection, owner, now)
        found = orders.find(connection, order_id, now) or {}
    document = merge(_shown(contract, orders, found), given)
    _check(contract, orders, document)
    try:
        orders.keep(connection, order_id, OwnOrder(owner, document, given, now))
    except sqlite3.IntegrityError as error:
        raise ValueError(f"order must differ from others in what identifies it: {error}") from error
    stored = orders.find(connection, str(document[orders.key]), now) or {}
    result: JsonObject = select_declared(contract, contract.schema(orders.schema), stored)
    return result


def _shown(contract: Contract, orders: OwnOrders, found: JsonObject) -> JsonObject:
    shown: JsonObject = select_declared(contract, contract.schema(orders.schema), found)
    return shown | {name: found[name] for name in orders.hidden if name in found}


def merge(base: Any, given: Any) -> Any:
    """Return a value with everything that is given, completed by a base; items of lists by the first of the base."""
    if isinstance(base, dict) and isinstance(given, Mapping):
        members, changes = cast(JsonObject, base), cast(JsonObject, given)
        return {**members, **{name: merge(members.get(name), value) for name, value in changes.items()}}
    if isinstance(base, list) and isinstance(given, list):
        first: Any = next(iter(cast(Sequence[Any], base)), None)
        return [merge(first, item) for item in cast(Sequence[Any], given)]
    return given


def _check(contract: Contract, orders: OwnOrders, document: JsonObject) -> None:
    schema = contract.schema(orders.schema)
    shown = {name: document[name] for name in document if name not in orders.hidden}
    for path, known in unknown_properties(contract, schema, shown):
        close = get_close_matches(str(path[-1]), known, 1)
        remedy = f"; did you mean {close[0]}?" if close else f": it has {', '.join(known)}"
        raise ValueError(f"{write_path(path)} must be a property of {orders.schema}{remedy}")
    validator = Draft202012Validator(contract.standalone(schema), validate_formats=True, keywords=KEYWORDS)
    for violation in read_errors(contract, schema, shown, validator.iter_errors(shown)):
        raise ValueError(
            f"{write_path(violation.path)} must be as {orders.schema} describes it: it {violation.reason}"
        )


def unknown_properties(
    contract: Contract, schema: JsonObject, value: Any, path: Path = ()
) -> Iterator[tuple[Path, list[str]]]:
    """Yield the paths of properties that a schema does not declare, with the names that it does at that place."""
    node = schema_for(contract, schema, value)
    if isinstance(value, list):
        for index, item in enumerate(cast(Sequence[Any], value)):
            yield from unknown_properties(contract, node.get("items", {}), item, (*path, index))
    if isinstance(value, dict):
        members = contract.members(node)
        for name, member in cast(JsonObject, value).items():
            if name in members:
                yield from unknown_properties(contract, members[name], member, (*path, name))
            elif members and node.get("additionalProperties") in (None, False):
                yield (*path, name), list(members)
