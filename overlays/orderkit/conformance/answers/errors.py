"""Bodies of refusals against `x-errors`: code, status, message and language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from ...contract import Contract, JsonObject
from ..answer import Answer
from ..errors import ErrorEntry, error_entries, errors_place, known_errors, message_fits, statuses_of
from ..languages import error_language
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..schema_places import documented_name

_WRONG_STATUS: Final = "the HTTP status must be the one that its error code has"
_WRONG_MESSAGE: Final = "the message must be that of the error code, in the language that was asked for"
_WRONG_KEY: Final = "the key must be that of the error code"
_OF_OTHERS: Final = "the error must be one that the operation documents with the status"
_NO_LIST: Final = "the error must list the single faults"


def _subjects(contract: Contract) -> list[Subject]:
    return list(_by_operation(contract).values())


@cache
def _by_operation(contract: Contract) -> dict[str, Subject]:
    """Return the subject of each operation that documents a refusal with listed errors."""
    subjects = dict[str, Subject]()
    for operation in contract.operations.values():
        for name in operation.responses:
            found = None if name.startswith("2") else errors_place(contract, operation, name)
            if found is not None and operation.id not in subjects:
                subjects[operation.id] = Subject.at(found[1].child("x-errors"), operation.id)
    return subjects


def _check_cause(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    subject = _by_operation(answer.contract).get(answer.operation.id)
    name = documented_name(answer.contract, answer.operation, answer.response.status)
    if subject is None or name is None or answer.response.status < 400:
        return
    for entry in error_entries(answer.contract, answer.operation, name, answer.value):
        problem = _problem(answer, entry)
        if problem:
            yield subject, Broken(problem, got=f"HTTP {answer.response.status}, {dict(entry.holder)}")
        elif entry.known:
            yield subject, Held()


def _problem(answer: Answer, entry: ErrorEntry) -> str:
    """Return what is wrong with an error; empty if nothing, or if its code is not listed."""
    if not entry.known:
        return ""
    with_status = [row for row in entry.known if answer.response.status in statuses_of(row)]
    if entry.has_code and not with_status:
        return _WRONG_STATUS
    if not with_status or not entry.texts:
        return ""
    language = error_language(answer)
    said = [row for row in with_status if any(message_fits(row, text, language) for text in entry.texts)]
    if not said:
        return _WRONG_MESSAGE
    if any(_has_other_key(row, entry) for row in said):
        return _WRONG_KEY
    name = documented_name(answer.contract, answer.operation, answer.response.status) or ""
    shown, everywhere = _shown(answer.contract, answer.operation.id, name), _shown_anywhere(answer.contract)
    if shown and all(row["name"] in everywhere - shown for row in said):
        return _OF_OTHERS
    if all(row.get("has_list") for row in said) and not any(map(_is_list, entry.holder.values())):
        return _NO_LIST
    return ""


@cache
def _shown(contract: Contract, operation: str, name: str) -> frozenset[str]:
    """Return the names of the errors that the examples of a response show; none for a range of statuses."""
    if not name.isdigit():
        return frozenset()
    declared = contract.operation(operation)
    node = contract.document["paths"][declared.path][declared.method.lower()]["responses"][name]
    found = set[str]()
    for media in contract.resolve(node).get("content", {}).values():
        for example in map(contract.resolve, media.get("examples", {}).values()):
            for entry in error_entries(contract, declared, name, example.get("value")):
                said = [row for row in entry.known if any(_is_said(row, text) for text in entry.texts)]
                found |= {row["name"] for row in said}
    return frozenset(found)


@cache
def _shown_anywhere(contract: Contract) -> frozenset[str]:
    """Return the names of the errors that examples show; none if some are left out, so that absence says nothing."""
    found = frozenset[str]().union(
        *(
            _shown(contract, operation.id, name)
            for operation in contract.operations.values()
            for name in operation.responses
        )
    )
    wanted = {row["name"] for row in known_errors(contract) if row["http_status"] == HTTPStatus.BAD_REQUEST}
    return found if wanted <= found else frozenset()


def _is_said(row: JsonObject, text: str) -> bool:
    return any(message_fits(row, text, language) for language in row["message"])


def _has_other_key(row: JsonObject, entry: ErrorEntry) -> bool:
    return "key" in row and entry.holder.get("key", row["key"]) != row["key"]


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and value != []


def _check_success(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    subject = _by_operation(answer.contract).get(answer.operation.id)
    if subject is None or not answer.succeeded or answer.value is None:
        return
    for name in answer.operation.responses:
        if name.startswith("2"):
            continue
        for entry in error_entries(answer.contract, answer.operation, name, answer.value):
            if any(_is_row(row, entry) for row in entry.known):
                yield subject, Broken("a success must not have an error in its body", got=f"{entry.holder}")
                return
    yield subject, Held()


def _is_row(row: JsonObject, entry: ErrorEntry) -> bool:
    """Return whether an object of a success is a listed error: it has its code and its message."""
    languages: list[str] = list(row["message"])
    return any(
        message_fits(row, text, language)
        for text in entry.texts
        for language in languages
        if not row["message"][language].startswith("{") or entry.has_code
    )


ERROR_CAUSE: Final = AnswerRule(
    "error-cause",
    "The code, status and message of an error belong together",
    _subjects,
    _check_cause,
)
ERROR_IN_SUCCESS: Final = AnswerRule(
    "error-in-success",
    "No success has an error in its body",
    _subjects,
    _check_success,
)
