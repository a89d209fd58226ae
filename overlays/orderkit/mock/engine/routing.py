"""Routing: finds the target for a method and a path, and tells 404 from 405."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

Target = TypeVar("Target")


@dataclass(frozen=True, slots=True)
class RouteMatch(Generic[Target]):
    """Matching target, and the texts of its path parameters."""

    target: Target
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MethodNotAllowed:
    """Matching path without the method; `allowed` lists its methods."""

    allowed: tuple[str, ...]


class Router(Generic[Target]):
    """Routes by path templates; a literal segment wins over a parameter (EL-23, EL-85)."""

    def __init__(self) -> None:
        # By the number of their segments, which alone leaves few to compare.
        self._templates: dict[int, list[_Template[Target]]] = {}

    def add(self, method: str, template: str, target: Target) -> None:
        """Add the target of a method and a path template."""
        steps = tuple(template.split("/")[1:])
        templates = self._templates.setdefault(len(steps), [])
        known = next((each for each in templates if each.steps == steps), None)
        if known is None:
            known = _Template[Target](steps)
            # False sorts before True: the earliest literal segment decides. Of equals the first one is found.
            templates.append(known)
            templates.sort(key=lambda each: tuple(map(_is_parameter, each.steps)))
        known.targets[method] = target

    def find(self, method: str, segments: tuple[str, ...]) -> RouteMatch[Target] | MethodNotAllowed | None:
        """Find the target; MethodNotAllowed if only the method is wrong, None if there is no such path."""
        for template in self._templates.get(len(segments), ()):
            parameters = template.match(segments)
            if parameters is None:
                continue
            if method not in template.targets:
                return MethodNotAllowed(tuple(sorted(template.targets)))
            return RouteMatch(template.targets[method], parameters)
        return None


class _Template(Generic[Target]):
    """A path template, split once, and its targets by their methods."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        self.steps = steps
        self.targets: dict[str, Target] = {}
        self._literals = [(place, step) for place, step in enumerate(steps) if not _is_parameter(step)]
        self._parameters = [(place, step[1:-1]) for place, step in enumerate(steps) if _is_parameter(step)]

    def match(self, segments: tuple[str, ...]) -> dict[str, str] | None:
        """Return the parameters of a path with as many segments; None if it does not match."""
        for place, step in self._literals:
            if segments[place] != step:
                return None
        parameters = {name: segments[place] for place, name in self._parameters}
        # A parameter never matches an empty segment, such as that of a double slash.
        return None if "" in parameters.values() else parameters


def split_path(raw_path: bytes) -> tuple[str, ...]:
    """Split a path into decoded segments; an encoded slash stays inside its segment."""
    return tuple(unquote_to_bytes(step).decode("utf-8", "replace") for step in raw_path.split(b"/")[1:])


def _is_parameter(step: str) -> bool:
    return step.startswith("{")
