"""The tester's rules of single answers as a check of schemathesis, for the mocks of all providers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import schemathesis
from orderkit.conformance.answer import Answer
from orderkit.conformance.answers import ANSWER_RULES, outcomes_of
from orderkit.conformance.rule import Broken, NotReached
from orderkit.contract import Contract, Operation
from orderkit.recordings.exchange import Headers, RecordedRequest, RecordedResponse
from schemathesis import Case, CheckContext
from schemathesis.core.transport import Response

STORE: Final = Contract.load("nocnoc_store")
OF_DOCUMENTED_STATUSES: Final = frozenset({"status-repeated", "error-cause"})
"""Rules that the store's mock breaks with `http_status="semantic"`: its documents have other statuses."""


@schemathesis.check
def every_rule_of_single_answers_holds(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """No rule is broken, and none meets a response that it cannot read."""
    base: str = case.operation.schema.raw_schema["servers"][0]["url"]
    contract = Contract.load(base[1:].replace("-", "_"))
    operation = contract.operation(case.operation.definition.raw["operationId"])
    if response.request.method == operation.method:
        found = list(faults(answer_of(contract, operation, response, base)))
        if found:
            raise AssertionError("\n".join(found))


def faults(answer: Answer) -> Iterator[str]:
    """Say what is wrong with an answer."""
    skipped = OF_DOCUMENTED_STATUSES if answer.contract is STORE else frozenset[str]()
    for rule in (rule for rule in ANSWER_RULES if rule.id not in skipped):
        for subject, outcome in outcomes_of(rule, answer):
            match outcome:
                case Broken(message=message, got=got):
                    yield f"{rule.id} {subject.label}: {message} (got {got})"
                case NotReached(reason):
                    yield f"{rule.id} {subject.label}: {reason}"
                case _:
                    pass


def answer_of(contract: Contract, operation: Operation, response: Response, base: str) -> Answer:
    """Return a response as the tester's rules see it."""
    sent = response.request
    url, body = str(sent.url), sent.body or b""
    headers: Headers = tuple((name.lower(), text_of(value)) for name, value in sent.headers.items())
    request = RecordedRequest(
        str(sent.method), url, headers, body if isinstance(body, bytes) else str(body).encode()
    )
    received = RecordedResponse(
        response.status_code,
        tuple((name.lower(), value) for name, values in response.headers.items() for value in values),
        response.content,
    )
    segments = urlsplit(url).path.removeprefix(base).split("/")
    path = {
        name[1:-1]: unquote(text)
        for name, text in zip(operation.path.split("/"), segments, strict=False)
        if name.startswith("{")
    }
    return Answer(contract, operation, request, received, path)


def text_of(value: str | bytes) -> str:
    """Return the value of a header."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
