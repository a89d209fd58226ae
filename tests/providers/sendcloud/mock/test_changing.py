"""Changing, retrieving and deleting one order."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from in_process import Json
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


def problems(response: httpx.Response) -> list[Any]:
    """Code, detail and the place of every error of a refusal."""
    assert response.status_code == 400, response.text
    return [
        (error["code"], error["detail"], error["source"]["pointer"]) for error in response.json()["errors"]
    ]


@pytest.fixture
def order(sendcloud: InProcessSendcloud, complete: Json) -> Json:
    """A stored order with every property."""
    sendcloud.saved([complete])
    return sendcloud.get(1)


@pytest.fixture
def bare(sendcloud: InProcessSendcloud, minimal: Json) -> Json:
    """A stored order with what every order needs and nothing else."""
    del minimal["shipping_address"]
    sendcloud.saved([minimal])
    return sendcloud.get(1)


def changed(sendcloud: InProcessSendcloud, changes: Json) -> Json:
    response = sendcloud.change(1, changes)
    assert response.status_code == 200, response.text
    after = sendcloud.get(1)
    assert response.json() == {
        "data": {"id": 1, "order_id": after["order_id"], "order_number": after["order_number"]}
    }
    return after


def test_only_what_is_sent_changes(sendcloud: InProcessSendcloud, order: Json) -> None:
    sendcloud.control.advance_clock(90)
    after = changed(sendcloud, {"shipping_address": {"address_line_1": "Vioolstraat", "house_number": None}})
    order["shipping_address"] |= {"address_line_1": "Vioolstraat", "house_number": None}
    assert after == {**order, "modified_at": "2026-06-15T10:01:30.000000+00:00"}


def test_nothing_need_change(sendcloud: InProcessSendcloud, order: Json) -> None:
    assert changed(sendcloud, {}) == order


def test_objects_are_merged_at_every_depth_and_lists_replaced(
    sendcloud: InProcessSendcloud, order: Json
) -> None:
    after = changed(
        sendcloud,
        {
            "order_number": "new",
            "order_details": {"notes": None, "tags": ["x"], "status": {"code": "fulfilled"}},
            "payment_details": {"insurance_costs": {"value": 1.5}, "discount_granted": None},
            "customs_details": {"tax_numbers": {"sender": [{"name": None}]}},
            "service_point_details": {"extra_data": {"more": 1}},
        },
    )
    order["order_number"] = "new"
    order["order_details"] |= {"notes": None, "tags": ["x"]}
    order["order_details"]["status"]["code"] = "fulfilled"
    order["payment_details"]["insurance_costs"] = {"value": 1.5, "currency": "EUR"}
    order["payment_details"]["discount_granted"] = None
    order["customs_details"]["tax_numbers"]["sender"] = [{"name": None}]
    order["service_point_details"]["extra_data"]["more"] = 1
    assert after == order


def test_null_is_replaced_by_an_object(sendcloud: InProcessSendcloud, order: Json) -> None:
    changed(sendcloud, {"customs_details": None, "service_point_details": None})
    after = changed(sendcloud, {"customs_details": {"shipment_type": "gift"}})
    assert (after["customs_details"], after["service_point_details"]) == ({"shipment_type": "gift"}, None)


def test_what_is_changed_is_found_by_its_new_values(sendcloud: InProcessSendcloud, order: Json) -> None:
    details = {
        "status": {"code": "fulfilled"},
        "order_created_at": "2026-01-02T00:00:00Z",
        "order_updated_at": None,
    }
    changed(sendcloud, {"order_number": "new", "order_details": {**details, "integration": {"id": 41}}})
    query = {"status": "FULFILLED", "order_created_at": "2026-01-02", "integration": "41"}
    assert sendcloud.ids(**query, order_number="NEW") == [1]
    assert sendcloud.ids(status="on_hold") == []
    assert sendcloud.ids(order_updated_at_min="2000-01-01") == []


def test_an_item_is_found_by_its_name_and_the_first_of_that_name_is_changed(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    item = minimal["order_details"]["order_items"][0]
    minimal["order_details"]["order_items"] = [item, {**item, "name": "Other"}, copy.deepcopy(item)]
    sendcloud.saved([minimal])
    change = {
        "name": item["name"],
        "quantity": 0,
        "sku": "S",
        "measurement": {"volume": {"value": 1, "unit": "l"}},
    }
    items = changed(sendcloud, {"order_details": {"order_items": [change]}})["order_details"]["order_items"]
    assert items == [{**item, **change}, {**item, "name": "Other"}, item]


def test_an_unknown_item_is_refused_and_changes_nothing(sendcloud: InProcessSendcloud, order: Json) -> None:
    before = sendcloud.stored()
    body = {"order_number": "new", "order_details": {"order_items": [{"name": "cylinder candle"}]}}
    response = sendcloud.change(1, body)
    error = {
        "status": "400",
        "code": "invalid",
        "title": "Invalid",
        "detail": "Could not find specified item.",
        "source": {"pointer": "order/order_details/order_items"},
    }
    assert (response.status_code, response.json()) == (400, {"errors": [error]})
    assert sendcloud.stored() == before


def test_items_stay_if_none_is_named(sendcloud: InProcessSendcloud, order: Json) -> None:
    after = changed(sendcloud, {"order_details": {"order_items": []}})
    assert after == order


def test_ids_may_be_repeated(sendcloud: InProcessSendcloud, order: Json) -> None:
    assert changed(sendcloud, {"id": "1", "order_id": order["order_id"]}) == order


@pytest.mark.parametrize(
    ("changes", "detail", "place"),
    [
        ({"order_id": "abc"}, "Order id {order_id} cannot be changed", "order_id"),
        ({"id": "2"}, "Id 1 cannot be changed", "id"),
        ({"id": 1}, "Input should be a valid string", "id"),
        (
            {"order_details": {"integration": {"id": 5}}},
            "Integration with id 5 does not exist",
            "order_details/integration/id",
        ),
        (
            {"shipping_address": {"postal_code": ""}},
            "String should have at least 1 character",
            "shipping_address/postal_code",
        ),
        (
            {"order_details": {"order_items": [{"quantity": 1}]}},
            "Field required",
            "order_details/order_items/[0]/name",
        ),
        (
            {"payment_details": {"total_price": {"value": 1}}},
            "Field required",
            "payment_details/total_price/currency",
        ),
        ({"billing_address": None}, "Input should be a valid dictionary", "billing_address"),
    ],
)
def test_wrong_changes_are_refused_and_change_nothing(
    sendcloud: InProcessSendcloud, order: Json, changes: Json, detail: str, place: str
) -> None:
    before = sendcloud.stored()
    wrong = problems(sendcloud.change(1, changes))
    assert wrong == [("invalid", detail.format(order_id=order["order_id"]), f"/data/attributes/{place}")]
    assert sendcloud.stored() == before


@pytest.mark.parametrize("body", [b"[]", b'"x"', b"7", b"null"])
def test_changes_are_an_object(sendcloud: InProcessSendcloud, order: Json, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert problems(sendcloud.call("PATCH", "/orders/1", content=body, headers=headers)) == [
        ("invalid", "Input should be a valid dictionary", "/data/attributes")
    ]


@pytest.mark.parametrize(
    ("name", "part", "missing"),
    [
        ("billing_address", {"city": "Oss"}, ["name", "address_line_1", "postal_code", "country_code"]),
        (
            "shipping_address",
            {"house_number": "1"},
            ["name", "address_line_1", "postal_code", "city", "country_code"],
        ),
        ("customer_details", {"email": ""}, ["name"]),
    ],
)
def test_an_address_or_customer_that_is_new_must_be_whole(
    sendcloud: InProcessSendcloud, bare: Json, name: str, part: Json, missing: list[Any]
) -> None:
    wrong = problems(sendcloud.change(1, {name: part}))
    assert sorted(wrong) == sorted(
        ("invalid", "Field required", f"/data/attributes/{name}/{m}") for m in missing
    )
    assert sendcloud.get(1) == bare
    whole = {**part, **dict.fromkeys(missing, "NL")}
    assert changed(sendcloud, {name: whole})[name] == whole


def test_a_free_object_does_not_outgrow_its_bound(sendcloud: InProcessSendcloud, order: Json) -> None:
    first = {f"a{number}": number for number in range(90)}
    changed(sendcloud, {"service_point_details": {"extra_data": first}})
    more = {f"b{number}": number for number in range(20)}
    wrong = problems(sendcloud.change(1, {"service_point_details": {"extra_data": more}}))
    place = "/data/attributes/service_point_details/extra_data"
    assert wrong == [("invalid", "Dictionary should have at most 100 items", place)]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [({"phone": "1"}, "1"), ({"phone_number": "2"}, "2"), ({"phone": "1", "phone_number": "2"}, "2")],
)
def test_phone_is_taken_for_phone_number(
    sendcloud: InProcessSendcloud, order: Json, sent: Json, kept: str
) -> None:
    customer = changed(sendcloud, {"customer_details": sent})["customer_details"]
    assert customer == {**order["customer_details"], "phone_number": kept}


def test_an_order_moves_to_another_integration_unless_its_order_id_is_taken_there(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    other = copy.deepcopy(minimal)
    other["order_details"]["integration"]["id"] = 41
    sendcloud.saved([minimal, other])
    body = {"order_details": {"integration": {"id": 41}}}
    ((code, _, place),) = problems(sendcloud.change(1, body))
    assert (code, place) == ("invalid", "/data/attributes/order_id")
    sendcloud.call("DELETE", "/orders/2")
    assert changed(sendcloud, body)["order_details"]["integration"] == {"id": 41}


def test_a_change_or_a_deletion_that_is_sent_again_is_answered_as_declared(
    sendcloud: InProcessSendcloud, contract: Contract, order: Json
) -> None:
    item = {"name": order["order_details"]["order_items"][0]["name"], "quantity": 7}
    changes = {"order_number": "again", "order_details": {"notes": None, "order_items": [item]}}
    answers = [sendcloud.change(1, changes) for _ in range(2)]
    assert (answers[0].status_code, answers[0].json()) == (answers[1].status_code, answers[1].json())
    answers = [sendcloud.call("DELETE", "/orders/1") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 404]
    declared = {
        name: contract.document["paths"][each.path][each.method.lower()].get("x-repeat")
        for name, each in contract.operations.items()
    }
    assert declared["updateOrder"]["effect"] == declared["createOrUpdateOrders"]["effect"] == "same"
    (error,) = answers[1].json()["errors"]
    assert (declared["deleteOrder"]["effect"], declared["deleteOrder"]["error"]) == ("error", error["code"])


def test_unknown_properties_of_changes_are_ignored(sendcloud: InProcessSendcloud, order: Json) -> None:
    assert changed(sendcloud, {"colour": "blue", "created_at": "x", "shipping_address": {"x": 1}}) == order


def test_an_unknown_order_to_change_is_worded_as_an_item(sendcloud: InProcessSendcloud) -> None:
    error = {
        "status": "404",
        "code": "not_found",
        "title": "Not found",
        "detail": "Could not find specified item.",
    }
    for pk in (7, 0, 99999999999):
        response = sendcloud.change(pk, {})
        assert (response.status_code, response.json()) == (404, {"errors": [error]})


@pytest.mark.parametrize("method", ["GET", "DELETE"])
@pytest.mark.parametrize("pk", ["7", "0", "-1", "9999999999", "99999999999"])
def test_an_unknown_order_is_not_found(sendcloud: InProcessSendcloud, method: str, pk: str) -> None:
    response = sendcloud.call(method, f"/orders/{pk}")
    error = {
        "status": "404",
        "code": "not_found",
        "title": "Not found",
        "detail": "The order could not be found with the search criteria given",
    }
    assert (response.status_code, response.json()) == (404, {"errors": [error]})


@pytest.mark.parametrize(
    "pk", ["x", "1.0", "01", "+1", "1%20", "%D9%A1", "-0", "9" * 20, "create-label-sync"]
)
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_what_is_no_number_leads_nowhere(
    sendcloud: InProcessSendcloud, order: Json, method: str, pk: str
) -> None:
    options: dict[str, Any] = {"json": {}} if method == "PATCH" else {}
    response = sendcloud.call(method, f"/orders/{pk}", **options)
    assert (response.status_code, response.json()["errors"][0]["detail"]) == (404, "Not found.")


def test_a_deleted_order_is_gone(sendcloud: InProcessSendcloud, order: Json) -> None:
    assert sendcloud.call("DELETE", "/orders/1").status_code == 204
    for method in ("GET", "DELETE"):
        assert sendcloud.call(method, "/orders/1").status_code == 404
    assert sendcloud.change(1, {}).status_code == 404
    assert sendcloud.orders() == []
