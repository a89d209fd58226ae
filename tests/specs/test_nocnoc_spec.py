"""The nocnoc spec holds the facts of the page: operations, statuses, errors, categories and table rows."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spec_files

if TYPE_CHECKING:
    from tests.specs.conftest import (
        BodyOf,
        Fits,
        Follow,
        Matches,
        Named,
        Operations,
        Parameters,
        Row,
        Schema,
        Table,
    )

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
ECHOES = {"notification_url", "pickup", "hs_code", "native_description", "packages"}
# What a reader needs to act (EL-93); no other schema of a response requires anything.
REQUIRED = {
    "Error": {"code", "message"},
    "Quote": {"amount_usd", "shipping_usd", "tax_handling_usd", "total_amount_usd"},
    "QuotedProduct": {"sku", "quantity"},
    "Order": {"id", "merchant_invoice_id", "tracking_id", "status"},
    "OrderedProduct": {"sku", "quantity"},
    "Tracking": {"id", "tracking_id", "status"},
    "HistoricStatus": {"status"},
}
# Bounds that may be in a schema of a response: the page's lengths, and the form of times, of which the examples tell.
STATED = {"maxLength", "pattern"}
BOUNDS_OF_REQUESTS = {
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *(
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "multipleOf",
    ),
}
REQUESTS = ("QuoteRequest", "CreateOrderRequest")
RESPONSES = ("Quote", "Order", "OrderDetail", "Tracking", "Error")
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


def schemas_in(document: Schema, *roots: str) -> dict[str, Schema]:
    """Return the named schemas that these hold, themselves included."""
    named: dict[str, Schema] = document["components"]["schemas"]
    found: dict[str, Schema] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = named[name]
            waiting += re.findall(r"#/components/schemas/(\w+)", json.dumps(named[name]))
    return found


def bounds_in(schema: Schema) -> set[str]:
    """Return the bounds of a schema and of its properties."""
    return {
        key for each in (schema, *schema.get("properties", {}).values()) for key in each
    } & BOUNDS_OF_REQUESTS


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
            required = {key for key, held in parameters[link["operationId"]].items() if held.get("required")}
            # A parameter that the first request need not have cannot be handed over.
            assert link.get("parameters", {}).keys() == required, link
            for expression in link.get("parameters", {}).values():
                assert member(follow, answer, expression.removeprefix("$response.body#/")), expression


def test_both_environments_are_reached_by_https_at_the_hosts_of_the_page(document: Schema) -> None:
    hosts = {server["x-environment"]: server["url"] for server in document["servers"]}
    assert hosts == {name: f"https://{name}.nocnocgroup.com" for name in ("sandbox", "live")}


def test_the_statuses_are_those_of_the_page(schemas: dict[str, Schema]) -> None:
    assert schemas["OrderStatus"]["x-extensible-enum"] == STATUSES


def test_transitions_start_at_every_status_and_end_at_known_ones(schemas: dict[str, Schema]) -> None:
    transitions = {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]}
    assert list(transitions) == STATUSES
    assert {status for ends in transitions.values() for status in ends} == set(STATUSES) - {"created"}


def test_an_order_is_cancelled_before_it_is_picked_up_or_never(schemas: dict[str, Schema]) -> None:
    transitions = {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]}
    assert [status for status in STATUSES if "cancelled" in transitions[status]] == [
        "created",
        "placed",
        "in_process",
    ]


def test_a_failed_delivery_is_tried_again_or_succeeds(schemas: dict[str, Schema]) -> None:
    assert {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]}[
        "delivery_failure"
    ] == ["address_delivery", "delivered"]


def test_only_delivered_cancelled_and_expired_are_final(schemas: dict[str, Schema]) -> None:
    transitions = {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]}
    assert [status for status in STATUSES if not transitions[status]] == ["delivered", "cancelled", "expired"]


def test_the_error_codes_and_names_are_those_of_the_page(
    schemas: dict[str, Schema], errors: dict[int, Schema], table: Table
) -> None:
    assert schemas["ErrorCode"]["x-extensible-enum"] == list(errors) == list(CODES)
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


def test_there_are_222_subcategories_in_20_categories(subcategories: list[Row]) -> None:
    ids = [int(row["id"]) for row in subcategories]
    assert (len(set(ids)), len({row["category"] for row in subcategories})) == (222, 20)
    assert ids == sorted(ids)


def test_the_subcategories_of_the_spec_are_those_of_the_table(
    subcategories: list[Row], schemas: dict[str, Schema]
) -> None:
    listed = schemas["Subcategory"]
    named = zip(listed["x-extensible-enum"], listed["x-enum-descriptions"], strict=True)
    headings = [
        (number, heading) for heading, numbers in listed["x-enum-groups"].items() for number in numbers
    ]
    assert list(named) == [(int(row["id"]), row["subcategory"]) for row in subcategories]
    assert headings == [(int(row["id"]), row["category"]) for row in subcategories]


@pytest.mark.parametrize("name", ["QuoteRequestProduct", "CreateOrderProduct"])
def test_a_product_that_is_sent_has_a_listed_subcategory(name: str, schemas: dict[str, Schema]) -> None:
    member = schemas[name]["properties"]["subcategory_id"]
    assert member == {"$ref": "#/components/schemas/Subcategory"}


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


def test_a_response_requires_what_a_reader_needs_to_act(document: Schema) -> None:
    found = schemas_in(document, *RESPONSES)
    assert {name: set(s["required"]) for name, s in found.items() if "required" in s} == REQUIRED


@pytest.mark.parametrize("name", ANSWERS)
def test_an_example_has_all_that_its_schema_knows_but_what_was_not_sent(
    name: str, follow: Follow, example: Named
) -> None:
    source, part = ANSWERS[name]
    shown = example(source)[part][0] if part else example(source)
    known = set(members(follow, {"$ref": f"#/components/schemas/{name}"})[0])
    assert set(shown) <= known
    assert known - set(shown) <= ECHOES


def test_a_response_has_no_bound_that_only_requests_have(document: Schema) -> None:
    bounds = {name: bounds_in(schema) for name, schema in schemas_in(document, *RESPONSES).items()}
    assert {name: found - STATED for name, found in bounds.items() if found - STATED} == {}
    assert {name for name, found in bounds.items() if "pattern" in found} == {"Order", "HistoricStatus"}


def test_requests_and_responses_share_no_object(document: Schema) -> None:
    shared = schemas_in(document, *REQUESTS).keys() & schemas_in(document, *RESPONSES).keys()
    assert shared == set()


def test_every_list_of_a_response_is_open(document: Schema) -> None:
    found = schemas_in(document, *RESPONSES)
    assert [name for name, schema in found.items() if '"enum"' in json.dumps(schema)] == []
    assert {name for name, schema in found.items() if "x-extensible-enum" in schema} == {
        "ErrorCode",
        "OrderStatus",
    }


def test_a_bound_of_a_request_is_ours_unless_the_page_states_it(document: Schema) -> None:
    for name, schema in schemas_in(document, *REQUESTS).items():
        for member, held in schema.get("properties", {}).items():
            marked = {
                each for marks in held.get("x-provenance", {}).get("except", {}).values() for each in marks
            }
            assert set(held) & BOUNDS_OF_REQUESTS - {"maxLength", "multipleOf"} <= marked, (name, member)


def test_an_order_can_only_make_moves_that_its_life_knows(schemas: dict[str, Schema]) -> None:
    life = schemas["OrderStatus"]["x-lifecycle"]
    follow_ups = {row["from"]: row["to"] for row in life["transitions"]}
    moves = {row["operation"]: (row["to"], row["from"], row["error"]) for row in life["moves"]}
    assert life["initial"] == "created"
    assert moves == {
        "placeOrder": ("placed", ["created"], 311),
        "cancelOrder": ("cancelled", ["created", "placed", "in_process"], 311),
    }
    for target, origins, _ in moves.values():
        assert origins == [status for status in STATUSES if target in follow_ups[status]]


def test_what_can_be_used_once_or_repeated_is_declared(by_name: Operations) -> None:
    declared = {name: operation for name, (_, _, operation) in by_name.items()}
    (unique,) = declared["createOrder"]["x-unique"]
    assert (unique["members"], unique["scope"], unique["error"], unique["freed-by"]) == (
        ["$request.body#/merchant_invoice_id"],
        "credentials",
        313,
        [],
    )
    repeated = {
        name: operation["x-repeat"]["error"]
        for name, operation in declared.items()
        if "x-repeat" in operation
    }
    assert repeated == {"createOrder": 313, "placeOrder": 311, "cancelOrder": 311}
    assert [name for name, operation in declared.items() if operation.get("x-reads")] == [
        "quoteOrder",
        "trackOrder",
    ]
    owned = {name for name, operation in declared.items() if "x-owner" in operation}
    assert owned == {"placeOrder", "cancelOrder", "getOrder", "trackOrder"}


def test_only_the_message_of_an_error_follows_the_language(document: Schema) -> None:
    declared = document["components"]["parameters"]["XLang"]["x-languages"]
    assert sorted(declared["values"]) == list(LANGUAGES)
    assert (declared["default"], declared["unknown"], declared["error"]) == ("en-US", "refused", 315)
    assert declared["varies"] == {"errors": ["/message"]}


def test_every_change_after_creation_is_notified_and_delivery_is_not_promised(document: Schema) -> None:
    callback = document["paths"]["/api/order"]["put"]["callbacks"]["orderStatusChanged"]
    told = [
        document["webhooks"]["orderStatusChanged"]["post"]["x-notifies"],
        callback["{$request.body#/notification_url}"]["post"]["x-notifies"],
    ]
    assert told[0] == told[1]
    assert told[0]["moves"] == STATUSES[1:]
    assert (told[0]["delivery"], told[0]["success"]) == ("unknown", ["200"])


@pytest.mark.parametrize("name", ["Quote", "Order"])
def test_the_sums_of_the_spec_hold_in_its_examples(
    name: str, schemas: dict[str, Schema], example: Named
) -> None:
    shown = example({"Quote": "QuoteTablet", "Order": "OrderCreated"}[name])
    item = {"Quote": "QuotedProduct", "Order": "OrderedProduct"}[name]
    assert [row["equals"] for row in schemas[name]["x-sums"] if not sum_holds(row, shown)] == []
    assert len(schemas[name]["x-sums"]) == 5
    for product in shown["products"]:
        assert all(sum_holds(row, product) for row in schemas[item]["x-sums"])


def sum_holds(row: Schema, value: Any) -> bool:
    """Say whether an equation of `x-sums` holds in a value."""
    terms = [[term] if isinstance(term, str) else term for term in row["terms"]]
    total = sum(
        (
            prod(factors)
            for term in terms
            for factors in zip(*(numbers(value, each) for each in term), strict=True)
        ),
        Decimal(0),
    )
    (equals,) = numbers(value, row["equals"])
    return round(total, row["decimals"]) == equals


def numbers(value: Any, pointer: str) -> list[Decimal]:
    """Return the numbers that a pointer names; `*` is every item of a list."""
    found = [value]
    for step in pointer.removeprefix("/").split("/"):
        found = [inner for each in found for inner in (each if step == "*" else [each[step]])]
    return [Decimal(str(each)) for each in found]


def test_the_first_example_of_a_new_order_can_be_sent_on_any_day(by_name: Operations, follow: Follow) -> None:
    _, _, operation = by_name["createOrder"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    first = follow(next(iter(examples.values())))["value"]
    assert "expiration_date" not in first


def test_most_properties_have_an_example(document: Schema, follow: Follow, matches: Matches) -> None:
    held = [
        (f"{name}.{member}", schema)
        for name, of in document["components"]["schemas"].items()
        for member, schema in of.get("properties", {}).items()
    ]
    shown = {place: values for place, schema in held if (values := follow(schema).get("examples"))}
    assert len(shown) > 0.8 * len(held)
    assert [
        place
        for place, schema in held
        if not all(matches(follow(schema), value) for value in shown.get(place, ()))
    ] == []


def test_what_is_sent_as_an_integer_is_bounded_on_both_sides(schemas: dict[str, Schema]) -> None:
    holders = (
        "QuoteRequest",
        "CreateOrderRequest",
        "QuoteRequestProduct",
        "CreateOrderProduct",
        "DimensionRequest",
        "CreateOrderPickup",
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
