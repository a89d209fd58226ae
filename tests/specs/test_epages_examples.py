"""The page's example, its brackets rebuilt by rule, is what the spec holds; and what may be changed in an example."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.specs.conftest import Exactly, Fits, Matches, Misjudged, Named, Printed, Schema, Shape, Through

PAGE = "OrderListThree"
ABSENT = ...
GUID = re.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
# The schema, and so the model, of each example that is JSON; those of errors are all Error.
SCHEMA_OF = {
    "OrderListThree": "OrderList",
    "OrderListEmpty": "OrderList",
    "OrderDetailDemo": "OrderDetail",
    "OrderDetailPaid": "OrderDetail",
    "OrderDocumentListInvoice": "OrderDocumentList",
    "OrderDocumentListPdf": "OrderDocumentList",
    "ErrorOutOfBounds": "Error",
    "ErrorTooManyRequests": "Error",
}
PATCHES = ("PatchCommentAndPaid", "PatchShippingAddress", "PatchPaymentName", "PatchUnpaid")

LISTED = ("OrderList", "OrderListThree")
DETAIL = ("OrderDetail", "OrderDetailDemo")
DOCUMENTS = ("OrderDocumentList", "OrderDocumentListPdf")
LIMIT = ("Error", "ErrorTooManyRequests")
FIRST, LINES = "items/0/", "lineItemContainer/productLineItems/0/"
NAMED, PARTLY, PAYMENT = (
    ("patch", "PatchPaymentName"),
    ("patch", "PatchShippingAddress"),
    "items/0/paymentData/",
)
# What may be changed in an example: see Shape.
SHAPES: list[Shape] = [
    ("EP-02", LISTED, f"{FIRST}links/0/href", "https://shop.example/rs/shops/DemoShop", True),
    ("EP-02", LISTED, f"{FIRST}links/0/href", "", True),
    ("EP-30", LISTED, "items", [], True),
    ("EP-34", LISTED, f"{FIRST}orderId", "5639c509-092f-7704-77d3-d5809ab321d8", True),
    ("EP-34", LISTED, f"{FIRST}orderId", "5639C509092F770477D3D5809AB321D8", True),
    *[
        ("EP-39", LISTED, f"{FIRST}{name}", 250.94, False)
        for name in ("grandTotal", "totalBeforeTax", "totalTax")
    ],
    *[("EP-40", LISTED, f"{FIRST}totalTax", text, True) for text in ("0", "1.6", "579.9", "-3", "0.001")],
    ("EP-42", LISTED, f"{PAYMENT}price/amount", "0.00", False),
    ("EP-42", LISTED, f"{PAYMENT}price/amount", 0.005, True),
    ("EP-43", LISTED, f"{PAYMENT}price/amount", -25.98, True),
    ("EP-44", LISTED, f"{PAYMENT}price/formatted", "1,66 €", True),
    *[
        ("EP-45", LISTED, f"{FIRST}billingAddress/gender", word, True)
        for word in ("FEMALE", "female", "x", None)
    ],
    ("EP-46", LISTED, "items/1/locale", None, True),
    ("EP-46", LISTED, "items/0/locale", "de_DE", True),
    *[("EP-48", LISTED, f"{FIRST}billingAddress/country", text, True) for text in ("DE", "Germany", None)],
    *[("EP-49", LISTED, f"{FIRST}billingAddress/state", text, True) for text in ("GA", "Georgia", None)],
    ("EP-50", LISTED, f"{FIRST}billingAddress/birthday", None, True),
    ("EP-50", LISTED, f"{FIRST}billingAddress/birthday", "08.11.1975", False),
    ("EP-50", PARTLY, "0/value", {"birthday": "08.11.1975"}, False),
    ("EP-50", PARTLY, "0/value", {"birthday": "1975-11-08"}, True),
    ("EP-51", LISTED, f"{FIRST}shippingAddress", {"city": "London"}, True),
    ("EP-51", LISTED, f"{FIRST}shippingAddress", ABSENT, True),
    ("EP-52", LISTED, f"{FIRST}shippingData", None, True),
    *[
        ("EP-53", LISTED, f"{PAYMENT}paymentMethod/{name}", ABSENT, True)
        for name in ("providerName", "additionalData")
    ],
    ("EP-53", LISTED, f"{PAYMENT}transactionId", ABSENT, True),
    ("EP-54", LISTED, f"{PAYMENT}paymentMethod/providerName", "null", True),
    ("EP-55", LISTED, f"{PAYMENT}paymentMethod/additionalData", {"anything": [1]}, True),
    ("EP-55", LISTED, f"{PAYMENT}paymentMethod/additionalData", {"InvoiceAmount": 7.63}, True),
    ("EP-55", LISTED, f"{PAYMENT}paymentMethod/additionalData", "text", False),
    *[("EP-56", LISTED, f"{PAYMENT}{name}", ABSENT, True) for name in ("taxes", "status")],
    *[("EP-56", LISTED, f"{FIRST}shippingData/taxes", value, True) for value in (None, ABSENT, list[Any]())],
    *[("EP-57", LISTED, f"{PAYMENT}status", word, True) for word in ("CANCELED", "FAILED", None)],
    ("EP-57", LISTED, f"{PAYMENT}status", "CANCELLED", True),
    ("EP-58", LISTED, f"{FIRST}taxModel", "NET", True),
    ("EP-58", LISTED, f"{FIRST}taxModel", "gross", True),
    *[("EP-59", DETAIL, f"{LINES}taxClass/percentage", value, True) for value in (0, 19, 19.0)],
    *[("EP-60", LISTED, f"{FIRST}lastUpdatedOnDate", value, True) for value in (None, ABSENT)],
    ("EP-64", DETAIL, "links", ABSENT, True),
    (
        "EP-64",
        DETAIL,
        "links",
        [{"rel": "products", "href": "https://shop.example/", "title": "Products"}],
        True,
    ),
    ("EP-65", DETAIL, "links/0/rel", "taxClass", True),
    *[
        ("EP-66", DETAIL, "links/0/href", url, True)
        for url in ("http://shop.example/api/x", "https://other.example/x")
    ],
    ("EP-66", DETAIL, "links/0/href", "/orders", True),
    ("EP-70", DETAIL, "lineItemContainer/grandTotal/amount", 23.95, True),
    *[("EP-72", DETAIL, f"{LINES}images/0/width", value, True) for value in (0, "0", ABSENT)],
    ("EP-73", DETAIL, "lineItemContainer/basketDiscount", {"links": [], "name": "Spring"}, True),
    *[("EP-73", DETAIL, "lineItemContainer/basketDiscount", value, True) for value in (None, ABSENT)],
    *[("EP-74", DETAIL, f"{LINES}lineItemCouponDiscount", value, True) for value in (None, ABSENT)],
    *[("EP-75", DETAIL, f"{LINES}quantity/unit", unit, True) for unit in ("piece(s)", "yd³", "l")],
    ("EP-76", DETAIL, f"{LINES}sku", "tent-3p-green-0001", True),
    ("EP-77", LISTED, f"{FIRST}creationDate", "2024-07-04T08:42:49Z", True),
    ("EP-77", LISTED, f"{FIRST}creationDate", "2024-07-04T08:42:49.000+02:00", True),
    ("EP-78", LISTED, f"{FIRST}orderNumber", "1003", True),
    ("EP-79", LISTED, f"{FIRST}currencyId", "EURO", True),
    ("EP-79", LISTED, f"{FIRST}currencyId", 978, False),
    ("EP-80", LISTED, f"{FIRST}customerNumber", 1031, False),
    *[
        ("EP-81", LISTED, f"{FIRST}billingAddress/emailAddress", text, True)
        for text in ("", "at home", None, ABSENT)
    ],
    ("EP-83", LISTED, f"{FIRST}billingAddress", {}, True),
    ("EP-88", LIMIT, "status", 429, False),
    ("EP-88", LIMIT, "message", ABSENT, False),
    ("EP-97", PARTLY, "0/value", {"city": "Buckborough"}, True),
    ("EP-97", PARTLY, "0/value", {"street": None}, True),
    ("EP-97", PARTLY, "0/value", "Ardith Route 2", False),
    ("EP-99", LISTED, f"{PAYMENT}paymentMethod", None, True),
    ("EP-99", LISTED, f"{PAYMENT}price/amount", 0, True),
    *[("EP-109", NAMED, "0/value", "x" * length, 1 <= length <= 4000) for length in (0, 1, 4000, 4001)],
    ("EP-109", NAMED, "0/value", "Paid\0", False),
    ("EP-109", PARTLY, "0/value", {"city": "x" * 1001}, False),
    ("EP-109", PARTLY, "0/value", {"city": "x" * 1000}, True),
    *[("EP-114", DETAIL, f"{LINES}minOrder", value, True) for value in (1, 1.5, None)],
    ("EP-114", DETAIL, f"{LINES}minOrder", "1", False),
    ("EP-114", DETAIL, f"{LINES}isInWishlist", True, True),
    ("EP-114", DETAIL, f"{LINES}additionalInformation", {"bulkPriceInfo": []}, True),
    ("EP-114", DETAIL, f"{LINES}additionalInformation", "text", False),
    ("EP-114", DETAIL, "lineItemContainer/deposits", [{"name": "Bottle"}], True),
    ("EP-114", DETAIL, "lineItemContainer/deposits", [1], False),
    *[
        ("EP-119", DETAIL, f"{LINES}{name}", None, True)
        for name in ("sku", "taxClass", "minOrder", "orderUnit")
    ],
    ("EP-119", DETAIL, "shippingPrice", None, True),
    ("EP-119", DETAIL, "lineItemContainer/shippingPrice", None, True),
    ("EP-119", DETAIL, f"{LINES}images/0/isZoomEnabled", None, True),
    *[("EP-119", DETAIL, f"{LINES}{name}", None, False) for name in ("name", "images", "lineItemPrice")],
]

Page = dict[str, Any]


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def read_object(lines: list[str], at: int) -> dict[str, Any]:
    """Take the properties at this depth off the lines; a key that stands already belongs to the next object."""
    members: dict[str, Any] = {}
    while lines and depth(lines[0]) == at:
        key, _, rest = lines[0].strip().partition(": ")
        name = json.loads(key)
        if name in members:
            break
        del lines[0]
        members[name] = read_value(rest, lines, at)
    return members


def read_value(rest: str, lines: list[str], at: int) -> Any:
    """Read what follows a key: an object two columns deeper, an array whose elements stand four deeper, or a value."""
    if rest == "{":
        return read_object(lines, at + 2)
    if rest == "[":
        elements = []
        while lines and depth(lines[0]) == at + 4:
            elements.append(read_object(lines, at + 4))
        return elements
    return json.loads(rest.removesuffix(","))


def values(node: Any) -> Iterator[Any]:
    """Every object, array and value within a value, itself included."""
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from values(child)


@pytest.fixture(scope="module")
def fits(document: Schema, matches: Matches, fits: Fits) -> Fits:
    """Say whether a value fits a named schema; the body of updateOrder, which has no name, is called `patch` here."""
    body = document["paths"]["/{shopId}/orders/{orderId}"]["patch"]["requestBody"]["content"]
    patch = body["application/json-patch+json"]["schema"]
    return lambda name, value: matches(patch, value) if name == "patch" else fits(name, value)


@pytest.fixture
def page(printed: Printed) -> Page:
    """The page's example with its brackets: the outermost braces would stand at no depth."""
    lines = printed(PAGE).splitlines()
    found = read_object(lines, 2)
    assert lines == []
    return found


