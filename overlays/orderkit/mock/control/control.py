"""Control of a mock by a test: clock, orders, seeds, faults and webhooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from ..configuration.registry import SERVER_GROUP, SETTINGS, AllSettings, changed, describe, read_tree
from ..configuration.server_settings import ServerSettings
from ..engine.clock import ClockState, check_timestamp
from ..engine.store import save
from ..state import MockState
from ..webhooks import outbox
from .faults import FaultControl
from .initial_state import InitialState
from .orders import OrderControl
from .snapshots import SnapshotControl
from .views import Views


class Control(FaultControl, OrderControl):
    """Controls a mock in the same process, from any thread; `/_mock` does the same over HTTP.

    An unknown order, operation or provider raises UnknownError (a LookupError), any other bad argument ValueError.
    """

    def __init__(self, state: MockState) -> None:
        super().__init__(state)
        self._initial_state = InitialState(state)
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
        self._initial_state.restore()

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
