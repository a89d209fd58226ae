"""Whether an object stayed as it was, or changed only as it should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ...calls import Exchange
from ...rule import Broken, Held, Outcome
from ...target import Target
from ...values import differing, has_advanced

if TYPE_CHECKING:
    from ...session import Session

Reads = Mapping[str, Exchange]


def changes(before: Reads, after: Reads) -> Iterator[tuple[str, str]]:
    """Yield each member that reads of an object show otherwise than before: the operation and the pointer."""
    for operation, read in before.items():
        later = after[operation]
        if read.status != later.status:
            yield operation, "the status of the response"
        for pointer, _, _ in differing(read.value, later.value):
            yield operation, pointer


def stays(target: Target, before: Reads, cause: Exchange, message: str) -> Iterator[Outcome]:
    """Read an object again and say whether it is as before."""
    after = target.reads()
    found = list(changes(before, after))
    if not found:
        yield Held()
    for operation, pointer in found[:1]:
        exchanges = (before[operation], cause, after[operation])
        yield Broken(message, exchanges, f"{operation} shows another {pointer}")


def hidden(before: Reads, after: Reads, causes: tuple[Exchange, ...], message: str) -> Iterator[Broken]:
    """Say which reads no longer show an object that they showed; `message` says after what they must."""
    for operation, read in after.items():
        if before[operation].succeeded and not read.succeeded:
            exchanges = (before[operation], *causes, read)
            yield Broken(f"{operation} {message}", exchanges, f"HTTP {read.status}")


def advanced_only(before: Exchange, after: Exchange) -> list[str]:
    """List the members that differ and are no times that moved forward."""
    return [
        pointer for pointer, one, two in differing(before.value, after.value) if not has_advanced(one, two)
    ]


def bystander(session: Session, operation: str, account: int = 0) -> Target | None:
    """Return another object that an operation could act on and does not."""
    makers = session.targets.makers(operation)
    return session.targets.shared(makers[0], account) if makers else None
