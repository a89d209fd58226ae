"""Base classes of the clients: their settings, their connections and their options. Operations are generated."""

from __future__ import annotations

import copy
from collections.abc import Coroutine, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from ..http.proxies import check_proxy
from ..http.sync_transport import SyncTransport
from ..protocol.clock import Clock
from ..protocol.credentials import Credentials
from ..protocol.messages import Flow, Timeout
from ..protocol.observers import configure_logging
from ..protocol.pickling import NotPicklable
from ..protocol.rate_limiter import RateLimiter
from ..protocol.retry_policy import Retry
from .calls import Call
from .core import ClientCore
from .drift import Drift, OnDrift
from .own_methods import methods_of_private_classes
from .provider import Provider
from .settings import timeout_of

if TYPE_CHECKING:
    from ..http.async_transport import AsyncTransport
    from ..http.wire import AsyncHttp, SyncHttp


T = TypeVar("T")


class BaseClient(NotPicklable):
    """Settings and options of a client, sync or async.

    A copy by `copy.copy` shares the connections, as one by `with_options` does.
    """

    _provider: ClassVar[Provider]
    # A test gives a client a clock of its own, so that time passes without waiting.
    _clock: ClassVar[Clock] = Clock()
    _core: ClientCore

    def __init_subclass__(cls) -> None:
        """Give a public class methods of its own in place of those of a private one, whose name errors would show."""
        super().__init_subclass__()
        if not cls.__name__.startswith("_"):
            for name, method in methods_of_private_classes(cls).items():
                setattr(cls, name, method)

    def __init__(
        self,
        *,
        base_url: str,
        credentials: Credentials,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
        limiter: RateLimiter | None = None,
        http_client: Any = None,
        arguments: Mapping[str, Any] | None = None,
        secrets: tuple[str, ...] = (),
        on_drift: OnDrift = "keep",
    ) -> None:
        self._core = ClientCore(
            self._provider,
            base_url=base_url,
            timeout=timeout_of(self._provider, timeout),
            retry=retry,
            credentials=credentials,
            limiter=limiter,
            headers=headers,
            arguments={} if arguments is None else arguments,
            clock=self._clock,
            secrets=secrets,
            on_drift=on_drift,
        )
        configure_logging()
        self._core.transport = self._make_transport(http_client)
        check_proxy(base_url, http_client)

    @classmethod
    def limiter(cls, *, parts: int = 1) -> RateLimiter:
        """Make a limiter for the provider's documented limits: pass one as `limiter=` to every client of a token.

        Args:
            parts: The number of processes that share the token. Each makes a limiter of its own, which keeps to its
                part of each limit.

        Raises:
            ValueError: `parts` is less than 1.
        """
        return RateLimiter(cls._provider.rate_limits, parts=parts)

    @property
    def base_url(self) -> str:
        """The address that paths are added to."""
        return self._core.base_url

    @property
    def timeout(self) -> Timeout:
        """How long a call waits for the network, unless it says otherwise."""
        return self._core.timeout

    @property
    def retry(self) -> Retry:
        """When a request is sent again, unless a call says otherwise."""
        return self._core.policy.retry

    @property
    def on_drift(self) -> OnDrift:
        """What becomes of responses that differ from the contract: `keep`, `raise`, or a function that hears of it."""
        return self._core.on_drift

    @property
    def drift(self) -> Drift:
        """How often responses differed from the contract, by operation, path and kind.

        Clients that `with_options` made share it.
        """
        return self._core.drift

    def __repr__(self) -> str:
        arguments = ((name, value) for name, value in self._shown() if value is not None)
        shown = "".join(f", {name}={value!r}" for name, value in arguments)
        return f"{type(self).__name__}(base_url={self.base_url!r}{shown})"

    def _shown(self) -> tuple[tuple[str, object], ...]:
        """Settings besides the address that a repr shows."""
        return ()

    @property
    def _transport(self) -> Any:
        """What performs its calls over its connections, which twins share."""
        return self._core.transport

    def _make_transport(self, http_client: Any) -> Any:
        raise NotImplementedError

    def _twin(self, **changes: Any) -> Self:
        """A client with other settings over the same connections."""
        # Not by the constructor: a user's subclass may have one with other arguments.
        twin = copy.copy(self)
        twin._core = self._core.twin(**changes)
        return twin

    def _raw_twin(self) -> Self:
        """A client whose operations return ApiResponses."""
        twin = copy.copy(self)
        twin._core = self._core.raw_twin()
        return twin


class SyncClient(BaseClient):
    """A synchronous client. Thread-safe."""

    def _send(self, call: Call[T]) -> T:
        result: T = self._core.send(call)
        return result

    def _run(self, flow: Flow[T]) -> T:
        result: T = self._core.run(flow)
        return result

    def _make_transport(self, http_client: SyncHttp | None) -> SyncTransport:
        return SyncTransport(http_client)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was passed in."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(BaseClient):
    """An asynchronous client, bound to the event loop it is first used in."""

    def _send(self, call: Call[T]) -> Coroutine[Any, Any, T]:
        result: Coroutine[Any, Any, T] = self._core.send(call)
        return result

    def _run(self, flow: Flow[T]) -> Coroutine[Any, Any, T]:
        result: Coroutine[Any, Any, T] = self._core.run(flow)
        return result

    def _make_transport(self, http_client: AsyncHttp | None) -> AsyncTransport:
        from ..http.async_transport import AsyncTransport  # synchronous programs need no asyncio

        return AsyncTransport(http_client)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was passed in."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
