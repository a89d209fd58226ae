"""Reset of a mock: its first orders, made again or restored from a copy of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from ..engine.clock import ClockState
from ..engine.snapshots import Snapshot
from ..engine.store import save
from ..state import MockState, seed_initial

# Times of the first orders count from that of the reset; within a minute, those of the last one are near enough.
_MAX_AGE: Final = timedelta(minutes=1)
# The copy takes as much memory as the orders.
_MOST_ORDERS: Final = 1000


class InitialState:
    """The state that a mock begins with: its settings, its clock and its first orders."""

    def __init__(self, state: MockState) -> None:
        self._state = state
        self._copy: Snapshot | None = None
        self._made_at = datetime.min.replace(tzinfo=UTC)

    def restore(self) -> None:
        """Return to the initial state, and to nothing else."""
        state = self._state
        state.use_settings(state.initial_settings)
        clock = ClockState(frozen=state.settings.clock)
        now = clock.read(state.clock.source)
        with state.store.exclusive():
            if self._copy is not None and timedelta() <= now - self._made_at <= _MAX_AGE:
                self._copy.restore(state.store)
                state.clock.state = clock
            else:
                self._make(clock)
                self._copy = Snapshot(state.store) if state.settings.orders <= _MOST_ORDERS else None
                self._made_at = now
        state.forget_calls()
        state.feed.publish("reset")

    def _make(self, clock: ClockState) -> None:
        state = self._state
        with state.changes.paused():
            # Emptied first: new orders need free ids and the initial clock.
            state.store.empty()
            with state.store.transaction() as connection:
                save(connection, "clock", clock.to_json())
            state.clock.state = clock
            seed_initial(state)
