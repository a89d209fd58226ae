"""Recording which lines the tests execute, again for those that changed."""

# pyright: reportMissingImports=false
# coverage has an environment of its own.

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from executed_lines import ExecutedLines, Recorder
from forked_tests import OPTIONS, PASSED, Report, forked
from mutants import MUTATED, ROOT, SOURCES

TESTS = (
    "tests/unit/runtime",
    "tests/unit/webhooks",
    "tests/unit/test_errors.py",
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/providers").glob("*/client")),
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/providers").glob("test_*.py")),
    "tests/faults",
)
NOT_FOR_MUTANTS = "not package and not soak and not fuzz"
MOST_SECONDS = 3600


def executed_lines(folder: Path, copy: Path) -> ExecutedLines:
    """Return which lines the tests execute; record what the folder does not have."""
    copied_to(copy)
    digests_file, digests = folder / "digests.json", _digests(copy)
    known = json.loads(digests_file.read_text("ascii")) if digests_file.exists() else {}
    changed = [name for name, digest in digests.items() if known.get(name) != digest]
    if changed:
        # Lines of the client move, and what is no file of tests, such as a fixture, may matter to each of them.
        tests = changed if all(Path(name).name.startswith("test_") for name in changed) else list(TESTS)
        print(f"recording which lines are executed by the tests in {', '.join(tests)}", flush=True)
        _record(folder.resolve(), copy, tests)
        digests_file.write_text(json.dumps(digests, indent=1) + "\n", "ascii")
    found = ExecutedLines.read(folder)
    print(f"{len(found.seconds)} tests pass, in {sum(found.seconds.values()):.0f} s", flush=True)
    return found


def _record(folder: Path, copy: Path, tests: list[str]) -> None:
    def run(report: Report) -> None:
        sources = [SOURCES / each for each in MUTATED]
        with Recorder(folder, copy, sources, afresh=tests == list(TESTS)) as recorder:
            code = pytest.main([*OPTIONS, "-m", NOT_FOR_MUTANTS, *tests], plugins=[recorder])
        report(code)

    with forked(copy, run) as (reports, _):
        code = reports.recv() if reports.poll(MOST_SECONDS) else "no end"
        if code not in (*PASSED, pytest.ExitCode.TESTS_FAILED):
            raise RuntimeError(f"the tests must run to their end (got {code}): see {copy / 'output.txt'}")


def _digests(folder: Path) -> dict[str, str]:
    parts = [SOURCES, Path("tests/kit"), *map(Path, TESTS)]
    files = [
        path for part in parts for path in ([folder / part] if part.suffix else (folder / part).rglob("*.py"))
    ]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)
    }


def copied_to(folder: Path) -> None:
    """Copy the files that git knows or would add."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listing.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
