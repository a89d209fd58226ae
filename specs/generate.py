"""Makes generated/ from specs/: the only writer of that folder, run by `make generate`.

For each provider it writes the package of openapi-python-client with our templates, the compiled contract
(`openapi.json`), the facts a client needs before it reads a model (`facts.py`) and the data beside the spec.
`--check` writes nothing and fails when generated/ is not what the specs give.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import structs
import yaml

SPECS = Path(__file__).parent
SETTINGS = SPECS / "generator.yaml"
ROOT = SPECS.parent / "generated" / "orderkit_clients"
PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")
METHODS = ("get", "put", "post", "delete", "patch")


def read_spec(provider: str) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((SPECS / f"{provider}.yaml").read_text(encoding="utf-8"))
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation of each operation, in the order of the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def known_errors(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The provider's errors, whichever schema lists them in its `x-errors`."""
    return [
        error for schema in document["components"]["schemas"].values() for error in schema.get("x-errors", ())
    ]


def status_of_code(document: dict[str, Any]) -> dict[int, int]:
    """What each error code means, where it means one thing only."""
    meanings: dict[int, set[int]] = {}
    for error in known_errors(document):
        if error["code"] is not None:
            meanings.setdefault(error["code"], set()).add(error["semantic_status"])
    return {code: min(statuses) for code, statuses in meanings.items() if len(statuses) == 1}


def status_of_message(document: dict[str, Any]) -> dict[str, int]:
    """What a message means, where its code is not enough to say; a `{word}` in a message stands for any text."""
    told = status_of_code(document)
    doubtful = [error for error in known_errors(document) if error["code"] not in told]
    return {error["message"]: error["semantic_status"] for error in doubtful}


def paginations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """How each listing is paged; an input or a total that begins with a slash is a member of a body."""
    return {
        operation["operationId"]: {
            key: operation["x-pagination"][key]
            for key in ("kind", "first", "inputs", "total")
            if key in operation["x-pagination"]
        }
        for _, _, operation in operations(document)
        if "x-pagination" in operation
    }


def open_operations(document: dict[str, Any]) -> list[str]:
    """The operations that take no credentials."""
    return [
        operation["operationId"]
        for _, _, operation in operations(document)
        if operation.get("security") == []
    ]


def token_urls(document: dict[str, Any]) -> dict[str, str]:
    """Where a token is got by client credentials, by the name of the security scheme."""
    schemes = document["components"]["securitySchemes"]
    return {
        name: scheme["flows"]["clientCredentials"]["tokenUrl"]
        for name, scheme in schemes.items()
        if "clientCredentials" in scheme.get("flows", {})
    }


def rate_limits(document: dict[str, Any]) -> list[dict[str, Any]]:
    """How many calls of some methods are allowed in how many seconds, as the provider documents it."""
    return [
        {key: limit[key] for key in ("methods", "calls", "seconds")}
        for limit in document.get("x-rate-limits", ())
    ]


def render_facts(document: dict[str, Any]) -> str:
    """The module of facts: servers by environment, operations, what errors mean, how listings are paged, and so on."""
    servers = {server["x-environment"]: server["url"] for server in document["servers"]}
    facts = {
        operation["operationId"]: (method.upper(), path, operation["x-retry"])
        for path, method, operation in operations(document)
    }
    return f'''"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {servers!r}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {facts!r}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {status_of_code(document)!r}
"""The HTTP status that says what an error code of the provider means, whichever status carries it."""

STATUS_OF_MESSAGE: Final[dict[str, int]] = {status_of_message(document)!r}
"""The same of a message, where the code is not enough; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {paginations(document)!r}
"""How each listing is paged; an input or a total that begins with a slash is a member of a body."""

ACCEPT: Final = {document.get("x-accept", "application/json")!r}
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset({open_operations(document)!r})
"""The operations that take no credentials."""

TOKEN_URLS: Final[dict[str, str]] = {token_urls(document)!r}
"""Where a token is got by client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = {rate_limits(document)!r}
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
'''


