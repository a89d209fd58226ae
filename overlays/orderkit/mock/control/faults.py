"""Control of faults by a test: planned ones, and those by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Unpack

from ..faults.random_faults import FAULT_KINDS, RandomFaultRule
from .base import ControlBase
from .fault_options import FaultOptions, make_fault


class FaultControl(ControlBase):
    """Plans what happens to coming calls, or makes a share of them fail."""

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
