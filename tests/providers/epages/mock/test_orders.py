"""One order: its lines and totals, links, languages."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import EpagesSettings, NextDefault

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops, MakeShops


@pytest.fixture(scope="module")
def details(make_shops: Callable[..., Any]) -> list[Any]:
    shops = make_shops(orders=120)
    return [shops.get(order["orderId"]) for order in shops.walk()]


def amount(price: Json | None) -> Decimal:
    return Decimal(str(price["amount"])) if price else Decimal(0)


def test_a_single_order_adds_its_lines_to_what_a_list_tells(shops: InProcessShops) -> None:
    for order in shops.page()["items"]:
        detail = shops.get(order["orderId"])
        assert detail["lineItemContainer"]["productLineItems"]
        assert {name: detail[name] for name in detail.keys() & order.keys()} == order
        assert detail.keys() - order.keys() <= {"lineItemContainer", "shippingPrice"}


def test_an_order_is_found_whatever_the_case_of_its_id(shops: InProcessShops, order: Json) -> None:
    assert shops.get(order["orderId"].lower())["orderId"] == order["orderId"] == order["orderId"].upper()


def test_lines_coupon_and_shipping_add_up_to_the_total(details: list[Any]) -> None:
    for order in details:
        held = order["lineItemContainer"]
        lines = sum(amount(line["lineItemPrice"]) for line in held["productLineItems"])
        coupon = amount((held.get("couponLineItem") or {}).get("lineItemPrice"))
        told = lines + coupon + amount(held.get("shippingPrice"))
        total = {"GROSS": held["grandTotal"], "NET": held["totalBeforeTax"]}[order["taxModel"]]
        assert lines == amount(held["lineItemsSubTotal"])
        assert told == amount(total)
        assert amount(held["grandTotal"]) == amount(held["totalBeforeTax"]) + amount(held["totalTax"])
        for line in held["productLineItems"]:
            assert amount(line["lineItemPrice"]) == line["quantity"]["amount"] * amount(
                line["singleItemPrice"]
            )


def values_at(node: Any, pointer: str) -> list[Any]:
    """Return the values that a pointer leads to; `*` stands for every item of a list."""
    found = [node]
    for step in pointer.split("/")[1:]:
        found = [each for each in found if each is not None]
        found = (
            [item for each in found for item in each]
            if step == "*"
            else [each[step] for each in found if step in each]
        )
    return [each for each in found if each is not None]


def number_at(node: Any, pointer: str) -> Decimal:
    return sum((Decimal(str(each)) for each in values_at(node, pointer)), Decimal(0))


def objects_of(schema: str, details: list[Any]) -> list[Any]:
    lines = "/lineItemContainer/productLineItems/*"
    places = {"Order": "", "LineItemContainer": "/lineItemContainer", "ProductLineItem": lines}
    return [each for order in details for each in values_at(order, places[schema])]


@pytest.mark.parametrize("schema", ["Order", "LineItemContainer", "ProductLineItem"])
def test_the_declared_sums_hold_in_every_response(
    details: list[Any], contract: Contract, schema: str
) -> None:
    for rule in contract.schema(schema)["x-sums"]:
        for held in objects_of(schema, details):
            terms = [
                math.prod(number_at(held, factor) for factor in term)
                if isinstance(term, list)
                else number_at(held, term)
                for term in rule["terms"]
            ]
            assert sum(terms) == number_at(held, rule["equals"])


def test_only_the_declared_members_differ_by_language(shops: InProcessShops, contract: Contract) -> None:
    (locale,) = (each for each in contract.operation("getOrder").parameters if each["name"] == "locale")
    varies = locale["x-languages"]["varies"]
    differing = set()
    for order in shops.walk():
        for operation, rest in (("getOrder", ""), ("listOrderDocuments", "/documents")):
            path = f"/orders/{order['orderId']}{rest}"
            english, german = (
                shops.call("GET", path, params={"locale": each}).json() for each in ("en_US", "de_DE")
            )
            found = set(differences(english, german))
            assert found <= set(varies[operation])
            differing |= {(operation, each) for each in found}
    english, german = (shops.page(locale=each) for each in ("en_US", "de_DE"))
    assert set(differences(english, german)) <= set(varies["listOrders"])
    assert ("getOrder", "/lineItemContainer/productLineItems/*/name") in differing


def differences(left: Any, right: Any, pointer: str = "") -> Iterator[str]:
    if isinstance(left, dict) and isinstance(right, dict) and left.keys() == right.keys():
        for name in left:
            yield from differences(left[name], right[name], f"{pointer}/{name}")
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for one, other in zip(left, right, strict=True):
            yield from differences(one, other, f"{pointer}/*")
    elif left != right:
        yield pointer


def test_the_texts_of_an_order_are_the_totals_without_idle_zeros(details: list[Any]) -> None:
    for order in details:
        for name in ("grandTotal", "totalBeforeTax", "totalTax"):
            assert Decimal(order[name]) == amount(order["lineItemContainer"][name])
            assert order[name] == "0" or "." not in order[name] or not order[name].endswith("0")
    assert {len(order["grandTotal"].partition(".")[2]) for order in details} == {0, 1, 2}


def test_a_coupon_is_a_negative_amount(details: list[Any]) -> None:
    coupons = [order["lineItemContainer"].get("couponLineItem") for order in details]
    amounts = [amount(coupon["lineItemPrice"]) for coupon in coupons if coupon]
    assert amounts
    assert max(amounts) < 0


def test_a_shipping_price_is_that_of_the_shipping_data(details: list[Any]) -> None:
    for order in details:
        data = order["shippingData"]
        assert order["lineItemContainer"].get("shippingPrice") == (data and data["price"])
        assert order.get("shippingPrice") in (None, data and data["price"])


def test_links_are_absolute_and_lead_to_the_address_that_was_asked(
    make_shops: MakeShops, order: Json
) -> None:
    links = {link["rel"]: link["href"] for link in order["links"]}
    assert links["self"] == f"http://mock/epages/DemoShop/orders/{order['orderId']}"
    assert links["customer"] == f"http://mock/epages/DemoShop/customers/{order['customerId']}"
    shops = make_shops(allowed_hosts=("shop.example.org",))
    elsewhere = shops.get(order["orderId"], headers={"Host": "shop.example.org:8080"})
    assert elsewhere["links"][0]["href"].startswith("http://shop.example.org:8080/epages/DemoShop/orders/")


def test_a_link_to_a_shipping_method_is_there_only_with_shipping_data(details: list[Any]) -> None:
    seen = set()
    for order in details:
        rels = [link["rel"] for link in order["links"]]
        seen.add(order["shippingData"] is None)
        assert ("shipping-method" in rels) == (order["shippingData"] is not None)
        assert rels[:2] == ["self", "customer"]
    assert seen == {True, False}


def test_a_suffix_on_a_sku_does_not_change_the_product(shops: InProcessShops, details: list[Any]) -> None:
    products: dict[str, Any] = {}
    for order in details:
        for line in order["lineItemContainer"]["productLineItems"]:
            products.setdefault(line["productId"], set()).add(line.get("sku"))
    product = next(product for product, skus in products.items() if len(skus - {None}) > 1)
    found = {order["orderId"] for order in shops.walk(productId=product)}
    for order in shops.walk():
        lines = shops.get(order["orderId"])["lineItemContainer"]["productLineItems"]
        assert (order["orderId"] in found) == any(line["productId"] == product for line in lines)


def test_what_the_provider_does_not_say_is_null_or_empty(details: list[Any]) -> None:
    unknown = ("minOrder", "intervalOrder", "priceQuantity", "quantityPrice", "isInWishlist")
    for order in details:
        held = order["lineItemContainer"]
        assert all(held.get(name, []) == [] for name in ("deposits", "ecoParticipations", "shippingOptions"))
        assert all(line.get(name) is None for line in held["productLineItems"] for name in unknown)


def test_sizes_of_pictures_are_integers(details: list[Any]) -> None:
    for order in details:
        for line in order["lineItemContainer"]["productLineItems"]:
            for image in line.get("images", []):
                assert all(type(image.get(name, 0)) is int for name in ("width", "height", "fileSize"))


# Which language


def spoken(shops: InProcessShops, order_id: str, **query: Any) -> tuple[Any, ...]:
    order = shops.get(order_id, params=query)
    line = order["lineItemContainer"]["productLineItems"][0]
    return line["name"], line["quantity"]["unit"], line["singleItemPrice"]["formatted"]


@pytest.mark.parametrize(("asked", "same"), [("de_DE", "DE_de"), ("fr_FR", "fr_fr"), ("en_US", "EN_US")])
def test_a_language_is_understood_in_any_case_of_letters(
    shops: InProcessShops, order: Json, asked: str, same: str
) -> None:
    assert spoken(shops, order["orderId"], locale=asked) == spoken(shops, order["orderId"], locale=same)


def test_texts_and_prices_are_in_the_language_that_is_asked_for(shops: InProcessShops, order: Json) -> None:
    told = {locale: spoken(shops, order["orderId"], locale=locale) for locale in ("de_DE", "en_US", "fr_FR")}
    assert len({unit for _, unit, _ in told.values()}) == 3
    assert len({name for name, _, _ in told.values()}) == 3
    assert told["de_DE"][2] == told["en_US"][2].replace(".", ",") != told["en_US"][2]


def test_a_language_that_the_shop_does_not_offer_gets_its_default(shops: InProcessShops, order: Json) -> None:
    default = spoken(shops, order["orderId"])
    assert spoken(shops, order["orderId"], locale="xx_XX") == default
    assert spoken(shops, order["orderId"], locale="") == default
    assert spoken(shops, order["orderId"], locale="en_US") == default


def test_a_language_filters_nothing_and_is_not_that_of_the_order(shops: InProcessShops) -> None:
    def locales(page: Json) -> list[Any]:
        return [(order["orderId"], order["locale"]) for order in page["items"]]

    assert locales(shops.page(locale="de_DE")) == locales(shops.page(locale="fr_FR")) == locales(shops.page())
    assert {locale for _, locale in locales(shops.page())} > {"de_DE", "fr_FR"}


def test_another_default_language_is_spoken_at_once(make_shops: Callable[..., Any], order: Json) -> None:
    german = make_shops(epages=EpagesSettings(default_locale="de_DE"))
    assert spoken(german, order["orderId"]) == spoken(german, order["orderId"], locale="de_DE")


def test_a_next_default_language_waits_until_its_time(make_shops: Callable[..., Any]) -> None:
    day = timedelta(days=1)
    change = NextDefault("de_DE", datetime(2026, 6, 15, 10, tzinfo=UTC) + day)
    shops = make_shops(epages=EpagesSettings(next_default=change))
    order_id = shops.page()["items"][0]["orderId"]
    english, german = (spoken(shops, order_id, locale=locale) for locale in ("en_US", "de_DE"))
    assert spoken(shops, order_id) == english
    shops.control.advance_clock(day - timedelta(milliseconds=1))
    assert spoken(shops, order_id) == english
    shops.control.advance_clock(timedelta(milliseconds=1))
    assert spoken(shops, order_id) == german


@pytest.mark.parametrize(
    "order_id", ["00000000-0000-0000-0000-000000000000", "1003", "ORD151104", "x" * 500, "%00"]
)
@pytest.mark.parametrize(("method", "rest"), [("GET", ""), ("PATCH", ""), ("GET", "/documents")])
def test_an_order_that_there_is_not_is_not_found(
    shops: InProcessShops, told: Callable[..., Any], method: str, rest: str, order_id: str
) -> None:
    path = f"/orders/{order_id}{rest}"
    if method == "PATCH":
        response = shops.patch(order_id, {"op": "remove", "path": "/paidOn"})
    else:
        response = shops.call(method, path)
    assert response.status_code == 404
    assert told(response) == f"Not Found, Request: {method} /epages/DemoShop{path}"
