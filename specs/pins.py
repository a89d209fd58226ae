"""Renders `generated/PINNED.json`: the generator, its version and the digest of each input of generated code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from packages import SETTINGS
from spec_files import SPECS, providers

GENERATOR = "openapi-python-client"


def write_pins(_provider: str, target: Path) -> None:
    """Write the pins of all providers, whichever of them is generated."""
    pins = {
        "generator": GENERATOR,
        "version": version(GENERATOR),
        "sha256": {str(path.relative_to(SPECS.parent)): digest(path) for path in inputs()},
    }
    target.write_text(json.dumps(pins, indent=1) + "\n", encoding="utf-8")


def inputs() -> Iterator[Path]:
    """Yield the settings, the specs and the templates."""
    yield SETTINGS
    for provider in providers():
        yield SPECS / f"{provider}.yaml"
    files = (path for path in (SPECS / "templates").rglob("*") if path.suffix in {".jinja", ".py"})
    yield from sorted(path for path in files if "__pycache__" not in path.parts)


def digest(path: Path) -> str:
    """Return the SHA-256 digest of a file, as sha256sum prints it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
