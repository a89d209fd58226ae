"""The specs as the other generators are given them: without bounds and patterns, because ours look at types only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import spec_files

BOUNDS = {
    "pattern",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "multipleOf",
    "minimum",
    "maximum",
}
BOUNDS |= {"exclusiveMinimum", "exclusiveMaximum", "minProperties", "maxProperties"}


def write_spec(provider: str, path: Path) -> None:
    """Write a provider's spec without its bounds."""
    path.write_text(json.dumps(without_bounds(spec_files.read_spec(provider))), encoding="utf-8")


def without_bounds(node: Any) -> Any:
    if isinstance(node, list):
        return [without_bounds(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: without_bounds(value)
        for key, value in node.items()
        if key not in BOUNDS or isinstance(value, dict)
    }
