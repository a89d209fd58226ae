"""First calls of a run: whether the server is one of this API, and takes the credentials."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, cast

from ..contract import Operation, expression_target
from ..recordings.documented import response_schema
from ..runtime.client.differences import fitted
from . import pointers
from .calls import Call, Exchange
from .connection import only_reads
from .problems import UnusableServerError
from .session import Session

_REFUSED = frozenset({401, 403})


def check_usable(session: Session) -> None:
    """Make up to three reading calls; one response that can be of this API is enough. Read what the user named, too.

    Raises:
        UnusableServerError: No response can be, or nothing has the id that the user named; the message says which.
    """
    _check_api(session)
    named = session.population.named
    for call in _reads(session, named):
        if session.send(call).status == HTTPStatus.NOT_FOUND:
            given = " ".join(f"{name}={value}" for name, value in named.items())
            raise UnusableServerError(
                f"--given must name what exists (got {given}; {call.operation.id} finds nothing)"
            )


def _reads(session: Session, named: Mapping[str, str]) -> Iterator[Call]:
    """Yield the first call that reads what the user named."""
    known = {**named, **session.connection.accounts[0].given}
    for operation in session.contract.operations.values():
        wanted = {each["name"] for each in operation.parameters if each["in"] == "path"}
        if operation.method == "GET" and wanted <= known.keys() and not wanted.isdisjoint(named):
            yield Call(operation, {name: known[name] for name in wanted})
            return


def _check_api(session: Session) -> None:
    found = list[str]()
    for call in _probes(session):
        complaint = _complaint(session, session.send(call))
        if not complaint:
            return
        found.append(complaint)
    raise UnusableServerError(f"{session.connection.base_url} cannot be tested: {found[0]}")


def _probes(session: Session) -> Iterator[Call]:
    listings = [
        listing.call({}, size=listing.max_size, **listing.first_page()) for listing in session.listings
    ]
    own = [call for call in listings if _is_complete(session, call)]
    others = [
        Call(
            operation,
            {each["name"]: each.get("example", 1) for each in operation.parameters if each["in"] == "path"},
        )
        for operation in session.contract.operations.values()
        if operation.method == "GET" and only_reads(session.contract, operation)
    ]
    yield from (own + others)[:3]


def _is_complete(session: Session, call: Call) -> bool:
    given = session.connection.accounts[0].given
    wanted = {each["name"] for each in call.operation.parameters if each["in"] == "path"}
    return wanted <= given.keys() | call.parameters.keys()


def _complaint(session: Session, exchange: Exchange) -> str:
    if 300 <= exchange.status < 400:
        return f"it redirects (HTTP {exchange.status}); --url must be the address that answers"
    try:
        value = json.loads(exchange.response.body or b"")
    except (ValueError, RecursionError):
        kind = exchange.response.media_type or "nothing"
        return f"it answers {kind} where the API answers JSON (HTTP {exchange.status})"
    if exchange.status in _REFUSED:
        return f"it refuses the credentials (HTTP {exchange.status})"
    operation = exchange.call.operation
    if not _is_of_api(session, operation, exchange.status, value):
        return f"it answers {exchange.call.operation.method} {operation.path} as another API (HTTP {exchange.status})"
    return ""


def _is_of_api(session: Session, operation: Operation, status: int, value: object) -> bool:
    """Return whether a body has the members of the documented response, however wrong their values are."""
    schema = response_schema(session.contract, operation, status)
    if schema is None:
        return False
    declared = session.contract.declared(operation.id, "x-pagination")
    if (
        declared
        and status < 300
        and pointers.first_list(value, expression_target(declared["results"])) is not None
    ):
        return True
    misfit, _ = fitted(value, schema, session.contract)
    members = session.contract.members(schema)
    found = cast(dict[str, Any], value) if isinstance(value, dict) else {}
    return misfit is None or bool(found.keys() & members.keys())
