"""Each slip sown into a clean document is found by the rule meant for it, and the clean document has none."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from check import findings, main, read
from checks.rules import FORM

CLEAN = Path(__file__).with_name("clean_spec.yaml")
SOURCE = CLEAN.read_text(encoding="utf-8")
DOCUMENT, _ = read(SOURCE)

Place = tuple[str, ...]
Mutation = Callable[[dict[str, Any]], None]


class Slip(NamedTuple):
    name: str
    mutate: Mutation
    rule: str


def at(document: Any, place: Place) -> Any:
    """Return what stands at a place; a key of digits alone counts in a list."""
    for key in place:
        document = document[token(document, key)]
    return document


def token(owner: Any, key: str) -> Any:
    return int(key) if isinstance(owner, list) else key


def put(place: Place, value: Any) -> Mutation:
    """Return a mutation that sets the property at a place."""

    def mutate(document: dict[str, Any]) -> None:
        owner = at(document, place[:-1])
        owner[token(owner, place[-1])] = copy.deepcopy(value)

    return mutate


def drop(*place: str) -> Mutation:
    """Return a mutation that takes out the property at a place."""

    def mutate(document: dict[str, Any]) -> None:
        owner = at(document, place[:-1])
        del owner[token(owner, place[-1])]

    return mutate


def both(*mutations: Mutation) -> Mutation:
    def mutate(document: dict[str, Any]) -> None:
        for each in mutations:
            each(document)

    return mutate


LIST = ("paths", "/orders", "get")
CREATE = ("paths", "/orders", "post")
GET = ("paths", "/orders/{order_id}", "get")
CANCEL = ("paths", "/orders/{order_id}", "delete")
WEBHOOK = ("webhooks", "orderChanged", "post")
CALLBACK = (*CREATE, "callbacks", "labelReady", "{$request.body#/callback_url}", "post")
JSON = ("content", "application/json")
SENT = (*CREATE, "requestBody", *JSON)
SENT_EXAMPLE = (*SENT, "examples", "oneParcel", "value")
PAGE = (*LIST, "responses", "200", *JSON)
LINK = (*CREATE, "responses", "201", "links", "getOrder")
COMPONENTS = ("components",)
SCHEMAS = ("components", "schemas")
ORDER = (*SCHEMAS, "Order", "allOf", "1", "properties")
NEW_ORDER = (*SCHEMAS, "NewOrder", "properties")
FAILURE = ("components", "responses", "Failure", *JSON)
CREATED = ("components", "examples", "CreatedOrder", "value")
PAGING = (*LIST, "x-pagination")
WEIGHT = (*SCHEMAS, "Parcel", "properties", "weight")
KIND = (*SCHEMAS, "ParcelKind")
ROW = {"from": "box", "to": []}
BAD_ROWS = [{**ROW, "to": ["crate"]}, {**ROW, "from": "bag"}]
FILTER = {"member": "/number", "test": "equals"}
MARKED = {"status": "documented", "source": "page 3", "except": {"ours": ["maximum"]}}
REASON = (*CANCEL, "parameters", "0")
REPEATED = {
    "name": "trace",
    "in": "query",
    "description": "A mark of our own.",
    "schema": {"type": "string", "description": "A mark of our own.", "minLength": 1, "examples": ["x"]},
}

SLIPS = [
    # the front page
    Slip("OpenAPI 3.0", put(("openapi",), "3.0.3"), "openapi-version"),
    Slip("no version", drop("info", "version"), "info"),
    Slip("no contact", drop("info", "contact"), "info"),
    Slip(
        "neither summary nor description",
        both(drop("info", "summary"), drop("info", "description")),
        "info",
    ),
    Slip("licence with url", put(("info", "license", "url"), "https://example.com"), "license"),
    Slip("no servers", drop("servers"), "servers"),
    Slip("server url ends in a slash", put(("servers", "0", "url"), "https://desk.invalid/"), "servers"),
    Slip("server not described", put(("servers", "0", "description"), " "), "description"),
    Slip("tag not described", put(("tags", "0", "description"), ""), "description"),
    Slip("tag declared twice", put(("tags", "1", "name"), "orders"), "tags"),
    # operations
    Slip("no operationId", drop(*GET, "operationId"), "operation-id"),
    Slip("operationId with a dash", put((*GET, "operationId"), "get-order"), "operation-id"),
    Slip("operationId of a webhook taken", put((*WEBHOOK, "operationId"), "listOrders"), "operation-id"),
    Slip("operationId of a callback taken", put((*CALLBACK, "operationId"), "listOrders"), "operation-id"),
    Slip("no tag", put((*GET, "tags"), []), "operation-tag"),
    Slip("two tags", put((*GET, "tags"), ["orders", "notices"]), "operation-tag"),
    Slip("tag not declared", put((*GET, "tags"), ["parcels"]), "operation-tag"),
    Slip("webhook with a path's tag", put((*WEBHOOK, "tags"), ["orders"]), "webhook-tag"),
    Slip("callback with a path's tag", put((*CALLBACK, "tags"), ["orders"]), "webhook-tag"),
    Slip("no summary", drop(*GET, "summary"), "operation-text"),
    Slip("summary with a newline", put((*GET, "summary"), "Read one order.\n"), "operation-text"),
    Slip("summary of two sentences", put((*GET, "summary"), "Read it. Then go."), "operation-text"),
    Slip("no description", drop(*WEBHOOK, "description"), "operation-text"),
    Slip("no security anywhere", drop("security"), "operation-security"),
    Slip("unknown security scheme", put((*GET, "security"), [{"token": []}]), "operation-security"),
    Slip("no provenance", drop(*CALLBACK, "x-provenance"), "operation-provenance"),
    Slip("no 2xx", drop(*CREATE, "responses", "201"), "responses"),
    Slip("no 401", drop(*GET, "responses", "401"), "responses"),
    Slip("no default", drop(*CANCEL, "responses", "default"), "responses"),
    Slip("webhook without a 2xx", put((*WEBHOOK, "responses"), {}), "responses"),
    Slip("body on 204", put((*CANCEL, "responses", "204", "content"), {}), "body-on-204"),
    Slip("error body without a name", put((*FAILURE, "schema"), {"type": "string"}), "inline-error-body"),
    # examples
    Slip("request without example", drop(*SENT, "examples"), "body-example"),
    Slip("answer without example", put((*PAGE, "examples"), {}), "body-example"),
    Slip("error without example", drop(*FAILURE, "examples"), "body-example"),
    Slip("webhook without example", drop(*WEBHOOK, "requestBody", *JSON, "examples"), "body-example"),
    Slip("callback without example", drop(*CALLBACK, "requestBody", *JSON, "examples"), "body-example"),
    Slip("example beside examples", put((*PAGE, "example"), {}), "example-and-examples"),
    Slip("example beside examples in a parameter", put((*REASON, "example"), "late"), "example-and-examples"),
    Slip("parameter without example", drop(*LIST, "parameters", "1", "examples"), "parameter-example"),
    Slip(
        "header without example",
        drop(*LIST, "responses", "200", "headers", "X-Calls-Left", "schema", "examples"),
        "parameter-example",
    ),
    Slip("example of the wrong type", put((*CREATED, "id"), "42"), "example-fits"),
    Slip("example of the wrong format", put((*CREATED, "created_at"), "2 November"), "example-fits"),
    Slip("example without a required property", drop(*SENT_EXAMPLE, "reference"), "example-fits"),
    Slip("example outside the enum", put((*CREATED, "parcels", "0", "kind"), "crate"), "example-fits"),
    Slip(
        "parameter example out of range",
        put((*LIST, "parameters", "1", "examples", "short", "value"), 0),
        "example-fits",
    ),
    Slip(
        "property example out of range",
        put((*SCHEMAS, "Parcel", "properties", "weight", "examples"), [0]),
        "example-fits",
    ),
    Slip("default out of range", put((*LIST, "parameters", "1", "schema", "default"), 500), "example-fits"),
    Slip(
        "enum value of the wrong type",
        put((*SCHEMAS, "ParcelKind", "enum"), ["box", "bag", 3]),
        "example-fits",
    ),
    Slip("const of the wrong type", put((*NEW_ORDER, "reference", "const"), 7), "example-fits"),
    Slip("undeclared property", put((*SENT_EXAMPLE, "colour"), "red"), "example-undeclared"),
    Slip("undeclared property through allOf", put((*CREATED, "colour"), "red"), "example-undeclared"),
    Slip("undeclared property in an array", put((*CREATED, "parcels", "0", "size"), 3), "example-undeclared"),
    Slip(
        "undeclared property through anyOf",
        put((*CREATED, "sender"), {"name": "Ada", "age": 36}),
        "example-undeclared",
    ),
    Slip(
        "undeclared property in a map",
        both(
            put((*NEW_ORDER, "labels", "additionalProperties"), {"$ref": "#/components/schemas/Parcel"}),
            put((*CREATED, "labels"), {"shelf": {"weight": 3, "row": 1}}),
            put((*SENT_EXAMPLE, "labels"), {}),
        ),
        "example-undeclared",
    ),
    Slip(
        "read-only property in a request",
        put((*SCHEMAS, "Parcel", "properties", "weight", "readOnly"), True),
        "example-read-only",
    ),
    Slip("example without a value", drop("components", "examples", "Notice", "value"), "example-empty"),
    Slip(
        "no example in the list of examples",
        drop(*LIST, "parameters", "0", "schema", "examples", "0"),
        "parameter-example",
    ),
    # texts
    Slip("property not described", drop(*NEW_ORDER, "reference", "description"), "description"),
    Slip("property of an allOf branch not described", drop(*ORDER, "sender", "description"), "description"),
    Slip("parameter not described", drop(*REASON, "description"), "description"),
    Slip("response not described", drop(*GET, "responses", "200", "description"), "description"),
    Slip("request body not described", drop(*CREATE, "requestBody", "description"), "description"),
    Slip("schema not described", drop(*SCHEMAS, "Person", "description"), "description"),
    Slip("link not described", drop(*LINK, "description"), "description"),
    Slip(
        "header not described",
        drop(*LIST, "responses", "200", "headers", "X-Calls-Left", "description"),
        "description",
    ),
    Slip(
        "parameter text not in the schema",
        drop(*LIST, "parameters", "0", "schema", "description"),
        "parameter-text",
    ),
    Slip(
        "parameter text differs",
        put((*LIST, "parameters", "0", "schema", "description"), "A cursor."),
        "parameter-text",
    ),
    Slip(
        "number without unit",
        put((*SCHEMAS, "Parcel", "properties", "weight", "description"), "How heavy."),
        "unit-in-text",
    ),
    Slip(
        "nullable number without unit",
        put((*ORDER, "old_number", "description"), "As it was. Use it no more."),
        "unit",
    ),
    Slip(
        "money without currency", put((*ORDER, "shipping_price", "description"), "What it costs."), "currency"
    ),
    Slip(
        "deprecated without successor",
        put((*ORDER, "old_number", "description"), "An old identifier."),
        "deprecated",
    ),
    Slip("deprecated operation without successor", put((*GET, "deprecated"), True), "deprecated"),
    # shapes
    Slip("body without schema", drop(*PAGE, "schema"), "no-schema"),
    Slip("parameter without schema", drop(*REASON, "schema"), "no-schema"),
    Slip("request without media type", put((*CREATE, "requestBody", "content"), {}), "no-schema"),
    Slip("enum without type", drop(*SCHEMAS, "ParcelKind", "type"), "untyped"),
    Slip(
        "string without shape", drop(*SCHEMAS, "Error", "properties", "message", "minLength"), "string-shape"
    ),
    Slip(
        "map of strings without shape",
        drop(*NEW_ORDER, "labels", "additionalProperties", "maxLength"),
        "string-shape",
    ),
    Slip("integer without format", drop(*SCHEMAS, "Error", "properties", "code", "format"), "number-format"),
    Slip(
        "number or null without format",
        put((*NEW_ORDER, "fee"), {"type": ["number", "null"], "description": "A share of the price."}),
        "number-format",
    ),
    Slip("property without type", put((*NEW_ORDER, "note"), {"description": "Anything."}), "untyped"),
    Slip("array without items", drop(*NEW_ORDER, "parcels", "items"), "array-items"),
    Slip("request array without bounds", drop(*NEW_ORDER, "parcels", "minItems"), "array-bounds"),
    Slip("title on a schema", put((*SCHEMAS, "Person", "title"), "Person"), "banned-keyword"),
    Slip("local definitions", put((*SCHEMAS, "Person", "$defs"), {}), "banned-keyword"),
    Slip("tuple", put((*NEW_ORDER, "parcels", "prefixItems"), []), "banned-keyword"),
    Slip("unevaluatedProperties", put((*SCHEMAS, "Order", "unevaluatedProperties"), False), "banned-keyword"),
    Slip("path items in components", put((*COMPONENTS, "pathItems"), {}), "banned-keyword"),
    Slip("schema true", put((*SCHEMAS, "Person", "properties", "extra"), True), "boolean-schema"),
    Slip("two types", put((*NEW_ORDER, "reference", "type"), ["string", "integer"]), "one-type"),
    Slip("allOf or null", put((*SCHEMAS, "Order", "type"), ["object", "null"]), "one-type"),
    Slip(
        "bare object",
        put((*NEW_ORDER, "labels"), {"type": "object", "description": "Labels."}),
        "bare-object",
    ),
    Slip("named array", put((*SCHEMAS, "Person", "type"), "array"), "named-container"),
    Slip(
        "named map",
        put((*SCHEMAS, "Person"), {"type": "object", "description": "A map.", "additionalProperties": True}),
        "named-container",
    ),
    Slip(
        "anyOf of enum and string",
        put((*ORDER, "sender", "anyOf", "1"), {"type": "string", "minLength": 1}),
        "any-of",
    ),
    Slip(
        "anyOf of number and integer",
        put(
            (*NEW_ORDER, "reference"),
            {"anyOf": [{"type": "number"}, {"type": "integer"}], "description": "A code."},
        ),
        "any-of",
    ),
    Slip("enum without a name", put((*NEW_ORDER, "reference", "enum"), ["A-100"]), "inline-enum"),
    Slip(
        "enum without a name in a parameter",
        put((*LIST, "parameters", "0", "schema", "enum"), ["b3JkZXItNDI"]),
        "inline-enum",
    ),
    Slip(
        "alias schema",
        put((*SCHEMAS, "ParcelKind"), {"$ref": "#/components/schemas/CancelReason"}),
        "alias-schema",
    ),
    Slip("unknown type", put((*NEW_ORDER, "reference", "type"), "strnig"), "schema-form"),
    Slip("required but not declared", put((*SCHEMAS, "Person", "required"), ["surname"]), "required-known"),
    # keywords
    Slip("unknown keyword in a schema", put((*NEW_ORDER, "reference", "minLenght"), 3), "unknown-keyword"),
    Slip("unknown keyword in an operation", put((*WEBHOOK, "sumary"), "x"), "unknown-keyword"),
    Slip("unknown keyword in a parameter", put((*REASON, "requried"), True), "unknown-keyword"),
    Slip("prose as a key", put((*NEW_ORDER, "reference", "in grams."), None), "key-with-space"),
    Slip(
        "prose as a key beside $ref",
        put((*SCHEMAS, "Parcel", "properties", "kind", "or so"), None),
        "key-with-space",
    ),
    Slip("nullable", put((*NEW_ORDER, "reference", "nullable"), True), "leftover-3.0"),
    Slip(
        "boolean exclusiveMinimum",
        put((*SCHEMAS, "Parcel", "properties", "weight", "exclusiveMinimum"), True),
        "leftover-3.0",
    ),
    Slip("list where an object belongs", put((*GET, "responses"), []), "wrong-shape"),
    Slip("string where a list belongs", put((*LIST, "parameters"), "cursor"), "wrong-shape"),
    Slip("keys beside $ref", put((*GET, "responses", "401", "content"), {}), "reference-siblings"),
    # names
    Slip(
        "schema names that differ in case",
        put((*SCHEMAS, "person"), {"type": "string", "description": "A name.", "minLength": 1}),
        "component-names",
    ),
    Slip(
        "property names that differ in style",
        put((*NEW_ORDER, "callbackUrl"), {"type": "string", "format": "uri", "description": "A twin."}),
        "property-names",
    ),
    Slip(
        "parameter written twice",
        both(put((*GET, "parameters"), [REPEATED]), put((*WEBHOOK, "parameters"), [REPEATED])),
        "repeated-parameter",
    ),
    # references
    Slip("reference to nothing", put((*PAGE, "schema", "$ref"), "#/components/schemas/Page"), "reference"),
    Slip("reference to another file", put((*PAGE, "schema", "$ref"), "other.yaml#/Page"), "reference"),
    Slip(
        "references in a circle",
        put((*GET, "responses", "200"), {"$ref": "#/paths/~1orders~1{order_id}/get/responses/200"}),
        "circular-reference",
    ),
    Slip(
        "schema not used",
        put((*SCHEMAS, "Loner"), DOCUMENT["components"]["schemas"]["Person"]),
        "unused-component",
    ),
    Slip(
        "link not used",
        put((*COMPONENTS, "links", "Loner"), DOCUMENT["components"]["links"]["CancelOrder"]),
        "unused-component",
    ),
    Slip(
        "security scheme not used",
        put((*COMPONENTS, "securitySchemes", "loner"), DOCUMENT["components"]["securitySchemes"]["apiKey"]),
        "unused-component",
    ),
    # links
    Slip("link to no operation", put((*LINK, "operationId"), "fetchOrder"), "link-target"),
    Slip(
        "operationRef to no operation",
        put((*COMPONENTS, "links", "CancelOrder", "operationRef"), "#/paths/~1orders~1{order_id}/put"),
        "link-target",
    ),
    Slip("link with an unknown parameter", put((*LINK, "parameters", "number"), 3), "link-parameter"),
    Slip("link without the path parameter", put((*LINK, "parameters"), {}), "link-parameter"),
    Slip("link with an object body", put((*LINK, "requestBody"), {"id": 3}), "link-body"),
    Slip("link body for an operation without", put((*LINK, "requestBody"), "$response.body"), "link-body"),
    Slip(
        "malformed expression", put((*LINK, "parameters", "order_id"), "$response.bdy#/id"), "link-expression"
    ),
    Slip(
        "pointer to nothing",
        put((*LINK, "parameters", "order_id"), "$response.body#/number"),
        "link-expression",
    ),
    Slip(
        "pointer to an array",
        put((*LINK, "parameters", "order_id"), "$response.body#/parcels"),
        "link-expression",
    ),
    Slip(
        "request body pointer to nothing",
        put((*LINK, "parameters", "order_id"), "$request.body#/id"),
        "link-expression",
    ),
    Slip(
        "unknown request parameter",
        put((*LINK, "parameters", "order_id"), "$request.path.id"),
        "link-expression",
    ),
    Slip(
        "unknown response header",
        put((*LINK, "parameters", "order_id"), "$response.header.Id"),
        "link-expression",
    ),
    Slip("constant of the wrong type", put((*LINK, "parameters", "order_id"), "first"), "link-expression"),
    Slip("missing link", drop(*CREATE, "responses", "201", "links", "getOrder"), "link-missing"),
    Slip("missing link of a reader", drop(*GET, "responses", "200", "links"), "link-missing"),
    # extensions
    Slip("unknown extension", put((*GET, "x-retries"), "safe"), "extension-unknown"),
    Slip("unknown mark", put((*GET, "x-provenance", "status"), "seen"), "extension-shape"),
    Slip("mark without an object", put((*GET, "x-provenance"), "public"), "extension-shape"),
    Slip("mark of a bound that is not there", put((*GET, "x-provenance"), MARKED), "extension-name"),
    Slip("ledger id of another provider", put((*CREATE, "x-ledger"), {"XX-01": "ours"}), "extension-shape"),
    Slip("ledger without marks", put((*CREATE, "x-ledger"), ["EL-01"]), "extension-shape"),
    Slip("paging without a stop", drop(*LIST, "x-pagination", "stop"), "extension-shape"),
    Slip("paging by no parameter", put((*PAGING, "inputs", "page"), "$request.query.pg"), "extension-name"),
    Slip("paging of no list", put((*PAGING, "results"), "$response.body#/items"), "extension-name"),
    Slip("paging by no key", put((*PAGING, "key"), "/number"), "extension-name"),
    Slip("no limits", put(("x-rate-limits",), []), "extension-shape"),
    Slip("limit without seconds", drop("x-rate-limits", "0", "seconds"), "extension-shape"),
    Slip("limit without methods", put(("x-rate-limits", "0", "methods"), []), "extension-shape"),
    Slip("limit of an unknown method", put(("x-rate-limits", "0", "methods"), ["get"]), "extension-shape"),
    Slip("limit of no calls", put(("x-rate-limits", "0", "calls"), 0), "extension-shape"),
    Slip("limit of true calls", put(("x-rate-limits", "0", "calls"), True), "extension-shape"),
    Slip(
        "limits of one operation", put((*GET, "x-rate-limits"), DOCUMENT["x-rate-limits"]), "extension-place"
    ),
    Slip("filter by no member", put((*LIST, "parameters", "1", "x-filter"), FILTER), "extension-name"),
    Slip("excuse for no operation", put((*GET, "x-unlinked"), {"payOrder": "not yet"}), "extension-name"),
    Slip("a status too few", put((*KIND, "x-lifecycle"), {"transitions": [ROW]}), "extension-list"),
    Slip("an unknown status", put((*KIND, "x-lifecycle"), {"transitions": BAD_ROWS}), "extension-name"),
    Slip("a name too few", put((*KIND, "x-enum-varnames"), ["BOX"]), "extension-list"),
    Slip("a value under no heading", put((*KIND, "x-enum-groups"), {"Stiff": ["box"]}), "extension-list"),
    Slip("no value under a heading", put((*KIND, "x-enum-groups"), {"Soft": ["sack"]}), "extension-name"),
    Slip("mark of no part", put((*LIST, "x-pagination", "x-provenance"), MARKED), "extension-name"),
    Slip("decimals of no decimal", put((*WEIGHT, "x-decimals"), 2), "extension-decimals"),
    Slip("time without a zone", put((*WEIGHT, "x-time"), {"layout": "YYYY-MM-DD"}), "extension-time"),
    Slip(
        "time of an unknown form",
        put((*WEIGHT, "x-time"), {"layout": "DD.MM.YYYY", "zone": "UTC"}),
        "extension-shape",
    ),
]

YAML_SLIPS = [
    ("duplicate key", "  title: Parcel Desk\n", "  title: One\n  title: Two\n", "duplicate-key"),
    ("unquoted status", '        "201":\n', "        201:\n", "unquoted-key"),
    ("unquoted date", "reference: A-100", "reference: 2026-11-02", "ambiguous-scalar"),
    ("unquoted no", "enum: [box, bag]", "enum: [box, no]", "ambiguous-scalar"),
    ("unquoted time", "enum: [box, bag]", "enum: [box, 12:30]", "ambiguous-scalar"),
    ("broken YAML", "info:\n", "info: [\n", "yaml"),
    ("not a mapping", SOURCE, "- openapi\n", "yaml"),
]


def test_the_clean_document_has_no_finding() -> None:
    document, slips = read(SOURCE)
    assert [*slips, *findings(document)] == []


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name.replace(" ", "-") for slip in SLIPS])
def test_a_seeded_slip_is_found(slip: Slip) -> None:
    document = copy.deepcopy(DOCUMENT)
    slip.mutate(document)
    assert slip.rule in {finding.rule for finding in findings(document)}


@pytest.mark.parametrize(("name", "old", "new", "rule"), YAML_SLIPS, ids=[slip[0] for slip in YAML_SLIPS])
def test_a_slip_of_yaml_is_found(name: str, old: str, new: str, rule: str) -> None:
    assert old in SOURCE, name
    assert rule in {finding.rule for finding in read(SOURCE.replace(old, new, 1))[1]}


def test_unquoted_prose_in_a_flow_map_is_found() -> None:
    written = SOURCE.replace(
        "{code: 1001, message: No such key.}", "{code: 1001, message: No, not this key.}"
    )
    assert "example-undeclared" in {finding.rule for finding in findings(read(written)[0])}


def test_every_rule_of_form_has_a_slip_of_its_own() -> None:
    """The rules that read meaning have theirs in the real documents: tests/specs/test_slips.py."""
    assert FORM.keys() <= {slip.rule for slip in SLIPS}


def test_a_missing_link_may_be_excused_with_a_reason() -> None:
    document = copy.deepcopy(DOCUMENT)
    drop(*GET, "responses", "200", "links")(document)
    put((*GET, "x-unlinked"), {"cancelOrder": "only a shop may cancel"})(document)
    assert findings(document) == []


def test_a_document_of_the_wrong_shape_is_reported_and_not_a_crash() -> None:
    broken: dict[str, Any] = {"paths": {"/a": {"get": None, "post": []}}, "components": {"schemas": {"A": 3}}}
    assert "wrong-shape" in {finding.rule for finding in findings(broken)}


def test_a_finding_is_one_line_with_its_pointer_and_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "slip.yaml"
    path.write_text(SOURCE.replace("openapi: 3.1.1", "openapi: 3.0.3"), encoding="utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().out.startswith(f"{path}#/openapi: openapi-version: ")


def test_documents_without_findings_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CLEAN)]) == 0
    assert capsys.readouterr().out == "1 documents, 0 findings\n"
