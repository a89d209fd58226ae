"""The ePages spec holds the facts of the page: parameters, properties, patches, responses, and how a list is paged."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.specs.conftest import Follow, Matches, Named, Operations, Parameters, Row, Schema

DATA = Path(__file__).resolve().parents[1] / "data" / "epages"
VENDOR = "application/vnd.epages.v1+json"
# Method, path, scope, media type of the body, and schema of the response.
READ, WRITE, PATCH = "orders_read", "orders_write", "application/json-patch+json"
ORDERS = "/{shopId}/orders"
ORDER = ORDERS + "/{orderId}"
OPERATIONS = {
    "listOrders": ("get", ORDERS, READ, None, "OrderList"),
    "getOrder": ("get", ORDER, READ, None, "OrderDetail"),
    "updateOrder": ("patch", ORDER, WRITE, PATCH, "OrderDetail"),
    "listOrderDocuments": ("get", ORDER + "/documents", READ, None, "OrderDocumentList"),
}
UNFILTERED = {f"{word}On" for word in ("inProcess", "readyForDispatch")}
UNFILTERED |= {f"partially{word}On" for word in ("Dispatched", "Invoiced", "Paid")}
TOTALS = ("grandTotal", "totalBeforeTax", "totalTax")
REFUSALS = ["400", "401", "403", "404", "406", "429", "4XX", "500", "default"]
LIMITS = {f"X-RateLimit-{what}": f"X-Rate-Limit-{what}" for what in ("Limit", "Remaining", "Reset")}

TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
# Keywords by which a strict reader refuses a response.
BOUNDS = {"enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"}
BOUNDS |= {"exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems", "dependentRequired"}

Answers = dict[tuple[str, str], "Schema"]  # by operationId and status


def read_table(name: str) -> list[Row]:
    return list(csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


QUERY = read_table("query")  # the page's table of query parameters
VALUES = read_table("parameters")  # what a ledger entry lets a parameter take, and what not


@pytest.fixture(scope="module")
def answers(by_name: Operations, follow: Follow) -> Answers:
    """Every response, by operation and status."""
    return {
        (name, status): follow(answer)
        for name, (_, _, operation) in by_name.items()
        for status, answer in operation["responses"].items()
    }


@pytest.fixture(scope="module")
def first(example: Named) -> dict[str, Any]:
    order: dict[str, Any] = example("OrderListThree")["items"][0]
    return order


def read_text(text: str, schema: Schema) -> str | int:
    """Read the text of a parameter as its schema wants it, if it can be."""
    return int(text) if schema["type"] == "integer" and re.fullmatch(r"-?\d+", text) else text


def test_the_operations_take_and_return_what_the_sources_say(
    document: Schema, by_name: Operations, answers: Answers
) -> None:
    found = {}
    for name, (method, path, operation) in by_name.items():
        security: Any = operation.get("security", document["security"])
        (scopes,) = security[0].values()
        body = next(iter(operation.get("requestBody", {}).get("content", [])), None)
        schema = answers[name, "200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        found[name] = (method, path, *scopes, body, schema)
    assert found == OPERATIONS
    assert "webhooks" not in document


def test_reading_needs_one_scope_and_writing_another(document: Schema, by_name: Operations) -> None:
    needed = {
        name: operation.get("security", document["security"]) for name, (_, _, operation) in by_name.items()
    }
    writing = {name for name, security in needed.items() if security == [{"oauth2": ["orders_write"]}]}
    assert (writing, needed["getOrder"]) == ({"updateOrder"}, [{"oauth2": ["orders_read"]}])
    (scheme,) = document["components"]["securitySchemes"].values()
    flow = scheme["flows"]["authorizationCode"]
    assert (scheme["type"], set(flow["scopes"])) == ("oauth2", {"orders_read", "orders_write"})
    assert flow["tokenUrl"] == "/rs/shops/DemoShop/token"
    assert (scheme["x-token"]["token"], scheme["x-token"]["lives"]) == ("$response.body#/access_token", None)


def test_the_server_is_a_host_of_the_merchants_and_the_shop_is_in_the_path(document: Schema) -> None:
    (server,) = document["servers"]
    assert (server["url"], server["x-environment"]) == ("https://{shopHost}/rs/shops", "shop")
    assert server["variables"]["shopHost"]["default"] == "shop.example"
    assert {path.split("/")[1] for path in document["paths"]} == {"{shopId}"}


def test_the_limit_is_that_of_the_documentation(document: Schema) -> None:
    (limit,) = document["x-rate-limits"]
    assert set(limit["methods"]) == {"GET", "POST", "PATCH", "PUT", "DELETE"}
    assert (limit["calls"], limit["seconds"]) == (6000, 3600)


def test_the_vendor_type_is_requested_and_json_is_returned(
    document: Schema, answers: Answers, follow: Follow
) -> None:
    assert document["x-accept"] == VENDOR
    assert {tuple(answers[name, "200"]["content"]) for name in OPERATIONS} == {("application/json",)}
    headers = {follow(answer["headers"]["X-epages-Media-Type"])["example"] for answer in answers.values()}
    assert headers == {VENDOR}


def test_the_listing_takes_the_parameters_of_the_page(parameters: Parameters) -> None:
    query = [p for p in parameters["listOrders"].values() if p["in"] == "query"]
    assert len(query) == 20
    assert [(p["name"], p["schema"]["type"]) for p in query] == [
        (row["parameter"], row["type"]) for row in QUERY
    ]
    assert {p.get("required", False) for p in query} == {row["required"] == "true" for row in QUERY}


def test_a_parameter_has_the_bounds_default_and_example_of_the_page(parameters: Parameters) -> None:
    for row in QUERY:
        parameter = parameters["listOrders"][f"query.{row['parameter']}"]
        said = {name: row[name] for name in ("default", "minimum", "maximum", "example") if row[name]}
        held = {**parameter["schema"], "example": parameter["example"]}
        assert {name: str(held[name]) for name in said} == said


def test_every_query_parameter_may_be_empty(parameters: Parameters) -> None:
    query = [p for known in parameters.values() for p in known.values() if p["in"] == "query"]
    assert {p.get("allowEmptyValue") for p in query} == {True}


def test_the_statuses_that_filter_as_booleans_are_times_of_an_order(
    parameters: Parameters, schemas: dict[str, Schema]
) -> None:
    times = {name for name in schemas["Order"]["properties"] if name.endswith("On")}
    flags = {row["parameter"] for row in QUERY if row["parameter"].endswith("On")}
    assert len(flags) == 10
    assert {parameters["listOrders"][f"query.{name}"]["schema"]["type"] for name in flags} == {"boolean"}
    assert times - flags == UNFILTERED
    assert {tuple(schemas["Order"]["properties"][name]["type"]) for name in times} == {("string", "null")}


def test_a_list_pages_from_one_by_ten_and_at_most_a_hundred(parameters: Parameters) -> None:
    bounds = {
        name: [
            parameters["listOrders"][f"query.{name}"]["schema"][key]
            for key in ("minimum", "default", "maximum")
        ]
        for name in ("page", "resultsPerPage")
    }
    assert bounds == {"page": [1, 1, 2147483647], "resultsPerPage": [1, 10, 100]}


def test_paging_is_declared_alike_for_both_lists(by_name: Operations) -> None:
    declared: dict[str, Any] = {
        name: operation.get("x-pagination") for name, (_, _, operation) in by_name.items()
    }
    own = ("key", "order", "x-provenance")
    orders, documents = (declared[name] for name in ("listOrders", "listOrderDocuments"))
    assert [orders["key"], documents["key"]] == ["/orderId", "/documentNumber"]
    assert [[term["by"] for term in each["order"]] for each in (orders, documents)] == [
        ["/creationDate", "/orderId"],
        ["/creationDate", "/documentNumber"],
    ]
    assert {key: orders[key] for key in orders if key not in own} == {
        key: documents[key] for key in documents if key not in own
    }
    assert orders["max-size"] == {"items": 100, "beyond": "refused"}
    assert (declared["listOrders"]["first"], declared["listOrders"]["total"]) == (
        1,
        "$response.body#/results",
    )
    assert declared["listOrders"]["inputs"] == {
        "page": "$request.query.page",
        "size": "$request.query.resultsPerPage",
    }


@pytest.mark.parametrize("entry", sorted({row["ledger"] for row in VALUES}))
def test_a_parameter_takes_what_its_entry_says(entry: str, parameters: Parameters, matches: Matches) -> None:
    known = {p["name"]: p["schema"] for list_request in parameters.values() for p in list_request.values()}
    rows = [row for row in VALUES if row["ledger"] == entry]
    taken = [
        matches(known[row["parameter"]], read_text(row["value"], known[row["parameter"]])) for row in rows
    ]
    assert taken == [row["accepted"] == "yes" for row in rows]


def test_the_pdf_of_a_document_must_be_asked_for(parameters: Parameters, schemas: dict[str, Schema]) -> None:
    assert parameters["listOrderDocuments"]["query.includePdf"]["schema"]["default"] is False
    assert "documentPdf" not in schemas["OrderDocument"]["required"]


def test_a_list_is_a_total_a_page_a_size_and_items(schemas: dict[str, Schema]) -> None:
    members = {name: schema["type"] for name, schema in schemas["OrderList"]["properties"].items()}
    assert members == dict.fromkeys(("results", "page", "resultsPerPage"), "integer") | {"items": "array"}
    assert schemas["OrderList"]["required"] == ["results", "items"]
    assert schemas["OrderList"]["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Order"}


def test_an_order_has_the_properties_of_the_page_and_requires_what_a_reader_acts_on(
    example: Named, schemas: dict[str, Schema]
) -> None:
    shown = [set(order) for order in example("OrderListThree")["items"]]
    assert set(schemas["Order"]["properties"]) == set.union(*shown)
    assert len(set.intersection(*shown) - {"links"}) == 32
    assert schemas["Order"]["required"] == [
        *("orderId", "orderNumber", "creationDate"),
        *("customerId", "currencyId", "grandTotal"),
    ]


def test_a_response_binds_no_more_than_the_provider_says(
    schemas: dict[str, Schema], answers: Answers
) -> None:
    reached, bound = set[str](), dict[str, set[str]]()
    waiting: list[Any] = [answer["content"] for answer in answers.values()]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            name = str(node.get("$ref", "")).removeprefix("#/components/schemas/")
            if name in schemas and name not in reached:
                reached.add(name)
                waiting.append(schemas[name])
            for key in BOUNDS & node.keys():
                bound.setdefault(key, set()).add(str(node[key]))
            waiting += [value for key, value in node.items() if key != "examples"]
    assert {"Order", "Address", "Price", "OrderDocument", "Error"} <= reached
    assert "AddressInput" not in reached
    assert bound == {}


def test_what_is_sent_is_bound(schemas: dict[str, Schema]) -> None:
    sent = schemas["AddressInput"]["properties"]
    assert sent.keys() == schemas["Address"]["properties"].keys()
    assert {schema.get("maxLength") for schema in sent.values()} == {1000, None}
    assert [name for name in sent if "maxLength" not in sent[name]] == ["birthday"]


def test_lists_of_values_in_responses_are_open(schemas: dict[str, Schema]) -> None:
    opened = {name for name, schema in schemas.items() if "x-extensible-enum" in schema}
    closed = {name for name, schema in schemas.items() if "enum" in schema}
    assert opened == {
        *("TaxType", "TaxModel", "PaymentStatus", "DocumentType", "ImageClassifier", "CouponValidationError")
    }
    assert closed == {"PatchOp", "PatchPath", "TextPath", "StatusPath", "AddressPath", "RemovablePath"}


def test_the_places_of_a_patch_are_those_of_its_kinds(schemas: dict[str, Schema]) -> None:
    kinds = [schemas[name]["enum"] for name in ("TextPath", "AddressPath", "StatusPath")]
    assert schemas["PatchPath"]["enum"] == [path for kind in kinds for path in kind]
    assert set(schemas["RemovablePath"]["enum"]) < set(schemas["PatchPath"]["enum"])


def test_every_filter_of_the_page_says_which_orders_it_keeps(
    parameters: Parameters, schemas: dict[str, Schema]
) -> None:
    declared = {
        row["parameter"]: parameters["listOrders"][f"query.{row['parameter']}"].get("x-filter", {})
        for row in QUERY
    }
    kept = {name: (rule.get("member", "hidden"), rule["test"]) for name, rule in declared.items() if rule}
    flags = {name for name in declared if name.endswith("On")}
    assert flags <= schemas["Order"]["properties"].keys()
    assert kept == {
        **{name: (f"/{name}", "is-set") for name in flags},
        "customerId": ("/customerId", "equals"),
        "productId": ("/lineItemContainer/productLineItems/*/productId", "equals"),
        "createdBefore": ("/creationDate", "before"),
        "createdAfter": ("/creationDate", "after"),
        "currency": ("/currencyId", "equals"),
        "updatedFrom": ("hidden", "at-least"),
    }


def test_every_documented_status_has_an_error_with_a_message(
    schemas: dict[str, Schema], answers: Answers
) -> None:
    listed = {error["http_status"] for error in schemas["Error"]["x-errors"]}
    named = {int(status) for _, status in answers if status.isdigit() and int(status) >= 400}
    assert named <= listed
    assert listed - named == {405, 502, 503}  # of no operation alone


def test_a_single_order_adds_its_lines_to_what_a_list_tells(schemas: dict[str, Schema]) -> None:
    list_request, more = schemas["OrderDetail"]["allOf"]
    assert list_request == {"$ref": "#/components/schemas/Order"}
    assert (more["required"], list(more["properties"])) == (
        ["lineItemContainer"],
        ["lineItemContainer", "shippingPrice"],
    )


def test_an_address_has_34_properties_that_may_all_be_missing_or_null(
    schemas: dict[str, Schema], first: dict[str, Any]
) -> None:
    members = schemas["Address"]["properties"]
    assert set(members) == set(first["billingAddress"])
    assert (len(members), {tuple(schema["type"]) for schema in members.values()}) == (
        34,
        {("string", "null")},
    )
    assert "required" not in schemas["Address"]


def test_the_money_of_an_order_is_text_and_of_a_price_a_number(schemas: dict[str, Schema]) -> None:
    assert {schemas["Order"]["properties"][name]["type"] for name in TOTALS} == {"string"}
    prices = {schemas["LineItemContainer"]["properties"][name]["$ref"] for name in TOTALS}
    assert prices == {"#/components/schemas/Price"}
    assert schemas["Price"]["properties"]["amount"]["type"] == "number"


def test_only_additions_and_removals_of_documented_paths_fit(
    document: Schema, schemas: dict[str, Schema], matches: Matches
) -> None:
    body = document["paths"]["/{shopId}/orders/{orderId}"]["patch"]["requestBody"]["content"]
    schema = body["application/json-patch+json"]["schema"]
    times = [f"/{name}" for name in schemas["Order"]["properties"] if name.endswith("On")]
    texts = ["/orderNumber", "/customerComment", "/internalNote", "/payment"]
    paths = [
        *times,
        *texts,
        "/billingAddress",
        "/shippingAddress",
        "/grandTotal",
        "/paymentData",
        "paidOn",
        "",
    ]
    sent = {
        "text": "text",
        "time": "2024-07-08T09:30:00Z",
        "address": {"city": "London"},
        "number": 1,
        "null": None,
    }
    taken = {
        kind: {path for path in paths if matches(schema, [{"op": "add", "path": path, "value": value}])}
        for kind, value in sent.items()
    }
    assert (taken["text"], taken["time"]) == (set(texts), {*texts, *times})
    assert taken["address"] == {"/billingAddress", "/shippingAddress"}
    assert taken["number"] == taken["null"] == set()
    removed = {path for path in paths if matches(schema, [{"op": "remove", "path": path}])}
    assert removed == {*times, "/customerComment", "/internalNote"}
    others = ("replace", "move", "copy", "test")
    assert [
        op for op in others if matches(schema, [{"op": op, "path": "/paidOn", "value": sent["time"]}])
    ] == []
    assert not matches(schema, [])


def test_every_operation_is_refused_with_the_documented_statuses(
    answers: Answers,
) -> None:
    found = {
        name: [status for of, status in answers if of == name and status != "200"] for name in OPERATIONS
    }
    assert found.pop("updateOrder") == sorted(
        [*REFUSALS, "409"], key=[*REFUSALS[:5], "409", *REFUSALS[5:]].index
    )
    assert list(found.values()) == [REFUSALS] * 3


def test_an_error_is_json_or_a_page_of_html(answers: Answers) -> None:
    media = {
        json.dumps(
            {media: held["schema"]["$ref"].rpartition("/")[2] for media, held in answer["content"].items()}
        )
        for (_, status), answer in answers.items()
        if status != "200"
    }
    assert media == {'{"application/json": "Error", "text/html": "ErrorPage"}'}


def test_every_response_has_the_rate_limit_in_one_spelling_with_the_other_beside_it(
    answers: Answers, follow: Follow, matches: Matches
) -> None:
    assert [place for place, answer in answers.items() if not set(answer["headers"]) >= set(LIMITS)] == []
    headers = answers["listOrders", "200"]["headers"]
    assert {name: follow(headers[name])["x-alias"] for name in LIMITS} == {
        name: [other] for name, other in LIMITS.items()
    }
    assert not set(LIMITS.values()) & set(headers)
    reset = follow(headers["X-RateLimit-Reset"])["schema"]
    assert matches(reset, "2015-02-20T13:14:34.611Z")
    assert not matches(reset, "3600")
