"""Calls that the tester makes, and the exchanges that come of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final

from ..contract import Operation, is_json
from ..recordings.exchange import RecordedRequest, RecordedResponse
from ..runtime.protocol.raw_numbers import loads_with_raw_numbers


class Absent(Enum):
    """The type of `ABSENT`."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
"""No body, which is not the same as a body of null."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call to make.

    Attributes:
        operation: The operation.
        parameters: Parameters of path, query and header by their names. A list is sent as the texts of its items with
            commas between them, True as `true`.
        body: A JSON value; bytes are sent as they are.
        account: Number of the account whose credentials are sent, from 0; None sends no credentials.
        credentials: Headers to send in place of those of the account, such as a token that has expired.
        headers: More headers.
        method: Another method than the operation's, such as HEAD.
        below: More of the path, behind that of the operation.
        is_generated: Whether it stands for a request that was generated, with more than the call says.
    """

    operation: Operation
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Any = ABSENT
    account: int | None = 0
    credentials: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    method: str = ""
    below: str = ""
    is_generated: bool = False

    @property
    def is_documented(self) -> bool:
        """Whether the spec says what answers it: it has the method and the path of its operation."""
        return self.method in ("", self.operation.method) and not self.below


@dataclass(frozen=True)
class Exchange:
    """A call with its response.

    Attributes:
        number: Position in the run, from 1.
        call: The call.
        request: The request as it was sent, with masked credentials.
        response: The response, with masked credentials.
        trace: The id in its `traceparent`.
        seconds: How long it took.
    """

    number: int
    call: Call
    request: RecordedRequest
    response: RecordedResponse
    trace: str
    seconds: float

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status

    @property
    def succeeded(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status < 300

    @cached_property
    def value(self) -> Any:
        """The JSON value of the body, with Decimal for each fraction; None if it has none or is no JSON."""
        return json_of(self.response)


def json_of(response: RecordedResponse) -> Any:
    """Return the JSON value of a body; None if it has none or is no JSON."""
    return read_json(response.body) if is_json(response.media_type) else None


def read_json(body: bytes | None) -> Any:
    """Return the JSON value of a body, with Decimal for each fraction; None if it is empty or no JSON."""
    if not body:
        return None
    try:
        return loads_with_raw_numbers(body)
    except ValueError:
        return None
