"""From a method and the path as it was sent to the one thing that answers, with exact 404 and 405."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

Target = TypeVar("Target")


@dataclass(frozen=True, slots=True)
class RouteMatch(Generic[Target]):
    """A target and the text of its path parameters."""

    target: Target
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MethodNotAllowed:
    """The path exists; these are the methods it knows."""

    allowed: tuple[str, ...]


class Router(Generic[Target]):
    """Path templates such as `/api/order/{order_id}`. A literal step wins over a parameter (EL-23, EL-85)."""

    def __init__(self) -> None:
        self._templates: dict[tuple[str, ...], dict[str, Target]] = {}

    def add(self, method: str, template: str, target: Target) -> None:
        """Let a target answer a method on a path template."""
        self._templates.setdefault(tuple(template.split("/")[1:]), {})[method] = target

    def find(self, method: str, segments: tuple[str, ...]) -> RouteMatch[Target] | MethodNotAllowed | None:
        """What answers; the methods that would, if the method is wrong; None if there is no such path."""
        matching = [template for template in self._templates if _matches(template, segments)]
        if not matching:
            return None
        template = min(matching, key=_parameter_positions)
        targets = self._templates[template]
        if method not in targets:
            return MethodNotAllowed(tuple(sorted(targets)))
        parameters = {
            name[1:-1]: step for name, step in zip(template, segments, strict=True) if _is_parameter(name)
        }
        return RouteMatch(targets[method], parameters)


def split_path(raw_path: bytes) -> tuple[str, ...]:
    """The steps of a path, decoded one by one, so that an encoded slash stays inside its step."""
    return tuple(unquote_to_bytes(step).decode("utf-8", "replace") for step in raw_path.split(b"/")[1:])


def _is_parameter(step: str) -> bool:
    return step.startswith("{")


def _parameter_positions(template: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(_is_parameter(step) for step in template)


def _matches(template: tuple[str, ...], segments: tuple[str, ...]) -> bool:
    if len(template) != len(segments):
        return False
    return all(
        step != "" if _is_parameter(name) else name == step
        for name, step in zip(template, segments, strict=True)
    )
