"""What all parts of the control share: the state, its time, and its providers by name."""

from __future__ import annotations

from datetime import datetime

from ..engine.provider import Provider
from ..state import MockState


class ControlBase:
    """A part of the control of a mock."""

    def __init__(self, state: MockState) -> None:
        self._state = state

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        return self._state.clock.now()

    def _apply_due_events(self) -> None:
        self._state.apply_due_events()

    def _provider(self, name: str) -> Provider:
        return self._state.provider(name)
