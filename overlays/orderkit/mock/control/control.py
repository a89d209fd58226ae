"""Control of a mock by a test: clock, orders, seeds, faults and webhooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Unpack

from ..configuration.registry import SERVER_GROUP, SETTINGS, AllSettings, changed, describe, read_tree
from ..configuration.server_settings import ServerSettings
from ..engine.capabilities import TokenRevocation
from ..engine.clock import ClockState, check_timestamp
from ..engine.messages import MAX_SEED, AdvanceRequest, SeedRequest
from ..engine.provider import Provider
from ..engine.store import save
from ..faults.random_faults import FAULT_KINDS, RandomFaultRule
from ..state import MockState, seed_initial
from ..webhooks import outbox
from .fault_options import FaultOptions, make_fault
from .snapshots import SnapshotControl
from .views import Views


class Control:
    """Controls a mock in the same process, from any thread; `/_mock` does the same over HTTP.

    An unknown order, operation or provider raises UnknownError (a LookupError), any other bad argument ValueError.
    """

    def __init__(self, state: MockState) -> None:
        self._state = state
        self._snapshots = SnapshotControl(state)
        self._views = Views(state)

    @property
    def snapshots(self) -> SnapshotControl:
        """States of the mock under their names."""
        return self._snapshots

    @property
    def views(self) -> Views:
        """What the web page shows: orders, single requests and events."""
        return self._views

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        return self._state.clock.now()

    def set_clock(self, now: datetime | None) -> datetime:
        """Stop the clock at a time, or let it follow the system if None; then apply due events, such as expiries."""
        if now is not None and now.tzinfo is None:
            raise ValueError("now must have a time zone, for example UTC")
        return self._change_clock(lambda _: ClockState(frozen=now))

    def advance_clock(self, duration: timedelta | float) -> datetime:
        """Move the clock forward, by seconds or a timedelta; then apply due events, such as expiries."""
        try:
            passed = duration if isinstance(duration, timedelta) else timedelta(seconds=duration)
            if passed < timedelta():
                raise ValueError(f"duration must be >= 0 (got {passed}); use set_clock to go back")
            return self._change_clock(lambda state: state.advanced_by(passed))
        except OverflowError as error:
            raise ValueError("duration must leave the clock within the years it supports") from error

    def advance_order(
        self,
        order_id: int | str,
        status: str | None = None,
        description: str | None = None,
        *,
        provider: str = "nocnoc",
    ) -> Any:
        """Move an order to `status`, or to its usual next status if None, as the provider itself would.

        Returns:
            The order as the provider then shows it: its tracking for nocnoc.
        """
        request = AdvanceRequest(status, description, self.now())
        # The provider is checked before due events change anything.
        chosen = self._provider(provider)
        self._apply_due_events()
        with self._state.store.transaction() as connection:
            return chosen.advance_order(connection, str(order_id), request)

    def seed(
        self, orders: int, *, api_key: str | None = None, seed: int = 0, provider: str = "nocnoc"
    ) -> Any:
        """Create realistic orders, their statuses in turn; return their ids and the number of each status."""
        if orders < 1:
            raise ValueError(f"orders must be >= 1 (got {orders})")
        if not 0 <= seed <= MAX_SEED:
            raise ValueError(f"seed must be from 0 to {MAX_SEED} (got {seed})")
        request, chosen = SeedRequest(orders, api_key, seed, self.now()), self._provider(provider)
        # Seeded orders have a past that their documents tell, and one event stands for all of them.
        with self._state.changes.paused(), self._state.store.transaction() as connection:
            seeded = chosen.seed(connection, request)
        self._state.feed.publish("orders", {"provider": chosen.name})
        return seeded

    def operations(self, provider: str) -> tuple[str, ...]:
        """Return the operationIds of a provider."""
        return tuple(self._provider(provider).contract.operations)

    def requests(self) -> list[dict[str, Any]]:
        """Return the last 1,000 requests, oldest first, with their secrets masked."""
        return self._state.request_log.to_json()

    def request_counts(self) -> list[dict[str, Any]]:
        """Return the number of requests by operation, status and fault since the mock started."""
        return self._state.request_log.counts()

    def webhooks(self) -> dict[str, Any]:
        """Return the queue of notifications and all attempts to deliver them, oldest first."""
        self._apply_due_events()
        with self._state.store.transaction() as connection:
            return {
                "notifications": outbox.list_notifications(connection),
                "attempts": outbox.list_attempts(connection),
            }

    def send_again(self, notification_id: int) -> None:
        """Send a notification once more, whatever became of it."""
        with self._state.store.transaction() as connection:
            outbox.send_again(connection, notification_id)

    async def deliver_due(self) -> None:
        """Deliver the notifications that are due; needed only where no server, and so no worker, runs."""
        await self._state.delivery.deliver_due()

    async def deliver_all(self) -> None:
        """Deliver all pending notifications, without waiting between retries."""
        await self._state.delivery.deliver_all()

    def inject_fault(
        self, status: int, *, operation: str | None = None, times: int = 1, provider: str = "nocnoc"
    ) -> None:
        """Make the next calls of an operation (of any operation if None) fail without effect.

        Args:
            status: An error code of the provider, sent with its documented body, or another HTTP status, sent as plain
                text like that of a gateway.
            operation: An operationId.
            times: Number of calls that fail.
            provider: Name of the provider.
        """
        self.plan_fault(provider, status=status, operation=operation, times=times)

    def plan_fault(self, provider: str = "nocnoc", **options: Unpack[FaultOptions]) -> None:
        """Plan what happens to a coming call of a provider.

        The fault hits the `times` calls of `operation` (of any operation if None) from the `call`-th on. A call that no
        fault is due for is handled as usual. See the kinds of faults in the documentation of the mock.
        """
        self._state.faults.add(make_fault(self._provider(provider), options))
        self._state.feed.publish("faults")

    def faults(self) -> list[dict[str, Any]]:
        """Return the planned faults that are still to come, oldest first."""
        return self._state.faults.to_json()

    def clear_faults(self) -> None:
        """Remove all planned faults, and stop the random ones."""
        self._state.faults.clear()
        self._state.random_faults.stop()
        self._state.feed.publish("faults")

    def random_faults(self) -> dict[str, Any] | None:
        """Return the active rule of random faults; None if there is none."""
        rule = self._state.random_faults.current()
        return None if rule is None else asdict(rule)

    def inject_random_faults(
        self,
        share: float,
        *,
        seed: int = 0,
        kinds: Iterable[str] = FAULT_KINDS,
        provider: str | None = None,
        seconds: float = 0.05,
    ) -> None:
        """Make a share of all coming requests fail at random; a share of 0 stops the faults.

        The kinds are equally likely: `429`, `500`, `502` and `503` are sent and the request has no effect; `drop`
        closes the connection before the request is handled, `lose` after it; `hang` handles it and never responds;
        `slow` responds `seconds` later.

        Args:
            share: Share of the requests, from 0 to 1.
            seed: Random seed; equal seeds hit the same requests.
            kinds: Kinds of faults.
            provider: Name of a provider; None for all.
            seconds: Delay of a `slow` response.
        """
        if provider is not None:
            self._provider(provider)
        if share == 0:
            self._state.random_faults.stop()
        else:
            self._state.random_faults.start(RandomFaultRule(share, seed, tuple(kinds), provider, seconds))
        self._state.feed.publish("faults")

    def revoke_tokens(self, *, api_key: str | None = None, provider: str) -> int:
        """Revoke the tokens issued to an API key, to every key if None; return their number."""
        chosen = self._provider(provider)
        if isinstance(chosen, TokenRevocation):
            with self._state.store.transaction() as connection:
                return chosen.revoke_tokens(connection, api_key)
        raise ValueError(f"provider must be one that issues tokens (got {provider})")

    def health(self) -> dict[str, Any]:
        """Return that the mock serves, with its providers; the database is asked for it."""
        with self._state.store.transaction() as connection:
            connection.execute("SELECT 1")
        return {"status": "ok", "providers": list(self._state.providers)}

    def settings(self) -> list[dict[str, Any]]:
        """Return every setting of the mock with its value, default, type, description and ledger entries."""
        settings = AllSettings(self._state.settings, ServerSettings())
        return [describe(each, settings) for each in SETTINGS.values() if each.group != SERVER_GROUP]

    def change_settings(self, changes: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Change settings while the mock runs, until the next reset: all of them or, with ValueError, none.

        Args:
            changes: Values by name; those of a provider in a mapping, as `{"nocnoc": {"shipping_usd": 20}}`.
        """
        values = read_tree(changes)
        for setting in values:
            if setting.is_fixed:
                raise ValueError(
                    f"{setting.name} must be set at the start: it cannot change while the mock runs"
                )
        self._state.use_settings(changed(AllSettings(self._state.settings, ServerSettings()), values).mock)
        self._state.feed.publish("settings")
        return self.settings()

    def reset(self) -> None:
        """Return to the initial state: its settings, its clock and its orders, and nothing else."""
        self._state.use_settings(self._state.initial_settings)
        with self._state.changes.paused():
            # The store is emptied first: seeding at the end needs free ids and the initial clock.
            self._state.store.empty()
            self._state.request_log.clear()
            if self._state.recorded is not None:
                self._state.recorded.rewind()
            self._state.faults.clear()
            self._state.random_faults.stop()
            self._change_clock(lambda _: ClockState(frozen=self._state.settings.clock))
            seed_initial(self._state)
        self._state.feed.publish("reset")

    def replay(self) -> dict[str, Any]:
        """Return the number of recorded exchanges by provider, and of those that cannot be served by reason."""
        recorded = self._state.recorded
        if recorded is None:
            return {"served": {}, "left_out": {}}
        return {"served": dict(recorded.served), "left_out": dict(recorded.left_out)}

    def summary(self) -> dict[str, Any]:
        """Return the clock, the number of orders and notifications, and the active faults."""
        state = self._state
        self._apply_due_events()
        with state.store.transaction() as connection:
            counts = {name: provider.count_orders(connection) for name, provider in state.providers.items()}
            queue = outbox.count_by_state(connection)
        faults = {"faults": self.faults(), "random_faults": self.random_faults()}
        return {"clock": self.clock(), "providers": counts, "webhooks": queue, **faults}

    def clock(self) -> dict[str, Any]:
        """Return the simulated time and if the clock stands still."""
        return self._state.clock.to_json()

    def _change_clock(self, change: Callable[[ClockState], ClockState]) -> datetime:
        clock = self._state.clock
        with self._state.store.transaction() as connection:
            state = change(clock.state)
            # Checked inside the transaction: a time out of bounds rolls everything back.
            now = check_timestamp(state.read(clock.source))
            save(connection, "clock", state.to_json())
            clock.state = state
        self._apply_due_events()
        return now

    def _apply_due_events(self) -> None:
        self._state.apply_due_events()

    def _provider(self, name: str) -> Provider:
        return self._state.provider(name)
