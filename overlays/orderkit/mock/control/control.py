"""What a test may do to a mock besides calling its API: clock, progress, seeds, faults, webhooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from ..engine.capabilities import TokenRevocation
from ..engine.clock import ClockState, check_timestamp
from ..engine.provider import MAX_SEED, AdvanceRequest, Provider, SeedRequest, UnknownError
from ..engine.store import save
from ..faults.injected import InjectedFault
from ..faults.random_faults import FAULT_KINDS, RandomFaultRule
from ..state import MockState, seed_initial
from ..webhooks import outbox as webhooks


class Control:
    """Controls a mock in the same process, from any thread. `/_mock` does the same over HTTP.

    An unknown order, operation or provider is an UnknownError (a LookupError); anything else that cannot be
    is a ValueError.
    """

    def __init__(self, state: MockState) -> None:
        self._state = state

    def now(self) -> datetime:
        """The simulated time, in UTC."""
        return self._state.clock.now()

    def set_clock(self, now: datetime | None) -> datetime:
        """Let time stand still at a moment, or run with the system if None; orders that are due expire."""
        if now is not None and now.tzinfo is None:
            raise ValueError("the moment needs a time zone, for example UTC")
        return self._change_clock(lambda _: ClockState(frozen=now))

    def advance_clock(self, duration: timedelta | float) -> datetime:
        """Let time pass, in seconds or as a timedelta. Orders that are due expire."""
        try:
            passed = duration if isinstance(duration, timedelta) else timedelta(seconds=duration)
            if passed < timedelta():
                raise ValueError("time passes forwards; set the clock to go back")
            return self._change_clock(lambda state: state.advanced_by(passed))
        except OverflowError as error:
            raise ValueError("the clock cannot go that far") from error

    def advance_order(
        self,
        order_id: int | str,
        status: str | None = None,
        description: str | None = None,
        *,
        provider: str = "nocnoc",
    ) -> Any:
        """Move an order to its usual next status or to `status`, as the provider would; its tracking then."""
        step = AdvanceRequest(status, description, self.now())
        chosen = self._provider(provider)
        self._apply_due_events()
        with self._state.store.transaction() as connection:
            return chosen.advance_order(connection, str(order_id), step)

    def seed(
        self, orders: int, *, api_key: str | None = None, seed: int = 0, provider: str = "nocnoc"
    ) -> Any:
        """Make realistic orders in every status in turn; the ids they got and how many have each status."""
        if orders < 1 or not 0 <= seed <= MAX_SEED:
            raise ValueError(f"orders is at least 1 and seed is 0 to {MAX_SEED}")
        request = SeedRequest(orders, api_key, seed, self.now())
        with self._state.store.transaction() as connection:
            return self._provider(provider).seed(connection, request)

    def requests(self) -> list[dict[str, Any]]:
        """The last 1,000 requests, oldest first, without headers, queries and bodies."""
        return self._state.request_log.to_json()

    def request_counts(self) -> list[dict[str, Any]]:
        """How many requests of each operation came to each status and met which trouble, since the mock began."""
        return self._state.request_log.counts()

    def webhooks(self) -> dict[str, Any]:
        """The queue of notifications and every attempt at delivering them, oldest first."""
        self._apply_due_events()
        with self._state.store.transaction() as connection:
            return {
                "notifications": webhooks.list_notifications(connection),
                "attempts": webhooks.list_attempts(connection),
            }

    async def deliver_due(self) -> None:
        """Deliver the notifications that are due. Needed where no server runs, whose worker does it."""
        await self._state.delivery.deliver_due()

    async def deliver_all(self) -> None:
        """Deliver every pending notification, making its retries at once."""
        await self._state.delivery.deliver_all()

    def inject_fault(
        self, status: int, *, operation: str | None = None, times: int = 1, provider: str = "nocnoc"
    ) -> None:
        """Let the next calls of an operation (of any, if None) answer an error and change nothing.

        `status` is a code of the provider, answered with its documented body, or another HTTP status from 400
        to 599, answered as plain text, as a gateway would.
        """
        chosen = self._provider(provider)
        if operation is not None and operation not in chosen.contract.operations:
            raise UnknownError(f"{provider} has no operation {operation}")
        if status not in chosen.error_codes and not 400 <= status <= 599:
            raise ValueError("status is a code of the provider or an HTTP status from 400 to 599")
        if times < 1:
            raise ValueError("times is at least 1")
        self._state.faults.add(InjectedFault(provider, operation, status, times))

    def inject_random_faults(
        self,
        share: float,
        *,
        seed: int = 0,
        kinds: Iterable[str] = FAULT_KINDS,
        provider: str | None = None,
        seconds: float = 0.05,
    ) -> None:
        """Let a share of all requests from now on meet trouble, by chance; none if the share is 0.

        The kinds are equally likely: `429`, `500`, `502`, `503` are answered and nothing is done; `drop` ends the
        connection and nothing is done; `lose` ends it when all is done; `hang` does all and never answers; `slow`
        answers `seconds` later. `provider` is any if None. The same `seed` strikes the same requests.
        """
        if provider is not None:
            self._provider(provider)
        if share == 0:
            self._state.random_faults.stop()
        else:
            self._state.random_faults.start(RandomFaultRule(share, seed, tuple(kinds), provider, seconds))

    def revoke_tokens(self, *, api_key: str | None = None, provider: str) -> int:
        """End the tokens that a provider issued to a key, to every key if None; how many there were."""
        chosen = self._provider(provider)
        if isinstance(chosen, TokenRevocation):
            with self._state.store.transaction() as connection:
                return chosen.revoke_tokens(connection, api_key)
        raise ValueError(f"{provider} issues no tokens")

    def reset(self) -> None:
        """Be as new: nothing that happened is known, the clock and the first orders are as the settings say."""
        self._state.store.empty()
        self._state.request_log.clear()
        self._state.faults.clear()
        self._state.random_faults.stop()
        self._change_clock(lambda _: ClockState(frozen=self._state.settings.clock))
        seed_initial(self._state)

    def summary(self) -> dict[str, Any]:
        """What the mock holds, in numbers."""
        state = self._state
        self._apply_due_events()
        with state.store.transaction() as connection:
            held = {name: provider.count_orders(connection) for name, provider in state.providers.items()}
            queue = webhooks.count_by_state(connection)
        fault = state.random_faults.current()
        pending = {
            "faults": state.faults.to_json(),
            "random_faults": None if fault is None else asdict(fault),
        }
        return {"clock": self.clock(), "providers": held, "webhooks": queue, **pending}

    def clock(self) -> dict[str, Any]:
        """The time, and whether it stands still."""
        frozen = self._state.clock.state.frozen is not None
        return {"now": self.now().isoformat(), "frozen": frozen}

    def _change_clock(self, change: Callable[[ClockState], ClockState]) -> datetime:
        clock = self._state.clock
        with self._state.store.transaction() as connection:
            state = change(clock.state)
            now = check_timestamp(state.read(clock.source))
            save(connection, "clock", state.to_json())
            clock.state = state
        self._apply_due_events()
        return now

    def _apply_due_events(self) -> None:
        """Let everything happen that is due by now."""
        with self._state.store.transaction() as connection:
            for provider in self._state.providers.values():
                provider.apply_due_events(connection, self.now())

    def _provider(self, name: str) -> Provider:
        try:
            return self._state.providers[name]
        except KeyError:
            raise UnknownError(f"there is no provider {name}") from None
