"""Changes of a document as its clients see them: every seeded one is noticed, with its level and its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from changes import Level, changes
from changes.gate import problems
from spec_files import operations, providers, read_spec

REFERENCE = {"$ref": "#/components/schemas/Thing"}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Things", "version": "1.2.3", "description": "All of them."},
    "servers": [{"url": "https://one.example"}, {"url": "https://two.example"}],
    "security": [{"key": []}],
    "tags": [{"name": "Things"}],
    "paths": {
        "/things/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {
                "operationId": "getThing",
                "tags": ["Things"],
                "x-retry": "safe",
                "x-pagination": {"kind": "page", "first": 1},
                "parameters": [
                    {
                        "name": "page",
                        "in": "query",
                        "schema": {"type": "integer", "maximum": 9, "default": 1},
                    },
                    {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}},
                ],
                "responses": {
                    "200": {
                        "description": "The thing.",
                        "headers": {"X-Left": {"required": True, "schema": {"type": "integer"}}},
                        "content": {"application/json": {"schema": REFERENCE}},
                    },
                    "404": {"description": "None."},
                },
            },
            "put": {
                "operationId": "putThing",
                "tags": ["Things"],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}
                },
                "responses": {"204": {"description": "Done."}},
            },
        }
    },
    "webhooks": {
        "thingChanged": {
            "post": {
                "operationId": "thingChanged",
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/News"}}}
                },
                "responses": {"200": {"description": "Taken."}},
            }
        }
    },
    "components": {
        "parameters": {"Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}},
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "state": {"type": "string", "enum": ["new", "old"]},
                    "size": {"type": "integer"},
                },
            },
            "NewThing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 9, "description": "Its name."},
                    "note": {"type": "string"},
                    "colour": {"type": "string", "enum": ["red", "blue"]},
                },
                "examples": [{"name": "x"}],
            },
            "News": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
        },
    },
}
Edit = Callable[[dict[str, Any]], Any]


def at(document: dict[str, Any], *tokens: str | int) -> Any:
    node: Any = document
    for token in tokens:
        node = node[token]
    return node


def get(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/things/{id}"]["get"]
    return found


def put(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/things/{id}"]["put"]
    return found


def schema(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][name]
    return found


def renamed(document: dict[str, Any]) -> None:
    """Give a schema another name, wherever it is referred to."""
    text = json.dumps(document).replace("#/components/schemas/News", "#/components/schemas/Notice")
    document.update(json.loads(text))
    schemas = document["components"]["schemas"]
    schemas["Notice"] = schemas.pop("News")


BREAKING: dict[str, tuple[Edit, str]] = {
    "path removed": (lambda d: d["paths"].pop("/things/{id}"), "/paths/~1things~1{id}"),
    "path renamed": (
        lambda d: d["paths"].update({"/items/{id}": d["paths"].pop("/things/{id}")}),
        "/paths/~1things~1{id}",
    ),
    "operation removed": (lambda d: d["paths"]["/things/{id}"].pop("put"), "{id}/put"),
    "operationId changed": (lambda d: get(d).update(operationId="readThing"), "/get/operationId"),
    "tag of an operation changed": (lambda d: get(d).update(tags=["Others"]), "/get/tags"),
    "x-retry changed": (lambda d: get(d).update({"x-retry": "never"}), "/get/x-retry"),
    "x-pagination changed": (lambda d: get(d)["x-pagination"].update(first=0), "/get/x-pagination"),
    "security of an operation added": (lambda d: get(d).update(security=[{"key": []}, {}]), "/get/security"),
    "security changed": (lambda d: d.update(security=[{"other": []}]), "#/security"),
    "scheme moved": (
        lambda d: at(d, "components", "securitySchemes", "key").update({"in": "query"}),
        "/key/in",
    ),
    "server removed": (lambda d: d["servers"].pop(), "/servers/1"),
    "servers reordered": (lambda d: d["servers"].reverse(), "#/servers"),
    "parameter removed": (lambda d: get(d)["parameters"].pop(), "/get/parameters"),
    "parameter renamed": (lambda d: get(d)["parameters"][0].update(name="number"), "/get/parameters"),
    "parameter moved": (lambda d: get(d)["parameters"][0].update({"in": "header"}), "/get/parameters"),
    "parameters reordered": (lambda d: get(d)["parameters"].reverse(), "/get/parameters"),
    "parameter required": (lambda d: get(d)["parameters"][0].update(required=True), "/required"),
    "required parameter added": (
        lambda d: get(d)["parameters"].append({"name": "x", "in": "query", "required": True, "schema": {}}),
        "/get/parameters/3",
    ),
    "parameter of a path removed": (lambda d: d["paths"]["/things/{id}"].pop("parameters"), "/parameters/0"),
    "parameter of another type": (lambda d: get(d)["parameters"][0]["schema"].update(type="string"), "/type"),
    "bound of a parameter narrowed": (
        lambda d: get(d)["parameters"][0]["schema"].update(maximum=8),
        "/maximum",
    ),
    "default changed": (lambda d: get(d)["parameters"][0]["schema"].update(default=2), "/default"),
    "value of a parameter removed": (lambda d: get(d)["parameters"][1]["schema"]["enum"].pop(), "/enum"),
    "style of a parameter": (lambda d: get(d)["parameters"][0].update(style="pipeDelimited"), "/style"),
    "body required": (lambda d: put(d)["requestBody"].update(required=True), "/requestBody/required"),
    "body removed": (lambda d: put(d).pop("requestBody"), "/requestBody"),
    "required body added": (
        lambda d: get(d).update(requestBody={"required": True, "content": {}}),
        "/get/requestBody",
    ),
    "media type of a body changed": (
        lambda d: put(d)["requestBody"].update(content={"text/plain": {}}),
        "/content/application~1json",
    ),
    "member of a request required": (lambda d: schema(d, "NewThing")["required"].append("note"), "/required"),
    "member of a request removed": (lambda d: schema(d, "NewThing")["properties"].pop("note"), "/note"),
    "value of a request removed": (
        lambda d: at(schema(d, "NewThing"), "properties", "colour", "enum").pop(),
        "/enum",
    ),
    "bound of a request narrowed": (
        lambda d: at(schema(d, "NewThing"), "properties", "name").update(maxLength=8),
        "/maxLength",
    ),
    "bound of a request added": (
        lambda d: at(schema(d, "NewThing"), "properties", "note").update(minLength=1),
        "/minLength",
    ),
    "pattern of a request added": (
        lambda d: at(schema(d, "NewThing"), "properties", "note").update(pattern="^a"),
        "/pattern",
    ),
    "condition of a request added": (
        lambda d: schema(d, "NewThing").update({"dependentRequired": {"note": ["colour"]}}),
        "/dependentRequired",
    ),
    "other members of a request refused": (
        lambda d: schema(d, "NewThing").update(additionalProperties=False),
        "/additionalProperties",
    ),
    "format of a request added": (
        lambda d: at(schema(d, "NewThing"), "properties", "note").update(format="date"),
        "/format",
    ),
    "member of a response removed": (
        lambda d: schema(d, "Thing")["properties"].pop("size"),
        "/properties/size",
    ),
    "member of a response no longer required": (
        lambda d: schema(d, "Thing").update(required=[]),
        "/required",
    ),
    "member of a response of another type": (
        lambda d: at(schema(d, "Thing"), "properties", "size").update(type="number"),
        "/size/type",
    ),
    "member of a response may be null": (
        lambda d: at(schema(d, "Thing"), "properties", "size").update(type=["integer", "null"]),
        "/size/type",
    ),
    "value of a response added": (
        lambda d: at(schema(d, "Thing"), "properties", "state", "enum").append("lost"),
        "/state/enum",
    ),
    "bound of a response widened": (
        lambda d: at(schema(d, "Thing"), "properties", "id").update(minLength=0),
        "/minLength",
    ),
    "response removed": (lambda d: get(d)["responses"].pop("404"), "/responses/404"),
    "success added": (lambda d: get(d)["responses"].update({"202": {"description": "x"}}), "/responses/202"),
    "content of a response of another type": (
        lambda d: at(get(d), "responses", "200").update(content={"text/csv": {}}),
        "/content/application~1json",
    ),
    "header of a response removed": (lambda d: at(get(d), "responses", "200", "headers").clear(), "/X-Left"),
    "header of a response no longer sure": (
        lambda d: at(get(d), "responses", "200", "headers", "X-Left").update(required=False),
        "/required",
    ),
    "schema renamed": (renamed, "/schemas/News"),
    "reference changed": (
        lambda d: at(get(d), "responses", "200", "content", "application/json").update(
            schema={"$ref": "#/components/schemas/News"}
        ),
        "/schema",
    ),
    "webhook removed": (lambda d: d["webhooks"].clear(), "/webhooks/thingChanged"),
    "member of a webhook no longer required": (lambda d: schema(d, "News").pop("required"), "/News/required"),
    "true is not 1": (lambda d: get(d)["parameters"][0]["schema"].update(default=True), "/default"),
    "title changed": (lambda d: d["info"].update(title="Items"), "/info/title"),
    "unknown keyword": (
        lambda d: schema(d, "Thing").update({"contentEncoding": "base64"}),
        "/contentEncoding",
    ),
}
ADDITIVE: dict[str, tuple[Edit, str]] = {
    "operation added": (lambda d: d["paths"].update({"/new": {"get": {}}}), "/paths/~1new"),
    "optional parameter added": (
        lambda d: get(d)["parameters"].append({"name": "x", "in": "query", "schema": {}}),
        "/parameters/3",
    ),
    "parameter optional": (
        lambda d: d["components"]["parameters"]["Id"].update(required=False),
        "/Id/required",
    ),
    "member of a request added": (lambda d: schema(d, "NewThing")["properties"].update(more={}), "/more"),
    "member of a request optional": (lambda d: schema(d, "NewThing").pop("required"), "/required"),
    "value of a request added": (
        lambda d: at(schema(d, "NewThing"), "properties", "colour", "enum").append("green"),
        "/enum",
    ),
    "bound of a request widened": (
        lambda d: at(schema(d, "NewThing"), "properties", "name").update(maxLength=10),
        "/maxLength",
    ),
    "request may be null": (
        lambda d: at(schema(d, "NewThing"), "properties", "note").update(type=["string", "null"]),
        "/type",
    ),
    "member of a response added": (lambda d: schema(d, "Thing")["properties"].update(more={}), "/more"),
    "member of a response required": (lambda d: schema(d, "Thing")["required"].append("size"), "/required"),
    "member of a webhook added": (lambda d: schema(d, "News")["properties"].update(more={}), "/more"),
    "error added": (lambda d: get(d)["responses"].update({"409": {"description": "x"}}), "/responses/409"),
    "schema added": (lambda d: d["components"]["schemas"].update(More={}), "/schemas/More"),
    "server added": (lambda d: d["servers"].append({"url": "https://three.example"}), "/servers/2"),
    "another way to authenticate": (lambda d: d["security"].append({"other": []}), "#/security"),
    "deprecated": (lambda d: get(d).update(deprecated=True), "/deprecated"),
    "webhook added": (lambda d: d["webhooks"].update(more={}), "/webhooks/more"),
}
TEXT: dict[str, tuple[Edit, str]] = {
    "description": (lambda d: d["info"].update(description="Some."), "/info/description"),
    "description of a member": (
        lambda d: at(schema(d, "NewThing"), "properties", "name").update(description="A name."),
        "/description",
    ),
    "example": (lambda d: schema(d, "NewThing").update(examples=[]), "/examples"),
    "provenance": (lambda d: get(d).update({"x-provenance": "seen"}), "/x-provenance"),
    "ledger": (lambda d: schema(d, "Thing").update({"x-ledger": ["A-01"]}), "/x-ledger"),
    "description of a response": (
        lambda d: at(get(d), "responses", "404").update(description="x"),
        "/description",
    ),
    "order of values": (lambda d: at(schema(d, "Thing"), "properties", "state", "enum").reverse(), "/enum"),
    "tag described": (lambda d: d["tags"][0].update(description="x"), "/tags/0/description"),
}
SEEDED = [
    *((name, Level.BREAKING, *each) for name, each in BREAKING.items()),
    *((name, Level.ADDITIVE, *each) for name, each in ADDITIVE.items()),
    *((name, Level.TEXT, *each) for name, each in TEXT.items()),
]


@pytest.mark.parametrize(
    ("level", "edit", "where"), [each[1:] for each in SEEDED], ids=[each[0] for each in SEEDED]
)
def test_a_seeded_change_is_noticed(level: Level, edit: Edit, where: str) -> None:
    changed = copy.deepcopy(DOCUMENT)
    edit(changed)
    found = changes(DOCUMENT, changed)
    assert max(change.level for change in found) is level, found
    assert any(where in str(change) for change in found if change.level is level), found


def test_there_are_enough_seeded_changes() -> None:
    assert len(BREAKING) >= 25
    assert len(SEEDED) >= 50


def test_a_document_does_not_differ_from_itself() -> None:
    assert changes(DOCUMENT, copy.deepcopy(DOCUMENT)) == []


def test_a_parameter_of_a_path_may_move_to_its_operations() -> None:
    changed = copy.deepcopy(DOCUMENT)
    shared = changed["paths"]["/things/{id}"].pop("parameters")
    for operation in (get(changed), put(changed)):
        operation["parameters"] = [*shared, *operation.get("parameters", [])]
    assert changes(DOCUMENT, changed) == []


@pytest.mark.parametrize("provider", providers())
def test_every_removal_from_a_real_document_is_breaking(provider: str) -> None:
    document = read_spec(provider)
    removals = 0
    for path, method, operation in operations(document):
        for key in ("operationId", "responses", "parameters", "requestBody", "x-retry", None):
            if key is None or key in operation:
                changed = copy.deepcopy(document)
                holder = changed["paths"][path] if key is None else changed["paths"][path][method]
                del holder[key or method]
                assert changes(document, changed)[0].level is Level.BREAKING, (path, method, key)
                removals += 1
    for name, schema_ in document["components"]["schemas"].items():
        for member in schema_.get("properties", {}):
            changed = copy.deepcopy(document)
            del changed["components"]["schemas"][name]["properties"][member]
            assert changes(document, changed)[0].level is Level.BREAKING, (name, member)
            removals += 1
    assert removals > 20


CHANGELOG = "# Changes\n\n## {version} - unreleased\n\n- Something.\n"


def gate(version: str, edit: Edit | None, *, changelog: str | None = None) -> list[str]:
    changed = copy.deepcopy(DOCUMENT)
    if edit:
        edit(changed)
    changed["info"]["version"] = version
    text = CHANGELOG.format(version=version) if changelog is None else changelog
    return problems("things", changed, DOCUMENT, text)


@pytest.mark.parametrize(
    ("version", "edit"),
    [
        ("1.2.3", None),
        ("1.2.4", TEXT["description"][0]),
        ("1.3.0", TEXT["description"][0]),
        ("1.3.0", ADDITIVE["schema added"][0]),
        ("2.0.0", BREAKING["operation removed"][0]),
        ("3.0.0", BREAKING["operation removed"][0]),
    ],
)
def test_a_version_that_says_enough_passes(version: str, edit: Edit | None) -> None:
    assert gate(version, edit) == []


@pytest.mark.parametrize(
    ("version", "edit", "least"),
    [
        ("1.2.3", TEXT["description"][0], "1.2.4"),
        ("1.2.9", ADDITIVE["schema added"][0], "1.3.0"),
        ("1.9.9", BREAKING["operation removed"][0], "2.0.0"),
    ],
)
def test_a_version_that_says_too_little_fails(version: str, edit: Edit, least: str) -> None:
    (problem,) = gate(version, edit)
    first, *others = problem.splitlines()
    assert first.startswith(f"specs/things.yaml: info.version must be {least} or later (got {version})")
    assert all(line.startswith("  #/") for line in others)


def test_a_message_names_a_dozen_changes_and_counts_the_rest() -> None:
    (problem,) = gate("1.2.3", lambda d: d["components"]["schemas"].update({f"A{n}": {} for n in range(20)}))
    assert len(problem.splitlines()) == 14
    assert problem.endswith("  and 8 more")


def test_a_lower_version_fails() -> None:
    (problem,) = gate("1.2.2", None)
    assert "must not be lower than that of the last release, 1.2.3" in problem


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "1.2.3-beta", "01.2.3", ""])
def test_a_version_is_three_numbers(version: str) -> None:
    assert gate(version, None) == [
        f"specs/things.yaml: info.version must be three numbers such as 1.2.3 (got {version})"
    ]


@pytest.mark.parametrize(
    "changelog", ["", "## 1.2.4 - unreleased\n\n## 1.2.3 - 2026-11-29\n\n- More.\n", "## 1.2.4\n\n- x\n"]
)
def test_a_version_without_an_entry_in_the_changelog_fails(changelog: str) -> None:
    (problem,) = gate("1.2.4", TEXT["description"][0], changelog=changelog)
    assert problem.startswith("specs/changelog/things.md: version 1.2.4 must have a section")


def test_a_document_that_was_never_released_needs_only_its_first_entry() -> None:
    assert problems("things", DOCUMENT, None, CHANGELOG.format(version="1.2.3")) == []
    assert len(problems("things", DOCUMENT, None, "")) == 1
