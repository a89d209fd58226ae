"""Requests of calls, as they are sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast
from urllib.parse import quote, urlencode

from ..contract import Contract, Operation
from ..recordings.exchange import RecordedRequest
from ..runtime.protocol.json_codec import dumps
from ..runtime.version import __version__
from .calls import ABSENT, Call


def request_of(
    contract: Contract,
    base_url: str,
    call: Call,
    given: Mapping[str, str],
    credentials: Mapping[str, str],
    trace: str,
) -> RecordedRequest:
    """Return the request of a call.

    Args:
        contract: The contract.
        base_url: The URL to which paths are appended.
        call: The call.
        given: Path parameters that belong to the account.
        credentials: Headers with the credentials.
        trace: The id for `traceparent`.
    """
    parameters = {**given, **call.parameters}
    path, query, sent = call.operation.path, list[tuple[str, str]](), dict[str, str]()
    for declared in call.operation.parameters:
        name = declared["name"]
        if parameters.get(name) is None:
            continue
        text = _text(parameters[name])
        match declared["in"]:
            case "path":
                path = path.replace(f"{{{name}}}", quote(text, safe=""))
            case "query":
                query.append((name, text))
            case _:
                sent[name] = text
    declared_names = {declared["name"] for declared in call.operation.parameters}
    query += [
        (name, _text(value))
        for name, value in parameters.items()
        if name not in declared_names and name not in given
    ]
    body = call.body if isinstance(call.body, bytes) else b"" if call.body is ABSENT else dumps(call.body)
    headers = {
        "accept": contract.document.get("x-accept", "application/json"),
        "user-agent": f"orderkit-conform/{__version__}",
        **_tracing(trace),
        **({} if call.body is ABSENT else {"content-type": body_type(contract, call.operation)}),
        **{name.lower(): value for name, value in {**sent, **credentials, **call.headers}.items()},
    }
    url = f"{base_url}{path}{call.below}" + (f"?{urlencode(query, quote_via=quote)}" if query else "")
    return RecordedRequest(call.method or call.operation.method, url, tuple(headers.items()), body)


def traced(request: RecordedRequest, trace: str) -> RecordedRequest:
    """Return a request with a `traceparent`."""
    return replace(request, headers=(*request.headers, *_tracing(trace).items()))


def _tracing(trace: str) -> dict[str, str]:
    return {"traceparent": f"00-{trace}-{trace[:16]}-01"}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ",".join(map(_text, cast(Sequence[Any], value)))
    return str(value)


def body_type(contract: Contract, operation: Operation) -> str:
    """Return the media type of an operation's body: the first that the spec names."""
    node = contract.document["paths"][operation.path][operation.method.lower()]
    content: Mapping[str, Any] = contract.resolve(node.get("requestBody", {})).get("content", {})
    return next(iter(content), "application/json")
