"""The mock of one provider, as tests use it: faults, clock, orders, calls and webhooks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, overload

from ..mock import Control, MockSettings
from ..mock.engine.json_writer import write_json_bytes
from .calls import Calls, ReceivedCall
from .next_call import NextCall
from .webhooks import SentWebhook, Webhooks

if TYPE_CHECKING:
    import httpx


class RunningMock(Protocol):
    """A mock of all providers."""

    @property
    def control(self) -> Control:
        """Control of the mock."""
        ...

    @property
    def settings(self) -> MockSettings:
        """Settings that the mock follows now."""
        ...

    @property
    def url(self) -> str:
        """Base URL of the mock, on a socket."""
        ...

    @property
    def transport(self) -> httpx.BaseTransport:
        """Transport for `httpx.Client`."""
        ...

    @property
    def async_transport(self) -> httpx.AsyncBaseTransport:
        """Transport for `httpx.AsyncClient`."""
        ...

    def deliver_webhooks(self) -> None:
        """Deliver all pending notifications now."""
        ...


class MockClock:
    """Clock of the mock, which all providers share."""

    def __init__(self, control: Control) -> None:
        self._control = control

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        return self._control.now()

    def set(self, now: datetime) -> datetime:
        """Stop the clock at a time with a time zone; then apply due events, such as expiries."""
        return self._control.set_clock(now)

    def run(self) -> datetime:
        """Let the clock follow the system's time again."""
        return self._control.set_clock(None)

    def advance(
        self, duration: timedelta | float = 0.0, *, days: float = 0, hours: float = 0, minutes: float = 0
    ) -> datetime:
        """Move the clock forward, by seconds or a timedelta and the other arguments together."""
        passed = duration if isinstance(duration, timedelta) else timedelta(seconds=duration)
        return self._control.advance_clock(passed + timedelta(days=days, hours=hours, minutes=minutes))


class MockOrders:
    """Orders of one provider."""

    def __init__(self, control: Control, provider: str) -> None:
        self._control = control
        self._provider = provider

    def put(
        self, order: Mapping[str, Any] | None = None, *, api_key: str | None = None, **properties: Any
    ) -> Any:
        """Store an order in place of one with the same id; return it as the provider shows it.

        Args:
            order: Properties as the provider's responses show them. The others are those of the order that has the
                id, or of a realistic new one. ValueError if there is no such order, and nothing is stored then.
            api_key: The account; the first one if None.
            properties: More of these, by name.
        """
        whole = {**(order or {}), **properties}
        stored = self._control.put_order(whole, api_key=api_key, provider=self._provider)
        # Plain numbers, as a client without our decoding reads them.
        return json.loads(write_json_bytes(stored))

    def advance(self, order_id: int | str, status: str | None = None, description: str | None = None) -> Any:
        """Move an order as the provider would, to its usual next status if None; return it as the provider shows it."""
        return self._control.advance_order(order_id, status, description, provider=self._provider)

    def seed(self, orders: int, *, seed: int = 0, api_key: str | None = None) -> Any:
        """Create realistic orders, their statuses in turn; return their ids and the number of each status."""
        return self._control.seed(orders, seed=seed, api_key=api_key, provider=self._provider)


class ProviderMock:
    """The mock of one provider.

    Attributes:
        name: Name of the provider, such as `nocnoc-store`.
        clock: Clock of the mock.
        orders: Orders of the provider.
        calls: Calls that the provider received.
        webhooks: Notifications that the provider sent.
    """

    def __init__(self, session: RunningMock, name: str) -> None:
        self._session = session
        self.name = name
        self.clock = MockClock(session.control)
        self.orders = MockOrders(session.control, name)
        self.calls = Calls(self._received, session.control.operations(name))
        self.webhooks = Webhooks(self._sent, session.deliver_webhooks)

    @property
    def url(self) -> str:
        """Base URL of the provider, on a socket; the server is started when it is read for the first time."""
        return f"{self._session.url}/{self.name}"

    @property
    def api_key(self) -> str:
        """An API key, username or token that the provider accepts."""
        return self._session.settings.api_keys[0]

    @property
    def secret(self) -> str:
        """Secret or password that belongs to the API key, for the providers that need one."""
        return f"{self.api_key}-secret"

    @property
    def transport(self) -> httpx.BaseTransport:
        """Transport for `httpx.Client`, without a socket; the base URL is `http://mock/` and the name."""
        return self._session.transport

    @property
    def async_transport(self) -> httpx.AsyncBaseTransport:
        """Transport for `httpx.AsyncClient`, without a socket."""
        return self._session.async_transport

    @property
    def control(self) -> Control:
        """Everything else that the mock can do."""
        return self._session.control

    # The overlap is the point: a property of the response plans at once.
    @overload
    def next(  # pyright: ignore[reportOverlappingOverload]
        self, operation: str | None = None, *, call: int = 1, times: int = 1
    ) -> NextCall: ...
    @overload
    def next(
        self,
        operation: str | None = None,
        *,
        call: int = 1,
        times: int = 1,
        status: int | None = None,
        body: Any = None,
        content_type: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry_after: float | datetime | str | None = None,
        delay: float = 0.0,
        effect: bool | None = None,
    ) -> None: ...
    def next(
        self, operation: str | None = None, *, call: int = 1, times: int = 1, **response: Any
    ) -> NextCall | None:
        """Plan what happens to the `call`-th coming call of an operation (any if None), and to `times` in all.

        With a property of the response, such as `status=429, retry_after=3`, that is planned at once. Without one, a
        method of the result plans it: `next("getOrder").drop()`.
        """
        chosen = NextCall(self._session.control, self.name, operation, call, times)
        if not response:
            return chosen
        chosen.respond(**response)
        return None

    def _received(self) -> list[ReceivedCall]:
        shown = [item for item in self._session.control.requests() if item["provider"] == self.name]
        names = ReceivedCall.__dataclass_fields__.keys() - {"operation"}
        return [
            ReceivedCall(operation=item["operationId"], **{name: item[name] for name in names})
            for item in shown
        ]

    def _sent(self) -> list[SentWebhook]:
        queue = self._session.control.webhooks()
        return [
            SentWebhook.read(item, queue["attempts"])
            for item in queue["notifications"]
            if item["provider"] == self.name
        ]
