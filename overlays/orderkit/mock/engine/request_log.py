"""What a mock remembers only until it ends: the requests it received and the faults it was asked for."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

_Kind = tuple[str, str | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One received request. Neither headers nor query nor body are kept, so no secret is.

    `status` is what it was answered, or would have been if `trouble` had let it; None if nothing was done.
    """

    time: str
    provider: str
    method: str
    path: str
    operation: str | None
    status: int | None
    language: str | None
    trouble: str | None = None


class Journal:
    """The last requests, newest last, and how many there were of each kind. API keys in a path are masked."""

    def __init__(self, kept: int, secrets: Iterable[str]) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=kept)
        self._counts: Counter[_Kind] = Counter()
        self._secrets = sorted(secrets, key=len, reverse=True)

    def note(self, request: ReceivedRequest) -> None:
        """Remember a request."""
        self._requests.append(request)
        self._counts[request.provider, request.operation, request.status, request.trouble] += 1

    def mask(self, path: str) -> str:
        """A path without API keys."""
        for secret in self._secrets:
            path = path.replace(secret, "***")
        return path

    def listed(self) -> list[dict[str, Any]]:
        """The remembered requests as JSON; `operationId` is null where no operation was reached."""
        listed = [asdict(request) for request in list(self._requests)]
        return [
            {("operationId" if name == "operation" else name): item[name] for name in item} for item in listed
        ]

    def counts(self) -> list[dict[str, Any]]:
        """How many requests of each operation came to each status, all that there were, as JSON."""
        names = ("provider", "operationId", "status", "trouble")
        return [
            {**dict(zip(names, kind, strict=True)), "count": count} for kind, count in self._counts.items()
        ]

    def clear(self) -> None:
        """Forget all requests."""
        self._requests.clear()
        self._counts.clear()


@dataclass(slots=True)
class Fault:
    """The next `times` calls of an operation (any operation if None) answer `status`."""

    provider: str
    operation: str | None
    status: int
    times: int


class Faults:
    """The faults that are still to happen, oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(self, fault: Fault) -> None:
        """Let calls fail."""
        with self._lock:
            self._faults.append(fault)

    def take(self, provider: str, operation: str) -> int | None:
        """The status that this call must answer, used up by asking; None if it may succeed."""
        with self._lock:
            for fault in self._faults:
                if fault.provider == provider and fault.operation in (None, operation):
                    fault.times -= 1
                    self._faults = [other for other in self._faults if other.times > 0]
                    return fault.status
        return None

    def listed(self) -> list[dict[str, Any]]:
        """The faults that are still to happen, as JSON."""
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def clear(self) -> None:
        """Let nothing fail any more."""
        with self._lock:
            self._faults.clear()