def test_the_page_lost_the_lines_that_held_only_brackets(printed: Printed, page: Page) -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads(printed(PAGE))
    kept = printed(PAGE).splitlines()
    whole = json.dumps(page, indent=2).splitlines()
    assert [line for line in kept if not line.strip().startswith('"')] == []
    assert Counter(line.strip() for line in whole if not line.strip().startswith('"')).total() == 56
    assert len(whole) == len(kept) + 56


def test_the_rebuilt_page_has_the_orders_and_properties_of_the_page(page: Page) -> None:
    assert [len(order) for order in page["items"]] == [34, 33, 33]
    assert [len(order["billingAddress"]) for order in page["items"]] == [34, 34, 34]


def test_the_rebuilt_page_equals_the_example_of_the_same_name(
    page: Page, example: Named, exactly: Exactly
) -> None:
    assert exactly(example("OrderListThree")) == exactly(page)


def test_the_rebuilt_page_fits_its_schema(page: Page, fits: Fits) -> None:
    assert fits("OrderList", page)


def test_the_rebuilt_page_is_written_back_as_it_was_read(
    page: Page, through: Through, exactly: Exactly
) -> None:
    assert exactly(through("OrderList", page)) == exactly(page)


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_a_response_of_the_spec_fits_and_is_written_back(
    name: str, example: Named, fits: Fits, through: Through, exactly: Exactly
) -> None:
    schema, value = SCHEMA_OF[name], example(name)
    assert fits(schema, value)
    assert exactly(through(schema, value)) == exactly(value)


