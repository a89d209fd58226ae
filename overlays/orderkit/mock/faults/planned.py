"""Planned faults: what happens to the n-th coming call of an operation."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, Final, Literal, get_args

FaultKind = Literal[
    "respond",
    "drop",
    "reset",
    "lose",
    "hang",
    "truncate",
    "cut",
    "stall",
    "drip",
    "stray",
    "repeat_page",
    "drift",
]
FAULT_KINDS: Final[tuple[FaultKind, ...]] = get_args(FaultKind)

PARTS: Final[Mapping[FaultKind, tuple[str, ...]]] = {
    "cut": ("body", "before_body", "head"),
    "stall": ("head", "before_body", "body"),
    "drip": ("body", "head", "informational", "chunk_size"),
    "stray": ("packet", "idle"),
}
"""Parts of a response that a kind can hit; the first is the default."""

_WITHOUT_EFFECT: Final = frozenset({"drop", "reset"})

WITHOUT_CONTENT: Final = frozenset({204, 304})
"""HTTP statuses whose responses have no body, by RFC 9110."""

MAX_DELAY: Final = 600.0
MAX_CALLS: Final = 1_000_000

# Of the error that keeps a call from being handled where another response is sent, or none.
_STAND_IN_STATUS: Final = 503
# RFC 9110: a token, and a value without control characters.
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


class Removed:
    """Type of `REMOVED`."""

    def __repr__(self) -> str:
        return "REMOVED"


REMOVED: Final = Removed()
"""Takes the place of a value that `drift` removes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFault:
    """Fault of some coming calls of an operation, of any operation of the provider if None.

    Attributes:
        provider: Name of the provider.
        operation: An operationId.
        kind: What happens; see the table of kinds in the docs.
        call: Number of the first call that it hits, counted from now.
        times: Number of calls that it hits, from that one on.
        status: HTTP status or error code of the provider; None leaves the response's own.
        retry_after: Value of the header `Retry-After`.
        headers: Headers that replace those of the response.
        body: Body that replaces that of the response.
        content_type: Media type of the body.
        delay: Seconds before the response.
        effect: Whether the call takes effect all the same. By default it does unless a status is given, or the
            connection is dropped or reset.
        is_error: Whether the status is an error that the provider renders: by default from 400 on.
        part: Part of the response that is hit.
        path: Place in the response, such as `orders[0].status`.
        value: Value of that place; it is removed if there is none.
    """

    provider: str
    operation: str | None = None
    kind: FaultKind = "respond"
    call: int = 1
    times: int = 1
    status: int | None = None
    retry_after: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes | None = None
    content_type: str | None = None
    delay: float = 0.0
    effect: bool | None = None
    is_error: bool | None = None
    part: str | None = None
    path: str | None = None
    value: Any = REMOVED

    def __post_init__(self) -> None:
        _check_kind(self)
        for name in ("call", "times"):
            number = getattr(self, name)
            if not 1 <= number <= MAX_CALLS:
                raise ValueError(f"{name} must be >= 1 and <= {MAX_CALLS} (got {number})")
        if not (math.isfinite(self.delay) and 0 <= self.delay <= MAX_DELAY):
            raise ValueError(f"delay must be from 0 to {MAX_DELAY:.0f} seconds (got {self.delay})")
        for name, value in self.all_headers.items():
            if not (_HEADER_NAME.fullmatch(name) and _HEADER_VALUE.fullmatch(value)):
                raise ValueError(
                    f"headers must be names and values that HTTP allows (got {name!r}: {value!r})"
                )
        object.__setattr__(self, "part", _part_of(self))
        if self.is_error is None:
            object.__setattr__(self, "is_error", self.status is not None and self.status >= 400)

    @property
    def sets_length(self) -> bool:
        """Whether the response has a length, or a coding, that may not be that of its body."""
        return not {"content-length", "transfer-encoding"}.isdisjoint(self.all_headers)

    @property
    def has_effect(self) -> bool:
        """Whether the provider handles the call."""
        if self.effect is not None:
            return self.effect
        return self.status is None and self.kind not in _WITHOUT_EFFECT

    @property
    def refusal(self) -> int | None:
        """Status of the error that the provider renders, before or after it handles the call; None if there is none."""
        if self.is_error:
            return self.status
        return None if self.has_effect else _STAND_IN_STATUS

    @property
    def name(self) -> str:
        """Name in the log of requests: the status that is sent, or else the kind."""
        return self.kind if self.status is None else str(self.status)

    def status_of(self, handled: int) -> int | None:
        """Return the status in the log, for that of the provider's response; None if there is no response."""
        if not self.has_effect and self.status is None:
            return None
        return handled if self.status is None or self.is_error else self.status

    @property
    def all_headers(self) -> dict[str, str]:
        """Headers that replace those of the response, by names in lower case."""
        named = {name.lower(): value for name, value in self.headers.items()}
        special = {"retry-after": self.retry_after, "content-type": self.content_type}
        return named | {name: value for name, value in special.items() if value is not None}

    @property
    def steps(self) -> tuple[str | int, ...]:
        """Steps of the path, from the whole response to the place."""
        return parse_path(self.path or "")

    def to_json(self) -> dict[str, Any]:
        """Return what differs from the defaults as JSON."""
        given = {
            "status": self.status,
            "retry_after": self.retry_after,
            "headers": dict(self.headers) or None,
            "body": None if self.body is None else self.body.decode("utf-8", "replace"),
            "content_type": self.content_type,
            "delay": self.delay or None,
            "effect": self.effect,
            "part": self.part,
            "path": self.path,
        }
        known = {"provider": self.provider, "operation": self.operation, "kind": self.kind}
        calls = {"call": self.call, "times": self.times}
        value = {} if isinstance(self.value, Removed) else {"value": self.value}
        return known | calls | {name: item for name, item in given.items() if item is not None} | value


