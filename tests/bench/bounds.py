"""The specs as the other generators are given them.

They have no bounds and no patterns, because our models look at types only. Their open lists of values are closed, as
for our own models, because the other generators do not know `x-extensible-enum`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import packages
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
    """Write a provider's spec without its bounds, with closed lists of values."""
    document = packages.closed_enums(spec_files.read_spec(provider))
    path.write_text(json.dumps(without_bounds(document)), encoding="utf-8")


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