@pytest.mark.parametrize("name", PATCHES)
def test_a_patch_of_the_spec_fits_and_is_written_back(
    name: str, example: Named, fits: Fits, through: Through, exactly: Exactly
) -> None:
    patch = example(name)
    assert fits("patch", patch)
    assert exactly([through("PatchOperation", part) for part in patch]) == exactly(patch)


def test_a_property_that_is_not_declared_is_kept(example: Named, through: Through) -> None:
    order = {**example("OrderListThree")["items"][0], "shippedOn": None, "lineItemContainer": {}}
    assert through("Order", order) == order


def test_the_empty_texts_of_the_page_are_known(page: Page) -> None:
    empty = Counter(
        name for node in values(page) if isinstance(node, dict) for name, value in node.items() if value == ""
    )
    assert empty == {"emailAddress": 3, "businessEmailAddress": 3, "websiteUrl": 3, "href": 8}


def test_the_page_says_a_page_size_that_it_does_not_hold(page: Page) -> None:
    assert (page["results"], page["page"], page["resultsPerPage"], len(page["items"])) == (3, 1, 10, 3)


def test_the_orders_of_the_page_stand_newest_first(page: Page) -> None:
    dates = [order["creationDate"] for order in page["items"]]
    assert dates == sorted(dates, reverse=True)


