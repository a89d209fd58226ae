"""Calls for collections of requests: one for each operation, in the order in which the workflows call them.

A call takes its values from the first step that calls its operation. What a step outputs becomes a variable that later
calls use, so a collection runs from top to bottom.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checks.finding import Place, mapping, sequence, text

from .arazzo import Journeys, Step
from .expressions import BODY, INPUT, OUTPUT, example_of, expressions, replaced

if TYPE_CHECKING:
    from checks.document import Operation

QUOTED_VARIABLE = re.compile(r'"\{\{(\w+)\}\}"')


@dataclass(frozen=True)
class Variable:
    """A value that calls share; the example is what the mock accepts or the documents show."""

    name: str
    example: Any
    is_secret: bool = False


@dataclass(frozen=True)
class Field:
    """A parameter of a call; one that no step gives is not sent unless the reader switches it on."""

    name: str
    value: str
    description: str
    is_sent: bool


@dataclass(frozen=True)
class Response:
    """An example of a response."""

    name: str
    status: int
    media: str
    value: Any


@dataclass(frozen=True)
class Auth:
    """How calls prove who sends them: `basic`, `bearer`, or a `header` with a value."""

    kind: str
    header: str
    value: str


@dataclass(frozen=True)
class Call:
    """One operation with everything that is needed to call it."""

    name: str
    tag: str
    summary: str
    description: str
    method: str
    path: str
    path_fields: list[Field]
    query: list[Field]
    headers: list[Field]
    media: str
    body: str
    status: int
    captures: dict[str, str]
    auth: Auth | None
    responses: list[Response]


def calls(journeys: Journeys) -> list[Call]:
    """Return a call for each operation."""
    kept = {variable.name for variable in variables(journeys)}
    firsts: dict[str, Step] = {}
    for step in journeys.steps():
        firsts.setdefault(step.operation_id, step)
    return [_call(journeys, step, journeys.operations[name], kept) for name, step in firsts.items()]


def variables(journeys: Journeys) -> list[Variable]:
    """Return the variables of all calls: the inputs of the workflows, and the outputs that other steps use."""
    found: dict[str, Variable] = {}
    for workflow in journeys.workflows:
        for name, schema in workflow.inputs.items():
            is_secret = schema.get("format") == "password"
            for variable in _parts(Variable(name, schema["examples"][0], is_secret)):
                found.setdefault(variable.name, variable)
    for step in journeys.steps():
        for expression in expressions([*step.parameters.values(), step.body.get("payload")]):
            if OUTPUT.fullmatch(expression):
                name = variable_name(expression)
                found.setdefault(name, Variable(name, example_of(journeys, step.workflow, expression)))
    return list(found.values())


def variable_name(expression: str) -> str:
    """Return the variable of an expression: `$inputs.key` is `key`, `$steps.create.outputs.id` is `createId`."""
    if match := INPUT.fullmatch(expression):
        return match[1]
    match = OUTPUT.fullmatch(expression)
    if match is None:
        raise ValueError(f"{expression} must be an input or an output of a step")
    return match[1] + match[2][0].upper() + match[2][1:]


def _parts(variable: Variable) -> Iterator[Variable]:
    """Yield a variable, or user name and password in place of the credentials of HTTP Basic."""
    if variable.name != "credentials":
        yield variable
        return
    username, _, password = base64.b64decode(variable.example).decode().partition(":")
    yield Variable("username", username)
    yield Variable("password", password, is_secret=True)


def _call(journeys: Journeys, step: Step, operation: Operation, kept: set[str]) -> Call:
    """Make the call of a step; of its outputs only the variables that are kept count."""
    parameters = journeys.document.parameters(operation)
    response = journeys.response(step)
    if response is None:
        raise ValueError(f"step {step.name} must want a documented status")
    return Call(
        name=operation.name,
        tag=operation.value["tags"][0],
        summary=text(operation.value.get("summary")),
        description=text(operation.value.get("description")),
        method=operation.place[-1].upper(),
        path=operation.template,
        path_fields=_fields(journeys, step, parameters, "path"),
        query=_fields(journeys, step, parameters, "query"),
        headers=_fields(journeys, step, parameters, "header"),
        media=text(step.body.get("contentType")),
        body=_body(journeys, step),
        status=int(step.status),
        captures={name: pointer for name, pointer in _captures(step) if name in kept},
        auth=_auth(step, set(parameters)),
        responses=list(_responses(journeys, operation)),
    )


def _captures(step: Step) -> Iterator[tuple[str, str]]:
    """Yield the variables that a step's outputs fill, with the place in the body."""
    for name, expression in step.outputs.items():
        if match := BODY.fullmatch(str(expression)):
            yield variable_name(f"$steps.{step.name}.outputs.{name}"), match[1]


