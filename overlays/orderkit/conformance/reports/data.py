"""Reports as JSON, one document, and as NDJSON, one line for each exchange and each verdict."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...runtime.version import __version__
from ..calls import Exchange
from ..outcome import Outcome
from ..rendering import as_code, as_curl
from ..rule import Broken
from ..verdicts import Verdict
from .repeating import repeat_command

_LONGEST_BODY = 20_000


def render_json(outcome: Outcome) -> str:
    """Return the report as one JSON document."""
    return (
        json.dumps({**_summary(outcome), "verdicts": _verdicts(outcome)}, ensure_ascii=False, indent=2) + "\n"
    )


def render_ndjson(outcome: Outcome) -> str:
    """Return the report as NDJSON: exchanges in the order they were made, verdicts, and the summary at the end."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[dict[str, Any]]:
    for exchange in outcome.run.exchanges:
        yield {"type": "exchange", **_exchange(exchange)}
    for verdict in _verdicts(outcome):
        yield {"type": "verdict", **verdict}
    yield {"type": "summary", **_summary(outcome)}


def _summary(outcome: Outcome) -> dict[str, Any]:
    options = outcome.run.options
    return {
        "tool": f"orderkit {__version__}",
        "provider": options.provider,
        "url": options.url,
        "spec": outcome.run.contract.document["info"]["version"],
        "seed": options.seed,
        "allow_writes": options.allow_writes,
        "calls": len(outcome.run.exchanges),
        "counts": {status.value: count for status, count in sorted(outcome.counts.items())},
        "reached": round(outcome.reached, 4),
        "stopped": outcome.run.stopped,
        "left": outcome.run.left,
        "exit_code": int(outcome.exit_code),
    }


def _verdicts(outcome: Outcome) -> list[dict[str, Any]]:
    return [_verdict(outcome, verdict) for verdict in outcome.run.verdicts]


def _verdict(outcome: Outcome, verdict: Verdict) -> dict[str, Any]:
    subject = verdict.subject
    found: dict[str, Any] = {
        "rule": verdict.rule.id,
        "title": verdict.rule.title,
        "operation": subject.operation if subject else None,
        "subject": subject.name if subject else None,
        "status": verdict.status.value,
        "held": verdict.held,
        "broken": verdict.broken,
    }
    if subject:
        found |= {"spec": subject.pointer, "mark": subject.mark, "ledger": list(subject.ledger)}
    if verdict.reason:
        found["reason"] = verdict.reason
    if verdict.failures:
        found["known"] = verdict in outcome.judgement.known
        found["repeat"] = repeat_command(outcome.run, verdict)
        found["failures"] = [_failure(outcome, failure) for failure in verdict.failures]
    return found


def _failure(outcome: Outcome, failure: Broken) -> dict[str, Any]:
    run = outcome.run
    found: dict[str, Any] = {"message": failure.message, "got": failure.got}
    if failure.exchanges:
        latest = failure.exchanges[-1]
        found["curl"] = as_curl(run.contract, run.options.provider, latest)
        found["code"] = as_code(run.contract, run.options.provider, latest, run.options.url)
        found["exchanges"] = [_exchange(exchange) for exchange in failure.exchanges]
    return found


def _exchange(exchange: Exchange) -> dict[str, Any]:
    request, response = exchange.request, exchange.response
    return {
        "number": exchange.number,
        "trace": exchange.trace,
        "operation": exchange.call.operation.id,
        "seconds": round(exchange.seconds, 4),
        "request": {
            "method": request.method,
            "url": request.url,
            "headers": dict(request.headers),
            "body": _text(request.body),
        },
        "response": {
            "status": response.status,
            "headers": dict(response.headers),
            "body": _text(response.body or b""),
        },
    }


def _text(body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    return text if len(text) <= _LONGEST_BODY else f"{text[:_LONGEST_BODY]}…"
