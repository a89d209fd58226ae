"""Objects that existed before the run: what it changes of them is put back at the end, or listed."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from ..contract import Operation
from .calls import Call, Exchange
from .connection import Connection, only_reads
from .made import MadeObjects
from .population import path_names
from .updates import kept_pairs, patch_paths, restoring_body
from .values import differing, has_advanced

_Id = tuple[str, ...]


@dataclass
class _Known:
    """An object as it was before the run changed it."""

    operation: Operation
    parameters: dict[str, Any]
    account: int
    before: Any = field(repr=False)
    updates: dict[str, Operation] = field(default_factory=dict[str, Operation])
    is_changed: bool = False
    is_final: bool = False


class Restorer:
    """Reads an object before the first call that may change it, and updates it at the end to what it was.

    A change by anything but an update cannot be undone.
    """

    def __init__(self, connection: Connection, made: MadeObjects) -> None:
        self._connection = connection
        self._contract = connection.contract
        self._made = made
        self._known: dict[_Id, _Known | None] = {}
        self._lock = threading.RLock()

    def prepare(self, call: Call) -> None:
        """Read the object that a call may change, if it was not read before."""
        place = self._place(call)
        with self._lock:
            if place and place not in self._known and self._made.ids.isdisjoint(place):
                self._known[place] = None
                self._known[place] = self._read(call)

    def note(self, exchange: Exchange) -> None:
        """Note that a call has changed an object."""
        operation = exchange.call.operation
        known = self._known.get(self._place(exchange.call))
        if known is None or not exchange.succeeded or only_reads(self._contract, operation):
            return
        if not known.is_changed:
            known.is_changed = True
            name = " ".join(self._place(exchange.call))
            self._made.add(f"{name}, which was there before and is changed", lambda: self._undo(known))
        if patch_paths(self._contract, operation) or kept_pairs(self._contract, operation):
            known.updates[operation.id] = operation
        else:
            known.is_final = True

    def _place(self, call: Call) -> _Id:
        names = path_names(call.operation, self._connection.accounts[call.account or 0].given)
        return tuple(str(call.parameters[name]) for name in names if name in call.parameters)

    def _read(self, call: Call) -> _Known | None:
        """Read an object as the first account that may; None if there is none, or if nothing reads it."""
        names = {each["name"] for each in call.operation.parameters if each["in"] == "path"}
        parameters = {name: value for name, value in call.parameters.items() if name in names}
        for operation in self._contract.operations.values():
            wanted = {each["name"] for each in operation.parameters if each["in"] == "path"}
            if operation.method != "GET" or wanted != names or self._lists(operation):
                continue
            for account in range(len(self._connection.accounts)):
                exchange = self._connection.send(Call(operation, parameters, account=account))
                if exchange.succeeded:
                    return _Known(operation, parameters, account, exchange.value)
        return None

    def _lists(self, operation: Operation) -> bool:
        return self._contract.declared(operation.id, "x-pagination") is not None

    def _undo(self, known: _Known) -> bool:
        now = self._now(known)
        for operation in known.updates.values():
            body = restoring_body(self._contract, operation, known.before, now)
            if body is not None:
                self._connection.send(Call(operation, known.parameters, body, known.account))
                now = self._now(known)
        left = [
            pointer
            for pointer, one, two in differing(known.before, now)
            # A time of the last change moves on.
            if not has_advanced(one, two)
        ]
        unsent = (
            restoring_body(self._contract, operation, known.before, now)
            for operation in known.updates.values()
        )
        return not known.is_final and not left and not any(unsent)

    def _now(self, known: _Known) -> Any:
        return self._connection.send(Call(known.operation, known.parameters, account=known.account)).value
