"""Reads YAML the way every reader agrees on, and reports what two readers would take differently."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from .finding import Finding, Place, is_mapping, pointer

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
YAML_1_2_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+|0o[0-7]+")
PLAIN_FLOAT = re.compile(r"-?\d+\.\d+([eE][-+]?\d+)?")

Reader = Callable[[str], Any]


@dataclass
class Reading:
    """A document being read, with the findings so far."""

    findings: list[Finding] = field(default_factory=list[Finding])

    def report(self, place: Place, rule: str, message: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(pointer(place), rule, message))

    def value(self, node: Any, place: Place) -> Any:
        """Return the value of a YAML node."""
        if isinstance(node, yaml.MappingNode):
            return self.pairs(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, str(index))) for index, item in enumerate(node.value)]
        return self.scalar(node, place)

    def pairs(self, node: Any, place: Place) -> dict[str, Any]:
        """Return the mapping of a YAML node; report keys that stand twice."""
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node, place)
            if key in result:
                self.report((*place, key), "duplicate-key", "the key stands twice here: keep one")
            result[key] = self.value(value_node, (*place, key))
        return result

    def key(self, node: Any, place: Place) -> str:
        """Return a key as text; report one that readers may take for something else."""
        name = str(node.value)
        if not node.tag.endswith(":str"):
            self.report(
                (*place, name), "unquoted-key", "not every YAML reader takes this key as text: quote it"
            )
        return name

    def scalar(self, node: Any, place: Place) -> Any:
        """Return a scalar; report an ambiguous one and keep it as text."""
        plain, tag, written = not node.style, node.tag.rpartition(":")[2], str(node.value)
        if plain and _ambiguous(tag, written):
            self.report(
                place,
                "ambiguous-scalar",
                f"YAML readers disagree about {written}: quote it, or write it plainly",
            )
            return written
        return READERS[tag](written) if tag in READERS else written


def _ambiguous(tag: str, written: str) -> bool:
    """Return whether YAML readers disagree about an unquoted scalar."""
    known: dict[str, bool] = {
        "timestamp": True,
        "merge": True,
        "bool": written not in ("true", "false"),
        "int": not PLAIN_INTEGER.fullmatch(written),
        "float": not PLAIN_FLOAT.fullmatch(written),
        "str": bool(YAML_1_2_NUMBER.fullmatch(written)),
    }
    return known.get(tag, False)


def _nothing(_: str) -> None:
    """Return None for any spelling of null."""


READERS: dict[str, Reader] = {"bool": "true".__eq__, "int": int, "float": float, "null": _nothing}


def read(source: str) -> tuple[dict[str, Any], list[Finding]]:
    """Return the document, with every key a string, and what was wrong with its YAML."""
    try:
        root = yaml.compose(source, Loader=LOADER)
    except yaml.YAMLError as error:
        return {}, [Finding("", "yaml", f"not readable as YAML: {' '.join(str(error).split())}")]
    reading = Reading()
    document = reading.value(root, ())
    if not is_mapping(document):
        return {}, [Finding("", "yaml", "the document is not a mapping: begin with `openapi: 3.1.1`")]
    return document, reading.findings
