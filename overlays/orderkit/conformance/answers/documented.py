"""Whether a response is one that its operation documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Final, cast

from ...contract import Contract, expression_target
from ...recordings.comparing import ADDITIONS, differences
from ...recordings.exchange import RecordedResponse
from .. import pointers
from ..answer import Answer, place_of
from ..rule import AnswerRule, Broken, Held, Outcome, Subject

_SENTENCES: Final = {
    "status": "the status must be one that the operation documents",
    "media_type": "the media type must be one that the response documents",
    "body": "the response must have no body",
    "not_json": "the body must be JSON, as its media type says",
    "missing": "{path} must be there",
    "null": "{path} must not be null",
    "type": "{path} must have its type",
    "format": "{path} must have its format",
    "value": "{path} must be a value of its list",
    "bound": "{path} must be inside its bounds",
    "number": "{path} must be a number that JSON can hold",
    "array_for_object": "{path} must be an object",
}
_MOST_GOOD_ITEMS: Final = 100_000
_OF_STATUS: Final = frozenset({"status"})


def _operations(contract: Contract) -> Iterable[Subject]:
    return [
        Subject.at(place_of(contract, operation), operation.id) for operation in contract.operations.values()
    ]


def _check_status(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    # Without its body a response is compared by its status alone, which takes no time.
    bare = replace(answer.response, body=None)
    got = f"HTTP {answer.response.status}"
    yield from _outcomes(answer, bare, lambda kind: kind in _OF_STATUS, got)


def _check_schema(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    value, marks = _without_known_items(answer)
    is_good = True
    for subject, outcome in _outcomes(
        answer, answer.response, lambda kind: kind not in _OF_STATUS | ADDITIONS, value=value
    ):
        is_good = is_good and isinstance(outcome, Held)
        yield subject, outcome
    if is_good and len(answer.fitting) < _MOST_GOOD_ITEMS:
        answer.fitting.update(marks)


def _without_known_items(answer: Answer) -> tuple[Any, list[bytes]]:
    """Return the body of a page without the items that fitted their schema before, and the marks of the others.

    Rules ask for the same items many times, and comparing them takes longer than all the rest.
    """
    pagination = answer.contract.declared(answer.operation.id, "x-pagination")
    name = expression_target(pagination["results"]).removeprefix("/") if pagination else ""
    value: Any = answer.value
    if not name or not answer.succeeded or not isinstance(value, dict):
        return answer.value, []
    page = cast(dict[str, Any], answer.value)
    items = pointers.first_list(page, f"/{name}")
    if items is None:
        return page, []
    marked = {_mark(answer, item): item for item in items}
    new = {mark: item for mark, item in marked.items() if mark not in answer.fitting}
    return {**page, name: list(new.values())}, list(new)


def _mark(answer: Answer, item: Any) -> bytes:
    text = repr((answer.operation.id, answer.response.status, item))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _outcomes(
    answer: Answer,
    response: RecordedResponse,
    counts: Callable[[str], bool],
    got: str = "",
    value: Any = None,
) -> Iterator[tuple[Subject, Outcome]]:
    subject = Subject.at(answer.place, answer.operation.id)
    found = [
        (path, kind)
        for path, kind in differences(answer.contract, answer.operation, response, value)
        if counts(kind)
    ]
    for path, kind in found:
        message = _SENTENCES[kind].format(path=path or "the body")
        yield subject, Broken(message, got=got, path=path, kind=kind)
    if not found:
        yield subject, Held()


STATUS_DOCUMENTED: Final = AnswerRule(
    "status-documented",
    "Each status is one that the operation documents",
    _operations,
    _check_status,
)
FITS_SCHEMA: Final = AnswerRule(
    "fits-schema",
    "Each response fits the schema of its status",
    _operations,
    _check_schema,
)
