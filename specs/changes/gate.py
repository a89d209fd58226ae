"""Holds the version of each document against its changes since the last release, and against its changelog."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .change import Change, Level
from .documents import changes

Version = tuple[int, int, int]
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
SHOWN = 12
"""Changes that a message names; there may be hundreds."""


def read_released(folder: Path, provider: str) -> dict[str, Any] | None:
    """Return a provider's document as it was last released, or None if it never was."""
    path = folder / f"{provider}.json"
    if not path.is_file():
        return None
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def problems(
    provider: str, document: dict[str, Any], released: dict[str, Any] | None, changelog: str
) -> list[str]:
    """List what keeps a document from being released, each with what to do about it."""
    where, text = f"specs/{provider}.yaml", str(document["info"]["version"])
    version = parse_version(text)
    if version is None:
        return [f"{where}: info.version must be three numbers such as 1.2.3 (got {text})"]
    found = [] if released is None else _version_problems(where, version, released, document)
    if not has_entry(changelog, text):
        found.append(
            f"specs/changelog/{provider}.md: version {text} must have a section '## {text} - YYYY-MM-DD' or "
            f"'## {text} - unreleased' that describes its changes"
        )
    return found


def parse_version(text: str) -> Version | None:
    """Return the numbers of a version, or None if it is none."""
    found = VERSION.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def next_version(version: Version, level: Level) -> Version:
    """Return the least version that a change of this level asks for."""
    major, minor, patch = version
    if level is Level.BREAKING:
        return major + 1, 0, 0
    return (major, minor + 1, 0) if level is Level.ADDITIVE else (major, minor, patch + 1)


def has_entry(changelog: str, version: str, *, dated: bool = False) -> bool:
    """Return whether a changelog says something about a version, with a date if one is wanted."""
    when = r"\d{4}-\d\d-\d\d" if dated else r"(?:\d{4}-\d\d-\d\d|unreleased)"
    section = re.search(
        rf"^## {re.escape(version)} - {when}\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return section is not None and section[1].strip() != ""


def _version_problems(
    where: str, version: Version, released: dict[str, Any], document: dict[str, Any]
) -> list[str]:
    before = parse_version(str(released["info"]["version"]))
    if before is None:
        raise ValueError(f"the released version must be three numbers (got {released['info']['version']})")
    if version < before:
        return [f"{where}: info.version must not be lower than that of the last release, {_write(before)}"]
    found = changes(released, document)
    if not found:
        return []
    level = found[0].level
    least = next_version(before, level)
    if version >= least:
        return []
    return [_explain(where, version, least, [change for change in found if change.level is level])]


def _explain(where: str, version: Version, least: Version, found: list[Change]) -> str:
    lines = [f"  {change}" for change in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"  and {len(found) - SHOWN} more")
    title = (
        f"{where}: info.version must be {_write(least)} or later (got {_write(version)}), or undo these changes "
        "since the last release:"
    )
    return "\n".join([title, *lines])


def _write(version: Version) -> str:
    return ".".join(map(str, version))
