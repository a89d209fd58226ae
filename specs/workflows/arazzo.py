"""Reads the Arazzo documents: their workflows, and the steps with the operations that they call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checks import read
from checks.document import Document, Operation
from checks.finding import Finding, Place, mapping, sequence, text
from spec_files import SPECS

FOLDER = SPECS / "arazzo"
STATUS = re.compile(r"\$statusCode == (\d{3})")


@dataclass(frozen=True, eq=False)
class Step:
    """One step of a workflow: its place, its workflow, and what it says of the call."""

    place: Place
    value: dict[str, Any]
    workflow: Workflow

    @property
    def name(self) -> str:
        """The id of the step."""
        return text(self.value.get("stepId"))

    @property
    def operation_id(self) -> str:
        """The id of the operation that the step calls."""
        return text(self.value.get("operationId"))

    @property
    def parameters(self) -> dict[tuple[str, str], Any]:
        """The values of parameters by location and name, those of the workflow included."""
        given = (*sequence(self.workflow.value.get("parameters")), *sequence(self.value.get("parameters")))
        return {(text(each.get("in")), text(each.get("name"))): each.get("value") for each in given}

    @property
    def body(self) -> dict[str, Any]:
        """The request body, or an empty mapping."""
        return mapping(self.value.get("requestBody"))

    @property
    def conditions(self) -> list[str]:
        """The conditions of success."""
        return [text(mapping(each).get("condition")) for each in sequence(self.value.get("successCriteria"))]

    @property
    def status(self) -> str:
        """The status that the step wants, or an empty text if it names none."""
        matches = map(STATUS.fullmatch, self.conditions)
        return next((match[1] for match in matches if match), "")

    @property
    def outputs(self) -> dict[str, Any]:
        """The outputs: names with expressions."""
        return mapping(self.value.get("outputs"))


@dataclass(frozen=True, eq=False)
class Workflow:
    """One workflow with its inputs and steps."""

    place: Place
    value: dict[str, Any]

    @property
    def name(self) -> str:
        """The id of the workflow."""
        return text(self.value.get("workflowId"))

    @property
    def inputs(self) -> dict[str, Any]:
        """The schemas of the inputs by name."""
        return mapping(mapping(self.value.get("inputs")).get("properties"))

    @cached_property
    def steps(self) -> list[Step]:
        """The steps in their order."""
        places = ((*self.place, "steps", str(index)) for index in range(len(self._steps)))
        return [Step(place, mapping(value), self) for place, value in zip(places, self._steps, strict=True)]

    @property
    def _steps(self) -> list[Any]:
        return sequence(self.value.get("steps"))

    def step(self, name: str) -> Step | None:
        """Return the step of that id, or None."""
        return next((step for step in self.steps if step.name == name), None)


class Journeys:
    """An Arazzo document beside the OpenAPI document whose operations it calls."""

    def __init__(self, provider: str, value: dict[str, Any], spec: dict[str, Any]) -> None:
        self.provider = provider
        self.value = value
        self.document = Document(spec)
        self.operations = {operation.name: operation for operation in self.document.on_paths}

    @cached_property
    def workflows(self) -> list[Workflow]:
        """The workflows in their order."""
        found = enumerate(sequence(self.value.get("workflows")))
        return [Workflow(("workflows", str(index)), mapping(value)) for index, value in found]

    def steps(self) -> Iterator[Step]:
        """Yield the steps of all workflows."""
        for workflow in self.workflows:
            yield from workflow.steps

    def operation(self, step: Step) -> Operation | None:
        """Return the operation that a step calls, or None if there is none of that id."""
        return self.operations.get(step.operation_id)

    def response(self, step: Step) -> Place | None:
        """Return the place of the response that a step wants, or None if it is not documented."""
        operation = self.operation(step)
        return self.document.responses(operation).get(step.status) if operation else None


def read_journeys(provider: str) -> tuple[Journeys, list[Finding]]:
    """Read the Arazzo document of a provider and its spec; also return what was wrong with its YAML."""
    spec, _ = read((SPECS / f"{provider}.yaml").read_text(encoding="utf-8"))
    value, slips = read(source(provider))
    return Journeys(provider, value, spec), slips


def source(provider: str) -> str:
    """Return the Arazzo document of a provider as it is written."""
    return (FOLDER / f"{provider}.yaml").read_text(encoding="utf-8")


def published(provider: str, document_name: str) -> str:
    """Return the Arazzo document for a folder in which the OpenAPI document has another name."""
    return source(provider).replace(f"url: ../{provider}.yaml", f"url: ./{document_name}")
