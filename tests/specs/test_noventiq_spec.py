"""The Noventiq spec holds the facts of the pages: operations, properties, statuses, errors and the webhook."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from spec_files import expression_target

if TYPE_CHECKING:
    from tests.specs.conftest import BodyOf, Follow, Named, Operations, Printed, Schema

OPERATIONS = {
    "createToken": ("post", "/v1/login_check", "Credentials", "Token", "safe"),
    "searchOrders": ("post", "/v1/order/search", "SearchRequest", "OrderIds", "safe"),
    "getOrder": ("get", "/v1/order/{order_id}", None, "Order", "safe"),
    "createRefund": ("post", "/v1/order/{order_id}/refund", "RefundRequest", None, "never"),
}
REFUSALS = {
    "createToken": ["400", "401", "500"],
    "searchOrders": ["400", "401", "404", "500"],
    "getOrder": ["400", "401", "404", "500"],
    "createRefund": ["400", "401", "404", "500"],
}
MESSAGES = {
    110: "JSON is not valid.",
    111: "Invalid data format (Content-type).",
    15000: "Unable to identify your configuration for accessing this API. Please contact technical support.",
    15010: "Invalid field value: [parameter name]",
    1007: "Your token is invalid.",
    1008: "Missing token.",
    1009: "Your token is expired.",
}
STATUSES = ["not paid", "paid", "deleted", "terminated"]
EVENTS = [
    *("order.created", "order.payment.succeeded", "order.payment.failed"),
    *("product.delivered", "product.returned", "subscription.cancelled", "subscription.restored"),
    *(f"subscription.renewal_offer_order_{outcome}" for outcome in ("accepted", "cancelled")),
]
KNOWN_OF_AN_ORDER = ["order_id", "order_name", "status", "external_id", "create_date", "pay_date"]
SIGNED = ("event", "order_id", "create_date", "payment/payment_method", "currency", "customer/email")
TIMES = ("create_date_from", "create_date_to", "pay_date_from", "pay_date_to")
AMOUNTS = ("price", "discount_amount", "vat_amount", "amount", "margin")

Sent = list[tuple[str, "Schema"]]  # by holder and property


@pytest.fixture(scope="module")
def parts(document: Schema) -> Schema:
    found: Schema = document["components"]
    return found


@pytest.fixture(scope="module")
def examples_of(parts: Schema, follow: Follow) -> Named:
    """Return the values of all examples of a named response."""

    def values(response: str) -> list[Any]:
        shown = parts["responses"][response]["content"]["application/json"]["examples"]
        return [follow(example)["value"] for example in shown.values()]

    return values


@pytest.fixture(scope="module")
def sent(schemas: dict[str, Schema], follow: Follow) -> Sent:
    """Every property that is sent."""
    holders = ("Credentials", "SearchRequest", "RefundRequest")
    named = [(holder, *item) for holder in holders for item in schemas[holder]["properties"].items()]
    return [(f"{holder}.{name}", follow(one)) for holder, name, one in named]


def test_the_operations_take_and_return_what_the_pages_say(by_name: Operations, body_of: BodyOf) -> None:
    for name, (method, path, operation) in by_name.items():
        bodies = body_of(operation.get("requestBody", {})), body_of(operation["responses"]["200"])
        assert (method, path, *bodies, operation["x-retry"]) == OPERATIONS[name]
    assert by_name.keys() == OPERATIONS.keys()


def test_an_operation_is_refused_under_the_statuses_of_the_page(by_name: Operations) -> None:
    declared = {name: list(operation["responses"]) for name, (*_, operation) in by_name.items()}
    found = {
        name: [status for status in list_request if re.fullmatch("[45][0-9]+", status)]
        for name, list_request in declared.items()
    }
    assert found == REFUSALS
    assert all({"200", "4XX", "default"} <= set(list_request) for list_request in declared.values())


def test_both_environments_are_reached_by_https_at_the_hosts_of_the_page(document: Schema) -> None:
    host = "https://api.ecommerce.noventiq.com"
    hosts = {server["x-environment"]: server["url"] for server in document["servers"]}
    assert hosts == {"production": host, "test": f"{host}.demonqweb.com"}


def test_the_token_travels_in_a_header_of_noventiqs_own(
    document: Schema, parts: Schema, by_name: Operations
) -> None:
    scheme = parts["securitySchemes"]["tokenAuth"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "AuthorizationJWT")
    assert document["security"] == [{"tokenAuth": []}]
    assert [name for name, (*_, one) in by_name.items() if one.get("security") == []] == ["createToken"]


def test_every_body_that_is_sent_is_json_and_required(by_name: Operations) -> None:
    bodies = [operation["requestBody"] for *_, operation in by_name.values() if "requestBody" in operation]
    assert [(list(body["content"]), body["required"]) for body in bodies] == [
        (["application/json"], True)
    ] * 3


def test_the_search_takes_the_properties_of_the_printed_example(
    printed: Printed, schemas: dict[str, Schema], follow: Follow
) -> None:
    shown = json.loads(printed("SearchRequestAllMembers"))
    taken = schemas["SearchRequest"]
    types = {name: follow(schema)["type"] for name, schema in taken["properties"].items()}
    assert types == {name: "integer" if isinstance(value, int) else "string" for name, value in shown.items()}
    assert list(types) == list(shown)
    assert ("required" in taken, taken["additionalProperties"]) == (False, False)


def test_the_bounds_of_time_have_one_form(schemas: dict[str, Schema]) -> None:
    members = schemas["SearchRequest"]["properties"]
    assert len({(members[name]["format"], members[name]["pattern"]) for name in TIMES}) == 1
    assert all("±hh:mm" in members[name]["description"] for name in TIMES)


def test_nothing_is_sent_by_default(sent: Sent) -> None:
    assert [name for name, schema in sent if "default" in schema] == []


def test_what_is_sent_is_bounded(sent: Sent) -> None:
    texts = {name: schema for name, schema in sent if schema["type"] == "string" and "enum" not in schema}
    assert [name for name, one in texts.items() if not {"maxLength", "format"} & one.keys()] == []
    assert [name for name, one in texts.items() if "pattern" not in one] == []
    numbers = {name: (one["minimum"], one["maximum"]) for name, one in sent if one["type"] == "integer"}
    assert numbers == {"SearchRequest.limit": (1, 1000), "SearchRequest.offset": (0, 2**31 - 1)}


def test_a_response_to_a_search_requires_all_its_properties(schemas: dict[str, Schema]) -> None:
    answer = schemas["OrderIds"]
    assert answer["required"] == list(answer["properties"]) == ["count_all", "limit", "offset", "ids"]


def test_the_declared_paging_names_properties_of_body_and_response(
    schemas: dict[str, Schema], by_name: Operations
) -> None:
    paging = by_name["searchOrders"][2]["x-pagination"]
    assert (paging["kind"], paging["first"]) == ("offset", 0)
    assert {expression_target(place)[1:] for place in paging["inputs"].values()} <= schemas["SearchRequest"][
        "properties"
    ].keys()
    told = {expression_target(paging[name])[1:] for name in ("results", "total")}
    assert told <= schemas["OrderIds"]["properties"].keys()


def test_an_id_is_the_same_number_everywhere(parts: Schema, schemas: dict[str, Schema]) -> None:
    places = [parts["parameters"]["OrderId"]["schema"], schemas["OrderIds"]["properties"]["ids"]["items"]]
    places += [schemas[holder]["properties"]["order_id"] for holder in ("Order", "OrderNotification")]
    shapes = {(one["type"], one["format"], one["minimum"], one["maximum"]) for one in places}
    assert shapes == {("integer", "int64", 1, 9_999_999_999)}


def test_an_order_has_its_known_properties_and_may_have_more(schemas: dict[str, Schema]) -> None:
    order = schemas["Order"]
    assert list(order["properties"]) == KNOWN_OF_AN_ORDER
    assert "additionalProperties" not in order


def test_a_token_comes_with_a_refresh_token(schemas: dict[str, Schema]) -> None:
    assert schemas["Token"]["required"] == ["token", "refresh_token"]


def test_all_statuses_but_the_last_can_be_searched_by(schemas: dict[str, Schema]) -> None:
    assert schemas["OrderStatus"]["enum"] == STATUSES
    assert schemas["SearchableStatus"]["enum"] == STATUSES[:-1]


def test_an_order_is_paid_once_and_ends_deleted_or_terminated(schemas: dict[str, Schema]) -> None:
    transitions = {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]}
    assert list(transitions) == STATUSES
    assert [status for status in STATUSES if "paid" in transitions[status]] == ["not paid"]
    assert [status for status in STATUSES if "deleted" in transitions[status]] == ["not paid", "paid"]
    assert [status for status in STATUSES if "terminated" in transitions[status]] == STATUSES[:-1]


def test_the_codes_and_messages_are_those_of_the_pages(
    schemas: dict[str, Schema], errors: dict[int, Schema]
) -> None:
    assert schemas["ErrorCode"]["enum"] == list(errors)
    assert [(code, error["message"]) for code, error in errors.items()] == [
        (code, {"en-US": text.replace("[parameter name]", "{parameter}")}) for code, text in MESSAGES.items()
    ]


def test_an_error_travels_under_the_status_whose_table_lists_it(errors: dict[int, Schema]) -> None:
    statuses = {code: error["http_status"] for code, error in errors.items()}
    assert statuses == {code: 401 if code in (1007, 1008, 1009) else 400 for code in MESSAGES}


def test_the_key_of_an_error_is_its_name_in_snake_case(
    schemas: dict[str, Schema], errors: dict[int, Schema]
) -> None:
    names = {error["key"]: error["name"].lower().replace(" ", "_") for error in errors.values()}
    assert list(names) == list(names.values())
    assert [name.lower() for name in schemas["ErrorCode"]["x-enum-varnames"]] == list(names)


def test_a_code_that_stops_the_validation_stands_alone(examples_of: Named) -> None:
    told = [[item["error"] for item in shown["errors"]] for shown in examples_of("SearchRefused")]
    assert {tuple(codes) for codes in told if len(codes) == 1} == {(110,), (111,), (15000,), (15010,)}
    assert [set(codes) for codes in told if len(codes) > 1] == [{15010}]


def test_a_number_of_ours_is_published_as_no_code(
    parts: Schema, schemas: dict[str, Schema], errors: dict[int, Schema], examples_of: Named
) -> None:
    assert 0 not in errors
    assert "enum" not in schemas["UnlistedErrorItem"]["properties"]["error"]
    refusals = ("CredentialsRefused", "RefundRefused", "OrderNotFound", "TokenRequestRefused")
    assert all("could be read" in parts["responses"][name]["description"] for name in refusals)
    numbers = {
        item["error"] for name in refusals for shown in examples_of(name) for item in shown.get("errors", ())
    }
    assert numbers == {0, 15010}


def test_a_refund_takes_what_its_page_bounds(schemas: dict[str, Schema]) -> None:
    members = schemas["RefundRequest"]["properties"]
    assert {name: schema["maxLength"] for name, schema in members.items()} == {
        "description": 500,
        "email": 80,
    }
    assert schemas["RefundRequest"]["required"] == ["email"]


def test_the_events_are_those_of_the_newer_page(schemas: dict[str, Schema]) -> None:
    assert schemas["NotificationEvent"]["enum"] == EVENTS


def test_the_example_of_the_signature_signs_the_example_of_a_created_order(parts: Schema) -> None:
    signature = parts["parameters"]["Signature"]
    (key,) = re.findall("secret key `([^`]+)`", signature["description"])
    body = parts["examples"]["OrderNotificationCreated"]["value"]
    values = [
        body[name] if not inner else body[name][inner]
        for name, _, inner in (one.partition("/") for one in SIGNED)
    ]
    text = ";".join([key, *map(str, values)])
    assert signature["example"] == hashlib.sha512(text.encode()).hexdigest()
    assert signature["required"]


def test_what_the_signature_is_made_of_is_required(schemas: dict[str, Schema], follow: Follow) -> None:
    for path in SIGNED:
        holder = schemas["OrderNotification"]
        for step in path.split("/"):
            assert step in holder["required"]
            holder = follow(holder["properties"][step])


def test_money_is_text_with_two_decimals_or_empty(schemas: dict[str, Schema]) -> None:
    members = schemas["NotificationProduct"]["properties"]
    assert {(members[name]["type"], members[name]["pattern"]) for name in AMOUNTS} == {
        ("string", r"^(-?[0-9]+\.[0-9]{2})?$")
    }
