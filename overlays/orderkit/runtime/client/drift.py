"""Drift: what responses have otherwise than the contract says. It is counted by place, and logged or passed on."""

from __future__ import annotations

import inspect
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from attrs import define, field

from ..protocol.forks import ForkSafeLock
from ..protocol.masking import masked
from ..protocol.observers import LOGGER
from ..protocol.printable import printable
from .differences import Difference

DriftCallback = Callable[[str, str, str, int], object]
"""Receives operation, path, kind and the number of times in one response."""
OnDrift = Literal["keep", "raise"] | DriftCallback

# Names that no schema declares are the provider's, and there may be any number of them.
_MOST_PLACES: Final = 1000
_PLAIN_NAME: Final = re.compile(r"[\w$@:-]{1,60}", re.ASCII)
_LONGEST_NAME: Final = 60
# Of the whole path. What no schema declares may be nested hundreds of times.
_LONGEST_PATH: Final = 300


class DriftPlace(NamedTuple):
    """A place where responses differ from the contract.

    Attributes:
        operation: The operation, as in the spec (`getOrder`), or the name of a webhook's schema.
        path: The path in the response, with `[]` for any index, such as `data[].order_id`; empty for the whole
            response.
        kind: How it differs: `null` where no null is allowed; `missing`; `type`, another type of JSON; `format`, no
            date or id of its form; `value`, another value than the only one; `number`, one that JSON or a float
            cannot hold; `array_for_object`, an empty array in place of an object; `error`, an error beside the
            result; `empty`, a response to a write without a body.
    """

    operation: str
    path: str
    kind: str


OTHER_PLACES: Final = DriftPlace("", "", "other")
"""Counts what came after a thousand different places."""


@define(eq=False)
class Drift(Mapping[DriftPlace, int]):
    """How often responses differed from the contract, by place. It grows while the client is used. Thread-safe.

    A place is a DriftPlace; a tuple of its three texts finds it too.
    """

    _counts: Counter[DriftPlace] = field(factory=Counter[DriftPlace], init=False)
    _lock: ForkSafeLock = field(factory=ForkSafeLock, init=False, repr=False)

    def __getitem__(self, place: DriftPlace | tuple[str, str, str]) -> int:
        with self._lock.held:
            # A Counter has 0 for whatever it does not have.
            if place not in self._counts:
                raise KeyError(place)
            return self._counts[DriftPlace(*place)]

    def __iter__(self) -> Iterator[DriftPlace]:
        with self._lock.held:
            return iter(list(self._counts))

    def __len__(self) -> int:
        return len(self._counts)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"

    def add(self, place: DriftPlace, count: int) -> bool:
        """Count a place, and return whether it is new."""
        with self._lock.held:
            if place not in self._counts and len(self._counts) >= _MOST_PLACES:
                place = OTHER_PLACES
            is_new = place not in self._counts
            self._counts[place] += count
            return is_new


def check_on_drift(on_drift: object) -> None:
    """Check a setting `on_drift`.

    Raises:
        TypeError: It is neither a text nor a function, or a function that would have to be awaited.
        ValueError: It is another text than the two.
    """
    if isinstance(on_drift, str):
        if on_drift not in ("keep", "raise"):
            raise ValueError(f"on_drift must be 'keep', 'raise' or a function (got {on_drift!r})")
        return
    if not callable(on_drift):
        raise TypeError(f"on_drift must be 'keep', 'raise' or a function (got {type(on_drift).__name__})")
    called = getattr(type(on_drift), "__call__", None)  # noqa: B004 - to look at it, not to ask for it
    if inspect.iscoroutinefunction(on_drift) or inspect.iscoroutinefunction(called):
        raise TypeError(
            "on_drift must be a plain function, on an asynchronous client too (got a coroutine function)"
        )


def report(
    drift: Drift,
    on_drift: OnDrift,
    operation: str,
    differences: Iterable[Difference],
    secrets: Iterable[str] = (),
) -> None:
    """Count differences, and log each place once or pass each place on.

    An exception that the function raises is logged: neither drift nor a faulty callback stops a job.
    """
    found = frozenset(secrets)
    counts = Counter(DriftPlace(operation, general_path(each, found), each.kind) for each in differences)
    for place, count in counts.items():
        is_new = drift.add(place, count)
        if callable(on_drift):
            try:
                on_drift(*place, count)
            except Exception:  # noqa: BLE001 - whatever it is, the call goes on
                LOGGER.exception("on_drift failed for %s", operation)
        elif is_new:
            LOGGER.warning("%s: %s", operation, _described(place))


def general_path(difference: Difference, secrets: frozenset[str] = frozenset()) -> str:
    """Return the path of a difference without indexes, secrets and characters that could forge a line of a log."""
    path = ""
    for step in difference.place:
        if isinstance(step, int):
            path += "[]"
        else:
            name = _shown_name(masked(step, secrets))  # a name that no schema declares may be anything
            path += f".{name}" if path else name
    return printable(path, _LONGEST_PATH)


def _shown_name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else json.dumps(name[:_LONGEST_NAME])


def _described(place: DriftPlace) -> str:
    where = f"at {place.path}" if place.path else "at its top"
    if place.kind == "empty":
        return "the response to a write is empty; the write counts as done"
    if place.kind == "error":
        return f"the response has an error {where} beside its result"
    return f"the response differs from the contract {where} ({place.kind}); it is kept as it came"
