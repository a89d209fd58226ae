"""Lives of objects as `x-lifecycle` declares them: statuses, and the operations that move an object between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..contract import Contract, JsonObject, Operation, Place
from . import pointers
from .calls import ABSENT, Exchange
from .connection import only_reads
from .schema_places import declaring
from .target import Target

if TYPE_CHECKING:
    from .session import Session

_Step = TypeVar("_Step")
_MOST_READS: Final = 40
_DEEPEST: Final = 3


@dataclass(frozen=True)
class Move:
    """An operation that moves an object; `to` is empty if the status stays until the provider has decided."""

    operation: str
    origins: tuple[str, ...]
    to: str
    error: int | str | None
    place: Place = field(repr=False)


@dataclass(frozen=True)
class Life:
    """The life of the objects whose status has a schema."""

    schema: str
    initial: str
    statuses: tuple[str, ...]
    final: frozenset[str]
    moves: tuple[Move, ...]
    transitions: Mapping[str, tuple[str, ...]]
    place: Place = field(repr=False)

    @staticmethod
    def all(contract: Contract) -> list[Life]:
        """List the lives that a contract declares."""
        schemas = contract.document["components"]["schemas"]
        return [_read(contract, name) for name, schema in schemas.items() if "x-lifecycle" in schema]

    def move_of(self, operation: str) -> Move | None:
        """Return the move that an operation makes."""
        return next((move for move in self.moves if move.operation == operation), None)

    def status(self, contract: Contract, exchange: Exchange) -> str | None:
        """Return the status that a response shows; None if it shows none."""
        schema = exchange.call.operation.responses.get(str(exchange.status))
        pointer = (
            None if schema is None else _pointer(contract, schema, f"#/components/schemas/{self.schema}")
        )
        value = None if pointer is None else pointers.first(exchange.value, pointer)
        return value if isinstance(value, str) else None

    def is_shown_by(self, contract: Contract, operation: Operation) -> bool:
        """Return whether a success of an operation shows a status."""
        reference = f"#/components/schemas/{self.schema}"
        schemas = [
            schema for status, schema in operation.responses.items() if schema and status.startswith("2")
        ]
        return any(_pointer(contract, schema, reference) is not None for schema in schemas)

    def history(self, contract: Contract, exchange: Exchange) -> str | None:
        """Return where a response lists the statuses before the one that it shows; None if it does not."""
        if self.status(contract, exchange) is None:
            return None
        name = str(exchange.status)
        shown = declaring(contract, exchange.call.operation, name, "x-lifecycle")
        schema = f"#/components/schemas/{self.schema}"
        lists = [pointer for pointer, place in shown if pointer.count("/*") == 1 and place.pointer == schema]
        return lists[0] if lists else None

    def way_to(self, status: str) -> list[Move] | None:
        """Return the moves that bring a new object into a status; None if operations do not reach it."""
        steps = [(origin, move.to, move) for move in self.moves for origin in move.origins if move.to]
        return _shortest(self.initial, status, steps)

    def longest_way_to(self, status: str) -> list[Move]:
        """Return the most moves that bring a new object into a status, through none twice; none if they do not."""
        none: list[Move] = []
        return max(self._ways(self.initial, status, frozenset()), key=len, default=none)

    def _ways(self, here: str, status: str, seen: frozenset[str]) -> Iterator[list[Move]]:
        if here == status:
            yield []
            return
        for move in self.moves:
            if here in move.origins and move.to and move.to not in seen:
                yield from ([move, *rest] for rest in self._ways(move.to, status, seen | {here}))

    def transitions_to(self, status: str) -> list[str] | None:
        """Return the statuses through which a new object comes into a status, and that one; None if it cannot."""
        steps = [(origin, to, to) for origin, following in self.transitions.items() for to in following]
        return _shortest(self.initial, status, steps)


def _shortest(begin: str, end: str, steps: Sequence[tuple[str, str, _Step]]) -> list[_Step] | None:
    """Return the fewest steps from one status to another; None if they do not lead there."""
    ways: dict[str, list[_Step]] = {begin: []}
    waiting = [begin]
    while waiting:
        here = waiting.pop(0)
        for origin, to, step in steps:
            if origin == here and to not in ways:
                ways[to] = [*ways[here], step]
                waiting.append(to)
    return ways.get(end)


def status_pointer(contract: Contract, schema: JsonObject, name: str) -> str | None:
    """Return where values of a schema have a status, by the name of the status's schema; None if nowhere."""
    return _pointer(contract, schema, f"#/components/schemas/{name}")


