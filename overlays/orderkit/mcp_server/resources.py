"""Resources: the document and the ledger of each provider."""

from __future__ import annotations

import json
from collections.abc import Iterable

from mcp.types import Resource

from ..contract import document, read_text
from ..contract.yaml_writer import write_yaml

_JSON, _YAML = "application/json", "application/yaml"


def resources_of(providers: Iterable[str]) -> list[Resource]:
    """Return the description of every resource."""
    found: list[Resource] = []
    for provider in providers:
        title = str(document(provider)["info"]["title"])
        found += [
            Resource(
                uri=f"orderkit://specs/{provider}",
                name=f"{provider}-spec",
                title=f"{title}: OpenAPI document",
                mime_type=_YAML,
            ),
            Resource(
                uri=f"orderkit://ledgers/{provider}",
                name=f"{provider}-ledger",
                title=f"{title}: where the provider's pages are wrong or silent, and what was chosen",
                mime_type=_JSON,
            ),
        ]
    return found


def read(uri: str, providers: Iterable[str]) -> tuple[str, str]:
    """Return the text and the media type of a resource.

    Raises:
        ValueError: There is none of this URI.
    """
    known = list(providers)
    kind, _, provider = uri.removeprefix("orderkit://").partition("/")
    if uri.startswith("orderkit://") and provider in known:
        if kind == "specs":
            return write_yaml(document(provider)), _YAML
        if kind == "ledgers":
            return json.dumps(json.loads(read_text(provider, "ledger.json")), ensure_ascii=False), _JSON
    raise ValueError(
        f"URI must be orderkit://specs/NAME or orderkit://ledgers/NAME, NAME one of {', '.join(known)}"
    )
