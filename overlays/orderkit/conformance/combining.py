"""Questions of several filters at once, chosen so that a server that ignores one of them shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any, Final

from .filters import Filter, KnownItem, keeps, other_bound
from .probes import Kind, probes
from .times import later, read_time

_TOGETHER: Final = 3
_DRAWS: Final = 80
_FITTING: Final = 0.7
"""Share of draws that keep an item; the others show what a server does with filters that exclude each other."""
_ROUNDS: Final = 3
"""After as many rounds without a new pair, no other is likely to be found."""

Question = dict[str, Any]


class Combiner:
    """Draws questions of several filters whose result is another one without any of them."""

    def __init__(self, filters: Sequence[Filter], known: Sequence[KnownItem], random: Random) -> None:
        self._filters = {each.name: each for each in filters}
        self._known = known
        self._random = random
        self._values = {
            each.name: [probe.value for probe in probes(each, known, random) if probe.kind is Kind.VALUE]
            for each in filters
        }
        self._kept: dict[tuple[str, str], frozenset[int]] = {}

    def questions(self, most: int) -> list[Question]:
        """Return questions that together have as many pairs of filters as possible."""
        names = [name for name, values in self._values.items() if values]
        open_pairs = {frozenset(pair) for pair in combinations(names, 2)}
        found, rounds = list[Question](), 0
        while open_pairs and len(found) < most and rounds < _ROUNDS:
            drawn = [self._drawn(open_pairs) for _ in range(_DRAWS)]
            best = max(
                drawn,
                key=lambda question: (len(_pairs(question) & open_pairs), bool(self._kept_by(question))),
            )
            if _pairs(best) & open_pairs:
                found.append(best)
                open_pairs -= _pairs(best)
            else:
                rounds += 1
        return found

    def _drawn(self, open_pairs: set[frozenset[str]]) -> Question:
        """Draw a question of a pair that is open and a third filter; empty if the draw shows nothing."""
        pair = sorted(self._random.choice(sorted(open_pairs, key=sorted)))
        others = sorted(name for name, values in self._values.items() if values and name not in pair)
        names = [*pair, *self._random.sample(others, min(len(others), _TOGETHER - 2))]
        item = self._random.choice(self._known)
        fits = self._random.random() < _FITTING
        question = {
            name: self._fitting(name, item) if fits else self._random.choice(self._values[name])
            for name in names
        }
        if self.shows_each(question):
            return question
        question = {name: question[name] for name in pair}
        return question if self.shows_each(question) else {}

    def _fitting(self, name: str, item: KnownItem) -> Any:
        """Draw a value that keeps an item, if there is one."""
        tried = self._filters[name]
        values = self._values[name]
        fitting = [value for value in values if tried.keeps(item.view(tried), value)]
        return self._random.choice(fitting or values)

    def shows_each(self, question: Mapping[str, Any]) -> bool:
        """Return whether a question keeps other items when any of its filters is left out."""
        if range_too_long(self._filters, question):
            return False
        kept = self._kept_by(question)
        return all(
            kept != self._kept_by({other: value for other, value in question.items() if other != name})
            for name in question
        )

    def _kept_by(self, question: Mapping[str, Any]) -> frozenset[int]:
        kept = frozenset(range(len(self._known)))
        for name, value in question.items():
            bound = other_bound(self._filters[name])
            # A single bound may cut the range, so that what it keeps depends on the other.
            alone = {name: value, **({bound: question[bound]} if bound in question else {})} if bound else {}
            place = name, str(alone or value)
            if place not in self._kept:
                self._kept[place] = frozenset(
                    index
                    for index, item in enumerate(self._known)
                    if keeps(self._filters, item, alone or {name: value})
                )
            kept &= self._kept[place]
        return kept


def range_too_long(filters: Mapping[str, Filter], question: Mapping[str, Any]) -> bool:
    """Return whether two bounds of a question are further apart than the spec allows."""
    for name, value in question.items():
        other = other_bound(filters[name]) if name in filters else None
        if other is None or other not in question:
            continue
        begin, end = (read_time(each, filters[name].zone) for each in (value, question[other]))
        longest = filters[name].declared["range"]["longest"]
        if begin and end and abs(end - begin) > later(min(begin, end), longest) - min(begin, end):
            return True
    return False


def _pairs(question: Mapping[str, Any]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(question, 2)}
