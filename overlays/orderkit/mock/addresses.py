"""Paths at which a provider is served: below its name, and at the root where its own servers have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from .engine.capabilities import ExtraRoutes
from .engine.provider import Provider

Segments = tuple[str, ...]


class Location(NamedTuple):
    """Provider of a request, and the path below its base path."""

    provider: str
    segments: Segments


class Addresses:
    """Finds the provider that a path belongs to.

    `/sendcloud/orders`, `/sendcloud/api/v3/orders` and `/api/v3/orders` are the same, so that a client whose base URL
    is written out needs another host only.
    """

    def __init__(self, providers: Mapping[str, Provider]) -> None:
        self._bases = {name: _base_path(provider) for name, provider in providers.items()}
        self._roots: dict[Segments, tuple[str, int]] = {}
        for name, provider in providers.items():
            base = self._bases[name]
            self._roots[base or _common_literals(provider)] = name, len(base)
            if isinstance(provider, ExtraRoutes):
                self._roots |= {_split(path): (name, 0) for _, path in provider.extra_routes}
        # A provider whose operations have nothing in common is served below its name only.
        self._roots.pop((), None)

    @property
    def roots(self) -> tuple[Segments, ...]:
        """Beginnings of the paths that are served at the root."""
        return tuple(self._roots)

    def find(self, segments: Segments) -> Location | None:
        """Return the location of a path; None if it belongs to no provider."""
        name = segments[0]
        if name in self._bases:
            base, inner = self._bases[name], segments[1:]
            return Location(name, inner[len(base) :] if base and inner[: len(base)] == base else inner)
        matching = [root for root in self._roots if segments[: len(root)] == root]
        if not matching:
            return None
        name, length = self._roots[max(matching, key=len)]
        return Location(name, segments[length:])


def _base_path(provider: Provider) -> Segments:
    url: str = provider.contract.document["servers"][0]["url"]
    return _split("/" + "/".join(url.split("/")[3:]))


def _common_literals(provider: Provider) -> Segments:
    """Return the literal segments with which the path of every operation begins."""
    paths = [_split(operation.path) for operation in provider.contract.operations.values()]
    return tuple(step for step, *_ in takewhile(_are_one_literal, zip(*paths, strict=False)))


def _are_one_literal(steps: Sequence[str]) -> bool:
    return len(set(steps)) == 1 and not steps[0].startswith("{")


def _split(path: str) -> Segments:
    return tuple(step for step in path.split("/") if step)
