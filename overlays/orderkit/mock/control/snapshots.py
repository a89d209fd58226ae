"""Control of snapshots by a test: the state of the mock under a name, taken and restored in milliseconds."""

from __future__ import annotations

from ..engine.clock import state_from_json
from ..engine.snapshots import Snapshots
from ..engine.store import load
from ..settings import MockSettings
from ..state import MockState


class SnapshotControl:
    """Takes and restores snapshots: settings, orders, ids, tokens, notifications and the clock.

    An unknown snapshot raises UnknownError (a LookupError), any other bad name ValueError.
    """

    def __init__(self, state: MockState) -> None:
        self._state = state
        self._snapshots = Snapshots(state.store)
        self._settings: dict[str, MockSettings] = {}

    @property
    def names(self) -> list[str]:
        """Names of all snapshots, oldest first."""
        return self._snapshots.names

    def take(self, name: str) -> None:
        """Take a snapshot, in place of one of the same name."""
        self._snapshots.take(name)
        self._settings[name] = self._state.settings
        self._state.feed.publish("snapshots")

    def restore(self, name: str) -> None:
        """Return to a snapshot, which stays, and remove requests and faults."""
        state = self._state
        self._snapshots.restore(name)
        state.use_settings(self._settings[name])
        with state.store.transaction() as connection:
            state.clock.state = state_from_json(load(connection, "clock"))
        state.forget_calls()
        state.feed.publish("reset")

    def remove(self, name: str) -> None:
        """Remove a snapshot."""
        self._snapshots.remove(name)
        self._settings.pop(name, None)
        self._state.feed.publish("snapshots")
