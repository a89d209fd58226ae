"""One request and its response, made by the tester or recorded elsewhere, as the rules of single answers see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..contract import Contract, Operation, Place
from ..recordings.exchange import RecordedRequest, RecordedResponse, header
from .calls import Exchange, json_of, read_json


@dataclass(frozen=True)
class Answer:
    """A request that reached an operation, with its response.

    Attributes:
        contract: The provider's contract.
        operation: The operation.
        request: The request.
        response: The response.
        path: The texts of the path parameters.
        exchange: The exchange of the run; None for recorded traffic.
        fitting: Marks of the items that fitted their schema earlier in the same run or recording.
    """

    contract: Contract
    operation: Operation
    request: RecordedRequest
    response: RecordedResponse
    path: Mapping[str, str]
    exchange: Exchange | None = None
    fitting: set[bytes] = field(default_factory=set[bytes], repr=False, compare=False)

    @property
    def place(self) -> Place:
        """The place of the operation in the spec."""
        return place_of(self.contract, self.operation)

    @property
    def succeeded(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.response.status < 300

    @cached_property
    def query(self) -> Mapping[str, str]:
        """The query parameters; of one that was sent several times the last."""
        found = parse_qs(urlsplit(self.request.url).query, keep_blank_values=True)
        return {name: values[-1] for name, values in found.items()}

    def header(self, name: str) -> str:
        """Return a header of the response, or an empty text."""
        return header(self.response.headers, name.lower())

    @cached_property
    def sent(self) -> Any:
        """The JSON value of the request's body; None if it has none."""
        return read_json(self.request.body)

    @cached_property
    def value(self) -> Any:
        """The JSON value of the response's body; None if it has none or is no JSON."""
        return self.exchange.value if self.exchange else json_of(self.response)


def place_of(contract: Contract, operation: Operation) -> Place:
    """Return the place of an operation in its contract."""
    return Place.root(contract.document).child("paths", operation.path, operation.method.lower())
