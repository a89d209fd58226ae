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
        self._templates: dict[int, dict[tuple[str, ...], dict[str, Target]]] = {}

    def add(self, method: str, template: str, target: Target) -> None:
        """Add the target of a method and a path template."""
        steps = tuple(template.split("/")[1:])
        self._templates.setdefault(len(steps), {}).setdefault(steps, {})[method] = target

    def find(self, method: str, segments: tuple[str, ...]) -> RouteMatch[Target] | MethodNotAllowed | None:
        """Find the target; MethodNotAllowed if only the method is wrong, None if there is no such path."""
        templates = self._templates.get(len(segments), {})
        matching = [template for template in templates if _matches(template, segments)]
        if not matching:
            return None
        # False sorts before True: the earliest literal segment decides.
        template = min(matching, key=_parameter_positions)
        targets = templates[template]
        if method not in targets:
            return MethodNotAllowed(tuple(sorted(targets)))
        parameters = {
            name[1:-1]: step for name, step in zip(template, segments, strict=True) if _is_parameter(name)
        }
        return RouteMatch(targets[method], parameters)


def split_path(raw_path: bytes) -> tuple[str, ...]:
    """Split a path into decoded segments; an encoded slash stays inside its segment."""
    return tuple(unquote_to_bytes(step).decode("utf-8", "replace") for step in raw_path.split(b"/")[1:])


def _is_parameter(step: str) -> bool:
    return step.startswith("{")


def _parameter_positions(template: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(_is_parameter(step) for step in template)


def _matches(template: tuple[str, ...], segments: tuple[str, ...]) -> bool:
    return all(
        # A parameter never matches an empty segment, such as that of a double slash.
        step != "" if _is_parameter(name) else name == step
        for name, step in zip(template, segments, strict=True)
    )
