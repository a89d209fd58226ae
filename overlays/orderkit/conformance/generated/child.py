"""Runs schemathesis in a process of its own: its hooks change hypothesis, which the tests of a user may need as it is.

It reads a plan as JSON from standard input and writes a line of JSON for each check of each request.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final, cast

import schemathesis
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode
from schemathesis.transport.requests import RequestsTransport

from .marks import EXCHANGE, OPERATION, PHASE, SPENT

JsonObject = dict[str, Any]

_Transport: Any = RequestsTransport
_serialize: Final[Any] = _Transport.serialize_case


def main() -> None:
    """Run the plan."""
    plan: JsonObject = json.load(sys.stdin)
    for line in results(plan):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def results(plan: JsonObject) -> Iterator[JsonObject]:
    """Yield what came of each check, and the errors of schemathesis itself."""
    config = cast("Any", schemathesis.Config).from_dict(plan["settings"])
    _Transport.serialize_case = _mark
    schema: Any = schemathesis.openapi.from_dict(plan["document"], config=config)
    stream = from_schema(schema).execute()
    for event in stream:
        if isinstance(event, events.ScenarioFinished):
            yield from _checks(event.recorder)
            if _is_spent(event.recorder):
                stream.stop()
        elif isinstance(event, events.NonFatalError):
            yield {"error": f"{event.label}: {event.value}"}
        elif isinstance(event, events.FatalError):
            yield {"error": str(event.exception)}


def _mark(self: Any, case: Any, **options: Any) -> JsonObject:
    """Tell the relay which operation and phase a request belongs to.

    As headers of the case itself they would make one that is wrong on purpose count as right.
    """
    data: JsonObject = _serialize(self, case, **options)
    data["headers"][OPERATION] = case.operation.definition.raw["operationId"]
    data["headers"][PHASE] = case.meta.phase.name.value if case.meta else ""
    return data


def _checks(recorder: Any) -> Iterator[JsonObject]:
    for key, checks in recorder.checks.items():
        for check in checks:
            failure = check.failure_info.failure if check.failure_info else None
            case = (failure.case_id if failure else None) or key
            exchange = _header(recorder, case, EXCHANGE) or _header(recorder, key, EXCHANGE)
            # Without the number of an exchange the relay has not sent it.
            if exchange and (failure or _could_fail(check.name, recorder.cases[key])):
                yield {
                    "check": check.name,
                    "operation": recorder.cases[key].value.operation.definition.raw["operationId"],
                    "exchange": int(exchange),
                    "title": failure.title if failure else "",
                    "message": failure.message if failure else "",
                }


def _could_fail(check: str, node: Any) -> bool:
    """Return whether a check that passed had something to check: each is asked about every response."""
    meta = node.value.meta
    mode = meta.generation.mode if meta else None
    match check:
        case "status_code_conformance":
            return True
        case "positive_data_acceptance":
            return mode is GenerationMode.POSITIVE
        case "negative_data_rejection":
            return mode is GenerationMode.NEGATIVE
        case "ensure_resource_availability":
            return bool(node.is_transition_applied)
        case _:
            return False


def _is_spent(recorder: Any) -> bool:
    return any(_header(recorder, key, SPENT) for key in recorder.interactions)


def _header(recorder: Any, case: str, name: str) -> str:
    found = recorder.interactions.get(case)
    if found is None or found.response is None:
        return ""
    values = cast("dict[str, list[str]]", found.response.headers).get(name, [""])
    return values[0]


if __name__ == "__main__":
    main()
