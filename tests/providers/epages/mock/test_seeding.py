"""Contents of a new mock: equal in every run, as documented, with every property in every allowed form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import MockSettings

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops


Fact = tuple[str, str]

# Written by the mock alone in one way, because no example of the provider shows them (EP-114).
ONE_WAY = {
    *("ProductLineItem.minOrder", "ProductLineItem.intervalOrder", "ProductLineItem.priceQuantity"),
    *("ProductLineItem.quantityPrice", "ProductLineItem.isInWishlist"),
}
# Objects and properties that no example of the provider shows; the mock has them in full or not at all (EP-114).
UNSEEN = (
    *("LineItem.", "DepositLineItem.", "AdditionalInformation.", "BulkPrice."),
    *("BasketDiscount.name", "BasketDiscount.lineItemPrice"),
)
# Properties that a reader need not have (EP-113), and that the mock always sends, as each example of the provider does.
ALWAYS = {
    "Order": """billingAddress shippingAddress shippingData paymentData customerNumber locale taxModel totalBeforeTax
        totalTax customerComment internalNote viewedOn rejectedOn inProcessOn pendingOn readyForDispatchOn
        partiallyDispatchedOn dispatchedOn deliveredOn partiallyInvoicedOn invoicedOn partiallyPaidOn paidOn returnedOn
        closedOn archivedOn""",
    "OrderList": "page resultsPerPage",
    "OrderDocumentList": "page resultsPerPage",
    "Price": "taxType formatted",
    "TaxClass": "name percentage",
    "Tax": "taxClass",
    "Quantity": "unit",
    "ShippingMethod": "name",
    "ShippingData": "shippingMethod price",
    "PaymentMethod": "name",
    "PaymentData": "paymentMethod price",
    "ProductLineItem": "name lineItemPrice singleItemPrice",
    "CouponLineItem": "couponCampaignId lineItemPrice",
    "LineItemContainer": "totalBeforeTax totalTax lineItemsSubTotal",
    "OrderDocument": "issueDate creationDate address lineItemContainer",
}
NEVER_MISSING = {
    (f"{schema}.{name}", "missing") for schema, names in ALWAYS.items() for name in names.split()
}


class Reader:
    """Tells of schemas what may come, and of values what came, in the same words."""

    def __init__(self, contract: Any) -> None:
        self._contract = contract

    def expected(self, schema: Any, name: str = "", seen: set[str] | None = None) -> Iterator[Fact]:
        """Each optional property there and missing, each nullable one null and not, each word of an enumeration."""
        seen = set() if seen is None else seen
        name, node = self._resolve(schema, name)
        if name in seen:
            return
        seen.add(name)
        yield from ((name, repr(word)) for word in node.get("x-extensible-enum", ()))
        for form in node.get("anyOf", node.get("allOf", ())):
            yield from self.expected(form, name + "?", seen)
        if "items" in node:
            yield from self.expected(node["items"], name + "[]", seen)
        for member, child in node.get("properties", {}).items():
            place = f"{name}.{member}"
            yield (place, "there")
            if member not in node.get("required", ()):
                yield (place, "missing")
            if self._is_nullable(child):
                yield from ((place, "null"), (place, "not null"))
            yield from self.expected(child, place, seen)

    def observed(self, schema: Any, value: Any, name: str = "") -> Iterator[Fact]:
        """Return the parts of its schema that a value shows."""
        name, node = self._resolve(schema, name)
        if "x-extensible-enum" in node:
            yield (name, repr(value))
        for form in node.get("allOf", ()):
            yield from self.observed(form, value, name + "?")
        for form in node.get("anyOf", ()):
            if value is not None and form.get("type") != "null":
                yield from self.observed(form, value, name + "?")
        if isinstance(value, list):
            for item in value:
                yield from self.observed(node["items"], item, name + "[]")
        if isinstance(value, dict):
            for member, child in node.get("properties", {}).items():
                place = f"{name}.{member}"
                yield (place, "there" if member in value else "missing")
                if member in value:
                    yield (place, "null" if value[member] is None else "not null")
                    yield from self.observed(child, value[member], place)

    def _resolve(self, schema: Any, name: str) -> tuple[str, Any]:
        return (schema["$ref"].rpartition("/")[2] if "$ref" in schema else name), self._contract.resolve(
            schema
        )

    def _is_nullable(self, schema: Any) -> bool:
        node = self._contract.resolve(schema)
        return "null" in node.get("type", ()) or any(
            form.get("type") == "null" for form in node.get("anyOf", ())
        )


@pytest.fixture(scope="module")
def shops(make_shops: Callable[..., Any]) -> InProcessShops:
    return make_shops(orders=MockSettings().orders)


@pytest.fixture(scope="module")
def answers(shops: InProcessShops) -> Json:
    """Every response that a new mock gives, by operation; a change is one that changes next to nothing."""
    orders = shops.walk()
    pages = [shops.page(page=number) for number in (1, 2, 3)]
    details = [shops.get(order["orderId"]) for order in orders]
    documents = [
        shops.page(f"/orders/{order['orderId']}/documents", includePdf=flag)
        for order in orders
        for flag in ("true", "false")
    ]
    return {"listOrders": pages, "getOrder": details, "listOrderDocuments": documents}


@pytest.mark.slow
def test_a_new_mock_shows_every_property_in_every_way_that_it_may_come(
    shops: InProcessShops, answers: Json, contract: Contract
) -> None:
    reader = Reader(contract)
    expected, observed = set(), set()
    changed = [
        shops.add(order["orderId"], path, value)
        for order, path, value in zip(
            answers["getOrder"],
            ("/payment", "/internalNote"),
            ("Paid at the counter", "called the customer"),
            strict=False,
        )
    ]
    for operation, documents in {**answers, "updateOrder": changed}.items():
        schema = contract.operation(operation).responses["200"]
        expected |= set(reader.expected(schema))
        for document in documents:
            observed |= set(reader.observed(schema, document))
    hidden = {fact for fact in expected if fact[0] in ONE_WAY or fact[0].startswith(UNSEEN)}
    assert expected - observed - hidden == NEVER_MISSING
    assert {("Order.links", "missing"), ("PaymentData.paymentMethod", "null")} <= observed


def test_the_properties_of_which_nothing_is_known_are_null_or_missing(
    answers: Json, contract: Contract
) -> None:
    reader, observed = Reader(contract), set()
    for document in answers["getOrder"]:
        observed |= set(reader.observed({"$ref": "#/components/schemas/OrderDetail"}, document))
    for name in ONE_WAY:
        assert {word for place, word in observed if place == name} == {"there", "missing", "null"}


def test_a_new_mock_holds_300_orders_of_which_each_can_be_read(answers: Json) -> None:
    assert {page["results"] for page in answers["listOrders"]} == {300}
    assert len({order["orderId"] for order in answers["getOrder"]}) == 300
    assert len({order["orderNumber"] for order in answers["getOrder"]}) == 300


def test_no_text_is_the_word_null(answers: Json) -> None:
    assert '"null"' not in str(answers).replace("'", '"')


def test_countries_are_two_letters(answers: Json) -> None:
    countries = {order["billingAddress"].get("country") for order in answers["getOrder"]}
    assert countries - {None} == {"DE", "US", "GB", "FR", "CH"}


def test_every_status_is_set_somewhere_and_none_is_to_come(
    answers: Json, status_times: Callable[..., Any]
) -> None:
    times = [(name, time) for order in answers["getOrder"] for name, time in status_times(order).items()]
    assert len({name for name, _ in times}) == 15
    assert max(time for _, time in times) <= "2026-06-15T10:00:00.000Z"


def test_orders_go_back_two_years_and_some_share_a_timestamp(answers: Json) -> None:
    created = [order["creationDate"] for order in answers["getOrder"]]
    assert min(created)[:7] in ("2024-06", "2024-07")
    assert len(set(created)) < len(created)


def test_the_same_settings_make_the_same_shops(make_shops: Callable[..., Any]) -> None:
    assert make_shops().stored() == make_shops().stored()


def test_no_orders_is_an_empty_shop(make_shops: Callable[..., Any]) -> None:
    assert make_shops(orders=0).page()["results"] == 0


def test_more_orders_can_be_seeded_for_a_shop(make_shops: Callable[..., Any]) -> None:
    shops = make_shops()
    answer = shops.send(
        "POST", "/_mock/epages/seed", json={"orders": 30, "seed": 3, "api_key": "merchant-two"}
    )
    listed = shops.walk(key="merchant-two")
    assert sorted(order["orderId"] for order in listed) == sorted(answer.json()["orders"])
    counted = {name: sum(order[name] is not None for order in listed) for name in answer.json()["statuses"]}
    assert answer.json()["statuses"] == counted
    assert len(shops.walk()) == 24
    shops.send("POST", "/_mock/epages/seed", json={"orders": 5, "api_key": "merchant-two"})
    assert len(shops.walk(key="merchant-two")) == 35
