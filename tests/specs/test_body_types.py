"""Type checkers find slips in request bodies that are plain dicts, and take every example of the specs."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import mypy.api
import pytest
import spec_files

REPOSITORY = spec_files.SPECS.parent
GENERATED = REPOSITORY / "generated"
PYRIGHT = REPOSITORY / "tests" / "node" / "node_modules" / ".bin" / "pyright"

PRODUCT = """{
    "name": "a", "description": "b", "sku": "c", "weight": 1, "amount_usd": 1.5, "subcategory_id": 1, "quantity": 1,
    "dimension": {"height": 1, "length": 1, "width": 1},
}"""
CUSTOMER = '{"name": "a", "email": "b@c.example"}'
ADDRESS = """{
    "recipient_name": "a", "phone": "1", "street": "b", "zipcode": "2", "city": "c", "country": "BR",
}"""


def order(customer: str = CUSTOMER, products: str = "products", number: str = '"1"') -> str:
    """A nocnoc order as Python code."""
    body = f'{{"id": {number}, "{products}": [{PRODUCT}], "customer": {customer}, "shipping_address": {ADDRESS}}}'
    return f"nocnoc_createOrder({' '.join(body.split())})"


SLIPS = {
    "a misspelt list": order(products="prodcts"),
    "a number for a text": order(number="1"),
    "a body without required keys": "nocnoc_quoteOrder({})",
    "a misspelt object": 'sendcloud_updateOrder({"order_detials": {}})',
    "a misspelt constant": 'epages_updateOrder([{"op": "ad", "path": "/internalNote", "value": "x"}])',
    "a misspelt key in a union": 'epages_updateOrder([{"op": "add", "pth": "/internalNote", "value": "x"}])',
    "a misspelt key of a nested object": order(customer='{"name": "a", "emial": "b@c.example"}'),
}


def bodies() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Provider, operation and JSON media type of each request body."""
    for provider in spec_files.providers():
        for _, _, operation in spec_files.operations(spec_files.read_spec(provider)):
            for media in operation.get("requestBody", {}).get("content", {}).values():
                yield provider, operation["operationId"], media


def annotation(provider: str, schema: dict[str, Any]) -> str:
    """The annotation of a parameter that takes a model or a plain dict."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        named = spec_files.read_spec(provider)["components"]["schemas"][name]
        # A choice is a union of its models, whether it has a name or not.
        if "oneOf" in named:
            return annotation(provider, named)
        return f"{provider}_models.{name} | {provider}_bodies.{name}Dict"
    if schema.get("type") == "array":
        return f"Iterable[{annotation(provider, schema['items'])}]"
    return " | ".join(annotation(provider, choice) for choice in schema["oneOf"])


def examples() -> Iterator[tuple[str, Any]]:
    """Function and value of each example of a request body."""
    for provider, operation, media in bodies():
        shared = spec_files.read_spec(provider)["components"].get("examples", {})
        for example in media.get("examples", {}).values():
            found = shared[example["$ref"].rpartition("/")[2]] if "$ref" in example else example
            yield f"{provider}_{operation}", found["value"]


def program() -> list[str]:
    """The lines of a program that passes every example, and after these every slip, to functions with bodies."""
    imports = [
        f"from orderkit_clients.{provider} import bodies as {provider}_bodies, models as {provider}_models"
        for provider in spec_files.providers()
    ]
    functions = [
        f"def {provider}_{operation}(body: {annotation(provider, media['schema'])}) -> None: ..."
        for provider, operation, media in bodies()
    ]
    calls = [f"{function}({value!r})" for function, value in examples()]
    return ["from collections.abc import Iterable", *imports, *functions, *calls, *SLIPS.values()]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a file of its own."""
    path = tmp_path_factory.mktemp("bodies") / "program.py"
    path.write_text("\n".join(program()) + "\n", encoding="utf-8")
    return path


def lines_of_slips() -> list[int]:
    """The last lines of the program, which are all that a checker may object to."""
    last = len(program())
    return list(range(last - len(SLIPS) + 1, last + 1))


def test_mypy_finds_each_slip_and_takes_each_example(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MYPYPATH", str(GENERATED))
    options = ["--strict", "--config-file=", "--follow-imports=silent", "--explicit-package-bases"]
    cache = source.parent / "cache"
    output, trouble, _ = mypy.api.run([*options, f"--cache-dir={cache}", str(source)])
    found = {int(line) for line in re.findall(r"^[^:]*program\.py:(\d+): error", output, re.MULTILINE)}
    assert (sorted(found), trouble) == (lines_of_slips(), ""), output


@pytest.mark.skipif(not PYRIGHT.exists(), reason="pyright is not installed; run: make check-node")
def test_pyright_finds_each_slip_and_takes_each_example(source: Path) -> None:
    settings = {
        "include": [source.name],
        "typeCheckingMode": "strict",
        "extraPaths": [str(GENERATED)],
        "pythonVersion": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
    (source.parent / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [str(PYRIGHT), "--outputjson", "--pythonpath", sys.executable, "--project", str(source.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    problems = json.loads(done.stdout)["generalDiagnostics"]
    found = {each["range"]["start"]["line"] + 1 for each in problems if each["severity"] == "error"}
    assert sorted(found) == lines_of_slips(), done.stdout


def test_every_request_body_has_an_example() -> None:
    assert {function for function, _ in examples()} == {
        f"{provider}_{name}" for provider, name, _ in bodies()
    }


@pytest.mark.parametrize("provider", spec_files.providers())
def test_each_dict_has_the_properties_of_its_schema(provider: str) -> None:
    module = importlib.import_module(f"orderkit_clients.{provider}.bodies")
    schemas = spec_files.read_spec(provider)["components"]["schemas"]
    assert module.__all__
    for kind in (getattr(module, name) for name in module.__all__):
        name, fields = kind.__name__.removesuffix("Dict"), get_type_hints(kind)
        if "properties" in schemas[name] and "allOf" not in schemas[name]:
            assert set(fields) == set(schemas[name]["properties"])
            assert kind.__required_keys__ == set(schemas[name].get("required", ()))
