"""The report of drift: which places of responses differ from the specs, and how."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.recordings.comparing import Finding, compare
from orderkit.recordings.exchange import Exchange, Headers, RecordedRequest, RecordedResponse
from recorded import exchange

STORE = "https://live.nocnocstore.com/api/v2/orders"
JSON: Headers = (("content-type", "application/json"),)
ORDER: dict[str, Any] = {
    "tracking_id": "NC1",
    "label_url": "https://x.test/1",
    "created_at": "2026-01-02 03:04:05",
    "status": "in_process",
    "status_date": "2026-01-02 03:04:05",
    "status_description": None,
    "customer": {"full_name": "A", "tax_id": "1"},
    "products": [{"sku": "A", "quantity": 1, "fob_price": "1.00"}],
    "delivery_address": {
        "contact_name": "A",
        "belongs_to": "A",
        "contact_phone": "1",
        "street": "A",
        "street_2": "",
        "zipcode": "1",
        "region": "A",
        "city": "A",
        "country": "BR",
        "deadline": "2026-01-02",
    },
}


def found(*orders: Any, **options: Any) -> list[tuple[str, str, int]]:
    comparison = compare([exchange(url=STORE, body={"orders": list(orders)}, **options)])
    return [(each.path, each.kind, each.count) for each in comparison.findings]


def changed(**members: Any) -> dict[str, Any]:
    return {**ORDER, **members}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in ORDER.items() if key != name}


def test_a_response_as_documented_has_no_finding() -> None:
    assert found(ORDER) == []


@pytest.mark.parametrize(
    ("order", "path", "kind"),
    [
        (changed(tracking_id=None), "orders[].tracking_id", "null"),
        (without("status"), "orders[].status", "missing"),
        (changed(tracking_id=7), "orders[].tracking_id", "type"),
        (changed(customer=[]), "orders[].customer", "array_for_object"),
        (changed(extra=1), "orders[].extra", "undeclared"),
        (changed(customer={"full_name": "A", "tax_id": "1", "age": 3}), "orders[].customer.age", "undeclared"),
        (changed(status="lost"), "orders[].status", "new_value"),
        (changed(created_at="2026-01-02T03:04:05"), "orders[].created_at", "bound"),
        (changed(products=[{"sku": "A", "quantity": 1, "fob_price": "1.5"}]), "orders[].products[].fob_price", "bound"),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_found(order: dict[str, Any], path: str, kind: str) -> None:
    assert found(order) == [(path, kind, 1)]


def test_the_same_place_is_counted() -> None:
    assert found(changed(extra=1), changed(extra=2), ORDER) == [("orders[].extra", "undeclared", 2)]


def test_inside_of_another_type_nothing_more_is_found() -> None:
    assert found(changed(customer=["x"])) == [("orders[].customer", "type", 1)]


@pytest.mark.parametrize(
    ("options", "finding"),
    [
        ({"status": 202, "body": {}}, ("", "status")),
        ({"headers": (("content-type", "text/html"),), "body": b"<p>"}, ("", "media_type")),
        ({"body": b"{"}, ("", "not_json")),
        ({"body": b""}, ("", "missing")),
    ],
)
def test_a_response_that_is_no_document_is_one_finding(
    options: dict[str, Any], finding: tuple[str, str]
) -> None:
    comparison = compare([exchange(url=STORE, **options)])
    assert [(each.path, each.kind) for each in comparison.findings] == [finding]


def test_a_number_that_no_float_holds_is_found() -> None:
    content = b'{"id": 1e400}'
    comparison = compare([exchange(body=content)])
    assert ("id", "number") in [(each.path, each.kind) for each in comparison.findings]


def test_a_body_that_was_not_recorded_is_counted_and_no_finding() -> None:
    bare = Exchange(RecordedRequest("GET", STORE), RecordedResponse(200, JSON, None))
    comparison = compare([bare])
    assert (comparison.findings, comparison.without_body) == ((), 1)


def test_a_missing_header_of_the_spec_is_found() -> None:
    url = "https://my-shop.test/rs/shops/Demo/orders"
    comparison = compare([exchange(url=url, status=403, body={"message": "no", "status": "403"})])
    assert all(each.provider == "epages" for each in comparison.findings)


def test_findings_have_the_operation_and_the_status() -> None:
    comparison = compare([exchange(url=STORE, body={"orders": [changed(extra=1)]})])
    assert comparison.findings == (
        Finding("nocnoc_store", "listOrders", 200, "orders[].extra", "undeclared", 1),
    )
    assert comparison.compared == {("nocnoc_store", "listOrders"): 1}


def test_a_report_holds_no_value() -> None:
    report = repr(compare([exchange(url=STORE, body={"orders": [changed(status="Ana Souza")]})]))
    assert "Ana" not in report


def test_a_name_that_may_be_a_value_is_not_shown() -> None:
    order = changed(**{"ana@mail.test": 1, "bea@mail.test": 2, "channel": 3})
    assert found(order) == [("orders[].$name", "undeclared", 2), ("orders[].channel", "undeclared", 1)]


def test_other_requests_are_counted_by_reason() -> None:
    assert compare([exchange(url="https://ads.test/")]).unmatched == {
        "ads.test is no server of a provider": 1
    }


def test_the_mock_answers_as_documented(traffic: list[Exchange]) -> None:
    """Apart from values that no list has: the mock sends some, because real providers do."""
    assert {each.kind for each in compare(traffic).findings} <= {"new_value"}
