"""Runtime expressions of Arazzo: where they stand, what they mean, and what they stand for in the examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from checks.document import step as member
from checks.document import unescape
from checks.finding import mapping, members, sequence
from checks.links import EMBEDDED, split_pointer

from .arazzo import Journeys, Step, Workflow

INPUT = re.compile(r"\$inputs\.([A-Za-z0-9_]+)")
OUTPUT = re.compile(r"\$steps\.([A-Za-z0-9_]+)\.outputs\.([A-Za-z0-9_]+)")
BODY = re.compile(r"\$response\.body#(/\S*)")
IN_CONDITION = re.compile(r"\$[^\s)]+")

Replace = Callable[[str], Any]


class UnresolvedError(LookupError):
    """An expression that stands for nothing."""


def expressions(value: Any) -> Iterator[str]:
    """Yield the expressions in a value of any depth: whole texts that begin with `$`, and parts in braces."""
    for _, each in members(value):
        yield from expressions(each)
    if isinstance(value, str):
        yield from [value] if value.startswith("$") else EMBEDDED.findall(value)


def in_condition(condition: str) -> list[str]:
    """Return the expressions in a condition such as `$response.body#/status == 'created'`."""
    return IN_CONDITION.findall(condition)


def replaced(value: Any, replace: Replace) -> Any:
    """Return a value whose expressions are replaced; a text that is one expression takes the type of its value."""
    if isinstance(value, dict):
        return {key: replaced(each, replace) for key, each in mapping(value).items()}
    if isinstance(value, list):
        return [replaced(each, replace) for each in sequence(value)]
    if not isinstance(value, str):
        return value
    if value.startswith("$"):
        return replace(value)
    return EMBEDDED.sub(lambda match: str(replace(match[1])), value)


def example_of(journeys: Journeys, workflow: Workflow, expression: str) -> Any:
    """Return what an expression stands for if inputs and responses are those of the examples.

    Raises:
        UnresolvedError: The expression names no input or output, or the example has nothing at its pointer.
    """
    if match := INPUT.fullmatch(expression):
        examples = mapping(workflow.inputs.get(match[1])).get("examples")
        if not examples:
            raise UnresolvedError(f"{expression} names no input with an example")
        return examples[0]
    if match := OUTPUT.fullmatch(expression):
        step = workflow.step(match[1])
        if step is None or match[2] not in step.outputs:
            raise UnresolvedError(f"{expression} names no output of a step")
        return _in_response(journeys, step, step.outputs[match[2]])
    raise UnresolvedError(f"{expression} is neither an input nor an output of a step")


def _in_response(journeys: Journeys, step: Step, expression: Any) -> Any:
    """Return what an output of a step is in the first example of its response that has it."""
    match = BODY.fullmatch(str(expression))
    place = journeys.response(step)
    if match is None or place is None:
        raise UnresolvedError(f"{expression} of step {step.name} is no part of a documented response")
    for example in body_examples(journeys, place):
        found = at(example, match[1])
        if found is not None:
            return found
    raise UnresolvedError(f"{expression} of step {step.name} is in no example of the response")


def body_examples(journeys: Journeys, place: tuple[str, ...]) -> Iterator[Any]:
    """Yield the values of the examples of a response or request body."""
    content = mapping(mapping(journeys.document.at(place)).get("content"))
    for media in content:
        for name in mapping(mapping(content[media]).get("examples")):
            yield journeys.document.resolve((*place, "content", media, "examples", name)).get("value")


def at(value: Any, pointer: str) -> Any:
    """Return what a JSON pointer leads to in a value, or None."""
    for key in split_pointer(pointer):
        value = member(value, unescape(key))
    return value
