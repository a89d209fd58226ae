"""Writes what the templates make of every kind of property, so that a change of theirs can be looked at."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

GOLDEN = Path(__file__).parent
sys.path.append(str(GOLDEN.parents[2] / "specs"))

import packages  # noqa: E402 - it lies in the folder that was named just now


def renew(target: Path) -> None:
    """Write the models and the Structs of the golden spec into a folder."""
    with tempfile.TemporaryDirectory() as place:
        contract = Path(place) / "every_kind.json"
        document = yaml.safe_load((GOLDEN / "every_kind.yaml").read_text(encoding="utf-8"))
        contract.write_text(json.dumps(document), encoding="utf-8")
        packages.run_generator(contract, Path(place) / "golden")
        shutil.rmtree(target / "made", ignore_errors=True)
        shutil.copytree(Path(place) / "golden" / "models", target / "made" / "models")
        shutil.copy(Path(place) / "golden" / "structs.py", target / "made")


if __name__ == "__main__":
    renew(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