def check_successes(provider: str, document: dict[str, Any]) -> None:
    """One parser reads every success of an operation: they must share a form, or have none."""
    for _, _, operation in operations(document):
        forms = {
            json.dumps(answer.get("content", {}).get("application/json", {}).get("schema"), sort_keys=True)
            for status, answer in operation["responses"].items()
            if str(status).startswith("2")
        }
        if len(forms) != 1:
            raise SystemExit(f"{provider}: the successes of {operation['operationId']} differ in form")


def generate(provider: str, target: Path) -> None:
    """Write one provider's package into the empty folder `target`."""
    document = read_spec(provider)
    check_successes(provider, document)
    target.parent.mkdir(parents=True, exist_ok=True)
    contract = target.parent / f"{provider}.json"
    contract.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    run_generator(contract, target)
    (target / "facts.py").write_text(render_facts(document), encoding="utf-8")
    (target / "py.typed").touch()
    for data in sorted(SPECS.glob(f"{provider}.*.csv")):
        shutil.copyfile(data, target / data.name.removeprefix(f"{provider}."))
    format_file(target / "facts.py")
    contract.rename(target / "openapi.json")


def run_generator(contract: Path, target: Path, templates: Path | None = SPECS / "templates") -> None:
    """Run openapi-python-client; its warnings are failures, because they mean that something was left out.

    Without templates it writes what it writes for everybody. It tidies up all that is in the folder, Structs included.
    """
    if templates:
        target.mkdir(parents=True, exist_ok=True)
        (target / "structs.py").write_text(structs.render(contract, SETTINGS, templates), encoding="utf-8")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning", "--overwrite"]
    command += ["--path", str(contract), "--output-path", str(target), "--meta", "none"]
    command += ["--config", str(SETTINGS)]
    command += ["--custom-template-path", str(templates)] if templates else []
    done = subprocess.run(command, env=with_tools_on_path(), capture_output=True, text=True, check=False)
    if done.returncode != 0 or "Warning" in done.stdout:
        raise SystemExit(f"openapi-python-client failed for {contract.name}:\n{done.stdout}{done.stderr}")


def with_tools_on_path() -> dict[str, str]:
    """The environment in which the generator finds the ruff that is installed beside it."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def format_file(path: Path) -> None:
    command = ["ruff", "format", "--quiet", "--no-cache", "--isolated", "--line-length", "110", str(path)]
    subprocess.run(command, env=with_tools_on_path(), check=True)


def count_missing_operations(document: dict[str, Any], package: Path) -> list[str]:
    """Operations without a module: a generator can drop one and say nothing."""
    wanted = {operation["operationId"] for _, _, operation in operations(document)}
    made = {path.stem.replace("_", "") for path in package.glob("api/*/*.py")}
    return sorted(name for name in wanted if name.lower() not in made)


def build_all(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for provider in PROVIDERS:
        generate(provider, target / provider)
        if missing := count_missing_operations(read_spec(provider), target / provider):
            raise SystemExit(f"{provider}: no code was generated for {', '.join(missing)}")


def differences(left: Path, right: Path) -> list[str]:
    """Relative paths that are not the same file with the same content on both sides."""
    files = {path.relative_to(side) for side in (left, right) for path in files_below(side)}
    return sorted(str(name) for name in files if not same(left / name, right / name))


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def same(left: Path, right: Path) -> bool:
    return left.is_file() and right.is_file() and filecmp.cmp(left, right, shallow=False)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="fail when generated/ is out of date")
    check: bool = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "orderkit_clients"
        build_all(fresh)
        stale = differences(fresh, ROOT)
        if check:
            print(
                "\n".join(f"generated/orderkit_clients/{name} is out of date" for name in stale)
                or "up to date"
            )
            return 1 if stale else 0
        shutil.rmtree(ROOT, ignore_errors=True)
        shutil.copytree(fresh, ROOT)
    print(f"{len(stale)} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
