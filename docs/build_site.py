"""Builds the site: `make docs`, `make docs-serve` while pages are edited, `make docs-zensical` with another builder."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.staging import ROOT, stage
from publishing.twins import read_pages, write_lists, write_twins
from publishing.versions import list_versions

BUILDERS = {
    "mkdocs": ("build", "--strict", "--quiet", "--config-file"),
    "zensical": ("build", "--strict", "--config-file"),
}
"""The arguments of each builder, before the path of the configuration."""


def build(target: Path, builder: str = "mkdocs", *, is_versioned: bool = False) -> int:
    """Build the site into a folder, which is replaced, and return the exit code of the builder."""
    begin = time.monotonic()
    with TemporaryDirectory() as name:
        folder = Path(name)
        configuration = stage(folder, is_versioned=is_versioned)
        written = read_pages(folder)
        write_lists(written, folder / "pages")
        code = _run(builder, *BUILDERS[builder], str(configuration))
        if code != 0:
            return code
        write_twins(written, folder / "site")
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(folder / "site", target)
    pages = sum(1 for _ in target.rglob("*.html"))
    print(f"{pages} pages in {time.monotonic() - begin:.0f} s")
    return 0


def build_version(target: Path, version: str, builder: str) -> int:
    """Build the site of a version into a folder of its own, beside those of other versions."""
    code = build(target / version, builder, is_versioned=True)
    if code == 0:
        print(f"versions: {', '.join(list_versions(target))}")
    return code


def serve(address: str) -> int:
    """Serve the site, and build it again after each change of a page, until an interrupt."""
    with TemporaryDirectory() as name:
        configuration = stage(Path(name), linked=True)
        write_lists(read_pages(Path(name)), Path(name) / "pages")
        return _run("mkdocs", "serve", "--dev-addr", address, "--config-file", str(configuration))


def _run(command: str, *arguments: str) -> int:
    program = Path(sys.executable).with_name(command)
    # The configuration names an extension in `publishing`. The message about MkDocs 2 is for sites without a pin.
    path = os.pathsep.join(filter(None, [str(ROOT / "docs"), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([program, *arguments], env=environment, check=False).returncode  # noqa: S603


def main(arguments: list[str] | None = None) -> int:
    """Build or serve the site, and return the exit code."""
    parser = argparse.ArgumentParser(description="Build the documentation.")
    parser.add_argument("target", nargs="?", type=Path, default=ROOT / "site", help="folder to build into")
    parser.add_argument("--builder", choices=BUILDERS, default="mkdocs")
    parser.add_argument("--serve", metavar="ADDRESS", help="serve the pages here, and build nothing")
    parser.add_argument("--version", metavar="VERSION", help="build into a folder of this name in the target")
    options = parser.parse_args(arguments)
    if options.serve:
        return serve(options.serve)
    if options.version:
        return build_version(options.target, options.version, options.builder)
    return build(options.target, options.builder)


if __name__ == "__main__":
    sys.exit(main())