def test_every_time_of_the_page_has_milliseconds_and_z(page: Page) -> None:
    times = [
        value for value in values(page) if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}T", value)
    ]
    assert times
    assert [time for time in times if not TIME.fullmatch(time)] == []


def test_ids_of_the_page_are_no_uuids(page: Page) -> None:
    named = [value for value in values(page) if isinstance(value, str) and GUID.fullmatch(value)]
    assert {order["orderId"] for order in page["items"]} <= set(named)
    assert [value for value in named if value[14] == "4" and value[19] in "89AB"] == []


def test_the_totals_of_the_page_end_in_no_zero(page: Page) -> None:
    totals = [order[name] for order in page["items"] for name in ("grandTotal", "totalBeforeTax", "totalTax")]
    assert [text for text in totals if "." in text and text.endswith("0")] == []


def test_the_page_writes_gender_in_two_ways(page: Page) -> None:
    assert [order["billingAddress"]["gender"] for order in page["items"]] == ["MALE", "female", "male"]


def test_the_page_shows_these_properties_as_null(page: Page) -> None:
    first, second, third = ({name for name in order if order[name] is None} for order in page["items"])
    assert {"locale", "customerComment", "internalNote"} <= first
    assert ("shippingData" in second, "shippingAddress" in first & second & third) == (True, True)


def test_the_order_without_shipping_has_no_link_to_a_shipping_method(page: Page) -> None:
    linked = ["shipping-method" in {link["rel"] for link in order["links"]} for order in page["items"]]
    assert linked == [order["shippingData"] is not None for order in page["items"]] == [True, False, True]


