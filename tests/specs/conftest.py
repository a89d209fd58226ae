"""Reads the spec, the printed pages and the models of the provider that a test module is named for.

The module `test_<provider>_spec.py` or `test_<provider>_examples.py` says which; its tables stay with its tests.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import spec_files
from orderkit.mock.engine.decimals import KEYWORDS
from readers import *  # noqa: F403 - fixtures are found by their names in a conftest
from three_validators import ThreeValidators

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

Schema = dict[str, Any]
Row = dict[str, str]
Table = Callable[[str], list[Row]]  # by the name of the file
Named = Callable[[str], Any]
Printed = Callable[[str], str]
Follow = Callable[[Schema], Schema]
BodyOf = Callable[[Schema], str | None]
Fits = Callable[[str, Any], bool]
Matches = Callable[[Schema, Any], bool]
Exactly = Callable[[Any], str]
Through = Callable[[str, Any], Any]
Operations = dict[str, tuple[str, str, Schema]]  # by operationId: method, path, operation
Parameters = dict[str, dict[str, Schema]]  # by operationId and name, such as path.order_id
# Ledger entry, schema and example, property, its new value, and whether the example still fits then.
# An example may be a part of one (`OrderComplete/data`); the property None is the whole; the value `...` leaves it out.
Shape = tuple[str, tuple[str, str], str | None, Any, bool]
Misjudged = Callable[[Iterable[Shape], str], list[Shape]]

read_spec = cache(spec_files.read_spec)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="module")
def provider(request: pytest.FixtureRequest) -> str:
    named = re.fullmatch("test_(.+)_(spec|examples)", request.path.stem)
    assert named, f"{request.path.name} names no provider: call it test_<provider>_spec.py or _examples.py"
    return named[1]


@pytest.fixture(scope="module")
def document(provider: str) -> Schema:
    return read_spec(provider)


@pytest.fixture(scope="module")
def schemas(document: Schema) -> dict[str, Schema]:
    named: dict[str, Schema] = document["components"]["schemas"]
    return named


@pytest.fixture(scope="module")
def follow(document: Schema) -> Follow:
    """Return what a reference leads to, or what is no reference as it is."""
    return partial(spec_files.resolve, document)


@pytest.fixture(scope="module")
def body_of(follow: Follow) -> BodyOf:
    """Name the schema of the JSON body of a request or a response, if it has one."""

    def name(holder: Schema) -> str | None:
        content = follow(holder).get("content", {})
        return content["application/json"]["schema"]["$ref"].rpartition("/")[2] if content else None

    return name


@pytest.fixture(scope="module")
def by_name(document: Schema) -> Operations:
    return {
        item[method]["operationId"]: (method, path, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    }


@pytest.fixture(scope="module")
def parameters(document: Schema, by_name: Operations) -> Parameters:
    """Every parameter of every operation, named as links name it."""
    listed = {
        name: spec_files.parameters_of(document, path, operation)
        for name, (_, path, operation) in by_name.items()
    }
    found = {name: {f"{p['in']}.{p['name']}": p for p in held} for name, held in listed.items()}
    assert [name for name in found if len(found[name]) != len(listed[name])] == [], "a parameter is repeated"
    return found


@pytest.fixture(scope="module")
def errors(schemas: dict[str, Schema]) -> dict[int, Schema]:
    return {error["code"]: error for error in schemas["ErrorCode"]["x-errors"]}


@pytest.fixture(scope="module")
def example(document: Schema) -> Named:
    """Return a copy of a named example, for the test to change as it likes."""
    return lambda name: json.loads(json.dumps(document["components"]["examples"][name]["value"]))


@pytest.fixture(scope="session")
def validators() -> Iterator[ThreeValidators]:
    """Three validators that know nothing of our extensions."""
    with ThreeValidators() as opened:
        yield opened


@pytest.fixture(scope="module")
def matches(document: Schema, validators: ThreeValidators) -> Matches:
    """Say whether a value fits a schema of the spec, formats and decimals included; all validators must agree."""

    def check(schema: Schema, value: Any) -> bool:
        verdicts = validators.verdicts(document, schema, value)
        assert len(set(verdicts.values())) == 1, f"validators disagree about {value!r}: {verdicts}"
        whole = {**schema, "components": document["components"]}
        exact = jsonschema_rs.Draft202012Validator(whole, validate_formats=True, keywords=KEYWORDS)
        return exact.is_valid(value)

    return check


@pytest.fixture(scope="module")
def fits(matches: Matches) -> Fits:
    """Say whether a value fits a named schema, formats included."""
    return lambda name, value: matches({"$ref": f"#/components/schemas/{name}"}, value)


@pytest.fixture(scope="module")
def data(provider: str) -> Path:
    """The folder of what was copied from the provider's pages."""
    return ROOT / "tests" / "data" / provider


@pytest.fixture(scope="module")
def table(data: Path) -> Table:
    """Return the rows of a table of the provider's page."""
    return lambda name: list(csv.DictReader((data / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def printed(data: Path) -> Printed:
    """Return a JSON block of the provider's page exactly as the page prints it."""
    return lambda name: (data / "printed" / f"{name}.json.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def repaired(request: pytest.FixtureRequest, printed: Printed) -> Printed:
    """Return a printed block, mended by the test module's REPAIRS: what is printed and what it must say, by entry."""
    repairs: dict[str, tuple[str, str]] = getattr(request.module, "REPAIRS", {})

    def mend(name: str) -> str:
        text = printed(name)
        for wrong, right in repairs.values():
            text = text.replace(wrong, right)
        return text

    return mend


@pytest.fixture(scope="module")
def block(repaired: Printed) -> Named:
    """Read a printed JSON block after its repairs."""
    return lambda name: json.loads(repaired(name))


@pytest.fixture(scope="module")
def models(provider: str) -> ModuleType:
    """Import the generated models of a provider."""
    return importlib.import_module(f"orderkit_clients.{provider}.models")


@pytest.fixture(scope="module")
def through(models: ModuleType) -> Through:
    """Read a value into the model of that name and write it back."""
    return lambda name, value: getattr(models, name).from_dict(value).to_dict()


@pytest.fixture(scope="session")
def exactly() -> Exactly:
    """Write a value so that two are alike only if every property and type is: 16 is not 16.0, null is not absent."""
    return lambda value: json.dumps(value, sort_keys=True, ensure_ascii=False)


@pytest.fixture(scope="module")
def misjudged(example: Named, fits: Fits) -> Misjudged:
    """Return the shapes of a ledger entry that say the wrong thing of whether a changed example fits."""

    def is_wrong(shape: Shape) -> bool:
        _, (schema, place), path, new, accepted = shape
        name, _, part = place.partition("/")
        return fits(schema, changed(reach(example(name), part), path, new)) != accepted

    return lambda shapes, entry: [shape for shape in shapes if shape[0] == entry and is_wrong(shape)]


def changed(value: Any, path: str | None, new: Any) -> Any:
    if path is None:
        return new
    above, _, last = path.rpartition("/")
    target = reach(value, above)
    if new is ...:
        del target[step_of(last)]
    else:
        target[step_of(last)] = new
    return value


def reach(value: Any, path: str) -> Any:
    for step in filter(None, path.split("/")):
        value = value[step_of(step)]
    return value


def step_of(text: str) -> int | str:
    return int(text) if text.isdigit() else text
