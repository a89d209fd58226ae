"""Files of the release folder that are made from the workflows: Arazzo, Postman and Bruno."""

from __future__ import annotations

import json
from typing import Any

from orderkit.contract import document

from . import bruno, postman
from .arazzo import published, read_journeys
from .calls import calls, variables


def files_of(provider: str, stem: str) -> dict[str, str]:
    """Return the files of one provider by their names, such as `nocnoc-1.0.0.postman_collection.json`."""
    journeys, _ = read_journeys(provider)
    info: dict[str, Any] = document(provider)["info"]
    made, shared = calls(journeys), variables(journeys)
    first = document(provider)["servers"][0]["url"]
    mock = document(provider, server="mock")["servers"][0]["url"]
    found = {
        f"{stem}.arazzo.yaml": published(provider, f"{stem}.openapi3.1.yaml"),
        f"{stem}.postman_collection.json": _as_json(postman.collection(info, first, made, shared)),
        f"{stem}.mock.postman_environment.json": _as_json(postman.environment(info["title"], mock, shared)),
    }
    for name, content in bruno.folder(info, mock, made, shared).items():
        found[f"{stem}.bruno/{name}"] = content
    return found


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
