"""Parts of a running mock that all providers share."""

from __future__ import annotations

from dataclasses import dataclass

from ..faults.planned import PlannedFaults
from ..faults.random_faults import RandomFaults
from .clock import Clock
from .request_log import RequestLog
from .store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """Parts of a running mock that all providers share."""

    clock: Clock
    store: Store
    request_log: RequestLog
    faults: PlannedFaults
    random_faults: RandomFaults
