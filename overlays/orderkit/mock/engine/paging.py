"""Paging as `x-pagination` of a contract declares it: by page number, by offset, or by cursors in a `Link` header."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from ...contract import Contract, JsonObject, Operation, expression_target
from .errors import InvalidRequestError
from .messages import Call, Response
from .parameters import split_query
from .violations import Violation

# Names under which `inputs` of `x-pagination` declares the position of a page.
_POSITION_INPUTS = ("page", "offset", "cursor")


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a list: at most `limit` items from `offset` on."""

    offset: int
    limit: int

    def of(self, items: Sequence[Any]) -> list[Any]:
        """Cut the items of the slice out of a list."""
        return list(items[self.offset : self.offset + self.limit])


class Pagination:
    """Reads the page that a call asks for, and writes the response that holds it."""

    def __init__(
        self,
        contract: Contract,
        operation: Operation,
        *,
        largest_page: int | None = None,
        first: int | None = None,
    ) -> None:
        self._declared: JsonObject = contract.declared(operation.id, "x-pagination")
        inputs = {role: expression_target(each) for role, each in self._declared["inputs"].items()}
        self.inputs = frozenset(inputs.values())
        """Names of the parameters that choose a page; one with a slash is a property of the body."""
        self._position = next(inputs[name] for name in _POSITION_INPUTS if name in inputs)
        self._size = inputs["size"]
        schemas = {
            parameter["name"]: contract.resolve(parameter["schema"]) for parameter in operation.parameters
        }
        if operation.request_schema is not None:
            members = contract.members(operation.request_schema)
            schemas |= {f"/{name}": contract.resolve(member) for name, member in members.items()}
        self._schemas = schemas
        largest: JsonObject = self._declared.get("max-size", {})
        # A schema of the size says it too, unless nobody but us says how many are allowed.
        self._most: int | None = largest["items"] if largest.get("beyond") == "refused" else None
        if largest_page is not None:
            self._most = largest_page
        self._first = int(self._declared.get("first", 0)) if first is None else first

    def slice(self, call: Call, default_size: int | None = None) -> Slice:
        """Return the slice that a call asks for; the default size is that of the contract, else the largest one.

        InvalidRequestError if it is larger than `max-size`, or before the first page.
        """
        schema = self._schemas[self._size]
        usual = schema.get("default", schema.get("maximum")) if default_size is None else default_size
        limit = int(self._input(call, self._size, usual))
        if self._most is not None and limit > self._most:
            wrong = Violation("query", (self._size,), "maximum", f"is more than {self._most}")
            raise InvalidRequestError([wrong])
        if self._declared["kind"] == "link-cursor":
            # Stock cursors hold the offset; they are opaque to clients, which follow the link.
            return Slice(self._read_cursor(self._input(call, self._position, None)), limit)
        position = int(self._input(call, self._position, self._first)) - self._first
        if position < 0:
            wrong = Violation("query", (self._position,), "minimum", f"is less than {self._first}")
            raise InvalidRequestError([wrong])
        # Pages count from `first` and hold `limit` items; offsets count items.
        return Slice(position * limit if self._declared["kind"] == "page" else position, limit)

    def respond(self, call: Call, page: Sequence[Any], total: int) -> Response:
        """Put a page where the contract expects its items, with the total and the link if there are any."""
        results = expression_target(self._declared["results"])
        if results in ("", "/"):  # the response is the list itself
            return Response(200, list(page), headers=self._link(call, total))
        document: JsonObject = {}
        _set(document, results, list(page))
        if "total" in self._declared:
            _set(document, expression_target(self._declared["total"]), total)
        return Response(200, document, headers=self._link(call, total))

    def _input(self, call: Call, name: str, default: Any) -> Any:
        if name.startswith("/"):
            return call.body.get(name[1:], default)
        return call.parameters.get(name, default)

    def _link(self, call: Call, total: int) -> Mapping[str, str]:
        if self._declared["kind"] != "link-cursor":
            return {}
        current = self.slice(call)
        after = current.offset + current.limit
        if after >= total:
            return {}
        url = with_parameter(call.head.url, self._position, base64.b64encode(str(after).encode()).decode())
        return {"link": f'<{url}>; rel="next"'}

    def _read_cursor(self, text: str | None) -> int:
        if text is None:
            return 0
        try:
            # A negative offset would slice from the end of the list.
            return max(int(base64.b64decode(text, validate=True)), 0)
        except (binascii.Error, ValueError) as error:
            wrong = Violation("query", (self._position,), "format", "is not a cursor of this listing")
            raise InvalidRequestError([wrong]) from error


def with_parameter(url: str, name: str, value: str, *, safe: str = "") -> str:
    """Return a URL whose query has one value for a parameter, in place of any other; `safe` is not percent-encoded."""
    path, _, query = url.partition("?")
    kept = [pair for pair in query.split("&") if pair and name not in split_query(pair.encode("ascii"))]
    query = "&".join([*kept, f"{name}={quote(value, safe=safe)}"])
    return f"{path}?{query}"


def _set(document: JsonObject, pointer: str, value: Any) -> None:
    *parents, last = pointer.removeprefix("/").split("/")
    for name in parents:
        document = cast(JsonObject, document.setdefault(name, {}))
    document[last] = value
