"""A provider's compiled contract (OpenAPI 3.1), read once and asked for operations, schemas and servers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, cast

JsonObject = dict[str, Any]

_SCHEMAS = "#/components/schemas/"
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a contract.

    `parameters` are resolved and include those of the path. Schemas are nodes of the document, perhaps a `$ref`.
    `responses` maps a status as the document writes it (`200`, `4XX`, `default`) to its JSON schema or None.
    """

    id: str
    method: str
    path: str
    tag: str
    retry: str
    parameters: tuple[JsonObject, ...]
    request_schema: JsonObject | None
    request_required: bool
    responses: Mapping[str, JsonObject | None]

    def success_schema(self, status: int) -> JsonObject | None:
        """The schema of a success with this status, or of the first one if the document has no such status."""
        if str(status) in self.responses:
            return self.responses[str(status)]
        return next(schema for name, schema in self.responses.items() if name.startswith("2"))


@dataclass(frozen=True, slots=True)
class SignatureFormula:
    """How a provider signs a notification: a digest of texts that are joined, as `x-notifies` declares it.

    A piece is `secret`, a text in single quotes, or a runtime expression for a member of the body.
    """

    algorithm: str
    pieces: tuple[str, ...]

    def values(self, body: Any) -> tuple[str, ...]:
        """The signed members of a body; KeyError if one is missing."""
        return tuple(str(_at(body, piece)) for piece in self.pieces if piece.startswith("$"))

    def ambiguous_text(self, values: tuple[str, ...]) -> str | None:
        """A text between two pieces that a value before the last one holds: other values may then be signed alike."""
        texts = (piece[1:-1] for piece in self.pieces if piece.startswith("'"))
        return next((text for text in texts if any(text in value for value in values[:-1])), None)

    def sign(self, secret: str, values: tuple[str, ...]) -> str:
        """The signature of the signed members, in hexadecimal."""
        given = iter(values)
        texts = (
            secret if piece == "secret" else next(given) if piece.startswith("$") else piece[1:-1]
            for piece in self.pieces
        )
        return hashlib.new(self.algorithm, "".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


class Contract:
    """The compiled contract of one provider. Nothing in it may be changed: it is shared."""

    def __init__(self, document: JsonObject) -> None:
        self.document = document

    @staticmethod
    def load(provider: str) -> Contract:
        """Read the contract of a provider, for example `nocnoc`; the same object every time."""
        return _load(provider)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Every operation of the contract's paths, by its operationId, in the order of the document."""
        found = (
            self._read_operation(path, method, item)
            for path, item in self.document["paths"].items()
            for method in item
            if method in _METHODS
        )
        return {operation.id: operation for operation in found}

    @cached_property
    def servers(self) -> Mapping[str, str]:
        """The URL of each environment, by its name (`x-environment`)."""
        return {
            server["x-environment"]: server["url"]
            for server in self.document.get("servers", [])
            if "x-environment" in server
        }

    def operation(self, operation_id: str) -> Operation:
        """One operation by its operationId; ValueError if there is none."""
        try:
            return self.operations[operation_id]
        except KeyError:
            raise ValueError(f"the contract has no operation {operation_id!r}") from None

    def schema(self, name: str) -> JsonObject:
        """One schema of `components` by its name; ValueError if there is none."""
        try:
            found: JsonObject = self.document["components"]["schemas"][name]
        except KeyError:
            raise ValueError(f"the contract has no schema {name!r}") from None
        return found

    def values(self, name: str) -> tuple[Any, ...]:
        """The values that a schema of `components` lists, closed (`enum`) or open (`x-extensible-enum`)."""
        schema = self.schema(name)
        return tuple(schema["enum"] if "enum" in schema else schema["x-extensible-enum"])

    def declared(self, operation_id: str, extension: str) -> Any:
        """What an operation declares by an extension, for example `x-unique`; None if nothing."""
        operation = self.operation(operation_id)
        return self.document["paths"][operation.path][operation.method.lower()].get(extension)

    def filters(self, operation_id: str) -> Mapping[str, JsonObject]:
        """What each filter of an operation keeps (`x-filter`), by the name of the parameter or property of the body."""
        operation = self.operation(operation_id)
        holders = {parameter["name"]: parameter for parameter in operation.parameters}
        holders |= self.members(operation.request_schema or {})
        return {name: holder["x-filter"] for name, holder in holders.items() if "x-filter" in holder}

    def token_lifetime(self, scheme: str) -> int:
        """How many seconds a token of a security scheme lives; ValueError if the contract does not say."""
        lives: int | None = (
            self.document["components"]["securitySchemes"][scheme].get("x-token", {}).get("lives")
        )
        if lives is None:
            raise ValueError(f"the contract must say how long a token of {scheme} lives: x-token does not")
        return lives

    def signature(self, webhook: str) -> SignatureFormula:
        """How the notifications of a webhook are signed; ValueError if not by a plain digest of members."""
        declared: JsonObject = self.document["webhooks"][webhook]["post"]["x-notifies"]["signature"]
        algorithm, pieces = declared["algorithm"], tuple(declared["message"])
        if declared["encoding"] != "hex" or algorithm.startswith("hmac") or "body" in pieces:
            raise ValueError(f"the signature of {webhook} must be a digest of single members in hexadecimal")
        return SignatureFormula(algorithm, pieces)

    def parameter(self, operation_id: str, name: str) -> JsonObject:
        """The schema of a parameter of an operation; ValueError if there is none."""
        for parameter in self.operation(operation_id).parameters:
            if parameter["name"] == name:
                return self.resolve(parameter["schema"])
        raise ValueError(f"{operation_id} has no parameter {name!r}")

    def resolve(self, node: JsonObject) -> JsonObject:
        """The node that a local `$ref` leads to; a node without one is returned as it is."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def members(self, schema: JsonObject) -> JsonObject:
        """The properties that an object schema declares, with those of its `allOf`, in the order of the document."""
        node = self.resolve(schema)
        declared: JsonObject = dict(node.get("properties", {}))
        for part in node.get("allOf", []):
            declared.update(self.members(part))
        return declared

    def standalone(self, schema: JsonObject) -> JsonObject:
        """A schema that carries all it refers to, ready for a JSON Schema validator."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "allOf": [schema],
            "components": {"schemas": self._referenced(schema)},
        }

    def _referenced(self, schema: JsonObject) -> JsonObject:
        """Schemas of `components` that a schema refers to, directly or by others; a validator keeps all it is given."""
        declared: JsonObject = self.document["components"]["schemas"]
        found: JsonObject = {}
        waiting: list[Any] = [schema]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str) and node.startswith(_SCHEMAS):
                name = node.removeprefix(_SCHEMAS).partition("/")[0]
                if name not in found:
                    found[name] = declared[name]
                    waiting.append(declared[name])
            elif isinstance(node, dict):
                waiting += cast(JsonObject, node).values()
            elif isinstance(node, list):
                waiting += cast(Iterable[Any], node)
        return found

    def _read_operation(self, path: str, method: str, item: JsonObject) -> Operation:
        node: JsonObject = item[method]
        parameters = [*item.get("parameters", []), *node.get("parameters", [])]
        body = self.resolve(node.get("requestBody", {}))
        return Operation(
            id=node["operationId"],
            method=method.upper(),
            path=path,
            tag=node["tags"][0],
            retry=node["x-retry"],
            parameters=tuple(self.resolve(parameter) for parameter in parameters),
            request_schema=_json_schema(body),
            request_required=bool(body.get("required", False)),
            responses={
                status: _json_schema(self.resolve(response)) for status, response in node["responses"].items()
            },
        )


def expression_target(expression: str) -> str:
    """The name of a parameter or header, or the pointer into a body, that a runtime expression refers to.

    `$request.query.page` gives `page`, `$response.body#/orders` gives `/orders`.
    """
    return expression.partition("#")[2] if "#" in expression else expression.rpartition(".")[2]


def read_text(provider: str, name: str) -> str:
    """A file of a provider's package, such as its contract, as text."""
    return (files("orderkit_clients") / provider / name).read_text(encoding="utf-8")


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, such as `application/problem+json`."""
    return media_type == "application/json" or media_type.endswith("+json")


def _json_schema(node: JsonObject) -> JsonObject | None:
    content: Mapping[str, JsonObject] = node.get("content", {})
    return next((media.get("schema") for name, media in content.items() if is_json(name)), None)


def _at(body: Any, expression: str) -> Any:
    for step in expression_target(expression).removeprefix("/").split("/"):
        body = body[step]
    return body


@cache
def _load(provider: str) -> Contract:
    try:
        text = read_text(provider, "openapi.json")
    except (FileNotFoundError, ModuleNotFoundError):
        raise ValueError(f"there is no contract of a provider named {provider!r}") from None
    return Contract(json.loads(text))
