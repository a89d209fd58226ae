"""Rules for Arazzo documents: each call fits its operation, each expression resolves, no operation is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from checks.finding import Fault, Finding, Place, mapping, pointer, sequence, text
from checks.links import Link, expression_faults

from .arazzo import Journeys, Step, Workflow
from .expressions import INPUT, OUTPUT, UnresolvedError, example_of, expressions, in_condition, replaced

Rule = Callable[[Journeys], Iterator[Fault]]
VERSION = "1.0.1"


def findings(journeys: Journeys) -> list[Finding]:
    """Return every slip in an Arazzo document."""
    return sorted(
        Finding(pointer(place), name, message)
        for name, rule in RULES.items()
        for place, message in rule(journeys)
    )


def head(journeys: Journeys) -> Iterator[Fault]:
    """Report a wrong version, and a source that is not the provider's document."""
    if journeys.value.get("arazzo") != VERSION:
        yield ("arazzo",), f"must be {VERSION}"
    wanted = {"name": journeys.provider, "url": f"../{journeys.provider}.yaml", "type": "openapi"}
    if journeys.value.get("sourceDescriptions") != [wanted]:
        yield ("sourceDescriptions",), f"must be one source, {wanted}"


def names(journeys: Journeys) -> Iterator[Fault]:
    """Report workflows and steps without a name or text, and names of steps that stand twice in a document."""
    for workflow in journeys.workflows:
        if not all(text(workflow.value.get(key)) for key in ("workflowId", "summary", "description")):
            yield workflow.place, "a workflow has a workflowId, a summary and a description: add them"
    seen: set[str] = set()
    for step in journeys.steps():
        if not step.name or not text(step.value.get("description")):
            yield step.place, "a step has a stepId and a description: add them"
        if step.name in seen:
            yield step.place, f"another step is named {step.name}: rename one, since linters confuse them"
        seen.add(step.name)


def inputs(journeys: Journeys) -> Iterator[Fault]:
    """Report inputs that are not required or lack a text or an example, and those that nothing uses."""
    for workflow in journeys.workflows:
        required = sequence(mapping(workflow.value.get("inputs")).get("required"))
        used = {match[1] for each in _written(workflow) if (match := INPUT.fullmatch(each))}
        for name, schema in workflow.inputs.items():
            place = (*workflow.place, "inputs", "properties", name)
            if name not in required or name not in used:
                yield place, "an input is required and used: list it under required, or take it out"
            if not text(mapping(schema).get("description")) or not mapping(schema).get("examples"):
                yield place, "an input has a description and an example: add them"


def operation_known(journeys: Journeys) -> Iterator[Fault]:
    """Report steps whose operation is not in the document."""
    for step in journeys.steps():
        if journeys.operation(step) is None:
            yield (*step.place, "operationId"), f"the document has no operation {step.operation_id}"


def operation_used(journeys: Journeys) -> Iterator[Fault]:
    """Report operations of the document that no step calls."""
    for name in sorted(journeys.operations.keys() - {step.operation_id for step in journeys.steps()}):
        yield ("workflows",), f"no step calls {name}: add one"


def parameters(journeys: Journeys) -> Iterator[Fault]:
    """Report parameters that an operation does not have or lacks, and values that do not fit."""
    for step, known in _known_parameters(journeys):
        for key, value in step.parameters.items():
            if key in known:
                yield from _misfits(journeys, step, (*known[key], "schema"), value)
            elif key not in _credentials(journeys):
                yield step.place, f"{step.operation_id} has no {key[0]} parameter {key[1]}: mend the name"
        for key, place in known.items():
            if mapping(journeys.document.at(place)).get("required") is True and key not in step.parameters:
                yield step.place, f"{step.operation_id} needs the {key[0]} parameter {key[1]}: give it"


def credentials(journeys: Journeys) -> Iterator[Fault]:
    """Report calls without the credentials that their operation demands."""
    for step in journeys.steps():
        operation = journeys.operation(step)
        is_given = bool(_credentials(journeys) & step.parameters.keys())
        if operation and _is_protected(journeys, operation.value) and not is_given:
            yield step.place, f"{step.operation_id} demands credentials: give their header"


