"""The web page of the mock: orders, clock, requests, webhooks, faults and state, in a browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from orderkit.contract import Contract
from orderkit.mock import MockServer, MockSettings
from orderkit.nocnoc import AsyncNocnoc, Nocnoc
from page_desk import START, Desk, Receiver

KEY = {"X-Api-Key": "merchant-one"}
EXAMPLES = Contract.load("nocnoc").document["components"]["examples"]


def body_of(**changes: Any) -> Any:
    body = EXAMPLES["CreateOrderRequestTabletAndDrones"]["value"]
    return {
        name: body[name] for name in body if name not in ("expiration_date", "notification_url")
    } | changes


def create(server: MockServer, **changes: Any) -> Any:
    url = f"{server.url_for('nocnoc')}/api/order"
    return httpx.put(url, json=body_of(**changes), headers=KEY).json()


def create_sync(server: MockServer, body: Any) -> int:
    with Nocnoc("merchant-one", base_url=server.url_for("nocnoc")) as client:
        return client.create_order(body).id


def create_async(server: MockServer, body: Any) -> int:
    async def run() -> int:
        async with AsyncNocnoc("merchant-one", base_url=server.url_for("nocnoc")) as client:
            return (await client.create_order(body)).id

    with asyncio.Runner() as runner:
        return runner.run(run())


@pytest.mark.parametrize("create", [create_sync, create_async])
def test_an_order_of_the_sdk_appears_is_advanced_by_a_click_and_its_webhook_arrives(
    server: MockServer, desk: Desk, receiver: Receiver, create: Callable[[MockServer, Any], int]
) -> None:
    desk.go("orders/nocnoc")
    desk.see("nocnoc has no orders yet.")
    order_id = in_thread(create, server, body_of(notification_url=receiver.url))
    desk.click(str(order_id), role="link")
    desk.click("Advance to placed")
    assert json.loads(receiver.bodies.get(timeout=20))["status"] == "placed"
    desk.see("Webhook 1, attempt 1", within="#order")
    shown = desk.page.locator("#order .timeline li").all_inner_texts()
    assert [text.split("\n")[1].split(" ")[0] for text in shown] == [
        "Request",
        "Created",
        "Changed:",
        "Webhook",
    ]
    desk.click("Send again")
    assert json.loads(receiver.bodies.get(timeout=20))["status"] == "placed"
    desk.see("Webhook 1, attempt 2", within="#order")


def in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function without the event loop that Playwright keeps in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def test_a_reload_shows_the_same_order_again(server: MockServer, desk: Desk) -> None:
    order = create(server)
    desk.go(f"orders/nocnoc/{order['id']}?status=created")
    desk.see(f"Order {order['id']}")
    desk.page.reload()
    desk.see(f"Order {order['id']}")
    assert desk.page.locator("#order-status").input_value() == "created"


@pytest.mark.parametrize("provider", ["nocnoc-store", "noventiq", "sendcloud", "epages"])
def test_orders_of_every_provider_are_listed_and_change(
    server: MockServer, desk: Desk, provider: str
) -> None:
    listed = server.control.views.orders(provider)["orders"]
    for order in listed:
        following = server.control.views.order(provider, order["id"])["next"]
        if following and following[0] not in order["statuses"]:
            break
    desk.go(f"orders/{provider}/{order['id']}")
    assert desk.page.locator("#order-list tbody tr").count() == 12
    desk.click(f"Advance to {following[0]}")
    desk.see(f"Order {order['id']}: {following[0]}.", within="body")
    desk.page.locator("#order .timeline li.status").wait_for()


def test_a_filter_and_a_search_narrow_the_list(server: MockServer, desk: Desk) -> None:
    counts = server.control.views.orders("noventiq")["statuses"]
    desk.go("orders/noventiq")
    desk.page.locator("#order-status").select_option("paid")
    desk.see(f"{counts['paid']} shown", within="#order-list")
    desk.page.locator("#order-search").fill("no such order")
    desk.click("Search")
    desk.see("No order has that status, id or label.")


def test_a_long_list_is_continued(server: MockServer, desk: Desk) -> None:
    server.control.seed(60, provider="noventiq")
    desk.go("orders/noventiq")
    desk.see("50 shown")
    desk.click("Show more")
    desk.see("72 shown")


def test_a_refused_request_shows_the_rule_it_broke_and_its_part_of_the_spec(
    server: MockServer, desk: Desk
) -> None:
    desk.go("requests")
    create(server, merchant_invoice_id=7)
    desk.see("400 refused")
    desk.see("body merchant_invoice_id: is not of type string")
    desk.click("1", role="link")
    link = desk.page.get_by_role("link", name="#/components/schemas/CreateOrderRequest/properties")
    assert (link.get_attribute("href") or "").startswith("nocnoc/openapi.json#/components/")
    desk.page.get_by_text("Show this part of the spec").click()
    desk.page.locator("#request .reason pre").get_by_text('"string"').wait_for()
    desk.see('"x-api-key": "***"', within="#request")


def test_only_failed_requests_are_shown_if_wanted(server: MockServer, desk: Desk) -> None:
    desk.go("requests")
    create(server)
    create(server)
    desk.see("2 shown")
    desk.page.get_by_label("Only those that failed").check()
    desk.see("1 shown")
    desk.see(server.control.requests()[-1]["refusal"]["rule"])


def test_the_clock_moves_and_orders_expire(server: MockServer, desk: Desk) -> None:
    order = create(server)
    desk.go(f"orders/nocnoc/{order['id']}")
    desk.see("2026-11-30 10:00:00 UTC", within="header")
    for _ in range(3):
        desk.click("+ 1 day")
    desk.see("2026-12-03 10:00:00 UTC", within="header")
    desk.see("expired", within="#order .timeline")
    desk.click("Run with the system")
    desk.see("is running", within="header")
    desk.click("Stop the clock")
    desk.see("stands still", within="header")


def test_a_fault_is_planned_hits_a_call_and_is_gone(server: MockServer, desk: Desk) -> None:
    desk.go("faults")
    desk.page.locator("#fault-provider").select_option("nocnoc")
    desk.page.locator("#fault-operation").select_option("getOrder")
    desk.page.get_by_label("Status or error code").fill("503")
    desk.page.get_by_label("Retry-After, in seconds").fill("7")
    desk.click("Plan")
    desk.see("1 planned")
    answer = httpx.get(f"{server.url_for('nocnoc')}/api/order/1", headers=KEY)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")
    desk.see("None is planned.")


def test_what_the_mock_refuses_is_said(desk: Desk) -> None:
    desk.go("faults")
    desk.page.get_by_label("Status or error code").fill("700")
    desk.click("Plan")
    alert = desk.page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("status must be an error code of the provider or an HTTP status")


def test_faults_by_chance_start_and_stop(server: MockServer, desk: Desk) -> None:
    desk.go("faults")
    desk.page.get_by_label("Share of all requests").fill("100")
    desk.click("Start")
    desk.see("Active: 100 % of the requests to every provider")
    desk.click("Stop")
    desk.see("None is active.")
    assert server.control.random_faults() is None


def test_a_snapshot_is_taken_and_restored(server: MockServer, desk: Desk) -> None:
    order = create(server)
    desk.go("state")
    desk.page.get_by_label("Name", exact=True).fill("before")
    desk.click("Take a snapshot")
    desk.see("1 kept until the mock stops")
    server.control.advance_order(order["id"])
    desk.click("Restore")
    desk.see("Snapshot before is restored.", within="body")
    assert server.control.views.order("nocnoc", str(order["id"]))["statuses"] == ["created"]


def test_a_reset_is_confirmed_first(server: MockServer, desk: Desk) -> None:
    create(server)
    desk.go("state")
    desk.click("Reset the mock")
    desk.click("Keep it")
    assert server.control.views.orders("nocnoc")["statuses"] == {"created": 1}
    desk.click("Reset the mock")
    desk.click("Reset")
    desk.see("The mock is as at its start.", within="body")
    assert server.control.views.orders("nocnoc")["statuses"] == {}


def test_orders_are_seeded(server: MockServer, desk: Desk) -> None:
    desk.go("orders/nocnoc")
    desk.click("Seed 10 orders")
    desk.see("10 shown")


def test_what_a_request_sends_is_never_taken_for_html(server: MockServer, desk: Desk) -> None:
    text = "<img src=x onerror=alert(1)>"
    sendcloud = Contract.load("sendcloud").document["components"]["examples"]
    order = next(each["value"] for each in sendcloud.values() if isinstance(each["value"], list))[0]
    answer = httpx.post(
        f"{server.url_for('sendcloud')}/orders",
        json=[{**order, "order_number": text}],
        auth=("merchant-one", "merchant-one-secret"),
    )
    order_id = answer.json()["data"][0]["id"]
    desk.go(f"orders/sendcloud/{order_id}")
    desk.see(text, within="#order-list")
    desk.see(text, within="#order dl")
    httpx.get(f"{server.url_for('nocnoc')}/api/{text}", headers=KEY)
    desk.go("requests/2")
    desk.see(text, within="#request-list")
    assert desk.page.locator("img").count() == 0


def test_the_page_goes_on_after_the_mock_was_restarted(server: MockServer, desk: Desk) -> None:
    port = int(server.url.rpartition(":")[2])
    desk.go("orders/noventiq")
    server.stop()
    desk.see("Connection lost, trying again", within="header")
    with MockServer(MockSettings(clock=START, orders=3), port=port):
        desk.see("Live", within="header")
        desk.see("3 shown")
        desk.page.close()


def test_the_page_works_below_a_prefix_and_allows_nothing_else(server: MockServer) -> None:
    page = httpx.get(f"{server.url}/", headers={"Accept": "text/html"})
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert 'href="/' not in page.text
    assert 'src="/' not in page.text


@pytest.mark.parametrize("accept", ["*/*", "application/json"])
def test_a_program_gets_no_html(server: MockServer, accept: str) -> None:
    answer = httpx.get(f"{server.url}/", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


@pytest.mark.parametrize("path", ["/", "/_mock/page/page.js"])
def test_a_page_of_another_site_gets_nothing(server: MockServer, path: str) -> None:
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "cross-site"}
    assert httpx.get(f"{server.url}{path}", headers=headers).status_code == 403


@pytest.mark.parametrize("name", ["", "nothing.js", "__init__.py", "..%2F__init__.py", "page.js/x"])
def test_nothing_but_the_files_of_the_page_is_served(server: MockServer, name: str) -> None:
    assert httpx.get(f"{server.url}/_mock/page/{name}").status_code == 404


def test_a_seeded_order_shows_the_past_of_its_own_record(server: MockServer, desk: Desk) -> None:
    server.control.seed(5)
    (order,) = server.control.views.orders("nocnoc", status="in_warehouse")["orders"]
    desk.go(f"orders/nocnoc/{order['id']}")
    desk.see("Created, and seeded with a past", within="#order .timeline")
    desk.see("Shenzhen, CN", within="#order .timeline")


def test_a_setting_is_changed_and_a_wrong_value_is_refused(server: MockServer, desk: Desk) -> None:
    desk.go("settings")
    desk.page.get_by_label("Name or meaning").fill("nocnoc.shipping_usd")
    desk.see("1 shown")
    desk.page.get_by_label("nocnoc.shipping_usd", exact=True).fill("20")
    desk.click("Set nocnoc.shipping_usd")
    desk.see("changed")
    assert server.settings.nocnoc.shipping_usd == 20
    desk.page.get_by_label("nocnoc.shipping_usd", exact=True).fill("much")
    desk.click("Set nocnoc.shipping_usd")
    alert = desk.page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("nocnoc.shipping_usd must be")
    assert server.settings.nocnoc.shipping_usd == 20
