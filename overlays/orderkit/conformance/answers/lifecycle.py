"""Histories of statuses in a response against the life cycle of their object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final, cast

from ...contract import Contract, JsonObject, Place
from .. import pointers
from ..answer import Answer
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..schema_places import declaring, documented_name


@cache
def _histories(contract: Contract, operation: str, name: str) -> list[tuple[str, Place, Subject]]:
    """Return the lists of statuses of a documented response, with the place of their life cycle."""
    return [
        (pointer, place, Subject.at(place.child("x-lifecycle"), operation, pointer))
        for pointer, place in declaring(contract, contract.operation(operation), name, "x-lifecycle")
        if pointer.count("/*") == 1
    ]


def _subjects(contract: Contract) -> list[Subject]:
    # The items of a listing are other objects, whose statuses do not follow each other.
    return [
        subject
        for operation in contract.operations.values()
        if contract.declared(operation.id, "x-pagination") is None
        for name in operation.responses
        if name.startswith("2")
        for _, _, subject in _histories(contract, operation.id, name)
    ]


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    name = documented_name(answer.contract, answer.operation, answer.response.status)
    is_listing = answer.contract.declared(answer.operation.id, "x-pagination") is not None
    if name is None or is_listing or not answer.succeeded or answer.value is None:
        return
    for pointer, place, subject in _histories(answer.contract, answer.operation.id, name):
        outer, _, member = pointer.partition("/*")
        holder = pointers.first(answer.value, outer.rpartition("/")[0])
        current = cast(Mapping[str, Any], holder).get(member.removeprefix("/"))
        earlier = pointers.values(answer.value, pointer)
        newest_first = [*([] if current is None else [current]), *earlier]
        oldest_first = [*earlier, *([] if current is None else [current])][::-1]
        if len(newest_first) < 2:
            continue
        lifecycle: JsonObject = place.node["x-lifecycle"]
        # Without a declaration either order may be meant.
        orders = {"newest-first": [newest_first], "oldest-first": [oldest_first]}
        possible = orders.get(lifecycle.get("history", ""), [newest_first, oldest_first])
        if any(_is_possible(statuses, lifecycle) for statuses in possible):
            yield subject, Held()
        else:
            message = f"{pointer} must hold statuses that may follow each other"
            yield subject, Broken(message, got=f"{newest_first}")


def _is_possible(newest_first: list[Any], lifecycle: JsonObject) -> bool:
    following = {each["from"]: each["to"] for each in lifecycle["transitions"]}
    # A status that is not known is an addition of the provider.
    return all(
        later in following[earlier]
        for later, earlier in pairwise(newest_first)
        if not isinstance(earlier, dict | list) and earlier in following and later in following
    )


STATUS_HISTORY: Final = AnswerRule(
    "status-history", "Statuses follow each other as the life cycle allows", _subjects, _check
)
