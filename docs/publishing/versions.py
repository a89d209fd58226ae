"""The site of several versions: a folder for each, a list for the theme, and a page that leads to the latest."""

from __future__ import annotations

import json
from pathlib import Path

_REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>orderkit {version}</title>
<meta http-equiv="refresh" content="0; url={version}/index.html">
</head>
<body><a href="{version}/index.html">orderkit {version}</a></body>
</html>
"""


def list_versions(site: Path) -> list[str]:
    """List the versions whose folders are in a site, write them down, and send readers to the latest.

    The list has the form of mike, which the selectors of mkdocs-material and of Zensical read.
    """
    found = [path.parent.name for path in site.glob("*/index.html") if path.parent.name[0].isdigit()]
    versions = sorted(found, key=_numbers, reverse=True)
    listed = [
        {"version": each, "title": each, "aliases": ["latest"] if number == 0 else []}
        for number, each in enumerate(versions)
    ]
    (site / "versions.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    (site / "index.html").write_text(_REDIRECT.format(version=versions[0]), encoding="utf-8")
    return versions


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
