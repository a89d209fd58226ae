"""Values to try a filter with, taken from the items that exist: where right and wrong servers differ most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, Final

from . import pointers
from .filters import Filter, KnownItem
from .times import UNITS, forms, read_time, start_of

_MOST_VALUES: Final = 4
_MOST_FORMS: Final = 3
_SIGN: Final = re.compile(r"[^A-Za-z0-9_.-]")
"""A sign that has to be encoded in a query."""
_MOST_UNKNOWN: Final = 3


class Kind(StrEnum):
    """The purpose of a probe."""

    VALUE = "value"
    BORDER = "border"
    FORM = "form"
    CASE = "case"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Probe:
    """A value to try, and its purpose."""

    value: Any
    kind: Kind


def probes(tried: Filter, known: Sequence[KnownItem], random: Random) -> list[Probe]:
    """Return values that the schema of a filter allows, without repetition."""
    if tried.test == "is-set":
        # Where no item has the member, responses may leave it out.
        shown = any(tried.values(item.view(tried)) for item in known)
        found: Iterable[Probe] = (Probe(value, Kind.VALUE) for value in (True, False) if shown)
    elif tried.unit:
        found = _times(tried, known, random)
    else:
        found = _texts(tried, known, random)
    seen = {(str(probe.value), probe.kind): probe for probe in found if tried.accepts(probe.value)}
    return list(seen.values())


def written(tried: Filter, time: datetime) -> str | None:
    """Return the begin of a time's unit in the first form that the schema of a filter allows."""
    begin = start_of(time, tried.unit or "microsecond", tried.zone)
    return next((text for text in forms(begin, tried.zone) if tried.accepts(text)), None)


