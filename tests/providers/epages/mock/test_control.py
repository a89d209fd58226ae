"""Control of the shops by a test: advance, edit, count, reset and keep orders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_process import Json
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops, MakeShops, StatusTimes


LIFE = (
    *("viewedOn", "inProcessOn", "paidOn", "invoicedOn", "readyForDispatchOn"),
    *("dispatchedOn", "deliveredOn", "closedOn", "archivedOn"),
)


def test_an_order_goes_its_usual_way_step_by_step(
    shops: InProcessShops, untouched: Json, status_times: StatusTimes
) -> None:
    for number, name in enumerate(LIFE, 1):
        shops.control.advance_clock(60)
        advanced = shops.advance(untouched["orderId"])
        assert advanced[name] == f"2026-06-15T10:{number:02}:00.000Z"
        assert shops.get(untouched["orderId"])[name] == advanced[name]
    assert tuple(sorted(status_times(advanced), key=advanced.__getitem__)) == LIFE
    with pytest.raises(ValueError, match="archived"):
        shops.advance(untouched["orderId"])


def test_a_timestamp_between_two_milliseconds_is_cut_to_the_first(shops: InProcessShops, order: Json) -> None:
    shops.control.advance_clock(0.0026)
    assert shops.advance(order["orderId"], "pendingOn")["pendingOn"] == "2026-06-15T10:00:00.002Z"


@pytest.mark.parametrize("name", ["rejectedOn", "returnedOn"])
def test_a_rejected_or_returned_order_is_only_put_away(
    shops: InProcessShops, untouched: Json, status_times: StatusTimes, name: str
) -> None:
    shops.advance(untouched["orderId"], name)
    shops.advance(untouched["orderId"])
    assert set(status_times(shops.advance(untouched["orderId"]))) == {name, "closedOn", "archivedOn"}


def test_any_status_can_be_set_at_any_time(
    shops: InProcessShops, untouched: Json, status_times: StatusTimes, contract: Contract
) -> None:
    for path in contract.schema("StatusPath")["enum"]:
        shops.advance(untouched["orderId"], path[1:])
    assert len(status_times(shops.get(untouched["orderId"]))) == 15


def test_a_step_by_the_shop_moves_only_the_clock_of_any_change(
    shops: InProcessShops, untouched: Json
) -> None:
    advanced = shops.advance(untouched["orderId"], "viewedOn")
    assert advanced.get("lastUpdatedOnDate") is None
    assert shops.page(updatedFrom="2026-06-15T10:00:00Z")["results"] == 1


def test_a_description_becomes_the_internal_note(shops: InProcessShops, order: Json) -> None:
    shops.advance(order["orderId"], "pendingOn", "Waiting for the goods")
    assert shops.get(order["orderId"])["internalNote"] == "Waiting for the goods"


def test_an_advanced_order_counts_as_updated(shops: InProcessShops, order: Json) -> None:
    path = f"/_mock/epages/orders/{order['orderId'].lower()}/advance"
    advanced = shops.send("POST", path, json={"status": "closedOn"}).json()
    told = {name: value for name, value in shops.get(order["orderId"]).items() if name != "links"}
    text = str(told).replace("http://mock", "http://localhost")
    assert str(advanced) == text


def test_an_unknown_step_or_order_is_refused(shops: InProcessShops, order: Json) -> None:
    path = f"/_mock/epages/orders/{order['orderId']}/advance"
    answer = shops.send("POST", path, json={"status": "shipped"})
    assert answer.status_code == 400
    assert "viewedOn" in answer.json()["error"]
    assert "editing" in answer.json()["error"]
    nobody = "/_mock/epages/orders/00000000-0000-0000-0000-000000000000/advance"
    assert shops.send("POST", nobody, json={}).status_code == 404


def test_a_summary_counts_statuses_edits_and_documents(
    shops: InProcessShops, order: Json, status_times: StatusTimes
) -> None:
    orders = shops.walk()
    shops.advance(order["orderId"], "editing")
    documents = [
        document["documentType"]
        for order in orders
        for document in shops.walk(f"/orders/{order['orderId']}/documents")
    ]
    summary = shops.control.summary()["providers"]["epages"]
    counts: dict[str, int] = {}
    for name in (name for order in orders for name in status_times(order)):
        counts[name] = counts.get(name, 0) + 1
    assert summary["orders"] == 24
    assert summary["statuses"] == counts
    assert summary["editing"] == 1
    assert {kind: summary["documents"][kind] for kind in ("Invoice", "CreditNote")} == {
        kind: documents.count(kind) for kind in ("Invoice", "CreditNote")
    }


def test_a_reset_makes_the_first_orders_again(shops: InProcessShops, order: Json) -> None:
    before = shops.walk()
    shops.add(order["orderId"], "/customerComment", "changed")
    shops.advance(order["orderId"], "editing")
    shops.advance(order["orderId"], "Invoice")
    shops.control.reset()
    assert shops.walk() == before
    assert shops.control.summary()["providers"]["epages"]["editing"] == 0


def test_everything_outlives_a_restart_with_a_state_file(make_shops: MakeShops, tmp_path: Path) -> None:
    first = make_shops(state=tmp_path / "state.sqlite")
    order_id = first.page()["items"][0]["orderId"]
    first.add(order_id, "/shippingAddress", {"city": "Bern"})
    first.advance(order_id, "Invoice")
    first.advance(order_id, "editing")
    before, stored = first.walk(), first.stored()
    calls = first.call("GET", "/orders").headers["x-ratelimit-remaining"]
    first.close()
    second = make_shops(state=tmp_path / "state.sqlite")
    assert sorted(second.stored()) == sorted(stored)
    assert int(second.call("GET", "/orders").headers["x-ratelimit-remaining"]) == int(calls) - 1
    assert second.walk() == before
    assert second.patch(order_id, {"op": "remove", "path": "/paidOn"}).status_code == 409


def test_a_request_is_remembered_without_its_token(shops: InProcessShops, order: Json) -> None:
    shops.get(order["orderId"])
    entry = shops.control.requests()[-1]
    assert (entry["operationId"], entry["provider"], entry["status"]) == ("getOrder", "epages", 200)
    assert "merchant-one" not in str(shops.control.requests())
    assert not any("merchant-one" in line for line in shops.stored())
