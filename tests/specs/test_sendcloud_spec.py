"""The Sendcloud spec holds the facts: operations, parameters, properties, what is required, null or bounded, errors."""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from orderkit.contract import expression_target
from tables import differences

if TYPE_CHECKING:
    from tests.specs.conftest import Matches, Operations, Parameters, Schema

# Method, path, retry class, schema that is sent, and success with the schema that is returned.
OPERATIONS = {
    "listOrders": ("get", "/orders", "safe", None, "200", "OrderList"),
    "createOrUpdateOrders": ("post", "/orders", "upsert", "NewOrder", "201", "SavedOrderList"),
    "retrieveOrder": ("get", "/orders/{id}", "safe", None, "200", "OrderAnswer"),
    "updateOrder": ("patch", "/orders/{id}", "never", "OrderChanges", "200", "SavedOrderAnswer"),
    "deleteOrder": ("delete", "/orders/{id}", "never", None, "204", None),
}
DATES = [f"order_{what}_at{end}" for what in ("created", "updated") for end in ("", "_min", "_max")]
SORT_KEYS = ["integration", "order_number", "order_created_at", "order_updated_at", "pk"]
# The page's thirteen parameters with its examples; it prints the number of integration without quotes.
EXAMPLES = dict.fromkeys(DATES, "2023-04-28") | {
    "integration": "17",
    "order_number": "ORDER_284565",
    "order_id": "1896e94b-c01b-4e73-a9e7-57f51c8a4c77",
    "status": "unshipped",
    "sort": "-order_number",
    "page_size": 150,
    "cursor": "cj0xJnA9MzAw",
}
# What requests and responses require alike, each in a schema of its own.
REQUIRED_ALIKE = {
    "ShopStatus": "code",
    "Integration": "id",
    "Price": "value currency",
    "Weight": "value unit",
    "Volume": "value unit",
}
REQUIRED = {
    **{prefix + name: members for prefix in ("", "New") for name, members in REQUIRED_ALIKE.items()},
    "Order": "id order_id order_number order_details payment_details",
    "NewOrder": "order_id order_number order_details payment_details",
    "OrderDetails": "integration status order_items",
    "NewOrderDetails": "integration status order_created_at order_items",
    "OrderItem": "name quantity",
    "NewOrderItem": "name quantity total_price",
    "OrderItemChanges": "name",
    "PaymentDetails": "status",
    "NewPaymentDetails": "total_price status",
    "Address": "",
    "NewAddress": "name address_line_1 postal_code city country_code",
    "CustomerDetails": "",
    "NewCustomerDetails": "name",
    "Dimension": "unit",
    "NewDimension": "length width height unit",
    "ShipWith": "type",
    "NewShipWith": "type properties",
    "ShipWithProperties": "",
    "NewShipWithProperties": "shipping_option_code",
    "SavedOrder": "id order_id order_number",
    "Error": "status code detail",
} | dict.fromkeys(
    (f"{name}Changes" for name in ("Order", "OrderDetails", "PaymentDetails", "Address", "CustomerDetails")),
    "",
)
ITEM_NULL = "delivery_dates mid_code material_content intended_use"
PAYMENT_NULL = "is_cash_on_delivery invoice_date discount_granted insurance_costs freight_costs other_costs"
# What may be null in requests and responses alike, each in a schema of its own.
NULL_ALIKE = {
    "Order": "customs_details service_point_details",
    "OrderDetails": "order_updated_at notes tags",
    "DeliveryDates": "handover_at deliver_at",
    "Price": "",
    "Costs": "value currency",
    "CustomsDetails": "tax_numbers",
    "TaxNumber": "name country_code value",
    "ShippingDetails": "is_local_pickup",
    "ShipWithProperties": "shipping_option_code contract_id",
    "ServicePointDetails": "",
}
NULL = {
    **{prefix + name: members for prefix in ("", "New") for name, members in NULL_ALIKE.items()},
    "OrderItem": ITEM_NULL,
    "NewItemFacts": ITEM_NULL,
    "PaymentDetails": PAYMENT_NULL,
    "NewPaymentFacts": PAYMENT_NULL,
    "Address": "house_number po_box",
    "NewAddressFacts": "house_number po_box",
}
LISTS = {
    "WeightUnit": "kg g lbs oz",
    "LengthUnit": "cm mm m yd ft in",
    "ShipmentType": "gift commercial_goods commercial_sample returned_goods",
    "ExportType": "private commercial_b2c commercial_b2b",
    "ShipWithType": "shipping_option_code",
}
# Sendcloud's list of codes, with the one that a neighbouring API has; then those that are ours.
CODES = """unknown_field invalid forbidden invalid_choice min_value null not_found required not_a_list non_field_errors
    authentication_failed validation_error parcel_announcement_error extra_forbidden"""
