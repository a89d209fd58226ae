"""Log of the received requests, in memory only."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

MAX_REQUESTS_KEPT = 1000
"""Requests that the log lists; older ones are counted only, so that a long run does not fill the memory."""

_Key = tuple[str, str | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One received request, without headers, query and body, so without secrets.

    `status` is the status of the response, or that which the response would have had without the random fault; None
    if the request was not handled.
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
    """The last requests, newest last, and counts of all requests. API keys in paths are masked."""

    def __init__(self, secrets: Iterable[str], kept: int = MAX_REQUESTS_KEPT) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=kept)
        self._counts: Counter[_Key] = Counter()
        # Longest first: a key that contains another one is masked as a whole.
        self._secrets = sorted(secrets, key=len, reverse=True)

    def record(self, request: ReceivedRequest) -> None:
        """Add a request."""
        self._requests.append(request)
        self._counts[request.provider, request.operation, request.status, request.fault] += 1

    def mask(self, path: str) -> str:
        """Return a path with asterisks in place of API keys."""
        for secret in self._secrets:
            path = path.replace(secret, "***")
        return path

    def to_json(self) -> list[dict[str, Any]]:
        """Return the last requests as JSON; `operationId` is null if the request reached no operation."""
        # Copied into a list first: another thread may append while this one reads.
        items = [asdict(request) for request in list(self._requests)]
        return [
            {("operationId" if name == "operation" else name): item[name] for name in item} for item in items
        ]

    def counts(self) -> list[dict[str, Any]]:
        """Return the number of requests by provider, operation, status and fault, as JSON."""
        names = ("provider", "operationId", "status", "fault")
        return [{**dict(zip(names, key, strict=True)), "count": count} for key, count in self._counts.items()]

    def clear(self) -> None:
        """Remove all requests."""
        self._requests.clear()
        self._counts.clear()
