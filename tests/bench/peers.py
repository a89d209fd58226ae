"""The ways to decode a response that are compared: ours, and what other generators make of the same specs."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import bounds
import msgspec
import openapi_generator
import packages
import spec_files
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import decode
from orderkit.runtime.client.fast_decoding import fast_decoder
from orderkit.runtime.protocol import json_codec as jsontext
from orderkit.runtime.protocol.messages import Response
from payloads import Payload, schema_of

STOCK, PYDANTIC, STRUCTS = "openapi-python-client", "pydantic", "msgspec Structs"
KEEPING = "pydantic, unknown kept"
OURS, OURS_WITH_SPEED, WHOLE = "orderkit", "orderkit[speed]", "orderkit[speed], whole decode"
UNTYPED = "json, untyped"
HELD = (STOCK, PYDANTIC, STRUCTS, *openapi_generator.OPTIONS, OURS, OURS_WITH_SPEED)
"""Those whose memory is measured."""

OPTIONS = {
    PYDANTIC: ["--output-model-type", "pydantic_v2.BaseModel"],
    KEEPING: ["--output-model-type", "pydantic_v2.BaseModel", "--extra-fields", "allow"],
    STRUCTS: ["--output-model-type", "msgspec.Struct"],
}
SAME_KINDS = [
    "--collapse-root-models",
    "--output-datetime-class",
    "datetime",
    "--type-mappings",
    "uri=string",
]
"""What makes it give dates where ours gives dates, and text where ours gives text."""
Decode = Callable[[bytes], Any]


def decoders(payload: Payload, folder: Path) -> Mapping[str, Decode]:
    """Every way to decode a payload, by its name."""
    ours = _parse_success(payload)
    stock = _model(f"{stock_package(payload.provider, folder)}.models", payload).from_dict
    pydantic, keeping, structs = (
        _model(models_module(payload.provider, kind, folder), payload)
        for kind in (PYDANTIC, KEEPING, STRUCTS)
    )
    contract, schema = Contract.load(payload.provider), schema_of(payload)
    quick = fast_decoder(ours)
    assert quick is not None, "the bench needs msgspec"
    return {
        STOCK: lambda body: stock(json.loads(body)),
        PYDANTIC: pydantic.model_validate_json,
        KEEPING: keeping.model_validate_json,
        STRUCTS: msgspec.json.Decoder(structs).decode,
        **_of_openapi_generator(payload, folder),
        OURS: lambda body: ours(jsontext._read_utf8(body, jsontext.exact_number)),
        OURS_WITH_SPEED: partial(_quickly, quick, ours),
        WHOLE: lambda body: decode(Response(status=200, content=body), schema, contract, ours),
        UNTYPED: json.loads,
    }


def _quickly(quick: Decode, parse: Callable[[Any], Any], body: bytes) -> Any:
    try:
        return quick(body)
    except ValueError:
        return parse(jsontext.loads(body))


def _parse_success(payload: Payload) -> Any:
    package = f"orderkit_clients.{payload.provider}.api"
    folder = Path(importlib.import_module(package).__path__[0])
    name = next(
        path for path in folder.glob("*/*.py") if path.stem.replace("_", "") == payload.operation.lower()
    )
    return importlib.import_module(f"{package}.{name.parent.name}.{name.stem}").parse_success


def _of_openapi_generator(payload: Payload, folder: Path) -> Mapping[str, Decode]:
    if openapi_generator.missing():
        return {}
    models = {
        kind: _model(openapi_generator.models_module(payload.provider, kind, folder), payload)
        for kind in openapi_generator.OPTIONS
    }
    return {kind: partial(_from_dict, model) for kind, model in models.items()}


def _from_dict(model: Any, body: bytes) -> Any:
    return model.from_dict(json.loads(body))


def _model(module: str, payload: Payload) -> Any:
    return getattr(importlib.import_module(module), payload.model)


@cache
def stock_package(provider: str, folder: Path) -> str:
    """Return what openapi-python-client makes of a spec with its own templates."""
    name = f"stock_{provider}"
    contract = folder / f"{name}.json"
    contract.write_text(json.dumps(packages.closed_enums(spec_files.read_spec(provider))), encoding="utf-8")
    packages.run_generator(contract, folder / name, templates=None)
    return name


@cache
def models_module(provider: str, kind: str, folder: Path) -> str:
    """Return what datamodel-code-generator makes of a spec without its bounds."""
    name = f"peer{list(OPTIONS).index(kind)}_{provider}"
    contract = folder / f"{name}.json"
    bounds.write_spec(provider, contract)
    command = [
        sys.executable,
        "-m",
        "datamodel_code_generator",
        "--input",
        str(contract),
        "--input-file-type",
        "openapi",
    ]
    command += ["--output", str(folder / f"{name}.py"), *OPTIONS[kind], "--target-python-version", "3.11"]
    command += [
        "--use-standard-collections",
        "--use-union-operator",
        "--snake-case-field",
        "--disable-timestamp",
    ]
    command += SAME_KINDS
    subprocess.run(command, check=True, capture_output=True)
    return name
