"""The gate of the public names: what breaks users' code since the last release needs another version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / ".ci" / "api_check.py"
VERSION = '__version__ = "{}"\n'
CLIENT = """
class Base:
    def inherited(self, order_id: int) -> int:
        return order_id


class Client(Base):
    def get(self, order_id: int, *, limit: int = 10) -> int:
        return order_id
"""


class Release:
    """A repository with one release, whose files can be changed."""

    def __init__(self, root: Path) -> None:
        self.root, self.package = root, root / "overlays" / "orderkit"
        (self.package / "runtime").mkdir(parents=True)
        (root / "generated").mkdir()
        (root / ".ci").mkdir()
        (root / ".ci" / "api_check.py").write_bytes(CHECK.read_bytes())
        self.write("__init__.py", 'from .client import Client\n\n__all__ = ["Client"]\n')
        self.write("client.py", CLIENT)
        self.write("runtime/__init__.py", "")
        self.write("runtime/version.py", VERSION.format("0.1.0"))
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "All")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True)

    def write(self, name: str, text: str) -> None:
        (self.package / name).write_text(text, encoding="utf-8")

    def check(self) -> tuple[int, str]:
        command = [sys.executable, str(self.root / ".ci" / "api_check.py")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def release(tmp_path: Path) -> Release:
    pytest.importorskip("griffe")
    made = Release(tmp_path)
    made.git("tag", "v0.1.0")
    return made


def test_without_a_release_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    pytest.importorskip("griffe")
    assert Release(tmp_path).check() == (0, "no release yet: nothing to compare with\n")


def test_an_addition_breaks_nothing(release: Release) -> None:
    release.write("client.py", CLIENT.replace("limit: int = 10", "limit: int = 10, page: int = 1"))
    assert release.check() == (0, "0 breaking changes since v0.1.0\n")


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("client.py", "limit: int", "most: int", "get(limit): Parameter was removed"),
        (
            "client.py",
            "order_id: int) -> int",
            "id: int) -> int",
            "inherited(order_id): Parameter was removed",
        ),
        ("client.py", "def get", "def fetch", "get: Public object was removed"),
        ("__init__.py", '["Client"]', "[]", "orderkit.Client: removed"),
    ],
)
def test_what_breaks_code_needs_another_version(
    release: Release, name: str, before: str, after: str, words: str
) -> None:
    release.write(name, (release.package / name).read_text(encoding="utf-8").replace(before, after))
    code, printed = release.check()
    assert code == 1
    assert words in printed
    release.write("runtime/version.py", VERSION.format("0.2.0"))
    code, printed = release.check()
    assert code == 0
    assert "allowed: " in printed