def life_of(contract: Contract, operation: str) -> Life | None:
    """Return the life in which an operation makes a move."""
    return next((life for life in Life.all(contract) if life.move_of(operation)), None)


def shown_by(contract: Contract, life: Life) -> list[str]:
    """List the operations that read one object and show its status."""
    return [
        operation.id
        for operation in contract.operations.values()
        if only_reads(contract, operation)
        and contract.declared(operation.id, "x-pagination") is None
        and any(parameter["in"] == "path" for parameter in operation.parameters)
        and status_pointer(contract, operation.success_schema(200) or {}, life.schema) is not None
    ]


def provided(session: Session, life: Life, operation: str, status: str) -> Target | None:
    """Return an object in a status, into which the provider has brought it where operations do not.

    `targets.reason` says why there is none.
    """
    found = in_status(session, life, operation, status)
    control = session.control
    if found is not None or control is None:
        return found
    reason = session.targets.reason
    way = life.transitions_to(status)
    found = in_status(session, life, operation, life.initial) if way else None
    if found is not None and all(control.advance(found.id_for(operation), step) for step in way or ()):
        session.population.forget()
        return found
    session.targets.reason = reason
    return None


def in_status(session: Session, life: Life, operation: str, status: str, account: int = 0) -> Target | None:
    """Return an object in a status that an operation acts on; None if there is none, with `targets.reason`."""
    way = life.way_to(status)
    makers = session.targets.makers(operation)
    if way is not None and makers:
        target = session.targets.make(makers[0], account)
        if target is None or all(_made(session, target, move) for move in way):
            return target
        session.targets.reason = f"the operations before it did not bring an object to {status}"
        return None
    return next(_named_in_status(session, life, operation, status, account), None)


def ready(session: Session, operation: str, account: int = 0) -> Target | None:
    """Return an object that an operation can act on now; None if there is none, with `targets.reason`."""
    life = life_of(session.contract, operation)
    move = life.move_of(operation) if life else None
    if life is None or move is None:
        return session.targets.fresh(operation, account)
    found = (in_status(session, life, operation, status, account) for status in move.origins)
    return next((target for target in found if target is not None), None)


def body_of(session: Session, operation: str, account: int = 0) -> Any:
    """Return a valid body of an operation; none if it takes none."""
    recipes = session.bodies.recipes.get(operation)
    return session.bodies.make(recipes[0], account) if recipes else ABSENT


def _made(session: Session, target: Target, move: Move) -> bool:
    call = target.call(move.operation, body_of(session, move.operation, target.account))
    return session.send(call).succeeded


def _named_in_status(
    session: Session, life: Life, operation: str, status: str, account: int
) -> Iterator[Target]:
    for number, target in enumerate(session.targets.named(operation, account)):
        if number >= _MOST_READS:
            session.targets.reason = f"none of {_MOST_READS} objects is {status}"
            return
        if status in statuses_of(session, life, target):
            yield target
        else:
            session.targets.release(operation, target)


def statuses_of(session: Session, life: Life, target: Target) -> set[str | None]:
    """Return the statuses that operations show of an object, from earlier reads where nothing has changed since."""
    contract = session.contract
    return {
        life.status(contract, session.population.read(operation, dict(parameters)))
        for operation, parameters in target.parameters.items()
        if only_reads(contract, contract.operation(operation))
    }


def _read(contract: Contract, name: str) -> Life:
    place = Place.root(contract.document).child("components", "schemas", name, "x-lifecycle")
    node: Mapping[str, Any] = place.node
    moves = tuple(
        Move(
            move["operation"],
            tuple(move["from"]),
            move.get("to", ""),
            move.get("error", move.get("http-status")),
            place.child("moves", index),
        )
        for index, move in enumerate(node.get("moves", ()))
    )
    follows = {each["from"]: tuple(each["to"]) for each in node["transitions"]}
    final = frozenset(status for status, to in follows.items() if not to)
    return Life(name, node.get("initial", ""), tuple(follows), final, moves, follows, place)


def _pointer(contract: Contract, schema: JsonObject, reference: str, depth: int = 0) -> str | None:
    """Return the pointer to the first member whose schema is a reference; items of a list count as the first item."""
    if schema.get("$ref") == reference or reference in [part.get("$ref") for part in schema.get("allOf", ())]:
        return ""
    if depth > _DEEPEST:
        return None
    node = contract.resolve(schema)
    below = dict(contract.members(node)) | ({"0": node["items"]} if "items" in node else {})
    for name, member in below.items():
        found = _pointer(contract, member, reference, depth + 1)
        if found is not None:
            return f"/{name}{found}"
    return None
