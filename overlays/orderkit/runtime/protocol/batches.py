"""Many items sent in several calls, sans-I/O: the outcome of each part is a value, and no part is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Literal, TypeVar

from attrs import define

from ...errors import ApiError, BadRequestError, OrderkitError
from .messages import Flow

ItemT = TypeVar("ItemT")
T = TypeVar("T")

Outcome = Literal["saved", "refused", "unknown", "not_sent", "not_tried"]


@define(frozen=True)
class BatchPart(Generic[T]):
    """The outcome of the items that were sent in one call: all of them were saved, or none.

    Attributes:
        positions: The positions of its items among those that were passed, from 0.
        outcome: `saved`; `refused`, and none is saved; `unknown`, because the provider failed or its response was lost
            or cannot be read: all are saved, or none; `not_sent`, and none is saved; `not_tried`, because an earlier
            part failed.
        saved: The provider's result for each item; empty unless they were saved, or if it sent none.
        error: The error, if the part was tried and not saved.
    """

    positions: range
    outcome: Outcome
    saved: tuple[T, ...] = ()
    error: OrderkitError | None = None


@define(frozen=True)
class Batch(Generic[T]):
    """The outcome of all items: each of them is in exactly one part.

    Attributes:
        parts: The parts in the order of the items.
    """

    parts: tuple[BatchPart[T], ...]

    @property
    def saved(self) -> Mapping[int, T]:
        """The provider's result for each item that is saved, by its position among those that were passed."""
        saved = (part for part in self.parts if part.saved)
        return {
            position: each
            for part in saved
            for position, each in zip(part.positions, part.saved, strict=True)
        }

    @property
    def failed(self) -> tuple[BatchPart[T], ...]:
        """The parts that are not certain to be saved."""
        return tuple(part for part in self.parts if part.outcome != "saved")

    def raise_for_failure(self) -> None:
        """Raise the first error, if there is any.

        Raises:
            OrderkitError: The error of the first part that is not certain to be saved.
        """
        for part in self.failed:
            if part.error is not None:
                raise part.error


def in_parts(
    items: Sequence[ItemT], most: int, prepare: Callable[[Sequence[ItemT]], Flow[list[T]]]
) -> Flow[Batch[T]]:
    """Send items part by part, one after the other.

    After a part whose items are not acceptable the next one is sent: one says nothing about the other. Any other error
    would repeat itself, or is temporary: then the rest is not tried.

    Args:
        items: The items to send.
        most: The largest number of items in one part.
        prepare: Makes the flow of one call, which saves all of its items or none. Every part is prepared before the
            first is sent, so that a mistake in the last one stops them all.
    """
    # Positions rather than items: the caller has the items, and may have passed equal ones.
    ranges = [range(begin, min(begin + most, len(items))) for begin in range(0, len(items), most)]
    prepared = [(positions, prepare(items[positions.start : positions.stop])) for positions in ranges]
    parts = list[BatchPart[T]]()
    for positions, flow in prepared:
        if not parts or _goes_on_after(parts[-1]):
            parts.append((yield from _tried(positions, flow)))
        else:
            parts.append(BatchPart(positions, "not_tried"))
    return Batch(tuple(parts))


def _tried(positions: range, flow: Flow[list[T]]) -> Flow[BatchPart[T]]:
    # The error becomes a value. Raised, it would hide which parts before it were saved.
    try:
        return BatchPart(positions, "saved", tuple((yield from flow)))
    except OrderkitError as error:
        return BatchPart(positions, _outcome_of(error), error=error)


def _outcome_of(error: OrderkitError) -> Outcome:
    # Asked before the class: a 500 is an ApiError and still may have saved the items.
    if error.may_have_succeeded:
        return "unknown"
    return "refused" if isinstance(error, ApiError) else "not_sent"


def _goes_on_after(part: BatchPart[T]) -> bool:
    return part.outcome == "saved" or (part.outcome == "refused" and isinstance(part.error, BadRequestError))
