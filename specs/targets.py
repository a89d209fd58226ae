"""Compares and replaces generated files: what a renderer writes, and whether the repository holds just that."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

# Folders that hold generated files only: whatever no renderer writes there is a leftover.
GENERATED_ONLY = ("generated",)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes one target, a file or a whole folder, for each provider."""

    target: str
    """Path from the root of the repository; `{provider}` stands for the provider's name."""
    write: Callable[[str, Path], None]
    """Takes the provider's name and the path to write; the folder above that path exists."""

    def target_of(self, provider: str) -> str:
        """Return the path of a provider's target."""
        return self.target.format(provider=provider)


def render_all(renderers: Iterable[Renderer], providers: Iterable[str], root: Path) -> list[str]:
    """Write the targets of some providers below `root` and return their paths."""
    names, targets = list(providers), list[str]()
    # Most of the time goes to other processes, so threads make use of every core.
    with ThreadPoolExecutor() as pool:
        for renderer in renderers:
            paths = [renderer.target_of(name) for name in names]
            for path in paths:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
            list(pool.map(renderer.write, names, [root / path for path in paths]))
            targets += paths
    return targets


def stale_files(targets: Iterable[str], fresh: Path, root: Path) -> list[str]:
    """List the files below targets that are missing, superfluous or different in the repository at `root`."""
    return [
        f"{target}/{name}" if name != "." else target
        for target in targets
        for name in differences(fresh / target, root / target)
    ]


def leftovers(targets: Iterable[str], root: Path) -> list[str]:
    """List the generated files that belong to no target, such as those of a provider whose spec was removed."""
    known = [root / target for target in targets]
    found = (path for folder in GENERATED_ONLY for path in files_below(root / folder))
    return sorted(
        str(path.relative_to(root))
        for path in found
        if not any(path == target or target in path.parents for target in known)
    )


def replace(targets: Iterable[str], fresh: Path, root: Path) -> None:
    """Put fresh targets in the place of those that the repository at `root` holds."""
    for target in targets:
        remove(root / target)
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        if (fresh / target).is_dir():
            shutil.copytree(fresh / target, root / target)
        else:
            shutil.copyfile(fresh / target, root / target)


def remove(path: Path) -> None:
    """Remove a file or a folder with all that it holds; do nothing if there is none."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def differences(left: Path, right: Path) -> list[str]:
    """List the relative paths that are not the same file with the same content on both sides."""
    files = {path.relative_to(side) for side in (left, right) for path in files_below(side)}
    return sorted(str(name) for name in files if not same(left / name, right / name))


def files_below(place: Path) -> Iterator[Path]:
    """Yield the file itself, or each file of a folder, without bytecode."""
    paths = [place] if place.is_file() else place.rglob("*")
    return (path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def same(left: Path, right: Path) -> bool:
    """Return whether both are files of the same content."""
    return left.is_file() and right.is_file() and filecmp.cmp(left, right, shallow=False)
