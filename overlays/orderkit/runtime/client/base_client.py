"""Joins an exchange to a generated client: what an operation is, once, for both colours."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine, Mapping, Sequence
from types import MethodType, TracebackType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    cast,
    overload,
)

from attrs import define, evolve, field

from ...contract import Contract
from ..http.sync_transport import SyncTransport
from ..protocol.clock import Clock
from ..protocol.credentials import NO_CREDENTIALS, Credentials
from ..protocol.exchange import Policy, exchange
from ..protocol.messages import (
    Flow,
    JsonBody,
    OperationInfo,
    Problem,
    Request,
    Response,
    RetryClass,
    Timeout,
)
from ..protocol.observers import configure_logging
from ..protocol.rate_limiter import RateLimiter
from ..protocol.retry_policy import Retry, retry_after_of
from ..version import __version__
from .decoding import decode, identity

if TYPE_CHECKING:
    from ..http.wire import AsyncHttp, SyncHttp

P = ParamSpec("P")
T = TypeVar("T")
U = TypeVar("U")


@define(frozen=True, kw_only=True)
class Provider:
    """What is known of a provider before it is called.

    Attributes:
        name: Name of its spec and of its generated package.
        servers: Base URL of each environment.
        operations: Method, path template and retry class of each operation.
        read_problem: Reads the body of an error.
        paginations: How each operation that lists is paged.
        headers: What is sent with every request, besides what all providers get.
        accept: The media type to ask for.
        open_operations: The operations that take no credentials.
        asked_wait: Seconds that an answer's headers ask to wait, from them and the seconds since the epoch.
        rate_limits: The limits that the provider documents: `methods`, `calls` and `seconds` of each.
    """

    name: str
    servers: Mapping[str, str]
    operations: Mapping[str, tuple[str, str, str]]
    read_problem: Callable[[Response], Problem]
    paginations: Mapping[str, Mapping[str, Any]] = field(factory=dict[str, Mapping[str, Any]])
    headers: Mapping[str, str] = field(factory=dict[str, str])
    accept: str = "application/json"
    open_operations: frozenset[str] = frozenset()
    retry_after_of: Callable[[Mapping[str, str], float], float | None] = retry_after_of
    rate_limits: Sequence[Mapping[str, Any]] = ()

    def info(self) -> dict[str, OperationInfo]:
        """The facts of each operation."""
        return {
            name: OperationInfo(
                operation=name, method=method, path_template=path, kind=cast(RetryClass, kind)
            )
            for name, (method, path, kind) in self.operations.items()
        }

    def common_headers(self) -> dict[str, str]:
        """What is sent with every request."""
        return {"Accept": self.accept, "User-Agent": f"orderkit/{__version__}", **self.headers}


@define(frozen=True)
class Call(Generic[T]):
    """One call, described: nothing of it has happened yet.

    Attributes:
        build: Makes a model of the JSON of a successful answer.
        finish: Makes of the model what the call returns.
    """

    info: OperationInfo
    request: Request
    build: Callable[[Any], Any]
    language: str | None
    finish: Callable[[Any], T] = identity

    def then(self, change: Callable[[T], U]) -> Call[U]:
        """The same call, with what is made of its result for a result."""
        finish = self.finish
        return Call(self.info, self.request, self.build, self.language, lambda model: change(finish(model)))


class BaseClient:
    """What a client is, whatever its colour: a provider, an address, credentials and settings."""

    provider: ClassVar[Provider]
    _clock: ClassVar[Clock] = Clock()
    """A subclass of a test has its own."""

    def __init__(
        self,
        *,
        base_url: str,
        language: str | None,
        timeout: float | Timeout,
        retry: Retry,
        credentials: Credentials,
        http_client: Any,
        limiter: RateLimiter | None = None,
    ) -> None:
        self._base_url = base_url
        self._language = language
        self._timeout = Timeout.of(timeout)
        self._headers = self.provider.common_headers()
        self._operations = self.provider.info()
        self._policy = Policy(
            retry=retry,
            credentials=credentials,
            read_problem=self.provider.read_problem,
            retry_after_of=self.provider.retry_after_of,
            limiter=limiter,
            clock=self._clock,
        )
        configure_logging()
        self._open(http_client)

    @classmethod
    def limiter(cls) -> RateLimiter:
        """What keeps to the provider's limits, for one token: pass it as `limiter=` to every client of that token."""
        return RateLimiter(cls.provider.rate_limits)

    @property
    def base_url(self) -> str:
        """The address that paths are added to."""
        return self._base_url

    @property
    def language(self) -> str | None:
        """The language of error messages, where one was chosen."""
        return self._language

    @property
    def timeout(self) -> Timeout:
        """How long a call waits for the network, unless it says otherwise."""
        return self._timeout

    @property
    def retry(self) -> Retry:
        """When a request is sent again."""
        return self._policy.retry

    def _open(self, http_client: Any) -> None:
        """Make the transport, of the client's colour."""
        raise NotImplementedError

    def __repr__(self) -> str:
        language = f", language={self.language!r}" if self.language else ""
        return f"{type(self).__name__}(base_url={self.base_url!r}{language})"

    def build_call(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        build: Callable[[Any], T],
        *,
        language: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Call[T]:
        """Describe a call from the arguments that the generated client would hand to httpx."""
        info = self._operations[operation]
        given = {name: str(value) for name, value in arguments.get("headers", {}).items()}
        request = Request(
            method=info.method,
            base_url=self._base_url,
            path=arguments["url"],
            params=arguments.get("params", {}),
            headers={**self._headers, **given},
            body=JsonBody(arguments["json"]) if "json" in arguments else None,
            timeout=self._timeout if timeout is None else Timeout.of(timeout),
        )
        return Call(info=info, request=request, build=build, language=language)

    def flow_with_response(self, call: Call[T]) -> Flow[tuple[T, Response]]:
        """The steps of a call, to its decoded answer and the answer itself."""
        policy = self._policy
        if call.info.operation in self.provider.open_operations:
            policy = evolve(policy, credentials=NO_CREDENTIALS)
        completed = yield from exchange(
            call.request, call.info, policy, functools.partial(self._decode, call), language=call.language
        )
        return completed.value, completed.response

    def flow_of(self, call: Call[T]) -> Flow[T]:
        """The steps of a call, to its decoded answer."""
        result, _ = yield from self.flow_with_response(call)
        return result

    def _decode(self, call: Call[T], response: Response) -> T:
        contract = Contract.load(self.provider.name)
        schema = contract.operation(call.info.operation).success_schema(response.status)
        return decode(response, schema, contract, call.build, call.finish)


class SyncClient(BaseClient):
    """A client for threads."""

    def _open(self, http_client: SyncHttp | None) -> None:
        self._transport = SyncTransport(http_client)

    def perform(self, call: Call[T]) -> T:
        """Make a described call and decode its answer."""
        return self.run(self.flow_of(call))

    def run(self, flow: Flow[T]) -> T:
        """Take steps to what comes of them."""
        return self._transport.perform(flow)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(BaseClient):
    """A client for tasks of one event loop."""

    def _open(self, http_client: AsyncHttp | None) -> None:
        from ..http.async_transport import AsyncTransport

        self._transport = AsyncTransport(http_client)

    def perform(self, call: Call[T]) -> Coroutine[Any, Any, T]:
        """Make a described call and decode its answer."""
        return self.run(self.flow_of(call))

    def run(self, flow: Flow[T]) -> Coroutine[Any, Any, T]:
        """Take steps to what comes of them."""
        return self._transport.perform(flow)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _Method(Generic[P, T]):
    """A method written once for both colours: it returns the result on a client for threads and an awaitable of it on
    one for tasks."""

    def __init__(self, perform: Callable[..., Any]) -> None:
        self._perform = perform

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    @overload
    def __get__(self, instance: SyncClient, owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, instance: AsyncClient, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self._perform if instance is None else MethodType(self._perform, instance)


class operation(_Method[P, T]):  # noqa: N801 - used as a decorator
    """A method that describes one call."""

    def __init__(self, build_call: Callable[Concatenate[Any, P], Call[T]]) -> None:
        @functools.wraps(build_call)
        def perform(client: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            return client.perform(build_call(client, *args, **kwargs))

        super().__init__(perform)


class workflow(_Method[P, T]):  # noqa: N801 - used as a decorator
    """A method that describes several calls, as steps."""

    def __init__(self, build_call: Callable[Concatenate[Any, P], Flow[T]]) -> None:
        @functools.wraps(build_call)
        def perform(client: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            return client.run(build_call(client, *args, **kwargs))

        super().__init__(perform)
