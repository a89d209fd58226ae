"""Builds the distributions from a clean clone of the current commit and tries them; nothing is published.

Run by `make release-check`; docs/pages/releasing.md explains the steps.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
TOOLS = Path(__file__).with_name("release-requirements.txt")
CLIENTS = ("EPages", "Nocnoc", "NocnocStore", "Noventiq", "Sendcloud")
IMPORT_CLIENTS = (
    f"import orderkit; [getattr(orderkit, prefix + name) for name in {CLIENTS} for prefix in ('', 'Async')]"
)
IMPORT_ALL = (
    "import orderkit; [getattr(orderkit, name) for name in orderkit.__all__]; print(orderkit.__version__)"
)


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command that must succeed and return its output."""
    # Variables such as PYTHONPATH would let the checkout stand in for the installed wheel.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(  # noqa: S603 - the commands are written below
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def version_in(clone: Path) -> str:
    """The version, from its only place."""
    text = (clone / "overlays" / "orderkit" / "runtime" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        sys.exit('overlays/orderkit/runtime/version.py must hold a line such as __version__ = "1.2.3"')
    return found[1]


def check_changelog(clone: Path, version: str) -> None:
    """The changelog must have a section for the version, with its date."""
    text = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## \[?{re.escape(version)}\]? - \d{{4}}-\d\d-\d\d$", text, re.MULTILINE):
        sys.exit(
            f"CHANGELOG.md must have a section '## {version} - YYYY-MM-DD'; --unreleased tries the rest without it"
        )


def check_metadata(wheel: Path, version: str) -> None:
    """The wheel must carry the version, the licence and the README."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"orderkit-{version}.dist-info/METADATA").decode()
    metadata = Parser().parsestr(text)
    found = (metadata["Name"], metadata["Version"], metadata["License-Expression"])
    if found != ("orderkit", version, "MIT"):
        sys.exit(
            f"name, version and licence must be orderkit, {version} and MIT (got {', '.join(map(str, found))})"
        )
    if "# orderkit" not in str(metadata.get_payload()):
        sys.exit("the metadata must hold README.md as its description")


def build(clone: Path) -> tuple[Path, Path]:
    """Build both distributions into dist/: the wheel is built from the source distribution, as an installer would."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "build", "--outdir", DIST, clone)
    (wheel,), (source,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    return wheel, source


def check_reproducible(folder: Path, clone: Path, *files: Path) -> None:
    """Build both distributions again, later and elsewhere: the same commit must give the same bytes."""
    again = folder / "again"
    run("git", "clone", "--quiet", "--no-local", clone, again)
    run(sys.executable, "-m", "build", "--outdir", folder / "rebuilt", again)
    for each in files:
        if digest(each) != digest(folder / "rebuilt" / each.name):
            sys.exit(f"{each.name} must have the same bytes when it is built again")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_uploadable(folder: Path, *files: Path) -> None:
    """Ask twine whether an index would take the files."""
    # twine brings twenty packages that nothing else here needs, so it is not part of the extra `dev`.
    twine = new_python(folder / "twine", "--requirement", TOOLS)
    run(twine, "-m", "twine", "check", "--strict", *files)


def new_python(folder: Path, *install: str | Path) -> Path:
    """A new environment in which pip has installed what is given, and nothing else."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *install, cwd=folder)
    return python


def try_wheel(folder: Path, wheel: Path, version: str) -> None:
    """Install the wheel without and with its extras, import the public names and run the demo."""
    say("installing it without extras")
    pinned = ("--constraint", ROOT / "constraints.txt")
    plain = new_python(folder / "plain", *pinned, wheel)
    run(plain, "-W", "error", "-c", IMPORT_CLIENTS, cwd=folder)
    say("installing it with all extras, running the demo")
    whole = new_python(folder / "whole", *pinned, f"{wheel}[aiohttp,demo,mock,otel,speed]")
    found = run(whole, "-W", "error", "-c", IMPORT_ALL, cwd=folder).strip()
    if found != version:
        sys.exit(f"orderkit.__version__ must be {version} (got {found})")
    run(whole, "-m", "orderkit", "demo", cwd=folder)


def write_specs(folder: Path, clone: Path, wheel: Path) -> None:
    """Write the documents into dist/specs by the wheel, and the workflows by what reads YAML and knows schemas."""
    say("writing the documents")
    pinned = ("--constraint", ROOT / "constraints.txt")
    python = new_python(folder / "specs", *pinned, f"{wheel}[mock]", "pyyaml")
    run(python, "-W", "error", clone / "specs" / "bundles.py", DIST / "specs", cwd=folder)
    for line in (DIST / "specs" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        expected, name = line.split("  ")
        if digest(DIST / "specs" / name) != expected:
            sys.exit(f"dist/specs/{name} must have the checksum that SHA256SUMS says")


def remind(clone: Path) -> None:
    """Name what only the first release has to fill in."""
    project = tomllib.loads((clone / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if "Repository" not in project.get("urls", {}):
        say("reminder: [project.urls] has no Repository; see 'The first release' in docs/pages/releasing.md")


def main() -> int:
    parser = argparse.ArgumentParser(description="Build and try the distributions; publish nothing.")
    parser.add_argument("--unreleased", action="store_true", help="do not ask the changelog for the version")
    unreleased: bool = parser.parse_args().unreleased
    if run("git", "status", "--porcelain").strip():
        say("note: changes that are not committed are left out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clone = folder / "clone"
        run("git", "clone", "--quiet", "--no-local", ROOT, clone)
        version = version_in(clone)
        if not unreleased:
            check_changelog(clone, version)
        say(f"building orderkit {version} from {run('git', 'rev-parse', '--short', 'HEAD').strip()}")
        wheel, source = build(clone)
        say("building it again, to compare")
        check_reproducible(folder, clone, wheel, source)
        say("checking the metadata")
        check_uploadable(folder, wheel, source)
        check_metadata(wheel, version)
        try_wheel(folder, wheel, version)
        write_specs(folder, clone, wheel)
        remind(clone)
    for each in (wheel, source):
        say(f"{digest(each)}  {each.name}")
    say(f"ready: dist/{wheel.name}, dist/{source.name}, dist/specs/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
