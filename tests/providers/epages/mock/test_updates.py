"""Changing an order by a JSON Patch: what each path does, all or nothing, the two clocks, edit mode."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops


STATUS = {"op": "add", "path": "/paidOn", "value": "2026-06-01T08:00:00Z"}


@pytest.mark.parametrize("path", ["/orderNumber", "/customerComment", "/internalNote"])
def test_a_text_is_set_and_read_back(shops: InProcessShops, order: Json, path: str) -> None:
    changed = shops.add(order["orderId"], path, "Grüße / 1001")
    assert changed[path[1:]] == "Grüße / 1001"
    assert shops.get(order["orderId"])[path[1:]] == "Grüße / 1001"
    assert shops.page()["items"][0][path[1:]] == "Grüße / 1001"


def test_every_status_can_be_set_and_unset(shops: InProcessShops, order: Json, contract: Contract) -> None:
    for path in contract.schema("StatusPath")["enum"]:
        assert (
            shops.add(order["orderId"], path, "2026-06-01T08:00:00Z")[path[1:]] == "2026-06-01T08:00:00.000Z"
        )
        assert shops.remove(order["orderId"], path)[path[1:]] is None
        assert shops.get(order["orderId"])[path[1:]] is None


def test_a_status_is_found_by_its_filter_once_it_is_set(shops: InProcessShops, untouched: Json) -> None:
    def returned() -> list[Any]:
        return [order["orderId"] for order in shops.page(returnedOn="true")["items"]]

    before = returned()
    shops.add(untouched["orderId"], "/returnedOn", "2026-06-01")
    assert sorted(returned()) == sorted([*before, untouched["orderId"]])
    shops.remove(untouched["orderId"], "/returnedOn")
    assert returned() == before


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2026-06-01", "2026-06-01T00:00:00.000Z"),
        ("2026-06-01T08:00:00Z", "2026-06-01T08:00:00.000Z"),
        ("2026-06-01T08:00:00.1Z", "2026-06-01T08:00:00.100Z"),
        ("2026-06-01T08:00:00.123999Z", "2026-06-01T08:00:00.123Z"),
        ("2026-06-01T08:00:00+05:30", "2026-06-01T02:30:00.000Z"),
        ("1900-01-01T00:00:00+23:59", "1899-12-31T00:01:00.000Z"),
        ("2099-12-31T23:59:59-23:59", "2100-01-01T23:58:59.000Z"),
        ("2016-01-20T07:23:47.000Z", "2016-01-20T07:23:47.000Z"),
    ],
)
def test_a_time_is_kept_in_utc_with_milliseconds(
    shops: InProcessShops, order: Json, sent: str, kept: str
) -> None:
    assert shops.add(order["orderId"], "/paidOn", sent)["paidOn"] == kept


@pytest.mark.parametrize("path", ["/customerComment", "/internalNote"])
def test_a_comment_can_be_unset(shops: InProcessShops, order: Json, path: str) -> None:
    shops.add(order["orderId"], path, "for now")
    assert shops.remove(order["orderId"], path)[path[1:]] is None


def test_a_billing_address_is_merged(shops: InProcessShops, order: Json) -> None:
    changed = shops.add(order["orderId"], "/billingAddress", {"city": "Zürich", "company": None})
    assert changed["billingAddress"] == {**order["billingAddress"], "city": "Zürich", "company": None}
    assert shops.get(order["orderId"])["billingAddress"] == changed["billingAddress"]


def test_a_shipping_address_that_was_null_has_the_sent_properties_alone(
    shops: InProcessShops, contract: Contract
) -> None:
    order = next(order for order in shops.page()["items"] if order["shippingAddress"] is None)
    (operation,) = contract.document["components"]["examples"]["PatchShippingAddress"]["value"]
    changed = shops.patch(order["orderId"], operation).json()
    assert changed["shippingAddress"] == operation["value"]
    more = shops.add(order["orderId"], "/shippingAddress", {"city": "Berlin"})
    assert more["shippingAddress"] == {**operation["value"], "city": "Berlin"}


def test_a_shipping_address_that_is_there_is_merged(shops: InProcessShops) -> None:
    order = next(order for order in shops.page()["items"] if order["shippingAddress"])
    changed = shops.add(order["orderId"], "/shippingAddress", {"doorCode": "7"})
    assert changed["shippingAddress"] == {**order["shippingAddress"], "doorCode": "7"}


@pytest.mark.parametrize("tax_model", ["GROSS", "NET"])
def test_a_payment_name_empties_the_payment_and_is_never_returned(
    shops: InProcessShops, tax_model: str
) -> None:
    order = next(order for order in shops.page()["items"] if order["taxModel"] == tax_model)
    changed = shops.add(order["orderId"], "/payment", "Paid at the counter")
    assert changed["paymentData"] == {
        "paymentMethod": None,
        "transactionId": None,
        "price": {"taxType": tax_model, "formatted": "0.00 €", "amount": 0, "currency": "EUR"},
        "status": None,
        "taxes": None,
    }
    assert shops.get(order["orderId"], params={"locale": "de_DE"})["paymentData"] == changed["paymentData"]
    assert "counter" not in json.dumps(changed) + json.dumps(shops.page())


def test_operations_are_applied_in_their_order(shops: InProcessShops, order: Json) -> None:
    changed = shops.patch(
        order["orderId"],
        {"op": "add", "path": "/internalNote", "value": "first"},
        {"op": "remove", "path": "/internalNote"},
        {"op": "add", "path": "/internalNote", "value": "last"},
    )
    assert changed.json()["internalNote"] == "last"


def test_the_examples_of_the_contract_are_taken(
    shops: InProcessShops, order: Json, contract: Contract
) -> None:
    examples = contract.document["components"]["examples"]
    for name in ("PatchCommentAndPaid", "PatchShippingAddress", "PatchPaymentName", "PatchUnpaid"):
        assert shops.patch(order["orderId"], *examples[name]["value"]).status_code == 200


def test_the_response_is_the_order_without_links(shops: InProcessShops, order: Json) -> None:
    changed = shops.add(order["orderId"], "/internalNote", "seen")
    read = shops.get(order["orderId"])
    del read["links"]
    assert changed == read


WRONG: dict[str, list[Any]] = {
    "[0].op": [
        {"op": "replace", "path": "/paidOn", "value": "2026-06-01"},
        {"op": "test", "path": "/customerComment", "value": "x"},
        {"op": "ADD", "path": "/paidOn", "value": "2026-06-01"},
        {"op": "move", "path": "/paidOn", "from": "/closedOn", "value": "2026-06-01"},
        {"path": "/paidOn", "value": "2026-06-01"},
    ],
    "[0].path": [
        {"op": "add", "path": "/grandTotal", "value": "1"},
        {"op": "add", "path": "paidOn", "value": "2026-06-01"},
        {"op": "add", "path": "/paidOn/0", "value": "2026-06-01"},
        {"op": "add", "path": "", "value": "x"},
        {"op": "add", "path": "/lastUpdatedOnDate", "value": "2026-06-01"},
        *(
            {"op": "remove", "path": path}
            for path in ("/orderNumber", "/billingAddress", "/shippingAddress", "/payment", "/orderId")
        ),
    ],
    "[0].value": [
        {"op": "add", "path": "/paidOn"},
        {"op": "add", "path": "/paidOn", "value": "yesterday"},
        {"op": "add", "path": "/paidOn", "value": "2026-02-29"},
        {"op": "add", "path": "/paidOn", "value": None},
        {"op": "add", "path": "/paidOn", "value": True},
        {"op": "add", "path": "/customerComment", "value": ""},
        {"op": "add", "path": "/customerComment", "value": "x" * 4001},
        {"op": "add", "path": "/customerComment", "value": "a\0b"},
        {"op": "add", "path": "/payment", "value": {"name": "x"}},
        {"op": "add", "path": "/billingAddress", "value": "Berlin"},
    ],
    "[0].value.city": [
        {"op": "add", "path": "/billingAddress", "value": {"city": 7}},
        {"op": "add", "path": "/billingAddress", "value": {"city": "x" * 1001}},
    ],
    "[0].value.birthday": [{"op": "add", "path": "/shippingAddress", "value": {"birthday": "2026-02-29"}}],
}


@pytest.mark.parametrize(
    ("where", "operation"), [(where, operation) for where in WRONG for operation in WRONG[where]]
)
def test_a_wrong_operation_is_named_and_nothing_is_applied(
    shops: InProcessShops, order: Json, told: Callable[..., Any], where: str, operation: Json
) -> None:
    before = shops.stored()
    for operations, place in (([operation], 0), ([STATUS, operation, STATUS], 1)):
        response = shops.patch(order["orderId"], *operations)
        wanted = where.replace("[0]", f"[{place}]")
        assert response.status_code == 400
        assert (
            told(response)
            == f"Bad Request: {wanted}, Request: PATCH /epages/DemoShop/orders/{order['orderId']}"
        )
    assert shops.stored() == before


@pytest.mark.parametrize("amount", [0, 101])
def test_a_patch_has_one_to_a_hundred_operations(
    shops: InProcessShops, order: Json, told: Callable[..., Any], amount: int
) -> None:
    assert shops.patch(order["orderId"], *[STATUS] * 100).status_code == 200
    response = shops.patch(order["orderId"], *[STATUS] * amount)
    assert (response.status_code, told(response).partition(",")[0]) == (400, "Bad Request: body")


def test_a_status_moves_only_the_clock_of_any_change(shops: InProcessShops, untouched: Json) -> None:
    changed = shops.add(untouched["orderId"], "/viewedOn", "2026-06-01")
    assert changed.get("lastUpdatedOnDate") == untouched.get("lastUpdatedOnDate")
    assert shops.page(lastUpdated="true")["items"][0]["orderId"] == untouched["orderId"]
    assert shops.page(updatedFrom="2026-06-15T10:00:00Z")["results"] == 1


@pytest.mark.parametrize("path", ["/orderNumber", "/customerComment", "/internalNote"])
def test_a_text_moves_only_the_clock_of_any_change(shops: InProcessShops, untouched: Json, path: str) -> None:
    changed = shops.add(untouched["orderId"], path, "something new")
    assert changed.get("lastUpdatedOnDate") is None
    assert shops.page(updatedFrom="2026-06-15T10:00:00Z")["results"] == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [("/billingAddress", {"city": "Bern"}), ("/shippingAddress", {"city": "Bern"}), ("/payment", "Cash")],
)
def test_an_address_and_a_payment_move_both_clocks(
    shops: InProcessShops, untouched: Json, path: str, value: Any
) -> None:
    changed = shops.add(untouched["orderId"], path, value)
    assert changed["lastUpdatedOnDate"] == "2026-06-15T10:00:00.000Z"
    assert shops.page(updatedFrom="2026-06-15T10:00:00Z")["results"] == 1


@pytest.mark.parametrize(
    "operation",
    [
        STATUS,
        {"op": "remove", "path": "/paidOn"},
        {"op": "remove", "path": "/internalNote"},
        {"op": "add", "path": "/billingAddress", "value": {"city": "Bern"}},
        {"op": "add", "path": "/shippingAddress", "value": {"city": "Bern"}},
        {"op": "add", "path": "/payment", "value": "Cash"},
        {"op": "add", "path": "/orderNumber", "value": "N1"},
    ],
)
def test_the_same_patch_again_changes_nothing_not_even_a_clock(
    shops: InProcessShops, order: Json, operation: Json
) -> None:
    first = shops.patch(order["orderId"], operation)
    before = shops.stored()
    shops.control.advance_clock(60)
    again = shops.patch(order["orderId"], operation)
    assert again.json() == first.json()
    assert [line for line in shops.stored() if "clock" not in line] == [
        line for line in before if "clock" not in line
    ]


def test_properties_that_are_not_documented_are_dropped(shops: InProcessShops, order: Json) -> None:
    changed = shops.add(order["orderId"], "/billingAddress", {"city": "Bern", "planet": "Mars"})
    assert "planet" not in shops.get(order["orderId"])["billingAddress"]
    assert changed["billingAddress"]["city"] == "Bern"


def test_an_order_in_edit_mode_cannot_be_changed(
    shops: InProcessShops, order: Json, told: Callable[..., Any]
) -> None:
    shops.advance(order["orderId"], "editing")
    before = shops.stored()
    response = shops.patch(order["orderId"], STATUS)
    assert response.status_code == 409
    assert told(response) == f"Conflict, Request: PATCH /epages/DemoShop/orders/{order['orderId']}"
    assert shops.stored() == before
    shops.advance(order["orderId"], "edited")
    assert shops.patch(order["orderId"], STATUS).status_code == 200


def test_a_wrong_patch_is_refused_before_edit_mode_is(shops: InProcessShops, order: Json) -> None:
    shops.advance(order["orderId"], "editing")
    assert shops.patch(order["orderId"]).status_code == 400
    assert shops.get(order["orderId"])["orderId"] == order["orderId"]


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/merge-patch+json",
        "text/plain",
        "application/json-patch+json; charset=latin-1",
    ],
)
def test_another_media_type_is_refused(
    shops: InProcessShops, order: Json, told: Callable[..., Any], content_type: str
) -> None:
    response = shops.patch(order["orderId"], STATUS, headers={"Content-Type": content_type})
    assert (response.status_code, told(response).partition(",")[0]) == (400, "Bad Request: Content-Type")


@pytest.mark.parametrize(
    "content", [b"", b"[", b'[{"op": NaN}]', b"\xff", b'["\\ud800"]', b"[" * 1000, b" " * 1024 * 1024 + b"[]"]
)
def test_a_body_that_is_not_json_is_refused(
    shops: InProcessShops, order: Json, told: Callable[..., Any], content: bytes
) -> None:
    response = shops.call(
        "PATCH",
        f"/orders/{order['orderId']}",
        content=content,
        headers={"Content-Type": "application/json-patch+json"},
    )
    assert (response.status_code, told(response).partition(",")[0]) == (400, "Bad Request: body")


@pytest.mark.parametrize("body", [{}, "text", 7, None, STATUS])
def test_a_body_that_is_no_list_is_refused(
    shops: InProcessShops, order: Json, told: Callable[..., Any], body: Any
) -> None:
    response = shops.call(
        "PATCH",
        f"/orders/{order['orderId']}",
        content=json.dumps(body),
        headers={"Content-Type": "application/json-patch+json"},
    )
    assert (response.status_code, told(response).partition(",")[0]) == (400, "Bad Request: body")


def test_the_order_of_another_shop_cannot_be_changed(shops: InProcessShops, order: Json) -> None:
    before = shops.stored()
    assert shops.patch(order["orderId"], STATUS, key="merchant-two").status_code == 404
    assert shops.patch(order["orderId"], STATUS, key="merchant-two", shop="DemoShop").status_code == 403
    assert shops.stored() == before
