"""Reads the specs, their ledgers and the tables of the providers' pages for the tests of this folder."""

from __future__ import annotations

import csv
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
DATA = ROOT / "tests" / "data"

Schema = dict[str, Any]
Row = dict[str, str]


def read_yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def read_table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def described_providers() -> list[str]:
    """Name every provider that has a spec: other YAML files beside the specs describe no API."""
    return sorted(path.stem for path in SPECS.glob("*.yaml") if "openapi" in (read_yaml(path) or {}))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session", params=described_providers())
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def document(provider: str) -> Schema:
    document: Schema = read_yaml(SPECS / f"{provider}.yaml")
    return document


@pytest.fixture(scope="session")
def ledger(provider: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = read_yaml(SPECS / "ledger" / f"{provider}.yaml")
    return entries


@pytest.fixture(scope="session")
def nocnoc() -> Schema:
    document: Schema = read_yaml(SPECS / "nocnoc.yaml")
    return document


@pytest.fixture(scope="session")
def schemas(nocnoc: Schema) -> dict[str, Schema]:
    named: dict[str, Schema] = nocnoc["components"]["schemas"]
    return named


@pytest.fixture(scope="session")
def example(nocnoc: Schema) -> Callable[[str], Any]:
    """Return a copy of a named example, for the test to change as it likes."""
    return lambda name: json.loads(json.dumps(nocnoc["components"]["examples"][name]["value"]))


@pytest.fixture(scope="session")
def fits(nocnoc: Schema) -> Callable[[str, Any], bool]:
    """Say whether a value fits a named schema, formats included."""
    known: dict[str, Any] = {}

    def check(name: str, value: Any) -> bool:
        if name not in known:
            whole = {"$ref": f"#/components/schemas/{name}", "components": nocnoc["components"]}
            known[name] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return bool(known[name].is_valid(value))

    return check


@pytest.fixture(scope="session")
def models() -> ModuleType:
    return importlib.import_module("orderkit_clients.nocnoc.models")


@pytest.fixture(scope="session")
def printed() -> Callable[[str], str]:
    """Return a JSON block of nocnoc's page exactly as the page prints it."""
    return lambda name: (DATA / "nocnoc" / "printed" / f"{name}.json.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def page_errors() -> list[Row]:
    return read_table(DATA / "nocnoc" / "errors.csv")


@pytest.fixture(scope="session")
def subcategories() -> list[Row]:
    return read_table(SPECS / "nocnoc.subcategories.csv")


@pytest.fixture(
    params=read_table(DATA / "nocnoc" / "fields.csv"), ids=lambda row: f"{row['table']}-{row['field']}"
)
def field(request: pytest.FixtureRequest) -> Row:
    """A row of the page's parameter tables."""
    row: Row = request.param
    return row
