"""Control of Sendcloud's mock by a test: advance orders, keep the state, reset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


SENDCLOUD = {"provider": "sendcloud"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("on_hold", "unfulfilled"),
        ("unfulfilled", "fulfilled"),
        ("unshipped", "fulfilled"),
        ("UNSHIPPED", "fulfilled"),
    ],
)
def test_an_order_moves_to_its_usual_next_status(
    sendcloud: InProcessSendcloud, minimal: Json, before: str, after: str
) -> None:
    minimal["order_details"]["status"] = {"code": before, "message": "Before"}
    sendcloud.saved([minimal])
    sendcloud.control.advance_clock(60)
    moved = sendcloud.control.advance_order(1, **SENDCLOUD)
    assert moved == sendcloud.get(1)
    assert moved["order_details"]["status"] == {"code": after}
    now = "2026-06-15T10:01:00.000000+00:00"
    assert moved["order_details"]["order_updated_at"] == moved["modified_at"] == now
    assert moved["created_at"] == "2026-06-15T10:00:00.000000+00:00"
    assert sendcloud.ids(status=after, order_updated_at="2026-06-15") == [1]


def test_an_order_may_get_any_status_with_a_message(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    sendcloud.saved([minimal])
    path = "/_mock/sendcloud/orders/1/advance"
    answer = sendcloud.send("POST", path, json={"status": "returned", "description": "Came back"})
    assert answer.json()["order_details"]["status"] == {"code": "returned", "message": "Came back"}


@pytest.mark.parametrize("code", ["fulfilled", "to_review"])
def test_no_status_is_usual_after_the_end_or_after_a_code_of_the_shops_own(
    sendcloud: InProcessSendcloud, minimal: Json, code: str
) -> None:
    minimal["order_details"]["status"]["code"] = code
    sendcloud.saved([minimal])
    before = sendcloud.stored()
    assert sendcloud.send("POST", "/_mock/sendcloud/orders/1/advance").status_code == 400
    assert sendcloud.stored() == before


@pytest.mark.parametrize("status", ["", "x" * 1001])
def test_a_status_is_a_text_that_an_order_can_have(
    sendcloud: InProcessSendcloud, minimal: Json, status: str
) -> None:
    sendcloud.saved([minimal])
    path = "/_mock/sendcloud/orders/1/advance"
    assert sendcloud.send("POST", path, json={"status": status}).status_code == 400


@pytest.mark.parametrize("order_id", ["2", "0", "x", "555413", "99999999999999999999", "%D9%A1"])
def test_an_unknown_order_is_not_moved(sendcloud: InProcessSendcloud, minimal: Json, order_id: str) -> None:
    sendcloud.saved([minimal])
    assert sendcloud.send("POST", f"/_mock/sendcloud/orders/{order_id}/advance").status_code == 404


def test_orders_survive_a_restart_and_numbers_go_on(
    make_sendcloud: Callable[..., Any], complete: Json, tmp_path: Path
) -> None:
    first = make_sendcloud(state=tmp_path / "state.db", orders=4)
    first.saved([complete])
    listed = first.orders()
    first.close()
    second = make_sendcloud(state=tmp_path / "state.db", orders=99)
    assert second.orders() == listed
    assert second.saved([{**complete, "order_id": "other"}])[0]["id"] == 6
    second.close()


def test_a_reset_creates_the_first_orders_again(make_sendcloud: Callable[..., Any], minimal: Json) -> None:
    sendcloud = make_sendcloud(orders=7)
    first = sendcloud.orders()
    sendcloud.saved([minimal])
    sendcloud.control.reset()
    assert sendcloud.orders() == first


def test_the_summary_counts_orders_by_status(sendcloud: InProcessSendcloud, examples: Json) -> None:
    sendcloud.saved(examples["NewOrdersMinimal"])
    summary = sendcloud.control.summary()["providers"]["sendcloud"]
    assert summary == {"orders": {"unfulfilled": 2}, "tokens": 0}


def test_the_journal_names_operations_and_no_secrets(sendcloud: InProcessSendcloud) -> None:
    sendcloud.call("GET", "/orders")
    (entry,) = sendcloud.control.requests()
    assert (entry["operationId"], entry["path"], entry["status"]) == ("listOrders", "/sendcloud/orders", 200)
    assert "merchant-one" not in str(entry)
