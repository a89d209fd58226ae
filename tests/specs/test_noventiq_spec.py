"""The Noventiq spec holds the facts of the pages: operations, properties, statuses, errors and the webhook."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import spec_files
import yaml
from orderkit.contract import expression_target
from spec_files import listed_values

if TYPE_CHECKING:
    from tests.specs.conftest import BodyOf, Fits, Follow, Matches, Named, Operations, Printed, Schema

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
FILTERS = {
    "status": ("/status", "equals", "sensitive"),
    "external_id": ("/external_id", "equals", "sensitive"),
    "create_date_from": ("/create_date", "at-least", "second"),
    "create_date_to": ("/create_date", "at-most", "second"),
    "pay_date_from": ("/pay_date", "at-least", "second"),
    "pay_date_to": ("/pay_date", "at-most", "second"),
    "currency": (None, "equals", "sensitive"),
    "email": (None, "equals", "insensitive"),
    "payment_method": (None, "equals", "sensitive"),
}
# The pages that the document, the webhook and the operations link to.
PAGES = [
    *("orders-api-get-list", "webhooks-request", "authentication-api-request"),
    *("orders-api-get-list", "orders-api-get-order", "orders-api-create-refund-request"),
]
REQUESTS = ("Credentials", "SearchRequest", "RefundRequest", "SearchableStatus")
# What responses and notifications require.
REQUIRED = {
    "Error": ["errors"],
    "ErrorItem": ["error"],
    "UnlistedErrorItem": ["error"],
    "Token": ["token"],
    "OrderIds": ["count_all", "ids"],
    "Order": ["order_id", "order_name", "status", "create_date"],
    "OrderNotification": [
        *("event", "order_id", "status", "create_date", "currency", "customer", "product", "payment"),
    ],
    "NotificationCustomer": ["email"],
    "NotificationProduct": ["id"],
    "NotificationPayment": ["payment_method"],
}
BOUNDS = {
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("multipleOf", "minItems", "maxItems", "uniqueItems", "dependentRequired", "enum"),
}

Sent = list[tuple[str, "Schema"]]  # by holder and property


@pytest.fixture(scope="module")
def parts(document: Schema) -> Schema:
    found: Schema = document["components"]
    return found


@pytest.fixture(scope="module")
def webhook(document: Schema) -> Schema:
    found: Schema = document["webhooks"]["orderEvent"]["post"]
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
    assert len(texts) == 12
    assert [name for name, one in texts.items() if not {"maxLength", "format"} & one.keys()] == []
    assert [name for name, one in texts.items() if "pattern" not in one] == []
    numbers = {name: (one["minimum"], one["maximum"]) for name, one in sent if one["type"] == "integer"}
    assert numbers == {"SearchRequest.limit": (1, 1000), "SearchRequest.offset": (0, 2**31 - 1)}


def test_a_response_to_a_search_has_the_properties_of_the_page(schemas: dict[str, Schema]) -> None:
    assert list(schemas["OrderIds"]["properties"]) == ["count_all", "limit", "offset", "ids"]


def test_the_declared_paging_names_properties_of_body_and_response(
    schemas: dict[str, Schema], by_name: Operations
) -> None:
    paging = by_name["searchOrders"][2]["x-pagination"]
    assert (paging["kind"], paging["first"]) == ("offset", 0)
    assert {expression_target(place)[1:] for place in paging["inputs"].values()} <= schemas["SearchRequest"][
        "properties"
    ].keys()
    told = {expression_target(paging[name])[1:] for name in ("results", "total")}
    assert told <= set(schemas["OrderIds"]["required"])
    assert (paging["key"], paging["order"]) == ("", [{"by": "", "direction": "ascending"}])
    assert (paging["stop"], paging["while-changing"]) == (["total-reached", "empty-page"], "live")
    most = schemas["SearchRequest"]["properties"]["limit"]["maximum"]
    assert paging["max-size"] == {"items": most, "beyond": "refused"}


def test_an_id_is_the_same_number_everywhere(parts: Schema, schemas: dict[str, Schema]) -> None:
    sent = parts["parameters"]["OrderId"]["schema"]
    places = [sent, schemas["OrderIds"]["properties"]["ids"]["items"]]
    places += [schemas[holder]["properties"]["order_id"] for holder in ("Order", "OrderNotification")]
    assert {(one["type"], one["format"]) for one in places} == {("integer", "int64")}
    assert (sent["minimum"], sent["maximum"]) == (1, 9_999_999_999)


def test_an_order_has_its_known_properties_and_may_have_more(schemas: dict[str, Schema]) -> None:
    order = schemas["Order"]
    assert list(order["properties"]) == KNOWN_OF_AN_ORDER
    assert "additionalProperties" not in order


def test_a_token_comes_with_a_refresh_token(schemas: dict[str, Schema]) -> None:
    assert list(schemas["Token"]["properties"]) == ["token", "refresh_token"]


def test_all_statuses_but_the_last_can_be_searched_by(schemas: dict[str, Schema]) -> None:
    assert listed_values(schemas["OrderStatus"]) == STATUSES
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
    assert listed_values(schemas["ErrorCode"]) == list(errors)
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
    assert not {"enum", "x-extensible-enum"} & schemas["UnlistedErrorItem"]["properties"]["error"].keys()
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
    assert listed_values(schemas["NotificationEvent"]) == EVENTS


def signature_of(pieces: list[str], secret: str, body: Schema) -> str:
    """What a formula gives, by a reading of its own."""
    texts = []
    for piece in pieces:
        if piece == "secret":
            texts.append(secret)
        elif piece.startswith("'"):
            texts.append(piece.strip("'"))
        else:
            value: Any = body
            for step in expression_target(piece)[1:].split("/"):
                value = value[step]
            texts.append(str(value))
    return hashlib.sha512("".join(texts).encode()).hexdigest()


def test_the_declared_formula_gives_the_signature_of_its_vector(webhook: Schema, fits: Fits) -> None:
    signature = webhook["x-notifies"]["signature"]
    vector = signature["vector"]
    assert (signature["algorithm"], signature["encoding"]) == ("sha512", "hex")
    assert (
        signature_of(signature["message"], vector["secret"], json.loads(vector["body"]))
        == vector["signature"]
    )
    assert fits("OrderNotification", json.loads(vector["body"]))


def test_the_declared_formula_joins_the_secret_and_six_values_by_semicolons(webhook: Schema) -> None:
    signature = webhook["x-notifies"]["signature"]
    texts = [piece if piece[0] != "$" else expression_target(piece)[1:] for piece in signature["message"]]
    assert (texts[::2], set(texts[1::2])) == (["secret", *SIGNED], {"';'"})
    (header,) = webhook["parameters"]
    assert expression_target(signature["header"]) == header["name"]
    formula = "[secret key];" + ";".join(f"[{name.rpartition('/')[2]}]" for name in SIGNED)
    assert f"`{formula}`" in header["description"]


def test_the_example_of_the_signature_signs_the_example_of_a_created_order(
    webhook: Schema, example: Named
) -> None:
    (header,) = webhook["parameters"]
    signature = webhook["x-notifies"]["signature"]
    created = example("OrderNotificationCreated")
    assert signature_of(signature["message"], signature["vector"]["secret"], created) == header["example"]
    assert header["required"]


def test_nothing_is_promised_about_delivery(webhook: Schema, parts: Schema) -> None:
    declared = webhook["x-notifies"]
    assert (declared["delivery"], declared["success"], declared["events"]) == ("unknown", ["2XX"], EVENTS)
    texts = [webhook["description"], parts["responses"]["NotificationRefused"]["description"]]
    assert all("is sent again is not said" in text for text in texts)


def test_what_the_signature_is_made_of_is_required(schemas: dict[str, Schema], follow: Follow) -> None:
    for path in SIGNED:
        holder = schemas["OrderNotification"]
        for step in path.split("/"):
            assert step in holder["required"]
            holder = follow(holder["properties"][step])


def test_money_is_text_with_two_decimals_or_empty(schemas: dict[str, Schema]) -> None:
    members = schemas["NotificationProduct"]["properties"]
    shapes = {
        (members[name]["type"], members[name]["format"], members[name]["x-decimals"]) for name in AMOUNTS
    }
    assert shapes == {("string", "decimal", 2)}
    assert all("Empty if there is none" in members[name]["description"] for name in AMOUNTS)


def test_each_condition_declares_its_test(schemas: dict[str, Schema]) -> None:
    members = schemas["SearchRequest"]["properties"]
    declared = {name: member["x-filter"] for name, member in members.items() if "x-filter" in member}
    assert members.keys() - declared.keys() == {"limit", "offset"}
    tests = {
        name: (one.get("member"), one["test"], one.get("case", one.get("unit")))
        for name, one in declared.items()
    }
    assert tests == FILTERS
    assert {one["object"] for one in declared.values() if "member" in one} == {"getOrder"}
    assert [name for name, one in declared.items() if one.get("hidden")] == [
        "currency",
        "email",
        "payment_method",
    ]
    absent = {name: one["absent"] for name, one in declared.items() if "absent" in one}
    assert absent == {
        "external_id": "empty-text",
        "pay_date_from": "leaves-out",
        "pay_date_to": "leaves-out",
    }


def test_the_values_of_the_reference_guide_are_said_to_be_its(schemas: dict[str, Schema]) -> None:
    members = schemas["SearchRequest"]["properties"]
    texts = {name: " ".join(one.get("description", "").split()) for name, one in members.items()}
    named = [name for name in texts if "The values are those of Noventiq's reference guide." in texts[name]]
    assert named == ["currency", "payment_method"]


def test_a_token_is_declared_with_its_life_and_its_errors(parts: Schema, errors: dict[int, Schema]) -> None:
    token = parts["securitySchemes"]["tokenAuth"]["x-token"]
    assert (token["issued-by"], token["token"]) == ("createToken", "$response.body#/token")
    assert (token["lives"], token["replaces"]) == (24 * 60 * 60, False)
    names = {case: errors[token[case]]["key"] for case in ("expired", "missing", "invalid")}
    assert names == {case: f"{case}_token" for case in names}


def test_a_refund_is_declared_as_a_move_of_a_paid_order(schemas: dict[str, Schema]) -> None:
    life = schemas["OrderStatus"]["x-lifecycle"]
    (move,) = life["moves"]
    assert life["initial"] == "not paid"
    assert (move["operation"], move["from"], move["http-status"]) == ("createRefund", ["paid"], 400)
    assert not {"to", "error"} & move.keys()


def test_each_operation_declares_what_its_repetition_does(by_name: Operations) -> None:
    repeated = {
        name: operation["x-repeat"] for name, (*_, operation) in by_name.items() if "x-repeat" in operation
    }
    effects = {name: (one["effect"], one.get("error")) for name, one in repeated.items()}
    assert effects == {
        "createToken": ("new", None),
        "searchOrders": ("same", None),
        "createRefund": ("error", 400),
    }
    assert [name for name, (*_, operation) in by_name.items() if operation.get("x-reads")] == ["searchOrders"]


def test_each_operation_sees_the_orders_of_the_account(by_name: Operations) -> None:
    owners = {
        name: operation["x-owner"] for name, (*_, operation) in by_name.items() if "x-owner" in operation
    }
    found = {name: (owner["scope"], owner.get("stranger")) for name, owner in owners.items()}
    alone = dict.fromkeys(("getOrder", "createRefund"), ("account", 404))
    assert found == {"searchOrders": ("account", None), **alone}


def test_every_operation_and_the_document_link_to_noventiqs_pages(
    document: Schema, by_name: Operations, webhook: Schema
) -> None:
    linked = [document, webhook, *(operation for *_, operation in by_name.values())]
    pages = [one["externalDocs"]["url"].rpartition("/") for one in linked]
    assert {folder for folder, *_ in pages} == {"https://docs.noventiq.com/en-en/checkout"}
    assert [page for *_, page in pages] == PAGES


def nodes(value: Any, place: str = "#") -> Iterator[tuple[str, Schema]]:
    """Every object of a part of the document, with its JSON pointer."""
    if isinstance(value, dict):
        yield place, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(child, dict | list):
            yield from nodes(child, f"{place}/{str(key).replace('~', '~0').replace('/', '~1')}")


def test_a_response_binds_nothing_and_requires_what_a_reader_needs(schemas: dict[str, Schema]) -> None:
    given = {name: schemas[name] for name in schemas if name not in REQUESTS}
    bound = [place for name, one in given.items() for place, node in nodes(one, name) if BOUNDS & node.keys()]
    assert bound == []
    assert {name: one["required"] for name, one in given.items() if "required" in one} == REQUIRED


def test_lists_of_values_are_open_in_responses_and_closed_in_requests(schemas: dict[str, Schema]) -> None:
    assert [name for name, one in schemas.items() if "enum" in one] == ["SearchableStatus"]
    opened = [name for name, one in schemas.items() if "x-extensible-enum" in one]
    assert opened == ["ErrorCode", "OrderStatus", "NotificationEvent"]


def test_what_another_page_says_is_marked_public(
    document: Schema, schemas: dict[str, Schema], by_name: Operations, parts: Schema
) -> None:
    codes = schemas["ErrorCode"]
    assert codes["x-provenance"]["except"]["public"] == [1007, 1008, 1009]
    rows = {row["code"]: row["x-provenance"]["status"] for row in codes["x-errors"]}
    assert rows == {code: "public" if 1007 <= code <= 1009 else "documented" for code in MESSAGES}
    assert parts["responses"]["Unauthorized"]["x-provenance"]["status"] == "public"
    marks = {name: operation["x-provenance"]["status"] for name, (*_, operation) in by_name.items()}
    documented = [name for name, mark in marks.items() if mark == "documented"]
    assert (documented, set(marks.values())) == (["searchOrders"], {"documented", "public"})


def test_what_is_ours_is_marked_so(document: Schema) -> None:
    """The place that an entry about a silence points at has the mark, a part with it, or a sentence that says so."""
    ledger = yaml.safe_load((spec_files.SPECS / "ledger" / "noventiq.yaml").read_text(encoding="utf-8"))
    silent = {entry["id"]: entry["mark"] for entry in ledger if entry["kind"] == "silence"}
    found = dict(nodes(document))
    unmarked = [
        (place, name)
        for place, node in found.items()
        for name in node.get("x-ledger", {})
        if name in silent and silent[name] not in marks_at(found, place)
    ]
    assert unmarked == []


def marks_at(found: dict[str, Schema], place: str) -> set[str]:
    """The marks of a place: its own or the nearest around it, those of its parts, and those of its sentences."""
    above = [place[: match.start()] for match in re.finditer("/", place)]
    around = [
        found[each]["x-provenance"] for each in [*above, place] if "x-provenance" in found.get(each, {})
    ]
    whole = around[-1]["status"] if around else found["#/info"]["x-provenance"]["status"]
    inside = [
        node["x-provenance"]
        for each, node in found.items()
        if each.startswith((f"{place}/x-", f"{place}/schema")) and "x-provenance" in node
    ]
    own = [*around[-1:], *inside] if "x-provenance" in found[place] else inside
    parts = {mark for one in own for mark in one.get("except", ())}
    words = {word.lower() for word in re.findall(r"(Ours|Inferred): ", found[place].get("description", ""))}
    return {whole, *(one["status"] for one in inside), *parts, *words}


def test_an_unmarked_sentence_promises_nothing_of_ours(document: Schema) -> None:
    texts = {
        place: node["description"]
        for place, node in nodes(document)
        if isinstance(node.get("description"), str)
    }
    limit = texts["#/components/schemas/SearchRequest/properties/limit"]
    assert "100" not in limit.partition("Ours:")[0]
    told = texts["#/paths/~1v1~1order~1search/post"]
    assert "terminated" not in told.partition("Inferred:")[0]
    assert "lowest" not in told.partition("Inferred:")[0]


def test_most_properties_have_an_example_that_fits(
    schemas: dict[str, Schema], follow: Follow, matches: Matches
) -> None:
    members = [member for one in schemas.values() for member in one.get("properties", {}).values()]
    shown = [one for one in members if "examples" in one or "examples" in follow(one)]
    assert len(shown) >= 0.9 * len(members)
    wrong = [one for one in shown for value in one.get("examples", ()) if not matches(one, value)]
    assert wrong == []