def _texts(tried: Filter, known: Sequence[KnownItem], random: Random) -> Iterator[Probe]:
    counts = Counter(
        text for item in known for text in {str(value) for value in tried.values(item.view(tried))}
    )
    if not counts:
        return
    chosen = _chosen_texts(counts, random)
    yield from (Probe(text, Kind.VALUE) for text in chosen)
    if tried.takes_empty:
        yield Probe("", Kind.VALUE)
    if tried.test == "one-of":
        yield from _unions(tried, [text for text in counts if tried.accepts(text)], random)
    if tried.test in ("contains", "starts-with"):
        yield from (Probe(text[: len(text) // 2 + 1], Kind.VALUE) for text in chosen if len(text) > 1)
    if "case" in tried.declared:
        yield from _other_case(counts, chosen)
    yield from _unknown(tried, counts, chosen)


def _chosen_texts(counts: Counter[str], random: Random) -> list[str]:
    """Choose the most common value, the rarest, one that begins another, and some by chance."""
    ordered = [text for text, _ in counts.most_common() if text]
    beginnings = [
        text for text in ordered if any(other != text and other.startswith(text) for other in ordered)
    ]
    wanted = [*ordered[:1], *beginnings[:1], *ordered[-1:]]
    rest = [text for text in ordered if text not in wanted]
    wanted += random.sample(rest, min(len(rest), _MOST_VALUES))
    return list(dict.fromkeys(wanted))[:_MOST_VALUES]


def _unions(tried: Filter, texts: list[str], random: Random) -> Iterator[Probe]:
    several = random.sample(sorted(texts), min(len(texts), 3))
    for union in (several[:2], several[1::-1], several):
        if len(union) > 1:
            is_list = tried.schema.get("type") == "array"
            joined: Any = union if is_list else tried.declared.get("separator", ",").join(union)
            yield Probe(joined, Kind.VALUE)


def _other_case(counts: Counter[str], chosen: Sequence[str]) -> Iterator[Probe]:
    """Yield values in another case; first those that exist in more than one."""
    folded = Counter(text.casefold() for text in counts)
    texts = sorted({*chosen, *(text for text in counts if folded[text.casefold()] > 1)})
    texts.sort(key=lambda text: -folded[text.casefold()])
    found = [
        other for text in texts for other in (text.swapcase(), text.upper(), text.lower()) if other != text
    ]
    yield from (Probe(text, Kind.CASE) for text in list(dict.fromkeys(found))[:_MOST_FORMS])


def _unknown(tried: Filter, counts: Counter[str], chosen: Sequence[str]) -> Iterator[Probe]:
    """Yield values near existing ones that no item has: longer, and shorter at either end."""
    if tried.test not in ("equals", "one-of"):
        return
    folded = {text.casefold() for text in counts}
    near = [other for text in chosen[:2] for other in (text + text[-1:], text[:-1], text[1:])]
    found = [text for text in near if text and text.casefold() not in folded and tried.accepts(text)]
    yield from (Probe(text, Kind.UNKNOWN) for text in found[:_MOST_UNKNOWN])


def _times(tried: Filter, known: Sequence[KnownItem], random: Random) -> Iterator[Probe]:
    times = sorted(time for item in known for time in tried.values(item.view(tried)))
    if not times:
        return
    unit = tried.unit or "day"
    chosen = _edges_of_days(tried, times) if unit == "day" else [times[len(times) // 2], times[0], times[-1]]
    starts = [start_of(time, unit, tried.zone) for time in chosen]
    # With a clock of another zone the latest time of a day belongs to the next, and the earliest to the one before.
    latest, earliest = _edges_of_day(tried, times) if unit == "day" else (chosen[0], chosen[0])
    after = start_of(latest, unit, tried.zone) + UNITS[unit]
    before = start_of(earliest, unit, tried.zone) - UNITS[unit]
    for time in (*starts, random.choice(times)):
        yield from _written(tried, start_of(time, unit, tried.zone), Kind.VALUE)
    if unit == "day":
        for text in _doubtful_days(tried, known):
            yield Probe(text, Kind.BORDER)
    if tried.test != "equals":
        for time in (before, after):
            yield from _written(tried, time, Kind.BORDER)
    else:
        yield from _free_times(tried, times, unit)
    if unit != "day":
        whole = start_of(starts[0], "second", tried.zone)
        texts = [
            text for time in (starts[0], whole) for text in forms(time, tried.zone) if tried.accepts(text)
        ]
        first = written(tried, starts[0])
        others = [text for text in texts if text != first]
        # Other zones stand last.
        yield from (Probe(text, Kind.FORM) for text in dict.fromkeys(others[-_MOST_FORMS:]))
        midnight = start_of(starts[0], "day", tried.zone)
        yield from _written(tried, midnight, Kind.FORM)


def _written(tried: Filter, time: datetime, kind: Kind) -> Iterator[Probe]:
    text = written(tried, time)
    if text is not None:
        yield Probe(text, kind)


def _edges_of_days(tried: Filter, times: Sequence[datetime]) -> list[datetime]:
    """Choose times whose day is easily taken for another, in the middle of the items, and the first and the last."""
    inner = times[len(times) // 4 : -(len(times) // 4) or None]
    return [*_edges_of_day(tried, inner), times[0], times[-1]]


def _edges_of_day(tried: Filter, times: Sequence[datetime]) -> tuple[datetime, datetime]:
    """Return the time that is the latest of its day, and the one that is the earliest."""

    def seconds(time: datetime) -> float:
        return (time - start_of(time, "day", tried.zone)).total_seconds()

    return max(times, key=seconds), min(times, key=seconds)


def _doubtful_days(tried: Filter, known: Sequence[KnownItem]) -> list[str]:
    """Return both days of a time that is written with an offset by which its day is another one."""
    texts = [
        value
        for item in known
        for pointer in tried.members
        for value in pointers.values(item.view(tried), pointer)
        if isinstance(value, str)
    ]
    for text in texts:
        time = read_time(text, tried.zone)
        if time is not None and text[:10] != f"{time.astimezone(tried.zone):%Y-%m-%d}":
            return [text[:10], f"{time.astimezone(tried.zone):%Y-%m-%d}"]
    return []


def _free_times(tried: Filter, times: Sequence[datetime], unit: str) -> Iterator[Probe]:
    """Yield a time between those of the items that none of them has."""
    taken = {start_of(time, unit, tried.zone) for time in times}
    step: timedelta = UNITS[unit]
    free = [time + step for time in sorted(taken) if time + step not in taken]
    yield from (probe for time in free[:1] for probe in _written(tried, time, Kind.UNKNOWN))
