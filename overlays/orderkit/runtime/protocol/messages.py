"""The steps that a call yields, such as requests and pauses, and their outcomes: values that never change."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Final, Literal, Protocol, TypeVar, cast
from urllib.parse import urlencode

from attrs import Attribute, Factory, define, field

from .json_codec import dumps, loads

RetryClass = Literal["safe", "upsert", "never"]
"""The effect of sending an operation twice: `safe` reads, `upsert` writes the same again, `never` may write twice."""

# Seconds, a day: a longer timeout is a slip of units, and a socket would refuse 1e10 s in the middle of a call.
LONGEST_TIMEOUT: Final = 86_400

# Seconds: a page of orders that takes longer than five minutes to arrive is not going to.
_LONGEST_ATTEMPT: Final = 300.0


def _is_seconds(timeout: object, attribute: Attribute[float], value: float) -> None:
    # Written so that NaN fails: every comparison with it is false.
    if isinstance(value, bool) or not 0 < value <= LONGEST_TIMEOUT:
        raise ValueError(
            f"{attribute.name} timeout must be a positive number of seconds, at most a day (got {value!r})"
        )


def _is_seconds_or_none(timeout: object, attribute: Attribute[Any], value: float | None) -> None:
    if value is not None:
        _is_seconds(timeout, attribute, value)


@define(frozen=True, kw_only=True)
class Timeout:
    """How long to wait for the network in one attempt, in seconds.

    Attributes:
        connect: For a connection to open.
        read: For the next chunk of the response.
        write: For the next chunk of the request to be sent.
        pool: For a free connection of the pool.
        body: For the whole response, its head included, however steadily it arrives; it counts from the beginning of
            the attempt. None for as long as the others allow.
        total: For the whole attempt, from the wait for a connection to the last byte of the response; the longer of
            300 and `body` if left out. None for as long as the others allow.
    """

    connect: float = field(default=5.0, validator=_is_seconds)
    read: float = field(default=30.0, validator=_is_seconds)
    write: float = field(default=30.0, validator=_is_seconds)
    pool: float = field(default=5.0, validator=_is_seconds)
    body: float | None = field(default=_LONGEST_ATTEMPT, validator=_is_seconds_or_none)
    total: float | None = field(
        default=Factory(lambda self: max(_LONGEST_ATTEMPT, self.body or 0.0), takes_self=True),
        validator=_is_seconds_or_none,
    )

    @classmethod
    def of(cls, value: float | Timeout) -> Timeout:
        """Take seconds for reading, writing and the pool, and at most these for connecting."""
        if isinstance(value, Timeout):
            return value
        if not isinstance(cast(object, value), int | float):
            raise TypeError(f"timeout must be a number of seconds or a Timeout (got {type(value).__name__})")
        # A server that is up accepts a connection at once. A longer timeout is meant for slow responses, and must not
        # make the failure of a dead host slower. The whole attempt keeps its own limit, unless it is shorter than that.
        whole = max(_LONGEST_ATTEMPT, value)
        return cls(connect=min(cls().connect, value), read=value, write=value, pool=value, body=whole)


@define(frozen=True, kw_only=True)
class OperationInfo:
    """An operation as its spec describes it.

    Attributes:
        operation: Its name, such as `getOrder`.
        method: HTTP method.
        path_template: Its path, never filled in.
        kind: The effect of sending it twice.
    """

    operation: str
    method: str
    path_template: str
    kind: RetryClass


@define(frozen=True)
class AuthHeaders:
    """Headers that authenticate a request. They are not in the repr."""

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)


NO_AUTH: Final = AuthHeaders()


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

    def __attrs_post_init__(self) -> None:
        # The way to set an attribute of a frozen class while it is made.
        object.__setattr__(self, "content", dumps(self.value, "body"))


@define(frozen=True)
class FormBody:
    """A request body of form fields (`application/x-www-form-urlencoded`)."""

    fields: Mapping[str, str] = field(repr=False)
    content: bytes = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "content", urlencode(self.fields).encode())


@define(frozen=True, kw_only=True)
class Request:
    """An HTTP request. Its path is appended to `base_url`, and `auth` is sent nowhere else."""

    method: str
    base_url: str
    path: str
    timeout: Timeout
    auth: AuthHeaders = NO_AUTH
    headers: Mapping[str, str] = field(factory=dict[str, str])
    params: Mapping[str, Any] = field(factory=dict[str, Any])
    body: JsonBody | FormBody | None = field(default=None, repr=False)

    @property
    def json(self) -> Any:
        """The value of a JSON body; None without one."""
        return self.body.value if isinstance(self.body, JsonBody) else None

    def with_auth(self, auth: AuthHeaders) -> Request:
        """Return the request with authentication headers."""
        # attrs' `evolve` takes twice as long.
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
    """An HTTP response.

    Attributes:
        status: HTTP status.
        reason: The reason phrase beside the status.
        headers: The headers; names are in lower case. They may hold a token or a cookie, so they are not in the repr.
        content: The body. It may hold a customer's data, so it is not in the repr.
        truncated: Whether the body was too long to be read to its end.
        unreadable: What the body had to be to be read; empty if it was read.
    """

    status: int
    reason: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    content: bytes = field(default=b"", repr=False)
    truncated: bool = False
    unreadable: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """The body as text; bytes that are not UTF-8 are replaced."""
        # For people to read after an error: a wrong character is better than a second error.
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Decode the body as JSON, or raise ValueError if it is not JSON."""
        return loads(self.content)


@define(frozen=True, kw_only=True)
class TransportFailure:
    """A request without a complete response.

    Attributes:
        sent: Whether any byte of the request may have left.
        timed_out: Whether time ran out.
        cause: The error of the HTTP library.
    """

    sent: bool
    timed_out: bool
    cause: Exception


@define(frozen=True)
class Sleep:
    """Wait for a number of seconds."""

    seconds: float


@define(frozen=True)
class AcquireLock:
    """Wait for the client's lock, for a number of seconds at most.

    The step is sent a function that releases the lock; None if time ran out.
    """

    seconds: float


class Task(Protocol):
    """A flow that runs beside the call, in a thread or an asyncio task. A `Future` of either kind is one."""

    def result(self) -> Any:
        """Return its result, once it has been waited for, or raise its error."""

    def done(self) -> bool:
        """Return whether it has ended."""
        ...

    def exception(self) -> BaseException | None:
        """Return the error that it ended with, if any."""

    def cancel(self) -> object:
        """Cancel it, if that is still possible."""


@define(frozen=True)
class Spawn:
    """Run a flow beside the call; the step is sent its Task."""

    flow: Flow[Any]


@define(frozen=True)
class WaitAny:
    """Wait until one of several tasks is done."""

    tasks: Sequence[Task]


T = TypeVar("T")
ReleaseLock = Callable[[], object]
Flow = Generator["Request | Sleep | AcquireLock | Spawn | WaitAny", Any, T]
"""A generator that yields steps, is sent the outcome of each (of a Request, a Response or a TransportFailure), and
returns a result. A transport runs it, with threads or with asyncio."""


@define(frozen=True, kw_only=True)
class Problem:
    """An error as the body of a response describes it.

    Attributes:
        meaning: The HTTP status that fits the error. Its response may have another: some providers send 400 for all.
        message: The provider's message.
        code: The provider's error code, where it has one.
        key: The provider's name of the error for programs, where it has one.
        details: Further texts, for example one for each wrong field.
    """

    meaning: int
    message: str
    code: int | str | None = None
    key: str | None = None
    details: tuple[str, ...] = ()