OUR_CODES = "throttled method_not_allowed unsupported_media_type error"
BOUNDS = {
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "minItems",
    "maxItems",
    "uniqueItems",
}
# Example: status, code, title, detail and source, as Sendcloud words them.
ERRORS = {
    "IntegrationNotAvailable": "400|invalid_choice|Invalid Choice|"
    "Select a valid choice. 128 is not one of the available choices.|integration",
    "InvalidCursor": "404|not_found|Invalid cursor|Invalid cursor|",
    "WrongKeys": "401|authentication_failed||Invalid username/password.|/data",
    "OrderNotFound": "404|not_found|Not found|The order could not be found with the search criteria given|",
    "OrderToChangeNotFound": "404|not_found|Not found|Could not find specified item.|",
    "ItemNotFound": "400|invalid|Invalid|Could not find specified item.|order/order_details/order_items",
    "TooManyOrders": "400|invalid||Orders list should have at most 100 items, not 101|/data/attributes/",
    "OrderIdChanged": "400|invalid||Order id abc-123 cannot be changed|/data/attributes/[0]/order_id",
    "IdNotText": "400|invalid||Input should be a valid string|/data/attributes/[0]/id",
    "StillProcessing": "400|invalid||"
    "We are still processing a previous request. Please try again in a moment.|/data",
}
MOMENTS = ["2018-02-27T10:00:00.555Z", "2022-02-27T10:00:00.555309+00:00", "2024-02-29T23:59:59-23:59"]
NO_MOMENTS = ["2018-02-27T10:00:00", "1900-02-29T00:00:00Z", "2018-04-31T00:00:00Z", "2018-02-27T24:00:00Z"]

Filters = dict[str, "Schema"]


def name_of(node: Schema) -> str:
    return str(node["$ref"]).rpartition("/")[2]