def _fields(
    journeys: Journeys, step: Step, parameters: dict[tuple[str, str], Place], location: str
) -> list[Field]:
    """Return the parameters of one location: with the step's values, else with their examples."""
    found: list[Field] = []
    for (where, name), place in parameters.items():
        if where == location:
            is_given = (where, name) in step.parameters
            value = step.parameters[where, name] if is_given else _example(journeys, place)
            description = text(mapping(journeys.document.at(place)).get("description"))
            found.append(Field(name, _written(value), description, is_given))
    return found


def _example(journeys: Journeys, place: Place) -> Any:
    """Return the first example of a parameter, or an empty text."""
    for owner in (
        mapping(journeys.document.at(place)),
        *journeys.document.schemas((*place, "schema")),
    ):
        if "example" in owner:
            return owner["example"]
        if isinstance(owner.get("examples"), list):
            return owner["examples"][0]
        for name in mapping(owner.get("examples")):
            return journeys.document.resolve((*place, "examples", name)).get("value")
    return ""


def _written(value: Any) -> str:
    """Write the value of a parameter as text; lists are joined by commas."""
    filled = replaced(value, lambda expression: f"{{{{{variable_name(expression)}}}}}")
    if isinstance(filled, list):
        return ",".join(_written(each) for each in sequence(filled))
    return filled if isinstance(filled, str) else json.dumps(filled)


def _body(journeys: Journeys, step: Step) -> str:
    """Write the body of a step as JSON with variables; those that are no texts stand without quotation marks."""
    if not step.body:
        return ""
    numbers: set[str] = set()

    def variable(expression: str) -> str:
        name = variable_name(expression)
        if not isinstance(example_of(journeys, step.workflow, expression), str):
            numbers.add(name)
        return f"{{{{{name}}}}}"

    written = json.dumps(replaced(step.body["payload"], variable), ensure_ascii=False, indent=2)
    return QUOTED_VARIABLE.sub(
        lambda match: f"{{{{{match[1]}}}}}" if match[1] in numbers else match[0], written
    )


def _auth(step: Step, parameters: set[tuple[str, str]]) -> Auth | None:
    """Return what the header with the credentials of a step means, or None if it sends none."""
    for (location, name), value in step.parameters.items():
        if location != "header" or (location, name) in parameters:
            continue
        kind, _, rest = text(value).partition(" ")
        if name == "Authorization" and kind in {"Basic", "Bearer"}:
            return Auth(kind.lower(), name, _written(rest))
        return Auth("header", name, _written(value))
    return None


def _responses(journeys: Journeys, operation: Operation) -> Iterator[Response]:
    """Yield the examples of the responses that have a status of their own, not those of a range."""
    for status, place in journeys.document.responses(operation).items():
        if not status.isdecimal():
            continue
        content = mapping(mapping(journeys.document.at(place)).get("content"))
        if not content:
            yield Response("empty", int(status), "", None)
        for media in content:
            for name in mapping(content[media].get("examples")):
                example = journeys.document.resolve((*place, "content", media, "examples", name))
                yield Response(text(example.get("summary")) or name, int(status), media, example.get("value"))


def js_path(pointer: str) -> str:
    """Write a JSON pointer as an access in JavaScript: `/orders/0/id` is `.orders[0].id`."""
    keys = pointer.split("/")[1:]
    return "".join(f"[{key}]" if key.isdecimal() else f".{key}" for key in keys)
