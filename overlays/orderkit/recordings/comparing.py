"""Compares recorded responses with the specs: what differs, by operation, status and JSON path, without any values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..contract import Contract, JsonObject, Operation, is_json
from ..runtime.client.differences import Difference, fitted
from ..runtime.client.drift import general_path
from ..runtime.protocol.raw_numbers import loads_with_raw_numbers, raw_numbers
from .documented import response_node
from .exchange import Exchange, RecordedResponse, header
from .matching import Matcher, Unmatched
from .undeclared import undeclared

ADDITIONS: Final = frozenset({"undeclared", "new_value"})
"""Kinds that a tolerant reader takes: the provider has added something."""
_MOST_PLACES: Final = 10_000


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place where responses differ from the spec.

    Attributes:
        provider: The provider's name.
        operation: The operationId.
        status: The HTTP status of the responses.
        path: The JSON path with `[]` for any index, such as `data[].order_id`; `header link` for a header; empty for
            the whole response.
        kind: As `DriftPlace.kind` of a client's drift: `null`, `missing`, `type`, `format`, `value`, `number` or
            `array_for_object`; besides `undeclared`, a member that the spec does not have; `new_value`, one that its
            list does not have; `bound`, a text or number out of its bounds; `status`, `media_type` or `body`, one that
            the operation does not document; `not_json`, no JSON where the media type says so.
        count: How often.
    """

    provider: str
    operation: str
    status: int
    path: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of comparing a recording.

    Attributes:
        findings: What differs, in the order of providers, operations, statuses and paths.
        compared: The number of responses by provider and operation.
        without_body: How many of them have no recorded body, so that only status and headers were compared.
        unmatched: The number of other exchanges, by reason.
    """

    findings: tuple[Finding, ...]
    compared: Mapping[tuple[str, str], int]
    without_body: int
    unmatched: Mapping[str, int]


def compare(exchanges: Iterable[Exchange], *, matcher: Matcher | None = None) -> Comparison:
    """Compare the responses of exchanges with the specs. Exchanges are read one by one, and none is kept."""
    matcher = matcher or Matcher()
    counts: Counter[tuple[str, str, int, str, str]] = Counter()
    compared: Counter[tuple[str, str]] = Counter()
    unmatched: Counter[str] = Counter()
    without_body = 0
    for exchange in exchanges:
        match = matcher.find(exchange.request.method, exchange.request.url)
        if isinstance(match, Unmatched):
            unmatched[match.reason] += 1
            continue
        provider, operation, response = match.provider, match.operation, exchange.response
        compared[provider, operation.id] += 1
        without_body += response.body is None
        for path, kind in differences(matcher.contract(provider), operation, response):
            place = provider, operation.id, response.status, path, kind
            # Names that no spec declares are the provider's, and there may be any number of them.
            if place in counts or len(counts) < _MOST_PLACES:
                counts[place] += 1
    findings = tuple(Finding(*place, count) for place, count in sorted(counts.items()))
    return Comparison(findings, compared, without_body, unmatched)


def differences(
    contract: Contract, operation: Operation, response: RecordedResponse, value: Any = None
) -> Iterator[tuple[str, str]]:
    """Yield path and kind of each place where a response differs from what its operation documents.

    `value` is the JSON value of its body where that has been read already.
    """
    found = response_node(contract, operation, response.status)
    # `default` stands for errors: a success that the spec does not have is none of them.
    if found is None or (found[0] == "default" and response.status < 400):
        yield "", "status"
        return
    name, node = found
    yield from _missing_headers(contract, node, response)
    if response.body:
        yield from _differences_of_body(contract, node, operation.responses[name], response, value)
    elif response.body is not None and operation.responses[name] is not None and operation.method != "HEAD":
        yield "", "missing"


def _missing_headers(
    contract: Contract, node: JsonObject, response: RecordedResponse
) -> Iterator[tuple[str, str]]:
    for name, declared in node.get("headers", {}).items():
        if contract.resolve(declared).get("required") and not header(response.headers, name.lower()):
            yield f"header {name}", "missing"


def _differences_of_body(
    contract: Contract, node: JsonObject, schema: JsonObject | None, response: RecordedResponse, value: Any
) -> Iterator[tuple[str, str]]:
    documented = {media_type.partition(";")[0].strip().lower() for media_type in node.get("content", {})}
    if not documented:
        yield "", "body"
        return
    if response.media_type not in documented:
        yield "", "media_type"
    if not is_json(response.media_type) or schema is None:
        return
    if value is None:
        try:
            value = loads_with_raw_numbers(response.body or b"")
        except ValueError:
            yield "", "not_json"
            return
    misfit, _ = fitted(value, schema, contract)
    found = [] if misfit is None else list(misfit.differences())
    wrong = {each.place for each in found}
    found += [Difference(place, "number", "a number") for place in raw_numbers(value) if place not in wrong]
    # Inside of what is of another type nothing more can be said.
    found += [each for each in undeclared(value, schema, contract) if not _is_inside(each.place, wrong)]
    yield from ((general_path(each), each.kind) for each in found)


def _is_inside(place: tuple[str | int, ...], outer: set[tuple[str | int, ...]]) -> bool:
    return any(place[:length] in outer for length in range(len(place) + 1))
