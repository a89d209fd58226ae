"""Renders `structs.py`, which openapi-python-client knows nothing of, from what it makes of a spec."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import AnyProperty, ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol
    from openapi_python_client.parser.responses import Response


def render(contract: Path, settings: Path, templates: Path) -> str:
    """The module of Structs for the answers of a spec."""
    config = Config.from_sources(
        ConfigFile.load_from_path(settings), MetaType.NONE, contract, "utf-8", True, None
    )
    data = GeneratorData.from_dict(json.loads(contract.read_text(encoding="utf-8")), config=config)
    if isinstance(data, GeneratorError):
        raise SystemExit(f"{contract.name}: {data.header}\n{data.detail}")
    project = Project(openapi=data, config=config, custom_template_path=templates)
    answers = list(successes(data))
    names = reachable([form for _, form in answers], {model.class_info.name: model for model in data.models})
    template = project.env.get_template("structs.py.jinja")
    return template.render(models=names, answers=answers)


def successes(data: GeneratorData) -> Iterator[tuple[str, PropertyProtocol]]:
    """Each operation's module with the form of its first success, which all its successes share."""
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            forms = (answer.prop for answer in endpoint.responses.patterns if is_success(answer))
            yield endpoint.name, next(forms)


def is_success(answer: Response) -> bool:
    codes = answer.status_code.range
    return codes is not None and codes[0] // 100 == 2


def reachable(forms: Sequence[PropertyProtocol], models: Mapping[str, ModelProperty]) -> list[ModelProperty]:
    """The models with members of their own that forms hold, and those that these hold in turn."""
    waiting, found = list(forms), dict[str, ModelProperty]()
    while waiting:
        match waiting.pop(0):
            case ListProperty(inner_property=inner):
                waiting.append(inner)
            case UnionProperty(inner_properties=choices):
                waiting.extend(choices)
            case ModelProperty(class_info=kind) if kind.name not in found:
                model = models[kind.name]
                members = [*(model.required_properties or ()), *(model.optional_properties or ())]
                if members and isinstance(model.additional_properties, AnyProperty | None):
                    found[kind.name] = model
                    waiting.extend(members)
            case _:
                pass  # a value that holds no model
    return list(found.values())
