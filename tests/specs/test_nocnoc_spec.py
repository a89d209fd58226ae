"""The nocnoc spec holds the facts of the page: operations, statuses, errors, categories and table rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spec_files

if TYPE_CHECKING:
    from tests.specs.conftest import BodyOf, Fits, Follow, Named, Operations, Parameters, Row, Schema, Table

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
LANGUAGES = ("en-US", "es-AR", "es-PE", "pt-BR")
STATUSES = [
    "created",
    "placed",
    "in_process",
    "picked_up",
    "in_warehouse",
    "shipped",
    "arrived",
    "cleared_by_customs",
    "address_delivery",
    "delivery_failure",
    "delivered",
    "cancelled",
    "expired",
]
LISTED = (400, 401, 404, 405, 500)
CODES = (*range(310, 324), *LISTED)
OPERATIONS = {
    "quoteOrder": ("post", "/api/order/quote", "QuoteRequest", "Quote"),
    "createOrder": ("put", "/api/order", "CreateOrderRequest", "Order"),
    "placeOrder": ("post", "/api/order/{order_id}", None, "Order"),
    "cancelOrder": ("delete", "/api/order/{order_id}", None, "Order"),
    "getOrder": ("get", "/api/order/{order_id}", None, "OrderDetail"),
    "trackOrder": ("post", "/api/order/tracking/{tracking_id}", None, "Tracking"),
}
ROOTS = {
    "quote": ["QuoteRequest"],
    "create": ["CreateOrderRequest"],
    "response": ["Quote", "OrderDetail", "Tracking"],
}
TYPES = {"string": "string", "integer": "integer", "decimal": "number", "date": "string", "array": "array"}
# Properties that a response repeats only if they were sent.
ECHOES = {"notification_url", "pickup", "hs_code", "native_description"}
ANSWERS = {
    "Quote": ("QuoteTablet", None),
    "QuotedProduct": ("QuoteTablet", "products"),
    "Order": ("OrderCreated", None),
    "OrderedProduct": ("OrderCreated", "products"),
    "OrderDetail": ("OrderDetailCancelled", None),
    "HistoricStatus": ("OrderDetailCancelled", "historic"),
    "Tracking": ("TrackingClearedByCustoms", None),
}
# Least and greatest value that may be sent: EL-43 and EL-89.
BOUNDS = {
    "weight": (1, 100_000_000),
    "quantity": (1, 10_000),
    "height": (1, 1_000),
    "length": (1, 1_000),
    "width": (1, 1_000),
    "packages": (1, 10_000),
    "subcategory_id": (100, 2000),
}

DATA = Path(__file__).resolve().parents[1] / "data" / "nocnoc"


def read_table(path: Path) -> list[Row]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def members(follow: Follow, schema: Schema) -> tuple[dict[str, Schema], set[str]]:
    """Return an object's properties and the names of its required ones, `allOf` included."""
    schema = follow(schema)
    properties, required = dict(schema.get("properties", {})), set(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        more, needed = members(follow, part)
        properties, required = properties | more, required | needed
    return properties, required


def member(follow: Follow, root: str, path: str) -> tuple[Schema, bool] | None:
    """Find a property by its dotted name. Return its schema and whether every step to it is required."""
    schema, needed = follow({"$ref": f"#/components/schemas/{root}"}), True
    for step in path.split("."):
        properties, required = members(follow, follow(schema).get("items", schema))
        if step not in properties:
            return None
        schema, needed = properties[step], needed and step in required
    return follow(schema), needed


def spec_says(schema: Schema, row: Row) -> Row:
    """Write a property's schema the way the page's tables would."""
    length = schema.get("maxLength", "") if row["type"] == "string" else ""
    is_date = row["type"] == "date" and schema.get("format") != "date"
    return {
        "type": "not a date" if is_date else schema["type"],
        "max_length": str(length),
        "decimals": str(schema.get("x-decimals", "")) if row["type"] == "decimal" else "",
    }


def told_in(paths: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, item in paths.items():
        yield from ((method, path, item[method]) for method in METHODS if method in item)


@pytest.fixture(scope="module")
def subcategories() -> list[Row]:
    return read_table(spec_files.SPECS / "nocnoc.subcategories.csv")


@pytest.fixture(params=read_table(DATA / "fields.csv"), ids=lambda row: f"{row['table']}-{row['field']}")
def field(request: pytest.FixtureRequest) -> Row:
    """A row of the page's parameter tables."""
    row: Row = request.param
    return row


def test_the_operations_take_and_return_what_the_page_says(by_name: Operations, body_of: BodyOf) -> None:
    found = {
        name: (
            method,
            path,
            body_of(operation.get("requestBody", {})),
            body_of(operation["responses"]["200"]),
        )
        for name, (method, path, operation) in by_name.items()
    }
    assert found == OPERATIONS


def test_success_is_always_200(by_name: Operations) -> None:
    successes = {
        status
        for _, _, operation in by_name.values()
        for status in operation["responses"]
        if status[0] == "2"
    }
    assert successes == {"200"}


def test_bodies_are_json_and_nothing_travels_in_the_query(
    by_name: Operations, parameters: Parameters
) -> None:
    bodies = [
        operation["requestBody"]["content"]
        for _, _, operation in by_name.values()
        if "requestBody" in operation
    ]
    assert [list(body) for body in bodies] == [["application/json"], ["application/json"]]
    assert {parameter["in"] for known in parameters.values() for parameter in known.values()} == {
        "path",
        "header",
    }


def test_there_is_one_webhook_and_one_callback_and_both_carry_the_tracking(
    document: Schema, by_name: Operations, body_of: BodyOf
) -> None:
    told = list(told_in(document["webhooks"]))
    told += [
        found
        for _, _, operation in by_name.values()
        for callback in operation.get("callbacks", {}).values()
        for found in told_in(callback)
    ]
    assert [(method, place) for method, place, _ in told] == [
        ("post", "orderStatusChanged"),
        ("post", "{$request.body#/notification_url}"),
    ]
    assert [body_of(operation["requestBody"]) for _, _, operation in told] == ["Tracking", "Tracking"]


def test_every_operation_takes_the_language_and_no_other_header(parameters: Parameters) -> None:
    headers = [{name for name in known if name.startswith("header.")} for known in parameters.values()]
    assert headers == [{"header.X-Lang"}] * 6


def test_the_languages_are_those_of_the_page_and_english_is_the_default(
    schemas: dict[str, Schema],
) -> None:
    language = schemas["Language"]
    assert (sorted(language["enum"]), language["default"]) == (list(LANGUAGES), "en-US")


def test_every_operation_needs_the_key_and_says_what_happens_without_it(
    document: Schema, by_name: Operations
) -> None:
    assert document["security"] == [{"apiKey": []}]
    assert document["components"]["securitySchemes"]["apiKey"]["name"] == "X-Api-Key"
    assert [name for name, (_, _, operation) in by_name.items() if "security" in operation] == []
    assert [name for name, (_, _, operation) in by_name.items() if "401" not in operation["responses"]] == []


def test_an_order_is_addressed_by_its_number_alone(parameters: Parameters) -> None:
    shapes = {
        known["path.order_id"]["schema"]["type"] for known in parameters.values() if "path.order_id" in known
    }
    assert shapes == {"integer"}


def test_links_name_an_operation_its_parameters_and_properties_of_the_response(
    by_name: Operations, parameters: Parameters, follow: Follow
) -> None:
    for name, (_, _, operation) in by_name.items():
        answer = OPERATIONS[name][3]
        links = [follow(link) for link in operation["responses"]["200"]["links"].values()]
        for link in links:
            assert link["parameters"].keys() <= parameters[link["operationId"]].keys()
            for expression in link["parameters"].values():
                source, _, place = expression.partition("#/")
                handed = (
                    member(follow, answer, place) if place else parameters[name].get(source.partition(".")[2])
                )
                assert handed, expression


def test_both_environments_are_reached_by_https_at_the_hosts_of_the_page(document: Schema) -> None:
    hosts = {server["x-environment"]: server["url"] for server in document["servers"]}
    assert hosts == {name: f"https://{name}.nocnocgroup.com" for name in ("sandbox", "live")}


def test_the_statuses_are_those_of_the_page(schemas: dict[str, Schema]) -> None:
    assert schemas["OrderStatus"]["enum"] == STATUSES


def test_transitions_start_at_every_status_and_end_at_known_ones(schemas: dict[str, Schema]) -> None:
    transitions = schemas["OrderStatus"]["x-transitions"]
    assert list(transitions) == STATUSES
    assert {status for ends in transitions.values() for status in ends} == set(STATUSES) - {"created"}


def test_an_order_is_cancelled_before_it_is_picked_up_or_never(schemas: dict[str, Schema]) -> None:
    transitions = schemas["OrderStatus"]["x-transitions"]
    assert [status for status in STATUSES if "cancelled" in transitions[status]] == [
        "created",
        "placed",
        "in_process",
    ]


def test_a_failed_delivery_is_tried_again_or_succeeds(schemas: dict[str, Schema]) -> None:
    assert schemas["OrderStatus"]["x-transitions"]["delivery_failure"] == ["address_delivery", "delivered"]


def test_only_delivered_cancelled_and_expired_are_final(schemas: dict[str, Schema]) -> None:
    transitions = schemas["OrderStatus"]["x-transitions"]
    assert [status for status in STATUSES if not transitions[status]] == ["delivered", "cancelled", "expired"]


def test_the_error_codes_and_names_are_those_of_the_page(
    schemas: dict[str, Schema], errors: dict[int, Schema], table: Table
) -> None:
    assert schemas["ErrorCode"]["enum"] == list(errors) == list(CODES)
    assert [(str(code), error["name"]) for code, error in errors.items()] == [
        (e["code"], e["name"]) for e in table("errors")
    ]


def test_the_english_message_is_the_description_of_the_page_or_the_name_where_it_has_none(
    errors: dict[int, Schema], table: Table
) -> None:
    described = {int(row["code"]): row["description"] or row["name"] for row in table("errors")}
    described[401] = "Authentication failed"  # EL-15: the page's own example outranks its list
    assert {code: error["message"]["en-US"] for code, error in errors.items()} == described


def test_every_error_has_a_message_in_every_language(errors: dict[int, Schema]) -> None:
    assert {tuple(sorted(error["message"])) for error in errors.values()} == {LANGUAGES}
    assert [code for code, error in errors.items() if not all(error["message"].values())] == []


def test_the_key_of_an_error_is_its_name_in_snake_case(errors: dict[int, Schema]) -> None:
    keys = {
        code: re.sub(r"\W+", "_", error["name"].replace("'", "").lower()) for code, error in errors.items()
    }
    keys[401] = "authentication_failed"  # EL-14: the one key the page prints
    assert {code: error["key"] for code, error in errors.items()} == keys


def test_an_error_travels_under_a_status_that_the_page_lists(errors: dict[int, Schema]) -> None:
    statuses = {code: code if code in LISTED else 400 for code in errors} | {312: 404}  # EL-11, EL-12
    assert {code: error["http_status"] for code, error in errors.items()} == statuses


def test_the_status_that_says_best_what_an_error_means_refines_the_one_that_carries_it(
    errors: dict[int, Schema],
) -> None:
    finer = {311: 409, 313: 409} | dict.fromkeys((314, *range(316, 324)), 422)
    meant = {code: finer.get(code, error["http_status"]) for code, error in errors.items()}
    assert {code: error["semantic_status"] for code, error in errors.items()} == meant


@pytest.mark.parametrize("code", CODES)
def test_an_error_has_an_example_that_says_what_the_error_says(
    code: int, errors: dict[int, Schema], document: Schema, fits: Fits
) -> None:
    named = {
        name: held["value"]
        for name, held in document["components"]["examples"].items()
        if name.startswith("Error")
    }
    english = [
        value
        for name, value in named.items()
        if value["code"] == code and not re.search("In[A-Z][a-z]+$", name)
    ]
    (value,) = english
    assert fits("Error", value)
    assert value["key"] == errors[code]["key"]
    assert value["message"].partition(": ")[0] == errors[code]["message"]["en-US"]


def test_there_are_222_subcategories_in_20_categories(
    subcategories: list[Row], schemas: dict[str, Schema]
) -> None:
    ids = [int(row["id"]) for row in subcategories]
    bounds = schemas["CreateOrderProduct"]["properties"]["subcategory_id"]
    assert (len(set(ids)), len({row["category"] for row in subcategories})) == (222, 20)
    assert ids == sorted(ids)
    assert (bounds["minimum"], bounds["maximum"]) == (ids[0], ids[-1])


def test_subcategories_are_numbered_by_hundreds_except_804_and_1300(subcategories: list[Row]) -> None:
    last = {int(row["id"]) // 100: int(row["id"]) for row in subcategories}
    numbers = {number for hundred, end in last.items() for number in range(hundred * 100, end + 1)}
    assert numbers - {int(row["id"]) for row in subcategories} == {804, 1300}


def test_a_category_is_a_label_and_three_subcategories_share_a_name(subcategories: list[Row]) -> None:
    names = Counter(row["subcategory"] for row in subcategories)
    assert list(subcategories[0]) == ["id", "category", "subcategory"]
    assert sorted(name for name, count in names.items() if count > 1) == ["Batteries", "Gadgets", "Skin Care"]


def test_the_spec_agrees_with_a_row_of_the_tables_unless_the_ledger_says_otherwise(
    field: Row, follow: Follow
) -> None:
    found = [held for root in ROOTS[field["table"]] if (held := member(follow, root, field["field"]))]
    assert found, "the spec has no such member"
    said = {name: field[name] for name in ("type", "max_length", "decimals")}
    said["type"] = TYPES[said["type"]]
    assert all((spec_says(schema, field) == said) is not bool(field["ledger"]) for schema, _ in found)
    if field["status"]:
        assert [needed for _, needed in found] == [field["status"] == "required"]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_response_requires_what_its_example_shows_and_did_not_only_repeat(
    name: str, follow: Follow, example: Named
) -> None:
    source, part = ANSWERS[name]
    shown = example(source)[part][0] if part else example(source)
    assert members(follow, {"$ref": f"#/components/schemas/{name}"})[1] == set(shown) - ECHOES


def test_what_is_sent_as_an_integer_is_bounded_on_both_sides(schemas: dict[str, Schema]) -> None:
    holders = (
        "QuoteRequest",
        "CreateOrderRequest",
        "QuoteRequestProduct",
        "CreateOrderProduct",
        "Dimension",
        "Pickup",
    )
    sent = [item for holder in holders for item in schemas[holder]["properties"].items()]
    bounds = {(name, s["minimum"], s["maximum"]) for name, s in sent if s.get("type") == "integer"}
    assert bounds == {(name, *limits) for name, limits in BOUNDS.items()}


def test_a_price_that_is_sent_is_more_than_nothing_and_bounded(schemas: dict[str, Schema]) -> None:
    sent = [
        schemas[name]["properties"]["amount_usd"] for name in ("QuoteRequestProduct", "CreateOrderProduct")
    ]
    assert [(price["minimum"], price["maximum"]) for price in sent] == [(0.01, 1_000_000)] * 2


def test_every_amount_is_a_decimal_of_two_digits_that_nothing_divides(schemas: dict[str, Schema]) -> None:
    money = [
        schema
        for holder in schemas.values()
        for name, schema in holder.get("properties", {}).items()
        if name.endswith("_usd")
    ]
    assert {(schema["format"], schema["x-decimals"]) for schema in money} == {("decimal", 2)}
    assert [schema for schema in money if {"multipleOf", "exclusiveMinimum"} & schema.keys()] == []


def test_every_date_and_time_says_that_it_is_in_utc(schemas: dict[str, Schema]) -> None:
    texts = {
        (holder, name): schema["description"]
        for holder, of in schemas.items()
        for name, schema in of.get("properties", {}).items()
        if schema.get("format") == "date" or schema.get("pattern", "").startswith(r"^\d{4}-")
    }
    assert texts
    assert [place for place, text in texts.items() if "UTC" not in text] == []
