"""Writes a provider's package of models: openapi-python-client with our templates, the contract and facts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import bodies
import structs
from facts import render_facts
from parsed_spec import ParsedSpec
from spec_files import SPECS, operations, read_spec, read_yaml

SETTINGS = SPECS / "generator.yaml"
LEDGER_MEMBERS = ("id", "where", "problem", "choice", "why", "kind", "mark")
"""What readers of a ledger need; where a choice is followed and tested is of use in the repository only."""
# The generator writes them for every package whatever the templates say: clients that send without our retries and
# errors, and what they return. What models need of them is `templates/runtime/`.
NOT_OURS = ("client.py", "errors.py", "types.py")


def check_successes(provider: str, document: dict[str, Any]) -> None:
    """Stop unless the successes of each operation share one schema, or have none: one parser reads them all."""
    for _, _, operation in operations(document):
        forms = {
            json.dumps(response.get("content", {}).get("application/json", {}).get("schema"), sort_keys=True)
            for status, response in operation["responses"].items()
            if str(status).startswith("2")
        }
        if len(forms) != 1:
            raise SystemExit(
                f"{provider}: the successful responses of {operation['operationId']} must share one schema "
                f"(got {len(forms)})"
            )


def write_package(provider: str, target: Path) -> None:
    """Write one provider's package into `target`, a folder that does not exist yet."""
    document = read_spec(provider)
    check_successes(provider, document)
    target.parent.mkdir(parents=True, exist_ok=True)
    contract = target.parent / f"{provider}.json"
    write_json(closed_enums(document), contract)
    run_generator(contract, target)
    (target / "facts.py").write_text(render_facts(document), encoding="utf-8")
    (target / "py.typed").touch()
    format_file(target / "facts.py")
    contract.unlink()
    write_json(document, target / "openapi.json")
    write_ledger(provider, target / "ledger.json")
    if missing := missing_operations(document, target):
        raise SystemExit(f"{provider}: no code was generated for {', '.join(missing)}")


def write_ledger(provider: str, path: Path) -> None:
    """Write what a provider's ledger says to readers; where it is followed and tested says the repository."""
    ledger = SPECS / "ledger" / f"{provider}.yaml"
    entries: list[dict[str, Any]] = read_yaml(ledger) if ledger.exists() else []
    write_json([{name: entry[name] for name in LEDGER_MEMBERS if name in entry} for entry in entries], path)


def closed_enums(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the open lists of its named schemas closed, which makes classes of them.

    The classes keep unknown values, so they are as open as `x-extensible-enum`, which the generator does not know.
    Lists without names for their numbers stay open: `VALUE_310` helps nobody.
    """
    schemas = {
        name: {**schema, "enum": schema["x-extensible-enum"]} if _is_named_list(schema) else schema
        for name, schema in document["components"]["schemas"].items()
    }
    return {**document, "components": {**document["components"], "schemas": schemas}}


def _is_named_list(schema: dict[str, Any]) -> bool:
    is_named = schema.get("type") == "string" or "x-enum-varnames" in schema
    return is_named and "x-extensible-enum" in schema


def write_json(document: dict[str, Any] | list[dict[str, Any]], path: Path) -> None:
    """Write a document as JSON, one member a line."""
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def run_generator(contract: Path, target: Path, templates: Path | None = SPECS / "templates") -> None:
    """Run openapi-python-client; its warnings are failures, because they mean that something was left out.

    `templates=None` gives its stock output. It formats every file of the folder, ours included.
    """
    if templates:
        target.mkdir(parents=True, exist_ok=True)
        spec = ParsedSpec(contract, SETTINGS, templates)
        (target / "structs.py").write_text(structs.render(spec), encoding="utf-8")
        (target / "bodies.py").write_text(bodies.render(spec), encoding="utf-8")
    program = [str(SPECS / "property_kinds.py")] if templates else ["-m", "openapi_python_client"]
    command = [sys.executable, *program, "generate", "--fail-on-warning", "--overwrite"]
    command += ["--path", str(contract), "--output-path", str(target), "--meta", "none"]
    command += ["--config", str(SETTINGS)]
    command += ["--custom-template-path", str(templates)] if templates else []
    done = subprocess.run(command, env=with_tools_on_path(), capture_output=True, text=True, check=False)
    if done.returncode != 0 or "Warning" in done.stdout:
        raise SystemExit(f"openapi-python-client failed for {contract.name}:\n{done.stdout}{done.stderr}")
    if templates:
        for module in NOT_OURS:
            (target / module).unlink()


def write_root(_provider: str, target: Path) -> None:
    """Write the module that makes one package of all providers' packages.

    Without it they would be a namespace package, which a zip file has only if it has entries for its folders.
    """
    target.write_text(
        '"""Generated models of the order APIs: a package for each provider."""\n', encoding="utf-8"
    )


def write_marker(_provider: str, target: Path) -> None:
    """Write the marker by which type checkers read the annotations of all these packages."""
    target.touch()


def write_runtime(_provider: str, target: Path) -> None:
    """Write the package that the models of every provider import."""
    shutil.copytree(SPECS / "templates" / "runtime", target, ignore=shutil.ignore_patterns("__pycache__"))


def with_tools_on_path() -> dict[str, str]:
    """Return an environment in which the generator finds the ruff that is installed beside it."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def format_file(path: Path) -> None:
    """Format a Python file by ruff, whatever settings stand around it."""
    command = ["ruff", "format", "--quiet", "--no-cache", "--isolated", "--line-length", "110", str(path)]
    subprocess.run(command, env=with_tools_on_path(), check=True)


def tidy_file(path: Path) -> None:
    """Remove unused imports from a Python file, sort the others and format it."""
    command = ["ruff", "check", "--quiet", "--no-cache", "--isolated", "--fix", "--select", "I,F401,UP"]
    command += ["--target-version", "py311", "--line-length", "110", str(path)]
    subprocess.run(command, env=with_tools_on_path(), check=True)
    format_file(path)


def missing_operations(document: dict[str, Any], package: Path) -> list[str]:
    """List the operations without a module: a generator can drop one and say nothing."""
    wanted = {operation["operationId"] for _, _, operation in operations(document)}
    made = {path.stem.replace("_", "") for path in package.glob("api/*/*.py")}
    return sorted(name for name in wanted if name.lower() not in made)
