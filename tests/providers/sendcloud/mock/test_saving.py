"""Creating and replacing orders, by the list, all of it or nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from in_process import Json
from orderkit.mock import SendcloudSettings

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


JSON = {"Content-Type": "application/json"}


def problems(response: httpx.Response) -> list[Any]:
    """Code, detail and the place of every error of a refusal."""
    assert response.status_code == 400, response.text
    return [
        (error["code"], error["detail"], error.get("source", {}).get("pointer"))
        for error in response.json()["errors"]
    ]


def many(order: Json, amount: int) -> list[Any]:
    return [{**copy.deepcopy(order), "order_id": f"o-{place}"} for place in range(amount)]


def test_what_is_created_is_read_back_as_it_was_sent(sendcloud: InProcessSendcloud, complete: Json) -> None:
    (saved,) = sendcloud.saved([complete])
    assert saved == {"id": 1, "order_id": complete["order_id"], "order_number": complete["order_number"]}
    now = "2026-06-15T10:00:00.000000+00:00"
    assert sendcloud.get(1) == {"id": "1", "created_at": now, "modified_at": now, **complete}
    assert sendcloud.orders() == [sendcloud.get(1)]


def test_what_was_never_given_is_left_out_and_null_stays_null(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    minimal["order_details"] |= {"notes": None, "tags": None, "order_updated_at": None}
    minimal["customs_details"] = None
    sendcloud.saved([minimal])
    order = sendcloud.get(1)
    assert {name: order[name] for name in minimal} == minimal
    assert set(order) == {"id", "created_at", "modified_at", *minimal}


def test_an_order_needs_no_address(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    del minimal["shipping_address"]
    sendcloud.saved([minimal])
    assert "shipping_address" not in sendcloud.get(1)


@pytest.mark.parametrize("spelling", ["2018-02-27T10:00:00.555Z", "2018-02-27T12:00:00.1+02:00"])
def test_a_timestamp_is_kept_as_it_is_written(
    sendcloud: InProcessSendcloud, minimal: Json, spelling: str
) -> None:
    minimal["order_details"]["order_created_at"] = spelling
    sendcloud.saved([minimal])
    assert sendcloud.get(1)["order_details"]["order_created_at"] == spelling


@pytest.mark.parametrize("written", ["7", "3.99", "0.1", "-12.5", "1000000000", "0"])
def test_an_amount_keeps_its_digits(sendcloud: InProcessSendcloud, minimal: Json, written: str) -> None:
    text = json.dumps([minimal]).replace('"value": 3.5', f'"value": {written}')
    assert sendcloud.call("POST", "/orders", content=text, headers=JSON).status_code == 201
    answer = sendcloud.call("GET", "/orders/1").text
    assert answer.count(f'"value":{written},"currency":"EUR"') == 2


@pytest.mark.parametrize("value", ["3.99", 3.99, None, "0"])
def test_costs_stay_text_or_number_as_they_were_sent(
    sendcloud: InProcessSendcloud, minimal: Json, value: Any
) -> None:
    minimal["payment_details"]["freight_costs"] = {"value": value, "currency": "EUR"}
    sendcloud.saved([minimal])
    assert sendcloud.get(1)["payment_details"]["freight_costs"]["value"] == value


def test_totals_and_currencies_need_not_agree(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    item = minimal["order_details"]["order_items"][0]
    item |= {"quantity": 3, "unit_price": {"value": 3.5, "currency": "USD"}}
    minimal["payment_details"]["total_price"] = {"value": 100, "currency": "CHF"}
    sendcloud.saved([minimal])
    assert sendcloud.get(1)["order_details"]["order_items"] == [item]


def test_the_shop_may_have_created_an_order_after_it_was_stored(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    minimal["order_details"]["order_created_at"] = "2999-01-01T00:00:00Z"
    minimal["order_details"]["order_updated_at"] = "1000-01-01T00:00:00Z"
    sendcloud.saved([minimal])
    assert sendcloud.get(1)["created_at"] < sendcloud.get(1)["order_details"]["order_created_at"]


@pytest.mark.parametrize("details", [{}, {"id": "1", "carrier_service_point_id": "2"}, {"post_number": "3"}])
def test_a_service_point_needs_no_id(sendcloud: InProcessSendcloud, minimal: Json, details: Json) -> None:
    sendcloud.saved([{**minimal, "service_point_details": details}])
    assert sendcloud.get(1)["service_point_details"] == details


def test_properties_that_are_not_described_are_neither_refused_nor_kept(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    minimal |= {"created_at": "2001-01-01T00:00:00Z", "colour": "blue", "modified_at": 7}
    minimal["order_details"]["order_items"][0]["colour"] = "red"
    sendcloud.saved([minimal])
    order = sendcloud.get(1)
    assert order["created_at"].startswith("2026-06-15")
    assert "colour" not in json.dumps(order)


def test_free_objects_keep_every_property(sendcloud: InProcessSendcloud, complete: Json) -> None:
    properties = {"size": {"eu": [38, 39.5, None]}, "ü": True, "": ""}
    complete["order_details"]["order_items"][0]["properties"] = properties
    complete["service_point_details"]["extra_data"] = properties
    sendcloud.saved([complete])
    order = sendcloud.get(1)
    assert order["order_details"]["order_items"][0]["properties"] == properties
    assert order["service_point_details"]["extra_data"] == properties


def test_an_order_that_is_sent_again_takes_the_place_of_the_old_one(
    sendcloud: InProcessSendcloud, complete: Json, minimal: Json
) -> None:
    sendcloud.saved([complete])
    sendcloud.control.advance_clock(60)
    minimal["order_id"] = complete["order_id"]
    (saved,) = sendcloud.saved([minimal])
    assert saved["id"] == 1
    assert sendcloud.get(1) == {
        "id": "1",
        "created_at": "2026-06-15T10:00:00.000000+00:00",
        "modified_at": "2026-06-15T10:01:00.000000+00:00",
        **minimal,
    }


def test_a_list_that_is_sent_twice_leaves_the_same_orders(
    sendcloud: InProcessSendcloud, examples: Json
) -> None:
    first = sendcloud.saved(examples["NewOrdersMinimal"])
    orders = sendcloud.orders()
    assert sendcloud.saved(examples["NewOrdersMinimal"]) == first
    assert sendcloud.orders() == orders


def test_the_key_of_an_order_is_its_integration_and_its_order_id(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    other = copy.deepcopy(minimal)
    other["order_details"]["integration"]["id"] = 41
    upper = {**copy.deepcopy(minimal), "order_id": minimal["order_id"] + "A"}
    lower = {**copy.deepcopy(minimal), "order_id": minimal["order_id"] + "a"}
    assert [order["id"] for order in sendcloud.saved([minimal, other, upper, lower])] == [1, 2, 3, 4]


def test_an_order_that_is_twice_in_a_list_is_one_and_the_later_one_wins(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    later = {**copy.deepcopy(minimal), "order_number": "later"}
    saved = sendcloud.saved([minimal, later])
    assert [(order["id"], order["order_number"]) for order in saved] == [(1, "OXSDFGHTD-12"), (1, "later")]
    assert [order["order_number"] for order in sendcloud.orders()] == ["later"]


def test_an_order_is_replaced_by_its_id_and_may_move_to_another_integration(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    sendcloud.saved([minimal])
    minimal |= {"id": "1", "order_number": "moved"}
    minimal["order_details"]["integration"]["id"] = 41
    assert sendcloud.saved([minimal])[0]["id"] == 1
    assert [order["order_details"]["integration"]["id"] for order in sendcloud.orders()] == [41]
    assert sendcloud.ids(integration="41") == [1]
    assert sendcloud.ids(integration="739283") == []


def test_an_id_that_does_not_exist_or_is_another_accounts_is_refused(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    sendcloud.saved([minimal], key="merchant-two")
    for pk in ("1", "2", "9999999999"):
        wrong = problems(sendcloud.save([{**minimal, "id": pk}]))
        assert wrong == [("invalid", "Could not find specified item.", "/data/attributes/[0]/id")]


def test_the_order_id_of_an_order_cannot_be_changed(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    sendcloud.saved([{**minimal, "order_id": "abc-123"}])
    wrong = problems(sendcloud.save([{**minimal, "id": "1", "order_id": "other"}]))
    assert wrong == [("invalid", "Order id abc-123 cannot be changed", "/data/attributes/[0]/order_id")]


def test_an_order_does_not_move_where_its_order_id_is_taken(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    other = copy.deepcopy(minimal)
    other["order_details"]["integration"]["id"] = 41
    sendcloud.saved([minimal, other])
    wrong = problems(sendcloud.save([{**other, "id": "1"}]))
    assert [(code, place) for code, _, place in wrong] == [("invalid", "/data/attributes/[0]/order_id")]


def test_a_deleted_order_id_is_free_again(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    sendcloud.saved([minimal])
    sendcloud.call("DELETE", "/orders/1")
    assert sendcloud.saved([minimal])[0]["id"] == 2


def test_all_faults_are_reported_and_nothing_is_stored(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    orders = many(minimal, 4)
    orders[0]["order_details"]["integration"]["id"] = 99999
    del orders[1]["order_number"]
    del orders[1]["order_details"]["status"]
    orders[2]["order_details"]["order_items"][0]["quantity"] = 0
    orders[2]["payment_details"]["total_price"]["currency"] = "EU"
    orders[3] = {**orders[3], "id": 7}
    before = sendcloud.stored()
    assert problems(sendcloud.save(orders)) == [
        (
            "invalid",
            "Integration with id 99999 does not exist",
            "/data/attributes/[0]/order_details/integration/id",
        ),
        ("invalid", "Field required", "/data/attributes/[1]/order_number"),
        ("invalid", "Field required", "/data/attributes/[1]/order_details/status"),
        (
            "invalid",
            "Input should be greater than 0",
            "/data/attributes/[2]/order_details/order_items/[0]/quantity",
        ),
        (
            "invalid",
            "String should have at least 3 characters",
            "/data/attributes/[2]/payment_details/total_price/currency",
        ),
        ("invalid", "Input should be a valid string", "/data/attributes/[3]/id"),
    ]
    assert sendcloud.stored() == before


def test_conflicts_with_stored_orders_are_reported_of_every_order_too(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    sendcloud.saved([minimal])
    before = sendcloud.stored()
    orders = many(minimal, 3)
    orders[0]["id"], orders[2]["id"] = "77", "1"
    assert [place for _, _, place in problems(sendcloud.save(orders))] == [
        "/data/attributes/[0]/id",
        "/data/attributes/[2]/order_id",
    ]
    assert sendcloud.stored() == before


def test_a_list_holds_up_to_100_orders_and_may_be_empty(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    assert sendcloud.saved([]) == []
    assert [order["id"] for order in sendcloud.saved(many(minimal, 100))] == list(range(1, 101))
    wrong = problems(sendcloud.save(many(minimal, 101)))
    detail = "Orders list should have at most 100 items, not 101"
    assert wrong == [("invalid", detail, "/data/attributes/")]


@pytest.mark.parametrize("body", [{}, "orders", 7, None, True, {"orders": []}])
def test_what_is_no_list_is_refused(sendcloud: InProcessSendcloud, body: Any) -> None:
    response = sendcloud.call("POST", "/orders", content=json.dumps(body), headers=JSON)
    detail = "Wrong request format, expected list of objects"
    assert problems(response) == [("non_field_errors", detail, None)]
    assert response.json()["errors"][0]["title"] == "Wrong format"


WRONG = [
    ("order_id", "", "String should have at least 1 character"),
    ("order_id", "x" * 1001, "String should have at most 1000 characters"),
    ("order_id", "a\0b", "Input has a wrong form"),
    ("order_id", 7, "Input should be a valid string"),
    ("order_details", [], "Input should be a valid dictionary"),
    ("order_details/order_items", {}, "Input should be a valid list"),
    ("order_details/order_created_at", "2026-02-30T10:00:00Z", "Input has a wrong form"),
    ("order_details/tags", ["x"] * 101, "List should have at most 100 items"),
    ("order_details/integration/id", "41", "Input should be a valid integer"),
    ("order_details/integration/id", 0, "Input should be greater than or equal to 1"),
    ("payment_details/is_cash_on_delivery", "no", "Input should be a valid boolean"),
    ("payment_details/total_price/value", "7", "Input should be a valid number"),
    ("payment_details/total_price/value", 1e10, "Input should be less than or equal to 1000000000"),
    ("payment_details/total_price/currency", "eur", "Input has a wrong form"),
    (
        "customs_details",
        {"export_type": "x"},
        "Input should be 'private' or 'commercial_b2c' or 'commercial_b2b'",
    ),
]


@pytest.mark.parametrize(("path", "value", "detail"), WRONG)
def test_a_wrong_property_is_reported_by_its_place(
    sendcloud: InProcessSendcloud, complete: Json, path: str, value: Any, detail: str
) -> None:
    *outer, name = path.split("/")
    part = complete
    for step in outer:
        part = part[step]
    part[name] = value
    ((code, told, place),) = problems(sendcloud.save([complete]))
    assert (code, told) == ("invalid", detail)
    assert place.startswith(f"/data/attributes/[0]/{path}")


def test_a_partner_may_be_any_uuid(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    for partner in ("5c4b3a29-1807-4f6e-9d5c-4b3a29180716", "5C4B3A29-1807-4F6E-9D5C-4B3A29180716"):
        sendcloud.saved([minimal], headers={"Sendcloud-Partner-Id": partner})


@pytest.mark.parametrize("partner", ["", "x", "5c4b3a29180744f69d5c4b3a29180716", b"\xff", "5c4b3a29-1807"])
def test_what_is_no_uuid_is_no_partner(sendcloud: InProcessSendcloud, minimal: Json, partner: Any) -> None:
    before = sendcloud.stored()
    response = sendcloud.save([minimal], headers={"Sendcloud-Partner-Id": partner})
    (error,) = response.json()["errors"]
    assert error["source"] == {"header": "Sendcloud-Partner-Id"}
    assert (response.status_code, error["code"]) == (400, "invalid")
    assert sendcloud.stored() == before


def test_a_partner_must_be_known_if_the_settings_name_them(
    make_sendcloud: Callable[..., Any], minimal: Json
) -> None:
    known, unknown = "5c4b3a29-1807-4f6e-9d5c-4b3a29180716", "00000000-0000-4000-8000-000000000000"
    sendcloud = make_sendcloud(sendcloud=SendcloudSettings(partners=(known,), rate_limits=None))
    for partner, status in ((known, 201), (known.upper(), 201), (unknown, 400)):
        assert sendcloud.save([minimal], headers={"Sendcloud-Partner-Id": partner}).status_code == status


def test_elsewhere_the_partner_is_a_header_like_any_other(sendcloud: InProcessSendcloud) -> None:
    assert sendcloud.call("GET", "/orders", headers={"Sendcloud-Partner-Id": "x"}).status_code == 200


def test_an_order_can_be_found_at_once_or_after_a_delay(
    make_sendcloud: Callable[..., Any], minimal: Json
) -> None:
    sendcloud = make_sendcloud(sendcloud=SendcloudSettings(seconds_until_visible=3, rate_limits=None))
    assert sendcloud.saved([minimal])[0]["id"] == 1
    assert sendcloud.ids() == []
    assert sendcloud.call("GET", "/orders/1").status_code == 404
    assert sendcloud.saved([minimal])[0]["id"] == 1
    sendcloud.control.advance_clock(3)
    assert sendcloud.ids() == [1]
    assert sendcloud.get(1)["id"] == "1"


def test_accounts_do_not_see_each_others_orders(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    sendcloud.saved([minimal])
    other = {**minimal, "order_number": "theirs"}
    assert sendcloud.saved([other], key="merchant-two")[0]["id"] == 2
    assert [order["order_number"] for order in sendcloud.orders(key="merchant-two")] == ["theirs"]
    for method in ("GET", "DELETE", "PATCH"):
        options: dict[str, Any] = {"json": {}} if method == "PATCH" else {}
        assert sendcloud.call(method, "/orders/1", key="merchant-two", **options).status_code == 404
    assert sendcloud.get(1)["order_number"] == minimal["order_number"]
