"""Names in a request that the contract does not know: most are slips, which providers ignore without a word."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, cast

from ...contract import Contract, JsonObject, Operation
from .messages import RequestHead
from .schema_matching import Path, schema_for
from .violations import Violation

# Similarity of two names from which on one is taken for a slip of the other: `notificaton_url` has 0.97.
_LEAST_SIMILARITY = 0.8


class UnknownNames:
    """Finds unknown names in the requests of one contract.

    An unknown parameter of the query is always found, a property or a header only if it resembles a declared one:
    headers of all kinds belong to a request, and providers accept properties of their clients' own.
    """

    @staticmethod
    @cache
    def of(contract: Contract) -> UnknownNames:
        """Return the names of a contract, shared by all mocks of the process."""
        return UnknownNames(contract)

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._query = {
            operation.id: frozenset(_names(operation, "query")) for operation in contract.operations.values()
        }
        schemes: Mapping[str, JsonObject] = contract.document["components"].get("securitySchemes", {})
        keys = {scheme["name"] for scheme in schemes.values() if scheme.get("in") == "header"}
        self._headers = {
            operation.id: {name.lower(): name for name in (*_names(operation, "header"), *keys)}
            for operation in contract.operations.values()
        }

    def find(
        self,
        operation: Operation,
        head: RequestHead,
        query: Collection[str],
        body: Any,
        schema: JsonObject | None,
    ) -> list[Violation]:
        """Return the unknown names of a request as violations of the contract."""
        found = list(self._in_query(operation, query))
        found += self._in_headers(operation, head)
        if schema is not None:
            found += self._in_body(schema, body, ())
        return found

    def _in_query(self, operation: Operation, query: Collection[str]) -> Iterator[Violation]:
        declared = self._query[operation.id]
        for name in query:
            if name not in declared:
                yield _unknown("query", (name,), _closest(name, declared - set(query)))

    def _in_headers(self, operation: Operation, head: RequestHead) -> Iterator[Violation]:
        declared = self._headers[operation.id]
        if not declared:
            return
        sent = [name.decode("latin-1").lower() for name, _ in head.headers]
        for name in sent:
            close = _closest_header(name, tuple(declared))
            if close is not None and close not in sent:
                yield _unknown("header", (name,), declared[close])

    def _in_body(self, schema: JsonObject, value: Any, path: Path) -> Iterator[Violation]:
        if isinstance(value, list):
            items = schema_for(self._contract, schema, value).get("items", {})
            for index, item in enumerate(cast(Sequence[Any], value)):
                yield from self._in_body(items, item, (*path, index))
        elif isinstance(value, dict):
            members = cast(JsonObject, value)
            declared = self._contract.members(schema_for(self._contract, schema, members))
            for name, member in members.items():
                if name in declared:
                    yield from self._in_body(declared[name], member, (*path, name))
                elif close := _closest(name, declared.keys() - members.keys()):
                    yield _unknown("body", (*path, name), close)


def _names(operation: Operation, place: str) -> Iterator[str]:
    return (parameter["name"] for parameter in operation.parameters if parameter["in"] == place)


# The same few headers come with every request.
@lru_cache(maxsize=1024)
def _closest_header(name: str, declared: tuple[str, ...]) -> str | None:
    return None if name in declared else _closest(name, declared)


def _closest(name: str, declared: Collection[str]) -> str | None:
    by_form = {known.lower(): known for known in declared}
    close = difflib.get_close_matches(name.lower(), by_form, n=1, cutoff=_LEAST_SIMILARITY)
    return by_form[close[0]] if close else None


def _unknown(part: Any, path: Path, close: str | None) -> Violation:
    hint = f": did you mean {close}?" if close else ""
    return Violation(part, path, "additionalProperties", f"is not known{hint}")
