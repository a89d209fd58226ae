"""Renders `structs.py`: responses as msgspec Structs, and how models are filled from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openapi_python_client.parser.properties import AnyProperty, ModelProperty
from parsed_spec import ParsedSpec, fields_of

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol
    from openapi_python_client.parser.responses import Response


def render(spec: ParsedSpec) -> str:
    """Render the module of Structs for the successful responses of a spec."""
    responses = list(successes(spec))
    models = spec.reachable([form for _, form in responses], has_struct)
    return spec.render("structs.py.jinja", models=models, responses=responses)


def has_struct(model: ModelProperty) -> bool:
    """Return whether a model has properties of its own, and no others whose values need reading."""
    return bool(fields_of(model)) and isinstance(model.additional_properties, AnyProperty | None)


def successes(spec: ParsedSpec) -> Iterator[tuple[str, PropertyProtocol]]:
    """Yield each operation's module with the schema of its first success, which all its successes share."""
    for endpoint in spec.endpoints:
        forms = (response.prop for response in endpoint.responses.patterns if is_success(response))
        yield endpoint.name, next(forms)


def is_success(response: Response) -> bool:
    """Return whether a response is of the statuses 200 to 299."""
    codes = response.status_code.range
    return codes is not None and codes[0] // 100 == 2