def nodes(value: Any) -> Iterator[Schema]:
    """Every object of a part of the document."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(child)


def kinds(schema: Schema) -> set[str]:
    parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    named = schema.get("type", [])
    return set([named] if isinstance(named, str) else named).union(*map(kinds, parts))


def marked_parts(node: Schema) -> list[Any]:
    """The parts that have another mark than the whole."""
    parts = node.get("x-provenance", {}).get("except", {})
    return [part for each in parts.values() for part in each]


def json_schema(body: Schema) -> Schema:
    found: Schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    items: Schema = found.get("items", found)
    return items


@pytest.fixture(scope="module")
def operations(by_name: Operations) -> dict[str, Schema]:
    return {name: operation for name, (_, _, operation) in by_name.items()}


@pytest.fixture(scope="module")
def filters(parameters: Parameters) -> Filters:
    return {parameter["name"]: parameter for parameter in parameters["listOrders"].values()}


@pytest.fixture(scope="module")
def given(schemas: dict[str, Schema]) -> list[Schema]:
    """Every object that describes a part of a response body."""
    names, waiting = (
        set[str](),
        ["OrderList", "OrderAnswer", "SavedOrderList", "SavedOrderAnswer", "ErrorList"],
    )
    while waiting:
        names.add(name := waiting.pop())
        waiting += {name_of(node) for node in nodes(schemas[name]) if "$ref" in node} - names
    return [node for name in sorted(names) for node in nodes(schemas[name])]


@pytest.fixture(scope="module")
def sent(schemas: dict[str, Schema]) -> list[Schema]:
    """Every object that describes a part of a request body."""
    names, waiting = set[str](), ["NewOrder", "OrderChanges"]
    while waiting:
        names.add(name := waiting.pop())
        waiting += {name_of(node) for node in nodes(schemas[name]) if "$ref" in node} - names
    return [node for name in sorted(names) for node in nodes(schemas[name])]


def test_the_operations_take_and_return_what_they_should(document: Schema) -> None:
    found: dict[str, Any] = {}
    for path, item in document["paths"].items():
        for method in item.keys() - {"parameters"}:
            operation = item[method]
            (status,) = [status for status in operation["responses"] if status[0] == "2"]
            bodies = [
                json_schema(operation.get("requestBody", {})),
                json_schema(operation["responses"][status]),
            ]
            taken, given = [name_of(body) if body else None for body in bodies]
            found[operation["operationId"]] = (method, path, operation["x-retry"], taken, status, given)
    assert found == OPERATIONS


def test_the_listing_takes_the_parameters_of_the_page_with_its_examples(filters: Filters) -> None:
    assert {name: parameter["example"] for name, parameter in filters.items()} == EXAMPLES
    assert {(parameter["in"], parameter.get("required")) for parameter in filters.values()} == {
        ("query", None)
    }


def test_every_parameter_may_be_empty(filters: Filters) -> None:
    assert [name for name, parameter in filters.items() if parameter["allowEmptyValue"] is not True] == []


def test_the_integrations_are_one_number_or_several_with_commas(filters: Filters, matches: Matches) -> None:
    texts = ("17", "41,68,419", "41, 68", "41,", "shop", "0")
    assert [text for text in texts if matches(filters["integration"]["schema"], text)] == ["17", "41,68,419"]


def test_a_page_holds_1_to_200_orders_and_100_if_nothing_is_said(filters: Filters) -> None:
    size = filters["page_size"]["schema"]
    assert [size[key] for key in ("type", "minimum", "maximum", "default")] == ["integer", 1, 200, 100]


def test_the_cursor_of_the_page_says_what_the_page_says(filters: Filters) -> None:
    assert base64.b64decode(filters["cursor"]["example"]) == b"r=1&p=300"


@pytest.mark.parametrize("cursor", ["cj0xJnA9MzAw", "cj0xJnA9Mw==", "cj0xJnA9Mw", "cD1_fg==", "cD1+fg=="])
def test_a_cursor_may_be_spelt_in_every_published_way(
    cursor: str, filters: Filters, matches: Matches
) -> None:
    assert matches(filters["cursor"]["schema"], cursor)


@pytest.mark.parametrize("text", ["r=1&p=300", "cj0xJnA9MzAw!", "c j0x"])
def test_garbage_is_no_cursor(text: str, filters: Filters, matches: Matches) -> None:
    assert not matches(filters["cursor"]["schema"], text)


@pytest.mark.parametrize("name", DATES)
def test_a_date_filter_looks_at_days_in_utc_of_the_date_that_the_shop_gave(
    name: str, filters: Filters, matches: Matches
) -> None:
    told = filters[name]["description"]
    assert "a day is one in UTC" in told
    assert re.findall(r"`order_details\.(.+?)`", told) == [re.sub("_(min|max)$", "", name)]
    declared = filters[name]["x-filter"]
    test = {"min": "at-least", "max": "at-most"}.get(name.rpartition("_")[2], "equals")
    where = f"/order_details/{re.sub('_(min|max)$', '', name)}"
    assert [declared[key] for key in ("member", "test", "unit", "zone")] == [where, test, "day", "UTC"]
    texts = ("2023-04-28", "2023-04-28T10:00:00Z", "2023-02-29", "yesterday")
    assert [matches(filters[name]["schema"], text) for text in texts] == [True, False, False, False]


def test_the_last_day_counts_as_a_whole(filters: Filters) -> None:
    whole = [name for name in DATES if "the whole day counts" in filters[name]["description"]]
    assert whole == ["order_created_at_max", "order_updated_at_max"]


def test_an_order_without_a_date_of_update_passes_no_filter_by_it(filters: Filters) -> None:
    found = [name for name in DATES if "order without it is left out" in filters[name]["description"]]
    declared = [name for name in DATES if filters[name]["x-filter"].get("absent") == "leaves-out"]
    assert found == declared == [name for name in DATES if "updated" in name]


def test_a_text_filter_takes_one_text_whatever_its_case_and_integrations_come_in_a_list(
    filters: Filters,
) -> None:
    paging = {"sort", "page_size", "cursor"}
    declared = {name: each["x-filter"] for name, each in filters.items() if name not in {*DATES, *paging}}
    members = {name: each["member"] for name, each in declared.items()}
    assert members == {
        "integration": "/order_details/integration/id",
        "order_number": "/order_number",
        "order_id": "/order_id",
        "status": "/order_details/status/code",
    }
    assert (declared["integration"]["test"], declared["integration"]["separator"]) == ("one-of", ",")
    rest = {(each["test"], each["case"]) for name, each in declared.items() if name != "integration"}
    assert rest == {("equals", "insensitive")}


def test_the_caller_learns_where_the_ids_of_integrations_come_from(filters: Filters) -> None:
    assert "endpoint Retrieve a list of integrations" in filters["integration"]["description"]


def test_the_list_is_said_to_be_that_of_the_panel_as_the_page_says_it(operations: dict[str, Schema]) -> None:
    assert (
        '"on the Incoming Orders overview in the Sendcloud panel"' in operations["listOrders"]["description"]
    )


def test_the_sort_keys_are_those_of_the_page(filters: Filters) -> None:
    sort = filters["sort"]
    assert (list(sort["schema"]["x-sort"]["keys"]), sort["schema"]["default"]) == (SORT_KEYS, "-pk")
    assert [key for key in SORT_KEYS if f"`{key}`" not in sort["description"]] == []


def test_no_filter_is_a_closed_list(filters: Filters) -> None:
    assert [name for name, each in filters.items() if {"enum", "$ref"} & each["schema"].keys()] == []


def test_paging_is_declared_by_parameters_and_header_that_exist(
    operations: dict[str, Schema], filters: Filters
) -> None:
    paging = operations["listOrders"]["x-pagination"]
    assert (paging["key"], paging["while-changing"], paging["stop"]) == ("/id", "live", ["no-next-link"])
    assert paging["max-size"]["items"] == filters["page_size"]["schema"]["maximum"]
    assert paging["order"] == [{"by": "/id", "direction": "descending", "numeric": True}]
    assert {expression_target(each) for each in paging["inputs"].values()} <= filters.keys()
    assert (
        expression_target(paging["next"]["link"]) in operations["listOrders"]["responses"]["200"]["headers"]
    )


def test_an_id_is_text_in_an_order_and_a_number_elsewhere(
    document: Schema, schemas: dict[str, Schema]
) -> None:
    types = [schemas[name]["properties"]["id"]["type"] for name in ("Order", "NewOrder", "SavedOrder")]
    key = document["components"]["parameters"]["OrderKey"]["schema"]
    assert [*types, key["type"], key["minimum"]] == ["string", "string", "integer", "integer", 1]


@pytest.mark.parametrize("name", REQUIRED)
def test_a_schema_requires_exactly(name: str, schemas: dict[str, Schema]) -> None:
    own = [schemas[name], *schemas[name].get("allOf", ())]
    assert [member for part in own for member in part.get("required", ())] == REQUIRED[name].split()


@pytest.mark.parametrize("name", [*NULL, "DangerousGoods", "NewDangerousGoods"])
def test_what_may_be_null_is_exactly(name: str, schemas: dict[str, Schema]) -> None:
    held = schemas[name]["properties"]
    wanted = NULL[name].split() if name in NULL else list(held)
    assert {member for member, schema in held.items() if "null" in kinds(schema)} == set(wanted)


def test_lists_are_closed_in_requests_and_open_in_responses(schemas: dict[str, Schema]) -> None:
    closed = {name: " ".join(schema["enum"]) for name, schema in schemas.items() if "enum" in schema}
    assert differences(closed, {f"New{name}": values for name, values in LISTS.items()}) == []
    assert {name: " ".join(schemas[name]["x-extensible-enum"]) for name in LISTS} == LISTS


def test_responses_bound_nothing(given: list[Schema]) -> None:
    assert len(given) > 200
    assert [node for node in given if BOUNDS & node.keys() or "enum" in node or "maxProperties" in node] == []


def test_every_bound_of_a_request_that_sendcloud_does_not_publish_is_marked(sent: list[Schema]) -> None:
    ours = {"maxLength", "maximum", "maxItems", "maxProperties"}
    unmarked = [
        node
        for node in sent
        for bound in ours & node.keys()
        if "type" in node
        and bound not in marked_parts(node)
        and node.get("maxLength") != 2  # the country of origin, whose length is published
    ]
    assert unmarked == []


def test_null_is_marked_where_the_page_shows_only_values(
    document: Schema, schemas: dict[str, Schema]
) -> None:
    shown: dict[int, tuple[Schema, list[Any]]] = {}

    def visit(schema: Schema, values: list[Any]) -> None:
        schema = schemas[name_of(schema)] if "$ref" in schema else schema
        for part in schema.get("anyOf", ()):
            visit(part, values)
        visit_items = [item for value in values if isinstance(value, list) for item in value]
        if visit_items:
            visit(schema["items"], visit_items)
        for name, member in schema.get("properties", {}).items():
            found = [value[name] for value in values if isinstance(value, dict) and name in value]
            shown.setdefault(id(member), (member, []))[1].extend(found)
            if found:
                visit(member, found)

    visit(schemas["OrderList"], [document["components"]["examples"]["OrderList"]["value"]])
    null = [(member, values) for member, values in shown.values() if "null" in kinds(member) and values]
    without = [member for member, values in null if None not in values]
    assert len(without) > 15
    assert [m for m in without if marked_parts(m) not in (["type"], ["anyOf"])] == []


@pytest.mark.parametrize("name", ["WeightUnit", "ShipmentType", "ExportType"])
def test_the_values_that_the_page_does_not_show_are_marked(name: str, schemas: dict[str, Schema]) -> None:
    (shown,) = {"kg", "commercial_goods", "commercial_b2c"} & {*LISTS[name].split()}
    marked = schemas[name]["x-provenance"]["except"]["public"]
    assert marked == [value for value in LISTS[name].split() if value != shown]


def test_what_the_page_does_not_show_is_marked_and_nothing_else(
    document: Schema, schemas: dict[str, Schema]
) -> None:
    shown: dict[int, list[bool]] = defaultdict(list)
    marked: dict[int, bool] = {}

    def visit(schema: Schema, values: list[Any]) -> None:
        schema = schemas[name_of(schema)] if "$ref" in schema else schema
        for part in schema.get("anyOf", ()):
            visit(part, values)
        if "items" in schema:
            visit(schema["items"], [item for value in values for item in value or ()])
        for name, member in schema.get("properties", {}).items():
            found = [value[name] for value in values if isinstance(value, dict) and name in value]
            shown[id(member)].append(bool(found))
            own = member.get("x-provenance", schema.get("x-provenance", {}))
            marked[id(member)] = own.get("status") == "public"
            if found:
                visit(member, found)

    visit(schemas["OrderList"], [document["components"]["examples"]["OrderList"]["value"]])
    assert len(marked) > 60
    assert {key: not any(found) for key, found in shown.items()} == marked


@pytest.mark.parametrize("party", ["sender", "receiver", "importer_of_record"])
def test_each_list_of_tax_numbers_names_its_own_party(party: str, schemas: dict[str, Schema]) -> None:
    assert party.replace("_", " ") in schemas["TaxNumbers"]["properties"][party]["description"]


def test_the_older_name_of_the_phone_number_is_taken_in_changes_only(schemas: dict[str, Schema]) -> None:
    named = {
        name: schema["properties"]["phone"]
        for name, schema in schemas.items()
        if "phone" in schema.get("properties", ())
    }
    assert [(name, phone["deprecated"]) for name, phone in named.items()] == [
        ("CustomerDetailsChanges", True)
    ]


def test_changes_may_repeat_the_ids(schemas: dict[str, Schema]) -> None:
    assert {"id", "order_id"} <= schemas["OrderChanges"]["properties"].keys()


@pytest.mark.parametrize("text", MOMENTS)
def test_a_timestamp_is_kept_as_written(text: str, schemas: dict[str, Schema], matches: Matches) -> None:
    assert all(matches(schemas[name], text) for name in ("Timestamp", "NewTimestamp"))
    assert schemas["Timestamp"]["format"] == "date-time"


@pytest.mark.parametrize("text", NO_MOMENTS)
def test_text_without_a_date_is_no_timestamp(text: str, schemas: dict[str, Schema], matches: Matches) -> None:
    assert not matches(schemas["NewTimestamp"], text)


def test_every_text_that_is_sent_is_bounded_and_holds_no_nul(sent: list[Schema], matches: Matches) -> None:
    texts = [
        schema
        for schema in sent
        if schema.get("type") in ("string", ["string", "null"]) and "enum" not in schema
    ]
    assert [schema for schema in texts if "maxLength" not in schema or matches(schema, "a\0")] == []


def test_every_number_that_is_sent_is_bounded(sent: list[Schema]) -> None:
    numbers = [schema for schema in sent if "type" in schema and {"number", "integer"} & kinds(schema)]
    assert [s for s in numbers if "maximum" not in s or not {"minimum", "exclusiveMinimum"} & s.keys()] == []


def test_a_list_of_orders_may_be_empty_and_ends_at_100(operations: dict[str, Schema]) -> None:
    body = operations["createOrUpdateOrders"]["requestBody"]["content"]["application/json"]["schema"]
    assert (body.get("minItems", 0), body["maxItems"]) == (0, 100)


def test_the_partner_is_named_when_creating_only(operations: dict[str, Schema]) -> None:
    taken = [
        (name, each) for name, operation in operations.items() for each in operation.get("parameters", ())
    ]
    headers = [
        (name, each["name"], each["schema"]["format"]) for name, each in taken if each["in"] == "header"
    ]
    assert headers == [("createOrUpdateOrders", "Sendcloud-Partner-Id", "uuid")]


def test_there_are_two_ways_to_authenticate_and_every_operation_takes_either(
    document: Schema, operations: dict[str, Schema]
) -> None:
    schemes = document["components"]["securitySchemes"]
    assert document["security"] == [{"basic": []}, {"oauth2": ["api"]}]
    assert [name for name, operation in operations.items() if "security" in operation] == []
    assert (schemes["basic"]["type"], schemes["basic"]["scheme"]) == ("http", "basic")
    flow = schemes["oauth2"]["flows"]["clientCredentials"]
    assert (flow["tokenUrl"], list(flow["scopes"])) == ("https://account.sendcloud.com/oauth2/token", ["api"])


def test_the_only_server_is_the_one_of_the_page(document: Schema) -> None:
    servers = {server["x-environment"]: server["url"] for server in document["servers"]}
    assert servers == {"live": "https://panel.sendcloud.sc/api/v3"}


def test_every_operation_sees_the_orders_of_the_account(operations: dict[str, Schema]) -> None:
    owners = {
        name: (each["x-owner"]["scope"], each["x-owner"].get("stranger")) for name, each in operations.items()
    }
    found = dict.fromkeys(("retrieveOrder", "updateOrder", "deleteOrder"), ("account", 404))
    assert owners == {"listOrders": ("account", None), "createOrUpdateOrders": ("account", 400), **found}


def test_a_token_lives_an_hour_and_ends_in_one_known_error(document: Schema) -> None:
    scheme = document["components"]["securitySchemes"]["oauth2"]
    token = scheme["x-token"]
    assert (token["lives"], token["issued-by"]) == (3600, scheme["flows"]["clientCredentials"]["tokenUrl"])
    assert {token[each] for each in ("expired", "withdrawn", "missing", "invalid")} == {
        "authentication_failed"
    }


def test_every_operation_and_the_document_link_to_sendclouds_pages(
    document: Schema, operations: dict[str, Schema]
) -> None:
    linked = [document, *operations.values()]
    assert {each["externalDocs"]["url"].partition("/v3/orders")[0] for each in linked} == {
        "https://sendcloud.dev/api"
    }


def test_the_error_codes_are_the_published_ones_a_neighbours_and_ours(schemas: dict[str, Schema]) -> None:
    codes = schemas["ErrorCode"]
    assert codes["x-extensible-enum"] == [*CODES.split(), *OUR_CODES.split()]
    assert codes["x-provenance"]["except"]["ours"] == OUR_CODES.split()
    assert {error["code"] for error in codes["x-errors"]} == {*CODES.split(), *OUR_CODES.split()}


def test_every_error_example_is_worded_as_the_catalogue_says(
    document: Schema, schemas: dict[str, Schema]
) -> None:
    known = [
        (
            str(row["http_status"]),
            row["code"],
            re.sub(r"\\\{\w+\\\}", ".+", re.escape(row["message"]["en-US"])),
        )
        for row in schemas["ErrorCode"]["x-errors"]
        if not row["message"]["en-US"].startswith("{")
    ]
    shown = [
        error
        for name, example in document["components"]["examples"].items()
        if name.startswith("Error")
        for error in example["value"]["errors"]
    ]
    unknown = [
        error
        for error in shown
        if not any(
            (status, code) == (error["status"], error["code"]) and re.fullmatch(text, error["detail"])
            for status, code, text in known
        )
    ]
    assert unknown == []


def test_every_operation_may_return_401_and_429_and_none_names_403(operations: dict[str, Schema]) -> None:
    named = [operation["responses"].keys() & {"401", "403", "429"} for operation in operations.values()]
    assert named == [{"401", "429"}] * 5


def test_the_limits_are_those_of_the_guide(document: Schema) -> None:
    limits = {(*limit["methods"], limit["calls"], limit["seconds"]) for limit in document["x-rate-limits"]}
    writes = ("POST", "PATCH", "PUT", "DELETE")
    assert limits == {("GET", 1000, 60), (*writes, 100, 60), (*writes, 15, 1)}


def test_too_many_requests_say_when_to_try_again(document: Schema) -> None:
    assert list(document["components"]["responses"]["TooManyRequests"]["headers"]) == ["Retry-After"]


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_worded_as_the_provider_words_it(name: str, document: Schema) -> None:
    (error,) = document["components"]["examples"][f"Error{name}"]["value"]["errors"]
    source = "".join(error.get("source", {}).values())
    assert (
        "|".join((error["status"], error["code"], error.get("title", ""), error["detail"], source))
        == ERRORS[name]
    )


def test_every_error_example_stands_under_its_own_status(
    document: Schema, operations: dict[str, Schema]
) -> None:
    components = document["components"]
    answers = {
        (s, name_of(a)) for each in operations.values() for s, a in each["responses"].items() if "$ref" in a
    }
    for status, name in answers:
        examples = components["responses"][name]["content"]["application/json"]["examples"].values()
        held = [components["examples"][name_of(example)]["value"]["errors"] for example in examples]
        pattern = status.replace("XX", "..").replace("default", "5..")
        assert {bool(re.fullmatch(pattern, error["status"])) for errors in held for error in errors} == {True}


def test_every_response_with_an_order_links_to_all_operations_on_it(
    document: Schema, operations: dict[str, Schema]
) -> None:
    links = document["components"]["links"]
    for name, operation in operations.items():
        answer = operation["responses"][OPERATIONS[name][4]]
        followed = [links[name_of(link)] for link in answer.get("links", {}).values()]
        place = "/data/0/id" if OPERATIONS[name][1] == "/orders" else "/data/id"
        assert {link["parameters"]["path.id"] for link in followed} <= {f"$response.body#{place}"}
        wanted = {"retrieveOrder", "updateOrder", "deleteOrder"} - {name} if "content" in answer else set()
        assert {link["operationId"] for link in followed} == wanted
