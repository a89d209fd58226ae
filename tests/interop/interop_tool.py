"""What all generators share: a working folder, a digest, and the command that generates."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from interop_commands import LONGEST_SECONDS, run

HERE = Path(__file__).parent
# What a look at a journey by hand leaves in its folder.
UNTRACKED = {"node_modules", "target", "out", "gen", "generated", "Cargo.lock"}


class Tool(ABC):
    """Generator with the journeys that are written against its output."""

    name: ClassVar[str]
    title: ClassVar[str]
    language: ClassVar[str]
    toolchains: ClassVar[tuple[str, ...]]
    openapi: ClassVar[str] = "3.1"
    webhooks: ClassVar[bool] = True
    command: ClassVar[str]
    """Generates the client of a `{provider}` from its `{document}`, in the folder of the tool."""
    variables: ClassVar[dict[str, str]] = {}
    """Environment variables of each command."""

    def __init__(self, build: Path, seconds_to_fetch: float = 600) -> None:
        self.work = build / self.name
        self.source = HERE / self.name
        self.seconds_to_fetch = seconds_to_fetch

    def set_up(self) -> None:
        """Copy configuration and journeys to the working folder, and fetch what they need."""
        for path in tracked(self.source):
            target = self.work / path.relative_to(self.source)
            if not target.exists() or target.read_bytes() != path.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        self.fetch()

    def digest(self) -> str:
        """Return a digest of command, configuration and journeys."""
        sums = [f"{path.relative_to(self.source)} {hash_of(path)}" for path in tracked(self.source)]
        return hashlib.sha256("\n".join([self.command, *sums]).encode()).hexdigest()[:16]

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider."""
        command = self.command.format(provider=provider, document=shlex.quote(str(document)))
        self.run(f"generate {provider}", shlex.split(command))

    def run(self, title: str, command: Sequence[str | Path], seconds: float = LONGEST_SECONDS) -> str:
        """Run a command in the working folder and return what it printed."""
        title = f"{self.name} {title}"
        return run(title, command, cwd=self.work, variables=self.environment(), seconds=seconds)

    def environment(self) -> dict[str, str]:
        """Return the environment variables of each command."""
        return self.variables

    @abstractmethod
    def versions(self) -> dict[str, str]:
        """Return the versions of generator and libraries by name."""

    @abstractmethod
    def fetch(self) -> None:
        """Fetch generator and libraries; CommandError if that fails."""

    @abstractmethod
    def operations(self, provider: str) -> set[str]:
        """Return the names of the operations in the generated client, in lower case without underscores."""

    @abstractmethod
    def compile(self, provider: str) -> None:
        """Compile client and journey."""

    @abstractmethod
    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the journey; its arguments are addresses and bends."""


def tracked(folder: Path) -> list[Path]:
    """Return the files of a tool in the repository."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not UNTRACKED & set(path.relative_to(folder).parts))


def hash_of(path: Path) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_unchanged(stamp: Path, source: Path) -> bool:
    """Return whether a stamp was written for a file as it is now."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == hash_of(source)


def plain(name: str) -> str:
    """Return the name of an operation as no language writes it: in lower case and without underscores."""
    return name.replace("_", "").lower()


def names_in(text: str, pattern: str) -> set[str]:
    """Return the plain names that a pattern finds in generated code."""
    return {plain(name) for name in re.findall(pattern, text, re.MULTILINE)}


def text_of(files: Sequence[Path]) -> str:
    """Return the content of files, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


def path_with(folder: Path) -> str:
    """Return the search path of programs with a folder before all others."""
    return f"{folder}{os.pathsep}{os.environ['PATH']}"
