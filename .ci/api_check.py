"""Compares the public names with the last release: `python .ci/api_check.py`, a step of `make check`.

A change that breaks users' code needs another minor version before 1.0, and another major version afterwards. Public
are the names in `__all__` of orderkit and of its packages, as docs/pages/upgrading.md says.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[1]
PACKAGE = "orderkit"
SOURCES = ("overlays", "generated")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
VERSION = re.compile(r"v?(\d+)\.(\d+)")


def main(root: Path = ROOT) -> int:
    """Compare the working tree with the last tag, print what breaks, and return the exit code."""
    tag = last_tag(root)
    if tag is None:
        print("no release yet: nothing to compare with")
        return 0
    found = list(breaking_changes(root, tag))
    new = (root / SOURCES[0] / PACKAGE / "runtime" / "version.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "(.+)"$', new, re.MULTILINE)
    allowed = version is not None and may_break(tag, version[1])
    for each in found:
        print(f"{'allowed' if allowed else 'broken'}: {each}")
    print(f"{len(found)} breaking changes since {tag}")
    return 1 if found and not allowed else 0


def last_tag(root: Path) -> str | None:
    """Return the newest tag of a version that the current commit has behind it; None without one."""
    command = ["git", "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or None


def may_break(old: str, new: str) -> bool:
    """Return whether a version may break what worked with an older one."""
    (old_major, old_minor), (major, minor) = (_numbers(each) for each in (old, new))
    return major > old_major or (major == old_major == 0 and minor > old_minor)


def _numbers(version: str) -> tuple[int, int]:
    found = VERSION.match(version)
    if found is None:
        raise ValueError(f"a version must begin with two numbers, such as 0.1 (got {version})")
    return int(found[1]), int(found[2])


def breaking_changes(root: Path, tag: str) -> Iterator[str]:
    """Yield what the public names of a tag no longer offer, a line each."""
    paths = [root / each for each in SOURCES]
    old = griffe.load_git(PACKAGE, ref=tag, repo=root, search_paths=SOURCES, resolve_aliases=True)
    new = griffe.load(PACKAGE, search_paths=paths, resolve_aliases=True)
    for module in [old, *old.modules.values()]:
        # A module below a package has its own names, and is gone with all of them if it is gone.
        other = new if module is old else new.modules.get(module.name)
        for name in map(str, module.exports or ()):
            place = f"{module.path}.{name}"
            if other is None or name not in map(str, other.exports or ()):
                yield f"{place}: removed"
            elif name in module.members and name in other.members:
                yield from _differences(module.members[name], other.members[name], place)


def _differences(
    before: griffe.Object | griffe.Alias, after: griffe.Object | griffe.Alias, place: str
) -> Iterator[str]:
    for each in griffe.find_breaking_changes(_target(before), _target(after)):
        words = COLOUR.sub("", each.explain(griffe.ExplanationStyle.ONE_LINE))
        yield f"{place}: {words.partition(': ')[2]}"


def _target(node: griffe.Object | griffe.Alias) -> griffe.Object | griffe.Alias:
    return node.final_target if isinstance(node, griffe.Alias) else node


if __name__ == "__main__":
    sys.exit(main())
