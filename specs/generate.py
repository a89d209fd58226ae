"""Regenerates code from specs/: all providers, or those that are named. Run by `make generate`.

`--check` writes nothing; it fails when a generated file is not what the specs give, and names the command that
regenerates it. Providers are the specs beside this file. To generate something else for each provider, add a
`Renderer` to `RENDERERS`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from operation_layer import write_operations
from operation_tables import write_operation_table, write_table_index
from packages import write_marker, write_package, write_root, write_runtime
from pins import write_pins
from schemathesis_settings import write_schemathesis
from spec_files import SPECS, providers
from targets import Renderer, leftovers, remove, render_all, replace, stale_files

REPOSITORY = SPECS.parent
ROOT = REPOSITORY / "generated" / "orderkit_clients"

# In this order, because one may read what one before it wrote.
RENDERERS = (
    Renderer("generated/orderkit_clients/runtime", write_runtime),
    Renderer("generated/orderkit_clients/{provider}", write_package),
    # After the packages: inside a package, ruff sorts their imports another way.
    Renderer("generated/orderkit_clients/__init__.py", write_root),
    Renderer("generated/orderkit_clients/py.typed", write_marker),
    Renderer("overlays/orderkit/operations/{provider}.py", write_operations),
    Renderer("overlays/orderkit/operations/tables/{provider}.py", write_operation_table),
    Renderer("overlays/orderkit/operations/tables/__init__.py", write_table_index),
    Renderer("overlays/orderkit/contract/schemathesis/{provider}.toml", write_schemathesis),
    Renderer("generated/PINNED.json", write_pins),
)


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Parse the command line; a provider without a spec is a usage error that names those that there are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    parser.add_argument("providers", nargs="*", metavar="PROVIDER", help="all if none is named")
    options = parser.parse_args(arguments)
    known = providers()
    for name in options.providers:
        if name not in known:
            parser.error(f"PROVIDER must be one of {', '.join(known)} (got {name})")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Regenerate or check, and return the exit code."""
    options = parse_arguments(arguments)
    names: list[str] = options.providers
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        targets = render_all(RENDERERS, names or providers(), fresh)
        stale = stale_files(targets, fresh, REPOSITORY)
        stray = [] if names else leftovers(targets, REPOSITORY)
        if options.check:
            return report([*stale, *stray], names)
        replace(targets, fresh, REPOSITORY)
    for path in stray:
        remove(REPOSITORY / path)
    print(f"regenerated {len(stale) + len(stray)} files")
    return 0


def report(stale: list[str], names: list[str]) -> int:
    """Print each stale file with the command that regenerates it, and return the exit code."""
    command = " ".join(["python specs/generate.py", *names]) if names else "make generate"
    for path in stale:
        print(f"{path} is out of date; run: {command}")
    if not stale:
        print("up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
