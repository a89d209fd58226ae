"""What goes to the network and what comes back, as values that nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Final, Literal, Protocol, TypeVar
from urllib.parse import urlencode

from attrs import Attribute, define, field

from .json_codec import dumps, loads

RetryClass = Literal["safe", "upsert", "never"]
"""What sending an operation twice can do: `safe` reads, `upsert` writes the same again, `never` may write twice."""

LONGEST_TIMEOUT: Final = 86_400
"""Seconds; sockets cannot wait for much longer."""


def _is_seconds(timeout: object, attribute: Attribute[float], value: float) -> None:
    if isinstance(value, bool) or not 0 < value <= LONGEST_TIMEOUT:
        raise ValueError(
            f"the {attribute.name} timeout must be a positive number of seconds, at most a day, not {value!r}"
        )


@define(frozen=True, kw_only=True)
class Timeout:
    """How long to wait for the network, in seconds.

    Attributes:
        connect: For a connection to be made.
        read: For the next piece of the answer.
        write: For the next piece of the request to be taken.
        pool: For a connection of the pool to be free.
        body: For the whole body of the answer, however steadily it comes.
    """

    connect: float = field(default=5.0, validator=_is_seconds)
    read: float = field(default=30.0, validator=_is_seconds)
    write: float = field(default=30.0, validator=_is_seconds)
    pool: float = field(default=5.0, validator=_is_seconds)
    body: float = field(default=300.0, validator=_is_seconds)

    @classmethod
    def of(cls, value: float | Timeout) -> Timeout:
        """A number of seconds means that long for reading, writing and the pool, and at most that for connecting."""
        if isinstance(value, Timeout):
            return value
        return cls(connect=min(cls().connect, value), read=value, write=value, pool=value)


@define(frozen=True, kw_only=True)
class OperationInfo:
    """What is known of an operation before it is called."""

    operation: str
    method: str
    path_template: str
    kind: RetryClass


@define(frozen=True)
class AuthHeaders:
    """What proves who calls: headers that show in no rendering."""

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)


@define(frozen=True)
class JsonBody:
    """A JSON request body: the value, which a page of a listing may replace, and its encoding.

    Raises:
        TypeError: The value has no form in JSON.
        ValueError: It holds a number that JSON cannot represent, or is nested too deeply.
    """

    value: Any = field(repr=False)
    # Encoded here, once for all attempts: a value without a JSON form must fail at the call, before a token is fetched.
    content: bytes = field(init=False, eq=False, repr=False)

    @content.default
    def _encode(self) -> bytes:
        return dumps(self.value)


@define(frozen=True)
class FormBody:
    """A request body of form fields (`application/x-www-form-urlencoded`)."""

    fields: Mapping[str, str] = field(repr=False)
    content: bytes = field(init=False, eq=False, repr=False)

    @content.default
    def _encode(self) -> bytes:
        return urlencode(self.fields).encode()


@define(frozen=True, kw_only=True)
class Request:
    """What is sent. Its path is added to `base_url`, and `proof` goes nowhere else."""

    method: str
    base_url: str
    path: str
    timeout: Timeout
    auth: AuthHeaders = field(factory=AuthHeaders)
    headers: Mapping[str, str] = field(factory=dict[str, str])
    params: Mapping[str, Any] = field(factory=dict[str, Any])
    body: JsonBody | FormBody | None = field(default=None, repr=False)

    @property
    def json(self) -> Any:
        """The value of a JSON body; None without one."""
        return self.body.value if isinstance(self.body, JsonBody) else None

    def with_auth(self, auth: AuthHeaders) -> Request:
        """The same request with what proves who calls."""
        return Request(
            method=self.method,
            base_url=self.base_url,
            path=self.path,
            timeout=self.timeout,
            auth=auth,
            headers=self.headers,
            params=self.params,
            body=self.body,
        )


@define(frozen=True, kw_only=True)
class Response:
    """What came back.

    Attributes:
        status: HTTP status.
        reason: The words beside the status.
        headers: The headers; names are in lower case.
        content: The body.
        truncated: Whether the body was too long to be read to its end.
    """

    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(factory=dict[str, str])
    content: bytes = field(default=b"", repr=False)
    truncated: bool = False

    @property
    def text(self) -> str:
        """The body as text, with what is not UTF-8 replaced."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: It is not JSON.
        """
        return loads(self.content)


@define(frozen=True, kw_only=True)
class TransportFailure:
    """No complete answer came.

    Attributes:
        sent: Whether any byte of the request may have left.
        timed_out: Whether time ran out.
        cause: What the HTTP library said.
    """

    sent: bool
    timed_out: bool
    cause: Exception


@define(frozen=True)
class Sleep:
    """A wait, in seconds."""

    seconds: float


@define(frozen=True)
class AcquireLock:
    """A wait until no other call of this client has its turn; answered with what ends it."""


class Task(Protocol):
    """Steps that are being taken meanwhile, in a thread or a task of their own."""

    def result(self) -> Any:
        """What came of them, once they were waited for; their error is raised."""
        ...

    def done(self) -> bool:
        """Whether they came to an end."""
        ...

    def exception(self) -> BaseException | None:
        """The error that they ended with."""
        ...

    def cancel(self) -> object:
        """Give them up, as far as that can still be done."""
        ...


@define(frozen=True)
class Spawn:
    """Begin to take steps meanwhile; answered with their Flight."""

    flow: Flow[Any]


@define(frozen=True)
class WaitAny:
    """Wait until one of some flights has landed."""

    tasks: Sequence[Task]


T = TypeVar("T")
ReleaseLock = Callable[[], object]
Flow = Generator["Request | Sleep | AcquireLock | Spawn | WaitAny", Any, T]
"""Yields requests, to be sent an Answer or a Lost, pauses, turns, and other steps to be taken meanwhile; returns what
came of them."""


@define(frozen=True, kw_only=True)
class Problem:
    """What a provider says in an error's body.

    Attributes:
        meaning: The HTTP status that says what it means, whichever status carried it.
    """

    meaning: int
    message: str
    code: int | str | None = None
    key: str | None = None
    details: tuple[str, ...] = ()
