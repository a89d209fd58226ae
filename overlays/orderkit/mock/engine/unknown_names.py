"""Names in a request that the contract does not know: most are slips, which providers ignore without a word."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, cast

from ...contract import Contract, JsonObject, Operation
from .messages import RequestHead
from .schema_matching import CHOICES, Path, schema_for
from .violations import Violation

# Similarity of two names from which on one is taken for a slip of the other: `notificaton_url` has 0.97.
_LEAST_SIMILARITY = 0.8
# A name more costs a comparison with each declared name; a request that is meant well has few.
_MOST_COMPARED = 50
_LONGEST_COMPARED = 100
# One object, because the members of schemas are kept by their identity.
_ANYTHING: JsonObject = {}


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
            operation.id: tuple(sorted({*_names(operation, "header"), *keys}))
            for operation in contract.operations.values()
        }
        # By the identity of nodes of the contract, which lives as long as this.
        self._members: dict[int, JsonObject] = {}

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
            # Bodies may have any number of names, and each takes time to compare.
            for path, name, declared in islice(self._in_body(schema, body, ()), _MOST_COMPARED):
                close = _closest(name, declared)
                if close is not None:
                    found.append(_unknown("body", (*path, name), close))
        return found

    def _in_query(self, operation: Operation, query: Collection[str]) -> Iterator[Violation]:
        declared = self._query[operation.id]
        for name in islice((name for name in query if name not in declared), _MOST_COMPARED):
            yield _unknown("query", (name,), _closest(name, declared - set(query)))

    def _in_headers(self, operation: Operation, head: RequestHead) -> Iterator[Violation]:
        declared = self._headers[operation.id]
        for name, close in _misspelt(tuple(name for name, _ in head.headers), declared) if declared else ():
            yield _unknown("header", (name,), close)

    def _in_body(
        self, schema: JsonObject, value: Any, path: Path
    ) -> Iterator[tuple[Path, str, Collection[str]]]:
        """Yield the unknown names with their paths, and the names that could be meant."""
        if isinstance(value, list):
            items: JsonObject = schema_for(self._contract, schema, value).get("items", _ANYTHING)
            for index, item in enumerate(cast(Sequence[Any], value)):
                if isinstance(item, dict | list):
                    yield from self._in_body(items, item, (*path, index))
        elif isinstance(value, dict):
            members = cast(JsonObject, value)
            declared = self._declared(schema, members)
            for name, member in members.items():
                if name not in declared:
                    yield path, name, declared.keys() - members.keys()
                elif isinstance(member, dict | list):
                    yield from self._in_body(declared[name], member, (*path, name))

    def _declared(self, schema: JsonObject, value: JsonObject) -> JsonObject:
        found = self._members.get(id(schema))
        if found is None:
            node = self._contract.resolve(schema)
            if any(choice in node for choice in CHOICES):  # the value decides
                return self._contract.members(schema_for(self._contract, schema, value))
            found = self._members[id(schema)] = self._contract.members(node)
        return found


def _names(operation: Operation, place: str) -> Iterator[str]:
    return (parameter["name"] for parameter in operation.parameters if parameter["in"] == place)


# A client sends the same few headers with every request.
@lru_cache(maxsize=1024)
def _misspelt(sent: tuple[bytes, ...], declared: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names of headers that resemble a declared one which is missing, with that."""
    names = [name.decode("latin-1").lower() for name in sent]
    missing = [name for name in declared if name.lower() not in names]
    known = {name.lower() for name in declared}
    others = [name for name in names[:_MOST_COMPARED] if name not in known]
    return tuple((name, close) for name in others if (close := _closest(name, missing)))


def _closest(name: str, declared: Collection[str]) -> str | None:
    if len(name) > _LONGEST_COMPARED:
        return None
    by_form = {known.lower(): known for known in declared}
    close = difflib.get_close_matches(name.lower(), by_form, n=1, cutoff=_LEAST_SIMILARITY)
    return by_form[close[0]] if close else None


def _unknown(part: Any, path: Path, close: str | None) -> Violation:
    hint = f": did you mean {close}?" if close else ""
    return Violation(part, path, "additionalProperties", f"is not known{hint}")
