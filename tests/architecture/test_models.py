"""Models: they read and write what stock models do, and refuse just what the contract does."""

from __future__ import annotations

import copy
import enum
import importlib
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import packages
import pytest
import spec_files
import targets
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import DecodeError
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import decode
from orderkit.runtime.client.differences import first_difference
from orderkit.runtime.client.fast_decoding import fast_decoder
from orderkit.runtime.protocol.json_codec import loads_exact
from orderkit.runtime.protocol.messages import Response

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden"
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
MISSING = object()

SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=4),
    "integer": st.integers(),
    "number": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "null": st.none(),
}
FORMATS: dict[str, st.SearchStrategy[str]] = {
    "date": st.dates().map(str),
    "date-time": st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()),
    "uuid": st.uuids().map(str),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
}
JSON = st.recursive(
    st.one_of(*SCALARS.values()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def read_document(name: str) -> dict[str, Any]:
    if name in spec_files.providers():
        return packages.closed_enums(spec_files.read_spec(name))  # as models are made of it
    document: dict[str, Any] = yaml.safe_load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"))
    return document


NAMES = (*spec_files.providers(), "every_kind")
CONTRACTS = {name: Contract(read_document(name)) for name in NAMES}


def values(contract: Contract, schema: Any) -> st.SearchStrategy[Any]:
    """Values of a schema; what its models do not look at, such as bounds and patterns, is not kept to."""
    if "$ref" in schema:
        return of_reference(contract, schema["$ref"])
    node = schema
    if "const" in node or "enum" in node:
        return st.sampled_from(node.get("enum", [node.get("const")]))
    if choices := node.get("anyOf") or node.get("oneOf"):
        return st.one_of(*(values(contract, choice) for choice in choices))
    kinds = [node["type"]] if isinstance(node.get("type"), str) else node.get("type", [])
    if contract.members(node):
        kinds = ["object", *kinds[1:]]
    return st.one_of(*(of_kind(contract, node, kind) for kind in kinds)) if kinds else JSON


@cache
def of_reference(contract: Contract, reference: str) -> st.SearchStrategy[Any]:
    """Made once: the schemas of an order are many, and some are circles."""
    return st.deferred(lambda: values(contract, contract.resolve({"$ref": reference})))


def of_kind(contract: Contract, node: Any, kind: str) -> st.SearchStrategy[Any]:
    if kind == "array":
        return st.lists(values(contract, node.get("items", {})), max_size=2)
    if kind == "object":
        return objects(contract, node)
    return FORMATS.get(node.get("format", ""), SCALARS[kind]) if kind == "string" else SCALARS[kind]


def required(contract: Contract, node: Any) -> set[str]:
    parts = (node, *(contract.resolve(part) for part in node.get("allOf", ())))
    return {name for part in parts for name in part.get("required", ())}


def objects(contract: Contract, node: Any) -> st.SearchStrategy[dict[str, Any]]:
    needed_names = required(contract, node)
    members = {name: values(contract, part) for name, part in contract.members(node).items()}
    needed = {name: value for name, value in members.items() if name in needed_names}
    others = {name: value for name, value in members.items() if name not in needed_names}
    named = st.fixed_dictionaries(needed, optional=others)
    extra = node.get("additionalProperties", True)
    if extra is False:
        return named
    unnamed = JSON if extra is True else values(contract, extra)
    news = st.dictionaries(st.sampled_from(["x-new", "x-größe"]), unnamed, max_size=2)
    return st.builds(lambda known, new: {**known, **new}, named, news)


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def generated(name: str, folder: Path, templates: Path | None) -> ModuleType:
    package = f"{'stock' if templates is None else 'ours'}_{name}"
    contract = folder / f"{package}.json"
    contract.write_text(json.dumps(read_document(name)), encoding="utf-8")
    packages.run_generator(contract, folder / package, templates)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return importlib.import_module(f"{package}.models")


@pytest.fixture(scope="module")
def stock(name: str, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return generated(name, tmp_path_factory.mktemp("stock"), None)


@pytest.fixture(scope="module")
def ours(name: str, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    if name in spec_files.providers():
        return importlib.import_module(f"orderkit_clients.{name}.models")
    return generated(name, tmp_path_factory.mktemp("ours"), spec_files.SPECS / "templates")


def schemas_of_models(name: str, models: ModuleType) -> dict[str, Any]:
    schemas: dict[str, Any] = CONTRACTS[name].document["components"]["schemas"]
    return {
        title: schema for title, schema in schemas.items() if attrs.has(getattr(models, title, type(None)))
    }


def names_of_exact(*packages: ModuleType) -> set[str]:
    """Names of amounts and times, in Python and in JSON: stock's models read and write them in other ways."""
    kinds = [kind for package in packages for kind in map(partial(getattr, package), package.__all__)]
    slots = {field.name for kind in kinds if attrs.has(kind) for field in attrs.fields(kind)}
    names = {slot[1:] for slot in slots if slot[0] == "_"} - {"extras", "present"}
    names |= {"prices", "totals"}  # lists of amounts in the golden spec
    return names | {re.sub("_(.)", lambda found: found[1].upper(), name) for name in names}


def without(names: set[str], value: Any) -> Any:
    """JSON without the properties of some names."""
    if isinstance(value, list):
        return [without(names, item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: without(names, item) for name, item in value.items() if name not in names}


def told(value: Any, exact: Collection[str] = ()) -> Any:
    """All that a model says of itself, for the models of two packages to be compared."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, list):
        return [told(item, exact) for item in value]
    if isinstance(value, dict):
        return {key: told(item, exact) for key, item in value.items()}
    if not attrs.has(type(value)):
        return type(value), value
    members = [
        field.name
        for field in attrs.fields(type(value))
        if field.init and field.name != "_present" and field.name.removeprefix("_") not in exact
    ]
    extras = getattr(value, "additional_properties", None)
    keys = getattr(value, "additional_keys", None)
    return (
        type(value).__name__,
        [(name, told_member(value, name, exact)) for name in members],
        told(extras),
        keys,
    )


def told_member(model: Any, name: str, exact: Collection[str]) -> Any:
    """A property, or that it is absent: stock's models have a sentinel for that, ours have None and know of nulls."""
    value = getattr(model, name)
    field = getattr(attrs.fields(type(model)), name)
    if type(value).__name__ == "Unset":
        return "absent"
    if value is None and hasattr(model, "NULLABLE") and field.default is not attrs.NOTHING:
        present = model.NULLABLE and model._present & model.NULLABLE.get(name, 0)
        return told(None) if present else "absent"
    return told(value, exact)


def test_models_read_and_write_what_stock_models_do(name: str, ours: ModuleType, stock: ModuleType) -> None:
    schemas = schemas_of_models(name, ours)

    @SLOW
    @given(
        st.sampled_from(sorted(schemas)).flatmap(lambda title: st.tuples(st.just(title), objects_of(title)))
    )
    def agree(drawn: tuple[str, Any]) -> None:
        title, value = drawn
        left, right = (getattr(models, title).from_dict(copy.deepcopy(value)) for models in (ours, stock))
        exact = names_of_exact(ours, stock)
        assert told(left, exact) == told(right, exact)
        assert told(attrs.evolve(left), exact) == told(attrs.evolve(right), exact)
        written = [without(exact, model.to_dict()) for model in (left, right)]
        assert json.dumps(written[0]) == json.dumps(written[1])

    def objects_of(title: str) -> st.SearchStrategy[Any]:
        return values(CONTRACTS[name], schemas[title])

    assert len(schemas) > 5
    agree()


def test_models_come_back_the_same(name: str, ours: ModuleType) -> None:
    schemas = schemas_of_models(name, ours)

    @SLOW
    @given(st.data())
    def come_back(data: st.DataObject) -> None:
        title = data.draw(st.sampled_from(sorted(schemas)))
        kind = getattr(ours, title)
        model = kind.from_dict(data.draw(values(CONTRACTS[name], schemas[title])))
        twins = (kind.from_dict(model.to_dict()), copy.deepcopy(model), pickle.loads(pickle.dumps(model)))
        assert [told(twin) for twin in twins] == [told(model)] * 3
        assert all(twin == model and repr(twin) == repr(model) for twin in twins)

    come_back()


OTHERS: tuple[Any, ...] = (MISSING, None, True, 1, 1.5, "x", [], {})
"""One of each kind of JSON value, and none."""
CONSTANTS = {"kind", "op"}
"""Properties that have one value only, which models look at and the difference of kinds does not."""
DEEP = 6


def whole(contract: Contract, schema: Any, depth: int = 0) -> Any:
    """A value with each property that its schema names; circles end at some depth."""
    node = contract.resolve(schema)
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        return whole(contract, choices[0], depth)
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    if members := contract.members(node):
        kept = [title for title in members if depth < DEEP or title in required(contract, node)]
        return {title: whole(contract, members[title], depth + 1) for title in kept}
    kind = node.get("type", "null")
    kind = kind if isinstance(kind, str) else kind[0]
    if kind == "array":
        return [whole(contract, node.get("items", {}), depth + 1)] if depth < DEEP else []
    texts = {
        "date": "2026-11-22",
        "date-time": "2026-11-22T10:00:00Z",
        "uuid": "0" * 32,
        "decimal": "19.90",
    }
    text = texts.get(node.get("format", ""), "x")
    return {"string": text, "integer": 1, "number": 1.5, "boolean": True, "object": {}, "null": None}[kind]


def refuses(read: Callable[[Any], Any], value: Any) -> bool:
    try:
        read(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return True
    return False


def test_each_property_takes_the_kinds_of_its_schema_only(name: str, ours: ModuleType) -> None:
    contract = CONTRACTS[name]
    for title, schema in schemas_of_models(name, ours).items():
        read, value = getattr(ours, title).from_dict, whole(contract, schema)
        assert not refuses(read, value)
        paths: list[tuple[str | int, ...]] = [path for path in places(value) if len(path) < 3]
        for path, other in product(paths, OTHERS):
            changed = copy.deepcopy(value)
            change(changed, path, other)
            difference = first_difference(changed, schema, contract)
            may_be = other == "x" or path[-1] in CONSTANTS  # a text may have the wrong format
            assert refuses(read, changed) is (difference is not None) or may_be, (title, path, other)
            assert refuses(read, changed) or not difference


def successes(name: str) -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """Schema and reader of each operation's success."""
    for operation in CONTRACTS[name].operations.values():
        schema = next(found for status, found in operation.responses.items() if status.startswith("2"))
        if schema is not None:
            yield schema, reader(name, operation.id)


def reader(name: str, operation: str) -> Callable[[Any], Any]:
    package = "ours_every_kind" if name == "every_kind" else f"orderkit_clients.{name}"
    folder = Path(str(importlib.import_module(package).__file__)).parent
    path = next(path for path in folder.glob("api/*/*.py") if path.stem.replace("_", "") == operation.lower())
    read: Callable[[Any], Any] = importlib.import_module(
        f"{package}.api.{path.parent.name}.{path.stem}"
    ).parse_success
    return read


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """A place in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in items for place in [(*path, key), *places(item, (*path, key))]]


def change(value: Any, path: tuple[str | int, ...], new: Any) -> None:
    *way, last = path
    for step in way:
        value = value[step]
    if new is MISSING:
        del value[last]
    else:
        value[last] = new


def changed_value(data: st.DataObject, contract: Contract, schema: Any) -> Any:
    """A value of a schema, once or twice changed or shortened somewhere."""
    value = copy.deepcopy(data.draw(values(contract, schema)))
    for _ in range(data.draw(st.integers(1, 2))):
        if found := places(value):
            change(value, data.draw(st.sampled_from(found)), data.draw(JSON | st.just(MISSING)))
    return value


def refusal_of(
    answer: Response, schema: Any, contract: Contract, read: Callable[[Any], Any]
) -> DecodeError | None:
    try:
        decode(answer, schema, contract, read)
    except DecodeError as error:
        return error
    return None


@pytest.mark.usefixtures("ours")
def test_what_departs_from_its_schema_is_refused_and_nothing_else(name: str) -> None:
    contract = CONTRACTS[name]
    every = list(successes(name))

    @settings(SLOW, max_examples=80)
    @given(st.data())
    def refuse(data: st.DataObject) -> None:
        schema, read = data.draw(st.sampled_from(every))
        value = changed_value(data, contract, schema)
        answer = Response(status=200, content=json.dumps(value).encode())
        difference = first_difference(answer.json(), schema, contract)
        refusal = refusal_of(answer, schema, contract, read)
        assert (difference is None) or refusal
        assert not refusal or refusal.path or difference == ("", refusal.expected) or name == "every_kind"

    refuse()


def text_of(data: st.DataObject, value: Any) -> str:
    """A JSON text of a value: one of the spellings of each number and text, with properties that come twice."""
    if isinstance(value, dict):
        twice = data.draw(st.sampled_from([{}, value]))
        members = [*twice.items(), *value.items()]
        written = (f"{json.dumps(key)}: {text_of(data, item)}" for key, item in members)
        return f"{{{', '.join(written)}}}"
    if isinstance(value, list):
        return f"[{','.join(text_of(data, item) for item in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=data.draw(st.booleans()))
    spellings = [f"{value}.0", f"{value}e0"] if type(value) is int else []
    return data.draw(st.sampled_from([json.dumps(value), *spellings]))


@pytest.mark.usefixtures("ours")
def test_the_quick_way_reads_as_models_do_or_leaves_it_to_them(name: str) -> None:
    contract = CONTRACTS[name]
    every = [(schema, read, quick) for schema, read in successes(name) if (quick := fast_decoder(read))]

    @settings(SLOW, max_examples=120)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        schema, read, quick = data.draw(st.sampled_from(every))
        changes = data.draw(st.booleans())
        value = changed_value(data, contract, schema) if changes else data.draw(values(contract, schema))
        body = text_of(data, value).encode("utf-8", "surrogatepass")
        if not refuses(quick, body):
            assert told(quick(body)) == told(read(loads_exact(body)))

    assert every
    agree()


@pytest.mark.usefixtures("ours")
def test_the_quick_way_takes_whatever_schemas_name(name: str) -> None:
    for schema, read in successes(name):
        value = whole(CONTRACTS[name], schema)
        if quick := fast_decoder(read):
            body = json.dumps(value).encode()
            assert told(quick(body)) == told(read(loads_exact(body)))


@pytest.mark.usefixtures("ours")
def test_the_quick_way_leaves_what_no_schema_names_to_the_models(name: str) -> None:
    for schema, read in successes(name):
        if quick := fast_decoder(read):
            value = whole(CONTRACTS[name], schema)
            change(value, (0, "x-new") if isinstance(value, list) else ("x-new",), 1)
            assert refuses(quick, json.dumps(value).encode())


def test_the_templates_give_what_was_looked_at(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(GOLDEN / "renew.py"), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert targets.differences(tmp_path / "made", GOLDEN / "made") == []
