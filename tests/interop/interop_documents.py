"""Documents that the generators get: one JSON file per provider and OpenAPI version, from one function."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from orderkit.contract import document

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")
METHODS = ("get", "put", "post", "delete", "patch")
# What no generator makes a type or a call of; a change there makes no result stale.
PROSE = {"description", "summary", "example", "examples", "title", "links", "contact", "license", "version"}


def write_document(provider: str, openapi: str, path: Path, *, webhooks: bool = True) -> None:
    """Write a provider's document in an OpenAPI version, as `orderkit spec` does."""
    published = document(provider, openapi=openapi, webhooks=webhooks)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(published, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_document(path: Path) -> dict[str, Any]:
    """Read a document."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def operations_of(document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return method and path of each operation by its id; webhooks are none."""
    return {
        node["operationId"]: (method.upper(), path)
        for path, item in document["paths"].items()
        for method, node in item.items()
        if method in METHODS
    }


def digest_of(document: dict[str, Any]) -> str:
    """Return a digest of what generators read of a document, so that another description changes nothing."""
    text = json.dumps(_without_prose(document), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _without_prose(node: Any, *, names: bool = False) -> Any:
    """Return a part of a document without prose; `names` says that its keys are names, not keywords."""
    if isinstance(node, list):
        return [_without_prose(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_prose(value, names=key in ("properties", "schemas", "responses", "paths"))
        for key, value in node.items()
        if names or not (key in PROSE or (key.startswith("x-") and key != "x-extensible-enum"))
    }
