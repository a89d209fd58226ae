"""What a mock remembers only until it ends: the requests it received and the faults it was asked for."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_Kind = tuple[str, str | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One received request. Neither headers nor query nor body are kept, so no secret is.

    `status` is what it was answered, or would have been if `fault` had let it; None if nothing was done.
    """

    time: str
    provider: str
    method: str
    path: str
    operation: str | None
    status: int | None
    language: str | None
    fault: str | None = None


class RequestLog:
    """The last requests, newest last, and how many there were of each kind. API keys in a path are masked."""

    def __init__(self, kept: int, secrets: Iterable[str]) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=kept)
        self._counts: Counter[_Kind] = Counter()
        self._secrets = sorted(secrets, key=len, reverse=True)

    def record(self, request: ReceivedRequest) -> None:
        """Remember a request."""
        self._requests.append(request)
        self._counts[request.provider, request.operation, request.status, request.fault] += 1

    def mask(self, path: str) -> str:
        """A path without API keys."""
        for secret in self._secrets:
            path = path.replace(secret, "***")
        return path

    def to_json(self) -> list[dict[str, Any]]:
        """The remembered requests as JSON; `operationId` is null where no operation was reached."""
        listed = [asdict(request) for request in list(self._requests)]
        return [
            {("operationId" if name == "operation" else name): item[name] for name in item} for item in listed
        ]

    def counts(self) -> list[dict[str, Any]]:
        """How many requests of each operation came to each status, all that there were, as JSON."""
        names = ("provider", "operationId", "status", "fault")
        return [
            {**dict(zip(names, kind, strict=True)), "count": count} for kind, count in self._counts.items()
        ]

    def clear(self) -> None:
        """Forget all requests."""
        self._requests.clear()
        self._counts.clear()
