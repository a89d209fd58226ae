"""Contents that tracked files must not have: addresses of registries, paths of machines, secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOSTS = (r"pypi\.org", r"pythonhosted\.org", r"registry\.npmjs", r"deb\.debian")
PATHS = (r"/(home|Users)/[a-z]+/", r"/ro{2}t/[a-z.]")
UNWANTED = re.compile("|".join((*HOSTS, *PATHS)))


def tracked_text() -> dict[str, str]:
    """Tracked and new files that are text, by name."""
    list_request = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in list_request if name and (ROOT / name).is_file()]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8", errors="replace") for path in paths}


def test_no_registry_host_and_no_path_of_a_machine_is_named() -> None:
    assert {name: found for name, text in tracked_text().items() if (found := UNWANTED.findall(text))} == {}