class PlannedFaults:
    """Pending faults, oldest first. Thread-safe."""

    def __init__(self) -> None:
        self._faults: list[PlannedFault] = []
        self._lock = Lock()

    def add(self, fault: PlannedFault) -> None:
        """Add a fault."""
        with self._lock:
            self._faults.append(fault)

    def is_pending(self, provider: str) -> bool:
        """Return whether a provider has faults, now or at later calls."""
        # Read without the lock: the list is replaced as a whole, and this is asked at every request.
        return any(fault.provider == provider for fault in self._faults)

    def repeats(self, provider: str, operation: str) -> bool:
        """Return whether the response to a call may be wanted again, because a page of it will be repeated."""
        return any(
            fault.kind == "repeat_page" and _hits(fault, provider, operation) for fault in list(self._faults)
        )

    def take(self, provider: str, operation: str) -> PlannedFault | None:
        """Return the fault of a call and use it up; None if the call has none."""
        # Used up under the lock, so that concurrent calls share the numbers exactly.
        with self._lock:
            taken: PlannedFault | None = None
            kept: list[PlannedFault] = []
            for fault in self._faults:
                if not _hits(fault, provider, operation):
                    kept.append(fault)
                elif fault.call > 1:
                    kept.append(replace(fault, call=fault.call - 1))
                elif taken is not None:
                    kept.append(fault)
                else:
                    taken = fault
                    if fault.times > 1:
                        kept.append(replace(fault, times=fault.times - 1))
            self._faults = kept
            return taken

    def to_json(self) -> list[dict[str, Any]]:
        """Return the pending faults as JSON."""
        return [fault.to_json() for fault in list(self._faults)]

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._faults = []


def parse_path(path: str) -> tuple[str | int, ...]:
    """Parse a path such as `orders[0].status`; ValueError if it is none. The whole value is the empty path."""
    steps: list[str | int] = []
    position = 0
    while position < len(path):
        found = _STEP.match(path, position)
        if found is None:
            raise ValueError(f"path must be names and indexes such as orders[0].status (got {path!r})")
        name, index = found.groups()
        steps.append(name if index is None else int(index))
        position = found.end()
    return tuple(steps)


def _hits(fault: PlannedFault, provider: str, operation: str) -> bool:
    return fault.provider == provider and fault.operation in (None, operation)


def _check_kind(fault: PlannedFault) -> None:
    if fault.kind not in FAULT_KINDS:
        raise ValueError(f"kind must be one of {', '.join(FAULT_KINDS)} (got {fault.kind!r})")
    changes = ("status", "retry_after", "headers", "body", "content_type", "effect")
    given = [name for name in changes if getattr(fault, name) not in (None, {})]
    if fault.kind != "respond" and given:
        raise ValueError(
            f"{', '.join(given)} must be omitted: only the kind respond has them (got {fault.kind})"
        )
    if fault.status is None and fault.effect is False:
        raise ValueError("status must be given for a call without effect")
    if fault.status in WITHOUT_CONTENT and fault.body:
        raise ValueError(f"body must be omitted: a response with status {fault.status} has none")
    _check_place(fault)


def _check_place(fault: PlannedFault) -> None:
    if fault.kind == "drift":
        if not fault.path:
            raise ValueError("path must be given for drift, for example orders[0].status")
        parse_path(fault.path)
    elif fault.path is not None or fault.value is not REMOVED:
        raise ValueError(f"path and value must be omitted: only drift has them (got {fault.kind})")


def _part_of(fault: PlannedFault) -> str | None:
    parts = PARTS.get(fault.kind)
    if parts is None:
        if fault.part is not None:
            raise ValueError(f"part must be omitted: {fault.kind} has none (got {fault.part!r})")
        return None
    part = parts[0] if fault.part is None else fault.part
    if part not in parts:
        raise ValueError(f"part must be one of {', '.join(parts)} for {fault.kind} (got {part!r})")
    return part
