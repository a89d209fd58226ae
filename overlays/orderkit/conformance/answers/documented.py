"""Whether a response is one that its operation documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from ...contract import Contract
from ...recordings.comparing import ADDITIONS, differences
from ...recordings.exchange import RecordedResponse
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
    yield from _outcomes(answer, answer.response, lambda kind: kind not in _OF_STATUS | ADDITIONS, "")


def _outcomes(
    answer: Answer, response: RecordedResponse, counts: Callable[[str], bool], got: str
) -> Iterator[tuple[Subject, Outcome]]:
    subject = Subject.at(answer.place, answer.operation.id)
    found = [
        (path, kind)
        for path, kind in differences(answer.contract, answer.operation, response)
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
