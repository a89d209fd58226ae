"""Reads a spec as openapi-python-client does, for the modules that we render beside its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty
from property_kinds import install

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint
    from openapi_python_client.parser.properties.protocol import PropertyProtocol


class ParsedSpec:
    """A spec as its generator sees it: endpoints, models and the templates that render them."""

    def __init__(self, contract: Path, settings: Path, templates: Path) -> None:
        install()
        config = Config.from_sources(
            ConfigFile.load_from_path(settings), MetaType.NONE, contract, "utf-8", True, None
        )
        data = GeneratorData.from_dict(json.loads(contract.read_text(encoding="utf-8")), config=config)
        if isinstance(data, GeneratorError):
            raise SystemExit(f"{contract.name}: {data.header}\n{data.detail}")
        self._data = data
        self._project = Project(openapi=data, config=config, custom_template_path=templates)
        self._models = {model.class_info.name: model for model in data.models}

    @property
    def endpoints(self) -> Iterator[Endpoint]:
        """Yield every operation."""
        for collection in self._data.endpoint_collections_by_tag.values():
            yield from collection.endpoints

    @property
    def models(self) -> list[ModelProperty]:
        """List every model with its properties; a model that a property refers to may lack them."""
        return list(self._models.values())

    def reachable(
        self, roots: Sequence[PropertyProtocol], wanted: Callable[[ModelProperty], bool]
    ) -> list[ModelProperty]:
        """List the wanted models that some properties hold, and those that these hold in turn."""
        waiting, found = list(roots), dict[str, ModelProperty]()
        while waiting:
            match waiting.pop(0):
                case ListProperty(inner_property=inner):
                    waiting.append(inner)
                case UnionProperty(inner_properties=choices):
                    waiting.extend(choices)
                case ModelProperty(class_info=kind) if kind.name not in found:
                    model = self._models[kind.name]
                    if wanted(model):
                        found[kind.name] = model
                        waiting.extend(fields_of(model))
                case _:
                    pass  # a value that holds no model
        return list(found.values())

    def render(self, template: str, **values: Any) -> str:
        """Render a template with the names and filters that the generator's own have."""
        return self._project.env.get_template(template).render(**values)


def fields_of(model: ModelProperty) -> list[PropertyProtocol]:
    """List the named properties of a model, the required ones first."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]
