"""Answers as the rules of single answers see them, and what a rule says of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from orderkit.conformance.answer import Answer
from orderkit.conformance.rule import AnswerRule, Broken, Held
from orderkit.contract import Contract
from orderkit.recordings.exchange import RecordedRequest, RecordedResponse


def answer(
    operation: str,
    value: Any = None,
    *,
    provider: str = "nocnoc",
    status: int = 200,
    query: str = "",
    path: Mapping[str, str] | None = None,
    sent: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    request_body: Any = None,
    method: str = "",
) -> Answer:
    contract = Contract.load(provider)
    found = contract.operation(operation)
    content = json.dumps(value).encode() if body is None and value is not None else body or b""
    received = {"content-type": "application/json", **(headers or {})}
    request = RecordedRequest(
        method or found.method,
        f"https://x.test{found.path}?{query}",
        tuple((sent or {}).items()),
        json.dumps(request_body).encode() if request_body is not None else b"",
    )
    return Answer(
        contract, found, request, RecordedResponse(status, tuple(received.items()), content), path or {}
    )


def example(provider: str, name: str) -> Any:
    """Return a copy of an example of a document."""
    return json.loads(json.dumps(Contract.load(provider).document["components"]["examples"][name]["value"]))


def outcomes(rule: AnswerRule, given: Answer) -> dict[str, str]:
    """Return `held` or the message by the name of the subject; each is one that the rule announced."""
    known = {(each.operation, each.name) for each in rule.subjects(given.contract)}
    found = dict[str, str]()
    for subject, outcome in rule.check(given):
        assert (subject.operation, subject.name) in known
        found[subject.name] = outcome.message if isinstance(outcome, Broken) else "held"
        assert isinstance(outcome, Broken | Held)
    return found