def body(journeys: Journeys) -> Iterator[Fault]:
    """Report bodies of an undeclared type, that do not fit, or that are missing."""
    for step in journeys.steps():
        operation = journeys.operation(step)
        if operation is None:
            continue
        declared = journeys.document.follow((*operation.place, "requestBody"))
        content = mapping(mapping(journeys.document.at(declared)).get("content"))
        media = step.body.get("contentType")
        if bool(content) != bool(step.body) or (step.body and media not in content):
            yield step.place, f"{step.operation_id} takes {', '.join(content) or 'no body'} (got {media})"
        elif step.body:
            yield from _misfits(
                journeys, step, (*declared, "content", text(media), "schema"), step.body.get("payload")
            )


def status(journeys: Journeys) -> Iterator[Fault]:
    """Report steps that want no status or one that the operation does not document."""
    for step in journeys.steps():
        if journeys.operation(step) and journeys.response(step) is None:
            yield (
                step.place,
                "a step wants a documented status: add the condition $statusCode == 200 or the like",
            )


def expression(journeys: Journeys) -> Iterator[Fault]:
    """Report expressions that lead to nothing: to no input, no earlier output, no part of a response."""
    for workflow in journeys.workflows:
        earlier: list[Step] = []
        for step in workflow.steps:
            for written in _in_step(step):
                for message in _expression_faults(journeys, workflow, step, earlier, written):
                    yield step.place, message
            earlier.append(step)
        for written in expressions(workflow.value.get("outputs")):
            if _output(earlier, written) is None:
                yield (*workflow.place, "outputs"), f"{written} names no output of a step: mend it"


def _expression_faults(
    journeys: Journeys, workflow: Workflow, step: Step, earlier: list[Step], written: str
) -> Iterator[str]:
    """Yield the faults of one expression in a step."""
    if match := INPUT.fullmatch(written):
        if match[1] not in workflow.inputs:
            yield f"{written} names no input: mend it"
    elif written.startswith("$steps."):
        if _output(earlier, written) is None:
            yield f"{written} names no output of an earlier step: mend it"
    else:
        operation, response = journeys.operation(step), journeys.response(step)
        if operation and response:
            link = Link(journeys.document, operation, response, response)
            yield from expression_faults(link, written, None)


def _output(steps: list[Step], written: str) -> Any:
    """Return the output of one of these steps that an expression names, or None."""
    match = OUTPUT.fullmatch(written)
    return next((step.outputs.get(match[2]) for step in steps if match and step.name == match[1]), None)


def _in_step(step: Step) -> Iterator[str]:
    """Yield every expression of a step: in its parameters, body, conditions and outputs."""
    yield from expressions([*step.parameters.values(), step.body.get("payload"), step.outputs])
    for condition in step.conditions:
        yield from in_condition(condition)


def _written(workflow: Workflow) -> Iterator[str]:
    """Yield every expression in the steps of a workflow."""
    for step in workflow.steps:
        yield from _in_step(step)


def _known_parameters(journeys: Journeys) -> Iterator[tuple[Step, dict[tuple[str, str], Place]]]:
    """Yield each step whose operation is known with the parameters that the operation has."""
    for step in journeys.steps():
        operation = journeys.operation(step)
        if operation:
            yield step, journeys.document.parameters(operation)


def _misfits(journeys: Journeys, step: Step, schema: Place, value: Any) -> Iterator[Fault]:
    """Yield why a value does not fit a schema if its expressions stand for the examples."""
    try:
        filled = replaced(value, lambda written: example_of(journeys, step.workflow, written))
    except UnresolvedError as error:
        yield step.place, f"{error}: mend it"
        return
    for message in journeys.document.errors(schema, filled):
        yield step.place, f"the value does not fit {message}"


def _credentials(journeys: Journeys) -> set[tuple[str, str]]:
    """Return the parameters that carry credentials, by the security schemes of the document."""
    schemes = map(mapping, journeys.document.components("securitySchemes").values())
    return {
        (text(scheme.get("in")), text(scheme.get("name")))
        if scheme.get("type") == "apiKey"
        else ("header", "Authorization")
        for scheme in schemes
    }


def _is_protected(journeys: Journeys, operation: dict[str, Any]) -> bool:
    """Return whether an operation demands credentials."""
    return bool(operation.get("security", journeys.document.value.get("security")))


RULES: dict[str, Rule] = {
    "arazzo-head": head,
    "arazzo-names": names,
    "arazzo-inputs": inputs,
    "arazzo-operation": operation_known,
    "arazzo-unused-operation": operation_used,
    "arazzo-parameter": parameters,
    "arazzo-credentials": credentials,
    "arazzo-body": body,
    "arazzo-status": status,
    "arazzo-expression": expression,
}