def test_only_one_order_of_the_page_tells_its_last_update(page: Page) -> None:
    assert ["lastUpdatedOnDate" in order for order in page["items"]] == [True, False, False]
    assert page["items"][1]["dispatchedOn"] > page["items"][1]["creationDate"]


def test_the_page_writes_the_properties_of_its_orders_in_two_orders(page: Page) -> None:
    first, second, third = (list(order) for order in page["items"])
    assert second == third
    assert [name for name in first if name in second] != second


def test_two_orders_of_the_page_were_paid_or_seen_before_they_were_made(page: Page) -> None:
    first, second, _ = page["items"]
    assert (first["paidOn"][:4], first["creationDate"][:4]) == ("2016", "2024")
    assert (second["viewedOn"][:4], second["creationDate"][:4]) == ("2015", "2024")


def test_the_example_of_a_single_order_continues_the_page(page: Page, example: Named) -> None:
    list_request, order = page["items"][0], example("OrderDetailDemo")
    differing = {name for name in order if order[name] != list_request.get(name)}
    assert differing == {"billingAddress", "links", "lineItemContainer"}
    for own, others in (
        (order["billingAddress"], list_request["billingAddress"]),
        *zip(order["links"], list_request["links"], strict=True),
    ):
        assert {name for name in own if own[name] != others[name]} == {
            name for name in others if others[name] == ""
        }


@pytest.mark.parametrize("name", ["OrderDetailDemo", "OrderDetailPaid"])
def test_the_lines_the_coupon_and_the_shipping_add_up_to_the_total(name: str, example: Named) -> None:
    order = json.loads(json.dumps(example(name)), parse_float=Decimal)
    costs = order["lineItemContainer"]
    lines = sum(line["lineItemPrice"]["amount"] for line in costs["productLineItems"])
    coupon, shipping = (
        costs["couponLineItem"]["lineItemPrice"]["amount"],
        order["shippingData"]["price"]["amount"],
    )
    assert lines == costs["lineItemsSubTotal"]["amount"]
    assert lines + coupon + shipping == costs["grandTotal"]["amount"] == Decimal(order["grandTotal"])


SUMMED = {
    "OrderListThree": [("Order", "items")],
    "OrderDetailDemo": [("Order", ""), ("LineItemContainer", "lineItemContainer")],
    "OrderDetailPaid": [("Order", ""), ("LineItemContainer", "lineItemContainer")],
    "OrderDocumentListInvoice": [("LineItemContainer", "items/0/lineItemContainer")],
    "OrderDocumentListPdf": [("LineItemContainer", "items/0/lineItemContainer")],
}


def numbers(node: Any, steps: list[str]) -> list[Decimal]:
    """Return the numbers that a pointer leads to; `*` stands for every item of a list."""
    if not steps:
        return [Decimal(str(node))]
    if node is None:
        return []
    below = node if steps[0] == "*" else [node[steps[0]]] if steps[0] in node else []
    return [number for each in below for number in numbers(each, steps[1:])]


def add_up(node: Any, pointer: str) -> Decimal:
    return sum(numbers(node, pointer.split("/")[1:]), Decimal(0))


@pytest.mark.parametrize("name", SUMMED)
def test_the_declared_sums_hold_in_every_example(
    name: str, example: Named, schemas: dict[str, Schema]
) -> None:
    for schema, path in SUMMED[name]:
        found: Any = example(name)
        for step in filter(None, path.split("/")):
            found = found[int(step) if step.isdigit() else step]
        for held in found if isinstance(found, list) else [found]:
            for line in held.get("productLineItems", []):
                amount, single = (add_up(line, f"/{key}/amount") for key in ("quantity", "singleItemPrice"))
                assert add_up(line, "/lineItemPrice/amount") == amount * single
            for rule in schemas[schema]["x-sums"]:
                assert sum(add_up(held, term) for term in rule["terms"]) == add_up(held, rule["equals"])


@pytest.mark.parametrize("entry", sorted({row[0] for row in SHAPES}))
def test_an_example_may_be_changed_as_its_entry_says(entry: str, misjudged: Misjudged) -> None:
    assert misjudged(SHAPES, entry) == []
